# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the register: decisions and agreements, whom they serve and what came of them."""

from collections.abc import Mapping
from uuid import UUID

from driehoek.evaluation.models import Evaluation
from driehoek.exchange.exporting.meetings import Concerns
from driehoek.exchange.exporting.work import Work, by, line, text
from driehoek.exchange.planfile.records import register as written
from driehoek.exchange.planfile.records.meetings import Concern
from driehoek.organisations.models import Function, Organisation
from driehoek.planning.models import Action, Adoption, Node, Plan, Programme
from driehoek.steering.models import Account, Body, Decision, DecisionGoal, FollowUp, Meeting


def concerns(work: Work) -> Concerns:
    """Return by uid everything in the file that a decision or proposal can be about; 4 queries."""
    codes = work.codes[Programme]
    plans = [row for row in work.rows(Plan, "pk") if work.has(Plan, row.pk)]
    evaluations = [row for row in work.rows(Evaluation, "pk") if work.has(Evaluation, row.pk)]
    found = {row.uid: Concern(plan=row.code) for row in plans}
    found |= {uid: Concern(plan=plan, node=node) for uid, plan, node in work.themes.values()}
    found |= {row.uid: Concern(programme=row.code) for row in work.rows(Programme, "pk") if row.pk in codes}
    found |= {row.uid: Concern(evaluation=row.code) for row in evaluations}
    found |= {
        row.uid: Concern(action=f"{codes[row.programme_id]}/{row.code}")
        for row in work.rows(Action, "pk")
        if row.programme_id in codes and work.has(Node, row.node_id)
    }
    return found


def decisions(work: Work, about: Concerns, points: Mapping[int, tuple[str, str]]) -> tuple[written.Decision, ...]:
    """Return decisions and agreements, each with what it did with a plan or programme; 5 queries.

    Args:
        points: meeting and title of the agenda items in the file, by key.
    """
    adopted: dict[UUID, str] = {row.decision_uid: row.kind for row in work.rows(Adoption, "pk")}
    rows = work.keep(Decision, (row for row in work.coded(Decision, "pk") if work.has(Body, row.body_id)))
    goals = by([row for row in work.rows(DecisionGoal, "pk") if work.has(Node, row.node_id)], "decision_id")
    told = by(work.rows(FollowUp, "told_on", "pk"), "decision_id")
    accounts = by([row for row in work.rows(Account, "pk") if work.has(Body, row.body_id)], "decision_id")
    return tuple(
        written.Decision(
            **work.shared(row),
            code=row.code,
            body=work.code(Body, row.body_id),
            decided_on=row.decided_on,
            kind=row.kind,
            subject=line(row.subject),
            text=text(row.text),
            reason=text(row.reason),
            authority=row.authority,
            meeting=work.code(Meeting, row.meeting_id),
            agenda_item=_point(work, row, points),
            meeting_label=line(row.meeting_label),
            municipality=work.owner(row),
            concerns=about.get(row.concerns_uid) if row.concerns_uid else None,
            adoption=adopted.get(row.uid, ""),
            owner=work.code(Function, row.owner_id),
            owner_organisation=work.code(Organisation, row.owner_organisation_id),
            due_on=row.due_on,
            follow=row.follow,
            review_on=row.review_on,
            superseded_by=work.code(Decision, row.superseded_by_id),
            deployment=row.deployment,
            gives_way=text(row.gives_way),
            note=text(row.note),
            goals=tuple(
                written.DecisionGoal(
                    **work.shared(one), plan=work.themes[one.node_id][1], node=work.code(Node, one.node_id)
                )
                for one in goals.get(row.pk, [])
            ),
            follow_ups=_told(work, told.get(row.pk, [])),
            accounts=tuple(
                written.Account(
                    **work.shared(one), body=work.code(Body, one.body_id), told_on=one.told_on, how=line(one.how)
                )
                for one in accounts.get(row.pk, [])
            ),
        )
        for row in rows
    )


def _point(work: Work, row: Decision, points: Mapping[int, tuple[str, str]]) -> str:
    meeting, title = points.get(row.item_id, ("", "")) if row.item_id is not None else ("", "")
    return title if meeting and meeting == work.code(Meeting, row.meeting_id) else ""


def _told(work: Work, rows: list[FollowUp]) -> tuple[written.FollowUp, ...]:
    return tuple(
        written.FollowUp(
            **work.shared(one),
            told_on=one.told_on,
            state=one.state,
            text=text(one.text),
            told_by=line(one.told_by),
        )
        for one in rows
    )
