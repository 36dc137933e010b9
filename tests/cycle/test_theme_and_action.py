# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A theme whole, and an action as one dated story."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from driehoek.cycle.commands import decide_on_action
from driehoek.cycle.queries import ActionPage, StoryEvent, ThemePage, action_page, theme_page
from driehoek.evaluation.commands import Verdict, judge_theme
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.planning.commands import Report, carry_over, change_action, report_progress
from driehoek.planning.models import Action, ActionNode, ActionPartner, ActionTag, ProgrammeAim, Tag
from driehoek.planning.rules import ActionStatus, DeviationReason, Effect
from driehoek.steering.commands import Outcome
from driehoek.steering.rules import DecisionKind
from tests.planning.world import World, actor, store


def on(year: int, month: int, day: int) -> Any:
    """Hold the clock at noon of a day."""
    return clock.stopped(datetime(year, month, day, 12, tzinfo=UTC))


def theme(world: World, code: str, who: Actor | None = None) -> ThemePage:
    """Read a theme."""
    return theme_page(who or world.coordinator, world.head, "ivp", code)


def read(world: World, action: Action, who: Actor | None = None) -> ActionPage:
    """Read an action."""
    return action_page(who or world.coordinator, world.head, action.uid)


def kinds(page: ActionPage) -> list[tuple[str, str]]:
    """Return day and kind of each event of the story."""
    return [(event.on.text, event.kind) for event in page.story]


class TestTheme:
    """What it wants, what is done, what came of it."""

    @pytest.fixture
    def whole(self, world: World) -> World:
        """A joint theme with a local one, an aim, judgements and actions of two programmes."""
        local = world.node("aa-verkeer", "Verkeer in Aa", municipality=world.aa, extends=world.nodes["verkeer"])
        own = {"partnership": world.partnership}
        for code, text in (("uvp-2023", "Minder ongevallen"), ("uvp-2025", "Nog minder")):
            store(ProgrammeAim(programme=world.programmes[code], node=world.nodes["verkeer"], text=text, **own))
        evaluation = world.evaluation("e")
        for node, verdict in ((world.nodes["verkeer"], Verdict(done="Goed")), (local, Verdict(done="Lokaal goed"))):
            judge_theme(
                actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=node.uid, verdict=verdict
            )  # fmt: skip
        world.action("VER-1", "snelheid")
        world.action("VER-2", "aa-verkeer", municipality=world.aa)
        world.action("VER-3", "verkeer", programme="uvp-2025")
        world.action("OND-1")
        return world

    def test_joint_with_what_adds_to_it(self, whole: World) -> None:
        page = theme(whole, "verkeer")
        assert (page.node.title, [goal.title for goal in page.node.children]) == ("Veilig verkeer", ["Minder snelheid"])
        assert [one.title for one in page.local] == ["Verkeer in Aa"]
        assert page.extended is None
        assert [(aim.programme.code, aim.text) for aim in page.aims] == [
            ("uvp-2025", "Nog minder"), ("uvp-2023", "Minder ongevallen"),
        ]  # fmt: skip
        assert {(j.theme, j.done) for j in page.judgements} == {
            ("Veilig verkeer", "Goed"), ("Verkeer in Aa", "Lokaal goed"),
        }  # fmt: skip
        told = [(group.programme.code, [line.code for line in group.lines]) for group in page.actions]
        assert told == [("uvp-2025", ["VER-3"]), ("uvp-2023", ["VER-1", "VER-2"])]

    def test_local_with_what_it_adds_to(self, whole: World) -> None:
        page = theme(whole, "aa-verkeer")
        assert page.extended is not None
        assert page.extended.code == "verkeer"
        assert page.local == ()
        assert [line.code for group in page.actions for line in group.lines] == ["VER-2"]

    def test_out_of_sight(self, whole: World) -> None:
        for who in (whole.outsider, Actor.visitor()):
            with pytest.raises(Absent):
                theme(whole, "verkeer", who)
        for code in ("snelheid", "onzin"):
            with pytest.raises(Absent):
                theme(whole, code)

    def test_what_it_costs(self, whole: World, django_assert_num_queries: Callable[[int], Any]) -> None:
        who, head = whole.coordinator, whole.head
        with django_assert_num_queries(10):
            theme_page(who, head, "ivp", "verkeer")


class TestAction:
    """Through every programme that it passed, newest first."""

    @pytest.fixture
    def lived(self, world: World) -> World:
        """An action that was reported on, changed, decided on and carried over."""
        world.body("driehoek", "gezagsdriehoek", name="gezagsdriehoek")
        old = world.action("A-1", end="2024-Q2", original_start=PreciseDate("2023-Q1"))
        who = world.coordinator
        with on(2023, 6, 1):
            report_progress(
                actor=who, action_uid=old.uid,
                report=Report(ActionStatus.RUNNING, done="Begonnen", next_step="Controle", on_behalf_of="politie"),
            )  # fmt: skip
        old.refresh_from_db()
        with on(2023, 9, 1):
            change_action(
                actor=who, action_uid=old.uid, expected_version=old.version,
                form=world.form(title="Andere naam", end=PreciseDate("2024-Q2"), start=None),
            )  # fmt: skip
        with on(2024, 5, 14):
            outcome = Outcome("d", PreciseDate("2024-05-13"), DecisionKind.AGREEMENT, "Later klaar", text="Wacht op OM")
            decide_on_action(
                actor=world.secretary, action_uid=old.uid, body_uid=world.bodies["driehoek"].uid, outcome=outcome,
                effect=Effect.ADJUST, reason=DeviationReason.PARTNER, new_end=PreciseDate("2025"),
            )  # fmt: skip
        with on(2025, 1, 2):
            uid = carry_over(actor=who, action_uid=old.uid, programme_uid=world.programmes["uvp-2025"].uid)
        world.actions["new"] = Action.objects.get(uid=uid)
        with on(2025, 3, 1):
            report_progress(actor=who, action_uid=uid, report=Report(ActionStatus.COMPLETED, done="Klaar"))
        return world

    def test_one_story(self, lived: World) -> None:
        page = read(lived, lived.actions["new"])
        told = kinds(page)
        days = [event.on.first_day for event in page.story]
        assert days == sorted(days, reverse=True)
        assert told[0] == ("2025-03-01", "bericht")
        assert ("2024-05-13", "afspraak") in told
        assert ("2023-09-01", "gewijzigd") in told
        assert ("2023-06-01", "bericht") in told
        assert page.predecessors == (("UVP 2023", lived.actions["A-1"].uid),)
        assert (page.status, page.status_cause) == ("afgerond", "voortgangsbericht van coordinator")

    def test_each_event_says_who_what_and_where(self, lived: World) -> None:
        story = read(lived, lived.actions["new"]).story

        def one(kind: str, day: str) -> StoryEvent:
            return next(event for event in story if (event.kind, event.on.text) == (kind, day))

        report = one("bericht", "2023-06-01")
        assert (report.text, report.who, report.programme) == ("Begonnen", "coordinator, namens politie", "UVP 2023")
        assert ("volgende stap", "Controle") in report.details
        decision = one("afspraak", "2024-05-13")
        assert (decision.title, decision.text, decision.who) == ("Later klaar", "Wacht op OM", "gezagsdriehoek")
        changed = one("gewijzigd", "2023-09-01")
        assert ("titel", "Actie A-1 → Andere naam") in changed.details
        assert changed.who == "coordinator"

    def test_carrying_over_stays_in_the_story_after_a_report(self, lived: World) -> None:
        page = read(lived, lived.actions["new"])
        assert ("2025-01-02", "overgedragen") in kinds(page)

    def test_nothing_is_told_twice(self, lived: World) -> None:
        old = lived.actions["A-1"]
        late = Action.objects.get(pk=old.pk)
        late.status = "vertraagd"
        store(late)
        outcome = Outcome("e", PreciseDate("2024-06-01"), DecisionKind.AGREEMENT, "Stopt")
        decide_on_action(
            actor=lived.secretary, action_uid=old.uid, body_uid=lived.bodies["driehoek"].uid, outcome=outcome,
            effect=Effect.STOP, reason=DeviationReason.MONEY,
        )  # fmt: skip
        told = kinds(read(lived, late))
        assert told.count(("2024-06-01", "afspraak")) == 1
        assert kinds(read(lived, lived.actions["new"])).count(("2025-01-02", "overgedragen")) == 1

    def test_a_predecessor_under_another_code(self, lived: World) -> None:
        renamed = Action.objects.get(pk=lived.actions["new"].pk)
        renamed.code = "B-7"
        store(renamed)
        page = read(lived, renamed)
        assert page.predecessors == (("UVP 2023", lived.actions["A-1"].uid),)
        assert ("2023-06-01", "bericht") in kinds(page)

    def test_what_was_told_in_a_narrower_circle_stays_there(self, lived: World) -> None:
        old = lived.actions["A-1"]
        old.refresh_from_db()
        for row in (lived.plan, *lived.programmes.values(), *lived.nodes.values(), old):
            row.refresh_from_db()
            row.circle = "openbaar"
            store(row)
        council = actor("raadslid", lived.partnership, municipality=lived.aa)
        told = kinds(read(lived, old, council))
        assert not {"bericht", "gewijzigd", "afspraak"} & {kind for _, kind in told}

    def test_all_that_hangs_on_it(self, world: World) -> None:
        own = {"partnership": world.partnership}
        row = world.action(
            "A-1", status="loopt", light_content="groen", light_risk="rood", attention=True, attention_text="Let op",
            lead_organisation=world.police, lead_function=world.team_lead, means_cents=100,
        )  # fmt: skip
        tag = store(Tag(kind="doelgroep", code="jeugd", label="jongeren", **own))
        store(ActionPartner(action=row, organisation=world.town, **own))
        store(ActionTag(action=row, tag=tag, **own))
        store(ActionNode(action=row, node=world.nodes["snelheid"], **own))
        page = read(world, row)
        assert (page.theme, page.goal) == ("Ondermijning", "Zicht op ondermijning")
        assert (page.other_goals, page.partners, page.tags) == (
            ("Minder snelheid",), ("gemeente Aa",), (("doelgroep", "jongeren"),),
        )  # fmt: skip
        assert (page.lead_organisation, page.lead_function) == ("politie", "trekker politie")
        assert page.lights == (("inhoud", "groen"), ("risico", "rood"))
        assert (page.attention, page.adjustment) == ("Let op", None)
        assert page.may_report
        assert not read(world, row, world.mayor).may_report

    def test_out_of_sight(self, world: World) -> None:
        world.node("geheim", "Verborgen", circle="driehoek")
        for row in (world.action("A-1", circle="driehoek"), world.action("A-2", "geheim")):
            with pytest.raises(Absent):
                read(world, row, world.adviser(world.aa))
            with pytest.raises(Absent):
                read(world, row, world.outsider)
            assert read(world, row, world.mayor).uid == row.uid

    def test_what_it_costs(self, lived: World, django_assert_num_queries: Callable[[int], Any]) -> None:
        who, head, uid = lived.coordinator, lived.head, lived.actions["new"].uid
        with django_assert_num_queries(8):
            action_page(who, head, uid)
