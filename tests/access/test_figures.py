# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures by every persona: national ones for all members, those of a partnership for nobody else, and who may what."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import transaction

from driehoek.figures.commands import OwnCell, enter_own, load_table, undo_load
from driehoek.figures.models import Dataset, Load
from driehoek.figures.queries import findings_of, series_of
from driehoek.figures.queries.loads import loads_of
from driehoek.kernel import guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.lib.statline.model import Area, Measure, Row, Table, TableHead
from tests.access.personas import HOLDERS, MEMBERS
from tests.access.reading import actor
from tests.access.world import Tenant, World

pytestmark = pytest.mark.django_db

KEY, MEASURE, CODE = "woninginbraak", "GeregistreerdeMisdrijven_1", "1.1.1"
SERVER = Actor.system("opdrachtregel", "systeem_opdrachtregel")
PEOPLE = ("resident", *(holder.name for holder in HOLDERS))
#: Members outside the circle of the partners: to them the national figures are all there is.
ONLY_PUBLIC = ("council_member_a", "clerk_a")
#: A number that stands nowhere else: what a persona reads of another partnership would show it.
CANARY = {"national": 71_101, "x": 72_203, "y": 73_307}


def table(world: World, count: int) -> Table:
    """Return a table of five years with one number in it for municipality A."""
    area = area_of(world)
    rows = [Row(MEASURE, CODE, area, f"{year}JJ00", count) for year in range(2021, 2026)]
    head = TableHead(
        id="47018NED", title="Misdrijven", division_year=None, modified=None, publisher="Politie", licence="CC BY 4.0",
        attribution="Bron: Politie", language="nl", measures=(Measure(MEASURE, "Misdrijven"),), subjects=(),
        areas=(Area(area, "A"),), periods=(), rounded_to=0, url="", retrieved_at=datetime(2026, 5, 20, tzinfo=UTC),
    )  # fmt: skip
    return Table(head, lambda: iter(rows))


def area_of(world: World) -> str:
    """Return the code of municipality A of partnership X."""
    return world.x.municipalities["a"].cbs_code


@pytest.fixture
def figures(world: World) -> dict[str, Dataset]:
    """National figures, and those that each partnership brought in itself."""
    load_table(actor=SERVER, table=table(world, CANARY["national"]), partnership_id=None)
    for key, tenant in world.tenants.items():
        load_table(actor=SERVER, table=table(world, CANARY[key]), partnership_id=tenant.row.pk)
    found = {None: "national", world.x.row.pk: "x", world.y.row.pk: "y"}
    return {found[dataset.partnership_id]: dataset for dataset in Dataset.objects.filter(code="47018NED")}


def read(world: World, persona: str, tenant: Tenant) -> set[int]:
    """Return every number that a persona reads of a partnership."""
    who, pk, area = actor(world, persona), tenant.row.pk, area_of(world)
    series = series_of(who, pk, [KEY], [area])
    findings = findings_of(who, pk, [KEY], [area])
    numbers = {int(point.value) for view in series.values() for point in view.points if point.value is not None}
    told = [one for view in findings.values() for one in (view, *view.others)]
    assert bool(numbers) == bool(told)
    return numbers | {int(one.now) for one in told if one.now is not None}


def home(persona: str) -> str:
    """Return the key of the partnership in which a persona stands; empty for none."""
    if persona in MEMBERS:
        return "x"
    return "y" if persona == "member_of_y" else ""


@pytest.mark.parametrize("persona", PEOPLE)
def test_figures_of_a_partnership_are_read_by_its_members_only(
    world: World, figures: dict[str, Dataset], persona: str
) -> None:
    assert figures.keys() == CANARY.keys()
    for key, tenant in world.tenants.items():
        shown = CANARY["national" if persona in ONLY_PUBLIC else key]
        theirs = {shown} if home(persona) == key else set()
        assert read(world, persona, tenant) == theirs
        assert bool(loads_of(actor(world, persona), tenant.row.pk)) == bool(theirs)


@pytest.mark.parametrize("persona", PEOPLE)
def test_without_figures_of_their_own_members_read_the_national_ones(world: World, persona: str) -> None:
    load_table(actor=SERVER, table=table(world, CANARY["national"]), partnership_id=None)
    for key, tenant in world.tenants.items():
        assert read(world, persona, tenant) == ({CANARY["national"]} if home(persona) == key else set())


@pytest.mark.parametrize(
    ("circle", "readers"),
    [
        (Circle.PARTNERS, {"adviser_a", "adviser_b", "coordinator", "mayor_a", "team_chief"}),
        (Circle.TRIANGLE, {"coordinator", "mayor_a", "team_chief"}),
        (Circle.MUNICIPALITY, {"adviser_a", "mayor_a"}),
    ],
)
def test_the_circle_of_a_table_is_kept_and_the_others_read_the_national_figures(
    world: World, figures: dict[str, Dataset], circle: Circle, readers: set[str]
) -> None:
    with guard.seeding():
        whose = world.x.municipalities["a"] if circle is Circle.MUNICIPALITY else None
        Dataset.objects.filter(pk=figures["x"].pk).update(circle=circle.value, circle_municipality=whose)
    for persona in ("adviser_a", "adviser_b", "coordinator", "mayor_a", "team_chief", "council_member_a"):
        expected = CANARY["x"] if persona in readers else CANARY["national"]
        assert read(world, persona, world.x) == {expected}, persona


Deed = Callable[[Actor, World, dict[str, Dataset]], object]

#: Per command which members may; written out by hand.
DEEDS: dict[str, tuple[Deed, frozenset[str]]] = {
    "load_table of the partnership": (
        lambda who, world, _: load_table(actor=who, table=table(world, 5), partnership_id=world.x.row.pk),
        frozenset({"coordinator"}),
    ),
    "load_table of the country": (
        lambda who, world, _: load_table(actor=who, table=table(world, 5), partnership_id=None),
        frozenset(),
    ),
    "enter_own": (
        lambda who, world, _: enter_own(
            actor=who,
            partnership_id=world.x.row.pk,
            key="bibob_toetsen",
            cells=[OwnCell(area_of(world), "2024JJ00", 3)],
        ),
        frozenset({"coordinator", "adviser_a"}),
    ),
    "undo_load of the partnership": (
        lambda who, _, figures: undo_load(actor=who, load_uid=_newest(figures["x"])),
        frozenset({"coordinator"}),
    ),
    "undo_load of the country": (
        lambda who, _, figures: undo_load(actor=who, load_uid=_newest(figures["national"])),
        frozenset(),
    ),
}


def _newest(dataset: Dataset) -> UUID:
    return Load.objects.filter(dataset=dataset).latest("pk").uid


@pytest.mark.parametrize("name", DEEDS)
def test_who_may_and_who_hears_no(world: World, figures: dict[str, Dataset], name: str) -> None:
    do, allowed = DEEDS[name]
    heard: dict[str, str] = {}
    for persona in PEOPLE:
        with transaction.atomic():
            try:
                do(actor(world, persona), world, figures)
                heard[persona] = "done"
            except (Forbidden, Absent) as refusal:
                heard[persona] = type(refusal).__name__
            transaction.set_rollback(True)
    done = {persona for persona, answer in heard.items() if answer == "done"}
    assert done == allowed
    outside = {answer for persona, answer in heard.items() if persona not in MEMBERS}
    assert outside <= {"Absent", "Forbidden"}
    if name == "undo_load of the partnership":
        assert outside == {"Absent"}
