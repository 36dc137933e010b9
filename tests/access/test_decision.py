# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one decision: the same answer for a list and for a single record, and no to what does not exist."""

from datetime import date, timedelta
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from driehoek.access.decision import permits, reach, require
from driehoek.access.permissions import Permission
from driehoek.access.roles import Role, roles
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Forbidden
from driehoek.kernel.ids import new_uid
from driehoek.organisations.models import Holding, Organisation
from driehoek.organisations.queries import actor_of
from driehoek.organisations.rules import FunctionKind
from tests.access.world import World

pytestmark = pytest.mark.django_db

SYSTEM_ROLES = frozenset({"systeem_opdrachtregel", "systeem_onderhoud", "systeem_cijfers", "systeem_post"})
#: With whose eyes an edition of a paper is read; nobody holds them.
READING_ROLES = frozenset({"lezer_openbaar", "lezer_partners", "lezer_gemeente", "lezer_driehoek"})
NO_SUCH_PERMISSION = cast(Permission, "everything.do")
TENANTS, PLACES = ("x", "y"), ("", "a", "b", "c")


@pytest.fixture
def spread_out(world: World, seeding: None) -> World:
    """The world with an organisation in every place: joint and of each municipality, in both partnerships."""
    operation = new_uid()
    for tenant in world.tenants.values():
        for place in PLACES:
            Organisation.objects.create(
                partnership=tenant.row, municipality_id=key_of(world, place), code=f"overal-{place}", name=place,
                kind="overig", created_in=operation, changed_in=operation,
            )  # fmt: skip
    return world


def key_of(world: World, place: str) -> int | None:
    """Return the key of a municipality; none for a joint record."""
    found = {name: row.pk for tenant in world.tenants.values() for name, row in tenant.municipalities.items()}
    return found.get(place)


def someone(*standings: Standing) -> Actor:
    """Return a person with these functions."""
    return Actor(uid=None, label="iemand", standings=standings)


def assert_agree(actor: Actor, permission: Permission) -> None:
    """Hold the list against the single decision, over every organisation."""
    everywhere = list(Organisation.objects.all())
    listed = set(Organisation.objects.filter(reach(actor, permission).rows()).values_list("pk", flat=True))
    one_by_one = {row.pk for row in everywhere if permits(actor, permission, row)}
    assert listed == one_by_one, (actor, permission)


@pytest.mark.parametrize("role", sorted(roles()))
def test_list_and_single_record_agree(spread_out: World, role: str) -> None:
    own = key_of(spread_out, "a")
    x = spread_out.x.row.pk
    for standing in (Standing(role, x), Standing(role, x, own), Standing(role, None)):
        for permission in Permission:
            assert_agree(someone(standing), permission)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    held=st.lists(st.tuples(st.sampled_from(sorted(roles())), st.sampled_from(TENANTS), st.sampled_from(PLACES))),
    permission=st.sampled_from(list(Permission)),
)
def test_list_and_single_record_agree_for_any_functions_together(
    spread_out: World, held: list[tuple[str, str, str]], permission: Permission
) -> None:
    standings = [Standing(r, spread_out.tenants[t].row.pk, key_of(spread_out, p)) for r, t, p in held]
    assert_agree(someone(*standings), permission)


@pytest.mark.parametrize("role", sorted(roles()))
def test_a_permission_that_does_not_exist_is_no(spread_out: World, role: str) -> None:
    actor = someone(Standing(role, spread_out.x.row.pk, key_of(spread_out, "a")), Standing(role, None))
    assert not any(permits(actor, NO_SUCH_PERMISSION, row) for row in Organisation.objects.all())
    assert not Organisation.objects.filter(reach(actor, NO_SUCH_PERMISSION).rows()).exists()
    with pytest.raises(Forbidden):
        require(actor, NO_SUCH_PERMISSION, spread_out.x.row.pk)


def test_a_role_that_does_not_exist_reaches_nothing(spread_out: World) -> None:
    for standing in (Standing("keizer", spread_out.x.row.pk), Standing("keizer", None)):
        for permission in Permission:
            assert not Organisation.objects.filter(reach(someone(standing), permission).rows()).exists()


def test_nobody_without_a_function_reaches_anything() -> None:
    for permission in Permission:
        assert not Organisation.objects.filter(reach(Actor.visitor(), permission).rows()).exists()


def test_every_kind_of_function_has_a_role_and_the_reverse() -> None:
    assert {kind.value for kind in FunctionKind} | SYSTEM_ROLES | READING_ROLES == roles().keys()


def test_every_permission_is_held_by_some_function() -> None:
    held = {permission for name, role in roles().items() if name not in SYSTEM_ROLES for permission in role.permissions}
    assert held == set(Permission)


def test_nobody_but_the_server_sees_what_is_for_named_recipients_by_role() -> None:
    by_role = {name for name, role in roles().items() if Circle.NAMED in role.circles}
    assert by_role == {"systeem_opdrachtregel", "systeem_post"}


def test_a_role_that_sees_a_narrow_circle_sees_what_its_papers_may_hold() -> None:
    """A paper for one circle may hold what is for the partners: then whoever is in that circle is one of them."""
    narrow = {circle for circle in Circle if circle is not Circle.PUBLIC and circle.holds(Circle.PARTNERS)}
    wrong = [role.name for role in roles().values() if role.circles & narrow and Circle.PARTNERS not in role.circles]
    assert wrong == []


def test_only_members_of_the_triangle_and_those_who_serve_it_see_its_circle() -> None:
    """Practice: the circle "driehoek" is its members and its secretary; the coordinator writes its papers."""

    def sees(role: Role) -> bool:
        return Circle.TRIANGLE in role.circles

    assert {name for name, role in roles().items() if sees(role)} - SYSTEM_ROLES == {
        "burgemeester", "officier_van_justitie", "teamchef", "secretaris_driehoek", "voorzitter_driehoek",
        "coordinator", "lezer_driehoek",
    }  # fmt: skip


#: Whether a paper of the circle in the row may hold a record of the circle in the column, in the order of ``Circle``.
HOLDS = {
    Circle.PUBLIC: (True, False, False, False, False),
    Circle.PARTNERS: (True, True, False, False, False),
    Circle.MUNICIPALITY: (True, True, True, False, False),
    Circle.TRIANGLE: (True, True, False, True, False),
    Circle.NAMED: (True, True, False, False, True),
}


@pytest.mark.parametrize("paper", HOLDS)
def test_what_a_paper_may_hold(paper: Circle) -> None:
    assert tuple(paper.holds(record) for record in Circle) == HOLDS[paper]


TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [
        (None, None, True),
        ("2026-06-15", None, True),
        ("2026-06-16", None, False),
        (None, "2026-06-15", True),
        (None, "2026-06-14", False),
        ("2026-Q2", "2026-06", True),
        ("2026", "2026", True),
        ("2026-07", None, False),
        (None, "2026-05", False),
        (None, "2025", False),
    ],
)
def test_a_function_counts_from_its_first_to_its_last_day(
    world: World, seeding: None, starts: str | None, ends: str | None, *, holds: bool
) -> None:
    holding = Holding.objects.get(person=world.persons["mayor_a"])
    Holding.objects.filter(pk=holding.pk).update(
        starts_on=PreciseDate(starts) if starts else None, ends_on=PreciseDate(ends) if ends else None
    )
    actor = actor_of(world.persons["mayor_a"].uid, TODAY)
    assert actor is not None
    assert [standing.role for standing in actor.standings] == (["burgemeester"] if holds else [])


def test_who_left_is_nobody(world: World) -> None:
    assert actor_of(world.persons["inactive"].uid, clock.today()) is None
    assert actor_of(new_uid(), clock.today()) is None


def test_a_withdrawn_holding_or_function_counts_no_more(world: World, seeding: None) -> None:
    person = world.persons["team_chief"]
    Holding.objects.filter(person=person).update(withdrawn_at=clock.now())
    actor = actor_of(person.uid, clock.today())
    assert actor is not None
    assert actor.standings == ()


def test_someone_may_hold_functions_in_several_organisations_and_partnerships(world: World, seeding: None) -> None:
    operation = new_uid()
    other = world.y.functions["member_of_y"]
    Holding.objects.create(
        partnership=world.y.row, function=other, person=world.persons["mayor_a"], created_in=operation,
        changed_in=operation,
    )  # fmt: skip
    actor = actor_of(world.persons["mayor_a"].uid, clock.today())
    assert actor is not None
    assert actor.partnership_ids == {world.x.row.pk, world.y.row.pk}
    assert reach(actor, Permission.EDIT_PLAN).whole == {world.y.row.pk}
    yesterday = clock.today() - timedelta(days=1)
    assert actor_of(world.persons["mayor_a"].uid, yesterday) == actor


def test_readers_of_an_edition_may_read_and_nothing_more() -> None:
    for name in READING_ROLES:
        assert set(roles()[name].permissions) == {Permission.READ}
