# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a partnership counts itself: typed per cell, never zero by itself, and each municipality its own."""

from datetime import UTC, datetime

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.figures.commands import Loaded, OwnCell, enter_own, undo_load
from driehoek.figures.models import Dataset, ObservationRevision
from driehoek.figures.queries import series_of
from driehoek.figures.queries.loads import loads_of
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.lib.statline.periods import PeriodKind
from tests.figures.making import AA, BREE, stored
from tests.planning.world import World

pytestmark = pytest.mark.django_db

KEY = "bibob_toetsen"


@pytest.fixture(autouse=True)
def november() -> object:
    """Hold the clock: what has not begun cannot have been counted."""
    with clock.stopped(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        yield


def enter(world: World, who: Actor, *cells: OwnCell) -> Loaded:
    """Enter some cells of the example."""
    return enter_own(actor=who, partnership_id=world.partnership.pk, key=KEY, cells=cells)


def told(world: World, area: str = AA) -> list[tuple[str, float | None, str]]:
    """Return the series as the coordinator gets it."""
    series = series_of(world.coordinator, world.partnership.pk, [KEY], [area], PeriodKind.HALF)[KEY, area]
    return [(point.period.code, point.value, point.missing) for point in series.points]


def test_what_is_typed_is_a_series_of_the_partnership(world: World) -> None:
    enter(world, world.coordinator, OwnCell(AA, "2025HJ01", 4), OwnCell(AA, "2026HJ01", 0, "geen aanvragen"))
    assert told(world) == [("2025HJ01", 4, ""), ("2025HJ02", None, "ontbreekt"), ("2026HJ01", 0, "")]
    series = series_of(world.coordinator, world.partnership.pk, [KEY], [AA], PeriodKind.HALF)[KEY, AA]
    assert series.source.text == "Bron: eigen telling, ingevuld tot en met 22 november 2026"
    assert (series.source.own, series.source.note, series.area_name) == (True, "geen aanvragen", "Aa")
    assert Dataset.objects.get().partnership_id == world.partnership.pk


def test_only_cells_that_differ_are_written(world: World) -> None:
    enter(world, world.coordinator, OwnCell(AA, "2025HJ01", 4), OwnCell(BREE, "2025HJ01", None))
    assert len(stored(world.partnership.pk)) == 1
    again = enter(world, world.coordinator, OwnCell(AA, "2025HJ01", 4), OwnCell(BREE, "2025HJ01", 2))
    assert (again.made, again.changed) == (1, 0)
    events = AuditEvent.objects.count()
    with pytest.raises(Invalid, match="alle vakjes stonden al zo"):
        enter(world, world.coordinator, OwnCell(AA, "2025HJ01", 4), OwnCell(BREE, "2025HJ01", 2))
    assert AuditEvent.objects.count() == events


def test_a_cell_that_is_emptied_is_not_filled_in_and_keeps_what_it_was(world: World) -> None:
    enter(world, world.coordinator, OwnCell(AA, "2025HJ01", 4))
    enter(world, world.coordinator, OwnCell(AA, "2025HJ01", None))
    assert told(world) == [("2025HJ01", None, "niet_ingevuld")]
    assert ObservationRevision.objects.get().value == 4


def test_what_was_typed_by_mistake_is_put_back_by_who_may_type_it(world: World) -> None:
    adviser = world.adviser(world.aa)
    enter(world, adviser, OwnCell(AA, "2025HJ01", 4))
    wrong = enter(world, adviser, OwnCell(AA, "2025HJ01", 40))
    with pytest.raises(Forbidden):
        undo_load(actor=world.adviser(world.bree), load_uid=wrong.load_uid)
    undo_load(actor=adviser, load_uid=wrong.load_uid)
    assert told(world) == [("2025HJ01", 4, "")]


def test_each_municipality_its_own(world: World) -> None:
    adviser = world.adviser(world.aa)
    enter(world, adviser, OwnCell(AA, "2025HJ01", 4))
    with pytest.raises(Forbidden):
        enter(world, adviser, OwnCell(AA, "2025HJ02", 4), OwnCell(BREE, "2025HJ02", 4))
    with pytest.raises(Forbidden):
        enter(world, world.mayor, OwnCell(AA, "2025HJ02", 4))
    with pytest.raises(Absent):
        enter(world, world.outsider, OwnCell(AA, "2025HJ02", 4))
    with pytest.raises(Absent):
        enter(world, world.coordinator, OwnCell("GM0296", "2025HJ02", 4))
    assert told(world) == [("2025HJ01", 4, "")]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (OwnCell(AA, "2025HJ01", -1), "geheel getal van 0 of meer"),
        (OwnCell(AA, "2025HJ01", 10_000_001), "geheel getal van 0 of meer"),
        (OwnCell(AA, "2027JJ00", 3), "nog niet begonnen"),
        (OwnCell(AA, "2026MM12", 3), "nog niet begonnen"),
        (OwnCell(AA, "2025XX01", 3), "telt deze periode niet"),
    ],
)
def test_what_cannot_be_is_told_beside_its_cell(world: World, cell: OwnCell, sentence: str) -> None:
    with pytest.raises(Invalid) as refusal:
        enter(world, world.coordinator, OwnCell(BREE, "2025HJ01", 3), cell)
    assert list(refusal.value.fields) == [f"{cell.area}:{cell.period}"]
    assert sentence in refusal.value.fields[f"{cell.area}:{cell.period}"]
    assert stored(world.partnership.pk) == {}


def test_a_figure_of_a_source_is_not_typed(world: World) -> None:
    with pytest.raises(Invalid, match="komt uit een bron"):
        enter_own(
            actor=world.coordinator, partnership_id=world.partnership.pk, key="woninginbraak",
            cells=[OwnCell(AA, "2025JJ00", 1)],
        )  # fmt: skip


def test_what_was_brought_in_is_listed_for_those_who_may_see_it(world: World) -> None:
    first = enter(world, world.coordinator, OwnCell(AA, "2025HJ01", 4))
    second = enter(world, world.coordinator, OwnCell(AA, "2025HJ02", 5))
    pk = world.partnership.pk
    lines = loads_of(world.coordinator, pk)
    assert [(line.uid, line.newest, line.may_undo, line.own) for line in lines] == [
        (second.load_uid, True, True, True), (first.load_uid, False, False, True),
    ]  # fmt: skip
    assert {line.at for line in lines} == {clock.now()}
    assert [line.may_undo for line in loads_of(world.mayor, pk)] == [False, False]
    assert loads_of(world.outsider, pk) == ()
