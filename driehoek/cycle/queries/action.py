# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An action with its history as one dated story, through every programme that it passed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from driehoek.access.decision import permits
from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.access.visibility import in_circle
from driehoek.audit.models import HistoryEntry
from driehoek.cycle.queries.chain import ActionRow, ReportRow, chain_of, reports_on
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import within
from driehoek.organisations.queries import Origin, PartnershipHead, source_titles
from driehoek.planning.models import ActionNode, ActionPartner, ActionTag
from driehoek.planning.policies import may_report
from driehoek.planning.queries.actions import themes_of
from driehoek.planning.queries.provenance import told
from driehoek.planning.rules import ActionStatus, CauseKind, is_overdue
from driehoek.steering.queries import decisions


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """One thing that happened to an action, oldest told first.

    Attributes:
        kind: ``gepland``, ``bericht``, ``afspraak``, ``overgedragen``, ``stand`` or ``gewijzigd``.
        title: what happened, in a few words; empty where ``status`` or ``changed`` tells it.
        text: the sentence that was given with it.
        who: function or body; empty when unknown.
        details: pairs of label and words, such as the next step or the help asked; a label is a word for the screen
            to translate, and so is the reason of a deviation.
        programme: title of the programme in which it happened.
        status: the status that it got, coded.
        changed: what was changed, coded.
    """

    on: PreciseDate
    kind: str
    title: str
    text: str
    who: str
    details: tuple[tuple[str, str | PreciseDate], ...]
    programme: str
    origin: Origin
    status: str = ""
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionPage:
    """An action whole.

    Attributes:
        version: to be sent back with a change, so that a second writer is noticed.
        municipality: whose it is, or those of a joint action for some of them; empty when for all together.
        joint: whether it is of no single municipality.
        may_report: whether this actor may tell how it is going.
        story: newest first.
        predecessors: programme title and uid of the same action before, newest first.
    """

    uid: UUID
    version: int
    code: str
    title: str
    description: str
    programme_code: str
    programme: str
    plan_code: str
    theme: str
    theme_code: str
    goal: str
    other_goals: tuple[str, ...]
    municipality: str
    joint: bool
    kind: str
    cluster: str
    lead_organisation: str
    lead_function: str
    partners: tuple[str, ...]
    working_group: str
    tags: tuple[tuple[str, str], ...]
    intended_result: str
    expected_effect: str
    original_start: PreciseDate | None
    original_end: PreciseDate | None
    current_start: PreciseDate | None
    current_end: PreciseDate | None
    means_text: str
    means_cents: int | None
    means_payer: str
    capacity_claim: str
    status: str
    status_note: str
    status_cause: str
    status_on: PreciseDate | None
    attention: str | None
    adjustment: str | None
    lights: tuple[tuple[str, str], ...]
    deviation_reason: str
    overdue: bool
    origin: Origin
    may_report: bool
    may_edit: bool
    may_decide: bool
    predecessors: tuple[tuple[str, UUID], ...]
    story: tuple[StoryEvent, ...]


def action_page(actor: Actor, head: PartnershipHead, uid: UUID) -> ActionPage:
    """Return one action with its story; 7 queries, 8 when it has a past, 1 more per predecessor with another code.

    Raises:
        Absent: no such action within sight.
    """
    chain = chain_of(actor, head.pk, uid)
    themes = themes_of(actor, head.pk)
    if not chain or chain[0].node_id not in themes:
        raise Absent("Deze actie bestaat niet, of u mag haar niet zien.")
    action, titles = chain[0], source_titles(actor, head.pk)
    hanging, (theme_code, theme) = _hanging(actor, head.pk, action.pk), themes[action.node_id]
    return ActionPage(
        uid=action.uid,
        version=action.version,
        code=action.code,
        title=action.title,
        description=action.description,
        programme_code=action.programme_code,
        programme=action.programme,
        plan_code=action.plan_code,
        theme=theme,
        theme_code=theme_code,
        goal=action.goal,
        other_goals=tuple(title for _, title in hanging["goal"]),
        municipality=action.municipality or " en ".join(action.places),
        joint=not action.municipality,
        kind=action.kind,
        cluster=action.cluster,
        lead_organisation=action.led_by or "",
        lead_function=action.led_as or "",
        partners=tuple(name for _, name in hanging["partner"]),
        working_group=action.group_name or "",
        tags=hanging["tag"],
        intended_result=action.intended_result,
        expected_effect=action.expected_effect,
        original_start=action.original_start,
        original_end=action.original_end,
        current_start=action.current_start,
        current_end=action.current_end,
        means_text=action.means_text,
        means_cents=action.means_cents,
        means_payer=action.means_payer,
        capacity_claim=action.capacity_claim,
        status=action.status,
        status_note=action.status_note,
        status_cause=action.status_cause_label,
        status_on=PreciseDate.of(action.status_cause_on) if action.status_cause_on else None,
        attention=action.attention_text if action.attention else None,
        adjustment=action.adjustment_text if action.adjustment else None,
        lights=_lights(action),
        deviation_reason=action.deviation_reason,
        overdue=is_overdue(ActionStatus(action.status), action.current_end, PreciseDate.of(clock.today())),
        origin=told(titles, action.example, action.source, action.source_place, action.circle),
        may_report=may_report(actor, action),
        may_edit=permits(actor, Permission.EDIT_PROGRAMME, action),
        may_decide=permits(actor, Permission.RECORD_DECISION, action),
        predecessors=tuple((row.programme, row.uid) for row in chain[1:]),
        story=_story(actor, head.pk, chain, titles),
    )


def _lights(action: ActionRow) -> tuple[tuple[str, str], ...]:
    told = {
        "inhoud": action.light_content,
        "planning": action.light_planning,
        "geld": action.light_finance,
        "risico": action.light_risk,
    }
    return tuple((aspect, light) for aspect, light in told.items() if light)


def _hanging(actor: Actor, partnership_id: int, action_id: int) -> Mapping[str, tuple[tuple[str, str], ...]]:
    grouped: dict[str, list[tuple[str, str]]] = {"partner": [], "tag": [], "goal": []}
    for kind, first, second in sorted(_around(actor, partnership_id, action_id)):
        grouped[kind].append((first, second))
    return {kind: tuple(pairs) for kind, pairs in grouped.items()}


@prepared
def _around(actor: Actor, partnership_id: int, action_id: int) -> QuerySet[Any, Any]:
    def rows(model: Any, kind: str, first: str, second: str) -> QuerySet[Any, Any]:
        of_what = first.partition("__")[0]
        found = within(actor, model, partnership_id, of_what).filter(action_id=action_id).annotate(sort=Value(kind))
        named: QuerySet[Any, Any] = found.annotate(a=Cast(first, CharField()), b=Cast(second, CharField()))
        return named.values_list("sort", "a", "b")

    return rows(ActionPartner, "partner", "organisation__kind", "organisation__name").union(
        rows(ActionTag, "tag", "tag__kind", "tag__label"),
        rows(ActionNode, "goal", "node__code", "node__title"),
        all=True,
    )


def _story(
    actor: Actor, partnership_id: int, chain: Sequence[ActionRow], titles: Mapping[str, str]
) -> tuple[StoryEvent, ...]:
    reports = reports_on(actor, partnership_id, chain)
    programme_of = {row.pk: row.programme for row in chain}
    events = [_told_by_report(report, programme_of[report.action_id], titles) for report in reports]
    events += [event for row in chain for event in _planned(row, titles)]
    by_uid = {row.uid: row.programme for row in chain}
    lines = decisions(actor, partnership_id, titles, concerning=list(by_uid))
    for line in lines:
        programme = by_uid.get(line.concerns_uid or chain[0].uid, "")
        events.append(StoryEvent(line.on, "afspraak", line.subject, line.text, line.body, (), programme, line.origin))
    events += _told_by_history(actor, chain, {report.created_in for report in reports})
    already = {line.uid for line in lines}, {(event.kind, event.on) for event in events}
    events += [event for row in chain for event in _told_by_cause(row, titles, *already)]
    return tuple(sorted(events, key=lambda event: event.on.first_day, reverse=True))


def _told_by_report(report: ReportRow, programme: str, titles: Mapping[str, str]) -> StoryEvent:
    said: tuple[tuple[str, str | PreciseDate | None], ...] = (
        ("resultaat", report.result),
        ("volgende stap", report.next_step),
        ("gevraagde hulp", report.help_asked),
        ("vergt aandacht", report.attention_text),
        ("bijsturing nodig", report.adjustment_text),
        ("nieuwe planning", report.new_end),
        ("reden van afwijking", report.deviation_reason),
        ("voortgang", f"{report.percentage} %" if report.percentage is not None else ""),
    )
    who = f"{report.reporter}, namens {report.on_behalf_of}" if report.on_behalf_of else report.reporter
    return StoryEvent(
        on=PreciseDate.of(report.reported_on),
        kind="bericht",
        title="",
        status=report.status,
        text=report.done,
        who=who,
        details=tuple((label, words) for label, words in said if words),
        programme=programme,
        origin=told(titles, report.example, report.source, report.source_place, report.circle),
    )


def _planned(row: ActionRow, titles: Mapping[str, str]) -> list[StoryEvent]:
    if row.original_start is None:
        return []
    until = (("geplande einddatum", row.original_end),) if row.original_end else ()
    origin = told(titles, row.example, row.source, row.source_place, row.circle)
    return [StoryEvent(row.original_start, "gepland", "", "", "", until, row.programme, origin)]


_KIND_OF_CAUSE = {CauseKind.CARRY_OVER: "overgedragen", CauseKind.DECISION: "afspraak"}


def _told_by_cause(
    row: ActionRow, titles: Mapping[str, str], decided: Collection[UUID], events: Collection[tuple[str, PreciseDate]]
) -> list[StoryEvent]:
    """Tell what brought the present status about, unless a report, the register or the history told it already."""
    cause = CauseKind(row.status_cause_kind)
    if row.status_cause_on is None or cause is CauseKind.REPORT or row.status_cause_uid in decided:
        return []
    on, kind = PreciseDate.of(row.status_cause_on), _KIND_OF_CAUSE.get(cause, "stand")
    if (kind, on) in events:
        return []
    origin = told(titles, row.example, row.source, row.source_place, row.circle)
    return [
        StoryEvent(on, kind, "", row.status_note, row.status_cause_label, (), row.programme, origin, status=row.status)
    ]


_TOLD_FIELDS = {
    "title": "titel",
    "current_end": "planning",
    "status": "stand",
    "lead_organisation_id": "trekker",
    "lead_function_id": "trekker",
    "adjustment": "bijsturing",
    "attention": "aandacht",
}


def _told_by_history(actor: Actor, chain: Sequence[ActionRow], told_already: Collection[UUID]) -> list[StoryEvent]:
    """Tell of carry-overs, and of changes that no report told: the values where people can read them."""
    programme_of = {row.uid: row.programme for row in chain}
    events = []
    for operation, *entry in _history(actor, tuple(programme_of)):
        told = Entry._make(entry)
        event = None
        if operation not in told_already:
            event = _carried_over(told) if told.made else _changed(told)
        if event is not None:
            events.append(replace(event, programme=programme_of[told.uid]))
    return events


class Entry(NamedTuple):
    """A change of an action, as the history keeps it."""

    uid: UUID
    at: datetime
    actor_label: str
    circle: str
    made: bool
    before: dict[str, Any]
    after: dict[str, Any]


@prepared
def _history(actor: Actor, uids: tuple[UUID, ...]) -> QuerySet[Any, Any]:
    rows = HistoryEntry.objects.filter(in_circle(actor), uid__in=uids)
    return rows.order_by("at").values_list("operation", *Entry._fields)


def _carried_over(entry: Entry) -> StoryEvent | None:
    made = entry.after
    if made.get("status_cause_kind") != CauseKind.CARRY_OVER or not made.get("status_cause_on"):
        return None
    on, label = PreciseDate(made["status_cause_on"]), made.get("status_cause_label", "")
    origin = Origin(circle=entry.circle)
    return StoryEvent(on, "overgedragen", "", "", label, (), "", origin, status=made["status"])


def _changed(entry: Entry) -> StoryEvent | None:
    fields = tuple(sorted({_TOLD_FIELDS[name] for name in entry.after if name in _TOLD_FIELDS}))
    if not fields:
        return None
    details: list[tuple[str, str | PreciseDate]] = []
    for name, label in (("current_end", "planning"), ("title", "titel")):
        if name in entry.after:
            details.append((label, f"{entry.before.get(name) or '–'} → {entry.after[name] or '–'}"))
    on = PreciseDate.of(entry.at.astimezone(clock.AMSTERDAM).date())
    origin = Origin(circle=entry.circle)
    return StoryEvent(on, "gewijzigd", "", "", entry.actor_label, tuple(details), "", origin, changed=fields)
