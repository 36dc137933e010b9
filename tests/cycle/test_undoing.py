# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Undoing what one operation did."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.audit.recording import bulk_command
from driehoek.cycle.commands import decide_on_action
from driehoek.cycle.undoing import undo
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.kernel.models import Tracked
from driehoek.organisations.commands import add_person, put_records
from driehoek.organisations.editing import add_record, change_record, restore_record, withdraw_record
from driehoek.organisations.kinds import ORGANISATION, SOURCE
from driehoek.organisations.models import Organisation, SourceDocument
from driehoek.organisations.undoing import Undone
from driehoek.planning.commands import Report, add_action, change_action, freeze_plan, report_progress
from driehoek.planning.models import Action, ActionPartner, ActionTag, Node, PlanVersion, ProgressReport, Tag
from driehoek.planning.rules import ActionStatus, DeviationReason, Effect
from driehoek.steering.commands import Outcome
from driehoek.steering.models import Decision
from driehoek.steering.rules import DecisionKind
from tests.planning.world import World, actor, store


def last() -> UUID:
    """Return the latest operation."""
    found = AuditEvent.objects.order_by("-pk").first()
    assert found is not None
    return found.operation


def columns(row: Tracked) -> dict[str, Any]:
    """Return what a record says, apart from its bookkeeping."""
    row.refresh_from_db()
    return {
        f.attname: getattr(row, f.attname)
        for f in row._meta.concrete_fields
        if f.attname not in ("version", "changed_in")
    }


def source(world: World, who: Actor, title: str = "Plan") -> SourceDocument:
    """Add a source."""
    uid = add_record(actor=who, kind=SOURCE, partnership_id=world.partnership.pk, values={"title": title})
    return SourceDocument.objects.get(uid=uid)


def retitle(who: Actor, row: SourceDocument, values: Mapping[str, object]) -> None:
    """Change a source."""
    row.refresh_from_db()
    change_record(actor=who, kind=SOURCE, uid=row.uid, expected_version=row.version, values=values)


def test_a_change_a_new_record_and_a_withdrawal(world: World) -> None:
    who = world.coordinator
    row = source(world, who)
    before = columns(row)
    retitle(who, row, {"title": "Nota", "dated": "2025-Q2"})
    assert undo(actor=who, operation_uid=last()) == Undone(1, 0, ())
    assert columns(row) == before
    withdraw_record(actor=who, kind=SOURCE, uid=row.uid, expected_version=row.version)
    assert undo(actor=who, operation_uid=last()) == Undone(1, 0, ())
    assert columns(row) == before
    other = source(world, who, "Ander")
    assert undo(actor=who, operation_uid=last()) == Undone(0, 1, ())
    assert columns(other)["withdrawn_at"] is not None


def test_undoing_an_undoing_does_it_again(world: World) -> None:
    who = world.coordinator
    row = source(world, who)
    retitle(who, row, {"title": "Nota"})
    undo(actor=who, operation_uid=last())
    assert undo(actor=who, operation_uid=last()) == Undone(1, 0, ())
    assert columns(row)["title"] == "Nota"


def test_what_was_changed_since_is_left_and_named(world: World) -> None:
    who = world.coordinator
    row = source(world, who)
    retitle(who, row, {"title": "Nota"})
    first = last()
    retitle(world.coordinator, row, {"note": "Van een ander"})
    assert undo(actor=who, operation_uid=first) == Undone(0, 0, ("Nota",))
    assert columns(row)["title"] == "Nota"
    events = AuditEvent.objects.count()
    assert undo(actor=who, operation_uid=first).left == ("Nota",)
    assert AuditEvent.objects.count() == events


def test_the_name_of_what_went_out_of_sight_is_not_told(world: World) -> None:
    who = world.coordinator
    row = source(world, who)
    retitle(who, row, {"title": "Nota"})
    first = last()
    row.refresh_from_db()
    row.circle = "genoemden"
    store(row)
    assert undo(actor=who, operation_uid=first).left == ("iets anders",)


def test_only_ones_own_operations_or_those_where_one_loads_plan_files(world: World) -> None:
    adviser = world.adviser(world.aa)
    world.programme("uvp-aa", "2023", "2024", municipality=world.aa)
    uid = add_action(
        actor=adviser, programme_uid=world.programmes["uvp-aa"].uid, code="A-1", form=world.form(),
        municipality_id=world.aa.pk,
    )  # fmt: skip
    done = last()
    for stranger in (world.adviser(world.aa), world.mayor, world.outsider, Actor.visitor()):
        with pytest.raises(Absent):
            undo(actor=stranger, operation_uid=done)
    assert undo(actor=world.coordinator, operation_uid=done).withdrawn == 1
    assert Action.objects.get(uid=uid).withdrawn_at is not None
    with pytest.raises(Absent):
        undo(actor=adviser, operation_uid=last())
    with pytest.raises(Absent):
        undo(actor=adviser, operation_uid=world.partnership.uid)


def test_a_permission_that_was_lost_is_not_used(world: World) -> None:
    who = world.coordinator
    row = source(world, who)
    now = Actor(who.uid, who.label, world.mayor.standings)
    with pytest.raises(Forbidden):
        undo(actor=now, operation_uid=last())
    with pytest.raises(Absent):
        undo(actor=Actor(who.uid, who.label), operation_uid=last())
    assert columns(row)["withdrawn_at"] is None


def test_not_after_thirty_days(world: World) -> None:
    who = world.coordinator
    source(world, who)
    for days, fits in ((31, False), (29, True)):
        with clock.stopped(clock.now() + timedelta(days=days)):
            if fits:
                assert undo(actor=who, operation_uid=last()).withdrawn == 1
            else:
                with pytest.raises(Invalid, match="30 dagen"):
                    undo(actor=who, operation_uid=last())


def test_what_stays_done(world: World) -> None:
    server = actor("systeem_opdrachtregel", None)
    manager = actor("beheerder", world.partnership)
    add_person(actor=manager, name="An", email="an@aa.example")
    with pytest.raises(Invalid):
        undo(actor=manager, operation_uid=last())
    with pytest.raises(Absent):
        undo(actor=server, operation_uid=last())


def test_what_something_hangs_on_by_now_stays(world: World) -> None:
    who = world.coordinator
    values = {"name": "Stichting", "kind": "zorg"}
    uid = add_record(actor=who, kind=ORGANISATION, partnership_id=world.partnership.pk, values=values)
    done = last()
    world.action("A-1", lead_organisation=Organisation.objects.get(uid=uid))
    assert undo(actor=who, operation_uid=done) == Undone(0, 0, ("stichting",))


def test_a_place_that_was_taken_stays_taken(world: World) -> None:
    who = world.coordinator
    row = source(world, who)
    withdraw_record(actor=who, kind=SOURCE, uid=row.uid, expected_version=1)
    done = last()
    source(world, who)
    assert undo(actor=who, operation_uid=done).left == ("Plan",)
    restored = source(world, who, "Terug")
    withdraw_record(actor=who, kind=SOURCE, uid=restored.uid, expected_version=1)
    restore_record(actor=who, kind=SOURCE, uid=restored.uid)
    assert undo(actor=who, operation_uid=last()).restored == 1


def test_an_action_with_all_that_hangs_on_it(world: World) -> None:
    who = world.coordinator
    tag = store(Tag(partnership=world.partnership, kind="aanpak", code="a", label="A"))
    row = world.action("A-1", end="2024")
    before = columns(row)
    form = world.form(title="Anders", partner_uids=(world.police.uid,), tag_uids=(tag.uid,), end=PreciseDate("2023"))
    change_action(actor=who, action_uid=row.uid, expected_version=1, form=form)
    done = undo(actor=who, operation_uid=last())
    assert (done.restored, done.withdrawn, done.left) == (1, 2, ())
    assert columns(row) == before
    for model in (ActionPartner, ActionTag):
        assert not model._default_manager.filter(withdrawn_at__isnull=True).exists()
    only = world.form(title="Actie A-1", partner_uids=(world.police.uid,), end=PreciseDate("2024"))
    change_action(actor=who, action_uid=row.uid, expected_version=3, form=only)
    assert undo(actor=who, operation_uid=last()) == Undone(1, 0, ())
    uid = add_action(actor=who, programme_uid=world.programmes["uvp-2025"].uid, code="B", form=form)
    assert undo(actor=who, operation_uid=last()) == Undone(0, 3, ())
    assert Action.objects.get(uid=uid).withdrawn_at is not None


def test_a_report_of_who_may_only_report(world: World) -> None:
    lead = actor("actietrekker", world.partnership)
    standing = lead.standings[0]
    lead = Actor(
        lead.uid, lead.label,
        (type(standing)(standing.role, standing.partnership_id, None, world.police.pk, standing.function_uid, "x"),),
    )  # fmt: skip
    row = world.action("A-1", end="2024", lead_organisation=world.police)
    before = columns(row)
    report = Report(ActionStatus.DELAYED, done="Later.", deviation_reason=DeviationReason.MONEY)
    report_progress(actor=lead, action_uid=row.uid, report=report)
    assert undo(actor=lead, operation_uid=last()) == Undone(1, 1, ())
    assert columns(row) == before
    assert ProgressReport.objects.get().withdrawn_at is not None
    report_progress(actor=lead, action_uid=row.uid, report=report)
    assert columns(row)["status"] == "vertraagd"
    assert list(ProgressReport.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_a_report_taken_back_no_longer_counts_as_the_latest(world: World) -> None:
    who, row = world.coordinator, world.action("A-1")
    today = clock.today()
    report_progress(actor=who, action_uid=row.uid, report=Report(ActionStatus.RUNNING, done="Nu."))
    undo(actor=who, operation_uid=last())
    earlier = Report(ActionStatus.RUNNING, done="Eerder.", reported_on=today - timedelta(days=3))
    report_progress(actor=who, action_uid=row.uid, report=earlier)
    assert columns(row)["status"] == "loopt"


def test_a_decision_of_who_keeps_the_register(world: World) -> None:
    world.body("driehoek", "gezagsdriehoek")
    who, row = world.secretary, world.action("A-1", end="2024")
    before = columns(row)
    decide_on_action(
        actor=who, action_uid=row.uid, body_uid=world.bodies["driehoek"].uid,
        outcome=Outcome("d-1", PreciseDate("2024"), DecisionKind.AGREEMENT, "Stoppen"),
        effect=Effect.STOP, reason=DeviationReason.MONEY,
    )  # fmt: skip
    assert undo(actor=who, operation_uid=last()) == Undone(1, 1, ())
    assert columns(row) == before
    assert Decision.objects.get().withdrawn_at is not None


def test_literal_text_put_back_is_the_present_version(world: World) -> None:
    who, node = world.coordinator, world.nodes["zicht"]
    node.text, node.text_kind = "Vastgesteld.", "letterlijk"
    store(node)
    world.plan.status = "vastgesteld"
    store(world.plan)
    freeze_plan(actor=who, plan_uid=world.plan.uid, reason="eerste")
    wanted = Node.objects.filter(pk=node.pk)
    _put_text(actor=who, world=world, text="Anders.")
    assert undo(actor=who, operation_uid=last()).left == ()
    assert wanted.get().text == "Vastgesteld."
    present = PlanVersion.objects.filter(withdrawn_at__isnull=True).order_by("-number")
    assert [version.number for version in present] == [1]


@bulk_command
def _put_text(*, actor: Actor, world: World, text: str) -> None:
    """Change literal text, with the version that it asks."""
    nodes = [_unsaved(node) for node in Node.objects.filter(plan=world.plan).order_by("level", "pk")]
    for node in nodes:
        if node.code == "zicht":
            node.text = text
    put_records(
        actor=actor, partnership=world.partnership, model=Node, wanted=nodes, key=lambda row: row.code,
    )  # fmt: skip
    freeze_plan(actor=actor, plan_uid=world.plan.uid, reason="gewijzigd")


def _unsaved(node: Node) -> Node:
    kept = {
        f.attname: getattr(node, f.attname)
        for f in Node._meta.concrete_fields
        if f.attname not in ("id", "uid", "version", "created_in", "changed_in")
    }
    return Node(**kept)


@bulk_command
def _load(*, actor: Actor, world: World, number: int) -> None:
    """Add many at once."""
    wanted = [SourceDocument(partnership=world.partnership, key=f"b-{n}", title="B") for n in range(number)]
    put_records(
        actor=actor, partnership=world.partnership, model=SourceDocument, wanted=wanted, key=lambda row: row.key
    )


def test_a_whole_import_but_for_what_was_changed_since(world: World, django_assert_max_num_queries: Any) -> None:
    who = world.coordinator
    _load(actor=who, world=world, number=700)
    done = last()
    retitle(who, SourceDocument.objects.get(key="b-3"), {"title": "Bewaren"})
    with django_assert_max_num_queries(760):
        found = undo(actor=who, operation_uid=done)
    assert found == Undone(0, 699, ("Bewaren",))
    assert SourceDocument.objects.filter(withdrawn_at__isnull=True).get().title == "Bewaren"
