# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads programmes with their aims, actions and reports."""

from dataclasses import dataclass

from driehoek.exchange.exporting.work import Work, by, line, text
from driehoek.exchange.loading.programmes import FROM_FILE, report_label
from driehoek.exchange.planfile.kinds import UNKNOWN
from driehoek.exchange.planfile.records import programmes as written
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.models import Function, Organisation
from driehoek.planning.models import (
    Action,
    ActionNode,
    ActionPartner,
    ActionTag,
    Node,
    Plan,
    Programme,
    ProgrammeAim,
    ProgressReport,
    Tag,
    WorkingGroup,
)
from driehoek.planning.rules import CauseKind


@dataclass(frozen=True)
class Parts:
    """The rows that belong to programmes and actions, by what they belong to."""

    aims: dict[int, list[ProgrammeAim]]
    actions: dict[int, list[Action]]
    reports: dict[int, list[ProgressReport]]
    nodes: dict[int, list[ActionNode]]
    partners: dict[int, list[ActionPartner]]
    tags: dict[int, list[ActionTag]]
    paths: dict[int, str]
    homes: dict[int, int]


def programmes(work: Work) -> tuple[written.Programme, ...]:
    """Return the programmes with everything in them; 7 queries."""
    rows = work.keep(Programme, (row for row in work.coded(Programme, "pk") if work.has(Plan, row.plan_id)))
    actions = [row for row in work.rows(Action, "position", "code") if work.has(Node, row.node_id)]
    codes = work.codes[Programme]
    parts = Parts(
        aims=by(work.rows(ProgrammeAim, "pk"), "programme_id"),
        actions=by(actions, "programme_id"),
        reports=by(work.rows(ProgressReport, "number"), "action_id"),
        nodes=by(work.rows(ActionNode, "pk"), "action_id"),
        partners=by(work.rows(ActionPartner, "pk"), "action_id"),
        tags=by(work.rows(ActionTag, "pk"), "action_id"),
        paths={row.pk: f"{codes[row.programme_id]}/{row.code}" for row in actions if row.programme_id in codes},
        homes={row.pk: row.organisation_id for row in work.rows(Function, "pk")},
    )
    return tuple(_programme(work, row, parts) for row in rows)


def _programme(work: Work, row: Programme, parts: Parts) -> written.Programme:
    return written.Programme(
        **work.shared(row),
        code=row.code,
        plan=work.code(Plan, row.plan_id),
        title=line(row.title),
        type_label=row.type_label,
        abbreviation=row.abbreviation,
        period_start=row.period_start,
        period_end=row.period_end,
        municipality=work.owner(row),
        status=row.status,
        predecessor=work.code(Programme, row.predecessor_id),
        text=text(row.text),
        text_kind=row.text_kind,
        aims=tuple(
            written.Aim(
                **work.shared(one), node=work.code(Node, one.node_id), text=text(one.text), text_kind=one.text_kind
            )
            for one in parts.aims.get(row.pk, [])
            if work.has(Node, one.node_id)
        ),
        actions=tuple(_action(work, one, parts) for one in parts.actions.get(row.pk, [])),
    )


def _action(work: Work, row: Action, parts: Parts) -> written.Action:
    reports = parts.reports.get(row.pk, [])
    home = parts.homes.get(row.lead_function_id) if row.lead_function_id else None
    lights = written.Lights(
        content=row.light_content, planning=row.light_planning, finance=row.light_finance, risk=row.light_risk
    )
    means = written.Means(text=line(row.means_text), cents=row.means_cents, payer=line(row.means_payer))
    planning = _planning(row)
    return written.Action(
        **work.shared(row),
        code=row.code,
        title=line(row.title),
        node=work.code(Node, row.node_id),
        other_nodes=tuple(
            work.code(Node, one.node_id) for one in parts.nodes.get(row.pk, []) if work.has(Node, one.node_id)
        ),
        cluster=line(row.cluster),
        description=text(row.description),
        municipalities=(work.owner(row),) if row.municipality_id else tuple(row.places),
        lead_function=work.code(Function, row.lead_function_id),
        lead_organisation=work.code(Organisation, row.lead_organisation_id) if row.lead_organisation_id != home else "",
        partners=tuple(
            work.code(Organisation, one.organisation_id)
            for one in parts.partners.get(row.pk, [])
            if work.has(Organisation, one.organisation_id)
        ),
        working_group=work.code(WorkingGroup, row.working_group_id),
        intended_result=text(row.intended_result),
        expected_effect=text(row.expected_effect),
        kind=row.kind,
        planning=planning if planning != written.Planning() else None,
        means=means if means != written.Means() else None,
        capacity_claim=line(row.capacity_claim),
        status=row.status,
        status_cause=_cause(row, reports),
        status_note=text(row.status_note),
        attention=row.attention,
        attention_text=text(row.attention_text),
        adjustment=row.adjustment,
        adjustment_text=text(row.adjustment_text),
        lights=lights if lights != written.Lights() else None,
        deviation_reason=row.deviation_reason,
        predecessor=parts.paths.get(row.predecessor_id, "") if row.predecessor_id else "",
        tags=tuple(work.code(Tag, one.tag_id) for one in parts.tags.get(row.pk, []) if work.has(Tag, one.tag_id)),
        reports=tuple(_report(work, one) for one in reports),
    )


def _planning(row: Action) -> written.Planning:
    return written.Planning(
        start=row.current_start,
        end=row.current_end,
        original_start=_original(row.original_start, row.current_start),
        original_end=_original(row.original_end, row.current_end),
    )


def _original(first: PreciseDate | None, now: PreciseDate | None) -> PreciseDate | str | None:
    """Return the planning as first agreed, or nothing when it is still the same."""
    if first == now:
        return None
    return UNKNOWN if first is None else first


def _cause(row: Action, reports: list[ProgressReport]) -> written.StatusCause | None:
    """Return the cause of a status, unless it is the one that a reader would assume."""
    told = (row.status_cause_kind, row.status_cause_on, row.status_cause_label)
    last = reports[-1] if reports else None
    assumed = (
        (CauseKind.REPORT.value, last.reported_on, report_label(last.reporter, last.on_behalf_of))
        if last
        else (CauseKind.IMPORT.value, None, FROM_FILE)
    )
    if told == assumed:
        return None
    return written.StatusCause(kind=told[0], on=told[1], label=line(told[2]) or told[0])


def _report(work: Work, row: ProgressReport) -> written.ProgressReport:
    return written.ProgressReport(
        **work.shared(row),
        reported_on=row.reported_on,
        status=row.status,
        percentage=row.percentage,
        done=text(row.done),
        result=text(row.result),
        next_step=text(row.next_step),
        help_asked=text(row.help_asked),
        new_end=row.new_end,
        deviation_reason=row.deviation_reason,
        attention=row.attention,
        attention_text=text(row.attention_text),
        adjustment=row.adjustment,
        adjustment_text=text(row.adjustment_text),
        reporter=line(row.reporter),
        on_behalf_of=line(row.on_behalf_of),
    )
