# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Bodies, and the register of what they agreed and decided."""

from collections.abc import Callable
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.steering.commands import Outcome, record_decision
from driehoek.steering.models import Decision
from driehoek.steering.queries import decisions
from driehoek.steering.rules import Authority, BodyKind, Concern, DecisionKind, check_authority, check_kind
from tests.planning.world import World, actor, store

DECIDE = {"raad", "college", "burgemeester"}
WITH_PROSECUTOR = {"gezagsdriehoek", "gemeentelijke_driehoek", "niet_genoemd"}


@pytest.mark.parametrize(("body", "kind"), list(product(BodyKind, DecisionKind)))
def test_who_can_do_what(body: BodyKind, kind: DecisionKind) -> None:
    allowed = {
        DecisionKind.DECISION: body in DECIDE,
        DecisionKind.EXECUTIVE_PAPER: body == "college",
    }.get(kind, True)
    assert (check_kind(body, kind) is None) == allowed


@pytest.mark.parametrize(("body", "authority"), list(product(BodyKind, [None, *Authority])))
def test_on_whose_authority(body: BodyKind, authority: Authority | None) -> None:
    allowed = authority != "strafrecht" or body in WITH_PROSECUTOR
    assert (check_authority(body, authority) is None) == allowed


def outcome(kind: str = "afspraak", code: str = "2025-01-30-uvp", **more: Any) -> Outcome:
    """Return what was agreed."""
    more.setdefault("subject", "UVP 2025-2026")
    return Outcome(code=code, decided_on=PreciseDate("2025-01-30"), kind=DecisionKind(kind), **more)


def record(world: World, body: str, what: Outcome, who: Actor | None = None) -> Decision:
    """Put it in the register."""
    return record_decision(actor=who or world.secretary, body_uid=world.bodies[body].uid, outcome=what)


def test_an_agreement_is_kept_in_the_circle_of_its_body(world: World) -> None:
    world.body("driehoek", "gezagsdriehoek", circle="driehoek")
    uid = UUID(int=7)
    made = record(
        world, "driehoek", outcome(text="Ja", authority=Authority.CRIMINAL_LAW, concerns=(Concern.PROGRAMME, uid))
    )
    stored = Decision.objects.get()
    assert (stored.pk, stored.circle, stored.kind, stored.authority) == (made.pk, "driehoek", "afspraak", "strafrecht")
    assert (stored.concerns_kind, stored.concerns_uid) == ("programma", uid)
    assert AuditEvent.objects.get().command == "steering.record_decision"
    assert HistoryEntry.objects.get().circle == "driehoek"


@pytest.mark.parametrize(
    ("body", "kind", "what", "field"),
    [
        ("gezagsdriehoek", "besluit", {}, "kind"),
        ("werkgroep", "besluit", {}, "kind"),
        ("niet_genoemd", "besluit", {}, "kind"),
        ("raad", "collegenota", {}, "kind"),
        ("college", "besluit", {"authority": Authority.CRIMINAL_LAW}, "authority"),
    ],
)
def test_what_a_body_cannot_do_is_refused(world: World, body: str, kind: str, what: dict[str, Any], field: str) -> None:
    world.body("b", body)
    with pytest.raises(Invalid) as problem:
        record(world, "b", outcome(kind, **what))
    assert set(problem.value.fields) == {field}
    assert not Decision.objects.exists()
    assert not AuditEvent.objects.exists()


def test_a_code_is_used_once(world: World) -> None:
    world.body("b", "raad")
    record(world, "b", outcome("besluit"))
    with pytest.raises(Invalid) as problem:
        record(world, "b", outcome("besluit"))
    assert set(problem.value.fields) == {"code"}


def test_of_an_example_body_it_is_an_example(world: World) -> None:
    world.body("b", "raad", example=True)
    assert record(world, "b", outcome()).example
    world.body("c", "raad")
    assert not record(world, "c", outcome(code="anders")).example


def test_who_keeps_the_register(world: World) -> None:
    world.body("b", "raad", world.aa)
    for who, refusal in ((world.outsider, Absent), (Actor.visitor(), Absent), (world.mayor, Forbidden)):
        with pytest.raises(refusal):
            record(world, "b", outcome(), who)
    world.body("joint", "gezagsdriehoek")
    for other in (("b", world.adviser(world.bree)), ("joint", world.adviser(world.aa))):
        with pytest.raises(Forbidden):
            record(world, other[0], outcome(), other[1])
    record(world, "b", outcome(), world.coordinator)
    record(world, "b", outcome(code="of-our-own-council"), world.adviser(world.aa))


def test_the_register_oldest_first_within_sight(world: World, django_assert_num_queries: Callable[[int], Any]) -> None:
    body = world.body("b", "raad", world.aa, name="raad van Aa", circle="openbaar")
    for code, on, circle in (("b", "2025", "partners"), ("a", "2023-06-20", "openbaar"), ("c", "2024", "driehoek")):
        store(
            Decision(
                partnership=world.partnership, body=body, code=code, decided_on=PreciseDate(on), kind="kennisneming",
                subject=code, circle=circle, source="nota", concerns_kind="plan", concerns_uid=world.plan.uid,
            )
        )  # fmt: skip
    key, titles = world.partnership.pk, {"nota": "Informatienota"}
    who = world.mayor
    with django_assert_num_queries(1):
        found = decisions(who, key, titles)
    assert [line.code for line in found] == ["a", "c", "b"]
    assert (found[0].body, found[0].municipality, found[0].origin.document) == ("raad van Aa", "Aa", "Informatienota")
    assert [line.code for line in decisions(world.adviser(world.aa), key, titles)] == ["a", "b"]
    council = actor("raadslid", world.partnership, municipality=world.aa)
    told = decisions(council, key, titles)
    assert [line.code for line in told] == ["a"]
    assert decisions(world.outsider, key, titles) == ()
    assert len(decisions(who, key, titles, concerning=[world.plan.uid])) == 3
    assert decisions(who, key, titles, concerning=[]) == ()
