# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the rows that a council note is written from: only what the actor sees and everyone in its circle may read."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Q

from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent
from driehoek.kernel.models import Secrecy
from driehoek.organisations.models import Membership, Municipality, MunicipalityFacts, Partnership
from driehoek.organisations.policies import seen, within
from driehoek.planning.models import Adoption, LocalChapter, Node, PlanText, Programme, ProgrammeAim
from driehoek.publications.models import NoteFacts
from driehoek.publications.policies import for_paper
from driehoek.steering.models import Decision
from driehoek.steering.rules import BodyKind

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
class Rows:
    """Everything else, as rows.

    Attributes:
        bodies: kind of the body per decision, for the adoptions.
        executive: the decision of the college of this municipality on the note, if recorded.
    """

    facts: MunicipalityFacts | None
    note_facts: NoteFacts | None
    themes: tuple[Node, ...]
    evaluation: Evaluation | None
    judgements: tuple[Judgement, ...]
    aims: tuple[ProgrammeAim, ...]
    adoptions: tuple[Adoption, ...]
    bodies: dict[UUID, BodyKind]
    executive: Decision | None
    communication: PlanText | None
    local_chapter: LocalChapter | None
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
    """Read the rows of a note; 10 queries, one more when secrecy was imposed on it."""
    key, place, programme = found.partnership.pk, found.municipality, found.programme
    circle, local = about.circle, _joint_or_of(found.municipality)
    evaluation = (
        for_paper(actor, Evaluation, key, circle).filter(local, programme=programme).order_by("-period_end").first()
    )
    note_facts = _own_before_joint(list(within(actor, NoteFacts, key).filter(local, programme=programme)))
    adoptions = tuple(
        for_paper(actor, Adoption, key, circle).filter(
            local, Q(plan=programme.plan) | Q(programme=programme) | Q(programme=found.successor)
        )
    )
    bodies, executive = _decisions(actor, about, found, adoptions, evaluation)
    return Rows(
        facts=for_paper(actor, MunicipalityFacts, key, circle).filter(municipality=place).first(),
        note_facts=note_facts,
        themes=tuple(
            for_paper(actor, Node, key, circle).filter(local, plan=programme.plan, level=1).order_by("position", "code")
        ),
        evaluation=evaluation,
        judgements=tuple(
            for_paper(actor, Judgement, key, circle)
            .filter(local, evaluation=evaluation)
            .select_related("municipality")
            .order_by("municipality__name")
        )
        if evaluation is not None
        else (),
        aims=tuple(for_paper(actor, ProgrammeAim, key, circle).filter(local, programme=found.successor))
        if found.successor is not None
        else (),
        adoptions=adoptions,
        bodies=bodies,
        executive=executive,
        communication=for_paper(actor, PlanText, key, circle)
        .filter(plan=programme.plan, code=COMMUNICATION_TEXT)
        .first(),
        local_chapter=for_paper(actor, LocalChapter, key, circle)
        .filter(plan=programme.plan, municipality=place)
        .first(),
        secrecy=_secrecy(note_facts),
    )


def _decisions(
    actor: Actor, about: About, found: Found, adoptions: tuple[Adoption, ...], evaluation: Evaluation | None
) -> tuple[dict[UUID, BodyKind], Decision | None]:
    """Read the decisions behind the adoptions, and that of the college on this note; 1 query."""
    subjects = [each.uid for each in (found.programme, found.successor, evaluation) if each is not None]
    of_college = Q(
        body__kind=BodyKind.EXECUTIVE.value, body__municipality=found.municipality, concerns_uid__in=subjects
    )
    decisions = list(
        for_paper(actor, Decision, found.partnership.pk, about.circle)
        .filter(of_college | Q(uid__in=[each.decision_uid for each in adoptions]))
        .select_related("body")
        .order_by("decided_on")
    )
    adopted = {each.decision_uid for each in adoptions}
    kinds = {each.uid: BodyKind(each.body.kind) for each in decisions}
    papers = [each for each in decisions if each.uid not in adopted and kinds[each.uid] is BodyKind.EXECUTIVE]
    return kinds, papers[-1] if papers else None


def _secrecy(note_facts: NoteFacts | None) -> Secrecy | None:
    if note_facts is None or note_facts.secrecy is None:
        return None
    return Secrecy.objects.filter(uid=note_facts.secrecy, lifted_on__isnull=True).first()


def _joint_or_of(municipality: Municipality) -> Q:
    return Q(municipality__isnull=True) | Q(municipality=municipality)


def _own_before_joint(rows: list[Row]) -> Row | None:
    """Choose the row of the municipality itself, else the joint one."""
    return next((each for each in rows if each.municipality_id is not None), rows[0] if rows else None)
