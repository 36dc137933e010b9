# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Agreements changed by hand, accounts to councils, and what hangs on an agreement."""

from typing import Any
from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.cycle.undoing import undo
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.organisations.editing import add_record, change_record, restore_record, withdraw_record
from driehoek.steering.commands import Outcome, follow_up, record_decision
from driehoek.steering.kinds import ACCOUNT, DECISION
from driehoek.steering.models import Account, Decision, DecisionGoal, FollowUp
from driehoek.steering.rules import DecisionKind, Follow
from tests.planning.world import World, actor


@pytest.fixture(autouse=True)
def bodies(world: World) -> None:
    """The triangle, and a council."""
    world.body("driehoek", "gezagsdriehoek")
    world.body("raad-aa", "raad", world.aa, circle="openbaar")


def agreed(world: World, code: str = "controles", on: str = "2025-03-01", **more: Any) -> Decision:
    """Put an agreement of the triangle in the register."""
    outcome = Outcome(code, PreciseDate(on), DecisionKind.AGREEMENT, code, **more)
    return record_decision(actor=world.secretary, body_uid=world.bodies["driehoek"].uid, outcome=outcome)


def change(world: World, row: Decision, who: Actor | None = None, **values: object) -> Decision:
    """Change an agreement by hand."""
    row.refresh_from_db()
    change_record(actor=who or world.secretary, kind=DECISION, uid=row.uid, expected_version=row.version, values=values)
    row.refresh_from_db()
    return row


def account(world: World, row: Decision, who: Actor, body: str = "raad-aa", on: str = "2025-06-01") -> UUID:
    """Record that a council was told."""
    values = {"decision": row.uid, "body": world.bodies[body].uid, "told_on": PreciseDate(on), "how": "Raadsbrief"}
    return add_record(actor=who, kind=ACCOUNT, partnership_id=world.partnership.pk, values=values)


def test_by_hand_what_follows_follows(world: World) -> None:
    row = agreed(world)
    change(world, row, owner=world.team_lead.uid, due_on="2025-Q2", follow="open", goals=[world.nodes["zicht"].uid])
    assert row.owner_organisation == world.police
    assert (str(row.due_day), row.follow) == ("2025-06-30", "open")
    assert [one.node for one in DecisionGoal.objects.all()] == [world.nodes["zicht"]]
    change(world, row, due_on="")
    assert (row.due_on, row.due_day) == (None, None)
    values = {"body": world.bodies["driehoek"].uid, "decided_on": "2025", "kind": "afspraak", "subject": "x"}
    values["due_on"] = "2026"
    uid = add_record(actor=world.secretary, kind=DECISION, partnership_id=world.partnership.pk, values=values)
    assert Decision.objects.get(uid=uid).follow == "open"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"deployment": "gepland"}, "gives_way"),
        ({"gives_way": "Minder controles"}, "deployment"),
        ({"kind": "informatie", "follow": "open"}, "follow"),
    ],
)
def test_by_hand_the_same_is_refused(world: World, values: dict[str, Any], field: str) -> None:
    row = agreed(world)
    with pytest.raises(Invalid) as problem:
        change(world, row, **values)
    assert set(problem.value.fields) == {field}


def test_replaced_by_something_later_and_never_in_a_circle(world: World) -> None:
    first, second, third = (agreed(world, code, on) for code, on in (("a", "2025"), ("b", "2025"), ("c", "2024")))
    change(world, first, follow="open")
    change(world, first, superseded_by=second.uid)
    assert (first.superseded_by, first.follow) == (second, "vervallen")
    for row, later in ((second, first), (first, first), (first, third)):
        with pytest.raises(Invalid) as problem:
            change(world, row, superseded_by=later.uid)
        assert set(problem.value.fields) == {"superseded_by"}


def test_what_hangs_on_it_goes_and_comes_back_and_is_never_wider(world: World) -> None:
    row = agreed(world, goals=(world.nodes["zicht"].uid,))
    follow_up(actor=world.secretary, decision_uid=row.uid, state=Follow.OPEN, text="Bezig.")
    account(world, row, world.secretary)
    change(world, row, circle="driehoek")
    for model in (FollowUp, Account, DecisionGoal):
        assert set(model._default_manager.values_list("circle", flat=True)) == {"driehoek"}
    withdraw_record(actor=world.secretary, kind=DECISION, uid=row.uid, expected_version=row.version)
    restore_record(actor=world.secretary, kind=DECISION, uid=row.uid)
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_whoever_keeps_the_register_of_a_municipality_accounts_to_its_council(world: World) -> None:
    world.body("raad-bree", "raad", world.bree, circle="openbaar")
    world.body("college-aa", "college", world.aa)
    row = agreed(world)
    account(world, row, world.adviser(world.aa))
    assert Account.objects.get().municipality == world.aa
    clerk = actor("griffier", world.partnership, municipality=world.aa)
    for who, refusal in ((world.adviser(world.bree), Forbidden), (world.mayor, Forbidden), (clerk, Absent)):
        with pytest.raises(refusal):
            account(world, row, who, on="2025-07")
    for more, field in (({"body": "college-aa"}, "body"), ({"on": "2024"}, "told_on"), ({}, "told_on")):
        with pytest.raises(Invalid) as problem:
            account(world, row, world.secretary, **more)
        assert set(problem.value.fields) == {field}


def test_what_one_told_one_takes_back(world: World) -> None:
    row = agreed(world, due_on=PreciseDate("2025"))
    chief = actor("teamchef", world.partnership)
    follow_up(actor=chief, decision_uid=row.uid, state=Follow.DONE, text="Gedaan.")
    operation = AuditEvent.objects.get(command="steering.follow_up").operation
    undo(actor=chief, operation_uid=operation)
    row.refresh_from_db()
    assert row.follow == "open"
    assert FollowUp.objects.get().withdrawn_at is not None
