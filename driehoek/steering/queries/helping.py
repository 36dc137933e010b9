# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of the help that municipalities ask of and offer each other."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import shown, within
from driehoek.organisations.queries import Origin
from driehoek.steering.models import Help
from driehoek.steering.rules import HelpState

COLUMNS = (
    "uid", "code", "version", "kind", "state", "title", "text", "amount", "starts_on", "ends_on", "municipality_id",
    "municipality__name", "told_on", "other_side_id", "other_side__name", "agreed_on", "agreement", "result", "done_on",
    "circle", "example", "partnership_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Help that one municipality asks or offers.

    Attributes:
        municipality: that which asks or offers; ``other_side`` that which agreed on it.
        told_by, agreed_by: functions; empty where they are out of sight.
        own_side, either_side: whether the reader speaks for whoever asks or offers, or for one of both.
    """

    uid: UUID
    code: str
    version: int
    kind: str
    state: str
    title: str
    text: str
    amount: str
    starts_on: PreciseDate | None
    ends_on: PreciseDate | None
    municipality_id: int | None
    municipality: str
    told_on: date | None
    told_by: str
    other_side: str
    agreed_by: str
    agreed_on: date | None
    agreement: str
    result: str
    done_on: date | None
    own_side: bool
    either_side: bool
    origin: Origin


def _columns(actor: Actor, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return rows.values_list(*COLUMNS, shown(actor, "told_by__title"), shown(actor, "agreed_by__title"))


@prepared
def _listed(actor: Actor, partnership_id: int, states: tuple[str, ...]) -> QuerySet[Any, Any]:
    rows = within(actor, Help, partnership_id).filter(state__in=states)
    return _columns(actor, rows.order_by("-told_on", "title", "code"))


@prepared
def _one(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    return _columns(actor, within(actor, Help, partnership_id).filter(code=code))


@prepared
def _by_uid(actor: Actor, partnership_id: int, uid: UUID) -> QuerySet[Any, Any]:
    return _columns(actor, within(actor, Help, partnership_id).filter(uid=uid))


def _line(actor: Actor, row: Sequence[Any]) -> HelpLine:
    found: Mapping[str, Any] = dict(zip((*COLUMNS, "told_by", "agreed_by"), row, strict=True))
    reached = reach(actor, Permission.SHARE)
    partnership_id, whose, other = found["partnership_id"], found["municipality_id"], found["other_side_id"]
    own = whose is not None and reached.covers(partnership_id, whose)
    return HelpLine(
        **{name: found[name] for name in COLUMNS if name in HelpLine.__slots__},
        municipality=found["municipality__name"] or "",
        told_by=found["told_by"] or "",
        other_side=found["other_side__name"] or "",
        agreed_by=found["agreed_by"] or "",
        own_side=own,
        either_side=own or (other is not None and reached.covers(partnership_id, other)),
        origin=Origin(found["example"], circle=found["circle"]),
    )


def help_lines(actor: Actor, partnership_id: int, states: Collection[HelpState]) -> tuple[HelpLine, ...]:
    """Return what is asked and offered, the latest first; 1 query."""
    wanted = tuple(sorted(state.value for state in states))
    return tuple(_line(actor, row) for row in _listed(actor, partnership_id, wanted))


def help_page(actor: Actor, partnership_id: int, code: str) -> HelpLine:
    """Return one; 1 query.

    Raises:
        Absent: it does not exist or is out of sight.
    """
    found = _one(actor, partnership_id, code)
    if not found:
        raise Absent("Deze hulpvraag of dit aanbod bestaat niet, of u mag het niet zien.")
    return _line(actor, found[0])


def help_line(actor: Actor, partnership_id: int, uid: UUID) -> HelpLine:
    """Return one by its uid, for a form; 1 query.

    Raises:
        Absent: it does not exist or is out of sight.
    """
    found = _by_uid(actor, partnership_id, uid)
    if not found:
        raise Absent("Deze hulpvraag of dit aanbod bestaat niet, of u mag het niet zien.")
    return _line(actor, found[0])
