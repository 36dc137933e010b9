# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a chart shows, as frozen data. The same specification gives the picture, the words, the table and the CSV."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.wording import Language


class Direction(StrEnum):
    """What a rise means. For a neutral figure no colour says that it is good or bad."""

    LOWER = "lager"
    HIGHER = "hoger"
    NEUTRAL = "neutraal"


class Step(StrEnum):
    """How long a period is; the codes are those of CBS."""

    YEAR = "JJ"
    HALF = "HJ"
    QUARTER = "KW"
    MONTH = "MM"

    @property
    def per_year(self) -> int:
        """How many of them a year has.

        >>> Step.MONTH.per_year
        12
        """
        return {"JJ": 1, "HJ": 2, "KW": 4, "MM": 12}[self.value]

    def at(self, year: int, number: int = 1) -> int:
        """Return the place of a period on the axis; periods that follow each other differ by one.

        >>> Step.MONTH.at(2025, 1) - Step.MONTH.at(2024, 12)
        1
        """
        return year * self.per_year + number - 1


class LevelKind(StrEnum):
    """What a level that a figure is held against stands for."""

    TARGET = "doel"
    BASELINE = "nulmeting"


@dataclass(frozen=True, slots=True)
class About:
    """What is the same for every kind of chart.

    Attributes:
        title: who and what: "Woninginbraak in Wijchen".
        unit: what is counted: "misdrijven per jaar"; "%" writes the sign after each value.
        decimals: digits after the sign; 0 is a count, and its axis has whole numbers only.
        source: the line under the chart: "Bron: Politie, tabel 47018NED, opgehaald 20 mei 2026".
        sentence: the honest sentence of lib/statistics; empty when there is none.
        label: what may be said about the change; decides whether a mark or a colour may stand in the chart.
        direction: what a rise means.
        language: of the chart's own words and numbers.
        notes: further lines under the chart: rounding, the definition of a set.
    """

    title: str
    unit: str
    decimals: int = 0
    source: str = ""
    sentence: str = ""
    label: Label = Label.NO_LABEL
    direction: Direction = Direction.NEUTRAL
    language: Language = Language.DUTCH
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One value, or the reason why there is none.

    Attributes:
        at: the period, from `Step.at`; a year is its number.
        number: the value, 0 or more; None when it is missing.
        low, high: its interval; None when there is none. An unbounded interval has no place in a chart.
        missing: why there is no value, in words: "geheim", "minder dan 5".
        provisional: drawn open, never labelled.
        note: goes into the table.

    Raises:
        ValueError: for a number that is negative or endless, or half an interval.
    """

    at: int
    number: float | None
    low: float | None = None
    high: float | None = None
    missing: str = ""
    provisional: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        check(self.number, self.low, self.high)


def check(number: float | None, low: float | None, high: float | None) -> None:
    """Refuse what cannot be drawn.

    Raises:
        ValueError: for a number that is negative or endless, or half an interval.
    """
    for each in (number, low, high):
        if each is not None and not 0 <= each < math.inf:
            raise ValueError("chart: a number is 0 or more, and has an end")
    if (low is None) != (high is None) or (low is not None and high is not None and low > high):
        raise ValueError("chart: an interval has a lower and an upper limit, in that order")


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one municipality, team or country through time.

    Attributes:
        name: whose values.
        values: by period, each once; what lies between them and is absent is a gap.
        comparison: a thin dashed line without dots: the country, or similar municipalities.

    Raises:
        ValueError: for two values of one period, or an order that is not that of time.
    """

    name: str
    values: tuple[Value, ...]
    comparison: bool = False

    def __post_init__(self) -> None:
        if any(one.at >= other.at for one, other in pairwise(self.values)):
            raise ValueError("chart: values stand in the order of time, one for each period")


def indexed(country: Series, own: Series, base: tuple[int, ...], name: str) -> Series | None:
    """Return the country brought to the level of a municipality, so that their courses can be compared.

    Args:
        country, own: values of the same periods.
        base: the periods that are made equal; several, because one year of a small municipality is chance.
        name: of the line; it must say that it was brought to the same level, and from when.

    Returns:
        The country times the municipality's share of it in the base; None when a value of the base is missing or zero.

    >>> country = Series("", (Value(2023, 1000), Value(2024, 1100)))
    >>> brought = indexed(country, Series("", (Value(2023, 20), Value(2024, 30))), (2023,), "land = 2023")
    >>> [value.number for value in brought.values]
    [20.0, 22.0]
    """
    sums = []
    for series in (country, own):
        numbers = [value.number for value in series.values if value.at in base and value.number is not None]
        sums.append(sum(numbers) if len(numbers) == len(set(base)) else 0)
    if not all(sums):
        return None
    share = sums[1] / sums[0]
    values = (
        replace(each, number=None if each.number is None else each.number * share, low=None, high=None)
        for each in country.values
    )
    return Series(name, tuple(values), comparison=True)


@dataclass(frozen=True, slots=True)
class Break:
    """A change of method or division before a period; the line does not cross it.

    Attributes:
        at: the first period of after the break.
        text: what changed.
        cuts: false when the source corrected the values of before, so that the line may go on.
    """

    at: int
    text: str
    cuts: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """What people know about a period: more effort, a registration effect, an outlier.

    Attributes:
        at: the period.
        text: the words under the chart.
    """

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """A level that a figure is held against: a target or a baseline.

    Attributes:
        number: the level.
        text: its words: "doel: ten hoogste 30".
        kind: target or baseline; they have a dash of their own.
        first, last: the periods for which it holds; None for as far as the chart goes.
    """

    number: float
    text: str
    kind: LevelKind = LevelKind.TARGET
    first: int | None = None
    last: int | None = None

    def __post_init__(self) -> None:
        check(self.number, None, None)


MOST_LINES = 4
"""Lines that can be told apart in black and white; more is a page of small charts."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Values over periods: dots, line, interval band, breaks, remarks, levels.

    Raises:
        ValueError: without a series, or with more than can be told apart.
    """

    about: About
    series: tuple[Series, ...]
    step: Step = Step.YEAR
    breaks: tuple[Break, ...] = ()
    remarks: tuple[Remark, ...] = ()
    levels: tuple[Level, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= MOST_LINES:
            raise ValueError(f"chart: from 1 to {MOST_LINES} lines; more is a page of small charts")


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart among others.

    Attributes:
        series: its values; the name stands above it.
        comparison: a second, thin line.
        label, direction, unit, decimals: as in `About`, where they differ from the others; None for the same.
        levels, breaks: as in `Lines`; drawn without words.
    """

    series: Series
    comparison: Series | None = None
    label: Label = Label.NO_LABEL
    direction: Direction | None = None
    unit: str | None = None
    decimals: int | None = None
    levels: tuple[Level, ...] = ()
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Multiples:
    """Small charts beside each other, over the same periods.

    Attributes:
        shared: one scale for all, so that heights can be compared; false: each its own. It is said under the chart.

    Raises:
        ValueError: without panels, or with a shared scale for different units.
    """

    about: About
    panels: tuple[Panel, ...]
    shared: bool
    step: Step = Step.YEAR

    def __post_init__(self) -> None:
        if not self.panels:
            raise ValueError("chart: small charts need at least one")
        if self.shared and any(each.unit not in (None, self.about.unit) for each in self.panels):
            raise ValueError("chart: different units cannot share a scale")
