# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Charts of months and of places or kinds beside each other, as frozen data. None of them ranks."""

from dataclasses import dataclass

from driehoek.lib.charts.model import About, Break, Level, Remark, Series, Step, check
from driehoek.lib.statistics.labels import Label

MOST_PERIODS = 2
"""Values of one area in a chart of dots: now, and one of before."""

SMALLEST_EXPECTED = 0.01
"""Below this a ratio means nothing, and its limits have no end."""

Ring = tuple[tuple[float, float], ...]
"""Points of a boundary as longitude and latitude."""


@dataclass(frozen=True, slots=True)
class Months:
    """Counts per month as bars, with their totals over twelve months as a line above.

    The totals are the sum of what is drawn, made only where all twelve months are known and no break lies between.

    Attributes:
        series: one value per month.
        bounds: per month the number up to which nothing is unusual; may be empty.
    """

    about: About
    series: Series
    bounds: Series | None = None
    breaks: tuple[Break, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def step(self) -> Step:
        """Months."""
        return Step.MONTH


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        name: what is counted.
        number: how many; None when it is missing.
        missing: why, in words.
        note: goes into the table.
    """

    name: str
    number: float | None
    missing: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        check(self.number, None, None)


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts beside each other, from zero."""

    about: About
    bars: tuple[Bar, ...]

    def __post_init__(self) -> None:
        if not self.bars:
            raise ValueError("chart: bars need at least one")


@dataclass(frozen=True, slots=True)
class Dots:
    """Values with their margins, such as those of a survey: one row for each area.

    Attributes:
        rows: areas, each with the value of now and at most one of before.
        levels: the country, a target; drawn as upright lines.

    Raises:
        ValueError: without rows, or with more periods than can be told apart.
    """

    about: About
    rows: tuple[Series, ...]
    step: Step = Step.YEAR
    levels: tuple[Level, ...] = ()

    def __post_init__(self) -> None:
        if not self.rows or any(len(row.values) > MOST_PERIODS for row in self.rows):
            raise ValueError(f"chart: rows of dots, each with at most {MOST_PERIODS} periods")


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality in a funnel.

    Attributes:
        name: its name; written only when it is one of our own.
        observed: cases.
        expected: cases to expect with the rates of similar municipalities.
        own: one of this partnership; the others are grey and without a name.
    """

    name: str
    observed: float
    expected: float
    own: bool = False

    def __post_init__(self) -> None:
        check(self.observed, None, None)
        check(self.expected, None, None)
        if self.expected < SMALLEST_EXPECTED:
            raise ValueError(f"chart: an expected number is at least {SMALLEST_EXPECTED}")

    @property
    def ratio(self) -> float:
        """How many cases there are for each that was to be expected."""
        return self.observed / self.expected


@dataclass(frozen=True, slots=True)
class Funnel:
    """Municipalities compared with what is to be expected of places like them; no league table.

    Attributes:
        places: all of them.
        tau2: how much places truly differ, from `over_dispersion` on the log scale.
        period: the name of the period: "2025".
    """

    about: About
    places: tuple[Place, ...]
    tau2: float
    period: str

    def __post_init__(self) -> None:
        check(self.tau2, None, None)
        if not self.places:
            raise ValueError("chart: a funnel needs places")


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality on a map.

    Attributes:
        name: written in it or beside it.
        rings: its boundary, from `outlines`.
        number: its value; None when it is missing or may not be told.
        missing: why there is no number, in words.
        too_few: hatched: there are too few cases to say anything; the number may still be there.
        label: of its change; an arrow stands beside the number of a clear one.
    """

    name: str
    rings: tuple[Ring, ...]
    number: float | None
    missing: str = ""
    too_few: bool = False
    label: Label = Label.NO_LABEL

    def __post_init__(self) -> None:
        check(self.number, None, None)
        if not self.rings or any(len(ring) < 3 for ring in self.rings):
            raise ValueError("chart: a boundary has at least three points")


@dataclass(frozen=True, slots=True)
class AreaMap:
    """The municipalities of a partnership on a map, in tones of one colour: more is darker, never better or worse.

    Attributes:
        areas: each once.
        period: the name of the period: "2025".
    """

    about: About
    areas: tuple[Area, ...]
    period: str

    def __post_init__(self) -> None:
        if not self.areas:
            raise ValueError("chart: a map needs areas")
