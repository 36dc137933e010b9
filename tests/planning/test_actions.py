# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Adding, changing, withdrawing and restoring actions."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.organisations.models import Function
from driehoek.planning.commands import (
    ActionForm,
    Report,
    add_action,
    change_action,
    report_progress,
    restore_action,
    withdraw_action,
)
from driehoek.planning.models import Action, ActionNode, ActionPartner, ActionTag, ProgressReport, Tag, WorkingGroup
from driehoek.planning.rules import ActionKind, ActionStatus, DeviationReason
from tests.planning.world import World, store


def add(world: World, who: Actor | None = None, **more: Any) -> Action:
    """Add an action by the form."""
    programme = world.programmes[more.pop("programme", "uvp-2023")]
    municipality_id, example = more.pop("municipality_id", None), more.pop("example", False)
    uid = add_action(
        actor=who or world.coordinator, programme_uid=programme.uid, code=more.pop("code", "A-1"),
        form=world.form(**more), municipality_id=municipality_id, example=example,
    )  # fmt: skip
    return Action.objects.get(uid=uid)


def change(world: World, action: Action, form: ActionForm, who: Actor | None = None) -> Action:
    """Change an action by the form."""
    change_action(
        actor=who or world.coordinator, action_uid=action.uid, expected_version=action.version, form=form
    )  # fmt: skip
    return Action.objects.get(pk=action.pk)


def _tag(world: World, code: str, **more: str) -> Tag:
    return store(Tag(partnership=world.partnership, kind="doelgroep", code=code, label=code, **more))


def _everything(world: World) -> dict[str, Any]:
    group = store(WorkingGroup(partnership=world.partnership, plan=world.plan, code="w", name="werkgroep"))
    return {
        "title": "Controles", "description": "Hoe", "cluster": "Toezicht", "kind": ActionKind.PROJECT,
        "lead_function_uid": world.team_lead.uid, "working_group_uid": group.uid,
        "partner_uids": (world.police.uid, world.town.uid), "tag_uids": (_tag(world, "jeugd").uid,),
        "other_node_uids": (world.nodes["snelheid"].uid,), "intended_result": "Vier controles",
        "expected_effect": "Minder plekken", "start": PreciseDate("2024-Q1"), "end": PreciseDate("2024-Q4"),
        "means_text": "uit het budget", "means_cents": 1250000, "means_payer": "colleges",
        "capacity_claim": "40 uur", "places": ("Aa", "Bree"),
    }  # fmt: skip


def test_a_new_action_comes_after_the_last(world: World) -> None:
    for code in ("Z-1", "Z-2", "Z-3"):
        world.action(code, withdrawn_at=clock.now() if code == "Z-1" else None)  # the last is the third, at place 2
    assert [add(world, code=code).position for code in ("A-1", "A-2")] == [3, 4]


def _told(uids: Any) -> set[Any]:
    return set(uids)


def test_all_fields_are_kept(world: World) -> None:
    action = add(world, **_everything(world))
    assert (action.title, action.kind, action.means_cents) == ("Controles", "project", 1250000)
    assert (action.lead_function, action.lead_organisation) == (world.team_lead, world.police)
    assert (action.original_end, action.current_end, action.due) == (
        PreciseDate("2024-Q4"), PreciseDate("2024-Q4"), date(2024, 12, 31),
    )  # fmt: skip
    assert (action.status, action.status_cause_kind, action.status_cause_uid) == ("niet_gestart", "invoer", None)
    assert action.places == ["Aa", "Bree"]
    assert _told(ActionPartner.objects.values_list("organisation", flat=True)) == {world.police.pk, world.town.pk}
    assert ActionTag.objects.get().tag.code == "jeugd"
    assert ActionNode.objects.get().node == world.nodes["snelheid"]
    event = AuditEvent.objects.get()
    assert (event.command, event.made) == ("planning.add_action", 5)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"title": " "}, "title"),
        ({"means_cents": -1}, "means_cents"),
        ({"circle": Circle.MUNICIPALITY}, "circle"),
    ],
)
def test_what_is_wrong_says_where(world: World, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as problem:
        add(world, **more)
    assert set(problem.value.fields) == {field}
    assert not Action.objects.exists()
    assert not AuditEvent.objects.exists()


def test_a_code_is_used_once_in_a_programme(world: World) -> None:
    add(world)
    with pytest.raises(Invalid) as problem:
        add(world)
    assert set(problem.value.fields) == {"code"}
    add(world, programme="uvp-2025")


def test_what_the_form_names_is_of_the_own_plan_and_partnership(world: World) -> None:
    elsewhere = world.outsider.standings[0].partnership_id
    assert elsewhere is not None
    strange = store(Tag(partnership_id=elsewhere, kind="doelgroep", code="x", label="x"))
    for more in ({"tag_uids": (strange.uid,)}, {"lead_organisation_uid": new_uid()}, {"other_node_uids": (new_uid(),)}):
        with pytest.raises(Absent):
            add(world, **more)
    with pytest.raises(Invalid, match="andere organisatie"):
        add(world, lead_function_uid=world.team_lead.uid, lead_organisation_uid=world.town.uid)


def test_in_a_programme_of_one_municipality(world: World) -> None:
    world.programme("uvp-aa", "2025", "2026", municipality=world.aa)
    assert add(world, world.adviser(world.aa), programme="uvp-aa", municipality_id=world.aa.pk).municipality == world.aa
    assert add(world, world.adviser(world.aa), programme="uvp-aa", code="A-2").municipality is None
    with pytest.raises(Invalid, match="andere gemeente"):
        add(world, programme="uvp-aa", municipality_id=world.bree.pk, code="A-3")
    with pytest.raises(Forbidden):
        add(world, world.adviser(world.bree), programme="uvp-aa", code="A-4")


def test_an_example_programme_has_example_actions(world: World) -> None:
    world.programme("uvp-x", "2027", "2028", example=True)
    assert add(world, programme="uvp-x").example
    assert add(world, example=True).example
    assert not add(world, code="A-2").example


class TestChange:
    """Changing what a person may fill in."""

    def test_old_and_new_are_kept(self, world: World) -> None:
        action = add(world, description="Oud", end=PreciseDate("2024"))
        changed = change(world, action, world.form(title="Anders", description="Nieuw", end=PreciseDate("2024")))
        assert (changed.title, changed.description, changed.version) == ("Anders", "Nieuw", 2)
        entry = HistoryEntry.objects.filter(uid=action.uid).latest("pk")
        assert entry.before == {"title": "Nieuwe actie", "description": "Oud"}
        assert entry.after == {"title": "Anders", "description": "Nieuw"}

    def test_code_and_status_stay(self, world: World) -> None:
        action = add(world)
        report = Report(ActionStatus.COMPLETED, done="Klaar")
        report_progress(actor=world.coordinator, action_uid=action.uid, report=report)
        action.refresh_from_db()
        changed = change(world, action, world.form(title="Anders"))
        assert (changed.code, changed.status) == ("A-1", "afgerond")
        assert changed.status_cause_uid == ProgressReport.objects.get().uid

    def test_the_second_writer_is_refused(self, world: World) -> None:
        action = add(world)
        change(world, action, world.form(title="Eerst"))
        with pytest.raises(Conflict):
            change(world, action, world.form(title="Later"))
        assert Action.objects.get().title == "Eerst"

    def test_also_when_only_what_hangs_on_it_changed(self, world: World) -> None:
        action = add(world)
        first = change(world, action, world.form(partner_uids=(world.police.uid,)))
        assert first.version == 2
        with pytest.raises(Conflict):
            change(world, action, world.form(partner_uids=(world.town.uid,)))
        assert ActionPartner.objects.get(withdrawn_at__isnull=True).organisation == world.police

    def test_nothing_changed_writes_nothing(self, world: World) -> None:
        everything = _everything(world)
        action = add(world, **everything)
        assert change(world, action, world.form(**everything)).version == 1
        assert AuditEvent.objects.count() == 1

    def test_partners_tags_and_goals_come_and_go(self, world: World) -> None:
        action = add(world, partner_uids=(world.police.uid,), tag_uids=(_tag(world, "a").uid,))
        action = change(world, action, world.form(partner_uids=(world.town.uid,), tag_uids=(_tag(world, "b").uid,)))
        assert ActionPartner.objects.get(withdrawn_at__isnull=True).organisation == world.town
        assert ActionTag.objects.get(withdrawn_at__isnull=True).tag.code == "b"
        action = change(world, action, world.form(partner_uids=(world.police.uid, world.town.uid)))
        assert ActionPartner.objects.filter(withdrawn_at__isnull=True).count() == 2
        assert ActionPartner.objects.count() == 2
        assert not ActionTag.objects.filter(withdrawn_at__isnull=True).exists()

    def test_an_agreed_planning_that_shifts_asks_a_reason(self, world: World) -> None:
        action = add(world, end=PreciseDate("2024-Q2"))
        later = world.form(end=PreciseDate("2025"))
        with pytest.raises(Invalid) as problem:
            change(world, action, later)
        assert set(problem.value.fields) == {"deviation_reason"}
        changed = change(world, action, replace(later, deviation_reason=DeviationReason.MONEY))
        assert (changed.original_end, changed.current_end) == (PreciseDate("2024-Q2"), PreciseDate("2025"))
        assert (changed.due, changed.deviation_reason) == (date(2025, 12, 31), "geld")
        assert change(world, changed, world.form(end=PreciseDate("2024"))).current_end == PreciseDate("2024")

    def test_in_a_draft_the_planning_first_agreed_follows(self, world: World) -> None:
        action = add(world, programme="uvp-2025", end=PreciseDate("2025"))
        changed = change(world, action, world.form(end=PreciseDate("2026")))
        assert changed.original_end == changed.current_end == PreciseDate("2026")
        assert changed.deviation_reason == ""

    def test_a_narrower_circle_takes_reports_and_partners_along(self, world: World) -> None:
        action = add(world, partner_uids=(world.police.uid,), tag_uids=(_tag(world, "t").uid,))
        report = Report(ActionStatus.RUNNING, done="Begonnen")
        report_progress(actor=world.coordinator, action_uid=action.uid, report=report)
        action.refresh_from_db()
        form = world.form(partner_uids=(world.police.uid,), circle=Circle.TRIANGLE)
        change(world, action, form)
        assert ProgressReport.objects.get().circle == "driehoek"
        assert ActionPartner.objects.get().circle == "driehoek"
        assert HistoryEntry.objects.filter(uid=action.uid).latest("pk").circle == "driehoek"

    def test_a_wider_circle_than_its_goal_is_refused(self, world: World) -> None:
        with pytest.raises(Invalid):
            change(world, add(world), world.form(circle=Circle.PUBLIC))


class TestWithdrawal:
    """A mistake is withdrawn, never deleted."""

    def test_it_goes_and_comes_back(self, world: World) -> None:
        action = add(world)
        withdraw_action(actor=world.coordinator, action_uid=action.uid, expected_version=1)
        with pytest.raises(Absent):
            withdraw_action(actor=world.coordinator, action_uid=action.uid, expected_version=2)
        gone = Action.objects.get()
        assert (gone.status, gone.status_cause_kind) == ("niet_gestart", "invoer")
        restore_action(actor=world.coordinator, action_uid=action.uid)
        assert Action.objects.get().withdrawn_at is None
        commands = list(AuditEvent.objects.order_by("pk").values_list("command", flat=True))
        assert commands == ["planning.add_action", "planning.withdraw_action", "planning.restore_action"]
        assert HistoryEntry.objects.filter(uid=action.uid).count() == 3

    def test_a_version_that_was_overtaken(self, world: World) -> None:
        action = add(world)
        change(world, action, world.form(title="Anders"))
        with pytest.raises(Conflict):
            withdraw_action(actor=world.coordinator, action_uid=action.uid, expected_version=1)

    def test_its_code_may_be_taken_in_the_meantime(self, world: World) -> None:
        action = add(world)
        withdraw_action(actor=world.coordinator, action_uid=action.uid, expected_version=1)
        add(world)
        with pytest.raises(Invalid, match="A-1"):
            restore_action(actor=world.coordinator, action_uid=action.uid)

    def test_what_is_present_cannot_be_restored(self, world: World) -> None:
        with pytest.raises(Absent):
            restore_action(actor=world.coordinator, action_uid=add(world).uid)


def _all_commands(world: World, who: Actor, present: Action, gone: UUID) -> list[Any]:
    form = world.form()
    return [
        lambda: add_action(actor=who, programme_uid=world.programmes["uvp-2023"].uid, code="Z", form=form),
        lambda: change_action(actor=who, action_uid=present.uid, expected_version=present.version, form=form),
        lambda: withdraw_action(actor=who, action_uid=present.uid, expected_version=present.version),
        lambda: restore_action(actor=who, action_uid=gone),
    ]


@pytest.mark.parametrize("number", range(4))
def test_who_may_not(world: World, number: int) -> None:
    present, gone = add(world), add(world, code="A-2")
    withdraw_action(actor=world.coordinator, action_uid=gone.uid, expected_version=1)
    before = AuditEvent.objects.count()
    for who, refusal in ((world.outsider, Absent), (Actor.visitor(), Absent), (world.mayor, Forbidden)):
        with pytest.raises(refusal):
            _all_commands(world, who, present, gone.uid)[number]()
    with pytest.raises(Forbidden):
        _all_commands(world, world.adviser(world.aa), present, gone.uid)[number]()
    assert AuditEvent.objects.count() == before


class TestWhatTheWriterDoesNotSee:
    """A form only shows what is in sight; what is not stays as it was."""

    def test_stays_when_something_else_changes(self, world: World) -> None:
        hidden = {"circle": "genoemden"}
        tag, group = (
            _tag(world, "stil", **hidden),
            store(WorkingGroup(partnership=world.partnership, plan=world.plan, code="w", name="Stil", **hidden)),
        )
        function = store(
            Function(
                partnership=world.partnership, organisation=world.police, code="stil", kind="actietrekker",
                title="Stil", **hidden,
            )
        )  # fmt: skip
        action = world.action("A-1", lead_function=function, lead_organisation=world.police, working_group=group)
        store(ActionTag(partnership=world.partnership, action=action, tag=tag, **hidden))
        form = world.form(
            title="Anders", lead_function_uid=function.uid, working_group_uid=group.uid,
            tag_uids=(_tag(world, "open").uid,),
        )  # fmt: skip
        action = change(world, action, form)
        assert (action.title, action.lead_function, action.working_group) == ("Anders", function, group)
        present = ActionTag.objects.filter(withdrawn_at__isnull=True)
        assert set(present.values_list("tag__code", flat=True)) == {"stil", "open"}
        action = change(world, action, world.form())
        assert (action.lead_function, action.working_group) == (None, None)

    def test_cannot_be_chosen(self, world: World) -> None:
        group = store(
            WorkingGroup(partnership=world.partnership, plan=world.plan, code="w", name="Stil", circle="genoemden")
        )
        with pytest.raises(Absent):
            change(world, world.action("A-1"), world.form(working_group_uid=group.uid))

    def test_a_circle_of_one_municipality_on_a_joint_action_stays(self, world: World) -> None:
        action = world.action("A-1", circle="eigen_gemeente", circle_municipality=world.aa)
        who = world.adviser(world.aa)
        both = Actor(who.uid, who.label, (*who.standings, *world.coordinator.standings))
        action = change(world, action, world.form(circle=Circle.MUNICIPALITY, title="Anders"), who=both)
        assert (action.title, action.circle_municipality) == ("Anders", world.aa)
