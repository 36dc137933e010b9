# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Bodies, agreements, evaluations and judgements typed by hand; what a decision changed stays linked to it."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.cycle.commands import adopt, decide_on_action
from driehoek.cycle.undoing import undo
from driehoek.evaluation.kinds import KINDS as EVALUATION
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.organisations.editing import Editable, add_record, change_record, withdraw_record
from driehoek.planning.commands import freeze_plan
from driehoek.planning.kinds import KINDS as PLANNING
from driehoek.planning.models import Action, Adoption, Plan, PlanVersion
from driehoek.planning.rules import AdoptionKind, DeviationReason, Effect
from driehoek.publications.facts import KINDS as PUBLICATIONS
from driehoek.steering.commands import Outcome
from driehoek.steering.kinds import KINDS as STEERING
from driehoek.steering.models import Body, Decision
from driehoek.steering.rules import Concern, DecisionKind
from tests.planning.world import World, store

NAMED = {kind.name: kind for kind in (*PLANNING, *STEERING, *EVALUATION, *PUBLICATIONS)}
Values = Mapping[str, object]


@pytest.fixture
def triangle(world: World) -> Body:
    """The joint triangle."""
    return world.body("driehoek", "gezagsdriehoek", name="gezagsdriehoek")


def add(world: World, name: str, values: Values, actor: Actor | None = None, **more: Any) -> Any:
    """Add a record."""
    kind: Editable[Any] = NAMED[name]
    uid = add_record(
        actor=actor or world.secretary, kind=kind, partnership_id=world.partnership.pk, values=values, **more
    )
    return kind.model._default_manager.get(uid=uid)


def change(world: World, name: str, row: Any, values: Values) -> None:
    """Change a record."""
    row.refresh_from_db()
    change_record(actor=world.coordinator, kind=NAMED[name], uid=row.uid, expected_version=row.version, values=values)
    row.refresh_from_db()


def withdraw(world: World, name: str, row: Any) -> None:
    """Withdraw a record."""
    row.refresh_from_db()
    withdraw_record(actor=world.coordinator, kind=NAMED[name], uid=row.uid, expected_version=row.version)


def wrong(act: Callable[[], object]) -> set[str]:
    """Return beside which fields a sentence stands."""
    with pytest.raises(Invalid) as problem:
        act()
    return set(problem.value.fields)


def last() -> UUID:
    """Return the latest operation."""
    found = AuditEvent.objects.order_by("-pk").first()
    assert found is not None
    return found.operation


class TestBodies:
    """Who agrees and decides."""

    @pytest.mark.parametrize("kind", ["raad", "college", "burgemeester", "gemeentelijke_driehoek"])
    def test_of_one_municipality(self, world: World, kind: str) -> None:
        values = {"name": "orgaan van Aa", "kind": kind}
        assert wrong(lambda: add(world, "orgaan", values)) == {"municipality"}
        assert add(world, "orgaan", values, municipality_id=world.aa.pk).municipality == world.aa

    def test_of_all(self, world: World) -> None:
        values = {"name": "driehoek", "kind": "gezagsdriehoek"}
        assert wrong(lambda: add(world, "orgaan", values, municipality_id=world.aa.pk)) == {"municipality"}
        assert add(world, "orgaan", values).code == "driehoek"

    def test_it_stays_one_that_could_take_what_it_took(self, world: World) -> None:
        council = world.body("raad-aa", "raad", world.aa)
        add(world, "besluit", {"body": council.uid, "decided_on": "2025", "kind": "besluit", "subject": "Vast"})
        assert wrong(lambda: change(world, "orgaan", council, {"kind": "gemeentelijke_driehoek"})) == {"kind"}
        with pytest.raises(Invalid, match="1 afspraak of besluit"):
            withdraw(world, "orgaan", council)


class TestDecisions:
    """The register."""

    def test_an_agreement(self, world: World, triangle: Body) -> None:
        values = {"body": triangle.uid, "decided_on": "2025-01-30", "kind": "afspraak", "subject": "Vaker overleg"}
        row = add(world, "besluit", values)
        assert (row.code, row.municipality, row.concerns_uid) == ("vaker-overleg", None, None)
        change(world, "besluit", row, {"text": "Elke maand.", "decided_on": "2025-01-31"})
        withdraw(world, "besluit", row)

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"kind": "besluit"}, "kind"),
            ({"kind": "collegenota"}, "kind"),
            ({"kind": ""}, "kind"),
            ({"concerns_kind": "plan"}, "concerns_uid"),
            ({"concerns_kind": "actie", "concerns_uid": UUID(int=7)}, "concerns_uid"),
            ({"subject": ""}, "subject"),
            ({"decided_on": ""}, "decided_on"),
        ],
    )
    def test_what_is_wrong(self, world: World, triangle: Body, values: Values, field: str) -> None:
        fits = {"body": triangle.uid, "decided_on": "2025", "kind": "afspraak", "subject": "Vaker overleg"}
        assert wrong(lambda: add(world, "besluit", {**fits, **values})) == {field}

    def test_authority_over_prosecution_is_of_a_body_with_the_prosecutor(self, world: World) -> None:
        council = world.body("raad-aa", "raad", world.aa)
        values = {
            "body": council.uid,
            "decided_on": "2025",
            "kind": "besluit",
            "subject": "x",
            "authority": "strafrecht",
        }
        assert wrong(lambda: add(world, "besluit", values)) == {"authority"}

    def test_what_it_is_about_is_of_this_partnership(self, world: World, triangle: Body) -> None:
        theirs = world.outsider.standings[0].partnership_id
        assert theirs is not None
        copy = store(
            Plan(
                partnership_id=theirs, code="p", title="P", type_label="P", abbreviation="P",
                period_start=PreciseDate("2023"), period_end=PreciseDate("2026"), levels=world.plan.levels,
            )
        )  # fmt: skip
        values = {
            "body": triangle.uid,
            "decided_on": "2025",
            "kind": "afspraak",
            "subject": "x",
            "concerns_kind": "plan",
        }
        assert wrong(lambda: add(world, "besluit", {**values, "concerns_uid": copy.uid})) == {"concerns_uid"}
        assert add(world, "besluit", {**values, "concerns_uid": world.plan.uid}).concerns_uid == world.plan.uid

    def test_who_may(self, world: World, triangle: Body) -> None:
        values = {"body": triangle.uid, "decided_on": "2025", "kind": "afspraak", "subject": "x"}
        for who, refusal in ((world.mayor, Forbidden), (world.adviser(world.aa), Forbidden), (world.outsider, Absent)):
            with pytest.raises(refusal):
                add(world, "besluit", values, actor=who)


class TestThatChangedSomething:
    """An action names the agreement that stopped it."""

    @pytest.fixture
    def decision(self, world: World, triangle: Body) -> Decision:
        """An agreement that stopped an action."""
        action = world.action("A-1", end="2024")
        uid = decide_on_action(
            actor=world.secretary, action_uid=action.uid, body_uid=triangle.uid,
            outcome=Outcome("d-1", PreciseDate("2024-05-01"), DecisionKind.AGREEMENT, "Stoppen"),
            effect=Effect.STOP, reason=DeviationReason.MONEY,
        )  # fmt: skip
        return Decision.objects.get(uid=uid)

    def test_stays_linked(self, world: World, decision: Decision) -> None:
        assert wrong(lambda: change(world, "besluit", decision, {"kind": "kennisneming"})) == {"kind"}
        gone = {"concerns_kind": "", "concerns_uid": None}
        assert wrong(lambda: change(world, "besluit", decision, gone)) == {"concerns_kind", "concerns_uid"}
        with pytest.raises(Invalid, match="blijft daarom in het register"):
            withdraw(world, "besluit", decision)

    def test_and_its_words_and_day_follow(self, world: World, decision: Decision) -> None:
        change(
            world, "besluit", decision, {"subject": "Stopt", "decided_on": "2024-05-02", "note": "Typefout hersteld"}
        )
        action = Action.objects.get()
        assert action.status_cause_uid == decision.uid
        assert action.status_cause_label == "afspraak van gezagsdriehoek: Stopt"
        assert str(action.status_cause_on) == "2024-05-02"
        assert undo(actor=world.coordinator, operation_uid=AuditEvent.objects.earliest("pk").operation).left
        assert Action.objects.get().status == "vervallen"

    def test_an_adoption_stays_too(self, world: World, triangle: Body) -> None:
        uid = adopt(
            actor=world.secretary, body_uid=triangle.uid, kind=AdoptionKind.ADOPTED,
            outcome=Outcome(
                "v-1", PreciseDate("2025"), DecisionKind.AGREEMENT, "Vast", concerns=(Concern.PLAN, world.plan.uid)
            ),
        )  # fmt: skip
        row = Decision.objects.get(uid=uid)
        with pytest.raises(Invalid):
            withdraw(world, "besluit", row)
        change(world, "besluit", row, {"decided_on": "2025-02-01"})
        assert Adoption.objects.get().adopted_on == PreciseDate("2025-02-01")

    def test_and_is_undone_as_a_whole(self, world: World, triangle: Body) -> None:
        who = world.secretary
        adopt(
            actor=who, body_uid=triangle.uid, kind=AdoptionKind.ADOPTED,
            outcome=Outcome(
                "v-1", PreciseDate("2025"), DecisionKind.AGREEMENT, "Vast", concerns=(Concern.PLAN, world.plan.uid)
            ),
        )  # fmt: skip
        done = undo(actor=who, operation_uid=last())
        assert (done.restored, done.withdrawn, done.left) == (1, 3, ())
        world.plan.refresh_from_db()
        assert world.plan.status == "concept"
        assert not PlanVersion.objects.filter(withdrawn_at=None).exists()
        freeze_plan(actor=world.coordinator, plan_uid=world.plan.uid, reason="later")
        assert PlanVersion.objects.get(withdrawn_at=None).number == 2


def test_undoing_does_not_leave_a_part_wider_than_its_whole(world: World) -> None:
    who, node = world.coordinator, world.nodes["verkeer"]
    world.plan.circle = "openbaar"
    store(world.plan)
    change_record(actor=who, kind=NAMED["onderdeel"], uid=node.uid, expected_version=1, values={"circle": "openbaar"})
    widened = last()
    values = {"circle": "openbaar"}
    change_record(
        actor=who, kind=NAMED["onderdeel"], uid=world.nodes["snelheid"].uid, expected_version=1, values=values
    )
    with pytest.raises(Invalid, match="ruimere kring"):
        undo(actor=who, operation_uid=widened)
    node.refresh_from_db()
    assert node.circle == "openbaar"


class TestEvaluations:
    """Looking back, and a judgement per theme."""

    def test_an_evaluation_with_judgements(self, world: World) -> None:
        who = world.coordinator
        values = {
            "programme": world.programmes["uvp-2023"].uid, "title": "Terugblik 2024", "period_start": "2024",
            "period_end": "2024", "overall": "deels",
        }  # fmt: skip
        evaluation = add(world, "evaluatie", values, actor=who)
        assert evaluation.code == "terugblik-2024"
        theme = {"evaluation": evaluation.uid, "node": world.nodes["verkeer"].uid}
        row = add(world, "oordeel", {**theme, "done": "Veel."}, actor=who)
        assert (row.municipality, row.actions_state) == (None, "niet_genoemd")
        assert wrong(lambda: add(world, "oordeel", theme, actor=who)) == {"node"}
        adviser = world.adviser(world.aa)
        part = add(world, "oordeel", {**theme, "done": "In Aa."}, actor=adviser, municipality_id=world.aa.pk)
        assert part.municipality == world.aa
        with pytest.raises(Forbidden):
            add(world, "oordeel", theme, actor=adviser, municipality_id=world.bree.pk)
        assert wrong(lambda: change(world, "oordeel", row, {"asks_attention": True})) == {"attention_text"}
        change(world, "oordeel", row, {"asks_attention": True, "attention_text": "Snelheid"})
        change(world, "oordeel", row, {"asks_attention": False})
        assert row.attention_text == ""
        with pytest.raises(Invalid, match="2 oordelen"):
            withdraw(world, "evaluatie", evaluation)

    def test_of_the_plan_of_the_programme(self, world: World) -> None:
        values = {
            "title": "Ander plan", "type_label": "P", "abbreviation": "P", "period_start": "2023", "period_end": "2026",
            "levels": world.plan.levels,
        }  # fmt: skip
        plan = add(world, "plan", values, actor=world.coordinator)
        node = add(world, "onderdeel", {"plan": plan.uid, "title": "Elders"}, actor=world.coordinator)
        evaluation = world.evaluation("e")
        theme = {"evaluation": evaluation.uid, "node": node.uid}
        assert wrong(lambda: add(world, "oordeel", theme, actor=world.coordinator)) == {"node"}

    def test_what_a_note_needs(self, world: World) -> None:
        annex = {"number": 1, "title": "Evaluatie", "what": "De terugblik"}
        values = {"programme": world.programmes["uvp-2023"].uid, "annexes": [annex]}
        assert add(world, "notagegevens", values, actor=world.coordinator).annexes == [annex]
        assert wrong(lambda: add(world, "notagegevens", values, actor=world.coordinator)) == {"programme"}
        bad = {**values, "annexes": [{"number": 1}]}
        add_here: dict[str, Any] = {"actor": world.adviser(world.aa), "municipality_id": world.aa.pk}
        assert wrong(lambda: add(world, "notagegevens", bad, **add_here)) == {"annexes"}
        assert add(world, "notagegevens", values, **add_here).municipality == world.aa
