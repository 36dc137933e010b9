# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Whatever people did, undoing the last of it gives the columns of before, and undoing that gives them again."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from driehoek.audit.models import AuditEvent
from driehoek.audit.recording import bulk_command, command
from driehoek.cycle.undoing import undo
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Conflict, Invalid
from driehoek.kernel.models import Record
from driehoek.organisations.editing import Editable, add_record, change_record, restore_record, withdraw_record
from driehoek.organisations.kinds import ORGANISATION, SOURCE
from driehoek.planning.commands import (
    Report,
    add_action,
    carry_over,
    change_action,
    move_node,
    report_progress,
    restore_action,
    shift_node,
    withdraw_action,
)
from driehoek.planning.kinds.groups import GROUP, MEMBER
from driehoek.planning.kinds.nodes import ALIAS, NODE, TAG
from driehoek.planning.models import Action, Node, Tag
from driehoek.planning.rules import ActionStatus, DeviationReason
from tests.planning.world import World

#: What an undoing does not put back: how often and by what a record was touched.
BOOKKEEPING = ("id", "version", "changed_in")

pytestmark = pytest.mark.django_db

Step = tuple[int, int, int]
STEPS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=9)
CIRCLES = ("openbaar", "partners", "driehoek")
Rows = dict[tuple[str, UUID], dict[str, Any]]


def present() -> Rows:
    """Return every present record with its columns, apart from the bookkeeping."""
    found: Rows = {}
    for model in apps.get_models():
        if issubclass(model, Record):
            columns = [
                c.attname for c in model._meta.concrete_fields if c.attname not in ("id", "version", "changed_in")
            ]
            for values in model._default_manager.filter(withdrawn_at__isnull=True).values(*columns):
                found[model._meta.label, values["uid"]] = values
    return found


def one(model: type[models.Model], number: int, **where: object) -> Any:
    """Return some row of a table, or nothing."""
    rows = list(model._default_manager.filter(**where).order_by("pk"))
    return rows[number % len(rows)] if rows else None


@command
def as_one(*, actor: Actor, act: Callable[[], object]) -> None:
    """Do several things in one operation."""
    act()


class Person:
    """Somebody who does all kinds of things."""

    def __init__(self, world: World) -> None:
        self.world, self.who = world, world.coordinator

    def do(self, step: Step) -> None:
        """Carry out one step; what is refused has changed nothing."""
        what, a, b = step
        deeds: list[Callable[[int, int], object]] = [
            self.add_source, self.change_source, self.add_tag, self.label, self.add_goal, self.move, self.add_action,
            self.change_action, self.report, self.withdraw, self.group, self.import_many,
        ]  # fmt: skip
        with transaction.atomic():
            try:
                as_one(actor=self.who, act=lambda: deeds[what](a, b))
            except (Invalid, Conflict):
                transaction.set_rollback(True)

    def add(self, kind: Editable[Any], values: dict[str, object]) -> UUID:
        """Add a record."""
        return add_record(actor=self.who, kind=kind, partnership_id=self.world.partnership.pk, values=values)

    def change(self, kind: Editable[Any], row: Any, values: Mapping[str, object]) -> None:
        """Change a record."""
        if row is not None:
            change_record(actor=self.who, kind=kind, uid=row.uid, expected_version=row.version, values=values)

    def add_source(self, a: int, b: int) -> None:
        self.add(SOURCE, {"title": f"Bron {a}", "dated": f"202{b % 10}"})

    def change_source(self, a: int, b: int) -> None:
        values = {"title": f"Anders {b}", "dated": None, "circle": CIRCLES[b % 3], "example": bool(a % 2)}
        self.change(SOURCE, one(SOURCE.model, a, withdrawn_at=None), values)

    def add_tag(self, a: int, b: int) -> None:
        self.add(TAG, {"label": f"Label {a}", "kind": "aanpak", "circle": CIRCLES[b % 3]})

    def label(self, a: int, b: int) -> None:
        tags = list(Tag.objects.filter(withdrawn_at=None).order_by("pk"))
        chosen = tuple(tag.uid for place, tag in enumerate(tags) if (place + b) % 2)
        self.change(NODE, one(Node, a, withdrawn_at=None), {"tags": chosen, "circle": CIRCLES[1 + b % 2]})

    def add_goal(self, a: int, b: int) -> None:
        top = one(Node, a, level=1, withdrawn_at=None)
        uid = self.add(NODE, {"plan": self.world.plan.uid, "parent": top.uid if b else None, "title": f"Doel {b}"})
        if b > 3:
            self.add(ALIAS, {"node": uid, "name": f"Ook {b}"})

    def move(self, a: int, b: int) -> None:
        node, top = one(Node, a, withdrawn_at=None), one(Node, b, level=1, withdrawn_at=None)
        if b % 2:
            shift_node(actor=self.who, node_uid=node.uid, places=b - 3)
        else:
            move_node(actor=self.who, node_uid=node.uid, expected_version=node.version, parent_uid=top.uid)

    def add_action(self, a: int, b: int) -> None:
        code = ("uvp-2023", "uvp-2025")[b % 2]
        end = PreciseDate(f"202{b % 10}")
        form = self.world.form(title=f"Actie {a}", partner_uids=(self.world.police.uid,), end=end)
        add_action(actor=self.who, programme_uid=self.world.programmes[code].uid, code=f"A-{a}", form=form)

    def change_action(self, a: int, b: int) -> None:
        row = one(Action, a, withdrawn_at=None)
        if row is None:
            return
        if b == 6:
            carry_over(actor=self.who, action_uid=row.uid, programme_uid=self.world.programmes["uvp-2025"].uid)
            return
        tags = tuple(Tag.objects.filter(withdrawn_at=None).values_list("uid", flat=True)[:b])
        form = self.world.form(
            title=f"Nu {b}", tag_uids=tags, end=PreciseDate(f"203{b % 10}"), deviation_reason=DeviationReason.MONEY
        )
        change_action(actor=self.who, action_uid=row.uid, expected_version=row.version, form=form)

    def report(self, a: int, b: int) -> None:
        row = one(Action, a, withdrawn_at=None)
        if row is not None:
            status = (ActionStatus.RUNNING, ActionStatus.COMPLETED, ActionStatus.CONTINUOUS)[b % 3]
            report = Report(status, done=f"Bericht {b}", attention="Let op" if b > 3 else None)
            report_progress(actor=self.who, action_uid=row.uid, report=report)

    def withdraw(self, a: int, b: int) -> None:
        kind: Editable[Any] = (SOURCE, TAG, NODE)[b % 3]
        row = one(kind.model, a, withdrawn_at=None)
        gone = one(kind.model, a, withdrawn_at__isnull=False)
        if b == 6 and (action := one(Action, a, withdrawn_at=None)) is not None:
            withdraw_action(actor=self.who, action_uid=action.uid, expected_version=action.version)
        elif b == 5 and (action := one(Action, a, withdrawn_at__isnull=False)) is not None:
            restore_action(actor=self.who, action_uid=action.uid)
        elif b > 2 and gone is not None:
            restore_record(actor=self.who, kind=kind, uid=gone.uid)
        elif row is not None:
            withdraw_record(actor=self.who, kind=kind, uid=row.uid, expected_version=row.version)

    def group(self, a: int, b: int) -> None:
        uid = self.add(GROUP, {"plan": self.world.plan.uid, "name": f"Groep {a}"})
        if b > 2:
            self.add(MEMBER, {"working_group": uid, "organisation": self.world.police.uid})

    def import_many(self, a: int, b: int) -> None:
        import_rows(actor=self.who, person=self, numbers=range(a, a + b))


@bulk_command
def import_rows(*, actor: Actor, person: Person, numbers: range) -> None:
    """Add, change and withdraw several things in one operation."""
    for number in numbers:
        uid = person.add(ORGANISATION, {"name": f"Organisatie {number}", "kind": "zorg"})
        row = ORGANISATION.model.objects.get(uid=uid)
        person.change(ORGANISATION, row, {"name": f"Stichting {number}"})
        person.change_source(number, number)
        person.add_action(number + 10, number)
        person.change_action(number, number)


def last() -> UUID | None:
    """Return the latest operation."""
    return AuditEvent.objects.order_by("-pk").values_list("operation", flat=True).first()


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_undoing_the_last_gives_the_columns_of_before(world: World, steps: list[Step]) -> None:
    with transaction.atomic():
        person = Person(world)
        for step in steps[:-1]:
            person.do(step)
        before, was = present(), last()
        person.do(steps[-1])
        after, now = present(), last()
        if now is None or now == was:
            assert after == before
        else:
            done = undo(actor=person.who, operation_uid=now)
            assert done.left == ()
            assert present() == before
            again = last()
            assert again is not None
            assert undo(actor=person.who, operation_uid=again).left == ()
            assert present() == after
        transaction.set_rollback(True)
