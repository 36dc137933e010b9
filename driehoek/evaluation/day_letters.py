# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mails that tell whoever judges or checks in a round that its days changed; leads hear it with their link."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from driehoek.evaluation.asking import SEEN_BY_LEADS
from driehoek.evaluation.deadlines import Deadlines
from driehoek.evaluation.models import Round
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import dutch
from driehoek.messages.rules import Address, Letter
from driehoek.organisations.holders import Holder, holders
from driehoek.organisations.policies import seen
from driehoek.organisations.queries import actor_of
from driehoek.organisations.rules import FunctionKind

#: Who works towards which day, by the column of the round.
CONCERNED: Mapping[str, tuple[FunctionKind, ...]] = {
    "groups_by": (FunctionKind.WORKING_GROUP_CHAIR, FunctionKind.ADVISER, FunctionKind.COORDINATOR),
    "coordinator_by": (FunctionKind.COORDINATOR,),
    "triangle_on": (FunctionKind.WORKING_GROUP_CHAIR, FunctionKind.ADVISER, FunctionKind.COORDINATOR),
}
NAMES = {
    "groups_by": "De werkgroepen hebben geoordeeld",
    "coordinator_by": "De coördinator is klaar",
    "triangle_on": "De driehoek vergadert",
}


def days_changed(actor: Actor, round_: Round, before: Deadlines) -> list[Letter]:
    """Return a mail for each who works towards a day that moved, but not for whoever moved it.

    Args:
        before: the days as they were; the round has the new ones.
    """
    moved = {name: day for name in NAMES if (day := getattr(round_, name)) != getattr(before, name)}
    kinds = {kind.value for name in moved for kind in CONCERNED[name]}
    if not kinds:
        return []
    narrowed: dict[str, Any] = {"partnership": round_.partnership_id, "function__kind__in": sorted(kinds)}
    if round_.municipality_id is not None:
        narrowed["function__municipality"] = round_.municipality_id
    told: dict[int, list[Holder]] = {}
    for holder in holders(**narrowed):
        if holder.person_uid != actor.uid:
            told.setdefault(holder.person_id, []).append(holder)
    return [_letter(round_, held, moved, before) for held in told.values() if _may_see(round_, held[0])]


def _may_see(round_: Round, holder: Holder) -> bool:
    if round_.circle in SEEN_BY_LEADS and round_.embargo_until is None and round_.secrecy is None:
        return True
    reader = actor_of(holder.person_uid, clock.today())
    return reader is not None and seen(reader, Round).filter(pk=round_.pk).exists()


def _letter(round_: Round, held: Sequence[Holder], moved: Mapping[str, date], before: Deadlines) -> Letter:
    holder = held[0]
    kinds = {FunctionKind(one.kind) for one in held}
    mine = [name for name in moved if kinds.intersection(CONCERNED[name])]
    lines = [f"- {NAMES[name]}: {dutch(moved[name])} (was {dutch(getattr(before, name))})" for name in mine]
    text = "\n".join(
        [
            f"Beste {holder.title},",
            "",
            f"De dagen van de ronde {round_.title} zijn veranderd:",
            "",
            *lines,
            "",
            "U vindt de ronde in Driehoek onder Rondes, en de dagen in uw kalender.",
        ]
    )
    return Letter(
        to=Address(holder.email, holder.name),
        subject=f"Andere dagen voor de ronde {round_.title}",
        text=text,
        key=f"ronde-{round_.uid}-dagen-{holder.person_uid}-{round_.version}",
        circle=Circle(round_.circle),
        circle_municipality_id=round_.circle_municipality_id,
        embargo_until=round_.embargo_until,
        secrecy=round_.secrecy,
    )
