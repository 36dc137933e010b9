# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of proposals."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import shown
from driehoek.organisations.queries import Origin
from driehoek.steering.policies import changes, proposals
from driehoek.steering.proposing import WAITING
from driehoek.steering.rules import ProposalState


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a proposal rests on.

    Attributes:
        address: of a paper elsewhere; empty when there is none.
        kind, uid: of a record here; empty when it is none.
    """

    label: str
    address: str = ""
    kind: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposal with all its own words, as a list, an agenda and its page show it.

    Attributes:
        body, body_code: to whom it goes.
        municipality: whose matter it is; empty for a joint one.
        proposer: function of whoever made it; empty where that function is out of sight.
        concerns_kind, concerns_uid, concerns_label: what it is about.
        mine: whether the reader made it, in one of their functions.
        may_change: whether the reader may change, submit or withdraw it.
    """

    uid: UUID
    code: str
    version: int
    state: str
    kind: str
    title: str
    reason: str
    asked: str
    body: str
    body_code: str
    municipality: str
    proposer: str
    concerns_kind: str
    concerns_uid: UUID | None
    concerns_label: str
    acute: bool
    wanted_on: PreciseDate | None
    papers_due: date | None
    gives_way: str
    deployment: str
    new_end: PreciseDate | None
    references: tuple[Reference, ...]
    submitted_on: date | None
    submitted_circle: str
    bundle: UUID | None
    mine: bool
    may_change: bool
    origin: Origin


COLUMNS = (
    "uid", "code", "version", "state", "kind", "title", "reason", "asked", "body__name", "body__code",
    "municipality__name", "concerns_kind", "concerns_uid", "concerns_label", "acute", "wanted_on", "papers_due",
    "gives_way", "deployment", "new_end", "references", "submitted_on", "submitted_circle", "bundle", "example",
    "circle", "partnership_id", "municipality_id", "proposer__uid", "proposer__municipality_id",
)  # fmt: skip


def lines(rows: QuerySet[Any, Any], actor: Actor, *more: Any) -> QuerySet[Any, Any]:
    """Return the columns from which :func:`line` makes a proposal, and more behind them."""
    return rows.values_list(*COLUMNS, shown(actor, "proposer__title"), *more)


@prepared
def _waiting(actor: Actor, partnership_id: int, body_pk: int) -> QuerySet[Any, Any]:
    states = sorted(state.value for state in WAITING)
    rows = proposals(actor).filter(partnership_id=partnership_id, body_id=body_pk, state__in=states)
    return lines(rows.order_by("-acute", "papers_due", "submitted_on", "code"), actor)


def waiting(actor: Actor, partnership_id: int, body_pk: int) -> tuple[ProposalLine, ...]:
    """Return the proposals that wait for a place on an agenda of this body, the acute ones first; 1 query."""
    return tuple(line(actor, row) for row in _waiting(actor, partnership_id, body_pk))


@prepared
def _listed(actor: Actor, partnership_id: int, states: tuple[str, ...]) -> QuerySet[Any, Any]:
    rows = proposals(actor).filter(partnership_id=partnership_id, state__in=states)
    return lines(rows.order_by("-acute", "-submitted_on", "title", "code"), actor)


def proposal_lines(actor: Actor, partnership_id: int, states: Collection[ProposalState]) -> tuple[ProposalLine, ...]:
    """Return the proposals in these states, the acute ones first and then the latest; 1 query."""
    wanted = tuple(sorted(state.value for state in states))
    return tuple(line(actor, row) for row in _listed(actor, partnership_id, wanted))


@prepared
def _counted(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = proposals(actor).filter(partnership_id=partnership_id)
    return rows.order_by("state").values_list("state").annotate(number=Count("pk"))


def proposal_counts(actor: Actor, partnership_id: int) -> Mapping[str, int]:
    """Return how many proposals there are in sight, by state; 1 query."""
    return dict(_counted(actor, partnership_id))


def proposal_code(actor: Actor, partnership_id: int, uid: UUID) -> str:
    """Return the code of a proposal, for its address; 1 query.

    Raises:
        Absent: it does not exist or is out of sight.
    """
    found = proposals(actor).filter(partnership_id=partnership_id, uid=uid).values_list("code", flat=True).first()
    if found is None:
        raise Absent("Dit voorstel bestaat niet, of u mag het niet zien.")
    return found


def line(actor: Actor, row: Sequence[Any]) -> ProposalLine:
    """Return a proposal from a row of :data:`COLUMNS`, with the function of its proposer behind it."""
    found: Mapping[str, Any] = dict(zip((*COLUMNS, "proposer"), row, strict=True))
    uid = found["proposer__uid"]
    made = (uid, found["proposer__municipality_id"]) if uid is not None else None
    return ProposalLine(
        **{name: found[name] for name in COLUMNS if name in ProposalLine.__slots__ and name != "references"},
        mine=uid in actor.function_uids,
        may_change=changes(actor, found["partnership_id"], found["municipality_id"], made),
        body=found["body__name"],
        body_code=found["body__code"],
        municipality=found["municipality__name"] or "",
        proposer=found["proposer"] or "",
        references=references(found["references"]),
        origin=Origin(found["example"], circle=found["circle"]),
    )


def references(stored: Sequence[Mapping[str, Any]]) -> tuple[Reference, ...]:
    """Return what a proposal rests on, from the list that its row holds."""
    return tuple(
        Reference(str(one.get("label", "")), *(str(one.get(name, "")) for name in ("address", "kind", "uid")))
        for one in stored
    )
