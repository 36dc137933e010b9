# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads evaluations, decisions with what they adopted, and facts for council notes."""

from uuid import UUID

from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.exchange.exporting.work import Work, by, line, text
from driehoek.exchange.planfile.records import outcomes as written
from driehoek.planning.models import Action, Adoption, Node, Plan, Programme
from driehoek.publications.models import NoteFacts
from driehoek.steering.models import Body, Decision


def evaluations(work: Work) -> tuple[written.Evaluation, ...]:
    """Return the evaluations with their judgements; 2 queries."""
    judgements = by(work.rows(Judgement, "pk"), "evaluation_id")
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
        )
        for row in work.keep(
            Evaluation, (row for row in work.coded(Evaluation, "pk") if work.has(Programme, row.programme_id))
        )
    )


def _judgement(work: Work, row: Judgement) -> written.Judgement:
    return written.Judgement(
        **work.shared(row),
        node=work.code(Node, row.node_id),
        municipality=work.owner(row),
        actions_state=row.actions_state,
        done=text(row.done),
        example_text=text(row.story),
        asks_attention=row.asks_attention,
        attention_text=text(row.attention_text),
    )


def decisions(work: Work) -> tuple[written.Decision, ...]:
    """Return decisions and agreements, each with what it did with a plan or programme; 6 queries."""
    adopted = {row.decision_uid: row.kind for row in work.rows(Adoption, "pk")}
    concerns = _concerns(work)
    return tuple(
        written.Decision(
            **work.shared(row),
            code=row.code,
            body=work.code(Body, row.body_id),
            decided_on=row.decided_on,
            kind=row.kind,
            subject=line(row.subject),
            text=text(row.text),
            authority=row.authority,
            meeting=line(row.meeting_label),
            municipality=work.owner(row),
            concerns=concerns.get(row.concerns_uid) if row.concerns_uid else None,
            adoption=adopted.get(row.uid, ""),
            note=text(row.note),
        )
        for row in work.rows(Decision, "pk")
        if work.has(Body, row.body_id)
    )


def _concerns(work: Work) -> dict[UUID, written.Concern]:
    """Return by uid everything in the file that a decision can be about."""
    codes = work.codes[Programme]
    plans = [row for row in work.rows(Plan, "pk") if work.has(Plan, row.pk)]
    evaluations = [row for row in work.rows(Evaluation, "pk") if work.has(Evaluation, row.pk)]
    found = {row.uid: written.Concern(plan=row.code) for row in plans}
    found |= {row.uid: written.Concern(programme=row.code) for row in work.rows(Programme, "pk") if row.pk in codes}
    found |= {row.uid: written.Concern(evaluation=row.code) for row in evaluations}
    found |= {
        row.uid: written.Concern(action=f"{codes[row.programme_id]}/{row.code}")
        for row in work.rows(Action, "pk")
        if row.programme_id in codes and work.has(Node, row.node_id)
    }
    return found


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
