# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who holds which function from when to when, by business e-mail address; only for who manages persons."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from driehoek.access.decision import reach, require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.organisations.commands import add_person, hold_function
from driehoek.organisations.models import Function, Holding, Person
from driehoek.organisations.policies import seen, shown, within
from driehoek.organisations.rules import period_wrong


@dataclass(frozen=True, slots=True)
class Term:
    """From when to when somebody holds a function, and whether as replacement (loco)."""

    starts_on: PreciseDate | None = None
    ends_on: PreciseDate | None = None
    replacement: bool = False


@dataclass(frozen=True, slots=True)
class HolderLine:
    """Somebody who holds, held or will hold a function.

    Attributes:
        uid, version: of the holding.
        person_uid: for letting the person go.
        active: whether the person may still sign in.
    """

    uid: UUID
    version: int
    function_uid: UUID
    function: str
    organisation: str
    person_uid: UUID
    name: str
    email: str
    active: bool
    starts_on: PreciseDate | None
    ends_on: PreciseDate | None
    replacement: bool
    example: bool


def holders(actor: Actor, partnership_id: int) -> tuple[HolderLine, ...]:
    """Return who holds which function, by organisation, function and begin; 1 query.

    Raises:
        Forbidden: the actor does not manage persons here; everybody else sees functions, not names.
    """
    if not reach(actor, Permission.MANAGE_PERSONS).anywhere_in(partnership_id):
        raise Forbidden("Alleen een beheerder ziet wie welke functie bekleedt.")
    rows = within(actor, Holding, partnership_id, "function").order_by(
        "function__organisation__name", "function__title", "starts_on", "pk"
    )
    return tuple(
        HolderLine(uid, version, function_uid, function, organisation or "", *rest)
        for uid, version, function_uid, function, organisation, *rest in rows.values_list(
            "uid", "version", "function__uid", "function__title", shown(actor, "function__organisation__name"),
            "person__uid", "person__name", "person__email", "person__is_active", "starts_on", "ends_on",
            "replacement", "example",
        )
    )  # fmt: skip


@command
def appoint(*, actor: Actor, function_uid: UUID, email: str, name: str = "", term: Term | None = None) -> UUID:
    """Let somebody hold a function, found by their business address; who is new here is added, with a name.

    Returns:
        The uid of the holding.

    Raises:
        Absent: the function is out of sight.
        Forbidden: the actor may not manage persons here.
        Invalid: with the sentence beside each field.
    """
    term = term or Term()
    function = seen(actor, Function).filter(uid=function_uid).select_for_update().first()
    if function is None:
        raise Absent("Deze functie bestaat niet, of u mag haar niet zien.")
    require(actor, Permission.MANAGE_PERSONS, function.partnership_id, function.municipality_id)
    address = email.strip().lower()
    person = Person.objects.filter(email=address).first()
    wrong = _term_wrong(term) | _person_wrong(address, name, person)
    if not wrong and person is not None and _holds(person, function, term):
        wrong["email"] = "Deze persoon bekleedt deze functie al in deze periode."
    if wrong:
        raise Invalid(records.DOES_NOT_FIT, wrong)
    holding = hold_function(
        actor=actor,
        function=function,
        person=person or add_person(actor=actor, name=name.strip(), email=address),
        starts_on=term.starts_on,
        ends_on=term.ends_on,
        replacement=term.replacement,
    )
    return holding.uid


@command
def change_term(*, actor: Actor, holding_uid: UUID, expected_version: int, term: Term) -> int:
    """Change from when to when somebody holds a function.

    Returns:
        The version after the change.

    Raises:
        Absent: there is no such holding within sight.
        Forbidden: the actor may not manage persons here.
        Conflict: someone else changed it in the meantime.
        Invalid: it would end before it begins.
    """
    holding = seen(actor, Holding).filter(uid=holding_uid).select_for_update().first()
    if holding is None:
        raise Absent("Deze functie wordt niet bekleed, of u mag dat niet zien.")
    require(actor, Permission.MANAGE_PERSONS, holding.partnership_id, holding.municipality_id)
    wrong = _term_wrong(term)
    if wrong:
        raise Invalid(records.DOES_NOT_FIT, wrong)
    changes = {"starts_on": term.starts_on, "ends_on": term.ends_on, "replacement": term.replacement}
    records.update(holding, changes, expected_version=expected_version)
    return holding.version


def _term_wrong(term: Term) -> dict[str, str]:
    return period_wrong(term.starts_on, term.ends_on, "ends_on")


def _person_wrong(address: str, name: str, person: Person | None) -> dict[str, str]:
    if person is None and not name.strip():
        return {"name": "Er is nog niemand met dit adres. Vul ook de naam in."}
    if person is not None and not person.is_active:
        return {"email": "Dit account is afgesloten. Vraag de beheerder van de server om het weer te openen."}
    try:
        validate_email(address)
    except ValidationError:
        return {"email": "Vul een zakelijk e-mailadres in, zoals a.jansen@gemeente.nl."}
    return {}


def _holds(person: Person, function: Function, term: Term) -> bool:
    """Tell whether somebody already holds a function in a part of this term; an unknown end leaves a side open."""
    held = Holding.objects.filter(person=person, function=function, withdrawn_at__isnull=True)
    return any(_overlap(term, Term(one.starts_on, one.ends_on)) for one in held)


def _overlap(one: Term, other: Term) -> bool:
    return not (_before(one, other) or _before(other, one))


def _before(one: Term, other: Term) -> bool:
    ends, starts = one.ends_on, other.starts_on
    return ends is not None and starts is not None and ends.last_day < starts.first_day
