# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Holding the yearly conversation about working together: starting, writing along, closing the record."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.evaluation.models import Conversation, ConversationPoint
from driehoek.evaluation.rules import PointState
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, narrower
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Invalid
from driehoek.organisations.models import Function
from driehoek.organisations.policies import within
from driehoek.planning.models import Plan, WayOfWorking
from driehoek.steering.commands import Outcome, record_decision
from driehoek.steering.models import Body
from driehoek.steering.rules import DecisionKind

NOT_FOUND = "Dit gesprek bestaat niet, of u mag het niet zien."
NOT_STARTED = "Het gesprek is nog niet gemaakt."
NO_WAYS = "In dit plan staat niet hoe de partners samenwerken. Schrijf dat er eerst in."
NOT_KEPT = "Dit punt is nog niet bewaard."
LONGEST_SUBJECT = 300
YEARS = range(2000, 2100)


@command
def start_conversation(
    *,
    actor: Actor,
    partnership_id: int,
    year: int,
    plan_uid: UUID,
    body_uid: UUID | None = None,
    held_on: date | None = None,
    example: bool = False,
) -> UUID:
    """Make the record of a year, with a point for each way of working of the plan.

    Raises:
        Forbidden: the actor records no agreements for all together.
        Absent: the plan or body is out of sight.
        Invalid: there is a conversation of this year, or the plan holds no ways of working.
    """
    require(actor, Permission.RECORD_DECISION, partnership_id)
    plan = within(actor, Plan, partnership_id).filter(uid=plan_uid).select_for_update(of=("self",)).first()
    body = None
    if body_uid is not None:
        body = within(actor, Body, partnership_id).filter(uid=body_uid, municipality__isnull=True).first()
    if plan is None or (body_uid is not None and body is None):
        raise Absent("Dit plan of dit orgaan bestaat niet, of u mag het niet zien.")
    if year not in YEARS:
        raise Invalid(NOT_STARTED, {"year": "Schrijf een jaar, zoals 2026."})
    code = str(year)
    if Conversation.objects.filter(partnership_id=partnership_id, code=code, withdrawn_at__isnull=True).exists():
        raise Invalid(NOT_STARTED, {"year": "Van dit jaar is er al een gesprek."})
    ways = list(within(actor, WayOfWorking, partnership_id).filter(plan=plan).order_by("number"))
    if not ways:
        raise Invalid(NOT_STARTED, {"plan": NO_WAYS})
    spread = narrower((plan.circle, plan.circle_municipality_id), (Circle.PARTNERS.value, None))
    if body is not None:
        spread = narrower(spread, (body.circle, body.circle_municipality_id))
    for way in ways:
        spread = narrower(spread, (way.circle, way.circle_municipality_id))
    own = {
        "partnership_id": partnership_id, "circle": spread[0], "circle_municipality_id": spread[1],
        "embargo_until": plan.embargo_until, "secrecy": plan.secrecy, "example": example,
    }  # fmt: skip
    made = records.insert(Conversation(**own, code=code, year=year, plan=plan, body=body, held_on=held_on))
    for way in ways:
        records.insert(ConversationPoint(**own, conversation=made, way=way, number=way.number, title=way.title))
    return made.uid


def _mine(actor: Actor, uid: UUID) -> Conversation:
    """Return a conversation that the actor may write in, locked until the end of the transaction."""
    rows = Conversation.objects.filter(uid=uid).values_list("partnership_id", flat=True)
    key = rows.first()
    found = None
    if key is not None:
        found = within(actor, Conversation, key).filter(uid=uid).select_for_update(of=("self",)).first()
    if found is None:
        raise Absent(NOT_FOUND)
    require(actor, Permission.RECORD_DECISION, found.partnership_id, found.municipality_id)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said about one point.

    Attributes:
        state: goes well or needs attention; ``None`` when it was not talked about.
        text: the shared record. agreement, owner_uid, due_on: what was agreed, who does it, by when.
    """

    state: PointState | None
    text: str = ""
    agreement: str = ""
    owner_uid: UUID | None = None
    due_on: PreciseDate | None = None


@command
def note_point(*, actor: Actor, point_uid: UUID, said: Said, expected_version: int | None = None) -> int:
    """Write down what was said about one point, and return the version that it has now.

    Raises:
        Absent, Forbidden: the conversation is out of sight, or not the actor's to write in.
        Invalid: the record was closed, or something does not fit together.
        Conflict: somebody else wrote in this point since ``expected_version``.
    """
    point = ConversationPoint.objects.filter(uid=point_uid, withdrawn_at__isnull=True).first()
    if point is None:
        raise Absent(NOT_FOUND)
    conversation = _mine(actor, Conversation.objects.values_list("uid", flat=True).get(pk=point.conversation_id))
    point = within(actor, ConversationPoint, conversation.partnership_id, "conversation").filter(uid=point_uid).first()
    if point is None:
        raise Absent(NOT_FOUND)
    if conversation.ended_at is not None:
        raise Invalid("Het verslag van dit gesprek is afgesloten. Open het eerst weer.")
    if point.decision_id is not None and _of(point) != (said.agreement.strip(), said.owner_uid, said.due_on):
        raise Invalid(NOT_KEPT, {"agreement": "Deze afspraak staat al in het register. Wijzig haar daar."})
    owner = None
    if said.owner_uid is not None:
        owner = within(actor, Function, conversation.partnership_id).filter(uid=said.owner_uid).first()
        if owner is None:
            raise Absent("Deze functie bestaat niet, of u mag haar niet zien.")
    wrong = _wrong(said)
    if wrong:
        raise Invalid(NOT_KEPT, wrong)
    changes = {
        "state": said.state.value if said.state else "",
        "said": said.text.strip(),
        "agreement": said.agreement.strip(),
        "owner_id": owner.pk if owner else None,
        "due_on": said.due_on,
    }
    records.update(point, changes, expected_version=expected_version)
    return point.version


def _of(point: ConversationPoint) -> tuple[str, UUID | None, PreciseDate | None]:
    return point.agreement, point.owner.uid if point.owner else None, point.due_on


def _wrong(said: Said) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if said.state is None and (said.text.strip() or said.agreement.strip()):
        wrong["state"] = "Kies of dit goed gaat of aandacht vergt."
    if not said.agreement.strip() and (said.owner_uid is not None or said.due_on is not None):
        wrong["agreement"] = "Schrijf op wat er is afgesproken."
    return wrong


@command
def end_conversation(
    *, actor: Actor, uid: UUID, held_on: date | None, present: str, expected_version: int | None = None
) -> int:
    """Close the record; its agreements go to the register of the body, and return how many did.

    Raises:
        Absent, Forbidden: as for :func:`note_point`.
        Invalid: it is not said when it was held, that day is still to come, nothing was talked about, or the record
            was closed before.
        Conflict: somebody else changed the conversation since ``expected_version``.
    """
    conversation = _mine(actor, uid)
    if conversation.ended_at is not None:
        raise Invalid("Het verslag van dit gesprek is al afgesloten.")
    if expected_version is not None and expected_version != conversation.version:
        raise Conflict(records.OVERTAKEN)
    wrong: dict[str, str] = {}
    if held_on is None:
        wrong["held_on"] = "Schrijf op welke dag het gesprek was."
    elif held_on > clock.today():
        wrong["held_on"] = "Deze dag moet nog komen. Sluit het verslag af als het gesprek is geweest."
    points = list(
        within(actor, ConversationPoint, conversation.partnership_id, "conversation")
        .filter(conversation=conversation)
        .select_related("owner")
        .order_by("number")
    )
    if not any(point.state for point in points):
        wrong[""] = "Er is nog geen punt besproken. Kies bij ten minste één punt of het goed gaat of aandacht vergt."
    if wrong or held_on is None:
        raise Invalid("Het verslag is nog niet afgesloten.", wrong)
    agreed = [point for point in points if point.agreement and point.decision_id is None]
    if conversation.body is not None:
        for point in agreed:
            _register(actor, conversation, conversation.body, point, held_on)
    records.update(conversation, {"held_on": held_on, "present": present.strip(), "ended_at": clock.now()})
    return len(agreed) if conversation.body is not None else 0


def _register(actor: Actor, conversation: Conversation, body: Body, point: ConversationPoint, day: date) -> None:
    """Put what was agreed in the register, for those who may read the record: the first line is its subject."""
    first, _line, rest = point.agreement.partition("\n")
    subject = first.strip()[:LONGEST_SUBJECT]
    decision = record_decision(
        actor=actor,
        body_uid=body.uid,
        outcome=Outcome(
            code="",
            decided_on=PreciseDate.of(day),
            kind=DecisionKind.AGREEMENT,
            subject=subject,
            text=point.agreement if rest or len(first) > LONGEST_SUBJECT else "",
            meeting_label=f"Gesprek over samenwerken {conversation.year}",
            reason=point.title,
            owner_uid=point.owner.uid if point.owner else None,
            due_on=point.due_on,
            example=conversation.example,
        ),
    )
    within_record = ("circle", "circle_municipality_id", "embargo_until", "secrecy")
    records.update(decision, {name: getattr(conversation, name) for name in within_record})
    records.update(point, {"decision_id": decision.pk})


@command
def resume_conversation(*, actor: Actor, uid: UUID) -> None:
    """Open a closed record again; agreements that are in the register stay there.

    Raises:
        Absent, Forbidden: as for :func:`note_point`.
    """
    records.update(_mine(actor, uid), {"ended_at": None})
