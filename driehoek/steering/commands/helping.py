# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Help that municipalities ask of and offer each other: asked or offered, agreed by the other side, done."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from driehoek.access.decision import reach, require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.organisations.editing.commands import queue
from driehoek.organisations.policies import partnerships, seen
from driehoek.steering.commands.handing_in import new_code, proposer_of
from driehoek.steering.models import Help
from driehoek.steering.routing import taking_part
from driehoek.steering.rules import HelpKind, HelpState

NOT_THERE = "Deze hulpvraag of dit aanbod bestaat niet, of u mag het niet zien."
LONGEST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Helping:
    """What a municipality asks or offers.

    Attributes:
        municipality_id: that which asks or offers.
        amount: how much, in words.
    """

    kind: HelpKind
    title: str
    municipality_id: int | None
    text: str = ""
    amount: str = ""
    starts_on: PreciseDate | None = None
    ends_on: PreciseDate | None = None
    example: bool = False


@command
def ask_or_offer(*, actor: Actor, partnership_id: int, helping: Helping) -> UUID:
    """Ask help, or offer it, on behalf of a municipality.

    Raises:
        Absent: the partnership is out of sight.
        Forbidden: the actor does not speak for this municipality.
        Invalid: with the sentence beside each field.
    """
    if not partnerships(actor).filter(pk=partnership_id).exists():
        raise Absent("Dit samenwerkingsverband bestaat niet, of u hoort er niet bij.")
    teller = proposer_of(actor, partnership_id, helping.municipality_id, permission=Permission.SHARE)
    row = Help(partnership_id=partnership_id, told_by=teller, told_on=clock.today(), example=helping.example)
    for name, value in _values(actor, row, helping).items():
        setattr(row, name, value)
    row.code = new_code(row)
    return records.insert(row).uid


@command
def change_help(*, actor: Actor, uid: UUID, expected_version: int, helping: Helping) -> int:
    """Change what is asked or offered, as long as nothing was agreed; returns the version after the change.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: it was agreed already, or with the sentence beside each field.
    """
    row = _to_change(actor, uid, expected_version)
    _own_side(actor, row)
    if row.state != HelpState.OPEN:
        raise Invalid("Hierover is al iets afgesproken. Maak eerst de afspraak los.")
    records.update(row, _values(actor, row, helping))
    return row.version


@command
def agree_on_help(
    *, actor: Actor, uid: UUID, expected_version: int, agreement: str, municipality_id: int | None = None
) -> None:
    """Agree on it on behalf of another municipality: whoever asks or offers cannot agree with themselves.

    Args:
        municipality_id: for which municipality; may be left out by who speaks for a single one.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: it is no longer open, or it is not said what was agreed.
    """
    row = _to_change(actor, uid, expected_version)
    if row.state != HelpState.OPEN:
        raise Invalid("Hierover is al iets afgesproken, of het is ingetrokken.")
    other = municipality_id if municipality_id is not None else _only_one(actor, row.partnership_id)
    if other is None or other not in taking_part(actor, row.partnership_id):
        raise Invalid("Kies namens welke gemeente u dit afspreekt.", {"municipality": "Kies een gemeente."})
    require(actor, Permission.SHARE, row.partnership_id, other)
    if other == row.municipality_id:
        raise Forbidden("De andere kant spreekt dit af: een gemeente spreekt niets met zichzelf af.")
    if not agreement.strip():
        raise Invalid("Schrijf op wat u afspreekt.", {"agreement": "Wie doet wat, hoeveel en tot wanneer?"})
    _check_length("agreement", agreement)
    by = proposer_of(actor, row.partnership_id, other, permission=Permission.SHARE)
    records.update(
        row,
        {
            "state": HelpState.AGREED.value,
            "other_side_id": other,
            "agreed_by_id": by.pk if by else None,
            "agreed_on": clock.today(),
            "agreement": agreement.strip(),
        },
    )


@command
def release_help(*, actor: Actor, uid: UUID, expected_version: int) -> None:
    """Let go of what was agreed: it is open again. Either side may.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: nothing is agreed, or it is done.
    """
    row = _to_change(actor, uid, expected_version)
    _either_side(actor, row)
    if row.state != HelpState.AGREED:
        raise Invalid("Hierover is niets afgesproken, of het is al gedaan.")
    free = {"other_side_id": None, "agreed_by_id": None, "agreed_on": None, "agreement": ""}
    records.update(row, {"state": HelpState.OPEN.value, **free})


@command
def finish_help(*, actor: Actor, uid: UUID, expected_version: int, result: str) -> None:
    """Say that it is done and what came of it. Either side may.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: nothing was agreed.
    """
    row = _to_change(actor, uid, expected_version)
    _either_side(actor, row)
    if row.state != HelpState.AGREED:
        raise Invalid("Er is eerst een afspraak nodig met een andere gemeente.")
    _check_length("result", result)
    done = {"state": HelpState.DONE.value, "done_on": clock.today(), "result": result.strip()}
    records.update(row, done)


@command
def withdraw_help(*, actor: Actor, uid: UUID, expected_version: int) -> None:
    """Take back what was asked or offered, as long as nothing was agreed.

    Raises:
        Absent, Forbidden, Conflict: as in every change.
        Invalid: something was agreed.
    """
    row = _to_change(actor, uid, expected_version)
    _own_side(actor, row)
    if row.state != HelpState.OPEN:
        raise Invalid("Hierover is al iets afgesproken. Maak eerst de afspraak los.")
    records.update(row, {"state": HelpState.WITHDRAWN.value})


def _values(actor: Actor, row: Help, helping: Helping) -> dict[str, Any]:
    wrong: dict[str, str] = {}
    if not helping.title.strip():
        wrong["title"] = "Schrijf in een paar woorden om welke hulp het gaat."
    if len(helping.text) > LONGEST:
        wrong["text"] = f"Houd het kort: {LONGEST} tekens is het meeste."
    if helping.municipality_id is None:
        wrong["municipality"] = "Kies de gemeente die vraagt of aanbiedt."
    elif helping.municipality_id not in taking_part(actor, row.partnership_id):
        wrong["municipality"] = "Deze gemeente neemt geen deel."
    if helping.starts_on and helping.ends_on and helping.ends_on.last_day < helping.starts_on.first_day:
        wrong["ends_on"] = "Het einde ligt voor het begin."
    if wrong:
        raise Invalid(records.DOES_NOT_FIT, wrong)
    require(actor, Permission.SHARE, row.partnership_id, helping.municipality_id)
    return {
        "kind": helping.kind.value,
        "title": helping.title.strip(),
        "municipality_id": helping.municipality_id,
        "text": helping.text.replace("\r\n", "\n").strip(),
        "amount": helping.amount.strip(),
        "starts_on": helping.starts_on,
        "ends_on": helping.ends_on,
    }


def _check_length(name: str, text: str) -> None:
    if len(text) > LONGEST:
        sentence = f"Houd het kort: {LONGEST} tekens is het meeste."
        raise Invalid(sentence, {name: sentence})


def _only_one(actor: Actor, partnership_id: int) -> int | None:
    """Return the municipality for which the actor speaks, where that is a single one."""
    own = {town for partnership, town in reach(actor, Permission.SHARE).local if partnership == partnership_id}
    return own.pop() if len(own) == 1 else None


def _own_side(actor: Actor, row: Help) -> None:
    require(actor, Permission.SHARE, row.partnership_id, row.municipality_id)


def _either_side(actor: Actor, row: Help) -> None:
    reached = reach(actor, Permission.SHARE)
    sides = (row.municipality_id, row.other_side_id)
    if not any(one is not None and reached.covers(row.partnership_id, one) for one in sides):
        raise Forbidden("Alleen de twee gemeenten zelf gaan over deze afspraak.")


def _to_change(actor: Actor, uid: UUID, expected_version: int) -> Help:
    found = seen(actor, Help).filter(uid=uid).values_list("partnership_id", flat=True).first()
    if found is None:
        raise Absent(NOT_THERE)
    queue(found)
    row = seen(actor, Help).get(uid=uid)
    if not reach(actor, Permission.SHARE).anywhere_in(row.partnership_id):
        raise Forbidden("U mag dit niet doen. Vraag de coördinator van het samenwerkingsverband om hulp.")
    if row.version != expected_version:
        raise Conflict(records.OVERTAKEN)
    return row
