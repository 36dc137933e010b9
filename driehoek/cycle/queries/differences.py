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
    looked_at = within(actor, RoundProgramme, partnership_id, "programme").filter(round__uid=head.uid)
    programmes = looked_at.values("programme")
    actions = within(actor, Action, partnership_id).filter(programme__in=programmes)
    return Differences(
        head=head,
        since=day,
        chosen=chosen,
        choices=choices,
        actions=_actions(actor, partnership_id, actions, day),
        wishes=_wishes(actor, partnership_id, head),
        judgements=_judgements(actor, partnership_id, head, programmes),
        gone=_gone(actor, partnership_id, programmes, day),
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
    met = (
        within(actor, Decision, partnership_id)
        .filter(body__kind=BodyKind.TRIANGLE.value)
        .values_list("decided_on", flat=True)
    )
    today = clock.today()
    triangle = max((on.first_day for on in met if on.first_day < today), default=None)
    found = [("ronde", max(earlier, default=None)), ("driehoek", triangle), ("opening", min(head.asked_since, today))]
    return tuple((name, day) for name, day in found if day is not None)


def _actions(actor: Actor, partnership_id: int, rows: QuerySet[Action], since: date) -> tuple[ActionThen, ...]:
    found = list(
        rows.order_by("programme__code", "position", "code").values_list(
            "pk", "uid", "code", "title", shown(actor, "node__title"), "municipality__name",
            shown(actor, "lead_function__title"), shown(actor, "lead_organisation__name"), "status", "current_end",
            "deviation_reason", "attention", "attention_text", "adjustment", "adjustment_text", "example",
        )
    )  # fmt: skip
    start = datetime.combine(since, time(), clock.AMSTERDAM)
    entries: dict[UUID, list[HistoryEntry]] = defaultdict(list)
    history = HistoryEntry.objects.filter(in_circle(actor), record_type=Action._meta.label, at__gte=start)
    for entry in history.filter(uid__in=rows.values("uid")).order_by("at", "pk"):
        entries[entry.uid].append(entry)
    told = _reports(actor, partnership_id, rows, since)
    return tuple(_action(row, entries.get(row[1], ()), told.get(row[0], ())) for row in found if row[4] is not None)


def _reports(
    actor: Actor, partnership_id: int, rows: QuerySet[Action], since: date
) -> Mapping[int, Sequence[tuple[bool, str, bool, bool]]]:
    """Return the last report before a day, and those since; by key of the action, only where there are some since."""
    seen = within(actor, ProgressReport, partnership_id)
    lately = seen.filter(reported_on__gte=since, action__in=rows.values("pk")).order_by().values("action_id")
    told: dict[int, list[tuple[bool, str, bool, bool]]] = defaultdict(list)
    values = seen.filter(action_id__in=lately).order_by("action_id", "number")
    for key, on, status, attention, adjustment in values.values_list(
        "action_id", "reported_on", "status", "attention", "adjustment"
    ):
        if on < since:
            told[key] = [(False, status, attention, adjustment)]
        else:
            told[key].append((True, status, attention, adjustment))
    return told


def _action(row: Any, entries: Sequence[HistoryEntry], reports: Sequence[tuple[bool, str, bool, bool]]) -> ActionThen:
    (
        _pk, uid, code, title, theme, place, function, organisation, status, end, reason, attention, attention_text,
        adjustment, adjustment_text, example,
    ) = row  # fmt: skip
    made = any(entry.made and entry.after.get("status_cause_kind") in MADE_HERE for entry in entries)
    was: dict[str, Any] = {}
    for entry in entries:
        if not entry.made:
            for column, value in entry.before.items():
                was.setdefault(column, value)
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


def _wishes(actor: Actor, partnership_id: int, head: RoundHead) -> Mapping[UUID, Wish]:
    rows = within(actor, Adjustment, partnership_id, "action").filter(round__uid=head.uid)
    values = rows.values_list(
        "action__uid", "kind", "asked", shown(actor, "proposal__code"), shown(actor, "proposal__body__name"), "lifted"
    )
    return {uid: Wish(kind, asked, code or "", body or "", lifted) for uid, kind, asked, code, body, lifted in values}


def _judgements(
    actor: Actor, partnership_id: int, head: RoundHead, programmes: QuerySet[Any, Any]
) -> tuple[Compared, ...]:
    """Return themes and goals of which this round or the newest evaluation before it says something."""
    earlier = Q(evaluation__round__isnull=True) | Q(evaluation__round__triangle_on__lt=head.days.triangle_on)
    of_these = Q(evaluation__round__uid=head.uid) | (
        JUDGED & earlier & Q(evaluation__programme__plan__in=programmes.values("programme__plan"))
    )
    columns = ("evaluation__round__uid", "evaluation__title", "node__uid", "node__title", "municipality__name")
    order = (
        "-evaluation__period_end", "-evaluation__round__triangle_on", "node__position", "node__code",
        "municipality__name",
    )  # fmt: skip
    judged = within(actor, Judgement, partnership_id, "evaluation", "node").filter(of_these).order_by(*order)
    goals = within(actor, GoalJudgement, partnership_id, "evaluation", "node").filter(of_these).order_by(*order)
    found: dict[tuple[UUID, str], Compared] = {}
    for round_, of, uid, title, place, state, asks, text, recommendation in judged.values_list(
        *columns, "actions_state", "asks_attention", "attention_text", "recommendation"
    ):
        said = Said(state, text if asks else None, recommendation, of)
        _put(found, (uid, place or ""), title, said, now=round_ == head.uid, goal=False)
    for round_, of, uid, title, place, result in goals.values_list(*columns, "result"):
        _put(found, (uid, place or ""), title, Said(result, None, "", of), now=round_ == head.uid, goal=True)
    return tuple(found.values())


def _put(
    found: dict[tuple[UUID, str], Compared], key: tuple[UUID, str], title: str, said: Said, *, now: bool, goal: bool
) -> None:
    known = found.get(key) or Compared(title, key[1], goal, None, None)
    before = known.before if now else known.before or said  # newest first: the first that is not of this round counts
    found[key] = Compared(title, key[1], goal, before, said if now else known.now)


def _gone(actor: Actor, partnership_id: int, programmes: QuerySet[Any, Any], since: date) -> tuple[str, ...]:
    mine = reach(actor, Permission.EDIT_PROGRAMME)
    if not mine.anywhere_in(partnership_id):
        return ()
    start = datetime.combine(since, time(), clock.AMSTERDAM)
    rows = withdrawn_actions(actor).filter(
        mine.rows(), partnership_id=partnership_id, programme_id__in=programmes, withdrawn_at__gte=start
    )
    return tuple(rows.order_by("code").values_list("code", flat=True))
