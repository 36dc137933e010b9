# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is otherwise than last time, of one round: actions, judgements, and what is asked of whoever decides."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.access.visibility import in_circle
from driehoek.audit.models import HistoryEntry
from driehoek.cycle.queries.changes import MADE_HERE
from driehoek.evaluation.models import Adjustment, GoalJudgement, Judgement, RoundProgramme
from driehoek.evaluation.policies import JUDGED
from driehoek.evaluation.queries import RoundHead, rounds
from driehoek.evaluation.rules import FROZEN, RoundState
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import shown, within
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.policies import withdrawn_actions
from driehoek.steering.models import Decision
from driehoek.steering.rules import BodyKind

#: Of the history: whether the record was made then, and its columns before and after.
Entry = tuple[bool, Mapping[str, Any], Mapping[str, Any]]
#: Whether it was told since the day that is compared with, and then status, attention and adjustment.
Report = tuple[bool, str, bool, bool]


@dataclass(frozen=True, slots=True)
class Then:
    """How an action stood on the day that is compared with; ``None`` where a field stayed as it is."""

    status: str | None
    end: PreciseDate | str | None
    attention: bool | None
    adjustment: bool | None
    lead: bool


@dataclass(frozen=True, slots=True)
class ActionThen:
    """One action as it stands, and as it stood.

    Attributes:
        attention, adjustment: the text where it asks that now; ``None`` where it does not.
        made: it was added since. then: ``None`` where nothing is otherwise.
    """

    uid: UUID
    code: str
    title: str
    theme: str
    municipality: str
    lead: str
    status: str
    end: PreciseDate | None
    reason: str
    attention: str | None
    adjustment: str | None
    made: bool
    example: bool
    then: Then | None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for one action: the chosen kind, and the proposal that it became; empty as long as it did not."""

    kind: str
    asked: str
    proposal: str
    body: str
    lifted: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What one evaluation says of a theme or goal: the state or result, and whether it asks attention."""

    value: str
    attention: str | None
    recommendation: str
    of: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A theme or goal with what was said last time and what is said now; ``None`` for nothing."""

    title: str
    municipality: str
    goal: bool
    before: Said | None
    now: Said | None


@dataclass(frozen=True, slots=True)
class Differences:
    """What is otherwise than last time.

    Attributes:
        since: the day that is compared with. choices: days that one can compare with, each by its name.
        actions: every action in sight; wishes: by uid of the action.
        gone: codes of actions that were withdrawn, for those who may bring them back.
    """

    head: RoundHead
    since: date
    chosen: str
    choices: tuple[tuple[str, date], ...]
    actions: tuple[ActionThen, ...]
    wishes: Mapping[UUID, Wish]
    judgements: tuple[Compared, ...]
    gone: tuple[str, ...]


def round_differences(actor: Actor, partnership_id: int, code: str, since: str = "") -> Differences | None:
    """Return what is otherwise, or ``None`` when the round is out of sight; 9 queries whatever its size.

    Args:
        since: ``ronde``, ``driehoek`` or ``opening``; anything else is the first of these that there is.
    """
    heads = rounds(actor, partnership_id)
    head = next((one for one in heads if one.code == code), None)
    if head is None:
        return None
    choices = _choices(actor, partnership_id, head, heads)
    chosen = since if since in dict(choices) else choices[0][0]
    day = dict(choices)[chosen]
    return Differences(
        head=head,
        since=day,
        chosen=chosen,
        choices=choices,
        actions=_actions(actor, partnership_id, head.uid, day),
        wishes=_wishes(actor, partnership_id, head),
        judgements=_judgements(actor, partnership_id, head),
        gone=_gone(actor, partnership_id, head.uid, day),
    )


def _choices(
    actor: Actor, partnership_id: int, head: RoundHead, heads: Iterable[RoundHead]
) -> tuple[tuple[str, date], ...]:
    """Return what one can compare with, the most telling first."""
    earlier = [
        one.days.coordinator_by
        for one in heads
        if one.municipality_id == head.municipality_id
        and RoundState(one.state) in FROZEN
        and one.days.triangle_on < head.days.triangle_on
    ]
    today = clock.today()
    met = [on.first_day for (on,) in _met(actor, partnership_id)]
    triangle = max((day for day in met if day < today), default=None)
    found = [("ronde", max(earlier, default=None)), ("driehoek", triangle), ("opening", min(head.asked_since, today))]
    return tuple((name, day) for name, day in found if day is not None)


@prepared
def _met(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Decision, partnership_id).filter(body__kind=BodyKind.TRIANGLE.value)
    return rows.order_by().values_list("decided_on")


def _in_round(actor: Actor, partnership_id: int, round_uid: UUID) -> QuerySet[Action]:
    """Return the actions within sight of the programmes that a round looks at."""
    return within(actor, Action, partnership_id).filter(programme__in=_programmes(actor, partnership_id, round_uid))


def _programmes(actor: Actor, partnership_id: int, round_uid: UUID) -> QuerySet[Any, Any]:
    rows = within(actor, RoundProgramme, partnership_id, "programme").filter(round__uid=round_uid)
    return rows.values("programme")


@prepared
def _rows(actor: Actor, partnership_id: int, round_uid: UUID) -> QuerySet[Any, Any]:
    rows = _in_round(actor, partnership_id, round_uid).order_by("programme__code", "position", "code")
    return rows.values_list(
        "pk", "uid", "code", "title", shown(actor, "node__title"), "municipality__name",
        shown(actor, "lead_function__title"), shown(actor, "lead_organisation__name"), "status", "current_end",
        "deviation_reason", "attention", "attention_text", "adjustment", "adjustment_text", "example",
    )  # fmt: skip


@prepared
def _history(actor: Actor, partnership_id: int, round_uid: UUID, start: datetime) -> QuerySet[Any, Any]:
    known = _in_round(actor, partnership_id, round_uid).values("uid")
    rows = HistoryEntry.objects.filter(in_circle(actor), record_type=Action._meta.label, at__gte=start, uid__in=known)
    return rows.order_by("at", "pk").values_list("uid", "made", "before", "after")


def _actions(actor: Actor, partnership_id: int, round_uid: UUID, since: date) -> tuple[ActionThen, ...]:
    start = datetime.combine(since, time(), clock.AMSTERDAM)
    entries: dict[UUID, list[Entry]] = defaultdict(list)
    for uid, made, before, after in _history(actor, partnership_id, round_uid, start):
        entries[uid].append((made, before, after))
    told = _reports(actor, partnership_id, round_uid, since)
    return tuple(
        _action(row, entries.get(row[1], ()), told.get(row[0], ()))
        for row in _rows(actor, partnership_id, round_uid)
        if row[4] is not None
    )


@prepared
def _told(actor: Actor, partnership_id: int, round_uid: UUID, since: date) -> QuerySet[Any, Any]:
    known = _in_round(actor, partnership_id, round_uid).values("pk")
    seen = within(actor, ProgressReport, partnership_id)
    lately = seen.filter(reported_on__gte=since, action__in=known).order_by().values("action_id")
    rows = seen.filter(action_id__in=lately).order_by("action_id", "number")
    return rows.values_list("action_id", "reported_on", "status", "attention", "adjustment")


def _reports(actor: Actor, partnership_id: int, round_uid: UUID, since: date) -> Mapping[int, Sequence[Report]]:
    """Return the last report before a day, and those since; by key of the action, only where there are some since."""
    told: dict[int, list[Report]] = defaultdict(list)
    for key, on, status, attention, adjustment in _told(actor, partnership_id, round_uid, since):
        if on < since:
            told[key] = [(False, status, attention, adjustment)]
        else:
            told[key].append((True, status, attention, adjustment))
    return told


def _action(row: Any, entries: Sequence[Entry], reports: Sequence[Report]) -> ActionThen:
    (
        _pk, uid, code, title, theme, place, function, organisation, status, end, reason, attention, attention_text,
        adjustment, adjustment_text, example,
    ) = row  # fmt: skip
    made = any(first and after.get("status_cause_kind") in MADE_HERE for first, _before, after in entries)
    was: dict[str, Any] = {}
    for first, before_it, _after in entries:
        if not first:
            was = dict(before_it) | was  # the first change since then tells how it was
    before = next((one for one in reports if not one[0]), None)
    if before is not None:  # a list that was brought in leaves reports, and no history
        for column, value in zip(("status", "attention", "adjustment"), before[1:], strict=True):
            was.setdefault(column, value)
    then = Then(
        was["status"] if was.get("status", status) != status else None,
        _end(was["current_end"], end) if "current_end" in was else None,
        was["attention"] if was.get("attention", attention) != attention else None,
        was["adjustment"] if was.get("adjustment", adjustment) != adjustment else None,
        "lead_function_id" in was or "lead_organisation_id" in was,
    )
    return ActionThen(
        uid, code, title, theme, place or "", function or organisation or "", status, end, reason,
        attention_text if attention else None, adjustment_text if adjustment else None, made, example,
        None if made or then == Then(None, None, None, None, lead=False) else then,
    )  # fmt: skip


def _end(was: str | None, end: PreciseDate | None) -> PreciseDate | str | None:
    """Return the end as it was planned, ``""`` for none, and ``None`` where it is the same."""
    if (was or "") == (end.text if end else ""):
        return None
    return PreciseDate(was) if was else ""


@prepared
def _wished(actor: Actor, partnership_id: int, round_uid: UUID) -> QuerySet[Any, Any]:
    rows = within(actor, Adjustment, partnership_id, "action").filter(round__uid=round_uid).order_by()
    return rows.values_list(
        "action__uid", "kind", "asked", shown(actor, "proposal__code"), shown(actor, "proposal__body__name"), "lifted"
    )


def _wishes(actor: Actor, partnership_id: int, head: RoundHead) -> Mapping[UUID, Wish]:
    rows = _wished(actor, partnership_id, head.uid)
    return {uid: Wish(kind, asked, code or "", body or "", lifted) for uid, kind, asked, code, body, lifted in rows}


#: Newest evaluation first, then in the order of the plan.
ORDER = (
    "-evaluation__period_end", "-evaluation__round__triangle_on", "node__position", "node__code", "municipality__name",
)  # fmt: skip
COLUMNS = ("evaluation__round__uid", "evaluation__title", "node__uid", "node__title", "municipality__name")


def _of_these(actor: Actor, partnership_id: int, round_uid: UUID, before: date) -> Q:
    """Return which judgements count: of this round, and of every evaluation of the same plans before it."""
    earlier = Q(evaluation__round__isnull=True) | Q(evaluation__round__triangle_on__lt=before)
    plans = _programmes(actor, partnership_id, round_uid).values("programme__plan")
    return Q(evaluation__round__uid=round_uid) | (JUDGED & earlier & Q(evaluation__programme__plan__in=plans))


@prepared
def _judged(actor: Actor, partnership_id: int, round_uid: UUID, before: date) -> QuerySet[Any, Any]:
    rows = within(actor, Judgement, partnership_id, "evaluation", "node")
    rows = rows.filter(_of_these(actor, partnership_id, round_uid, before)).order_by(*ORDER)
    return rows.values_list(*COLUMNS, "actions_state", "asks_attention", "attention_text", "recommendation")


@prepared
def _goals(actor: Actor, partnership_id: int, round_uid: UUID, before: date) -> QuerySet[Any, Any]:
    rows = within(actor, GoalJudgement, partnership_id, "evaluation", "node")
    rows = rows.filter(_of_these(actor, partnership_id, round_uid, before)).order_by(*ORDER)
    return rows.values_list(*COLUMNS, "result")


def _judgements(actor: Actor, partnership_id: int, head: RoundHead) -> tuple[Compared, ...]:
    """Return themes and goals of which this round or the newest evaluation before it says something."""
    found: dict[tuple[UUID, str], Compared] = {}
    asked = (actor, partnership_id, head.uid, head.days.triangle_on)
    for round_, of, uid, title, place, state, asks, text, recommendation in _judged(*asked):
        said = Said(state, text if asks else None, recommendation, of)
        _put(found, (uid, place or ""), title, said, now=round_ == head.uid, goal=False)
    for round_, of, uid, title, place, result in _goals(*asked):
        _put(found, (uid, place or ""), title, Said(result, None, "", of), now=round_ == head.uid, goal=True)
    return tuple(found.values())


def _put(
    found: dict[tuple[UUID, str], Compared], key: tuple[UUID, str], title: str, said: Said, *, now: bool, goal: bool
) -> None:
    known = found.get(key) or Compared(title, key[1], goal, None, None)
    before = known.before if now else known.before or said  # newest first: the first that is not of this round counts
    found[key] = Compared(title, key[1], goal, before, said if now else known.now)


def _gone(actor: Actor, partnership_id: int, round_uid: UUID, since: date) -> tuple[str, ...]:
    mine = reach(actor, Permission.EDIT_PROGRAMME)
    if not mine.anywhere_in(partnership_id):
        return ()
    start = datetime.combine(since, time(), clock.AMSTERDAM)
    rows = withdrawn_actions(actor).filter(
        mine.rows(), partnership_id=partnership_id, withdrawn_at__gte=start,
        programme_id__in=_programmes(actor, partnership_id, round_uid),
    )  # fmt: skip
    return tuple(rows.order_by("code").values_list("code", flat=True))
