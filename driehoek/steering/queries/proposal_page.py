# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One proposal, and what became of it so far."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import shown, within
from driehoek.steering.models import Decision
from driehoek.steering.policies import agenda_items, proposals
from driehoek.steering.queries.proposals import COLUMNS, ProposalLine, line, lines


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """A meeting on whose agenda a proposal stands or stood."""

    meeting: str
    code: str
    starts_at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the body agreed or decided."""

    code: str
    kind: str
    subject: str
    on: PreciseDate


@dataclass(frozen=True, slots=True)
class Beside:
    """The same proposal to another body."""

    code: str
    body: str
    state: str


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """One proposal with what became of it.

    Attributes:
        plan_code, code: of the plan, programme or theme that it is about, for its address; empty for others.
    """

    head: ProposalLine
    plan_code: str
    code: str
    agendas: tuple[OnAgenda, ...]
    answers: tuple[Answer, ...]
    beside: tuple[Beside, ...]


#: Of what it is about; what was withdrawn since has no page any more.
CODES = ("node__code", "plan__code", "programme__code", "node__plan__code")


@prepared
def _one(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    rows = proposals(actor).filter(partnership_id=partnership_id, code=code)
    return lines(rows, actor, *(shown(actor, column) for column in CODES))


@prepared
def _agendas(actor: Actor, uid: UUID) -> QuerySet[Any, Any]:
    rows = agenda_items(actor).filter(proposal__uid=uid).order_by("-meeting__starts_at")
    return rows.values_list("meeting__title", "meeting__code", "meeting__starts_at", "state")


@prepared
def _answers(actor: Actor, partnership_id: int, uid: UUID) -> QuerySet[Any, Any]:
    rows = within(actor, Decision, partnership_id, "body").filter(item__proposal__uid=uid)
    return rows.order_by("-decided_on", "code").values_list("code", "kind", "subject", "decided_on")


@prepared
def _beside(actor: Actor, partnership_id: int, bundle: UUID, uid: UUID) -> QuerySet[Any, Any]:
    rows = proposals(actor).filter(partnership_id=partnership_id, bundle=bundle).exclude(uid=uid)
    return rows.order_by("body__name", "code").values_list("code", "body__name", "state")


def proposal_page(actor: Actor, partnership_id: int, code: str) -> ProposalPage:
    """Return one proposal; 3 queries, 4 when others were made with it.

    Raises:
        Absent: it does not exist or is out of sight.
    """
    found = _one(actor, partnership_id, code)
    if not found:
        raise Absent("Dit voorstel bestaat niet, of u mag het niet zien.")
    width = len(COLUMNS) + 1
    head = line(actor, found[0][:width])
    node, plan, programme, node_plan = found[0][width:]
    beside = _beside(actor, partnership_id, head.bundle, head.uid) if head.bundle else []
    return ProposalPage(
        head=head,
        plan_code=plan or node_plan or "",
        code=node or programme or "",
        agendas=tuple(OnAgenda(*row) for row in _agendas(actor, head.uid)),
        answers=tuple(Answer(*row) for row in _answers(actor, partnership_id, head.uid)),
        beside=tuple(Beside(*row) for row in beside),
    )
