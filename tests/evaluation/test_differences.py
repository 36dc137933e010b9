# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What is otherwise than last time: actions, judgements and what is asked, each only for who may see it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from driehoek.cycle.queries import Differences, round_differences
from driehoek.cycle.queries.differences import ActionThen, Then
from driehoek.evaluation.deadlines import Deadlines
from driehoek.evaluation.models import Adjustment, Evaluation, Judgement, Round
from driehoek.evaluation.rules import ActionsState
from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.commands import Report, report_progress, withdraw_action
from driehoek.planning.models import ProgressReport
from driehoek.planning.rules import ActionStatus, DeviationReason
from driehoek.web.paths import Paths
from driehoek.web.presenters.differences import differences_screen
from tests.evaluation.asked import MONDAY, opened
from tests.planning.world import World, store

LATER = MONDAY + timedelta(days=3)
YEAR_BEFORE = Deadlines(date(2025, 11, 3), date(2025, 11, 17), date(2025, 12, 1), date(2025, 12, 8), date(2025, 12, 15))


@pytest.fixture
def begun(world: World) -> Iterator[tuple[World, Round]]:
    """A round over five actions, three days after it was opened."""
    with clock.stopped(MONDAY - timedelta(days=30)):
        for code in ("A-1", "A-2", "A-3", "A-4"):
            world.action(code, end="2026-Q4", status="loopt")
        world.action("DICHT", circle=Circle.TRIANGLE.value)
    with clock.stopped(MONDAY):
        round_ = opened(world)
    with clock.stopped(LATER):
        yield world, round_


def tell(world: World, code: str, **told: Any) -> None:
    """Tell how an action goes."""
    action = world.actions[code]
    action.refresh_from_db()
    report = Report(**{"status": ActionStatus.RUNNING, "done": "Verteld."} | told)
    report_progress(actor=world.coordinator, action_uid=action.uid, report=report, expected_version=action.version)


def found(world: World, round_: Round, who: Actor | None = None, since: str = "opening") -> Differences:
    """Ask what is otherwise."""
    told = round_differences(who or world.coordinator, world.partnership.pk, round_.code, since)
    assert told is not None
    return told


def then(told: Differences) -> dict[str, ActionThen]:
    """Return the actions by their code."""
    return {one.code: one for one in told.actions}


def test_status_planning_and_what_is_asked(begun: tuple[World, Round]) -> None:
    world, round_ = begun
    tell(world, "A-1", status=ActionStatus.COMPLETED)
    tell(
        world, "A-2", status=ActionStatus.DELAYED, new_end=PreciseDate("2027-Q2"),
        deviation_reason=DeviationReason.POLICE_CAPACITY, adjustment="Capaciteit ontbreekt.", attention="Let op.",
    )  # fmt: skip
    told = then(found(world, round_))
    assert told["A-1"].then == Then("loopt", None, None, None, lead=False)
    assert told["A-2"].then == Then("loopt", PreciseDate("2026-Q4"), False, False, lead=False)
    assert (told["A-2"].adjustment, told["A-2"].attention) == ("Capaciteit ontbreekt.", "Let op.")
    assert told["A-3"].then is None
    screen = differences_screen(found(world, round_), Paths("proef"))
    assert [line.code for line in screen.asked] == ["A-2"]
    assert any("2027" in text for text in screen.asked[0].told)
    assert [[line.code for line in lines] for _title, lines in screen.groups] == [["A-1"]]


def test_there_and_back_is_no_difference(begun: tuple[World, Round]) -> None:
    world, round_ = begun
    tell(world, "A-1", attention="Even.")
    tell(world, "A-1")
    assert then(found(world, round_))["A-1"].then is None


def test_a_list_that_was_brought_in_leaves_reports_and_no_history(begun: tuple[World, Round]) -> None:
    world, round_ = begun
    action = world.actions["A-1"]
    rows: dict[str, Any] = {"partnership": world.partnership, "action": action, "reporter": "politie"}
    store(ProgressReport(number=1, reported_on=(MONDAY - timedelta(days=9)).date(), status="vertraagd", **rows))
    store(ProgressReport(number=2, reported_on=LATER.date(), status=action.status, **rows))
    assert then(found(world, round_))["A-1"].then == Then("vertraagd", None, None, None, lead=False)


def test_new_and_gone(begun: tuple[World, Round]) -> None:
    world, round_ = begun
    withdraw_action(actor=world.coordinator, action_uid=world.actions["A-4"].uid, expected_version=1)
    told = found(world, round_)
    assert told.gone == ("A-4",)
    assert found(world, round_, world.adviser(world.aa)).gone == ()


def test_judgements_beside_those_of_last_time(begun: tuple[World, Round]) -> None:
    world, round_ = begun
    earlier = world.evaluation("eerder")
    draft = Evaluation.objects.get(round=round_)
    for evaluation, state, attention in (
        (earlier, ActionsState.RUNNING, ""),
        (draft, ActionsState.ALL_COMPLETED, "Nu"),
    ):
        store(
            Judgement(
                partnership=world.partnership, evaluation=evaluation, node=world.nodes["zicht"],
                actions_state=state.value, asks_attention=bool(attention), attention_text=attention,
                recommendation="Ga door." if attention else "",
            )
        )  # fmt: skip
    (one,) = found(world, round_).judgements
    assert one.before is not None
    assert one.now is not None
    assert (one.before.value, one.now.value, one.now.attention) == ("loopt", "alle_afgerond", "Nu")
    screen = differences_screen(found(world, round_), Paths("proef"))
    assert [line.attention.rpartition(": ")[2] for line in screen.themes] == ["nu"]
    assert [text for _title, text in screen.recommendations] == ["Ga door."]


def test_what_is_asked_and_who_sees_it(begun: tuple[World, Round]) -> None:
    world, round_ = begun
    tell(world, "A-2", adjustment="Meer mensen.")
    store(
        Adjustment(
            partnership=world.partnership, round=round_, action=world.actions["A-2"], kind="inzet", asked="Drie mensen"
        )
    )
    screen = differences_screen(found(world, round_), Paths("proef"))
    assert "Drie mensen" in screen.asked[0].told
    assert "DICHT" not in then(found(world, round_, world.adviser(world.aa)))
    assert round_differences(world.outsider, world.partnership.pk, round_.code) is None


def test_since_the_last_round_that_was_locked(begun: tuple[World, Round]) -> None:
    world, round_ = begun
    last = opened(world, title="Vorige", days=YEAR_BEFORE)
    with guard.seeding():
        Round.objects.filter(pk=last.pk).update(state="besloten")
    told = found(world, round_, since="")
    assert (told.chosen, told.since.isoformat()) == ("ronde", "2025-12-08")
    assert [name for name, _day in told.choices] == ["ronde", "opening"]


def test_what_it_costs(begun: tuple[World, Round], django_assert_max_num_queries: Callable[[int], Any]) -> None:
    world, round_ = begun
    tell(world, "A-1", status=ActionStatus.COMPLETED)
    with django_assert_max_num_queries(9):
        found(world, round_)
