# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes out comes in again: unchanged it is nothing to do, and a list that aged never overwrites a colleague."""

import io
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.exchange.commands import load_plan_file
from driehoek.exchange.planfile.parsing import parse_path
from driehoek.exchange.sheets.amounts import money, read_money
from driehoek.exchange.sheets.columns import BY_KEY, COLUMNS
from driehoek.exchange.sheets.commands import understand_run
from driehoek.exchange.sheets.dates import read_date
from driehoek.exchange.sheets.plans import Fate
from driehoek.exchange.sheets.queries import action_list_file, first_look_at
from driehoek.exchange.sheets.understanding import FROM_FILE, KEPT, Understanding
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.lib.spreadsheets.reading import read
from driehoek.lib.spreadsheets.writing import FORMS
from driehoek.organisations.queries import head
from driehoek.planning.commands import change_action
from driehoek.planning.models import Action, Programme
from tests.conftest import ROOT
from tests.exchange.sheets.carrying import PROGRAMME, Brought, bring, runs
from tests.planning.world import World

pytestmark = pytest.mark.django_db
SERVER = Actor.system("opdrachtregel", "systeem_opdrachtregel")


def taken_out(world: World, form: str = "xlsx", actor: Actor | None = None) -> bytes:
    return action_list_file(
        actor or world.coordinator, world.partnership.pk, PROGRAMME, form, world.head.municipalities
    )


def edited(content: bytes, change: Callable[[Worksheet, dict[str, int]], None]) -> bytes:
    """Return a workbook after somebody typed in it; ``change`` gets the sheet and the columns by heading."""
    book = load_workbook(io.BytesIO(content))
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    change(sheet, {str(cell.value): cell.column or 0 for cell in sheet[1]})
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("slug", ["tweestromenland", "heuvelrug"])
def test_an_unchanged_list_is_nothing_to_do_and_leaves_no_trace(slug: str) -> None:
    load_plan_file(actor=SERVER, file=parse_path(ROOT / "examples" / f"{slug}.yaml"))
    place = head(SERVER, slug)
    rows = 0
    for code in Programme.objects.filter(partnership=place.pk).values_list("code", flat=True):
        for form in FORMS:
            content = action_list_file(SERVER, place.pk, code, form, place.municipalities)
            before = AuditEvent.objects.count(), HistoryEntry.objects.count(), runs()
            look = first_look_at(SERVER, place.pk, code, read(content, f"acties.{form}"), place.municipalities)
            assert look.nothing_to_do or look.rows == 0, (code, form)
            assert (AuditEvent.objects.count(), HistoryEntry.objects.count(), runs()) == before
            rows += look.rows
    assert rows or slug == "heuvelrug", "Heuvelrug names no actions"


def test_the_columns_are_the_same_in_and_out(world: World) -> None:
    found = bring(world, taken_out(world))
    assert found.look.understood.columns == {place: column.key for place, column in enumerate(COLUMNS)}


def test_one_cell_changes_one_thing(world: World) -> None:
    def change(sheet: Worksheet, columns: dict[str, int]) -> None:
        sheet.cell(2, columns["omschrijving"], "Met de brandweer")

    found = bring(world, edited(taken_out(world), change))
    assert found.plan.counts == {Fate.CHANGED: 1, Fate.SAME: 2}
    assert [(one.key, one.new) for one in found.row(2).changes] == [("description", "Met de brandweer")]


def test_an_emptied_cell_empties_in_a_list_of_ours_and_in_no_other(world: World) -> None:
    def empty(sheet: Worksheet, columns: dict[str, int]) -> None:
        sheet.cell(3, columns["trekker"]).value = None

    def without_uid(sheet: Worksheet, columns: dict[str, int]) -> None:
        empty(sheet, columns)
        sheet.delete_cols(columns["uid"], 2)

    assert [one.key for one in bring(world, edited(taken_out(world), empty)).row(3).changes] == ["lead"]
    assert bring(world, edited(taken_out(world), without_uid)).plan.nothing_to_do


def aged(world: World) -> bytes:
    """Return a list in which a title and a description were typed, of an action whose title changed meanwhile."""
    action = world.actions["OND-02"]
    change_action(  # gives the history its first entry
        actor=world.coordinator, action_uid=action.uid, expected_version=1,
        form=world.form(title="Bewustwording bij ondernemers", description="Begin",
            lead_organisation_uid=world.police.uid,
                        end=PreciseDate("2026")),
    )  # fmt: skip
    content = taken_out(world)
    change_action(
        actor=world.coordinator, action_uid=action.uid, expected_version=2,
        form=world.form(title="Titel van een collega", description="Begin", lead_organisation_uid=world.police.uid,
                        end=PreciseDate("2026")),
    )  # fmt: skip

    def change(sheet: Worksheet, columns: dict[str, int]) -> None:
        sheet.cell(3, columns["actie"], "Titel uit de lijst")

    return edited(content, change)


def said(found: Brought, answer: str) -> Brought:
    understood = found.look.understood
    understand_run(
        actor=found.actor, partnership_id=found.world.partnership.pk, run_uid=found.uid,
        understood=Understanding(understood.sheet, understood.header, understood.columns, rows={2: answer}),
    )  # fmt: skip
    return found


def test_what_two_people_changed_is_asked_and_nobody_loses(world: World) -> None:
    found = bring(world, aged(world))
    row = found.row(3)
    assert row.fate is Fate.REFUSED
    assert row.conflicts == {"title"}
    assert [(one.old, one.new) for one in row.changes] == [("Titel van een collega", "Titel uit de lijst")]
    assert said(found, KEPT).row(3).fate is Fate.SAME
    assert said(found, FROM_FILE).row(3).fate is Fate.CHANGED
    found.take_over()
    assert Action.objects.get(code="OND-02").title == "Titel uit de lijst"


def test_a_cell_that_nobody_touched_does_not_undo_the_work_of_a_colleague(world: World) -> None:
    """The list is older than the action, and says nothing new: the change of the colleague stays."""
    made = bring(world, edited(taken_out(world), _new_row))
    made.take_over()
    content = taken_out(world)
    row = Action.objects.get(title="Nieuwe rij")
    change_action(
        actor=world.coordinator, action_uid=row.uid, expected_version=row.version,
        form=world.form(title="Nieuwe rij", description="Van een collega"),
    )  # fmt: skip

    def other_cell(sheet: Worksheet, columns: dict[str, int]) -> None:
        sheet.cell(5, columns["wie betaalt"], "gemeente Aa")

    found = bring(world, edited(content, other_cell))
    assert [one.key for one in found.row(5).changes] == ["payer"]
    found.take_over()
    stored = Action.objects.get(title="Nieuwe rij")
    assert (stored.description, stored.means_payer) == ("Van een collega", "gemeente Aa")


def _new_row(sheet: Worksheet, columns: dict[str, int]) -> None:
    sheet.cell(5, columns["actie"], "Nieuwe rij")
    sheet.cell(5, columns["thema"], "Ondermijning")
    sheet.cell(5, columns["doelstelling"], "Zicht op ondermijning")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    year=st.integers(2000, 2090),
    rest=st.sampled_from(["", "-Q1", "-Q4", "-01", "-12", "-02-28", "-10-09"]),
)
def test_every_date_that_we_write_is_read_back(year: int, rest: str) -> None:
    written = PreciseDate(f"{year}{rest}")
    assert read_date(str(written)) == (written, "")


@given(cents=st.integers(0, 10_000_000_000))
def test_every_amount_that_we_write_is_read_back(cents: int) -> None:
    assert read_money(money(cents)) == (cents, "")


def test_every_column_has_its_own_heading() -> None:
    headings = [column.heading for column in COLUMNS]
    assert len(set(headings)) == len(headings) == len(BY_KEY)
