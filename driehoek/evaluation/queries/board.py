# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rounds of a partnership, and of one round: who still has to answer (wie moet nog)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, QuerySet, When

from driehoek.access.prepared import prepared
from driehoek.evaluation.deadlines import Deadlines
from driehoek.evaluation.models import Ask, Judgement, Round, RoundProgramme
from driehoek.evaluation.questions import open_questions
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.ordering import JOINT_FIRST
from driehoek.organisations.policies import shown, within
from driehoek.planning.models import ProgressReport
from driehoek.planning.queries.actions import themes_of


@dataclass(frozen=True, slots=True)
class RoundHead:
    """A round without its answers.

    Attributes:
        municipality: whose it is; empty for all together.
    """

    uid: UUID
    version: int
    code: str
    title: str
    kind: str
    state: str
    period_start: PreciseDate
    period_end: PreciseDate
    days: Deadlines
    instructions: str
    municipality_id: int | None
    municipality: str
    opened_at: datetime | None
    example: bool

    @property
    def asked_since(self) -> date:
        """The Dutch day from which whatever is told of an action counts as an answer."""
        return self.opened_at.astimezone(clock.AMSTERDAM).date() if self.opened_at else self.days.opens_on


@dataclass(frozen=True, slots=True)
class Line:
    """One action in a round.

    Attributes:
        answered: whether anything was told since the round was opened, through the link or otherwise.
    """

    uid: UUID
    code: str
    title: str
    theme: str
    programme: str
    answered: bool
    answer: str
    answered_by: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """One who is asked: in which function, and how far.

    Attributes:
        lines: the actions that are asked, answered or not.
        open: how many of them have no answer yet.
    """

    uid: UUID
    function: str
    organisation: str
    open: int
    lines: tuple[Line, ...]
    ended_on: datetime | None
    reminded_on: datetime | None


@dataclass(frozen=True, slots=True)
class Unasked:
    """An action for which there is nobody to ask."""

    line: Line
    organisation: str


@dataclass(frozen=True, slots=True)
class ThemeState:
    """How far one theme is.

    Attributes:
        asked, answered: actions. questions: put back to a lead, and not answered yet.
        judged: something was said about it. ready: the working group said to be ready with the theme as a whole.
        places_ready: municipalities that are ready with their part.
    """

    code: str
    title: str
    asked: int
    answered: int
    questions: int
    judged: bool
    ready: bool
    places_ready: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Who still has to answer in a round.

    Attributes:
        waiting: everybody who is asked, first who has most left, by organisation.
        nobody: actions for which nobody could be asked.
        themes: in the order of their first action; what is out of sight together, last, without a title.
        asked, answered: actions in sight. questions: put back to a lead, and not answered yet.
    """

    head: RoundHead
    programmes: tuple[str, ...]
    waiting: tuple[Waiting, ...]
    nobody: tuple[Unasked, ...]
    themes: tuple[ThemeState, ...]
    asked: int
    answered: int
    questions: int


@prepared
def _rounds(actor: Actor, partnership_id: int, code: str | None) -> QuerySet[Any, Any]:
    rows = within(actor, Round, partnership_id)
    if code is not None:
        rows = rows.filter(code=code)
    return rows.order_by("-triangle_on", "code").values_list(
        "pk", "uid", "version", "code", "title", "kind", "state", "period_start", "period_end", "opens_on", "leads_by",
        "groups_by", "coordinator_by", "triangle_on", "instructions", "municipality_id", "municipality__name",
        "opened_at", "example",
    )  # fmt: skip


def _head(row: Sequence[Any]) -> RoundHead:
    _pk, uid, version, code, title, kind, state, start, end, *rest = row
    *days, instructions, municipality_id, municipality, opened_at, example = rest
    return RoundHead(
        uid, version, code, title, kind, state, start, end, Deadlines(*days), instructions, municipality_id,
        municipality or "", opened_at, example,
    )  # fmt: skip


def rounds(actor: Actor, partnership_id: int) -> tuple[RoundHead, ...]:
    """Return the rounds within sight, newest first; 1 query."""
    return tuple(_head(row) for row in _rounds(actor, partnership_id, None))


def round_head(actor: Actor, partnership_id: int, code: str) -> RoundHead | None:
    """Return one round without its answers, or ``None`` when it is out of sight; 1 query."""
    found = _rounds(actor, partnership_id, code)
    return _head(found[0]) if found else None


def programmes_of(actor: Actor, partnership_id: int, round_uid: UUID) -> frozenset[UUID]:
    """Return the programmes within sight that a round looks at; 1 query."""
    rows = within(actor, RoundProgramme, partnership_id, "round", "programme").filter(round__uid=round_uid)
    return frozenset(rows.values_list("programme__uid", flat=True))


@prepared
def _asks(actor: Actor, partnership_id: int, round_id: int, since: date) -> QuerySet[Any, Any]:
    # One list of all actions of which something was told, not a search per action: that took 58 of 65 ms.
    told = within(actor, ProgressReport, partnership_id).filter(reported_on__gte=since).values("action_id")
    return (
        within(actor, Ask, partnership_id, "round", "action")
        .filter(round_id=round_id)
        .annotate(told=Case(When(action__in=told, then=True), default=False))
        .order_by("action__programme__code", "action__position", "action__code")
        .values_list(
            "action__uid", "action__code", "action__title", "action__node_id",
            shown(actor, "action__programme__code"), "told", "answer",
            "answered_by", shown(actor, "organisation__name"), "request__uid",
            shown(actor, "request__function__title"), "request__ended_at", "request__reminded_at",
        )
    )  # fmt: skip


@prepared
def _programmes(actor: Actor, partnership_id: int, round_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, RoundProgramme, partnership_id, "round", "programme").filter(round_id=round_id)
    return rows.order_by("programme__code").values_list("programme__title")


@prepared
def _judged(actor: Actor, partnership_id: int, round_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Judgement, partnership_id, "evaluation", "node").filter(evaluation__round_id=round_id)
    return rows.order_by(JOINT_FIRST).values_list("node_id", "municipality__name", "ready_at")


@prepared
def _questions(actor: Actor, partnership_id: int, round_id: int) -> QuerySet[Any, Any]:
    return open_questions(actor, partnership_id).filter(round_id=round_id).values_list("action__uid")


def round_board(actor: Actor, partnership_id: int, code: str) -> Board | None:
    """Return one round with who still has to answer, or ``None`` when it is out of sight; 6 queries."""
    found = _rounds(actor, partnership_id, code)
    if not found:
        return None
    key, head = found[0][0], _head(found[0])
    asks = _asks(actor, partnership_id, key, head.asked_since)
    titles = tuple(title for (title,) in _programmes(actor, partnership_id, key))
    above = themes_of(actor, partnership_id)
    themes = _Themes(above)
    people: dict[UUID, list[Any]] = {}
    nobody: list[Unasked] = []
    for uid, action, title, node, programme, told, answer, by, organisation, request, function, ended, reminded in asks:
        line = Line(uid, action, title, above.get(node, ("", ""))[1], programme or "", bool(answer) or told, answer, by)
        themes.count(node, uid, answered=line.answered)
        if request is None:
            nobody.append(Unasked(line, organisation or ""))
        else:
            people.setdefault(request, [function or "", organisation or "", ended, reminded, []])[4].append(line)
    waiting = [
        Waiting(uid, function, organisation, sum(not line.answered for line in lines), tuple(lines), ended, reminded)
        for uid, (function, organisation, ended, reminded, lines) in people.items()
    ]
    open_ = [uid for (uid,) in _questions(actor, partnership_id, key)]
    states = themes.states(open_, _judged(actor, partnership_id, key))
    return Board(
        head,
        titles,
        tuple(sorted(waiting, key=lambda one: (one.open == 0, one.organisation, one.function))),
        tuple(nobody),
        states,
        sum(one.asked for one in states),
        sum(one.answered for one in states),
        sum(one.questions for one in states),
    )


class _Themes:
    """Counts per theme, in the order in which they turn up."""

    def __init__(self, above: Mapping[int, tuple[str, str]]) -> None:
        self._above = above
        self._counts: dict[tuple[str, str], list[int]] = {}
        self._of: dict[UUID, tuple[str, str]] = {}

    def count(self, node: int, action: UUID, *, answered: bool) -> None:
        """Count one action."""
        theme = self._of[action] = self._above.get(node, ("", ""))
        counts = self._counts.setdefault(theme, [0, 0])
        counts[0] += 1
        counts[1] += answered

    def states(self, questions: Iterable[UUID], judged: Iterable[Sequence[Any]]) -> tuple[ThemeState, ...]:
        """Return how far each theme is."""
        asked_back = Counter(self._of[action] for action in questions if action in self._of)
        said: dict[tuple[str, str], list[tuple[str, bool]]] = {}
        for node, place, ready in judged:
            said.setdefault(self._above.get(node, ("", "")), []).append((place or "", ready is not None))
        return tuple(
            ThemeState(
                *theme, asked, answered, asked_back[theme], theme in said and theme[0] != "",
                ("", True) in said.get(theme, ()), tuple(name for name, ready in said.get(theme, ()) if name and ready),
            )
            for theme, (asked, answered) in sorted(self._counts.items(), key=lambda pair: pair[0][0] == "")
        )  # fmt: skip
