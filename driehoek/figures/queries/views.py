# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures as pages and papers get them: a series with everything that must be told with it, and what may be said."""

import math
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from driehoek.figures.indicators import indicator
from driehoek.figures.rules import Compared, Remark
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.changes import sentence_of_change
from driehoek.lib.statistics.sentences.others import Reference, sentence_against_others
from driehoek.lib.statistics.sentences.stored import StoredChange
from driehoek.lib.statistics.sentences.wording import Language, Name
from driehoek.lib.statline.periods import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area: its code, and its name in the words of the source."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Point:
    """One value, or the reason why there is none.

    Attributes:
        value: in the unit of the series; ``None`` when there is none, never zero instead.
        missing: why there is none: a value of ``Missing``; empty when there is one.
        low, high: margin, where the source gives one.
        status: a value of ``Status``.
        revised: it once had another value here.
    """

    period: Period
    value: float | None
    missing: str = ""
    low: float | None = None
    high: float | None = None
    status: str = "definitief"
    note: str = ""
    revised: bool = False

    @property
    def provisional(self) -> bool:
        """Whether it may still move, so that nothing is said about a change."""
        return self.status in ("voorlopig", "nader_voorlopig")


@dataclass(frozen=True, slots=True)
class BreakView:
    """A change of definition or registration: figures before and from this period are not the same thing."""

    period: Period
    text: str


@dataclass(frozen=True, slots=True)
class AnnotationView:
    """What somebody has to say about some periods; ``area`` is empty where it is about the whole partnership."""

    uid: UUID
    area: str
    first: Period
    last: Period
    kind: Remark
    text: str
    example: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a series comes from; ``text`` is what stands below every figure.

    Attributes:
        table: code of the table.
        modified: when the source last changed it.
        division_year: of the municipal division in which all years stand.
        own: brought in or counted by this partnership itself.
        rounded_to: 5 where counts are rounded to multiples of five; else 0.
        note: what one should know of these values: the notes of the single values, each once.
    """

    text: str
    table: str
    retrieved_at: datetime
    modified: datetime | None
    division_year: int | None
    own: bool
    rounded_to: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One indicator in one area.

    Attributes:
        points: every period between the first and the last that there is.
        others: codes of other tables that also have this; they are never mixed into one series.
        lacking: codes that a set lacks in this table: then no point has a value.
    """

    indicator: str
    area: str
    area_name: str
    unit: str
    decimals: int
    kind: PeriodKind
    points: tuple[Point, ...]
    source: SourceLine
    breaks: tuple[BreakView, ...] = ()
    annotations: tuple[AnnotationView, ...] = ()
    others: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()

    def at(self, period: Period) -> Point | None:
        """Return the point of a period, if it is in the series."""
        return next((point for point in self.points if point.period == period), None)

    @property
    def newest(self) -> Point | None:
        """The newest point that has a value."""
        return next((point for point in reversed(self.points) if point.value is not None), None)


@dataclass(frozen=True, slots=True)
class FindingView:
    """What may be said about a change, as it was worked out when the figures came in.

    Attributes:
        label: code of a label of ``lib/statistics``.
        now, before: counts; ``before`` over ``years_before`` years.
        country_ratio: what the whole country did, where that is what is compared with; else 1.
        country_now, country_before: its counts in the same periods.
        pooled: the wobble is that of all codes together.
        table, retrieved_at, method: so that it can be made again.
        others: of the same indicator and area, with another comparison or year.
    """

    indicator: str
    area: str
    area_name: str
    period: Period
    compared: Compared
    label: str
    now: float | None
    before: float | None
    years_before: int
    country_ratio: float
    country_now: float | None
    country_before: float | None
    p_chance: float | None
    p_wobble: float | None
    wobble: float | None
    pooled: bool
    rounded_to: int
    provisional: bool
    table: str
    retrieved_at: datetime
    method: str
    others: tuple["FindingView", ...] = field(default=(), repr=False)

    @property
    def stored(self) -> StoredChange:
        """The comparison in plain numbers, as a sentence needs it."""
        return StoredChange(
            LABELS[self.label],
            _number(self.now),
            _number(self.before),
            _number(self.p_chance),
            _number(self.p_wobble),
            float(self.years_before),
            reference=self.country_ratio,
            rounded=bool(self.rounded_to) and self.years_before == 1,
            version=self.method,
        )

    @property
    def is_clear(self) -> bool:
        """Whether a colour or an arrow may be shown."""
        return LABELS[self.label].is_clear

    def other(self, compared: Compared) -> "FindingView | None":
        """Return the finding of the same year with another comparison."""
        alike = (one for one in (self, *self.others) if one.compared is compared and one.period == self.period)
        return next(alike, None)

    def sentence(self, language: str = "nl") -> str:
        """Return what may be said, in plain words; nothing is worked out again."""
        spoken = Language(language)
        if self.compared is not Compared.COUNTRY:
            noun = indicator(self.indicator).noun.in_language(language)
            return sentence_of_change(self.stored, noun, spoken).text
        if self.country_now is None or self.country_before is None:
            return ""
        country = Name("heel Nederland" if language == "nl" else "the Netherlands")
        before = round(self.country_before / self.years_before)
        reference = Reference(country, before, round(self.country_now))
        told = replace(self.stored, reference=reference.now / before) if before else self.stored
        return sentence_against_others(told, reference, Name(self.area_name), spoken).text


LABELS = {label.code: label for label in Label}


def _number(value: float | None) -> float:
    return math.nan if value is None else value
