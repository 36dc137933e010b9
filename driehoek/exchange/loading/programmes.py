# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts programmes with their aims, actions and reports."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from driehoek.exchange.loading.organisations import Established
from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.work import Work, generations, within
from driehoek.exchange.planfile.kinds import UNKNOWN
from driehoek.exchange.planfile.records import programmes as written
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.models import (
    Action,
    ActionNode,
    ActionPartner,
    ActionTag,
    Programme,
    ProgrammeAim,
    ProgressReport,
)
from driehoek.planning.rules import CauseKind

FROM_FILE = "planbestand"
"""What is shown as the cause of a status that stands in a plan file without a report or another cause."""


@dataclass(frozen=True)
class Placed:
    """An action with the programme that it stands in and its place there."""

    programme: written.Programme
    action: written.Action
    position: int

    @property
    def path(self) -> str:
        """``programme/ACTION``."""
        return f"{self.programme.code}/{self.action.code}"


@dataclass
class Programmed:
    """Programmes by code and actions by path, as stored.

    Attributes:
        causes: what gave each stored action its status (kind, day, label) with its uid, by path: a file has no uids.
    """

    programmes: dict[str, Programme] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    causes: dict[str, tuple[tuple[str, date | None, str], UUID | None]] = field(default_factory=dict)


def put_programmes(work: Work, established: Established, planned: Planned) -> Programmed:
    """Put all programmes with everything in them."""
    made = Programmed(causes=_causes(work))
    work.put(Programme, (), lambda row: row.code)
    work.put(Action, (), lambda row: row.code)
    for generation in generations(work.file.programmes, lambda one: one.code, lambda one: one.predecessor):
        rows = [_programme(work, one, planned, made) for one in generation]
        made.programmes |= work.put(Programme, rows, lambda row: row.code)
    aims = [
        ProgrammeAim(
            **work.owned(aim, programme.municipality),
            programme_id=made.programmes[programme.code].pk,
            node_id=planned.nodes[programme.plan, aim.node].pk,
            text=aim.text,
            text_kind=aim.text_kind,
        )
        for programme in work.file.programmes
        for aim in programme.aims
    ]
    work.put(ProgrammeAim, aims, lambda row: (row.programme_id, row.node_id))
    everything = [
        Placed(programme, action, position)
        for programme in work.file.programmes
        for position, action in enumerate(programme.actions, start=1)
    ]
    reports = _reports(work, everything)
    codes = {row.pk: code for code, row in made.programmes.items()}
    for actions in generations(everything, lambda one: one.path, lambda one: one.action.predecessor):
        rows_of_actions = [_action(work, one, established, planned, made, reports) for one in actions]
        made.actions |= work.put(
            Action, rows_of_actions, lambda row: f"{codes.get(row.programme_id, row.programme_id)}/{row.code}"
        )
    _around_actions(work, everything, established, planned, made)
    _put_reports(work, reports, made)
    work.uids |= {("programma", code): row.uid for code, row in made.programmes.items()}
    work.uids |= {("actie", path): row.uid for path, row in made.actions.items()}
    return made


def _programme(work: Work, one: written.Programme, planned: Planned, made: Programmed) -> Programme:
    return Programme(
        **work.owned(one, one.municipality),
        plan_id=planned.plans[one.plan].pk,
        code=one.code,
        title=one.title,
        type_label=one.type_label,
        abbreviation=one.abbreviation,
        period_start=one.period_start,
        period_end=one.period_end,
        status=one.status,
        predecessor_id=made.programmes[one.predecessor].pk if one.predecessor else None,
        text=one.text,
        text_kind=one.text_kind,
    )


def _reports(work: Work, everything: list[Placed]) -> dict[str, list[ProgressReport]]:
    """Make the rows of all reports, without their action yet, under the uid of the report that is there already."""
    stored: dict[tuple[str, int], UUID] = {
        (f"{programme}/{action}", number): uid
        for programme, action, number, uid in ProgressReport.objects.filter(
            partnership=work.partnership, action__withdrawn_at__isnull=True
        ).values_list("action__programme__code", "action__code", "number", "uid")
    }
    made: dict[str, list[ProgressReport]] = {}
    for one in everything:
        for number, report in enumerate(one.action.reports, start=1):
            row = _report(work, one, number, report)
            row.uid = stored.get((one.path, number), row.uid)
            made.setdefault(one.path, []).append(row)
    return made


def _report(work: Work, one: Placed, number: int, report: written.ProgressReport) -> ProgressReport:
    return ProgressReport(
        **work.owned(report, one.action.municipality),
        number=number,
        reported_on=report.reported_on,
        status=report.status,
        percentage=report.percentage,
        done=report.done,
        result=report.result,
        next_step=report.next_step,
        help_asked=report.help_asked,
        new_end=report.new_end,
        deviation_reason=report.deviation_reason,
        attention=report.attention,
        attention_text=report.attention_text,
        adjustment=report.adjustment,
        adjustment_text=report.adjustment_text,
        reporter=report.reporter,
        on_behalf_of=report.on_behalf_of,
    )


def _put_reports(work: Work, reports: dict[str, list[ProgressReport]], made: Programmed) -> None:
    rows = []
    for path, listed in reports.items():
        for row in listed:
            row.action_id = made.actions[path].pk
            rows.append(row)
    work.put(ProgressReport, rows, lambda row: (row.action_id, row.number))


def _action(
    work: Work,
    one: Placed,
    established: Established,
    planned: Planned,
    made: Programmed,
    reports: dict[str, list[ProgressReport]],
) -> Action:
    action = one.action
    function = established.functions[action.lead_function] if action.lead_function else None
    organisation = established.organisations.get(action.lead_organisation)
    planning = action.planning or written.Planning()
    means, lights = action.means or written.Means(), action.lights or written.Lights()
    row = Action(
        **work.owned(action, action.municipality),
        programme_id=made.programmes[one.programme.code].pk,
        places=sorted(action.municipalities) if len(action.municipalities) > 1 else [],
        code=action.code,
        title=action.title,
        description=action.description,
        node_id=planned.nodes[one.programme.plan, action.node].pk,
        cluster=action.cluster,
        kind=action.kind,
        lead_function_id=function.pk if function else None,
        lead_organisation_id=organisation.pk if organisation else (function.organisation_id if function else None),
        working_group_id=planned.working_groups[action.working_group].pk if action.working_group else None,
        intended_result=action.intended_result,
        expected_effect=action.expected_effect,
        original_start=_first(planning.original_start, planning.start),
        original_end=_first(planning.original_end, planning.end),
        current_start=planning.start,
        current_end=planning.end,
        due=planning.end.last_day if planning.end else None,
        means_text=means.text,
        means_cents=means.cents,
        means_payer=means.payer,
        capacity_claim=action.capacity_claim,
        status=action.status,
        status_note=action.status_note,
        attention=action.attention,
        attention_text=action.attention_text,
        adjustment=action.adjustment,
        adjustment_text=action.adjustment_text,
        light_content=lights.content,
        light_planning=lights.planning,
        light_finance=lights.finance,
        light_risk=lights.risk,
        deviation_reason=action.deviation_reason,
        predecessor_id=made.actions[action.predecessor].pk if action.predecessor else None,
        position=one.position,
    )
    _cause(row, action, reports.get(one.path, []))
    told, uid = made.causes.get(one.path, (None, None))
    if told == (row.status_cause_kind, row.status_cause_on, row.status_cause_label) and row.status_cause_uid is None:
        row.status_cause_uid = uid
    return row


def _causes(work: Work) -> dict[str, tuple[tuple[str, date | None, str], UUID | None]]:
    return {
        f"{programme}/{code}": ((kind, on, label), uid)
        for programme, code, kind, on, label, uid in Action.objects.filter(
            partnership=work.partnership, withdrawn_at__isnull=True
        ).values_list(
            "programme__code",
            "code",
            "status_cause_kind",
            "status_cause_on",
            "status_cause_label",
            "status_cause_uid",
        )
    }


def _first(first: PreciseDate | str | None, now: PreciseDate | None) -> PreciseDate | None:
    """Return the planning as first agreed: unknown, as given, or the same as now."""
    if first == UNKNOWN:
        return None
    return first if isinstance(first, PreciseDate) else now


def _cause(row: Action, action: written.Action, reports: list[ProgressReport]) -> None:
    """Give an action the one cause of its status: as written, else its latest report, else the file."""
    if action.status_cause is not None:
        row.status_cause_kind = action.status_cause.kind
        row.status_cause_on = action.status_cause.on
        row.status_cause_label = action.status_cause.label
    elif reports:
        row.status_cause_kind = CauseKind.REPORT.value
        row.status_cause_uid = reports[-1].uid
        row.status_cause_on = reports[-1].reported_on
        row.status_cause_label = report_label(reports[-1].reporter, reports[-1].on_behalf_of)
    else:
        row.status_cause_kind = CauseKind.IMPORT.value
        row.status_cause_label = FROM_FILE


def report_label(reporter: str, on_behalf_of: str) -> str:
    """Return what is shown as the cause of a status that a report gave."""
    return f"voortgangsbericht van {on_behalf_of or reporter}"


def _around_actions(
    work: Work, everything: list[Placed], established: Established, planned: Planned, made: Programmed
) -> None:
    nodes, partners, tags = [], [], []
    for one in everything:
        pk = made.actions[one.path].pk
        marks = work.owned(one.action, one.action.municipality)
        for code in one.action.other_nodes:
            node = planned.nodes[one.programme.plan, code]
            nodes.append(ActionNode(**within(marks, node), action_id=pk, node_id=node.pk))
        for code in one.action.partners:
            partners.append(ActionPartner(**marks, action_id=pk, organisation_id=established.organisations[code].pk))
        for code in one.action.tags:
            tag = planned.tags[code]
            tags.append(ActionTag(**within(marks, tag), action_id=pk, tag_id=tag.pk))
    work.put(ActionNode, nodes, lambda row: (row.action_id, row.node_id))
    work.put(ActionPartner, partners, lambda row: (row.action_id, row.organisation_id))
    work.put(ActionTag, tags, lambda row: (row.action_id, row.tag_id))
