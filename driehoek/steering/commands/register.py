# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes the register of agreements and decisions."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.text import slugify

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.editing.uniqueness import free_code
from driehoek.organisations.policies import seen
from driehoek.steering.models import Body, Decision
from driehoek.steering.rules import Authority, BodyKind, Concern, DecisionKind, check_authority, check_kind


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a body agreed or decided.

    Attributes:
        code: short name in the register; made from the subject when empty.
        concerns: what it is about, as kind and uid; ``None`` when it is about nothing that is recorded here.
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


@command
def record_decision(*, actor: Actor, body_uid: UUID, outcome: Outcome) -> Decision:
    """Put an agreement or decision in the register, in the circle of its body; of an example body it is an example.

    Raises:
        Absent: the body is out of sight.
        Forbidden: the actor keeps no register here.
        Invalid: this body cannot do this, or the code is in use.
    """
    body = seen(actor, Body).filter(uid=body_uid).first()
    if body is None:
        raise Absent("Dit orgaan bestaat niet, of u mag het niet zien.")
    require(actor, Permission.RECORD_DECISION, body.partnership_id, body.municipality_id)
    wrong = check_kind(BodyKind(body.kind), outcome.kind)
    if wrong:
        raise Invalid(wrong, {"kind": wrong})
    wrong = check_authority(BodyKind(body.kind), outcome.authority)
    if wrong:
        raise Invalid(wrong, {"authority": wrong})
    blank = Decision(partnership_id=body.partnership_id)
    code = outcome.code or free_code(blank, "code", slugify(outcome.subject))
    if Decision.objects.filter(partnership=body.partnership_id, code=code, withdrawn_at__isnull=True).exists():
        raise Invalid(f"In het register staat al iets onder {outcome.code}.", {"code": "Deze code is al in gebruik."})
    return records.insert(
        Decision(
            partnership_id=body.partnership_id,
            municipality_id=body.municipality_id,
            circle=body.circle,
            circle_municipality_id=body.circle_municipality_id,
            example=outcome.example or body.example,
            code=code,
            body=body,
            decided_on=outcome.decided_on,
            kind=outcome.kind.value,
            subject=outcome.subject,
            text=outcome.text,
            authority=outcome.authority.value if outcome.authority else "",
            meeting_label=outcome.meeting_label,
            concerns_kind=outcome.concerns[0].value if outcome.concerns else "",
            concerns_uid=outcome.concerns[1] if outcome.concerns else None,
        )
    )
