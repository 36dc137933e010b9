# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads evaluations and facts for council notes."""

from driehoek.evaluation.models import Evaluation, GoalJudgement, Judgement
from driehoek.evaluation.policies import FINISHED
from driehoek.exchange.exporting.work import Work, by, line, text
from driehoek.exchange.planfile.records import outcomes as written
from driehoek.organisations.policies import seen
from driehoek.planning.models import Node, Programme
from driehoek.publications.models import NoteFacts


def evaluations(work: Work) -> tuple[written.Evaluation, ...]:
    """Return the evaluations with their judgements; 3 queries.

    What a round is still making is a draft and stays out; once the round is locked it is an evaluation like any other.
    """
    finished = seen(work.actor, Evaluation, "programme").filter(FINISHED)
    judgements = by(work.rows(Judgement, "pk"), "evaluation_id")
    goals = by(work.rows(GoalJudgement, "pk"), "evaluation_id")
    return tuple(
        written.Evaluation(
            **work.shared(row),
            code=row.code,
            programme=work.code(Programme, row.programme_id),
            title=line(row.title),
            period_start=row.period_start,
            period_end=row.period_end,
            overall=row.overall,
            overall_text=text(row.overall_text),
            contents_text=text(row.contents),
            remaining=text(row.remaining),
            judgements=tuple(
                _judgement(work, one) for one in judgements.get(row.pk, []) if work.has(Node, one.node_id)
            ),
            goals=tuple(_goal(work, one) for one in goals.get(row.pk, []) if work.has(Node, one.node_id)),
        )
        for row in work.keep(
            Evaluation,
            (row for row in work.coded(Evaluation, "pk", among=finished) if work.has(Programme, row.programme_id)),
        )
    )


def _judgement(work: Work, row: Judgement) -> written.Judgement:
    return written.Judgement(
        **work.shared(row),
        node=work.code(Node, row.node_id),
        municipality=work.owner(row),
        actions_state=row.actions_state,
        done=text(row.done),
        works=text(row.works),
        helps=text(row.helps),
        ahead=text(row.ahead),
        example_text=text(row.story),
        asks_attention=row.asks_attention,
        attention_text=text(row.attention_text),
        recommendation=text(row.recommendation),
    )


def _goal(work: Work, row: GoalJudgement) -> written.GoalJudgement:
    return written.GoalJudgement(
        **work.shared(row),
        node=work.code(Node, row.node_id),
        municipality=work.owner(row),
        result=row.result,
        reason=text(row.reason),
    )


def note_facts(work: Work) -> tuple[written.NoteFacts, ...]:
    """Return the facts for council notes; 1 query."""
    return tuple(
        written.NoteFacts(
            **work.shared(row),
            programme=work.code(Programme, row.programme_id),
            municipality=work.owner(row),
            annexes=tuple(
                written.Annex(number=one["number"], title=line(one["title"]), what=line(one.get("what", "")))
                for one in row.annexes
            ),
        )
        for row in work.rows(NoteFacts, "pk")
        if work.has(Programme, row.programme_id)
    )
