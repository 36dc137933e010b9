# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts decisions and agreements with what they adopted, whom they serve and what came of them."""

from collections.abc import Mapping

from driehoek.exchange.loading.meetings import Met
from driehoek.exchange.loading.organisations import Established
from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.programmes import Programmed
from driehoek.exchange.loading.proposals import concern
from driehoek.exchange.loading.work import Work, generations, within
from driehoek.exchange.planfile.records import register as written
from driehoek.planning.models import Adoption
from driehoek.steering.models import Account, Decision, DecisionGoal, FollowUp


def put_register(
    work: Work, established: Established, planned: Planned, made: Programmed, met: Met
) -> dict[str, Decision]:
    """Put the whole register, and return it by code."""
    decisions: dict[str, Decision] = {}
    work.put(Decision, (), lambda row: row.code)
    for generation in generations(work.file.decisions, lambda one: one.code, lambda one: one.superseded_by):
        rows = [_decision(work, one, established, met, decisions) for one in generation]
        decisions |= work.put(Decision, rows, lambda row: row.code)
    _around(work, planned, met, decisions)
    _adoptions(work, planned, made, met, decisions)
    return decisions


def _decision(
    work: Work, one: written.Decision, established: Established, met: Met, later: Mapping[str, Decision]
) -> Decision:
    kind, code = concern(one.concerns)
    return Decision(
        **work.owned(one, one.municipality),
        code=one.code,
        body_id=met.bodies[one.body].pk,
        decided_on=one.decided_on,
        kind=one.kind,
        subject=one.subject,
        text=one.text,
        reason=one.reason,
        authority=one.authority,
        meeting_id=met.meetings[one.meeting].pk if one.meeting else None,
        item_id=met.items[one.meeting, one.agenda_item].pk if one.agenda_item else None,
        meeting_label=one.meeting_label,
        concerns_kind=kind,
        concerns_uid=work.uids[kind, code] if kind else None,
        owner_id=established.functions[one.owner].pk if one.owner else None,
        owner_organisation_id=(
            established.organisations[one.owner_organisation].pk if one.owner_organisation else None
        ),
        due_on=one.due_on,
        due_day=one.due_on.last_day if one.due_on else None,
        follow=one.follow,
        review_on=one.review_on,
        superseded_by_id=later[one.superseded_by].pk if one.superseded_by else None,
        deployment=one.deployment,
        gives_way=one.gives_way,
        note=one.note,
    )


def _around(work: Work, planned: Planned, met: Met, decisions: Mapping[str, Decision]) -> None:
    goals, told, accounts = [], [], []
    for decision in work.file.decisions:
        pk = decisions[decision.code].pk
        for goal in decision.goals:
            node = planned.nodes[goal.plan, goal.node]
            marks = within(work.owned(goal, decision.municipality), node)
            goals.append(DecisionGoal(**marks, decision_id=pk, node_id=node.pk))
        for one in decision.follow_ups:
            told.append(
                FollowUp(
                    **work.owned(one, decision.municipality),
                    decision_id=pk,
                    told_on=one.told_on,
                    state=one.state,
                    text=one.text,
                    told_by=one.told_by,
                )
            )
        for account in decision.accounts:
            accounts.append(
                Account(
                    **work.owned(account, decision.municipality),
                    decision_id=pk,
                    body_id=met.bodies[account.body].pk,
                    told_on=account.told_on,
                    how=account.how,
                )
            )
    work.put(DecisionGoal, goals, lambda row: (row.decision_id, row.node_id))
    work.put(FollowUp, told, lambda row: (row.decision_id, row.told_on, row.state, row.text, row.told_by))
    work.put(Account, accounts, lambda row: (row.decision_id, row.body_id, row.told_on))


def _adoptions(work: Work, planned: Planned, made: Programmed, met: Met, decisions: Mapping[str, Decision]) -> None:
    rows = []
    for one in work.file.decisions:
        if not one.adoption or one.concerns is None:
            continue
        body = met.bodies[one.body]
        row = Adoption(
            **work.owned(one, one.municipality),
            plan_id=planned.plans[one.concerns.plan].pk if one.concerns.plan else None,
            programme_id=made.programmes[one.concerns.programme].pk if one.concerns.programme else None,
            kind=one.adoption,
            body_name=body.name,
            adopted_on=one.decided_on,
            decision_uid=decisions[one.code].uid,
        )
        row.municipality_id = body.municipality_id
        rows.append(row)
    work.put(Adoption, rows, lambda row: row.decision_uid)
