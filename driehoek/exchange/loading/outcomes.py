# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts evaluations and facts for council notes."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Q

from driehoek.evaluation.models import Evaluation, GoalJudgement, Judgement
from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.programmes import Programmed
from driehoek.exchange.loading.work import Work
from driehoek.kernel import operation
from driehoek.kernel.errors import Invalid
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.publications.models import NoteFacts

#: What a round made: a file tells it, but only the round itself changes or withdraws it.
MADE_IN_ROUNDS: dict[type[PartnershipRow], Q] = {
    Evaluation: Q(round__isnull=False),
    Judgement: Q(evaluation__round__isnull=False),
    GoalJudgement: Q(evaluation__round__isnull=False),
}
OF_A_ROUND = (
    "Evaluatie “{title}” is in een ronde gemaakt. Alleen in die ronde kan zij veranderen, niet met een bestand."
)


def put_note_facts(work: Work, made: Programmed) -> None:
    """Put the facts for council notes."""
    notes = [
        NoteFacts(
            **work.owned(one, one.municipality),
            programme_id=made.programmes[one.programme].pk,
            annexes=[{"number": a.number, "title": a.title, "what": a.what} for a in one.annexes],
        )
        for one in work.file.note_facts
    ]
    work.put(NoteFacts, notes, lambda row: (row.programme_id, row.municipality_id))


def put_evaluations(work: Work, planned: Planned, made: Programmed) -> None:
    """Put everything that looks back on programmes.

    Raises:
        Invalid: the file says otherwise about an evaluation that was made in a round.
    """
    programmes = {one.code: one for one in work.file.programmes}
    rows = [
        Evaluation(
            **work.owned(one, programmes[one.programme].municipality),
            programme_id=made.programmes[one.programme].pk,
            code=one.code,
            title=one.title,
            period_start=one.period_start,
            period_end=one.period_end,
            overall=one.overall,
            overall_text=one.overall_text,
            contents=one.contents_text,
            remaining=one.remaining,
        )
        for one in work.file.evaluations
    ]
    stored = work.put(Evaluation, rows, lambda row: row.code, keep=frozenset({"round_id"}))
    work.uids |= {("evaluatie", code): row.uid for code, row in stored.items()}
    plans = {one.code: programmes[one.programme].plan for one in work.file.evaluations}
    judged = work.put(
        Judgement,
        _judgements(work, planned, stored, plans),
        lambda row: (row.evaluation_id, row.node_id, row.municipality_id),
        keep=frozenset({"ready_at"}),
    )
    reached = work.put(
        GoalJudgement,
        _goals(work, planned, stored, plans),
        lambda row: (row.evaluation_id, row.node_id, row.municipality_id),
    )
    _left_to_rounds(stored.values(), judged.values(), reached.values())


def _judgements(
    work: Work, planned: Planned, stored: Mapping[str, Evaluation], plans: Mapping[str, str]
) -> list[Judgement]:
    return [
        Judgement(
            **work.owned(judgement, judgement.municipality),
            evaluation_id=stored[one.code].pk,
            node_id=planned.nodes[plans[one.code], judgement.node].pk,
            actions_state=judgement.actions_state,
            done=judgement.done,
            works=judgement.works,
            helps=judgement.helps,
            ahead=judgement.ahead,
            story=judgement.example_text,
            asks_attention=judgement.asks_attention,
            attention_text=judgement.attention_text,
            recommendation=judgement.recommendation,
        )
        for one in work.file.evaluations
        for judgement in one.judgements
    ]


def _goals(
    work: Work, planned: Planned, stored: Mapping[str, Evaluation], plans: Mapping[str, str]
) -> list[GoalJudgement]:
    return [
        GoalJudgement(
            **work.owned(goal, goal.municipality),
            evaluation_id=stored[one.code].pk,
            node_id=planned.nodes[plans[one.code], goal.node].pk,
            result=goal.result,
            reason=goal.reason,
        )
        for one in work.file.evaluations
        for goal in one.goals
    ]


def _left_to_rounds(
    evaluations: Collection[Evaluation], judgements: Collection[Judgement], goals: Collection[GoalJudgement]
) -> None:
    made = {one.pk: one for one in evaluations if one.round_id is not None}
    whose: dict[UUID, Evaluation] = {one.uid: one for one in made.values()}
    whose |= {one.uid: made[one.evaluation_id] for one in judgements if one.evaluation_id in made}
    whose |= {one.uid: made[one.evaluation_id] for one in goals if one.evaluation_id in made}
    running = operation.current()
    assert running is not None, "a load runs within an operation"
    for change in running.frames[-1].changes:
        if change.record_uid in whose:
            raise Invalid(OF_A_ROUND.format(title=whose[change.record_uid].title))
