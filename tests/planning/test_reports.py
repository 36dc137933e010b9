# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Telling how an action is going."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.rules import ActionStatus, DeviationReason
from tests.planning.world import World, actor

NOON = datetime(2024, 6, 12, 10, tzinfo=UTC)


def tell(who: Actor, action: Action, status: str = "loopt", **more: Any) -> UUID:
    """Report as someone would."""
    more.setdefault("done", "Eerste controle gedaan.")
    return report_progress(actor=who, action_uid=action.uid, report=Report(ActionStatus(status), **more))


def test_a_report_is_appended_and_is_the_one_cause_of_the_state(world: World) -> None:
    action = world.action("A-1", end="2024")
    with clock.stopped(NOON):
        uid = tell(world.coordinator, action, attention="Weinig mensen", percentage=40, next_step="Tweede controle")
    report = ProgressReport.objects.get()
    assert (report.uid, report.number, report.status, report.percentage) == (uid, 1, "loopt", 40)
    assert (report.reported_on, report.reporter) == (date(2024, 6, 12), "coordinator")
    stored = Action.objects.get(pk=action.pk)
    assert (stored.status, stored.status_cause_kind, stored.status_cause_uid) == ("loopt", "rapportage", uid)
    assert (stored.status_cause_on, stored.status_cause_label) == (NOON.date(), "voortgangsbericht van coordinator")
    assert (stored.attention, stored.attention_text, stored.adjustment) == (True, "Weinig mensen", False)
    event = AuditEvent.objects.get()
    assert (event.command, event.made, event.changed) == ("planning.report_progress", 1, 1)
    assert report.created_in == stored.changed_in == event.operation


def test_attention_is_lighter_than_and_apart_from_adjustment(world: World) -> None:
    action = world.action("A-1")
    tell(world.coordinator, action, adjustment="Meer inzet van de politie")
    stored = Action.objects.get(pk=action.pk)
    assert (stored.attention, stored.adjustment, stored.adjustment_text) == (False, True, "Meer inzet van de politie")
    tell(world.coordinator, action)
    assert not Action.objects.get(pk=action.pk).adjustment
    assert ProgressReport.objects.filter(adjustment=True).count() == 1


def test_old_and_new_are_in_the_history_within_the_circle_of_the_action(world: World) -> None:
    action = world.action("A-1", circle="driehoek", end="2024-Q2")
    tell(
        world.coordinator, action, "vertraagd", new_end=PreciseDate("2025"),
        deviation_reason=DeviationReason.POLICE_CAPACITY,
    )  # fmt: skip
    entry = HistoryEntry.objects.get(uid=action.uid)
    assert entry.before["current_end"] == "2024-Q2"
    assert entry.after["current_end"] == "2025"
    assert (entry.before["status"], entry.after["status"]) == ("niet_gestart", "vertraagd")
    assert set(HistoryEntry.objects.values_list("circle", flat=True)) == {"driehoek"}
    stored = Action.objects.get(pk=action.pk)
    assert stored.original_end == PreciseDate("2024-Q2")
    assert (stored.due, stored.deviation_reason) == (date(2025, 12, 31), "capaciteit_politie")
    assert ProgressReport.objects.get().circle == "driehoek"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"status": "afgerond", "done": " "}, "done"),
        ({"status": "vertraagd"}, "deviation_reason"),
        ({"new_end": PreciseDate("2026")}, "deviation_reason"),
        ({"percentage": 101}, "percentage"),
        ({"attention": " "}, "attention"),
        ({"adjustment": ""}, "adjustment"),
        ({"reported_on": date(2024, 6, 13)}, "reported_on"),
    ],
)
def test_what_cannot_be_accepted_says_where(world: World, told: dict[str, Any], field: str) -> None:
    action = world.action("A-1", end="2024")
    with clock.stopped(NOON), pytest.raises(Invalid) as problem:
        tell(world.coordinator, action, **told)
    assert set(problem.value.fields) == {field}
    assert not ProgressReport.objects.exists()
    assert not AuditEvent.objects.exists()
    assert Action.objects.get(pk=action.pk).version == 1


def test_a_report_that_tells_nothing_is_not_kept(world: World) -> None:
    action = world.action("A-1")
    tell(world.coordinator, action, attention="Weinig mensen")
    with pytest.raises(Invalid) as problem:
        tell(world.coordinator, action, done=" ", attention="Weinig mensen")
    assert set(problem.value.fields) == {"done"}
    assert ProgressReport.objects.count() == 1
    tell(world.coordinator, action, done="")  # Attention is no longer needed: that tells something.
    tell(world.coordinator, action, done="", percentage=50)
    assert ProgressReport.objects.count() == 3


def test_an_older_report_is_added_but_leaves_the_state(world: World) -> None:
    action = world.action("A-1")
    with clock.stopped(NOON):
        latest = tell(world.coordinator, action, "afgerond")
        tell(world.coordinator, action, "loopt", reported_on=date(2024, 3, 1))
    stored = Action.objects.get(pk=action.pk)
    assert (stored.status, stored.status_cause_uid) == ("afgerond", latest)
    assert list(ProgressReport.objects.order_by("number").values_list("number", "status")) == [
        (1, "afgerond"),
        (2, "loopt"),
    ]


class TestExample:
    """The mark "voorbeeld" spreads, so that nothing invented passes for a fact."""

    def test_an_example_report_makes_the_state_an_example(self, world: World) -> None:
        action = world.action("A-1")
        tell(world.coordinator, action, example=True)
        assert Action.objects.get(pk=action.pk).example

    def test_a_report_on_an_example_is_one(self, world: World) -> None:
        tell(world.coordinator, world.action("A-1", example=True))
        assert ProgressReport.objects.get().example

    def test_a_real_report_on_a_real_action_is_none(self, world: World) -> None:
        tell(world.coordinator, world.action("A-1"))
        assert not ProgressReport.objects.get().example
        assert not Action.objects.get().example


class TestWho:
    """Who may tell, and for whom there is nothing to see."""

    def lead(self, world: World, organisation_id: int) -> Actor:
        standing = Standing("actietrekker", world.partnership.pk, None, organisation_id, new_uid(), "trekker politie")
        return Actor(new_uid(), "wie trekt", (standing,))

    def test_the_lead_of_the_own_organisation(self, world: World) -> None:
        action = world.action("A-1", lead_organisation=world.police)
        tell(self.lead(world, world.police.pk), action)
        assert ProgressReport.objects.get().reporter == "trekker politie"
        with pytest.raises(Forbidden):
            tell(self.lead(world, world.town.pk), action)

    def test_an_adviser_for_a_lead(self, world: World) -> None:
        action = world.action("A-1", municipality=world.aa)
        tell(world.adviser(world.aa), action, on_behalf_of="politie, telefonisch")
        assert Action.objects.get().status_cause_label == "voortgangsbericht van politie, telefonisch"
        with pytest.raises(Forbidden):
            tell(world.adviser(world.bree), action)

    @pytest.mark.parametrize("role", ["burgemeester", "officier_van_justitie", "partnercontact", "beheerder", "niets"])
    def test_others_see_it_only(self, world: World, role: str) -> None:
        action = world.action("A-1", circle="partners")
        expected = Absent if role == "niets" else Forbidden
        with pytest.raises(expected):
            tell(actor(role, world.partnership), action)

    def test_for_outsiders_it_is_not_there(self, world: World) -> None:
        action = world.action("A-1", circle="openbaar")
        for who in (world.outsider, Actor.visitor()):
            with pytest.raises(Absent):
                tell(who, action)
        with pytest.raises(Absent):
            tell(world.coordinator, world.action("A-2", circle="eigen_gemeente", circle_municipality=world.aa))
        assert not ProgressReport.objects.exists()


def test_what_a_report_costs(world: World, django_assert_max_num_queries: Callable[[int], Any]) -> None:
    action = world.action("A-1")
    who = world.coordinator
    tell(who, action)  # the first also brings what the world was seeded with into the index of searching
    with django_assert_max_num_queries(16):
        tell(who, action)


@pytest.mark.django_db(transaction=True)
def test_fifty_writers_lose_nothing(world: World) -> None:
    action, who = world.action("A-1"), world.coordinator

    def write(number: int) -> UUID:
        try:
            return tell(who, action, done=f"Bericht {number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        uids = list(pool.map(write, range(50)))
    reports = list(ProgressReport.objects.order_by("number"))
    assert [r.number for r in reports] == list(range(1, 51))
    assert {r.uid for r in reports} == set(uids)
    assert {r.done for r in reports} == {f"Bericht {n}" for n in range(50)}
    stored = Action.objects.get()
    assert (stored.version, stored.status_cause_uid) == (51, reports[-1].uid)
    assert AuditEvent.objects.count() == 50
    assert set(AuditEvent.objects.values_list("operation", flat=True)) == {r.created_in for r in reports}
    assert HistoryEntry.objects.filter(uid=action.uid).count() == 50
