# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of actions on which one may report: which, in what order, and what stands in a row."""

from datetime import UTC, date, datetime

import pytest

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.errors import Absent
from driehoek.kernel.ids import new_uid
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.models import Action
from driehoek.planning.policies import may_report, reporting
from driehoek.planning.queries.reporting import PAGE, TableFilter, reporting_rows, reporting_table
from driehoek.planning.rules import ActionStatus
from tests.planning.world import World

NOON = datetime(2024, 6, 12, 10, tzinfo=UTC)


def of_police(world: World) -> Actor:
    """Return who leads actions at the police, and has no municipality."""
    standing = Standing("actietrekker", world.partnership.pk, None, world.police.pk, new_uid(), "trekker politie")
    return Actor(uid=new_uid(), label="iemand", standings=(standing,))


def codes(who: Actor, world: World, **asked: object) -> list[str]:
    """Return the codes in the table, in order."""
    with clock.stopped(NOON):
        table = reporting_table(who, world.partnership.pk, TableFilter(**asked))  # type: ignore[arg-type]
    assert table.found == len(table.rows)
    return [row.code for row in table.rows]


@pytest.fixture
def filled(world: World) -> World:
    """Actions of each sort in the programme that runs."""
    world.action("A-1", end="2024-Q4", lead_organisation=world.police)
    world.action("A-2", municipality=world.aa, end="2024-Q2", status="loopt", lead_organisation=world.town)
    world.action("A-3", municipality=world.bree, node="snelheid", status="vertraagd")
    world.action("A-4", places=["Cee"], status="afgerond", lead_organisation=world.police)
    world.action("L-1", programme="uvp-2025")
    return world


def test_the_condition_on_rows_and_the_answer_for_one_action_are_the_same(filled: World) -> None:
    people = [
        filled.coordinator, filled.adviser(filled.aa), filled.adviser(filled.bree), filled.mayor, filled.outsider,
        of_police(filled), filled.secretary, Actor.visitor(), Actor.system("taak", "systeem_opdrachtregel"),
    ]  # fmt: skip
    for who in people:
        rows = set(Action.objects.filter(reporting(who).rows()).values_list("code", flat=True))
        assert rows == {action.code for action in Action.objects.all() if may_report(who, action)}


def test_what_is_not_finished_in_the_programme_that_runs(filled: World) -> None:
    assert codes(filled.coordinator, filled) == ["A-1", "A-2", "A-3"]
    assert codes(filled.coordinator, filled, state="alles") == ["A-1", "A-2", "A-3", "A-4"]
    assert codes(filled.coordinator, filled, programme="uvp-2025") == ["L-1"]
    assert codes(filled.adviser(filled.aa), filled) == ["A-1", "A-2"]
    assert codes(of_police(filled), filled, state="alles") == ["A-1", "A-4"]
    assert codes(filled.mayor, filled) == []
    with pytest.raises(Absent):
        codes(filled.coordinator, filled, programme="uvp-2099")


def test_narrowing(filled: World) -> None:
    who = filled.coordinator
    assert codes(who, filled, lead="politie", state="alles") == ["A-1", "A-4"]
    assert codes(who, filled, municipality="Aa") == ["A-2"]
    assert codes(who, filled, municipality="gezamenlijk") == ["A-1"]
    assert codes(who, filled, municipality="Cee", state="alles") == ["A-4"]
    assert codes(who, filled, theme="verkeer") == ["A-3"]
    assert codes(filled.adviser(filled.aa), filled, whose="gemeente") == ["A-2"]
    assert codes(of_police(filled), filled, whose="ik", state="alles") == ["A-1", "A-4"]
    assert codes(who, filled, whose="ik") == []


def test_an_action_with_a_named_function_is_of_that_function(filled: World) -> None:
    filled.action("A-9", lead_organisation=filled.police, lead_function=filled.team_lead)
    colleague = of_police(filled)
    assert "A-9" in codes(colleague, filled)
    assert "A-9" not in codes(colleague, filled, whose="ik")
    standing = Standing("actietrekker", filled.partnership.pk, None, filled.police.pk, filled.team_lead.uid)
    lead = Actor(uid=new_uid(), label="iemand", standings=(standing,))
    assert "A-9" in codes(lead, filled, whose="ik")


def test_order(filled: World) -> None:
    who = filled.coordinator
    assert codes(who, filled, sort="-nummer") == ["A-3", "A-2", "A-1"]
    assert codes(who, filled, sort="einde") == ["A-2", "A-1", "A-3"]
    assert codes(who, filled, sort="trekker") == ["A-2", "A-1", "A-3"]
    assert codes(who, filled, sort="stand") == ["A-1", "A-2", "A-3"]


def test_what_nothing_was_heard_of_for_half_a_year(filled: World) -> None:
    with clock.stopped(datetime(2023, 11, 1, 12, tzinfo=UTC)):
        tell(filled, "A-2", "Lang geleden.")
    with clock.stopped(NOON):
        tell(filled, "A-1", "Net gehoord.")
    assert codes(filled.coordinator, filled, state="stil") == ["A-2", "A-3"]
    assert codes(filled.coordinator, filled, sort="gehoord") == ["A-3", "A-2", "A-1"]


def tell(world: World, code: str, done: str) -> None:
    """Report as the coordinator."""
    report_progress(
        actor=world.coordinator, action_uid=world.actions[code].uid, report=Report(ActionStatus.RUNNING, done=done)
    )


def test_a_row_tells_the_latest_report_within_sight(filled: World) -> None:
    with clock.stopped(NOON):
        tell(filled, "A-1", "Eerst.")
        tell(filled, "A-1", "Daarna.")
    uid = filled.actions["A-1"].uid
    row = reporting_rows(filled.coordinator, filled.partnership.pk, [uid])[uid]
    assert (row.reports, row.last_words, row.last_heard) == (2, "Daarna.", date(2024, 6, 12))
    assert (row.status, row.version, row.lead, row.changed_by) == (
        "loopt", 3, "politie", "voortgangsbericht van coordinator",
    )  # fmt: skip
    assert reporting_rows(filled.mayor, filled.partnership.pk, [uid]) == {}


def test_pages_of_a_hundred(world: World) -> None:
    for number in range(PAGE + 3):
        world.action(f"A-{number}")
    with clock.stopped(NOON):
        first, last, beyond = (
            reporting_table(world.coordinator, world.partnership.pk, TableFilter(page=page)) for page in (1, 2, 9)
        )
    assert (len(first.rows), len(last.rows), last.pages, last.found) == (PAGE, 3, 2, PAGE + 3)
    assert last.rows == beyond.rows
