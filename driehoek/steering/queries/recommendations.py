# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of what audit offices and councils asked, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.ordering import JOINT_FIRST
from driehoek.organisations.policies import document_title, shown, within
from driehoek.organisations.queries import Origin
from driehoek.steering.models import Recommendation, RecommendationStep
from driehoek.steering.rules import RecommendationState

#: States in which nothing more is to be done.
CLOSED = frozenset({RecommendationState.DONE.value, RecommendationState.DROPPED.value})


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a recommendation, told on a day."""

    on: date
    state: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """A recommendation, motion or promise.

    Attributes:
        municipality, municipality_id: of whom it is; empty when that was not said.
        theme, owner: in words; empty when there is none, or it is out of sight.
        theme_code, plan_code: for the page of the theme.
        state: how it stands, or stood at the end of the year that was asked for.
        overdue: whether it should have been done, and is not.
        told: what came of it, in order; of a year only what was told until its end.
    """

    uid: UUID
    code: str
    kind: str
    title: str
    text: str
    made_by: str
    paper: str
    made_on: PreciseDate
    municipality: str
    municipality_id: int | None
    answer: str
    answer_text: str
    answered_on: PreciseDate | None
    theme: str
    owner: str
    due_on: PreciseDate | None
    state: str
    overdue: bool
    told: tuple[Told, ...]
    origin: Origin

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in CLOSED


@prepared
def _recommendations(actor: Actor, partnership_id: int, code: str | None) -> QuerySet[Any, Any]:
    rows = within(actor, Recommendation, partnership_id)
    if code is not None:
        rows = rows.filter(code=code)
    found: QuerySet[Any, Any] = (
        rows.annotate(
            theme=shown(actor, "node__title"),
            who=shown(actor, "owner__title"),
            document=document_title(actor, partnership_id),
        )
        .order_by(JOINT_FIRST, "-made_on", "code")
        .values_list(
            "pk", "uid", "code", "kind", "title", "text", "made_by", "paper", "made_on", "municipality__name",
            "municipality_id", "answer", "answer_text", "answered_on", "theme", "who", "due_on", "example", "document",
            "source_place", "circle",
        )
    )  # fmt: skip
    return found


@prepared
def _steps(actor: Actor, partnership_id: int, code: str | None) -> QuerySet[Any, Any]:
    rows = within(actor, RecommendationStep, partnership_id, "recommendation")
    if code is not None:
        rows = rows.filter(recommendation__code=code)
    return rows.order_by("told_on", "pk").values_list("recommendation_id", "told_on", "state", "text", "told_by")


def recommendation(actor: Actor, partnership_id: int, code: str) -> RecommendationLine:
    """Return one recommendation with all that came of it; 2 queries.

    Raises:
        Absent: there is none of this code within sight.
    """
    found = _read(actor, partnership_id, code, clock.today())
    if not found:
        raise Absent("Deze aanbeveling bestaat niet, of u mag haar niet zien.")
    return found[0]


def recommendations(actor: Actor, partnership_id: int) -> tuple[RecommendationLine, ...]:
    """Return everything within sight as it stands today, by municipality and newest first; 2 queries."""
    return _read(actor, partnership_id, None, clock.today())


def of_year(actor: Actor, partnership_id: int, year: int) -> tuple[RecommendationLine, ...]:
    """Return what stands on the list of a year (Gemeentewet 185a): what was open in it, or made in it; 2 queries.

    Each as it stood at the end of the year, or stands today while the year runs.
    """
    end = min(date(year, 12, 31), clock.today())
    found = _read(actor, partnership_id, None, end)
    return tuple(one for one in found if one.made_on.year <= year and not _closed_before(one, year))


def _closed_before(line: RecommendationLine, year: int) -> bool:
    return not line.open and line.told[-1].on.year < year and line.made_on.year < year


def _read(actor: Actor, partnership_id: int, code: str | None, until: date) -> tuple[RecommendationLine, ...]:
    told: dict[int, list[Told]] = {}
    for key, *values in _steps(actor, partnership_id, code):
        told.setdefault(key, []).append(Told(*values))
    return tuple(_line(row, told.get(row[0], ()), until) for row in _recommendations(actor, partnership_id, code))


def _line(row: Any, told: Iterable[Told], until: date) -> RecommendationLine:
    (
        _pk, uid, code, kind, title, text, made_by, paper, made_on, municipality, municipality_id, answer, answer_text,
        answered_on, theme, who, due_on, example, document, place, circle,
    ) = row  # fmt: skip
    steps = tuple(one for one in told if one.on <= until)
    state = steps[-1].state if steps else RecommendationState.OPEN.value
    return RecommendationLine(
        uid, code, kind, title, text, made_by, paper, made_on, municipality or "", municipality_id, answer, answer_text,
        answered_on, theme or "", who or "", due_on, state,
        overdue=bool(due_on and due_on.last_day < until and state not in CLOSED),
        told=steps,
        origin=Origin(example, document or "", place, circle=circle),
    )  # fmt: skip
