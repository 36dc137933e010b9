# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Private notes at a point: seen by whoever wrote them and whoever they are for, and by nobody else at all."""

from dataclasses import dataclass

import pytest

from driehoek.access.roles import roles
from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.cycle.queries.search import search
from driehoek.cycle.undoing import undo
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.kernel.models import Recipient, SearchEntry
from driehoek.organisations.models import Function, Organisation
from driehoek.steering.commands import Point, add_item, annotate, plan_meeting
from driehoek.steering.models import AgendaItem, Annotation
from driehoek.steering.policies import annotations
from driehoek.steering.queries.agenda import agenda
from driehoek.steering.rules import ItemKind
from tests.planning.world import World, actor, store
from tests.steering.test_meetings import plan

SECRET = "Zeg niets over het pand aan de haven"


@dataclass
class Table:
    """A meeting with a point, and the people around it."""

    world: World
    item: AgendaItem
    mayor: Function
    adviser: Function
    other_mayor: Function

    def as_(self, function: Function) -> Actor:
        """Return someone who holds a function."""
        standing = Standing(
            function.kind, function.partnership_id, function.municipality_id, function.organisation_id, function.uid
        )
        return Actor(uid=function.uid, label=function.title, standings=(standing,))

    def write(self, text: str = SECRET, who: Function | None = None, reader: Function | None = None) -> None:
        """Write a note."""
        annotate(
            actor=self.as_(who or self.adviser), item_uid=self.item.uid,
            function_uid=(reader or self.mayor).uid, text=text,
        )  # fmt: skip

    def seen_by(self, who: Actor) -> list[tuple[str, bool]]:
        """Return the notes that someone sees on the agenda, and whether they wrote each."""
        view = agenda(who, self.world.partnership.pk, self.item.meeting.code)
        return [] if view is None else [(one.text, one.written) for item in view.items for one in item.notes]


@pytest.fixture
def table(world: World) -> Table:
    """A meeting of the triangle with one point."""
    world.body("driehoek", "gezagsdriehoek")
    meeting = plan_meeting(actor=world.secretary, body_uid=world.bodies["driehoek"].uid, plan=plan())
    point = Point(kind=ItemKind.TO_DECIDE, title="Haven")
    item = AgendaItem.objects.get(uid=add_item(actor=world.secretary, meeting_uid=meeting, point=point))
    bree = store(
        Organisation(
            partnership=world.partnership, code="gemeente-bree", name="gemeente Bree", kind="gemeente",
            municipality=world.bree,
        )
    )  # fmt: skip

    def function(of: Organisation, code: str, kind: str) -> Function:
        return store(
            Function(
                partnership=world.partnership, organisation=of, municipality=of.municipality, code=code, title=code,
                kind=kind,
            )
        )  # fmt: skip

    return Table(
        world,
        item,
        function(world.town, "burgemeester-aa", "burgemeester"),
        function(world.town, "adviseur-aa", "adviseur_oov"),
        function(bree, "burgemeester-bree", "burgemeester"),
    )


def test_only_the_writer_and_the_one_it_is_for_see_it(table: Table) -> None:
    table.write()
    assert table.seen_by(table.as_(table.mayor)) == [(SECRET, False)]
    assert table.seen_by(table.as_(table.adviser)) == [(SECRET, True)]
    for role in roles():
        if not role.startswith("systeem_"):
            assert table.seen_by(actor(role, table.world.partnership, municipality=table.world.aa)) == [], role
    assert table.seen_by(table.as_(table.other_mayor)) == table.seen_by(table.world.outsider) == []


@pytest.mark.parametrize("role", ["systeem_opdrachtregel", "systeem_post", "systeem_onderhoud"])
def test_no_job_of_the_system_sees_it(table: Table, role: str) -> None:
    table.write()
    job = Actor.system("taak", role)
    assert not annotations(job).exists()
    assert table.seen_by(job) == []


def test_it_is_nowhere_else(table: Table) -> None:
    """Not in the search index, the history, the audit, or the plan file; the database holds it in one place."""
    table.write()
    table.write(SECRET + " en de kade")
    note = Annotation.objects.get()
    assert not SearchEntry.objects.filter(uid=note.uid).exists()
    kept = [repr((one.before, one.after)) for one in HistoryEntry.objects.filter(uid=note.uid)]
    assert kept and not any("haven" in told.casefold() for told in kept)
    assert not any("haven aan" in repr(one.records) for one in AuditEvent.objects.all())
    for who in (table.as_(table.mayor), table.as_(table.adviser), table.world.coordinator):
        assert SECRET not in repr(search(who, table.world.head, "pand haven"))


def test_it_is_rewritten_and_taken_away(table: Table) -> None:
    table.write("   ")
    assert not Annotation.objects.exists()
    table.write()
    table.write("Anders")
    assert table.seen_by(table.as_(table.mayor)) == [("Anders", False)]
    table.write("")
    assert table.seen_by(table.as_(table.mayor)) == table.seen_by(table.as_(table.adviser)) == []
    table.write("Weer")
    assert table.seen_by(table.as_(table.mayor)) == [("Weer", False)]


def test_a_mayor_writes_one_of_their_own(table: Table) -> None:
    table.write("Zelf vragen", who=table.mayor)
    assert table.seen_by(table.as_(table.mayor)) == [("Zelf vragen", True)]
    assert table.seen_by(table.as_(table.adviser)) == []
    assert Recipient.objects.get(record_uid=Annotation.objects.get().uid).function_uid == table.mayor.uid


def test_for_whom_nobody_writes(table: Table) -> None:
    for reader in (table.other_mayor, table.adviser):
        with pytest.raises(Forbidden):
            table.write(who=table.mayor, reader=reader)
    with pytest.raises(Forbidden):
        table.write(reader=table.other_mayor)
    for who in (table.world.coordinator, table.world.secretary):
        with pytest.raises(Forbidden):
            annotate(actor=who, item_uid=table.item.uid, function_uid=table.mayor.uid, text="x")
    with pytest.raises(Absent):
        annotate(actor=table.world.outsider, item_uid=table.item.uid, function_uid=table.mayor.uid, text="x")
    with pytest.raises(Invalid):
        table.write("x" * 4001)


def test_the_coordinator_cannot_undo_what_they_may_not_know_of(table: Table) -> None:
    """Whoever loads plan files may undo what others did, but not this."""
    table.write()
    operation = AuditEvent.objects.get(command="steering.annotate").operation
    with pytest.raises(Absent):
        undo(actor=table.world.coordinator, operation_uid=operation)
    assert Annotation.objects.filter(withdrawn_at__isnull=True).exists()
    undo(actor=table.as_(table.adviser), operation_uid=operation)
    assert not Annotation.objects.filter(withdrawn_at__isnull=True).exists()
