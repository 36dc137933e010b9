# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling each other of developments, bottlenecks and needs, and what was done with them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, Spread, narrower
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.organisations.editing.commands import queue
from driehoek.organisations.policies import editable, partnerships, within
from driehoek.planning.models import Node
from driehoek.steering.commands.agenda import put_on_agenda
from driehoek.steering.commands.handing_in import new_code, proposer_of
from driehoek.steering.commands.meetings import meeting_to_plan
from driehoek.steering.models import Development, Proposal
from driehoek.steering.policies import changes, developments
from driehoek.steering.proposing import CIRCLES
from driehoek.steering.routing import reads, taking_part
from driehoek.steering.rules import BodyKind, Concern, DevelopmentKind, DevelopmentState, ProposalKind, ProposalState

NOT_THERE = "Deze ontwikkeling bestaat niet, of u mag haar niet zien."
LONGEST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What somebody tells the others.

    Attributes:
        municipality_id: whose it is; ``None`` for what is of all together.
        node_uid: the theme that it touches.
    """

    kind: DevelopmentKind
    title: str
    text: str = ""
    municipality_id: int | None = None
    node_uid: UUID | None = None
    circle: Circle = Circle.PARTNERS
    example: bool = False


@command
def share_development(*, actor: Actor, partnership_id: int, telling: Telling) -> UUID:
    """Tell the others of a development, bottleneck or need.

    Raises:
        Absent: the partnership or the theme is out of sight.
        Forbidden: the actor tells nothing about this municipality.
        Invalid: with the sentence beside each field.
    """
    if not partnerships(actor).filter(pk=partnership_id).exists():
        raise Absent("Dit samenwerkingsverband bestaat niet, of u hoort er niet bij.")
    require(actor, Permission.SHARE, partnership_id, telling.municipality_id)
    teller = proposer_of(actor, partnership_id, telling.municipality_id, permission=Permission.SHARE)
    row = Development(partnership_id=partnership_id, told_by=teller, told_on=clock.today(), example=telling.example)
    for name, value in _values(actor, row, telling).items():
        setattr(row, name, value)
    row.code = new_code(row)
    return records.insert(row).uid


@command
def change_development(*, actor: Actor, uid: UUID, expected_version: int, telling: Telling) -> int:
    """Change what was told; returns the version after the change.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: with the sentence beside each field.
    """
    row = _to_change(actor, uid, expected_version)
    require(actor, Permission.SHARE, row.partnership_id, telling.municipality_id)
    records.update(row, _values(actor, row, telling))
    return row.version


@command
def close_development(*, actor: Actor, uid: UUID, expected_version: int, outcome: str) -> None:
    """Say what was done with it; it then no longer stands among what asks something.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: nothing is said of what was done, or it was closed already.
    """
    row = _to_change(actor, uid, expected_version)
    if row.state != DevelopmentState.OPEN:
        raise Invalid("Dit is al afgehandeld.")
    if not outcome.strip():
        raise Invalid("Schrijf in een zin op wat ermee is gedaan.", {"outcome": "Vul dit in."})
    closed = {"state": DevelopmentState.CLOSED.value, "closed_on": clock.today(), "outcome": outcome.strip()}
    records.update(row, closed)


@command
def reopen_development(*, actor: Actor, uid: UUID, expected_version: int) -> None:
    """Let it ask something again.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
    """
    row = _to_change(actor, uid, expected_version)
    records.update(row, {"state": DevelopmentState.OPEN.value, "closed_on": None})


@command
def withdraw_development(*, actor: Actor, uid: UUID, expected_version: int) -> None:
    """Withdraw what was told by mistake.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: a proposal came of it.
    """
    row = _to_change(actor, uid, expected_version)
    if Proposal.objects.filter(development=row, withdrawn_at__isnull=True).exists():
        raise Invalid("Hier is een voorstel uit gekomen, dus dit blijft staan. Handel het af als het klaar is.")
    records.withdraw(row)


@command
def restore_development(*, actor: Actor, uid: UUID) -> None:
    """Bring back what was withdrawn.

    Raises:
        Absent: there is no such withdrawn one within sight.
        Forbidden: the actor may not.
    """
    row = editable(actor, Development, withdrawn=True).filter(uid=uid).select_related("told_by").first()
    if row is None:
        raise Absent(NOT_THERE)
    if not _may_change(actor, row):
        raise Forbidden("U mag dit niet wijzigen. Vraag het wie het vertelde, of de coördinator.")
    records.restore(row)


@command
def put_development_on_agenda(*, actor: Actor, uid: UUID, meeting_uid: UUID) -> UUID:
    """Put what was told on the agenda of a meeting, for information; returns the point.

    Raises:
        Absent: it or the meeting is out of sight.
        Forbidden: the actor builds no agendas of this body.
        Invalid: the meeting is over, or who sits there may not see it.
    """
    meeting = meeting_to_plan(actor, meeting_uid)
    row = developments(actor).filter(uid=uid, partnership=meeting.partnership_id).select_related("node").first()
    if row is None:
        raise Absent(NOT_THERE)
    around: Spread = (meeting.circle, meeting.circle_municipality_id)
    spread = narrower(around, (row.circle, row.circle_municipality_id))
    body = meeting.body
    if not reads(BodyKind(body.kind), body.municipality_id, spread):
        raise Invalid(f"Wie in {body.name} zit, mag dit niet lezen. Kies een ander overleg, of een andere kring.")
    proposal = Proposal(
        partnership_id=row.partnership_id,
        municipality_id=row.municipality_id,
        circle=spread[0],
        circle_municipality_id=spread[1],
        submitted_circle=spread[0],
        secrecy=row.secrecy,
        embargo_until=row.embargo_until,
        example=row.example,
        kind=ProposalKind.INFORMATION.value,
        title=row.title,
        reason=row.text,
        asked="Bespreken wat dit vraagt.",
        body=body,
        development=row,
        proposer=proposer_of(actor, row.partnership_id, row.municipality_id),
        state=ProposalState.SUBMITTED.value,
        submitted_on=clock.today(),
        **_theme(row),
    )
    proposal.code = new_code(proposal)
    records.insert(proposal)
    return put_on_agenda(actor=actor, proposal_uid=proposal.uid, meeting_uid=meeting_uid)


def _theme(row: Development) -> dict[str, Any]:
    if row.node is None:
        return {}
    return {
        "node": row.node,
        "concerns_kind": Concern.THEME.value,
        "concerns_uid": row.node.uid,
        "concerns_label": row.node.title,
    }


def _values(actor: Actor, row: Development, telling: Telling) -> dict[str, Any]:
    """Return the columns; raises ``Invalid`` with the sentence beside each field."""
    wrong: dict[str, str] = {}
    if not telling.title.strip():
        wrong["title"] = "Schrijf in een paar woorden wat er speelt."
    if len(telling.text) > LONGEST:
        wrong["text"] = f"Houd het kort: {LONGEST} tekens is het meeste."
    node = None
    if telling.node_uid is not None:
        node = within(actor, Node, row.partnership_id).filter(uid=telling.node_uid).first()
        if node is None:
            raise Absent("Dit thema bestaat niet, of u mag het niet zien.")
    if telling.municipality_id is not None and telling.municipality_id not in taking_part(actor, row.partnership_id):
        wrong["municipality"] = "Deze gemeente neemt geen deel."
    own = telling.municipality_id if telling.circle is Circle.MUNICIPALITY else None
    if telling.circle not in CIRCLES:
        wrong["circle"] = "Kies een van de mogelijkheden."
    elif telling.circle is Circle.MUNICIPALITY and own is None:
        wrong["circle"] = "Dit is gezamenlijk en heeft geen eigen gemeente. Kies een andere kring."
    if wrong:
        raise Invalid(records.DOES_NOT_FIT, wrong)
    return {
        "kind": telling.kind.value,
        "title": telling.title.strip(),
        "text": telling.text.replace("\r\n", "\n").strip(),
        "municipality_id": telling.municipality_id,
        "node_id": node.pk if node else None,
        "circle": telling.circle.value,
        "circle_municipality_id": own,
    }


def _may_change(actor: Actor, row: Development) -> bool:
    made = (row.told_by.uid, row.told_by.municipality_id) if row.told_by is not None else None
    return changes(actor, row.partnership_id, row.municipality_id, made, Permission.SHARE)


def _to_change(actor: Actor, uid: UUID, expected_version: int) -> Development:
    found = developments(actor).filter(uid=uid).values_list("partnership_id", flat=True).first()
    if found is None:
        raise Absent(NOT_THERE)
    queue(found)
    row = developments(actor).filter(uid=uid).select_related("told_by").first()
    if row is None:
        raise Absent(NOT_THERE)
    if not _may_change(actor, row):
        raise Forbidden("U mag dit niet wijzigen. Vraag het wie het vertelde, of de coördinator.")
    if row.version != expected_version:
        raise Conflict(records.OVERTAKEN)
    return row
