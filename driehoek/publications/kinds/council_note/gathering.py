# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns rows into the material of a council note: each fact with the record and field where it is kept."""

from typing import TypeVar

from driehoek.evaluation.dossier.model import ProgrammePart
from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate, period
from driehoek.kernel.models import Record
from driehoek.lib.documents.content import Origin
from driehoek.organisations.models import Membership, Municipality
from driehoek.planning.models import LocalChapter, Node, Plan, PlanText, Programme, ProgrammeAim
from driehoek.planning.rules import AdoptionKind
from driehoek.publications.kinds.council_note.material import (
    Act,
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
from driehoek.publications.kinds.council_note.reading import Found, Rows, TextRow
from driehoek.steering.models import Decision
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
        programme=_programme(rows, found.programme),
        successor=None if found.successor is None else _programme(rows, found.successor),
        evaluation=None if rows.evaluation is None else _evaluation(rows, rows.evaluation),
        themes=tuple(_theme(rows, node) for node in rows.themes),
        college_date=_college_date(rows),
        earlier=_earlier(found, rows),
        communication=CommunicationFacts(
            policy=next((_told(each) for each in _of(rows, PlanText)), None),
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
        kept=None if rows.kept is None else rows.kept.facts,
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
        local_text=next((_told(each) for each in _of(rows, LocalChapter)), None),
        theme_words=(top["singular"], top["plural"]),
        at_council=_at_council(_about(rows, plan)),
    )


def _programme(rows: Rows, programme: Programme) -> ProgrammeFacts:
    decisions = _about(rows, programme)
    joint = programme.municipality_id is None
    body = BodyKind.TRIANGLE if joint else BodyKind.EXECUTIVE
    adopted = [each for each in decisions if _adoption_of(each) == AdoptionKind.ADOPTED and each.body.kind == body]
    return ProgrammeFacts(
        title=named(programme, "title"),
        type_label=named(programme, "type_label"),
        abbreviation=named(programme, "abbreviation"),
        start=programme.period_start,
        end=programme.period_end,
        status=named(programme, "status"),
        joint=joint,
        adopted=_adoption(adopted[0]) if adopted else None,
        at_council=_at_council(decisions),
        annex=_annex(rows, programme.title),
    )


def _about(rows: Rows, subject: Plan | Programme) -> list[Decision]:
    """Return the adoptions of one plan or programme, oldest first."""
    return [each for each in rows.decisions if each.concerns_uid == subject.uid and _adoption_of(each)]


def _adoption_of(decision: Decision) -> str | None:
    """Return the kind of adoption that came with a decision; the query put it there."""
    kind: str | None = decision.adoption  # type: ignore[attr-defined]
    return kind


def _adoption(decision: Decision) -> AdoptionFacts:
    return AdoptionFacts(_adoption_of(decision) or "", fact(decision, "decided_on", decision.decided_on))


def _at_council(decisions: list[Decision]) -> AdoptionFacts | None:
    """Find what the council of this municipality did last."""
    own = [each for each in decisions if each.body.kind == BodyKind.COUNCIL]
    return _adoption(own[-1]) if own else None


def _college_date(rows: Rows) -> Fact[PreciseDate] | None:
    """Find the day on which the college dealt with the note; adopting a programme is another decision."""
    dealt = [each for each in rows.decisions if each.body.kind == BodyKind.EXECUTIVE and _adoption_of(each) is None]
    return fact(dealt[-1], "decided_on", dealt[-1].decided_on) if dealt else None


def _of(rows: Rows, model: type[PlanText | LocalChapter | ProgrammeAim]) -> list[TextRow]:
    return [each for each in rows.texts if each.record == model._meta.label_lower]


def _told(row: TextRow) -> Fact[str]:
    return Fact(row.text, Origin(row.record, row.uid, "text"), row.example)


def _annex(rows: Rows, title: str) -> Fact[int] | None:
    """Find the number of the annex that holds something, by its title."""
    facts = rows.note_facts
    if facts is None:
        return None
    return next((fact(facts, "annexes", int(each["number"])) for each in facts.annexes if each["title"] == title), None)


def _evaluation(rows: Rows, evaluation: Evaluation) -> EvaluationFacts:
    if rows.kept is not None:
        return _kept(rows, evaluation, rows.kept.programme)
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


def _kept(rows: Rows, evaluation: Evaluation, told: ProgrammePart) -> EvaluationFacts:
    """Return an evaluation as it was frozen; its title is its name, and stays what it is now."""

    def kept(field: str, value: str) -> Fact[str]:
        return Fact(value.strip(), Origin(evaluation._meta.label_lower, str(evaluation.uid), field), told.example)

    def text_of(field: str, value: str) -> Fact[str] | None:
        return kept(field, value) if value.strip() else None

    return EvaluationFacts(
        title=named(evaluation, "title"),
        start=told.period_start,
        end=told.period_end,
        overall=kept("overall", told.overall),
        overall_text=text_of("overall_text", told.overall_text),
        remaining_text=text_of("remaining", told.remaining),
        contents_text=text_of("contents", told.contents),
        annex=_annex(rows, evaluation.title),
    )


def _theme(rows: Rows, node: Node) -> ThemeFacts:
    judged = [each for each in rows.judgements if each.node_id == node.pk]
    aims = [each for each in _of(rows, ProgrammeAim) if each.node_id == node.pk]
    return ThemeFacts(
        name=named(node, "title"),
        local=node.municipality_id is not None,
        judgements=rows.kept.judgements(node.uid)
        if rows.kept is not None
        else tuple(_judgement(each) for each in sorted(judged, key=lambda each: each.municipality_id is not None)),
        aims=tuple(_told(each) for each in sorted(aims, key=lambda each: each.local)),
        figures=rows.figures.get(node.pk, ()),
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
    """List what was done before with the plan and the programme, one row for a subject and a day."""
    plan, programme = found.programme.plan, found.programme
    years = period(programme.period_start, programme.period_end)
    subjects = ((plan, named(plan, "title")), (programme, fact(programme, "title", f"{programme.type_label} {years}")))
    found_rows: list[EarlierFacts] = []
    for about, subject in subjects:
        days: dict[PreciseDate, list[Decision]] = {}
        for each in sorted(_about(rows, about), key=lambda row: row.body.municipality_id is None):
            days.setdefault(each.decided_on, []).append(each)
        found_rows += [
            EarlierFacts(fact(same[0], "decided_on", day), subject, tuple(_act(each) for each in same))
            for day, same in days.items()
        ]
    return tuple(found_rows)


def _act(decision: Decision) -> Act:
    body = None if decision.body.kind == BodyKind.NOT_NAMED else named(decision.body, "name")
    return Act(_adoption_of(decision) or "", body)
