# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing several actions at once: each action is done or refused by itself, and the whole can be undone."""

from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.cycle.undoing import undo
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Invalid
from driehoek.kernel.ids import new_uid
from driehoek.planning.commands import MOST, Outcome, Together, change_together, foresee_together
from driehoek.planning.models import Action
from driehoek.planning.rules import DeviationReason
from tests.planning.world import World


@pytest.fixture
def filled(world: World) -> World:
    """Joint and local actions in an adopted programme."""
    world.action("A-1", end="2024-Q2")
    world.action("A-2", end="2024-Q4", municipality=world.aa, lead_organisation=world.police)
    world.action("A-3", municipality=world.bree)
    return world


def carried_out(
    world: World, change: Together, *codes: str, who: Actor | None = None, version: int | None = None
) -> dict[str, Outcome]:
    """Change these actions; return what became of each, by its code."""
    actions = [(world.actions[code].uid, version) for code in codes]
    done = change_together(actor=who or world.coordinator, actions=actions, change=change)
    by_uid = {action.uid: code for code, action in world.actions.items()}
    return {by_uid[outcome.uid]: outcome for outcome in done.outcomes}


def stored(code: str) -> Action:
    return Action.objects.get(code=code, programme__code="uvp-2023")


def test_lead_end_and_goal_of_several_in_one_operation(filled: World) -> None:
    change = Together(
        lead=True, lead_function_uid=filled.team_lead.uid, end=PreciseDate("2025-Q1"),
        reason=DeviationReason.MONEY, node_uid=filled.nodes["snelheid"].uid,
    )  # fmt: skip
    done = carried_out(filled, change, "A-1", "A-3")
    assert {outcome.changed for outcome in done.values()} == {frozenset({"lead", "end", "node"})}
    for code in ("A-1", "A-3"):
        action = stored(code)
        assert (action.lead_function, action.lead_organisation) == (filled.team_lead, filled.police)
        assert (str(action.current_end), action.node) == ("Q1 2025", filled.nodes["snelheid"])
    assert (stored("A-1").deviation_reason, str(stored("A-1").original_end)) == ("geld", "Q2 2024")
    event = AuditEvent.objects.get()
    assert (event.command, event.changed) == ("planning.change_together", 2)
    assert HistoryEntry.objects.filter(operation=event.operation).count() == 2


def test_one_that_is_refused_holds_up_no_other(filled: World) -> None:
    done = carried_out(filled, Together(end=PreciseDate("2024-Q3")), "A-1", "A-2", "A-3")
    assert "Kies de reden" in done["A-1"].refused
    assert done["A-2"].changed == done["A-3"].changed == frozenset({"end"})
    assert (str(stored("A-1").current_end), str(stored("A-2").current_end)) == ("Q2 2024", "Q3 2024")
    assert stored("A-1").version == 1


def test_access_is_asked_of_each_action(filled: World) -> None:
    change = Together(lead=True, lead_organisation_uid=filled.town.uid)
    done = carried_out(filled, change, "A-1", "A-2", "A-3", who=filled.adviser(filled.aa))
    assert [code for code, outcome in done.items() if outcome.refused] == ["A-1", "A-3"]
    assert stored("A-2").lead_organisation == filled.town
    outside = carried_out(filled, change, "A-1", who=filled.outsider)["A-1"]
    assert "bestaat niet" in outside.refused
    assert carried_out(filled, change, "A-1", who=filled.mayor)["A-1"].refused


def test_what_is_foreseen_is_what_happens_and_foreseeing_changes_nothing(filled: World) -> None:
    change = Together(end=PreciseDate("2024-Q4"), lead=True, lead_organisation_uid=filled.police.uid)
    uids = [action.uid for action in filled.actions.values()]
    foreseen = foresee_together(actor=filled.coordinator, action_uids=uids, change=change)
    assert [outcome.changed for outcome in foreseen if not outcome.refused] == [frozenset(), frozenset({"lead", "end"})]
    assert not HistoryEntry.objects.exists()
    happened = carried_out(filled, change, "A-1", "A-2", "A-3")
    assert tuple(happened.values()) == foreseen


def test_a_colleague_who_was_first_is_not_overwritten(filled: World) -> None:
    lead = Together(lead=True, lead_organisation_uid=filled.police.uid)
    assert carried_out(filled, lead, "A-1", version=1)["A-1"].changed
    late = carried_out(filled, Together(lead=True), "A-1", version=1)["A-1"]
    assert "intussen gewijzigd" in late.refused
    assert stored("A-1").lead_organisation == filled.police


def test_a_wider_circle_than_the_new_goal_is_refused_for_that_action_alone(filled: World) -> None:
    narrow = filled.node("stil", "Stil", circle="driehoek")
    filled.action("A-4", circle="driehoek")
    done = carried_out(filled, Together(node_uid=narrow.uid), "A-1", "A-4")
    assert "kring" in done["A-1"].refused
    assert (stored("A-1").node.code, stored("A-4").node.code) == ("zicht", "stil")
    assert stored("A-1").version == 1
    assert AuditEvent.objects.get().changed == 1


@pytest.mark.parametrize("what", ["function", "organisation", "node"])
def test_what_is_out_of_sight_or_elsewhere_cannot_be_named(filled: World, what: str) -> None:
    strange: UUID = new_uid()
    change = {
        "function": Together(lead=True, lead_function_uid=strange),
        "organisation": Together(lead=True, lead_organisation_uid=strange),
        "node": Together(node_uid=strange),
    }[what]
    assert "bestaat" in carried_out(filled, change, "A-1")["A-1"].refused


def test_a_goal_of_another_municipality_is_refused(filled: World) -> None:
    local = filled.node("van-bree", "Van Bree", municipality=filled.bree)
    done = carried_out(filled, Together(node_uid=local.uid), "A-2", "A-3")
    assert "andere gemeente" in done["A-2"].refused
    assert done["A-3"].changed == frozenset({"node"})


def test_the_whole_is_undone_at_once(filled: World) -> None:
    actions = [(filled.actions[code].uid, None) for code in ("A-1", "A-2")]
    who = filled.coordinator
    done = change_together(
        actor=who, actions=actions, change=Together(lead=True, lead_organisation_uid=filled.town.uid)
    )
    assert stored("A-1").lead_organisation == filled.town
    assert undo(actor=who, operation_uid=done.operation).restored == 2
    assert (stored("A-1").lead_organisation, stored("A-2").lead_organisation) == (None, filled.police)


def test_nothing_asked_nothing_chosen_and_too_many(filled: World) -> None:
    lead = Together(lead=True)
    for uids, change, told in (
        ([filled.actions["A-1"].uid], Together(reason=DeviationReason.MONEY), "wat er verandert"),
        ([], lead, "een of meer acties"),
        ([new_uid() for _ in range(MOST + 1)], lead, f"{MOST} tegelijk"),
    ):
        with pytest.raises(Invalid, match=told):
            change_together(actor=filled.coordinator, actions=[(uid, None) for uid in uids], change=change)
