# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts evaluations and facts for council notes."""

from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.programmes import Programmed
from driehoek.exchange.loading.work import Work
from driehoek.publications.models import NoteFacts


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
    """Put everything that looks back on programmes."""
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
    stored = work.put(Evaluation, rows, lambda row: row.code)
    work.uids |= {("evaluatie", code): row.uid for code, row in stored.items()}
    judgements = [
        Judgement(
            **work.owned(judgement, judgement.municipality),
            evaluation_id=stored[one.code].pk,
            node_id=planned.nodes[programmes[one.programme].plan, judgement.node].pk,
            actions_state=judgement.actions_state,
            done=judgement.done,
            story=judgement.example_text,
            asks_attention=judgement.asks_attention,
            attention_text=judgement.attention_text,
        )
        for one in work.file.evaluations
        for judgement in one.judgements
    ]
    work.put(Judgement, judgements, lambda row: (row.evaluation_id, row.node_id, row.municipality_id))
