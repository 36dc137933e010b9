# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes partnerships, organisations, persons and the functions they hold."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from django.contrib.auth.hashers import make_password

from driehoek.access.decision import reach, require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, operation, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.kernel.records import Counts
from driehoek.organisations.models import Function, Holding, Municipality, Partnership, Person, Population
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.organisations.policies import out_of_sight, seen
from driehoek.organisations.rules import RIGHTS

Row = TypeVar("Row", bound=PartnershipRow)


@command
def put_partnership(*, actor: Actor, wanted: Partnership) -> tuple[Partnership, Counts]:
    """Make the partnership with this slug equal to the wanted one.

    Raises:
        Forbidden: a new partnership is only made from the command line of the server.
    """
    existing = Partnership.objects.filter(slug=wanted.slug, withdrawn_at__isnull=True)
    # Two loads of one partnership queue here, so that they do not meet half-way.
    found = existing.select_for_update().first()
    if found is None and not reach(actor, Permission.LOAD_PLAN_FILE).everything:
        raise Forbidden("Een nieuw samenwerkingsverband maakt de beheerder van de server aan.")
    if found is not None:
        require(actor, Permission.LOAD_PLAN_FILE, found.pk)
    rows, counts = records.put(existing, [wanted], lambda row: row.slug)
    return rows[wanted.slug], counts


@command
def put_municipalities(
    *, actor: Actor, municipalities: Sequence[Municipality]
) -> tuple[dict[object, Municipality], Counts]:
    """Make national municipalities equal to the wanted ones, by CBS code; others are left alone.

    Raises:
        Forbidden: something would change, and the actor does not serve every partnership.
    """
    codes = [row.cbs_code for row in municipalities]
    rows, counts = records.put(
        Municipality.objects.filter(cbs_code__in=codes), municipalities, lambda row: row.cbs_code
    )
    _require_national(actor, counts)
    return rows, counts


@command
def put_populations(*, actor: Actor, populations: Sequence[Population]) -> Counts:
    """Make inhabitants equal to the wanted ones, by municipality and year; other years are left alone.

    Raises:
        Forbidden: something would change, and the actor does not serve every partnership.
    """
    ids = {row.municipality_id for row in populations}
    existing = Population.objects.filter(municipality_id__in=ids)
    counts = records.put(existing, populations, lambda row: (row.municipality_id, row.year))[1]
    _require_national(actor, counts)
    return counts


def _require_national(actor: Actor, counts: Counts) -> None:
    """Refuse a change of national rows, which all partnerships share; the transaction undoes it."""
    if (counts.made or counts.changed) and not reach(actor, Permission.LOAD_PLAN_FILE).everything:
        raise Forbidden(
            "Gemeenten en inwonertallen zijn landelijke gegevens. Alleen de beheerder van de server wijzigt ze."
        )


@command
def put_records(
    *,
    actor: Actor,
    partnership: Partnership,
    model: type[Row],
    wanted: Sequence[Row],
    key: Callable[[Row], object],
    keep: frozenset[str] = frozenset(),
    withdraw_others: bool = False,
) -> tuple[dict[object, Row], Counts]:
    """Make the rows of one table of one partnership equal to the wanted ones; see :func:`kernel.records.put`.

    Raises:
        Forbidden: the actor may not load a plan file here, or would give the holder of a function other rights.
        Invalid: something that the actor may not see would change.
        ValueError: a wanted row belongs to another partnership.
    """
    require(actor, Permission.LOAD_PLAN_FILE, partnership.pk)
    if any(row.partnership_id != partnership.pk for row in wanted):
        raise ValueError("a wanted row belongs to another partnership")
    existing = model._default_manager.filter(partnership=partnership)
    unseen = out_of_sight(actor, existing)
    result = records.put(existing, wanted, key, keep=keep, withdraw_others=withdraw_others)
    running = operation.current()
    assert running is not None, "a command runs within an operation"
    changed = [change for change in running.frames[-1].changes if not change.made]
    if any(change.record_uid in unseen for change in changed):
        raise Invalid("Een code in dit bestand kunt u hier niet gebruiken. Kies een andere code.")
    if model is Function and any(RIGHTS & change.after.keys() for change in changed):
        require(actor, Permission.MANAGE_PERSONS, partnership.pk)
    return result


@command
def add_person(*, actor: Actor, name: str, email: str, password: str = "") -> Person:
    """Add someone who can sign in.

    Args:
        password: in clear, stored as a salted hash; empty when one signs in otherwise.

    Raises:
        Forbidden: the actor manages persons nowhere.
        Invalid: the address is already in use.
    """
    managed = reach(actor, Permission.MANAGE_PERSONS)
    if not (managed.everything or managed.whole):
        raise Forbidden("Alleen een beheerder kan mensen toevoegen.")
    address = email.strip().lower()
    if Person.objects.filter(email=address).exists():
        raise Invalid(f"Er is al iemand met het adres {address}.", {"email": "Dit adres is al in gebruik."})
    return records.insert(Person(name=name, email=address, password=make_password(password) if password else ""))


@command
def hold_function(
    *,
    actor: Actor,
    function: Function,
    person: Person,
    starts_on: PreciseDate | None = None,
    ends_on: PreciseDate | None = None,
    replacement: bool = False,
    example: bool = False,
) -> Holding:
    """Let a person hold a function from a date on.

    Raises:
        Forbidden: the actor may not manage persons in this partnership.
    """
    require(actor, Permission.MANAGE_PERSONS, function.partnership_id, function.municipality_id)
    return records.insert(
        Holding(
            partnership_id=function.partnership_id,
            municipality_id=function.municipality_id,
            function=function,
            person=person,
            starts_on=starts_on,
            ends_on=ends_on,
            replacement=replacement,
            example=example,
        )
    )


@command
def add_holder(*, actor: Actor, function: Function, name: str, email: str, password: str) -> Person:
    """Add someone who can sign in and holds a function from today.

    Raises:
        Forbidden: the actor may not manage persons in this partnership.
        Invalid: the address is already in use.
    """
    person = add_person(actor=actor, name=name, email=email, password=password)
    hold_function(actor=actor, function=function, person=person, starts_on=PreciseDate.of(clock.today()))
    return person


@command
def end_holding(*, actor: Actor, holding_uid: UUID, ends_on: PreciseDate) -> None:
    """Let a function that a person holds end on a date; what was done in it stays.

    Raises:
        Absent: there is no such holding within sight.
        Forbidden: the actor may not manage persons in this partnership.
        Invalid: it would end before it began.
    """
    holding = seen(actor, Holding).filter(uid=holding_uid).select_for_update().first()
    if holding is None:
        raise Absent("Deze functie wordt niet bekleed, of u mag dat niet zien.")
    require(actor, Permission.MANAGE_PERSONS, holding.partnership_id, holding.municipality_id)
    if holding.starts_on is not None and ends_on.last_day < holding.starts_on.first_day:
        raise Invalid(
            "De einddatum van een functie kan niet vóór de begindatum liggen.", {"ends_on": "Kies een latere dag."}
        )
    records.update(holding, {"ends_on": ends_on})


@command
def let_person_go(*, actor: Actor, person_uid: UUID) -> None:
    """Let someone who left sign in no more, whatever functions still stand to their name.

    Raises:
        Absent: the person holds no function where the actor manages persons; others are not told apart.
        Forbidden: the actor manages persons nowhere, or the person also holds functions elsewhere.
    """
    managed = reach(actor, Permission.MANAGE_PERSONS)
    if not (managed.everything or managed.whole):
        raise Forbidden("Alleen een beheerder kan een account afsluiten.")
    person = Person.objects.filter(uid=person_uid).select_for_update().first()
    held = Holding.objects.filter(person__uid=person_uid, withdrawn_at__isnull=True)
    places = set(held.values_list("partnership_id", flat=True))
    if person is None or not (managed.everything or places & managed.whole):
        raise Absent("Deze persoon bestaat niet, of hoort niet bij uw samenwerkingsverband.")
    if not (managed.everything or places <= managed.whole):
        raise Forbidden("Deze persoon heeft ook elders een functie. Beëindig hier alleen de functie.")
    records.update(person, {"is_active": False})


@command
def choose_weekly_mail(*, actor: Actor, wanted: bool) -> None:
    """Say whether the weekly mail may come; everybody says so for oneself.

    Raises:
        Absent: the actor is no person, or has left.
    """
    rows = Person.objects.filter(uid=actor.uid, is_active=True) if actor.uid else Person.objects.none()
    person = rows.select_for_update().first()
    if person is None:
        raise Absent("Deze persoon is er niet meer.")
    records.update(person, {"weekly_mail": wanted})
