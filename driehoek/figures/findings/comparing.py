# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Compares the newest year of every area with years before it, in arrays: one call of the statistics per comparison."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from driehoek.figures.findings.panels import Flags, Floats
from driehoek.figures.findings.wobbles import Usual
from driehoek.figures.rules import Compared
from driehoek.lib.statistics.change import Change, compare
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.panel import Comparison
from driehoek.lib.statistics.rounded import label_of_rounded

#: Which fit of the wobble belongs to a comparison.
FIT = {
    Compared.THREE_YEARS: Comparison.THREE_YEARS,
    Compared.YEAR_BEFORE: Comparison.YEAR_ON_YEAR,
    Compared.COUNTRY: Comparison.THREE_YEARS,
}


@dataclass(frozen=True, slots=True)
class Reference:
    """Counts of the whole country, in the same periods; NaN for a comparison with the own past."""

    now: float = np.nan
    before: float = np.nan

    def ratio(self, years_before: int) -> float:
        """Return the ratio of the yearly counts; 1 for a comparison with the own past."""
        return 1.0 if np.isnan(self.now) else self.now / (self.before / years_before)


@dataclass(frozen=True, slots=True)
class Compare:
    """One indicator in all areas, ready to be compared.

    Attributes:
        indicator: its key.
        year: that is looked at.
        areas: codes, in the order of the rows.
        now, before: counts per area; ``before`` over ``years_before`` years; NaN for missing.
        moving: whether a figure that takes part is provisional.
        reference: what counts as "no difference": the counts of the country now and before, or the own past.
        broken: whether counting changed between the two, so that nothing may be said.
    """

    indicator: str
    compared: Compared
    year: int
    areas: tuple[str, ...]
    now: Floats
    before: Floats
    years_before: int
    moving: Flags
    reference: Reference
    usual: Usual
    rounded_to: int
    broken: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What may be said about one indicator in all areas; see ``Finding``."""

    asked: Compare
    label: npt.NDArray[np.int64]
    p_chance: Floats
    p_wobble: Floats


def found(asked: Sequence[Compare]) -> Iterator[Found]:
    """Return the labels of many comparisons at once."""
    if not asked:
        return
    sizes = [len(one.areas) for one in asked]

    def spread(values: Sequence[float]) -> Floats:
        return np.repeat(np.array(values, dtype=np.float64), sizes)

    change = compare(
        np.concatenate([one.now for one in asked]),
        np.concatenate([one.before for one in asked]),
        spread([one.usual.s if one.usual.known else np.inf for one in asked]),
        1.0,
        spread([one.years_before for one in asked]),
        spread([one.reference.ratio(one.years_before) for one in asked]),
        np.concatenate([one.moving for one in asked]),
    )
    start = 0
    for one, size in zip(asked, sizes, strict=True):
        yield _judged(one, change, slice(start, start + size))
        start += size


def _judged(one: Compare, change: Change, part: slice) -> Found:
    label, p_wobble = change.label[part].copy(), change.p_wobble[part]
    p_chance = change.p_chance[part]
    if not one.usual.known:
        # More than chance, but nobody knows how much this wobbles by itself: then there is nothing to call it.
        label[(label != Label.TOO_FEW) & (label != Label.NO_DEMONSTRABLE_CHANGE)] = Label.NO_LABEL
    if one.rounded_to:
        label = _rounded(one, label)
    if one.broken:
        label[:] = Label.NO_LABEL
    return Found(one, label, p_chance, p_wobble)


def _rounded(one: Compare, label: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return only the labels that hold for every count that a rounded one can stand for."""
    if one.years_before != 1 or not one.usual.known:
        return np.full_like(label, Label.NO_LABEL)
    strict = label_of_rounded(one.now, one.before, one.usual.s, 1.0, 1.0, one.reference.ratio(1))
    return np.where(label == Label.NO_LABEL, Label.NO_LABEL, strict)
