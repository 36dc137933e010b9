# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A decision that changes something else: both, or neither."""

from typing import Any
from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.cycle.commands import adopt, decide_on_action
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.planning.models import Action, Adoption, Plan, PlanVersion, Programme
from driehoek.planning.rules import AdoptionKind, DeviationReason, Effect
from driehoek.steering.commands import Outcome
from driehoek.steering.models import Decision
from driehoek.steering.rules import Concern, DecisionKind
from tests.planning.world import World, store


@pytest.fixture
def bodies(world: World) -> World:
    """The bodies that may have a say."""
    world.body("driehoek", "gezagsdriehoek", name="gezagsdriehoek", circle="driehoek")
    for code, municipality in (("aa", world.aa), ("bree", world.bree), ("cee", world.cee)):
        world.body(f"raad-{code}", "raad", municipality, name=f"raad van {municipality.name}")
    world.body("college-aa", "college", world.aa, name="college van Aa")
    world.body("werkgroep", "werkgroep", name="werkgroep")
    return world


def say(world: World, body: str, how: str, kind: str = "besluit", who: Actor | None = None, **more: Any) -> UUID:
    """Let a body do something with the plan, or with what is named."""
    concerns = more.pop("concerns", (Concern.PLAN, world.plan.uid))
    outcome = Outcome(
        code=f"{body}-{how}", decided_on=PreciseDate("2023-03-30"), kind=DecisionKind(kind), subject="IVP",
        concerns=concerns, **more,
    )  # fmt: skip
    return adopt(
        actor=who or world.secretary, body_uid=world.bodies[body].uid, outcome=outcome, kind=AdoptionKind(how)
    )  # fmt: skip


class TestAdopting:
    """What a body does with a plan or programme."""

    def test_a_joint_body_adopts_and_the_text_is_frozen(self, bodies: World) -> None:
        uid = say(bodies, "driehoek", "vastgesteld", "afspraak")
        decision, adoption, version = Decision.objects.get(), Adoption.objects.get(), PlanVersion.objects.get()
        assert uid == decision.uid == adoption.decision_uid
        assert (adoption.body_name, adoption.adopted_on, adoption.circle) == (
            "gezagsdriehoek", PreciseDate("2023-03-30"), "driehoek",
        )  # fmt: skip
        assert Plan.objects.get().status == "vastgesteld"
        assert version.reason == "vastgesteld door gezagsdriehoek"
        events = {e.command: e for e in AuditEvent.objects.all()}
        assert set(events) == {"cycle.adopt", "steering.record_decision", "planning.freeze_plan"}
        assert len({e.operation for e in events.values()}) == 1
        changed = HistoryEntry.objects.get(uid=bodies.plan.uid)
        assert (changed.before, changed.after) == ({"status": "concept"}, {"status": "vastgesteld"})
        assert changed.operation == decision.created_in

    def test_each_council_on_its_own_date_one_takes_notice(self, bodies: World) -> None:
        say(bodies, "raad-aa", "vastgesteld")
        assert Plan.objects.get().status == "ter_besluitvorming"
        say(bodies, "raad-bree", "kennisgenomen", "kennisneming")
        assert Plan.objects.get().status == "ter_besluitvorming"
        say(bodies, "raad-cee", "vastgesteld")
        assert Plan.objects.get().status == "vastgesteld"
        assert PlanVersion.objects.count() == 1
        assert Adoption.objects.count() == 3

    def test_taking_notice_changes_nothing(self, bodies: World) -> None:
        say(bodies, "raad-aa", "kennisgenomen", "kennisneming")
        assert Plan.objects.get().status == "concept"
        assert not PlanVersion.objects.exists()

    def test_a_later_adoption_never_undoes_an_earlier_one(self, bodies: World) -> None:
        say(bodies, "driehoek", "vastgesteld", "afspraak")
        say(bodies, "raad-aa", "vastgesteld")
        assert Plan.objects.get().status == "vastgesteld"

    def test_what_lapsed_stays_lapsed(self, bodies: World) -> None:
        bodies.plan.status = "vervallen"
        store(bodies.plan)
        say(bodies, "driehoek", "vastgesteld", "afspraak")
        assert Plan.objects.get().status == "vervallen"

    def test_a_programme_of_one_municipality(self, bodies: World) -> None:
        local = bodies.programme("uvp-aa", "2025", "2026", municipality=bodies.aa)
        concerns = (Concern.PROGRAMME, local.uid)
        say(bodies, "raad-bree", "vastgesteld", concerns=concerns)
        assert Programme.objects.get(pk=local.pk).status == "ter_besluitvorming"
        say(bodies, "college-aa", "vastgesteld", concerns=concerns)
        assert Programme.objects.get(pk=local.pk).status == "vastgesteld"
        assert Adoption.objects.filter(programme=local).count() == 2
        assert not PlanVersion.objects.exists()

    def test_of_an_example_plan_all_is_example(self, bodies: World) -> None:
        bodies.plan.example = True
        store(bodies.plan)
        say(bodies, "driehoek", "vastgesteld", "afspraak")
        assert Decision.objects.get().example
        assert Adoption.objects.get().example
        assert PlanVersion.objects.get().example

    @pytest.mark.parametrize(
        ("body", "how", "kind"),
        [
            ("driehoek", "vastgesteld", "besluit"),
            ("driehoek", "vastgesteld", "kennisneming"),
            ("raad-aa", "kennisgenomen", "besluit"),
            ("raad-aa", "informatie", "besluit"),
            ("werkgroep", "vastgesteld", "afspraak"),
        ],
    )
    def test_what_does_not_fit_leaves_nothing(self, bodies: World, body: str, how: str, kind: str) -> None:
        with pytest.raises(Invalid):
            say(bodies, body, how, kind)
        assert not Decision.objects.exists()
        assert not Adoption.objects.exists()
        assert not AuditEvent.objects.exists()
        assert Plan.objects.get().status == "concept"

    def test_it_is_about_a_plan_or_programme(self, bodies: World) -> None:
        for concerns in (None, (Concern.ACTION, bodies.action("A-1").uid)):
            with pytest.raises(Invalid):
                say(bodies, "driehoek", "vastgesteld", "afspraak", concerns=concerns)

    def test_who_may(self, bodies: World) -> None:
        for who, refusal in (
            (bodies.outsider, Absent), (Actor.visitor(), Absent), (bodies.mayor, Forbidden),
        ):  # fmt: skip
            with pytest.raises(refusal):
                say(bodies, "driehoek", "vastgesteld", "afspraak", who)
        assert not Decision.objects.exists()


def decide(
    world: World, action: Action, body: str = "driehoek", kind: str = "afspraak", effect: str = "stoppen",
    who: Actor | None = None, **more: Any,
) -> UUID:  # fmt: skip
    """Let a body decide on an action."""
    if effect != "bijsturen":
        more.setdefault("reason", DeviationReason.POLICY_CHOICE)
    outcome = Outcome(
        code=f"{body}-{effect}", decided_on=PreciseDate("2024-05-13"), kind=DecisionKind(kind), subject="Actie stopt"
    )
    return decide_on_action(
        actor=who or world.secretary, action_uid=action.uid, body_uid=world.bodies[body].uid, outcome=outcome,
        effect=Effect(effect), **more,
    )  # fmt: skip


class TestDecidingOnAnAction:
    """An agreement changes an action and is the cause of its status, in one operation."""

    def test_stopping(self, bodies: World) -> None:
        action = bodies.action("A-1", status="loopt", adjustment=True, adjustment_text="Stoppen?", attention=True)
        uid = decide(bodies, action)
        stored = Action.objects.get()
        assert (stored.status, stored.deviation_reason) == ("vervallen", "beleidskeuze")
        assert (stored.status_cause_kind, stored.status_cause_uid) == ("besluit", uid)
        assert stored.status_cause_label == "afspraak van gezagsdriehoek: Actie stopt"
        assert str(stored.status_cause_on) == "2024-05-13"
        assert (stored.adjustment, stored.adjustment_text, stored.attention) == (False, "", True)
        decision = Decision.objects.get()
        assert (decision.concerns_kind, decision.concerns_uid) == ("actie", action.uid)
        commands = {e.command: e.operation for e in AuditEvent.objects.all()}
        assert set(commands) == {"steering.record_decision", "planning.decide_action"}
        assert set(commands.values()) == {decision.created_in} == {stored.changed_in}

    def test_deferring_asks_a_new_end(self, bodies: World) -> None:
        action = bodies.action("A-1", end="2024")
        with pytest.raises(Invalid) as problem:
            decide(bodies, action, effect="uitstellen")
        assert set(problem.value.fields) == {"new_end"}
        assert not Decision.objects.exists()
        decide(bodies, action, effect="uitstellen", new_end=PreciseDate("2025-Q2"))
        stored = Action.objects.get()
        assert (stored.status, stored.original_end, stored.current_end) == (
            "uitgesteld", PreciseDate("2024"), PreciseDate("2025-Q2"),
        )  # fmt: skip
        assert str(stored.due) == "2025-06-30"

    def test_adjusting(self, bodies: World) -> None:
        late = bodies.action("A-1", status="vertraagd", end="2024", adjustment=True, adjustment_text="Meer mensen")
        with pytest.raises(Invalid):
            decide(bodies, late, effect="bijsturen", new_end=PreciseDate("2025"))
        decide(bodies, late, effect="bijsturen", new_end=PreciseDate("2025"), reason=DeviationReason.MONEY)
        stored = Action.objects.get()
        assert (stored.status, stored.status_cause_kind, stored.adjustment) == ("loopt", "besluit", False)

    def test_a_status_that_stays_keeps_its_own_cause(self, bodies: World) -> None:
        action = bodies.action("A-1", status="loopt", status_cause_kind="import", status_cause_label="planbestand")
        decide(bodies, action, effect="bijsturen")
        stored = Action.objects.get()
        assert (stored.status, stored.status_cause_kind, stored.status_cause_uid) == ("loopt", "import", None)
        assert Decision.objects.get().concerns_uid == action.uid

    def test_without_a_reason_neither_is_there(self, bodies: World) -> None:
        action = bodies.action("A-1")
        with pytest.raises(Invalid) as problem:
            decide(bodies, action, reason=None)
        assert set(problem.value.fields) == {"deviation_reason"}
        assert not Decision.objects.exists()
        assert not AuditEvent.objects.exists()
        assert Action.objects.get().version == 1

    def test_what_is_joint_is_for_a_joint_body(self, bodies: World) -> None:
        with pytest.raises(Invalid, match="gezamenlijk"):
            decide(bodies, bodies.action("A-1"), body="college-aa", kind="besluit")
        with pytest.raises(Invalid):
            decide(bodies, bodies.action("A-2", municipality=bodies.bree), body="college-aa", kind="besluit")
        decide(bodies, bodies.action("A-3", municipality=bodies.aa), body="college-aa", kind="besluit")
        assert Action.objects.get(code="A-3").status == "vervallen"

    @pytest.mark.parametrize(
        ("body", "kind"), [("driehoek", "kennisneming"), ("driehoek", "besluit"), ("werkgroep", "afspraak")]
    )
    def test_only_what_binds(self, bodies: World, body: str, kind: str) -> None:
        with pytest.raises(Invalid):
            decide(bodies, bodies.action("A-1"), body=body, kind=kind)
        assert not Decision.objects.exists()

    def test_the_example_mark_spreads(self, bodies: World) -> None:
        decide(bodies, bodies.action("A-1", example=True))
        assert Decision.objects.get().example

    def test_who_may(self, bodies: World) -> None:
        action = bodies.action("A-1")
        for who, refusal in ((bodies.outsider, Absent), (Actor.visitor(), Absent), (bodies.mayor, Forbidden)):
            with pytest.raises(refusal):
                decide(bodies, action, who=who)
        assert not Decision.objects.exists()
