# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes the register of agreements and decisions."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.utils.text import slugify

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, Spread, narrower
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.editing.commands import queue
from driehoek.organisations.editing.uniqueness import free_code
from driehoek.organisations.models import Function, Organisation
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.organisations.policies import seen
from driehoek.planning.models import Node
from driehoek.steering.models import AgendaItem, Body, Decision, DecisionGoal
from driehoek.steering.rules import (
    Authority,
    BodyKind,
    Concern,
    DecisionKind,
    Deployment,
    Follow,
    check_authority,
    check_deployment,
    check_follow,
    check_kind,
    follow_of,
)
from driehoek.steering.telling import told

Row = TypeVar("Row", bound=PartnershipRow)

REPLACED = "Vervangen door een latere uitkomst."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a body agreed or decided.

    Attributes:
        code: short name in the register; made from the subject when empty.
        concerns: what it is about, as kind and uid; ``None`` when it is about nothing that is recorded here.
        reason: why.
        owner_organisation_uid, owner_uid: who does it; the organisation follows from the function when left out.
        due_on: by when.
        follow: how it stands; open when left out and it binds and says who or by when.
        review_on: when it is looked at again.
        deployment, gives_way: for deployment of the police: planned or ad hoc, and what shrinks because of it.
        item_uid: the point of the agenda under which it was said; meeting and circle follow from it.
        supersedes_uid: the earlier one whose place it takes; that one is then no longer open.
        goals: uids of the goals that it serves.
    """

    code: str
    decided_on: PreciseDate
    kind: DecisionKind
    subject: str
    text: str = ""
    authority: Authority | None = None
    meeting_label: str = ""
    concerns: tuple[Concern, UUID] | None = None
    example: bool = False
    reason: str = ""
    owner_organisation_uid: UUID | None = None
    owner_uid: UUID | None = None
    due_on: PreciseDate | None = None
    follow: Follow | None = None
    review_on: date | None = None
    deployment: Deployment | None = None
    gives_way: str = ""
    item_uid: UUID | None = None
    supersedes_uid: UUID | None = None
    goals: tuple[UUID, ...] = ()


@command
def record_decision(*, actor: Actor, body_uid: UUID, outcome: Outcome) -> Decision:
    """Put an agreement or decision in the register, in the circle of its body, at the widest that of the partners.

    What is said under a point of an agenda reaches no further than that point. Of an example body it is an example.

    Raises:
        Absent: the body, or something else that the outcome names, is out of sight.
        Forbidden: the actor keeps no register here.
        Invalid: this body cannot do this, the code is in use, or it is not said what gives way to deployment.
    """
    body = seen(actor, Body).filter(uid=body_uid).first()
    if body is None:
        raise Absent("Dit orgaan bestaat niet, of u mag het niet zien.")
    require(actor, Permission.RECORD_DECISION, body.partnership_id, body.municipality_id)
    queue(body.partnership_id)
    _check(body, outcome)
    decision = Decision(
        partnership_id=body.partnership_id,
        municipality_id=body.municipality_id,
        example=outcome.example or body.example,
        code=_code(body, outcome),
        body=body,
        decided_on=outcome.decided_on,
        kind=outcome.kind.value,
        subject=outcome.subject,
        text=outcome.text,
        authority=outcome.authority.value if outcome.authority else "",
        meeting_label=outcome.meeting_label,
        concerns_kind=outcome.concerns[0].value if outcome.concerns else "",
        concerns_uid=outcome.concerns[1] if outcome.concerns else None,
        reason=outcome.reason,
        due_on=outcome.due_on,
        due_day=outcome.due_on.last_day if outcome.due_on else None,
        review_on=outcome.review_on,
        deployment=outcome.deployment.value if outcome.deployment else "",
        gives_way=outcome.gives_way,
        owner=_one(actor, Function, body, outcome.owner_uid),
        owner_organisation=_one(actor, Organisation, body, outcome.owner_organisation_uid),
    )
    _to_whom(decision, outcome)
    _place(actor, decision, outcome)
    records.insert(decision)
    for uid in dict.fromkeys(outcome.goals):
        _serve(decision, _known(_one(actor, Node, body, uid)))
    if outcome.supersedes_uid is not None:
        _supersede(actor, decision, _known(_one(actor, Decision, body, outcome.supersedes_uid)))
    return decision


def _check(body: Body, outcome: Outcome) -> None:
    wrong = {
        "kind": check_kind(BodyKind(body.kind), outcome.kind),
        "authority": check_authority(BodyKind(body.kind), outcome.authority),
        "follow": check_follow(outcome.kind, outcome.follow),
        **check_deployment(outcome.deployment, outcome.gives_way),
    }
    found = {name: sentence for name, sentence in wrong.items() if sentence}
    if found:
        raise Invalid(next(iter(found.values())), found)


def _code(body: Body, outcome: Outcome) -> str:
    blank = Decision(partnership_id=body.partnership_id)
    code = outcome.code or free_code(blank, "code", slugify(outcome.subject))
    if Decision.objects.filter(partnership=body.partnership_id, code=code, withdrawn_at__isnull=True).exists():
        raise Invalid(f"In het register staat al iets onder {outcome.code}.", {"code": "Deze code is al in gebruik."})
    return code


def _one(actor: Actor, model: type[Row], body: Body, uid: UUID | None) -> Row | None:
    """Return what an outcome names, in the partnership of its body and within sight."""
    if uid is None:
        return None
    found = seen(actor, model).filter(uid=uid, partnership_id=body.partnership_id).first()
    if found is None:
        raise Absent("Iets wat u koos bestaat hier niet, of u mag het niet zien.")
    return found


def _known(row: Row | None) -> Row:
    assert row is not None, "asked for by its uid"
    return row


def _to_whom(decision: Decision, outcome: Outcome) -> None:
    """Fill in whose it is to do, and how it stands."""
    if decision.owner is not None:
        if decision.owner_organisation_id not in (None, decision.owner.organisation_id):
            sentence = "Deze functie is niet van die organisatie."
            raise Invalid(sentence, {"owner": sentence})
        decision.owner_organisation_id = decision.owner.organisation_id
    named = decision.owner_organisation_id is not None or outcome.due_on is not None
    follow = outcome.follow or follow_of(outcome.kind, named=named)
    decision.follow = follow.value if follow else ""


def _place(actor: Actor, decision: Decision, outcome: Outcome) -> None:
    """Fill in the meeting and how far it is spread: no further than the body, and the point where it was said.

    That there is a body may be public; what it agrees is for the partners until somebody releases it.
    """
    spread: Spread = narrower(
        (decision.body.circle, decision.body.circle_municipality_id), (Circle.PARTNERS.value, None)
    )
    item = _one(actor, AgendaItem, decision.body, outcome.item_uid)
    if item is not None:
        if item.meeting.body_id != decision.body_id:
            raise Invalid("Dit agendapunt is van een ander orgaan.", {"body": "Kies het orgaan van dit overleg."})
        decision.item, decision.meeting = item, item.meeting
        decision.example = decision.example or item.example
        decision.embargo_until, decision.secrecy = item.embargo_until, item.secrecy
        decision.meeting_label = decision.meeting_label or item.meeting.title
        for around in (item.meeting, item):
            spread = narrower(spread, (around.circle, around.circle_municipality_id))
    decision.circle, decision.circle_municipality_id = spread


def _serve(decision: Decision, node: Node) -> None:
    circle, circle_municipality_id = narrower(
        (decision.circle, decision.circle_municipality_id), (node.circle, node.circle_municipality_id)
    )
    records.insert(
        DecisionGoal(
            partnership_id=decision.partnership_id, municipality_id=decision.municipality_id, circle=circle,
            circle_municipality_id=circle_municipality_id, embargo_until=decision.embargo_until,
            secrecy=decision.secrecy, example=decision.example or node.example, decision=decision, node=node,
        )
    )  # fmt: skip


def _supersede(actor: Actor, decision: Decision, earlier: Decision) -> None:
    """Let a decision take the place of an earlier one, which then asks nothing any more.

    That it was replaced is told there without saying by what: the later one may be for fewer people.
    """
    require(actor, Permission.RECORD_DECISION, earlier.partnership_id, earlier.municipality_id)
    if earlier.superseded_by_id is not None:
        sentence = f"{earlier.subject} is al vervangen door een latere uitkomst. Vervang die."
        raise Invalid(sentence, {"supersedes": sentence})
    if earlier.decided_on.first_day > decision.decided_on.last_day:
        sentence = f"{earlier.subject} is van later en kan hierdoor niet worden vervangen."
        raise Invalid(sentence, {"supersedes": sentence})
    changes: dict[str, Any] = {"superseded_by_id": decision.pk}
    if earlier.follow == Follow.OPEN:
        changes["follow"] = Follow.DROPPED.value
        records.insert(told(earlier, decision.decided_on.first_day, Follow.DROPPED, REPLACED, actor))
    records.update(earlier, changes)
