# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Do the prediction intervals of targets hold? Each real year, predicted from the years before it only.

Done again with the yearly fit; the shares stand in the reference beside the fitted wobble.
Source: Gneiting, Balabdaoui & Raftery 2007 (predictions are judged on what came after).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from driehoek.lib.statistics.panel import Comparison, Panel
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statistics.targets import outlook
from driehoek.lib.statistics.wobble import LARGEST_PLACE, fit

FEWEST_BEFORE = 10
"""Years are predicted from at least this many cases in the history; below that nobody sets a target."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often real year totals lay within their prediction interval.

    Attributes:
        inside: share within the interval; the confidence that was asked is perfect.
        below, above: share under the lower limit, and over the upper one.
        years: share within the interval per calendar year.
        tested: year totals that were predicted.
        version: version of the methods.
    """

    inside: float
    below: float
    above: float
    years: dict[int, float]
    tested: int
    version: str = VERSION


def coverage(
    panels: Mapping[str, Panel],
    comparison: Comparison,
    first: int,
    confidence: float = 0.9,
    largest: float = LARGEST_PLACE,
    known_country: bool = False,
) -> Coverage | None:
    """Return how often the totals of the years from ``first`` on lay in an interval made without them.

    Args:
        panels: per code, the whole country.
        comparison: the history that a prediction is made from.
        first: first calendar year to predict; the wobble of each year is fitted on the years before it.
        confidence: coverage that is asked of the intervals.
        largest: inhabitants of the largest place that takes part.
        known_country: predict with the wobble of labels, which leaves out what the whole country did; it is too
            narrow, because nobody knows that beforehand.

    Returns:
        A `Coverage`; None when there is nothing to predict.

    >>> coverage({}, Comparison.YEAR_ON_YEAR, 2020) is None
    True
    """
    low, high, count = (dict[int, int]() for _ in range(3))
    for panel in panels.values():
        for year in (int(one) for one in panel.years if one >= first):
            earlier = panel.pairs(comparison, largest, last=year - 1)
            s = fit(earlier if known_country else earlier.unadjusted()).s
            pairs = panel.pairs(comparison, largest, first=year, last=year)
            use = pairs.before >= FEWEST_BEFORE
            now = pairs.now[use]
            total = outlook(np.nan, pairs.before[use], pairs.exposure_before, s, confidence=confidence).total
            low[year] = low.get(year, 0) + int((now < total.lower).sum())
            high[year] = high.get(year, 0) + int((now > total.upper).sum())
            count[year] = count.get(year, 0) + now.size
    tested = sum(count.values())
    if tested == 0:
        return None
    below, above = sum(low.values()) / tested, sum(high.values()) / tested
    years = {year: 1 - (low[year] + high[year]) / some for year, some in count.items() if some}
    return Coverage(1 - below - above, below, above, years, tested)
