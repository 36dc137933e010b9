# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns rows into the material of a council note: each fact with the record and field where it is kept."""

from typing import TypeVar

from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate, period
from driehoek.kernel.models import Record
from driehoek.lib.documents.content import Origin
from driehoek.organisations.models import Membership, Municipality
from driehoek.planning.models import Adoption, Node, Programme
from driehoek.planning.rules import AdoptionKind
from driehoek.publications.kinds.council_note.material import (
    AdoptionFacts,
    CommunicationFacts,
    EarlierFacts,
    EvaluationFacts,
    Fact,
    JudgementFacts,
    NewsletterFacts,
    NoteMaterial,
    PlanFacts,
    ProgrammeFacts,
    SecrecyFacts,
    ThemeFacts,
)
from driehoek.publications.kinds.council_note.reading import Found, Rows
from driehoek.steering.rules import BodyKind

Value = TypeVar("Value")

PAPER_NAME = "Informatienota voor de gemeenteraad"
"""What a council paper is called where its municipality recorded no name of its own."""


def fact(record: Record, field: str, value: Value) -> Fact[Value]:
    """Make a fact of a value that is kept in this field of this record."""
    return Fact(value, Origin(record._meta.label_lower, str(record.uid), field), record.example)


def text(record: Record | None, field: str) -> Fact[str] | None:
    """Make a fact of a text field; None when it is empty."""
    value = "" if record is None else str(getattr(record, field)).strip()
    return fact(record, field, value) if record is not None and value else None


def named(record: Record, field: str) -> Fact[str]:
    """Make a fact of a text field that is never empty."""
    return fact(record, field, str(getattr(record, field)))


def gather(found: Found, rows: Rows, circle: Circle) -> NoteMaterial:
    """Put the rows of one note together as its material."""
    partnership = found.partnership
    shared = partnership if circle.holds(Circle(partnership.circle)) else None
    return NoteMaterial(
        municipality=_municipality(found.municipality),
        paper_name=text(rows.facts, "council_paper_name") or fact(partnership, "name", PAPER_NAME),
        partnership=named(partnership, "name"),
        triangle=named(partnership, "triangle_name"),
        members=None
        if found.members is None
        else Fact(found.members, Origin(Membership._meta.label_lower, str(partnership.uid), "municipality")),
        plan=_plan(found, rows),
        programme=_programme(found, rows, found.programme),
        successor=None if found.successor is None else _programme(found, rows, found.successor),
        evaluation=None if rows.evaluation is None else _evaluation(rows, rows.evaluation),
        themes=tuple(_theme(rows, node) for node in rows.themes),
        college_date=None if rows.executive is None else fact(rows.executive, "decided_on", rows.executive.decided_on),
        earlier=_earlier(found, rows),
        communication=CommunicationFacts(
            policy=text(rows.communication, "text"),
            channels=text(rows.facts, "channels") or text(shared, "channels"),
            local_paper=text(rows.facts, "local_paper"),
            newsletter=None
            if shared is None or not shared.newsletter_name
            else NewsletterFacts(
                name=named(shared, "newsletter_name"),
                since=shared.newsletter_since,
                rhythm=shared.newsletter_rhythm,
                audience=shared.newsletter_readers,
            ),
        ),
        evaluation_rhythm=text(shared, "evaluation_rhythm"),
        secrecy=_secrecy(rows),
    )


def _municipality(row: Municipality) -> Fact[str]:
    return Fact(row.name, Origin(row._meta.label_lower, str(row.uid), "name"))


def _secrecy(rows: Rows) -> tuple[SecrecyFacts, ...]:
    imposed = rows.secrecy
    if imposed is None:
        return ()
    origin = Origin(imposed._meta.label_lower, str(imposed.uid), "imposed_on")
    day = Fact(PreciseDate.of(imposed.imposed_on), origin)
    return (SecrecyFacts(imposed.imposed_by, day, imposed.ground, imposed.only_council_lifts),)


def _plan(found: Found, rows: Rows) -> PlanFacts:
    plan = found.programme.plan
    top = plan.levels[0]
    return PlanFacts(
        title=named(plan, "title"),
        type_label=named(plan, "type_label"),
        abbreviation=named(plan, "abbreviation"),
        start=plan.period_start,
        end=plan.period_end,
        role_text=text(plan, "role_text"),
        local_text=text(rows.local_chapter, "text"),
        theme_words=(top["singular"], top["plural"]),
        at_council=_at_council(found, rows, [each for each in rows.adoptions if each.plan_id == plan.pk]),
    )


def _programme(found: Found, rows: Rows, programme: Programme) -> ProgrammeFacts:
    adoptions = [each for each in rows.adoptions if each.programme_id == programme.pk]
    joint = programme.municipality_id is None
    body = BodyKind.TRIANGLE if joint else BodyKind.EXECUTIVE
    adopted = [
        each
        for each in adoptions
        if each.kind == AdoptionKind.ADOPTED and rows.bodies.get(each.decision_uid, body) is body
    ]
    return ProgrammeFacts(
        title=named(programme, "title"),
        type_label=named(programme, "type_label"),
        abbreviation=named(programme, "abbreviation"),
        start=programme.period_start,
        end=programme.period_end,
        joint=joint,
        adopted=_adoption(adopted[0]) if adopted else None,
        at_council=_at_council(found, rows, adoptions),
        annex=_annex(rows, programme.title),
    )


def _adoption(adoption: Adoption) -> AdoptionFacts:
    return AdoptionFacts(adoption.kind, fact(adoption, "adopted_on", adoption.adopted_on))


def _at_council(found: Found, rows: Rows, adoptions: list[Adoption]) -> AdoptionFacts | None:
    """Find what the council of this municipality did."""
    own = [
        each
        for each in adoptions
        if each.municipality_id == found.municipality.pk
        and rows.bodies.get(each.decision_uid, BodyKind.COUNCIL) is BodyKind.COUNCIL
    ]
    return _adoption(own[-1]) if own else None


def _annex(rows: Rows, title: str) -> Fact[int] | None:
    """Find the number of the annex that holds something, by its title."""
    facts = rows.note_facts
    if facts is None:
        return None
    return next((fact(facts, "annexes", int(each["number"])) for each in facts.annexes if each["title"] == title), None)


def _evaluation(rows: Rows, evaluation: Evaluation) -> EvaluationFacts:
    return EvaluationFacts(
        title=named(evaluation, "title"),
        start=evaluation.period_start,
        end=evaluation.period_end,
        overall=named(evaluation, "overall"),
        overall_text=text(evaluation, "overall_text"),
        remaining_text=text(evaluation, "remaining"),
        contents_text=text(evaluation, "contents"),
        annex=_annex(rows, evaluation.title),
    )


def _theme(rows: Rows, node: Node) -> ThemeFacts:
    judged = [each for each in rows.judgements if each.node_id == node.pk]
    aims = [each for each in rows.aims if each.node_id == node.pk]
    return ThemeFacts(
        name=named(node, "title"),
        local=node.municipality_id is not None,
        judgements=tuple(
            _judgement(each) for each in sorted(judged, key=lambda each: each.municipality_id is not None)
        ),
        aims=tuple(named(each, "text") for each in sorted(aims, key=lambda each: each.municipality_id is not None)),
    )


def _judgement(judgement: Judgement) -> JudgementFacts:
    return JudgementFacts(
        municipality="" if judgement.municipality is None else judgement.municipality.name,
        actions_state=named(judgement, "actions_state"),
        done=text(judgement, "done"),
        example_text=text(judgement, "story"),
        attention_text=text(judgement, "attention_text"),
        asks_attention=fact(judgement, "asks_attention", judgement.asks_attention),
    )


def _earlier(found: Found, rows: Rows) -> tuple[EarlierFacts, ...]:
    """List what was done before with the plan and the programme.

    Where the council of this municipality and a joint body did something with the same thing on one day, the row of
    the council stands.
    """
    programme = found.programme
    rows_of: dict[tuple[str, str], EarlierFacts] = {}
    earlier = [each for each in rows.adoptions if each.plan_id is not None or each.programme_id == programme.pk]
    for each in sorted(earlier, key=lambda row: row.municipality_id is not None):
        if each.plan_id is not None:
            plan = programme.plan
            subject = named(plan, "title")
        else:
            span = period(programme.period_start, programme.period_end)
            subject = fact(programme, "title", f"{programme.type_label} {span}")
        not_named = rows.bodies.get(each.decision_uid) is BodyKind.NOT_NAMED
        rows_of[each.adopted_on.text, subject.value] = EarlierFacts(
            date=fact(each, "adopted_on", each.adopted_on),
            subject=subject,
            kind=each.kind,
            body=None if not_named else named(each, "body_name"),
        )
    return tuple(rows_of.values())
