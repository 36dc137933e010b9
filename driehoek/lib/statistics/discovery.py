# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Automatic lists: what stands out when everything is compared with everything.

Source: Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001. Agreed indicators, fixed beforehand, need none of this.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from driehoek.lib.statistics.arrays import FloatArray, IntArray, as_counts, as_one_of, as_share
from driehoek.lib.statistics.labels import SMALLEST_TOTAL
from driehoek.lib.statistics.results import VERSION

FALSE_SHARE = 0.10
"""Of what is called remarkable, at most this share is false on average."""

TO_DISCUSS = 5
"""So many are offered "to discuss, may be chance" when nothing stands out."""

Correction = Literal["bh", "by", "holm", "bonferroni"]


@dataclass(frozen=True, slots=True)
class Remarkable:
    """What an automatic list shows.

    Attributes:
        found: places of the cells that stand out, most remarkable first.
        to_discuss: when nothing stands out, the places of the five smallest p values: may be chance.
        compared: cells that took part.
        q: adjusted p value per cell; NaN for those that took no part.
        version: version of the methods.
    """

    found: IntArray
    to_discuss: IntArray
    compared: int
    q: FloatArray
    version: str = VERSION


def adjusted(p_values: npt.ArrayLike, method: Correction = "bh") -> FloatArray:
    """Return p values adjusted for their number, over the whole (flattened) array; missing ones take no part.

    Args:
        p_values: 0-1 or NaN, any shape.
        method: "bh" false-discovery (default), "by" under any dependence, "holm" or "bonferroni" family-wise.

    Returns:
        Adjusted values in the same shape; they keep the order of the p values.

    Raises:
        ValueError: outside 0-1, or for another method.

    >>> adjusted([0.01, 0.04, np.nan])
    array([0.02, 0.04,  nan])
    """
    as_one_of(method, ("bh", "by", "holm", "bonferroni"), "method")
    values = as_share(p_values, "p values")
    flat = values.ravel()
    result = np.full(flat.shape, np.nan)
    known = np.flatnonzero(~np.isnan(flat))
    order = known[np.argsort(flat[known], kind="stable")]
    sorted_ = flat[order]
    count = order.size
    place = np.arange(1, count + 1)
    if method == "bonferroni":
        steps = sorted_ * count
    elif method == "holm":
        steps = np.maximum.accumulate(sorted_ * (count - place + 1))
    else:
        factor = count * (np.sum(1 / place) if method == "by" else 1.0)
        steps = np.minimum.accumulate((sorted_ * factor / place)[::-1])[::-1]
    result[order] = np.minimum(steps, 1)
    return result.reshape(values.shape)


def remarkable(p_values: npt.ArrayLike, totals: npt.ArrayLike) -> Remarkable:
    """Return what stands out in a list of comparisons, corrected for their number.

    Args:
        p_values: against the usual wobble, one dimension; leave out totals of which the parts take part.
        totals: cases in both periods together; below ten a cell takes no part.

    Returns:
        Cells with an adjusted p value below 0.10, or else the top five to discuss.

    Raises:
        ValueError: for p values outside 0-1, impossible totals, or another shape.

    >>> remarkable([0.0001, 0.4, 0.01], [50, 60, 8]).found
    array([0])
    """
    values = as_share(p_values, "p values")
    cases = as_counts(totals, "totals")
    if values.ndim != 1 or cases.shape != values.shape:
        raise ValueError("p values: one list, with a total for each")
    take_part = (cases >= SMALLEST_TOTAL) & ~np.isnan(values)
    q = adjusted(np.where(take_part, values, np.nan))
    order = np.argsort(np.where(take_part, values, np.inf), kind="stable")
    found = order[q[order] < FALSE_SHARE]
    compared = int(take_part.sum())
    rest = order[: min(TO_DISCUSS, compared)] if found.size == 0 else order[:0]
    return Remarkable(found, rest, compared, q)
