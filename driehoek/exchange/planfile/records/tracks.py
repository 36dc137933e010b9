# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: RUF009 - item() declares a dataclass field, as dataclasses.field() does
"""Council calendars, adoption tracks and recommendations, as written in a plan file."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from driehoek.exchange.planfile.kinds import (
    Code,
    Day,
    Line,
    MunicipalityName,
    Reference,
    Text,
    When,
    Whole,
    choice_of,
    each,
    many,
)
from driehoek.exchange.planfile.records.base import Part, Record, item
from driehoek.kernel.dates import PreciseDate
from driehoek.steering.rules import LONGEST_TERM, Answer, Ask, Closes, RecommendationKind, RecommendationState, Weekday

TERM = Whole(minimum=0, maximum=LONGEST_TERM)


@dataclass(frozen=True, kw_only=True)
class Recess(Part):
    """A period in which a council, a college or the whole town hall is closed."""

    COMPACT: ClassVar[bool] = True

    first: date = item("van", Day(), "First day.", required=True)
    last: date = item("tot_en_met", Day(), "Last day.", required=True)
    name: str = item("naam", Line(maximum=80), "What it is called.", default="")
    closes: str = item("sluit", choice_of(Closes), "Who is closed.", default=Closes.ALL.value)


@dataclass(frozen=True, kw_only=True)
class CouncilCalendar(Record):
    """When the council and college of a municipality meet, and how long before that papers must be in."""

    municipality: str = item("gemeente", MunicipalityName(), "Municipality.", required=True)
    college_weekday: str = item(
        "college_op", choice_of(Weekday), "On which day the college meets.", default=Weekday.TUESDAY.value
    )
    before_college: int = item("voor_college", TERM, "Working days that papers are in before the college.", default=5)
    after_college: int = item("na_college", TERM, "Working days from the college to the clerk.", default=1)
    before_council: int = item(
        "voor_raad", TERM, "Working days that papers are in before the committee, or else the council.", default=10
    )
    council_dates: tuple[date, ...] = item("raad", many(Day()), "Days of the council.", default=())
    committee_dates: tuple[date, ...] = item("commissie", many(Day()), "Days of the committee.", default=())
    note: str = item("toelichting", Text(), "A note.", default="")
    recesses: tuple[Recess, ...] = item("recessen", each(Recess), "Recesses and closing days.")


@dataclass(frozen=True, kw_only=True)
class TrackLine(Record):
    """A track in one municipality."""

    municipality: str = item("gemeente", MunicipalityName(), "Municipality.", required=True)
    ask: str = item("vraag", choice_of(Ask), "What the council is asked.", default=Ask.ADOPT.value)
    council_on: date | None = item("raad", Day(), "Day of the council.")
    committee_on: date | None = item("commissie", Day(), "Day of the committee, where that is not the usual one.")
    to_college_on: date | None = item("naar_college", Day(), "Day on which the papers went to the college.")
    to_clerk_on: date | None = item("naar_griffie", Day(), "Day on which the papers went to the clerk.")
    college_decision: str = item("uitkomst_college", Reference(to="decision"), "What the college decided.", default="")
    council_decision: str = item("uitkomst_raad", Reference(to="decision"), "What the council decided.", default="")
    note: str = item("toelichting", Text(), "A note.", default="")


@dataclass(frozen=True, kw_only=True)
class AdoptionTrack(Record):
    """A plan or programme on its way through the joint triangle, the colleges and the councils."""

    code: str = item("code", Code(maximum=100), "Code.", required=True)
    title: str = item("titel", Line(maximum=200), "Title.", required=True)
    plan: str = item("plan", Reference(to="plan"), "The plan; or else a programme.", default="")
    programme: str = item("programma", Reference(to="programme"), "The programme.", default="")
    triangle_on: date | None = item("driehoek", Day(), "Day of the joint triangle.")
    triangle_days: int = item("na_driehoek", TERM, "Working days from the triangle to the colleges.", default=5)
    triangle_decision: str = item("afspraak", Reference(to="decision"), "What the triangle agreed.", default="")
    counts_from: date | None = item("telt_vanaf", Day(), "Outcomes before this day are of an earlier round.")
    note: str = item("toelichting", Text(), "A note.", default="")
    lines: tuple[TrackLine, ...] = item("gemeenten", each(TrackLine), "The way in each municipality.")


@dataclass(frozen=True, kw_only=True)
class RecommendationStep(Record):
    """What came of a recommendation, told on a day; only ever added."""

    told_on: date = item("datum", Day(), "Day.", required=True)
    state: str = item("stand", choice_of(RecommendationState), "How it stands since then.", required=True)
    text: str = item("tekst", Text(), "What came of it.", default="")
    told_by: str = item("door", Line(maximum=200), "Function that told it.", default="")


@dataclass(frozen=True, kw_only=True)
class Recommendation(Record):
    """A recommendation of an audit office, a council motion or a promise to the council."""

    code: str = item("code", Code(maximum=100), "Code.", required=True)
    municipality: str = item("gemeente", MunicipalityName(), "Municipality.", required=True)
    kind: str = item("soort", choice_of(RecommendationKind), "Kind.", required=True)
    title: str = item("titel", Line(), "In a few words.", required=True)
    text: str = item("tekst", Text(), "What was asked.", default="")
    made_by: str = item("van", Line(maximum=200), "Audit office, party or administrator.", default="")
    paper: str = item("stuk", Line(), "Report, motion or meeting.", default="")
    made_on: PreciseDate = item("datum", When(), "Day.", required=True)
    answer: str = item("antwoord", choice_of(Answer), "What was answered.", default=Answer.NOT_YET.value)
    answer_text: str = item("antwoord_tekst", Text(), "The answer in words.", default="")
    answered_on: PreciseDate | None = item("beantwoord_op", When(), "Day of the answer.")
    plan: str = item("plan", Reference(to="plan"), "Plan of the theme that it touches.", default="")
    node: str = item("onderdeel", Reference(to="node"), "Theme of that plan.", default="")
    owner: str = item("wie", Reference(to="function"), "Function that does it.", default="")
    due_on: PreciseDate | None = item("uiterlijk", When(), "By when.")
    steps: tuple[RecommendationStep, ...] = item("opgevolgd", each(RecommendationStep), "What came of it.")
