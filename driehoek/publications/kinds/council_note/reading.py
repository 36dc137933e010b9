# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the rows that a council note is written from: only what the actor sees and everyone in its circle may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import BigIntegerField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast

from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.evaluation.policies import FINISHED
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent
from driehoek.kernel.models import Secrecy
from driehoek.organisations.models import Membership, Municipality, MunicipalityFacts, Partnership
from driehoek.organisations.policies import seen, within
from driehoek.planning.models import Adoption, LocalChapter, Node, PlanText, Programme, ProgrammeAim
from driehoek.planning.rules import Ambition
from driehoek.publications.kinds.council_note.kept import Kept, kept_evaluation
from driehoek.publications.kinds.council_note.material import FigureFacts
from driehoek.publications.kinds.council_note.tied import tied_figures
from driehoek.publications.models import NoteFacts
from driehoek.publications.policies import for_paper
from driehoek.steering.models import Decision

Row = TypeVar("Row", Programme, NoteFacts)

COMMUNICATION_TEXT = "communicatie"
"""Code of the plan text that says how the partnership communicates; the note shows it under Communicatie."""


@dataclass(frozen=True, slots=True)
class About:
    """What a note is about: the programme and the municipality whose council reads it.

    Attributes:
        partnership: slug; programme: title or code; municipality: name.
        circle: who may read the paper; a council note is public once released.
    """

    partnership: str
    programme: str
    municipality: str
    circle: Circle = Circle.PUBLIC


@dataclass(frozen=True, slots=True)
class Found:
    """The partnership, municipality and programmes of a note."""

    partnership: Partnership
    municipality: Municipality
    members: int | None
    programme: Programme
    successor: Programme | None


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text of the plan or of the next programme: of a chapter, of a municipality, or the aim for a theme.

    Attributes:
        record: kind of record; node_id: the theme of an aim; local: of this municipality alone.
    """

    record: str
    uid: str
    example: bool
    text: str
    node_id: int | None
    local: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything else, as rows.

    Attributes:
        figures: tied to goals, by the key of their theme.
        kept: what a round froze of the evaluation; then judgements and figures are told from it, and not read.
        decisions: what bodies did with the plan, the programmes or the evaluation, oldest first; ``adoption`` on
            each is the kind of adoption that came with it, ``None`` when it was none.
    """

    facts: MunicipalityFacts | None
    note_facts: NoteFacts | None
    themes: tuple[Node, ...]
    figures: Mapping[int, tuple[FigureFacts, ...]]
    evaluation: Evaluation | None
    judgements: tuple[Judgement, ...]
    kept: Kept | None
    texts: tuple[TextRow, ...]
    decisions: tuple[Decision, ...]
    secrecy: Secrecy | None


def find(actor: Actor, about: About) -> Found:
    """Find what a note is about; 2 queries.

    Raises:
        Absent: no such partnership, municipality or programme, or not one that this paper may show to its readers.
    """
    members = list(
        seen(actor, Membership)
        .filter(partnership__slug=about.partnership, partnership__withdrawn_at__isnull=True, ends_on__isnull=True)
        .select_related("partnership", "municipality")
    )
    own = next((each for each in members if each.municipality.name.lower() == about.municipality.lower()), None)
    if own is None:
        raise Absent(f"De gemeente '{about.municipality}' doet niet mee in dit samenwerkingsverband.")
    named = Q(title=about.programme) | Q(code=about.programme)
    follows = Q(predecessor__title=about.programme) | Q(predecessor__code=about.programme)
    programmes = list(
        for_paper(actor, Programme, own.partnership_id, about.circle)
        .filter(named | follows, _joint_or_of(own.municipality))
        .select_related("plan")
        .order_by("municipality_id", "period_start")
    )
    asked = [each for each in programmes if about.programme in (each.title, each.code)]
    programme = _own_before_joint(asked)
    if programme is None:
        raise Absent(f"Het programma '{about.programme}' bestaat hier niet, of is niet voor de lezers van deze nota.")
    after = [each for each in programmes if each.predecessor_id == programme.pk]
    public = all(about.circle.holds(Circle(each.circle)) for each in members)
    return Found(
        partnership=own.partnership,
        municipality=own.municipality,
        members=len(members) if public else None,
        programme=programme,
        successor=_own_before_joint(after),
    )


def read(actor: Actor, about: About, found: Found) -> Rows:
    """Read the rows of a note; 8 queries, 5 more where figures are tied, one more when secrecy was imposed on it."""
    key, programme, circle = found.partnership.pk, found.programme, about.circle
    local = _joint_or_of(found.municipality)
    evaluation = (
        for_paper(actor, Evaluation, key, circle)
        .filter(FINISHED, local, programme=programme)
        .select_related("round")
        .order_by("-period_end")
        .first()
    )
    note_facts = _own_before_joint(list(within(actor, NoteFacts, key).filter(local, programme=programme)))
    kept = kept_evaluation(actor, found.partnership, found.municipality, circle, evaluation)
    judged = for_paper(actor, Judgement, key, circle).filter(local, evaluation=evaluation)
    nodes = list(for_paper(actor, Node, key, circle).filter(local, plan=programme.plan).order_by("position", "code"))
    themes = tuple(node for node in nodes if node.level == 1 and not _beside(node))
    return Rows(
        facts=for_paper(actor, MunicipalityFacts, key, circle).filter(municipality=found.municipality).first(),
        note_facts=note_facts,
        themes=themes,
        figures=_figures(actor, about, found, nodes, evaluation) if kept is None else _frozen(kept, themes),
        evaluation=evaluation,
        judgements=tuple(judged.select_related("municipality").order_by("pk"))
        if evaluation is not None and kept is None
        else (),
        kept=kept,
        texts=_texts(actor, about, found),
        decisions=_decisions(actor, about, found, evaluation),
        secrecy=_secrecy(note_facts),
    )


def _figures(
    actor: Actor, about: About, found: Found, nodes: list[Node], evaluation: Evaluation | None
) -> Mapping[int, tuple[FigureFacts, ...]]:
    looked_at = found.programme.period_end if evaluation is None else evaluation.period_end
    return tied_figures(actor, found.partnership, found.municipality, about.circle, nodes, looked_at.year)


def _frozen(kept: Kept, themes: tuple[Node, ...]) -> Mapping[int, tuple[FigureFacts, ...]]:
    return {node.pk: kept.figures(node.uid) for node in themes}


def _beside(node: Node) -> bool:
    """Tell whether a theme stands beside the priorities of a municipality, of which its plan announces the number."""
    return node.municipality_id is not None and node.ambition not in ("", Ambition.PRIORITY)


def _texts(actor: Actor, about: About, found: Found) -> tuple[TextRow, ...]:
    """Read the texts that the note shows as they stand; 1 query."""
    plan, place = found.programme.plan, found.municipality
    chapters: tuple[tuple[type[PlanText | LocalChapter | ProgrammeAim], Q], ...] = (
        (PlanText, Q(plan=plan, code=COMMUNICATION_TEXT)),
        (LocalChapter, Q(plan=plan, municipality=place)),
        (ProgrammeAim, _joint_or_of(place) & Q(programme=found.successor)),
    )
    parts = []
    for model, condition in chapters:
        node = F("node_id") if model is ProgrammeAim else Cast(Value(None), BigIntegerField())
        rows = for_paper(actor, model, found.partnership.pk, about.circle).filter(condition)
        told = rows.annotate(record=Value(model._meta.label_lower), theme=node)
        parts.append(told.order_by().values_list("record", "uid", "example", "text", "theme", "municipality_id", "pk"))
    rows_of_all = parts[0].union(*parts[1:], all=True)
    return tuple(
        TextRow(record, str(uid), example, text, theme, municipality_id is not None)
        for record, uid, example, text, theme, municipality_id, _ in sorted(rows_of_all, key=lambda row: row[-1])
    )


def _decisions(actor: Actor, about: About, found: Found, evaluation: Evaluation | None) -> tuple[Decision, ...]:
    """Read what bodies did with the subjects of the note, joint or of this municipality, oldest first; 1 query."""
    subjects = [
        each.uid for each in (found.programme.plan, found.programme, found.successor, evaluation) if each is not None
    ]
    key, circle = found.partnership.pk, about.circle
    adoptions = for_paper(actor, Adoption, key, circle).filter(decision_uid=OuterRef("uid")).values("kind")
    rows = (
        for_paper(actor, Decision, key, circle)
        .filter(Q(body__municipality__isnull=True) | Q(body__municipality=found.municipality))
        .filter(concerns_uid__in=subjects)
        .annotate(adoption=Subquery(adoptions[:1]))
        .select_related("body")
    )
    return tuple(sorted(rows, key=lambda row: (row.decided_on, row.pk)))


def _secrecy(note_facts: NoteFacts | None) -> Secrecy | None:
    if note_facts is None or note_facts.secrecy is None:
        return None
    return Secrecy.objects.filter(uid=note_facts.secrecy, lifted_on__isnull=True).first()


def _joint_or_of(municipality: Municipality) -> Q:
    return Q(municipality__isnull=True) | Q(municipality=municipality)


def _own_before_joint(rows: list[Row]) -> Row | None:
    """Choose the row of the municipality itself, else the joint one."""
    return next((each for each in rows if each.municipality_id is not None), rows[0] if rows else None)
