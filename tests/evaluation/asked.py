# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A round on the small world: people who lead actions, and their links."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from driehoek.evaluation.commands import Planned, open_round, plan_round
from driehoek.evaluation.deadlines import Deadlines
from driehoek.evaluation.links import token_of
from driehoek.evaluation.models import Request, Round
from driehoek.evaluation.rules import RoundKind
from driehoek.kernel.dates import PreciseDate
from driehoek.messages.models import Mail
from driehoek.organisations.models import Function, Holding, Person
from tests.planning.world import World, store

#: A Monday on which the round is opened.
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAYS = Deadlines(date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14))


def person(world: World, function: Function, name: str, **more: Any) -> Person:
    """Have somebody hold a function."""
    who = Person.objects.filter(email=f"{name}@voorbeeld.nl").first()
    who = who or store(Person(name=name, email=f"{name}@voorbeeld.nl"))
    store(Holding(partnership=world.partnership, function=function, person=who, **more))
    return who


def function(world: World, code: str, kind: str = "actietrekker", **more: Any) -> Function:
    """Add a function of the town, or of another organisation."""
    more.setdefault("organisation", world.town)
    more.setdefault("municipality", more["organisation"].municipality)
    return store(
        Function(partnership=world.partnership, code=f"ronde-{code}", kind=kind, title=code.replace("-", " "), **more)
    )


def planned(world: World, **more: Any) -> Planned:
    """Return a round over the first programme."""
    told: dict[str, Any] = {
        "title": "Eindejaar 2026", "kind": RoundKind.FULL, "period_start": PreciseDate("2026-01-01"),
        "period_end": PreciseDate("2026-12-31"), "programme_uids": (world.programmes["uvp-2023"].uid,), "days": DAYS,
    }  # fmt: skip
    return Planned(**(told | more))


def opened(world: World, **more: Any) -> Round:
    """Plan a round and open it."""
    uid = plan_round(actor=world.coordinator, partnership_id=world.partnership.pk, planned=planned(world, **more))
    open_round(actor=world.coordinator, round_uid=uid)
    return Round.objects.get(uid=uid)


def token(who: Person) -> str:
    """Return the link of somebody in the only round."""
    request = Request.objects.get(person=who)
    return token_of(request.uid, request.generation)


def mails_about(request_uid: UUID) -> list[Mail]:
    """Return what was mailed about a request, oldest first."""
    return list(Mail.objects.filter(about_kind="uitvraag", about_uid=request_uid).order_by("pk"))
