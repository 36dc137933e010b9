# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table comes in whole or not at all, once, and keeps what it replaced."""

from collections.abc import Iterator

import pytest
from django.db import connection

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.figures.commands import Stopped, load_table, undo_load
from driehoek.figures.models import Dataset, Finding, Load, Observation, ObservationRevision, Series
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.lib.statline.model import Row
from tests.figures.making import (
    AA,
    BIKES,
    BREE,
    BURGLARY,
    CEE,
    COUNTRY,
    CRIME,
    READ_ON,
    SERVER,
    broken,
    cell,
    everything,
    load,
    stored,
    table,
    years,
)
from tests.planning.world import World

pytestmark = pytest.mark.django_db

COUNTS = (30, 28, 25, 12)


def rows(*, last: int = 12) -> list[Row]:
    """Return four years of two kinds in two places, and of the country."""
    return [
        *years(AA, 2022, (*COUNTS[:3], last)),
        *years(BREE, 2022, (3, 0, None, 4)),
        *years(AA, 2022, (100, 110, 90, 95), subject=BIKES),
        *years(COUNTRY, 2022, (24_000, 23_000, 22_000, 21_000)),
    ]


def test_every_value_comes_in_with_its_load() -> None:
    loaded = load(rows())
    assert (loaded.made, loaded.changed, loaded.left) == (16, 0, 0)
    assert stored()[BURGLARY, AA, "2025JJ00"] == 12
    assert stored()[BURGLARY, BREE, "2023JJ00"] == 0
    assert stored()[BURGLARY, BREE, "2024JJ00"] == "onbekend"
    assert set(Observation.objects.values_list("load__uid", flat=True)) == {loaded.load_uid}
    dataset = Dataset.objects.get()
    assert (dataset.code, dataset.partnership_id, dataset.attribution) == ("47018NED", None, "Bron: Politie")
    assert Load.objects.get().retrieved_at == READ_ON


def test_a_load_is_one_event_with_counts_and_no_history_of_single_values() -> None:
    load(rows())
    event = AuditEvent.objects.get()
    # Sixteen values, their dataset and the load itself.
    assert (event.command, event.made, event.changed, event.records) == ("figures.store_table", 18, 0, [])
    assert set(HistoryEntry.objects.values_list("record_type", flat=True)) == {"figures.Dataset", "figures.Load"}


def test_the_same_content_again_is_nothing_to_do_and_no_event() -> None:
    first = load(rows())
    before, events = everything(), AuditEvent.objects.count()
    again = load(rows())
    assert again.nothing_to_do
    assert (again.load_uid, again.left) == (first.load_uid, 16)
    assert everything() == before
    assert AuditEvent.objects.count() == events


def test_the_same_content_in_another_order_is_nothing_to_do_either() -> None:
    load(rows())
    before, events = everything(), AuditEvent.objects.count()
    assert load(reversed(rows())).nothing_to_do
    assert load(rows()[:5]).nothing_to_do
    assert everything() == before
    assert AuditEvent.objects.count() == events


def test_a_value_that_is_otherwise_keeps_what_it_was() -> None:
    first, second = load(rows()), load(rows(last=14))
    assert (second.made, second.changed, second.left) == (0, 1, 15)
    assert stored()[BURGLARY, AA, "2025JJ00"] == 14
    old = ObservationRevision.objects.get()
    assert (old.value, old.period, old.load.uid, old.replaced_by.uid) == (
        12,
        "2025JJ00",
        first.load_uid,
        second.load_uid,
    )
    untouched = Observation.objects.exclude(value=14)
    assert set(untouched.values_list("load__uid", flat=True)) == {first.load_uid}


@pytest.mark.parametrize(
    "other",
    [
        {"status": "voorlopig"}, {"note": "bijgesteld"}, {"low": 10, "high": 14}, {"value": None, "missing": "geheim"},
        {"value": 0},
    ],
)  # fmt: skip
def test_whatever_is_told_of_a_value_counts(other: dict[str, object]) -> None:
    load([cell(AA, "2025JJ00", 12)])
    assert load([cell(AA, "2025JJ00", 12)._replace(**other)]).changed == 1  # type: ignore[arg-type]
    assert load([cell(AA, "2025JJ00", 12)._replace(**other)]).nothing_to_do  # type: ignore[arg-type]
    assert load([cell(AA, "2025JJ00", 12)]).changed == 1
    assert ObservationRevision.objects.count() == 2


def test_a_part_of_a_table_leaves_the_rest_as_it_was() -> None:
    load(rows())
    loaded = load([cell(AA, "2026JJ00", 9), cell(CEE, "2026JJ00", 1)])
    assert (loaded.made, loaded.changed) == (2, 0)
    assert len(stored()) == 18


@pytest.mark.parametrize("problem", [OSError("verbinding weg"), KeyboardInterrupt()], ids=["broken off", "Ctrl+C"])
def test_a_break_in_the_middle_leaves_nothing(problem: BaseException) -> None:
    load(rows())
    before = everything()
    whole = rows(last=99)
    half = table(whole)
    cut = type(half)(half.head, broken(whole[:7], problem))
    with pytest.raises(type(problem)):
        load_table(actor=SERVER, table=cut, partnership_id=None)
    assert everything() == before


@pytest.mark.parametrize("problem", [RuntimeError("schijf vol"), KeyboardInterrupt()], ids=["disk full", "Ctrl+C"])
def test_what_breaks_off_half_way_in_the_database_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, problem: BaseException
) -> None:
    """New values and findings are in by then; the transaction takes them out again."""

    def fails(*_given: object) -> None:
        raise problem

    load(rows())
    before = everything()
    monkeypatch.setattr("driehoek.figures.commands.loading.work_out", fails)
    with pytest.raises(type(problem)):
        load([*rows(last=99), cell(CEE, "2025JJ00", 5)])
    assert everything() == before


def test_who_stops_it_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("driehoek.figures.storage.gathering.TELL_EVERY", 2)
    monkeypatch.setattr("driehoek.figures.storage.writing.BATCH", 3)
    seen: list[int] = []
    with pytest.raises(Stopped):
        load_table(
            actor=SERVER, table=table(rows()), partnership_id=None, progress=seen.append, stopped=lambda: len(seen) > 3
        )
    assert seen == [2, 4, 6, 8]
    seen.clear()
    with pytest.raises(Stopped):
        load_table(
            actor=SERVER, table=table(rows()), partnership_id=None, progress=seen.append,
            stopped=lambda: len(seen) > 10,
        )  # fmt: skip
    assert seen[-3:] == [16, 3, 6]
    assert not Observation.objects.exists()
    assert not Dataset.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ([cell(AA, "2025JJ00", 1), cell(AA, "2025JJ00", 2)], "twee keer"),
        ([cell(AA, "2025JJ00", 1, missing="geheim")], "zonder dat er staat waarom"),
        ([cell(AA, "2025JJ00", None, missing="")], "zonder dat er staat waarom"),
        ([cell(AA, "2025W101", 1)], "geen jaar, halfjaar, kwartaal of maand"),
        ([cell(AA, "2025JJ00 ", 1)], "niet geschreven"),
        ([cell(AA, "2025JJ00", 1 << 70)], "te groot"),
        ([cell(AA, "2025JJ00", 1, subject="x" * 41)], "meer dan 40 tekens"),
        ([cell("GM0000", "2025JJ00", 1)], "geen enkel cijfer"),
        ([], "geen enkel cijfer"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused_whole(wrong: list[Row], sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        load([cell(AA, "2024JJ00", 5), *wrong] if wrong and wrong[0].area != "GM0000" else wrong)
    assert not Observation.objects.exists()


def test_a_table_in_a_new_division_needs_every_period() -> None:
    load(rows(), division_year=2025)
    before = everything()
    with pytest.raises(Invalid, match=r"indeling van 2026.*Nu ontbreken: 2022, 2023, 2024"):
        load([cell(AA, "2025JJ00", 13)], division_year=2026)
    assert everything() == before
    whole = [*years(AA, 2022, (31, 29, 26, 13)), *years(CEE, 2022, (1, 2, 3, 4))]
    assert load(whole, division_year=2026).changed == 4
    assert Dataset.objects.get().division_year == 2026
    assert dict(Series.objects.filter(subject=BURGLARY).values_list("area", "division_year")) == {
        AA: 2026, CEE: 2026, BREE: 2025, COUNTRY: 2025,
    }  # fmt: skip


def test_undoing_a_new_division_puts_the_former_back() -> None:
    load(rows(), division_year=2025)
    before = stored()
    second = load(rows(last=13), division_year=2026)
    undo_load(actor=SERVER, load_uid=second.load_uid)
    assert stored() == before
    assert Dataset.objects.get().division_year == 2025
    assert set(Series.objects.values_list("division_year", flat=True)) == {2025}


def test_an_older_table_does_not_put_old_figures_back() -> None:
    load(rows(), modified=READ_ON)
    with pytest.raises(Invalid, match="nieuwere versie"):
        load(rows(last=99), modified=READ_ON.replace(year=2025))
    assert stored()[BURGLARY, AA, "2025JJ00"] == 12


def test_undoing_makes_every_value_what_it_was() -> None:
    load(rows())
    values, findings = stored(), _findings()
    second = load([*rows(last=99), cell(CEE, "2025JJ00", 5)])
    assert stored() != values
    undone = undo_load(actor=SERVER, load_uid=second.load_uid)
    assert (undone.gone, undone.restored) == (1, 1)
    assert stored() == values
    assert _findings() == findings
    assert not ObservationRevision.objects.exists()
    assert not Series.objects.filter(area=CEE).exists()
    assert Load.objects.get(uid=second.load_uid).state == "ongedaan"


def _findings() -> list[tuple[object, ...]]:
    columns = ("indicator", "area", "period", "compared", "now", "before", "label", "p_wobble")
    return sorted(Finding.objects.values_list(*columns), key=repr)


def test_only_the_newest_load_can_be_undone_and_only_once() -> None:
    first, second = load(rows()), load(rows(last=13))
    with pytest.raises(Invalid, match="eerst die latere"):
        undo_load(actor=SERVER, load_uid=first.load_uid)
    undo_load(actor=SERVER, load_uid=second.load_uid)
    with pytest.raises(Invalid, match="al teruggezet"):
        undo_load(actor=SERVER, load_uid=second.load_uid)
    undo_load(actor=SERVER, load_uid=first.load_uid)
    assert stored() == {}
    assert not Finding.objects.exists()
    assert Dataset.objects.get().withdrawn_at is not None


def test_what_was_undone_can_come_in_again() -> None:
    first = load(rows())
    values = stored()
    undo_load(actor=SERVER, load_uid=first.load_uid)
    again = load(rows())
    assert again.made == 16
    assert stored() == values
    assert Dataset.objects.get().withdrawn_at is None


def test_every_value_has_its_series_and_its_load() -> None:
    """The database does not check these keys; the loader must."""
    load(rows())
    undo_load(actor=SERVER, load_uid=load([*rows(last=1), cell(CEE, "2025JJ00", 5)]).load_uid)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM figures_observation o LEFT JOIN figures_series s ON s.id = o.series_id"
            " LEFT JOIN figures_load l ON l.id = o.load_id WHERE s.id IS NULL OR l.id IS NULL"
        )
        assert cursor.fetchone() == (0,)
    assert Observation.objects.count() == 16


def test_one_measure_stands_on_one_scale() -> None:
    """A file in which every value happens to be whole says "34"; another says "34,3"."""
    load([cell(AA, "2024JJ00", 34)], decimals=0)
    load([cell(AA, "2025JJ00", 343)], decimals=1)
    assert stored() == {(BURGLARY, AA, "2024JJ00"): 340, (BURGLARY, AA, "2025JJ00"): 343}
    assert load([cell(AA, "2024JJ00", 34)], decimals=0).nothing_to_do
    assert load([cell(AA, "2024JJ00", 35, low=33, high=37)], decimals=0).changed == 1
    row = Observation.objects.get(period="2024JJ00")
    assert (row.value, row.low, row.high, row.series.decimals) == (350, 330, 370, 1)


def test_who_may_bring_figures_in(world: World) -> None:
    pk = world.partnership.pk
    for who in (world.coordinator, world.adviser(world.aa), world.mayor):
        with pytest.raises(Forbidden):
            load(rows(), actor=who)
    for who in (world.adviser(world.aa), world.mayor, world.outsider):
        with pytest.raises(Forbidden):
            load(rows(), actor=who, partnership_id=pk)
    assert not Dataset.objects.exists()
    loaded = load(rows(), actor=world.coordinator, partnership_id=pk)
    with pytest.raises(Absent):
        undo_load(actor=world.outsider, load_uid=loaded.load_uid)
    with pytest.raises(Forbidden):
        undo_load(actor=world.mayor, load_uid=loaded.load_uid)
    undo_load(actor=world.coordinator, load_uid=loaded.load_uid)
    assert stored(pk) == {}


def test_what_a_partnership_brings_in_leaves_the_national_figures_alone(world: World) -> None:
    load(rows())
    before = stored()
    load([cell(AA, "2025JJ00", 77)], actor=world.coordinator, partnership_id=world.partnership.pk)
    assert stored() == before
    assert stored(world.partnership.pk) == {(BURGLARY, AA, "2025JJ00"): 77}


def test_rows_are_read_once_and_never_all_kept() -> None:
    """A table of millions of rows streams; a second reading would double the time."""
    asked: list[int] = []

    def stream() -> Iterator[Row]:
        asked.append(1)
        yield from rows()

    small = table(rows())
    load_table(actor=SERVER, table=type(small)(small.head, stream), partnership_id=None)
    assert asked == [1]
    assert Series.objects.filter(measure=CRIME).count() == 4
