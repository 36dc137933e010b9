# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Whatever people do, in whatever order, also when half of it is refused: what must hold, holds."""

import random
from collections import Counter
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pytest
from django.apps import apps

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.cycle.commands import adopt, decide_on_action
from driehoek.evaluation.commands import Verdict, judge_theme
from driehoek.kernel import operation
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, reaches_no_wider
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import DriehoekError
from driehoek.kernel.models import Record, Tracked
from driehoek.kernel.records import plain
from driehoek.organisations.commands import put_records
from driehoek.planning.commands import (
    Report,
    add_action,
    carry_over,
    change_action,
    freeze_plan,
    report_progress,
    restore_action,
    withdraw_action,
)
from driehoek.planning.models import Action, Node, PlanText, ProgressReport
from driehoek.planning.rules import ActionStatus, AdoptionKind, DeviationReason, Effect
from driehoek.steering.commands import Outcome
from driehoek.steering.models import Decision
from driehoek.steering.rules import Concern, DecisionKind
from tests.planning.world import World, store

STEPS = 70


class People:
    """People who do things at random, as a seed has it."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.chance, self.number = world, random.Random(seed), 0
        self.evaluation = world.evaluation("e")
        for code, kind in (("driehoek", "gezagsdriehoek"), ("raad", "raad"), ("werkgroep", "werkgroep")):
            world.body(code, kind, world.aa if code == "raad" else None)
        self.text = store(
            PlanText(
                partnership=world.partnership, plan=world.plan, code="t", title="T", text="0", text_kind="letterlijk"
            )
        )  # fmt: skip

    def who(self) -> Actor:
        """Return somebody: mostly one who may."""
        world = self.world
        some = [world.coordinator] * 5 + [world.secretary, world.mayor, world.outsider, world.adviser(world.aa)]
        return self.chance.choice(some)

    def action(self) -> Action:
        """Return some action, present or withdrawn."""
        return self.chance.choice(list(Action.objects.order_by("pk")))

    def step(self) -> None:
        """Let somebody do something; a refusal is fine."""
        self.number += 1
        deeds: list[Callable[[], object]] = [
            self.report, self.report, self.report, self.add, self.change, self.change, self.withdraw, self.restore,
            self.carry, self.decide, self.decide, self.adopt, self.freeze, self.judge, self.put,
        ]  # fmt: skip
        try:
            self.chance.choice(deeds)()
        except DriehoekError:
            assert operation.current() is None

    def report(self) -> None:
        """Report, sometimes nonsense."""
        status = self.chance.choice(list(ActionStatus))
        reason = self.chance.choice([None, *DeviationReason])
        end = self.chance.choice([None, PreciseDate("2024"), PreciseDate("2026")])
        told = Report(
            status, done=self.chance.choice(["", f"Stap {self.number}"]), deviation_reason=reason, new_end=end,
            percentage=self.chance.choice([None, 50, 101]), example=self.chance.random() < 0.1,
        )  # fmt: skip
        report_progress(actor=self.who(), action_uid=self.action().uid, report=told)

    def form(self) -> Any:
        """Return some form."""
        return self.world.form(
            title=f"Actie {self.number}", circle=self.chance.choice([Circle.PARTNERS, Circle.TRIANGLE, Circle.PUBLIC]),
            partner_uids=self.chance.choice([(), (self.world.police.uid,), (self.world.town.uid,)]),
            end=self.chance.choice([None, PreciseDate("2024"), PreciseDate("2025-Q3")]),
        )  # fmt: skip

    def add(self) -> None:
        """Add an action, sometimes under a code that is taken."""
        programme = self.chance.choice(list(self.world.programmes.values()))
        code = f"N-{self.chance.randrange(12)}"
        add_action(actor=self.who(), programme_uid=programme.uid, code=code, form=self.form())

    def change(self) -> None:
        """Change an action, sometimes an overtaken version."""
        row = self.action()
        version = row.version - self.chance.choice([0, 0, 0, 1])
        change_action(actor=self.who(), action_uid=row.uid, expected_version=version, form=self.form())

    def withdraw(self) -> None:
        """Withdraw an action."""
        row = self.action()
        withdraw_action(actor=self.who(), action_uid=row.uid, expected_version=row.version)

    def restore(self) -> None:
        """Bring an action back."""
        restore_action(actor=self.who(), action_uid=self.action().uid)

    def carry(self) -> None:
        """Carry an action over."""
        target = self.world.programmes["uvp-2025"].uid
        carry_over(actor=self.who(), action_uid=self.action().uid, programme_uid=target)

    def outcome(self, **more: Any) -> Outcome:
        """Return some outcome."""
        kind = self.chance.choice(list(DecisionKind))
        return Outcome(f"d-{self.number}", PreciseDate("2024-05"), kind, "Besproken", **more)

    def decide(self) -> None:
        """Decide on an action."""
        body = self.chance.choice(list(self.world.bodies.values()))
        decide_on_action(
            actor=self.who(), action_uid=self.action().uid, body_uid=body.uid, outcome=self.outcome(),
            effect=self.chance.choice(list(Effect)), reason=self.chance.choice([None, DeviationReason.MONEY]),
            new_end=self.chance.choice([None, PreciseDate("2026")]),
        )  # fmt: skip

    def adopt(self) -> None:
        """Do something with the plan."""
        body = self.chance.choice(list(self.world.bodies.values()))
        outcome = self.outcome(concerns=(Concern.PLAN, self.world.plan.uid))
        adopt(actor=self.who(), body_uid=body.uid, outcome=outcome, kind=self.chance.choice(list(AdoptionKind)))

    def freeze(self) -> None:
        """Freeze the plan."""
        freeze_plan(actor=self.who(), plan_uid=self.world.plan.uid, reason="zo")

    def judge(self) -> None:
        """Judge a theme."""
        node = self.chance.choice(list(self.world.nodes.values()))
        verdict = Verdict(done=f"Oordeel {self.chance.randrange(3)}")
        judge_theme(actor=self.who(), evaluation_uid=self.evaluation.uid, node_uid=node.uid, verdict=verdict)

    def put(self) -> None:
        """Load texts of the plan in bulk; literal ones are refused once something is frozen."""
        own = {"partnership": self.world.partnership, "plan": self.world.plan, "title": "T"}
        wanted = [
            PlanText(code="t", text=self.chance.choice(["0", "1"]), text_kind="letterlijk", **own),
            PlanText(code="s", text=f"Samenvatting {self.chance.randrange(3)}", **own),
        ]
        put_records(
            actor=self.who(), partnership=self.world.partnership, model=PlanText, wanted=wanted, key=attrgetter("code")
        )


def _tracked() -> list[type[Tracked]]:
    return [model for model in apps.get_models() if issubclass(model, Tracked)]


def _touched() -> set[Any]:
    rows = [row for model in _tracked() for row in model._default_manager.all()]
    return {row.created_in for row in rows} | {row.changed_in for row in rows}


def _audited_if_and_only_if_changed(seeded: set[Any]) -> None:
    events = Counter[Any]()
    for event in AuditEvent.objects.all():
        events[event.operation] += event.made + event.changed
    assert events == Counter(HistoryEntry.objects.values_list("operation", flat=True))
    touched = _touched()
    assert touched - seeded == set(events) & touched
    assert set(events) <= touched | set(HistoryEntry.objects.values_list("operation", flat=True))


def _told_from_first_to_last() -> None:
    rows = {row.uid: row for model in _tracked() for row in model._default_manager.all()}
    known: dict[Any, dict[str, Any]] = {}
    changes = Counter[Any]()
    for entry in HistoryEntry.objects.order_by("pk"):
        told = known.setdefault(entry.uid, {})
        for name, value in entry.before.items():
            assert told.get(name, value) == value
        told |= entry.after
        changes[entry.uid] += not entry.made
    for uid, told in known.items():
        row = rows[uid]
        assert row.version == 1 + changes[uid]
        assert {name: plain(getattr(row, name)) for name in told} == told


def _no_wider_than_what_it_belongs_to() -> None:
    for model in (m for m in _tracked() if issubclass(m, Record)):
        for name in model.ENCLOSED_BY:
            for row in model._default_manager.filter(withdrawn_at__isnull=True).exclude(**{name: None}):
                outer = getattr(row, name)
                inner = row.circle, getattr(row, "circle_municipality_id", None)
                assert reaches_no_wider(inner, (outer.circle, outer.circle_municipality_id))


def _each_status_has_its_one_cause() -> None:
    reports = {r.uid: r for r in ProgressReport.objects.all()}
    decided = set(Decision.objects.values_list("uid", flat=True))
    for action in Action.objects.all():
        if action.status_cause_kind == "rapportage":
            assert action.status_cause_uid is not None
            assert reports[action.status_cause_uid].status == action.status
        elif action.status_cause_kind == "besluit":
            assert action.status_cause_uid in decided
        elif action.status_cause_kind == "overdracht":
            assert action.status_cause_uid == getattr(action.predecessor, "uid", None)
        numbers = sorted(r.number for r in reports.values() if r.action_id == action.pk)
        assert numbers == list(range(1, len(numbers) + 1))
        assert action.due == (action.current_end.last_day if action.current_end else None)


@pytest.mark.parametrize("seed", range(4))
def test_what_must_hold_holds(world: World, seed: int) -> None:
    people = People(world, seed)
    for number in range(3):
        world.action(f"A-{number}", end="2024")
    assert world.outsider.standings  # their partnership is there from the start
    seeded = _touched()
    for _ in range(STEPS):
        people.step()
    assert AuditEvent.objects.count() > STEPS // 7
    _audited_if_and_only_if_changed(seeded)
    _told_from_first_to_last()
    _no_wider_than_what_it_belongs_to()
    _each_status_has_its_one_cause()
    assert Node.objects.count() == len(world.nodes)
