# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Taking an action along into the following programme."""

from datetime import UTC, date, datetime

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.planning.commands import Report, carry_over, report_progress
from driehoek.planning.models import Action, ActionNode, ActionPartner, ActionTag, Plan, ProgressReport, Tag
from driehoek.planning.rules import ActionStatus
from tests.planning.world import LEVELS, World, store


def take(world: World, action: Action, to: str = "uvp-2025", who: Actor | None = None, node: str = "") -> Action:
    """Carry an action over."""
    node_uid = world.nodes[node].uid if node else None
    uid = carry_over(
        actor=who or world.coordinator, action_uid=action.uid, programme_uid=world.programmes[to].uid, node_uid=node_uid
    )
    return Action.objects.get(uid=uid)


def test_code_planning_and_history_go_along(world: World) -> None:
    old = world.action(
        "A-1", end="2024-Q4", status="loopt", description="Hoe", means_cents=5, lead_organisation=world.police,
        attention=True, attention_text="Let op", light_content="rood", source="nota", source_place="2.1",
    )  # fmt: skip
    with clock.stopped(datetime(2025, 1, 2, 12, tzinfo=UTC)):
        new = take(world, old)
    assert (new.code, new.description, new.means_cents, new.lead_organisation) == ("A-1", "Hoe", 5, world.police)
    assert (new.predecessor, new.programme, new.kind) == (old, world.programmes["uvp-2025"], "voortgezet")
    assert (new.original_end, new.current_end, new.due) == (old.original_end, PreciseDate("2024-Q4"), old.due)
    assert (new.attention, new.attention_text, new.light_content) == (True, "Let op", "")
    assert (new.source, new.source_place) == ("", "")
    assert (new.status, new.status_cause_kind, new.status_cause_uid) == ("loopt", "overdracht", old.uid)
    assert (new.status_cause_on, new.status_cause_label) == (date(2025, 1, 2), "meegenomen uit UVP 2023")
    left = Action.objects.get(pk=old.pk)
    assert (left.version, left.status, left.withdrawn_at) == (1, "loopt", None)


def test_partners_tags_and_other_goals_go_along_reports_stay(world: World) -> None:
    old = world.action("A-1", example=True)
    tag = store(Tag(partnership=world.partnership, kind="rode_draad", code="t", label="t"))
    store(ActionPartner(partnership=world.partnership, action=old, organisation=world.police, example=True))
    store(ActionTag(partnership=world.partnership, action=old, tag=tag))
    store(ActionNode(partnership=world.partnership, action=old, node=world.nodes["snelheid"], circle="driehoek"))
    report_progress(actor=world.coordinator, action_uid=old.uid, report=Report(ActionStatus.RUNNING, done="x"))
    new = take(world, old)
    assert new.example
    assert ActionPartner.objects.get(action=new).organisation == world.police
    assert ActionTag.objects.get(action=new).tag == tag
    assert ActionNode.objects.get(action=new).circle == "driehoek"
    assert ProgressReport.objects.get().action == old
    event = AuditEvent.objects.latest("pk")
    assert (event.command, event.made, event.changed) == ("planning.carry_over", 4, 0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("niet_gestart", "niet_gestart"),
        ("loopt", "loopt"),
        ("vertraagd", "vertraagd"),
        ("doorlopend", "doorlopend"),
        ("uitgesteld", "niet_gestart"),
    ],
)
def test_the_status_in_the_new_programme(world: World, before: str, after: str) -> None:
    assert take(world, world.action("A-1", status=before)).status == after


@pytest.mark.parametrize("status", ["afgerond", "vervallen"])
def test_what_is_over_is_not_taken_along(world: World, status: str) -> None:
    with pytest.raises(Invalid, match="afgerond of vervallen"):
        take(world, world.action("A-1", status=status))


def test_once_and_only_into_the_programme_that_follows(world: World) -> None:
    old = world.action("A-1")
    with pytest.raises(Invalid, match="volgt niet"):
        take(world, old, to="uvp-2023")
    take(world, old)
    with pytest.raises(Invalid, match="staat al in"):
        take(world, old)
    assert Action.objects.count() == 2


def test_a_chain_of_three(world: World) -> None:
    world.programme("uvp-2027", "2027", "2028", predecessor=world.programmes["uvp-2025"])
    first = world.action("A-1")
    third = take(world, take(world, first), to="uvp-2027")
    assert third.predecessor is not None
    assert third.predecessor.predecessor == first


def test_into_another_plan_one_chooses_the_goal(world: World) -> None:
    plan = store(
        Plan(
            partnership=world.partnership, code="ivp-27", title="IVP 2027", type_label="IVP", abbreviation="IVP",
            period_start=PreciseDate("2027"), period_end=PreciseDate("2030"), levels=LEVELS,
        )
    )  # fmt: skip
    world.programme("uvp-2027", "2027", "2028", plan=plan, predecessor=world.programmes["uvp-2023"])
    world.node("nieuw", "Nieuw thema", plan=plan)
    old = world.action("A-1")
    store(ActionNode(partnership=world.partnership, action=old, node=world.nodes["snelheid"]))
    with pytest.raises(Invalid, match="ander plan"):
        take(world, old, to="uvp-2027")
    with pytest.raises(Absent):
        take(world, old, to="uvp-2027", node="verkeer")
    new = take(world, old, to="uvp-2027", node="nieuw")
    assert new.node == world.nodes["nieuw"]
    assert not ActionNode.objects.filter(action=new).exists()


def test_local_actions_and_local_programmes(world: World) -> None:
    world.programme("aa-25", "2025", "2026", municipality=world.aa, predecessor=world.programmes["uvp-2023"])
    assert take(world, world.action("A-1", municipality=world.aa), to="aa-25").municipality == world.aa
    assert take(world, world.action("A-2"), to="aa-25", who=world.adviser(world.aa)).municipality is None
    with pytest.raises(Invalid, match="andere gemeente"):
        take(world, world.action("A-3", municipality=world.bree), to="aa-25")


def test_who_may(world: World) -> None:
    old = world.action("A-1", municipality=world.aa)
    for who, refusal in ((world.outsider, Absent), (Actor.visitor(), Absent), (world.mayor, Forbidden)):
        with pytest.raises(refusal):
            take(world, old, who=who)
    with pytest.raises(Forbidden):
        take(world, old, who=world.adviser(world.bree))
    assert take(world, old, who=world.adviser(world.aa)).predecessor == old
