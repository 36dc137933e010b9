# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Freezing a plan, reading it as a tree, and comparing versions."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from driehoek.audit.models import AuditEvent
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.planning.commands import freeze_plan
from driehoek.planning.models import (
    LocalChapter,
    Node,
    NodeAlias,
    NodeLink,
    NodeTag,
    Plan,
    PlanText,
    PlanVersion,
    Tag,
    UpwardLink,
    WayOfWorking,
    WorkingGroup,
)
from driehoek.planning.queries import VersionDifference, compare_versions, plan_page, plan_titles
from driehoek.planning.queries.plans import PlanPage
from tests.planning.world import World, store


def freeze(world: World, who: Actor | None = None) -> UUID:
    """Freeze the plan."""
    return freeze_plan(actor=who or world.coordinator, plan_uid=world.plan.uid, reason="vastgesteld")


@command
def edit(*, actor: Actor, record: Any, changes: dict[str, Any], plan: Plan | None = None) -> None:
    """Change a record, and freeze the plan in the same operation when one is given."""
    records.update(record, changes)
    if plan is not None:
        freeze_plan(actor=actor, plan_uid=plan.uid, reason="herzien")


def _read(world: World, who: Actor | None = None, code: str = "ivp") -> PlanPage:
    return plan_page(who or world.coordinator, world.partnership.pk, code)


def _text(world: World, **more: Any) -> PlanText:
    made = {"code": "t", "title": "Sturing", "text": "Zes keer per jaar."} | more
    return store(PlanText(partnership=world.partnership, plan=world.plan, **made))


class TestFreezing:
    """A version is the plan as it stood."""

    def test_the_same_content_twice_is_one_version(self, world: World) -> None:
        first = freeze(world)
        assert freeze(world) == first
        assert PlanVersion.objects.count() == 1
        assert AuditEvent.objects.count() == 1
        edit(actor=world.coordinator, record=world.nodes["zicht"], changes={"text": "Nieuw"})
        assert freeze(world) != first
        assert list(PlanVersion.objects.order_by("number").values_list("number", flat=True)) == [1, 2]

    def test_it_holds_the_tree_and_no_more_than_its_readers_may_see(self, world: World) -> None:
        world.plan.circle = "partners"
        store(world.plan)
        now = datetime(2025, 1, 1, 12, tzinfo=UTC)
        world.node("openbaar", "Openbaar thema", circle="openbaar")
        world.node("driehoek", "Alleen driehoek", circle="driehoek")
        world.node("later", "Onder embargo", embargo_until=now + timedelta(days=1))
        world.node("voorbij", "Embargo voorbij", embargo_until=now - timedelta(days=1))
        world.node("weg", "Ingetrokken", withdrawn_at=now)
        _text(world)
        store(WayOfWorking(partnership=world.partnership, plan=world.plan, number=1, title="M", text="Samen"))
        with clock.stopped(now):
            freeze(world)
        content = PlanVersion.objects.get().content
        codes = {node["code"] for node in content["nodes"]}
        assert codes == {"ondermijning", "zicht", "verkeer", "snelheid", "openbaar", "voorbij"}
        assert content["texts"] == [{"code": "t", "title": "Sturing", "text": "Zes keer per jaar."}]
        assert [way["number"] for way in content["ways"]] == [1]
        assert content["period"] == ["2023", "2026"]

    def test_a_version_of_an_example_plan_is_one(self, world: World) -> None:
        world.plan.example = True
        store(world.plan)
        freeze(world)
        assert PlanVersion.objects.get().example

    def test_a_literal_text_changes_together_with_a_new_version(self, world: World) -> None:
        text = _text(world, text_kind="letterlijk")
        freeze(world)
        with pytest.raises(Invalid, match="nieuwe versie"):
            edit(actor=world.coordinator, record=text, changes={"text": "Acht keer per jaar."})
        text.refresh_from_db()
        edit(actor=world.coordinator, record=text, changes={"text": "Acht keer per jaar."}, plan=world.plan)
        assert PlanVersion.objects.count() == 2
        assert PlanText.objects.get().text == "Acht keer per jaar."

    def test_who_may(self, world: World) -> None:
        for who, refusal in ((world.outsider, Absent), (Actor.visitor(), Absent), (world.mayor, Forbidden)):
            with pytest.raises(refusal):
                freeze(world, who)
        with pytest.raises(Forbidden):
            freeze(world, world.adviser(world.aa))
        assert freeze(world, world.secretary) == PlanVersion.objects.get().uid

    @pytest.mark.django_db(transaction=True)
    def test_at_the_same_moment_there_is_one_version(self, world: World) -> None:
        who = world.coordinator

        def run(_: int) -> UUID:
            try:
                return freeze(world, who)
            finally:
                connection.close()

        with ThreadPoolExecutor(5) as pool:
            uids = set(pool.map(run, range(5)))
        assert uids == {PlanVersion.objects.get().uid}


class TestComparing:
    """What differs between two versions."""

    def test_added_dropped_changed(self, world: World) -> None:
        _text(world)
        freeze(world)
        who = world.coordinator
        edit(actor=who, record=world.nodes["zicht"], changes={"title": "Meer zicht"})
        edit(actor=who, record=world.nodes["snelheid"], changes={"withdrawn_at": clock.now()})
        edit(actor=who, record=PlanText.objects.get(), changes={"text": "Acht keer per jaar."})
        edit(actor=who, record=world.plan, changes={"title": "IVP anders", "period_end": PreciseDate("2027")})
        world.node("jeugd", "Jeugd", text="Erbij")
        freeze(world)
        found = compare_versions(who, world.partnership.pk, "ivp", 1, 2)
        assert set(found) == {
            VersionDifference("gewijzigd", "titel", "IVP 2023-2026", "IVP anders"),
            VersionDifference("gewijzigd", "periode", "2023-2026", "2023-2027"),
            VersionDifference("gewijzigd", "Sturing", "Zes keer per jaar.", "Acht keer per jaar."),
            VersionDifference("gewijzigd", "Meer zicht", "Zicht op ondermijning", "Meer zicht"),
            VersionDifference("toegevoegd", "Jeugd", "", "Jeugd\nErbij"),
            VersionDifference("vervallen", "Minder snelheid", "Minder snelheid", ""),
        }
        assert compare_versions(who, world.partnership.pk, "ivp", 2, 2) == ()

    def test_the_other_way_round(self, world: World) -> None:
        freeze(world)
        world.node("jeugd", "Jeugd")
        freeze(world)
        (back,) = compare_versions(world.coordinator, world.partnership.pk, "ivp", 2, 1)
        assert back.kind == "vervallen"

    def test_out_of_sight(self, world: World) -> None:
        freeze(world)
        for who, older in ((world.coordinator, 4), (world.outsider, 1), (Actor.visitor(), 1)):
            with pytest.raises(Absent):
                compare_versions(who, world.partnership.pk, "ivp", older, 1)

    def test_what_it_costs(self, world: World, django_assert_num_queries: Callable[[int], Any]) -> None:
        freeze(world)
        who = world.coordinator
        with django_assert_num_queries(1):
            compare_versions(who, world.partnership.pk, "ivp", 1, 1)


class TestPage:
    """The plan as a readable tree."""

    def test_two_levels_by_their_own_names(self, world: World) -> None:
        found = _read(world)
        assert found.levels == (("thema", "thema's"), ("doel", "doelen"))
        assert [node.title for node in found.joint] == ["Ondermijning", "Veilig verkeer"]
        theme = found.joint[0]
        assert (theme.level_name, theme.children[0].level_name) == ("thema", "doel")
        assert [child.code for child in theme.children] == ["zicht"]

    def test_five_levels(self, world: World) -> None:
        names = ["strategisch thema", "ambitie", "actielijn", "actiepunt", "maatregel"]
        plan = store(
            Plan(
                partnership=world.partnership, code="diep", title="Diep", type_label="Kadernota", abbreviation="KN",
                period_start=PreciseDate("2023"), period_end=PreciseDate("2026"),
                levels=[{"singular": name, "plural": f"{name}s"} for name in names],
            )
        )  # fmt: skip
        above = ""
        for depth in range(1, 6):
            for twin in "ab":
                world.node(f"n{depth}{twin}", f"N{depth}{twin}", above, plan=plan)
            above = f"n{depth}a"
        found = _read(world, code="diep")
        node, seen = found.joint[0], []
        while True:
            seen.append((node.level_name, node.title))
            if not node.children:
                break
            assert [child.title[-1] for child in node.children] == ["a", "b"]
            node = node.children[0]
        assert seen == [(name, f"N{depth}a") for depth, name in enumerate(names, start=1)]

    def test_local_chapters_announce_and_name(self, world: World) -> None:
        joint = world.nodes["verkeer"]
        world.node("aa-verkeer", "Verkeer in Aa", municipality=world.aa, extends=joint)
        world.node("aa-school", "Schoolroutes", "aa-verkeer")
        world.node("bree-jeugd", "Jeugd", municipality=world.bree)
        store(
            LocalChapter(
                partnership=world.partnership, plan=world.plan, municipality=world.aa, text="Aa kiest.", announced=3,
                announced_as="focuspunten",
            )
        )  # fmt: skip
        aa, bree = _read(world).chapters
        assert (aa.municipality, aa.announced, aa.announced_as, aa.named) == ("Aa", 3, "focuspunten", 1)
        assert (bree.municipality, bree.announced, bree.named, bree.text) == ("Bree", None, 1, "")
        (theme,) = aa.themes
        assert (theme.extends, theme.extends_code) == ("Veilig verkeer", "verkeer")
        assert [goal.title for goal in theme.children] == ["Schoolroutes"]

    def test_everything_that_hangs_on_it(self, world: World) -> None:
        node, own = world.nodes["verkeer"], {"partnership": world.partnership}
        tag = store(Tag(kind="doelgroep", code="jeugd", label="jongeren", **own))
        store(NodeAlias(node=node, name="Verkeersveiligheid", used_in="nota", **own))
        store(NodeTag(node=node, tag=tag, **own))
        store(NodeLink(node=node, other=world.nodes["ondermijning"], reason="zelfde wijk", **own))
        store(UpwardLink(plan=world.plan, node=node, kind="landelijk", title="SPV 2030", **own))
        store(UpwardLink(plan=world.plan, kind="regionaal", title="Regioplan", note="n", **own))
        store(WorkingGroup(plan=world.plan, node=node, code="wv", name="werkgroep verkeer", **own))
        _text(world)
        for number in (10, 9, 1):
            store(WayOfWorking(plan=world.plan, number=number, title=f"M{number}", text="x", **own))
        found = _read(world)
        theme = found.joint[1]
        assert theme.aliases == (("Verkeersveiligheid", "nota"),)
        assert theme.tags == (("doelgroep", "jongeren"),)
        assert theme.links == (("Ondermijning", "zelfde wijk"),)
        assert theme.upward == (("landelijk", "SPV 2030", ""),)
        assert found.upward == (("regionaal", "Regioplan", "n"),)
        assert [(group.name, group.theme) for group in found.groups] == [("werkgroep verkeer", "Veilig verkeer")]
        assert [text.code for text in found.texts] == ["t"]
        assert [way.code for way in found.ways] == ["1", "9", "10"]

    def test_literal_or_a_summary_with_its_place(self, world: World) -> None:
        world.node("w", "Letterlijk", text_kind="letterlijk", source="ivp", source_place="2.1", example=True)
        origin = _read(world).joint[-1].origin
        assert (origin.literal, origin.place, origin.example, origin.document) == (True, "2.1", True, "ivp")
        assert not _read(world).joint[0].origin.literal

    def test_the_day_of_freezing_is_the_dutch_one(self, world: World) -> None:
        with clock.stopped(datetime(2025, 6, 30, 22, 30, tzinfo=UTC)):
            freeze(world)
        assert _read(world).versions == ((1, PreciseDate("2025-07-01"), "vastgesteld"),)

    def test_out_of_sight(self, world: World) -> None:
        for who in (world.outsider, Actor.visitor()):
            with pytest.raises(Absent):
                _read(world, who)
        with pytest.raises(Absent):
            _read(world, code="anders")

    @pytest.mark.parametrize("size", [0, 30])
    def test_what_it_costs(self, world: World, size: int, django_assert_num_queries: Callable[[int], Any]) -> None:
        for number in range(size):
            world.node(f"x{number}", f"X{number}")
        who = world.coordinator
        with django_assert_num_queries(9):
            _read(world, who)

    def test_titles(self, world: World, django_assert_num_queries: Callable[[int], Any]) -> None:
        who = world.coordinator
        with django_assert_num_queries(1):
            assert plan_titles(who, world.partnership.pk) == (("ivp", "IVP 2023-2026", "concept"),)


def test_a_goal_under_a_hidden_theme_is_nowhere(world: World) -> None:
    hidden = world.node("h", "Verborgen", circle="driehoek")
    goal = world.node("g", "Doel eronder", "h")
    assert goal.parent == hidden
    found = _read(world, world.adviser(world.aa))
    told = {node.code for top in found.joint for node in (top, *top.children)}
    assert not {"h", "g"} & told
    assert Node.objects.filter(code="g").exists()
