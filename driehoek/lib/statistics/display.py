# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be shown at which count. One table, used by every page; the reasons stand in honest-figures.md.

Sources: NCHS 2023 and PHE (nothing per inhabitant below ten cases); CBS (rounding to fives); the steps are our choice.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum

import numpy as np
import numpy.typing as npt

from driehoek.lib.statistics.arrays import FloatArray, IntArray, as_counts
from driehoek.lib.statistics.labels import Label


class Show(Enum):
    """Whether a part of a figure is shown."""

    NEVER = "never"
    IN_DETAIL = "in_detail"
    ON_REQUEST = "on_request"
    ALWAYS = "always"


class PercentPolicy(StrEnum):
    """How a change may be written."""

    ABSOLUTE_ONLY = "absolute_only"
    ABSOLUTE_PLUS_INTERVAL = "absolute_plus_interval"
    PERCENT_WITH_INTERVAL = "percent_with_interval"


@dataclass(frozen=True, slots=True)
class Tier:
    """What is shown from a count on.

    Attributes:
        count_from: smallest count of this tier.
        interval: the limits of the count.
        rate: cases per 1.000 inhabitants, always with its limits.
        percentage: a change in percent, always beside both counts.
    """

    count_from: int
    interval: Show
    rate: Show
    percentage: Show


TIERS = (
    Tier(0, Show.IN_DETAIL, Show.NEVER, Show.NEVER),
    Tier(5, Show.ALWAYS, Show.NEVER, Show.NEVER),
    Tier(10, Show.ALWAYS, Show.ALWAYS, Show.NEVER),
    Tier(20, Show.ALWAYS, Show.ALWAYS, Show.ON_REQUEST),
    Tier(50, Show.ALWAYS, Show.ALWAYS, Show.ALWAYS),
)
"""Ordered by count. The absolute count is always shown, unless disclosure control hides it; 0 is never blank."""


def tier_number(smallest: npt.ArrayLike) -> IntArray:
    """Return the place in `TIERS` of each count, -1 for missing.

    Args:
        smallest: the count, or the smaller of both counts of a change.

    Raises:
        ValueError: for impossible counts.

    >>> tier_number([0, 4, 5, 19, 50])
    array([0, 0, 1, 2, 4])
    """
    counts = as_counts(smallest)
    number = np.searchsorted([tier.count_from for tier in TIERS], counts, side="right") - 1
    return np.where(np.isnan(counts), -1, number)


def tier(smallest: int) -> Tier:
    """Return what may be shown of one count.

    Args:
        smallest: the count, or the smaller of both counts of a change.

    Raises:
        ValueError: for a missing or impossible count.

    >>> tier(12).percentage.value
    'never'
    """
    number = int(tier_number(smallest))
    if number < 0:
        raise ValueError("count: of a missing count nothing is shown")
    return TIERS[number]


ROUNDED_PERCENT_FROM = 100
"""From a source rounded to 5 no percentage is shown below this many cases."""


def percent_policy(now: int, before: int, rounded: bool = False) -> PercentPolicy:
    """Return how the change between two counts may be written: never a percentage below 20, nor from 0.

    Args:
        now, before: both counts.
        rounded: true for a source rounded to multiples of 5; then only counts from 100 on get a percentage.

    Raises:
        ValueError: for a missing or impossible count.

    >>> percent_policy(38, 21).value
    'absolute_plus_interval'
    """
    tiers = tier(now), tier(before)
    smallest = min(tiers, key=lambda one: one.count_from)
    if rounded and min(now, before) < ROUNDED_PERCENT_FROM:
        return PercentPolicy.ABSOLUTE_ONLY
    return {
        Show.NEVER: PercentPolicy.ABSOLUTE_ONLY,
        Show.ON_REQUEST: PercentPolicy.ABSOLUTE_PLUS_INTERVAL,
        Show.ALWAYS: PercentPolicy.PERCENT_WITH_INTERVAL,
    }[smallest.percentage]


def shows_colour(label: Label, polarity_known: bool) -> bool:
    """Tell whether a colour may be shown: only for a clear change of a code whose rise is known to be good or bad.

    Args:
        label: the label of the change.
        polarity_known: false for neutral codes; more drugs cases can mean more police work.

    >>> shows_colour(Label.CLEAR_RISE, polarity_known=False)
    False
    """
    return polarity_known and label.is_clear


def round_to_5(count: npt.ArrayLike) -> FloatArray:
    """Return counts rounded to multiples of 5, as CBS does; totals are rounded by themselves, not summed.

    Args:
        count: cases; any shape.

    Raises:
        ValueError: for impossible counts.

    >>> round_to_5([2, 3, 162])
    array([  0.,   5., 160.])
    """
    return np.asarray(5 * np.floor((as_counts(count) + 2) / 5), dtype=np.float64)
