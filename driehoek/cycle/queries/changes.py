# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changed since a day: per action what reports told, what was changed by hand, and what was agreed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Value

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.visibility import in_circle
from driehoek.audit.models import HistoryEntry
from driehoek.cycle.queries.told_changes import (
    LEAD_COLUMNS,
    LEAD_ORDER,
    Change,
    Lead,
    Leads,
    told_by_decision,
    told_by_entry,
    told_by_report,
)
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Function, Organisation
from driehoek.organisations.policies import within
from driehoek.planning.models import Action, Node, ProgressReport
from driehoek.planning.policies import withdrawn_actions
from driehoek.planning.queries.actions import ActionLine, lines_of, theme_of
from driehoek.planning.queries.programmes import ProgrammeHead, current, programme_heads
from driehoek.planning.rules import CauseKind
from driehoek.steering.queries import DecisionLine, decisions
from driehoek.steering.rules import BodyKind

#: What brought about the status of an action that somebody made here.
MADE_HERE = frozenset({CauseKind.TYPED.value, CauseKind.CARRY_OVER.value})


@dataclass(frozen=True, slots=True)
class ChangedAction:
    """An action with what changed about it, newest first."""

    line: ActionLine
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed since a day.

    Attributes:
        programmes: those whose actions are told of. choices: every programme that one can ask for.
        actions: those of which something changed, in the order of their list.
        unchanged: how many actions stayed as they were.
        brought_in: how many actions came in with a file since that day: they need not be new to anybody.
        withdrawn: codes of actions that were withdrawn, for those who may bring them back.
        last_triangle: day of the latest agreement of a triangle before today; ``None`` when there is none.
    """

    since: date
    programmes: tuple[ProgrammeHead, ...]
    choices: tuple[ProgrammeHead, ...]
    actions: tuple[ChangedAction, ...]
    unchanged: int
    brought_in: int
    withdrawn: tuple[str, ...]
    last_triangle: date | None


def changes_page(actor: Actor, partnership_id: int, since: date, programme: str = "") -> ChangesPage:
    """Return what changed since a day; 9 queries whatever its size.

    An entry of the history is told only to those in the circle that its record had then, and of a record that they
    see now.

    Args:
        programme: code of one programme; empty for all that run.
    """
    heads = programme_heads(actor, partnership_id)
    programmes = tuple(h for h in heads if h.code == programme) or current(heads, clock.today())
    keys = [head.pk for head in programmes]
    nodes = within(actor, Node, partnership_id, "plan").values_list("pk", "parent_id", "code", "title")
    rows = within(actor, Action, partnership_id).filter(programme_id__in=keys)
    lines = lines_of(actor, rows.order_by("programme_id", "position", "code"), theme_of(nodes), {})
    register = decisions(actor, partnership_id, {})
    told, brought_in = _told(actor, partnership_id, since, lines, register)
    changed = tuple(
        ChangedAction(line, tuple(sorted(told[line.uid], key=lambda change: change.on, reverse=True)))
        for line in lines
        if told[line.uid]
    )
    return ChangesPage(
        since=since,
        programmes=programmes,
        choices=heads,
        actions=changed,
        unchanged=len(lines) - len(changed),
        brought_in=brought_in,
        withdrawn=_withdrawn(actor, partnership_id, keys, since),
        last_triangle=_last_triangle(register),
    )


def _start(since: date) -> datetime:
    return datetime.combine(since, time(), clock.AMSTERDAM)


def _told(
    actor: Actor, partnership_id: int, since: date, lines: Sequence[ActionLine], register: Iterable[DecisionLine]
) -> tuple[Mapping[UUID, list[Change]], int]:
    """Return what changed per action, and how many actions a file brought in."""
    uids = {line.pk: line.uid for line in lines}
    known = frozenset(uids.values())
    entries = list(
        HistoryEntry.objects.filter(
            in_circle(actor), uid__in=known, record_type=Action._meta.label, at__gte=_start(since)
        ).order_by("at", "pk")
    )
    reports = _reports(actor, partnership_id, since, uids)
    by_operation = {(entry.uid, entry.operation): entry for entry in entries if not entry.made}
    told: dict[UUID, list[Change]] = defaultdict(list)
    reported = set()
    for earlier, report in reports:
        uid = uids[report.action_id]
        reported.add((uid, report.created_in))
        told[uid] += told_by_report(earlier, report, by_operation.get((uid, report.created_in)))
    leads = _leads(actor, partnership_id, entries)
    decided: set[UUID | None] = set()
    brought_in = 0
    for entry in entries:
        if entry.made and entry.after.get("status_cause_kind") not in MADE_HERE:
            brought_in += 1  # only a file makes an action that was reported or decided on before
        elif (entry.uid, entry.operation) not in reported:
            found = told_by_entry(entry, leads)
            decided.add(found.decision)
            told[entry.uid] += found.changes
    for line in register:
        about = line.concerns_uid
        if about is not None and about in known and line.on.first_day >= since and line.uid not in decided:
            told[about].append(told_by_decision(line))
    return told, brought_in


def _reports(
    actor: Actor, partnership_id: int, since: date, uids: Mapping[int, UUID]
) -> list[tuple[ProgressReport | None, ProgressReport]]:
    """Return the reports since a day, each with the one before it."""
    seen = within(actor, ProgressReport, partnership_id)
    lately = seen.filter(reported_on__gte=since).order_by().values("action_id")
    before: dict[int, ProgressReport] = {}
    pairs = []
    for report in seen.filter(action_id__in=lately).order_by("action_id", "number"):
        if report.reported_on >= since and report.action_id in uids:
            pairs.append((before.get(report.action_id), report))
        before[report.action_id] = report
    return pairs


def _leads(actor: Actor, partnership_id: int, entries: Iterable[HistoryEntry]) -> Leads:
    """Return who led before and after each change of a lead; of whom is out of sight no name; 2 queries at most."""
    changed = [e for e in entries if not e.made and not LEAD_COLUMNS.isdisjoint(e.after)]
    rows = within(actor, Action, partnership_id).filter(uid__in={entry.uid for entry in changed}) if changed else ()
    now = {row.uid: (row.lead_function_id, row.lead_organisation_id) for row in rows}
    held: dict[int, tuple[Lead, Lead]] = {}
    for entry in reversed(changed):  # an entry holds only what changed: the rest is as it stands after it
        after = now[entry.uid]
        function, organisation = (entry.before.get(column, after[n]) for n, column in enumerate(LEAD_ORDER))
        held[entry.pk] = (function, organisation), after
        now[entry.uid] = (function, organisation)
    leads = [lead for pair in held.values() for lead in pair]
    functions = within(actor, Function, partnership_id).filter(pk__in={f for f, _ in leads if f})
    organisations = within(actor, Organisation, partnership_id).filter(pk__in={o for _, o in leads if o})
    union = functions.annotate(sort=Value("f")).values_list("sort", "pk", "title")
    others = organisations.annotate(sort=Value("o")).values_list("sort", "pk", "name")
    names = {(sort, pk): name for sort, pk, name in union.union(others, all=True)} if leads else {}
    return Leads(held, names)


def _withdrawn(actor: Actor, partnership_id: int, programmes: Sequence[int], since: date) -> tuple[str, ...]:
    mine = reach(actor, Permission.EDIT_PROGRAMME)
    if not mine.anywhere_in(partnership_id):
        return ()
    rows = withdrawn_actions(actor).filter(
        mine.rows(), partnership_id=partnership_id, programme_id__in=programmes, withdrawn_at__gte=_start(since)
    )
    return tuple(rows.order_by("code").values_list("code", flat=True))


def _last_triangle(register: Iterable[DecisionLine]) -> date | None:
    today = clock.today()
    days = [line.on.first_day for line in register if line.body_kind == BodyKind.TRIANGLE]
    return max((day for day in days if day < today), default=None)
