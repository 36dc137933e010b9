# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts evaluations, decisions with what they adopted, and facts for council notes."""

from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.exchange.loading.organisations import Established
from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.programmes import Programmed
from driehoek.exchange.loading.work import Work
from driehoek.exchange.planfile.records import outcomes as written
from driehoek.planning.models import Adoption
from driehoek.publications.models import NoteFacts
from driehoek.steering.models import Decision


def put_outcomes(work: Work, established: Established, planned: Planned, made: Programmed) -> None:
    """Put everything that looks back on plans and programmes."""
    _evaluations(work, planned, made)
    decisions = work.put(Decision, [_decision(work, one, established) for one in work.file.decisions], lambda r: r.code)
    _adoptions(work, decisions, established, planned, made)
    notes = [
        NoteFacts(
            **work.owned(one, one.municipality),
            programme_id=made.programmes[one.programme].pk,
            annexes=[{"number": a.number, "title": a.title, "what": a.what} for a in one.annexes],
        )
        for one in work.file.note_facts
    ]
    work.put(NoteFacts, notes, lambda row: (row.programme_id, row.municipality_id))


def _evaluations(work: Work, planned: Planned, made: Programmed) -> None:
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


def concern(one: written.Decision) -> tuple[str, str]:
    """Return what a decision is about, as kind and code; both empty when about nothing that is recorded."""
    about = one.concerns or written.Concern()
    for kind, code in (
        ("plan", about.plan),
        ("programma", about.programme),
        ("actie", about.action),
        ("evaluatie", about.evaluation),
    ):
        if code:
            return kind, code
    return "", ""


def _decision(work: Work, one: written.Decision, established: Established) -> Decision:
    kind, code = concern(one)
    return Decision(
        **work.owned(one, one.municipality),
        code=one.code,
        body_id=established.bodies[one.body].pk,
        decided_on=one.decided_on,
        kind=one.kind,
        subject=one.subject,
        text=one.text,
        authority=one.authority,
        meeting_label=one.meeting,
        concerns_kind=kind,
        concerns_uid=work.uids[kind, code] if kind else None,
        note=one.note,
    )


def _adoptions(
    work: Work, decisions: dict[str, Decision], established: Established, planned: Planned, made: Programmed
) -> None:
    rows = []
    for one in work.file.decisions:
        if not one.adoption or one.concerns is None:
            continue
        body = established.bodies[one.body]
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
