# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What changed since a day, and what stops and who decided: only what one may see, then and now."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from driehoek.cycle.commands import decide_on_action
from driehoek.cycle.queries import Change, ChangesPage, StoppedPage, changes_page, stopped_page
from driehoek.kernel import clock, operation
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.commands import (
    Report,
    add_action,
    carry_over,
    change_action,
    report_progress,
    restore_action,
    withdraw_action,
)
from driehoek.planning.models import Action
from driehoek.planning.rules import ActionStatus, DeviationReason, Effect
from driehoek.steering.commands import Outcome
from driehoek.steering.rules import DecisionKind
from tests.planning.world import World, store

BEFORE, NOW = datetime(2024, 5, 1, 12, tzinfo=UTC), datetime(2024, 7, 1, 12, tzinfo=UTC)
SINCE = date(2024, 6, 1)


@pytest.fixture
def told(world: World) -> Iterator[World]:
    """A programme with one action that was there before the day."""
    world.action("OND-1", status="loopt", end="2024-Q2", lead_organisation=world.police)
    world.body("driehoek", "gezagsdriehoek", name="de gezagsdriehoek")
    assert operation.current() is None
    with clock.stopped(NOW):
        yield world


def ask(world: World, who: Actor | None = None, **asked: Any) -> ChangesPage:
    """Ask what changed."""
    return changes_page(who or world.coordinator, world.partnership.pk, asked.pop("since", SINCE), **asked)


def stopped(world: World, who: Actor | None = None) -> StoppedPage:
    """Ask what stops."""
    return stopped_page(who or world.coordinator, world.partnership.pk)


def changes(page: ChangesPage, code: str = "OND-1") -> list[Change]:
    """Return what changed about one action."""
    return [change for action in page.actions if action.line.code == code for change in action.changes]


def pairs(page: ChangesPage, code: str = "OND-1") -> list[tuple[str, str, str]]:
    """Return kind, before and after of each change."""
    return [(change.kind, change.before, change.after) for change in changes(page, code)]


def outcome(code: str = "2024-07-01-stop") -> Outcome:
    """Return an agreement."""
    return Outcome(code, PreciseDate("2024-07-01"), DecisionKind.AGREEMENT, "stoppen met de controles")


def test_nothing_changed(told: World) -> None:
    page = ask(told)
    assert (page.actions, page.unchanged, page.withdrawn) == ((), 1, ())


def test_a_report_tells_status_and_planning_with_its_sentence(told: World) -> None:
    report = Report(
        ActionStatus.DELAYED, done="Te weinig mensen.", new_end=PreciseDate("2024-Q4"),
        deviation_reason=DeviationReason.POLICE_CAPACITY, on_behalf_of="politie, telefonisch",
    )  # fmt: skip
    report_progress(actor=told.coordinator, action_uid=told.actions["OND-1"].uid, report=report)
    page = ask(told)
    assert pairs(page) == [("stand", "loopt", "vertraagd"), ("planning", "2024-Q2", "2024-Q4")]
    first, second = changes(page)
    assert (first.because, first.reason) == ("Te weinig mensen.", "capaciteit_politie")
    assert "namens politie, telefonisch" in first.who
    assert second.reason == "capaciteit_politie"
    assert page.unchanged == 0


def test_a_report_without_a_change_is_told_as_one(told: World) -> None:
    report_progress(
        actor=told.coordinator,
        action_uid=told.actions["OND-1"].uid,
        report=Report(ActionStatus.RUNNING, done="Gaat goed."),
    )
    (change,) = changes(ask(told))
    assert (change.kind, change.because) == ("bericht", "Gaat goed.")


def test_what_was_before_the_day_is_not_told(told: World) -> None:
    report_progress(
        actor=told.coordinator, action_uid=told.actions["OND-1"].uid, report=Report(ActionStatus.RUNNING, done="Ja.")
    )
    assert pairs(ask(told, since=date(2024, 7, 2))) == []
    assert len(pairs(ask(told, since=date(2024, 7, 1)))) == 1


def test_changes_by_hand_new_actions_and_leads(told: World) -> None:
    action = told.actions["OND-1"]
    form = told.form(
        "zicht",
        title="Andere titel",
        lead_function_uid=told.team_lead.uid,
        end=PreciseDate("2024-Q2"),
        intended_result="x",
    )
    change_action(actor=told.coordinator, action_uid=action.uid, expected_version=action.version, form=form)
    add_action(actor=told.coordinator, programme_uid=told.programmes["uvp-2023"].uid, code="NEW", form=told.form())
    page = ask(told)
    assert ("titel", "Actie OND-1", "Andere titel") in pairs(page)
    assert ("trekker", "politie", "trekker politie") in pairs(page)
    assert ("gegevens", "", "intended_result") in pairs(page)
    assert pairs(page, "NEW") == [("nieuw", "", "")]


def test_a_lead_out_of_sight_has_no_name(told: World) -> None:
    action = told.actions["OND-1"]
    led = {"lead_function_uid": told.team_lead.uid, "lead_organisation_uid": told.police.uid}
    form = told.form("zicht", title=action.title, end=PreciseDate("2024-Q2"), **led)
    change_action(actor=told.coordinator, action_uid=action.uid, expected_version=action.version, form=form)
    told.team_lead.circle = "driehoek"
    store(told.team_lead)
    assert pairs(ask(told, told.adviser(told.aa))) == [("trekker", "politie", "?")]


def test_taken_along(told: World) -> None:
    carry_over(
        actor=told.coordinator, action_uid=told.actions["OND-1"].uid, programme_uid=told.programmes["uvp-2025"].uid
    )
    page = ask(told, programme="uvp-2025")
    (change,) = changes(page)
    assert (change.kind, change.because) == ("meegenomen", "meegenomen uit UVP 2023")


def test_withdrawn_is_told_by_code_to_those_who_may_bring_it_back(told: World) -> None:
    action = told.actions["OND-1"]
    withdraw_action(actor=told.coordinator, action_uid=action.uid, expected_version=action.version)
    assert ask(told).withdrawn == ("OND-1",)
    assert ask(told).actions == ()
    assert ask(told, told.mayor).withdrawn == ()
    restore_action(actor=told.coordinator, action_uid=action.uid)
    assert pairs(ask(told)) == [("teruggezet", "", "")]


def test_history_of_a_narrower_circle_is_not_told(told: World) -> None:
    action = Action.objects.get(uid=told.actions["OND-1"].uid)
    action.circle = "driehoek"
    store(action)
    form = told.form("zicht", title="Geheime titel", lead_organisation_uid=told.police.uid, end=PreciseDate("2024-Q2"))
    change_action(actor=told.coordinator, action_uid=action.uid, expected_version=action.version, form=form)
    assert pairs(ask(told, told.adviser(told.aa))) == []
    action.refresh_from_db()
    action.circle = "partners"
    store(action)
    assert pairs(ask(told, told.adviser(told.aa))) == []
    assert ("titel", "Actie OND-1", "Geheime titel") in pairs(ask(told, told.mayor))


def test_a_decision_is_told_once_and_stands_with_what_stops(told: World) -> None:
    decide_on_action(
        actor=told.coordinator, action_uid=told.actions["OND-1"].uid, body_uid=told.bodies["driehoek"].uid,
        outcome=outcome(), effect=Effect.STOP, reason=DeviationReason.POLICY_CHOICE,
    )  # fmt: skip
    (change,) = changes(ask(told))
    assert (change.kind, change.before, change.after) == ("stand", "loopt", "vervallen")
    assert change.because == "afspraak van de gezagsdriehoek: stoppen met de controles"
    (line,) = stopped(told).actions
    assert line.decision is not None
    assert (line.kind, line.decision.body, str(line.decision.on)) == ("vervallen", "de gezagsdriehoek", "1 juli 2024")
    assert line.reason == "beleidskeuze"


def test_what_stopped_by_a_report_has_no_decision(told: World) -> None:
    report = Report(ActionStatus.DROPPED, done="Niet meer nodig.", deviation_reason=DeviationReason.EXTERNAL)
    report_progress(actor=told.coordinator, action_uid=told.actions["OND-1"].uid, report=report)
    (line,) = stopped(told).actions
    assert (line.kind, line.decision, line.cause_kind) == ("vervallen", None, "rapportage")


def test_a_decision_out_of_sight_is_not_told(told: World) -> None:
    decide_on_action(
        actor=told.coordinator, action_uid=told.actions["OND-1"].uid, body_uid=told.bodies["driehoek"].uid,
        outcome=outcome(), effect=Effect.DEFER, reason=DeviationReason.MONEY, new_end=PreciseDate("2025"),
    )  # fmt: skip
    told.bodies["driehoek"].circle = "driehoek"
    store(told.bodies["driehoek"])
    (line,) = stopped(told, told.adviser(told.aa)).actions
    assert (line.kind, line.decision) == ("uitgesteld", None)


def test_the_last_triangle(told: World) -> None:
    with clock.stopped(BEFORE):
        decide_on_action(
            actor=told.coordinator, action_uid=told.actions["OND-1"].uid, body_uid=told.bodies["driehoek"].uid,
            outcome=Outcome("a", PreciseDate("2024-05-01"), DecisionKind.AGREEMENT, "iets"), effect=Effect.ADJUST,
        )  # fmt: skip
    assert ask(told).last_triangle == date(2024, 5, 1)


def test_what_it_costs(told: World, django_assert_max_num_queries: Callable[[int], Any]) -> None:
    for number in range(20):
        told.action(f"A-{number}", lead_organisation=told.police)
        report_progress(
            actor=told.coordinator, action_uid=told.actions[f"A-{number}"].uid,
            report=Report(ActionStatus.RUNNING, done="Ja."),
        )  # fmt: skip
    who = told.coordinator
    with django_assert_max_num_queries(9):
        ask(told, who)
    with django_assert_max_num_queries(5):
        stopped(told, who)
