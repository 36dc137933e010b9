# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What follows from a proposal: whose matter it is, to whom it goes, who may see it as a draft and once handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from driehoek.access.permissions import Permission
from driehoek.access.roles import roles
from driehoek.kernel import clock, definitions, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, Spread, narrower, reaches_no_wider
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.kernel.models import Recipient, Tracked
from driehoek.organisations.models import Function, OwnedRecord
from driehoek.organisations.policies import within
from driehoek.planning.models import Action, Node, Plan, Programme
from driehoek.planning.rules import is_moved
from driehoek.steering.models import Body, Development, Proposal
from driehoek.steering.policies import developments
from driehoek.steering.proposing import Proposing, check_complete, check_draft
from driehoek.steering.routing import Route, Scope, fitting, route, taking_part
from driehoek.steering.rules import Concern, Deployment, ProposalKind, ProposalState

#: What a proposal may be about in the room below, with the column that points at it.
SUBJECTS: Mapping[Concern, tuple[str, type[OwnedRecord]]] = {
    Concern.ACTION: ("action", Action),
    Concern.THEME: ("node", Node),
    Concern.PLAN: ("plan", Plan),
    Concern.PROGRAMME: ("programme", Programme),
}
#: What proposals that were made together do not share.
OWN = frozenset({"id", "uid", "code", "version", "created_in", "changed_in", "body_id", "circle_municipality_id"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a proposal is about.

    Attributes:
        column: the key of a proposal that points at it; empty when it is about nothing in the room below.
        row: the thing itself.
        municipality_id: whose matter it is.
    """

    concern: Concern | None
    uid: UUID | None
    label: str
    column: str = ""
    row: Any = None
    municipality_id: int | None = None
    development: Development | None = None

    @property
    def spread(self) -> Spread:
        """Who may see it, and what led to it."""
        spread: Spread = (Circle.PUBLIC.value, None)
        for one in (self.row, self.development):
            if one is not None:
                spread = narrower(spread, (one.circle, one.circle_municipality_id))
        return spread

    @property
    def end(self) -> PreciseDate | None:
        """When the action ends as it stands."""
        return self.row.current_end if self.column == "action" else None

    @property
    def moved(self) -> bool:
        """Whether the action ends later by now than was first agreed."""
        return self.column == "action" and is_moved(self.row.original_end, self.row.current_end)

    def columns(self) -> dict[str, Any]:
        """Return what a new proposal about it starts with."""
        own = {self.column: self.row} if self.column else {}
        both = [one for one in (self.row, self.development) if one is not None]
        return {
            "concerns_kind": self.concern.value if self.concern else "",
            "concerns_uid": self.uid,
            "concerns_label": self.label,
            "municipality_id": self.municipality_id,
            "secrecy": next((one.secrecy for one in both if one.secrecy), None),
            "embargo_until": max((one.embargo_until for one in both if one.embargo_until), default=None),
            "example": any(one.example for one in both),
            "development": self.development,
            **own,
        }


def subject_within(actor: Actor, partnership_id: int, proposing: Proposing) -> Subject:
    """Return what a new proposal is about.

    Raises:
        Absent: it is out of sight.
        Invalid: the municipality takes no part, or is asked for.
    """
    row: Any = None
    column, label = "", proposing.concerns_label
    concern, uid = proposing.concerns or (None, None)
    if concern is not None and uid is not None and concern in SUBJECTS:
        column, model = SUBJECTS[concern]
        row = within(actor, model, partnership_id).filter(uid=uid).first()
        if row is None:
            raise Absent("Waar dit voorstel over gaat bestaat niet, of u mag het niet zien.")
        label = row.title
    told = None
    if proposing.development_uid is not None:
        told = developments(actor).filter(partnership=partnership_id, uid=proposing.development_uid).first()
        if told is None:
            raise Absent("Waar dit voorstel over gaat bestaat niet, of u mag het niet zien.")
    whose = proposing.municipality_id if row is None or row.municipality_id is None else row.municipality_id
    _check_whose(actor, partnership_id, whose)
    return Subject(concern, uid, label[:300], column, row, whose, told)


def subject_of(actor: Actor, proposal: Proposal, municipality_id: int | None) -> Subject:
    """Return what an existing proposal is about, which the actor sees since they see the proposal."""
    concern = Concern(proposal.concerns_kind) if proposal.concerns_kind else None
    column = SUBJECTS[concern][0] if concern is not None and concern in SUBJECTS else ""
    row: Any = getattr(proposal, column) if column else None
    whose = municipality_id if row is None or row.municipality_id is None else row.municipality_id
    _check_whose(actor, proposal.partnership_id, whose)
    return Subject(concern, proposal.concerns_uid, proposal.concerns_label, column, row, whose, proposal.development)


def _check_whose(actor: Actor, partnership_id: int, municipality_id: int | None) -> None:
    if municipality_id is not None and municipality_id not in taking_part(actor, partnership_id):
        raise Invalid(records.DOES_NOT_FIT, {"municipality": "Deze gemeente neemt geen deel."})


def proposer_of(
    actor: Actor,
    partnership_id: int,
    municipality_id: int | None,
    uid: UUID | None = None,
    permission: Permission = Permission.PROPOSE,
) -> Function | None:
    """Return the function in which the actor acts: the one named, else of that municipality, else the first."""
    able = [
        one
        for one in actor.standings
        if one.partnership_id == partnership_id
        and one.function_uid is not None
        and (role := roles().get(one.role)) is not None
        and permission in role.permissions
    ]
    if uid is not None:
        able = [one for one in able if one.function_uid == uid]
    best = min(able, key=lambda one: one.municipality_id != municipality_id, default=None)
    if best is None or best.function_uid is None:
        return None
    return Function.objects.filter(uid=best.function_uid).first()


def values_of(actor: Actor, row: Proposal, subject: Subject, asked: Proposing) -> dict[str, Any]:
    """Return the columns of a draft with this content.

    Raises:
        Invalid: with the sentence beside each field, or because there is no body that can answer yet.
    """
    wrong = check_draft(asked)
    if asked.acute and subject.municipality_id is None:
        wrong["municipality"] = "Kies de gemeente waar dit speelt: de driehoek van die gemeente gaat erover."
    if wrong:
        raise Invalid(records.DOES_NOT_FIT, wrong)
    body = _chosen(_bodies(actor, row, subject, asked.kind, asked.circle, acute=asked.acute), asked.body_uid)
    circle, circle_municipality_id = draft_spread(row, body, subject)
    return {
        "kind": asked.kind.value,
        "title": asked.title.strip(),
        "reason": _typed(asked.reason),
        "asked": _typed(asked.asked),
        "acute": asked.acute,
        "body_id": body.pk,
        "wanted_on": asked.wanted_on,
        "papers_due": asked.papers_due,
        "gives_way": _typed(asked.gives_way) if asked.kind is ProposalKind.DEPLOYMENT else "",
        "deployment": asked.deployment.value if asked.kind is ProposalKind.DEPLOYMENT and asked.deployment else "",
        "new_end": asked.new_end if asked.kind is ProposalKind.DEFER else None,
        "references": [dict(one) for one in asked.references],
        "submitted_circle": asked.circle.value,
        "circle": circle,
        "circle_municipality_id": circle_municipality_id,
        "example": row.example or asked.example,
    }


def _typed(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _spread(body: Body) -> Spread:
    return body.circle, body.circle_municipality_id


def _bodies(
    actor: Actor, row: Proposal, subject: Subject, kind: ProposalKind, circle: Circle, *, acute: bool
) -> tuple[Route, dict[Body, Spread]]:
    """Return where it can go, and for each body that may read it who may see it once it is handed in.

    Raises:
        Invalid: there is no such body yet, or none that may read it.
    """
    scope = Scope(kind, subject.concern, subject.municipality_id, acute)
    found = route(actor, row.partnership_id, scope)
    if not found.bodies:
        raise Invalid(_missing(found))
    able = fitting(found, scope, subject.spread, circle)
    if not able:
        sentence = f"Wie in {found.bodies[0].name} zit, mag dit dan niet lezen. Kies een andere kring."
        raise Invalid(records.DOES_NOT_FIT, {"circle": sentence})
    return found, able


def _missing(found: Route) -> str:
    names = " of ".join(definitions.label("body_kind", kind.value) for kind in found.way.kinds)
    if len(found.missing) == 1 and found.missing[0]:
        return (
            f"Van {found.missing[0]} is nog geen {names} vastgelegd. "
            "Vraag de coördinator om dit orgaan eerst toe te voegen bij de samenwerking."
        )
    return (
        f"Er is nog geen {names} vastgelegd. "
        "Vraag de coördinator om dit orgaan eerst toe te voegen bij de samenwerking."
    )


def _chosen(found: tuple[Route, dict[Body, Spread]], uid: UUID | None) -> Body:
    _, able = found
    if uid is None:
        return next(iter(able))
    body = next((one for one in able if one.uid == uid), None)
    if body is None:
        raise Invalid(records.DOES_NOT_FIT, {"body": "Kies een van de organen die hierover gaan."})
    return body


def draft_spread(row: Proposal, body: Body, subject: Subject) -> Spread:
    """Return for whom a draft is: the proposer's own municipality, else the proposer alone.

    What is of the triangle stays with the triangle: no circle of one municipality lies within it.
    """
    around = narrower(_spread(body), subject.spread)
    own: Spread = (Circle.NAMED.value, None)
    if row.proposer is None:
        own = (Circle.PARTNERS.value, None)
    elif row.proposer.municipality_id is not None and Circle.MUNICIPALITY in roles()[row.proposer.kind].circles:
        own = (Circle.MUNICIPALITY.value, row.proposer.municipality_id)
    return own if reaches_no_wider(own, around) else around


def name_recipient(row: Proposal) -> None:
    """Let the proposer, and nobody else, read a draft that is for named people; later circles do not look at names."""
    if row.circle == Circle.NAMED and row.proposer is not None:
        named = {"record_uid": row.uid, "function_uid": row.proposer.uid}
        if not Recipient.objects.filter(**named).exists():
            Recipient.objects.create(**named)


def hand_in(actor: Actor, row: Proposal, subject: Subject) -> tuple[UUID, ...]:
    """Hand in a proposal that is new or a draft; where each body has its say, one for every one that has none yet.

    Raises:
        Invalid: something is still missing, or there is no body that can answer yet.
    """
    asked = asked_of(row)
    wrong = check_complete(asked, clock.today(), subject.end, moved=subject.moved)
    if wrong:
        raise Invalid(records.DOES_NOT_FIT, wrong)
    found, able = _bodies(actor, row, subject, asked.kind, asked.circle, acute=row.acute)
    first = row.body if row.body in able else next(iter(able))
    others = _without_proposal(row, [one for one in able if one != first]) if found.way.each else []
    bundle = row.bundle or (new_uid() if others else None)
    rows = [row, *(_another(row) for _ in others)]
    for one, body in zip(rows, [first, *others], strict=True):
        circle, municipality_id = able[body]
        values = {
            "body_id": body.pk, "circle": circle, "circle_municipality_id": municipality_id, "bundle": bundle,
            "state": ProposalState.SUBMITTED.value, "submitted_on": clock.today(),
        }  # fmt: skip
        if one._state.adding:
            one.body = body
            for name, value in values.items():
                setattr(one, name, value)
            records.insert(one)
        else:
            records.update(one, values)
    return tuple(one.uid for one in rows)


def asked_of(row: Proposal) -> Proposing:
    """Return what a proposal says, as when it was typed."""
    return Proposing(
        kind=ProposalKind(row.kind),
        title=row.title,
        reason=row.reason,
        asked=row.asked,
        concerns=(Concern(row.concerns_kind), row.concerns_uid) if row.concerns_uid else None,
        concerns_label=row.concerns_label,
        municipality_id=row.municipality_id,
        acute=row.acute,
        wanted_on=row.wanted_on,
        papers_due=row.papers_due,
        gives_way=row.gives_way,
        deployment=Deployment(row.deployment) if row.deployment else None,
        new_end=row.new_end,
        references=row.references,
        circle=Circle(row.submitted_circle),
    )


def _without_proposal(row: Proposal, bodies: list[Body]) -> list[Body]:
    """Leave out the bodies that already have their own proposal of the same bundle."""
    if row.bundle is None:
        return bodies
    rows = Proposal.objects.filter(partnership=row.partnership_id, bundle=row.bundle, withdrawn_at__isnull=True)
    have = set(rows.values_list("body_id", flat=True))
    return [body for body in bodies if body.pk not in have]


def _another(row: Proposal) -> Proposal:
    """Return a proposal with the same words, for another body."""
    own = {f.attname: getattr(row, f.attname) for f in Proposal._meta.concrete_fields if f.attname not in OWN}
    made = Proposal(**own)
    made.code = new_code(made)
    return made


def new_code(row: Tracked) -> str:
    """Return a code that tells nothing: neither the title nor how many others there are."""
    return f"{clock.today().year}-{row.uid.hex[-6:]}"
