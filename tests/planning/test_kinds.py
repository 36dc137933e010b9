# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Plans, trees, programmes and working groups, typed by hand."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.organisations.editing import (
    Editable,
    add_record,
    change_record,
    record_values,
    record_warnings,
    restore_record,
    withdraw_record,
)
from driehoek.organisations.models import Function
from driehoek.planning.commands import freeze_plan, move_node, shift_node
from driehoek.planning.kinds import KINDS
from driehoek.planning.models import GroupMember, Node, NodeAlias, NodeTag, PlanVersion, Tag
from tests.planning.world import LEVELS, World, store

NAMED = {kind.name: kind for kind in KINDS}
Values = Mapping[str, object]


@pytest.fixture
def add(world: World) -> Callable[..., Any]:
    """Add a record as the coordinator."""

    def make(name: str, values: Values, **more: Any) -> Any:
        kind: Editable[Any] = NAMED[name]
        who = more.pop("actor", world.coordinator)
        uid = add_record(actor=who, kind=kind, partnership_id=world.partnership.pk, values=values, **more)
        return kind.model._default_manager.get(uid=uid)

    return make


def change(world: World, name: str, row: Any, values: Values) -> None:
    """Change a record as the coordinator."""
    row.refresh_from_db()
    change_record(actor=world.coordinator, kind=NAMED[name], uid=row.uid, expected_version=row.version, values=values)
    row.refresh_from_db()


def withdraw(world: World, name: str, row: Any, **more: Any) -> None:
    """Withdraw a record as the coordinator."""
    row.refresh_from_db()
    withdraw_record(actor=world.coordinator, kind=NAMED[name], uid=row.uid, expected_version=row.version, **more)


def wrong(act: Callable[[], object]) -> set[str]:
    """Return beside which fields a sentence stands."""
    with pytest.raises(Invalid) as problem:
        act()
    return set(problem.value.fields)


Add = Callable[..., Any]


class TestPlans:
    """The document of four years."""

    values: Values = {
        "title": "IVP 2027-2030", "type_label": "Integraal Veiligheidsplan", "abbreviation": "IVP",
        "period_start": "2027", "period_end": "2030", "levels": LEVELS,
    }  # fmt: skip

    def test_a_new_one(self, world: World, add: Add) -> None:
        plan = add("plan", {**self.values, "predecessor": world.plan.uid})
        assert (plan.code, plan.status, plan.predecessor) == ("ivp-2027-2030", "concept", world.plan)

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"period_end": "2026"}, "period_end"),
            ({"levels": LEVELS[:1]}, "levels"),
            ({"levels": [*LEVELS, {"singular": "x"}]}, "levels"),
            ({"levels": [*LEVELS, {"singular": "", "plural": ""}]}, "levels"),
            ({"levels": ["thema", "doel"]}, "levels"),
            ({"status": "vastgesteld"}, "status"),
            ({"code": "ivp"}, "code"),
            ({"title": ""}, "title"),
        ],
    )
    def test_what_is_wrong(self, world: World, add: Add, values: Values, field: str) -> None:
        assert wrong(lambda: add("plan", {**self.values, **values})) == {field}

    def test_levels_that_are_in_use(self, world: World, add: Add) -> None:
        plan = add("plan", {**self.values, "levels": [*LEVELS, {"singular": "actie", "plural": "acties"}]})
        top = add("onderdeel", {"plan": plan.uid, "title": "Een"})
        goal = add("onderdeel", {"plan": plan.uid, "parent": top.uid, "title": "Twee"})
        add("onderdeel", {"parent": goal.uid, "plan": plan.uid, "title": "Drie"})
        assert wrong(lambda: change(world, "plan", plan, {"levels": LEVELS})) == {"levels"}

    def test_it_does_not_follow_itself(self, world: World, add: Add) -> None:
        later = add("plan", {**self.values, "predecessor": world.plan.uid})
        assert wrong(lambda: change(world, "plan", world.plan, {"predecessor": later.uid})) == {"predecessor"}

    def test_adopted_is_adopted(self, world: World) -> None:
        world.plan.status = "vastgesteld"
        store(world.plan)
        assert wrong(lambda: change(world, "plan", world.plan, {"status": "concept"})) == {"status"}
        change(world, "plan", world.plan, {"status": "vervallen"})

    def test_its_parts(self, world: World, add: Add) -> None:
        plan = {"plan": world.plan.uid}
        texts = [add("plantekst", {**plan, "title": "Sturing", "text": "Zo."}) for _ in range(2)]
        assert [(t.code, t.position) for t in texts] == [("sturing", 1), ("sturing-2", 2)]
        ways = [add("werkwijze", {**plan, "title": "Samen", "text": "Zo."}) for _ in range(2)]
        assert [way.number for way in ways] == [1, 2]
        assert wrong(lambda: add("werkwijze", {**plan, "number": 2, "title": "x", "text": "y"})) == {"number"}
        chapter = add("hoofdstuk", {**plan, "text": "Aa wil dit."}, municipality_id=world.aa.pk)
        assert chapter.municipality == world.aa
        again = {**plan, "text": "Nog eens."}
        assert wrong(lambda: add("hoofdstuk", again, municipality_id=world.aa.pk)) == {"municipality"}
        frame = {**plan, "kind": "wet", "title": "Gemeentewet"}
        add("kader", frame)
        add("kader", {**frame, "node": world.nodes["zicht"].uid})
        assert wrong(lambda: add("kader", frame)) == {"title"}
        assert wrong(lambda: withdraw(world, "plan", world.plan)) == set()

    def test_who_may(self, world: World, add: Add) -> None:
        for who, refusal in (
            (world.secretary, Forbidden),
            (world.adviser(world.aa), Forbidden),
            (world.outsider, Absent),
        ):
            with pytest.raises(refusal):
                add("plantekst", {"plan": world.plan.uid, "title": "x", "text": "y"}, actor=who)


class TestLiteralText:
    """What was adopted stays as it was adopted, but for a new version."""

    def test_a_reason_makes_a_version(self, world: World, add: Add) -> None:
        world.plan.status = "vastgesteld"
        store(world.plan)
        freeze_plan(actor=world.coordinator, plan_uid=world.plan.uid, reason="eerste")
        values = {"plan": world.plan.uid, "title": "Sturing", "text": "Zo.", "text_kind": "letterlijk"}
        assert wrong(lambda: add("plantekst", values)) == {"version_reason"}
        assert PlanVersion.objects.count() == 1
        text = add("plantekst", {**values, "version_reason": "tekst ontbrak"})
        assert PlanVersion.objects.order_by("-number").values_list("number", "reason").first() == (2, "tekst ontbrak")
        assert wrong(lambda: change(world, "plantekst", text, {"text": "Anders."})) == {"version_reason"}
        change(world, "plantekst", text, {"text": "Anders.", "version_reason": "raadsbesluit"})
        assert wrong(lambda: withdraw(world, "plantekst", text)) == {"version_reason"}
        withdraw(world, "plantekst", text, version_reason="geschrapt")
        with pytest.raises(Invalid):
            restore_record(actor=world.coordinator, kind=NAMED["plantekst"], uid=text.uid)
        restore_record(actor=world.coordinator, kind=NAMED["plantekst"], uid=text.uid, version_reason="toch niet")
        assert PlanVersion.objects.count() == 5
        change(world, "plantekst", text, {"position": 4})
        assert PlanVersion.objects.count() == 5


class TestNodes:
    """The tree."""

    def test_a_goal_under_a_theme(self, world: World, add: Add) -> None:
        theme = add("onderdeel", {"plan": world.plan.uid, "title": "Jeugd", "ambition": "prioriteit"})
        assert (theme.level, theme.position, theme.ambition) == (1, 3, "prioriteit")
        goal = add("onderdeel", {"plan": world.plan.uid, "parent": theme.uid, "title": "Jeugd", "ambition": "beheer"})
        assert (goal.level, goal.code, goal.ambition, goal.parent) == (2, "jeugd-2", "", theme)
        deep = {"plan": world.plan.uid, "parent": goal.uid, "title": "Dieper"}
        assert wrong(lambda: add("onderdeel", deep)) == {"parent"}

    def test_local_and_joint(self, world: World, add: Add) -> None:
        joint = world.nodes["ondermijning"]
        own = add(
            "onderdeel", {"plan": world.plan.uid, "title": "Ondermijning in Aa", "extends": joint.uid},
            municipality_id=world.aa.pk,
        )  # fmt: skip
        goal = add("onderdeel", {"plan": world.plan.uid, "parent": own.uid, "title": "Doel"})
        assert goal.municipality == world.aa
        bad = {"plan": world.plan.uid, "title": "x", "extends": joint.uid}
        assert wrong(lambda: add("onderdeel", bad)) == {"extends"}
        bad = {"plan": world.plan.uid, "title": "x", "extends": own.uid}
        assert wrong(lambda: add("onderdeel", bad, municipality_id=world.bree.pk)) == {"extends"}

    def test_its_parent_is_fixed_but_for_moving(self, world: World) -> None:
        goal = world.nodes["zicht"]
        values = {"parent": world.nodes["verkeer"].uid}
        assert wrong(lambda: change(world, "onderdeel", goal, values)) == {"parent"}

    def test_with_goals_under_it_it_stays(self, world: World) -> None:
        with pytest.raises(Invalid, match="1 thema of doel"):
            withdraw(world, "onderdeel", world.nodes["verkeer"])
        withdraw(world, "onderdeel", world.nodes["snelheid"])
        withdraw(world, "onderdeel", world.nodes["verkeer"])
        with pytest.raises(Invalid, match="ingetrokken"):
            restore_record(actor=world.coordinator, kind=NAMED["onderdeel"], uid=world.nodes["snelheid"].uid)

    def test_labels(self, world: World, add: Add) -> None:
        tags = [add("label", {"kind": "doelgroep", "label": f"Groep {n}"}) for n in range(3)]
        node = world.nodes["zicht"]
        change(world, "onderdeel", node, {"tags": (tags[0].uid, tags[1].uid)})
        assert node.version == 2
        found = record_values(world.coordinator, NAMED["onderdeel"], node.uid).values["tags"]
        assert found == (tags[0].uid, tags[1].uid)
        change(world, "onderdeel", node, {"tags": (tags[1].uid, tags[2].uid), "title": "Anders"})
        assert NodeTag.objects.filter(withdrawn_at__isnull=True).count() == 2
        assert node.version == 3
        withdraw(world, "label", tags[0])
        with pytest.raises(Invalid, match="1 label op een thema of doel"):
            withdraw(world, "label", tags[2])
        with pytest.raises(Absent):
            change(world, "onderdeel", node, {"tags": (world.plan.uid,)})

    def test_other_names_are_for_who_sees_the_node(self, world: World, add: Add) -> None:
        node = world.nodes["zicht"]
        alias = add("andere-naam", {"node": node.uid, "name": "Weerbaarheid"}, circle=Circle.PUBLIC)
        assert alias.circle == "partners"
        tag = add("label", {"kind": "doelgroep", "label": "Groep"}, circle=Circle.PUBLIC)
        change(world, "onderdeel", node, {"tags": (tag.uid,), "circle": "driehoek"})
        assert NodeAlias.objects.get().circle == NodeTag.objects.get().circle == "driehoek"
        assert wrong(lambda: add("andere-naam", {"node": node.uid, "name": "Weerbaarheid"})) == {"name"}

    def test_a_goal_is_for_no_more_people_than_its_theme(self, world: World, add: Add) -> None:
        theme = add("onderdeel", {"plan": world.plan.uid, "title": "Stil"}, circle=Circle.TRIANGLE)
        goal = {"plan": world.plan.uid, "parent": theme.uid, "title": "Doel"}
        assert add("onderdeel", goal).circle == "driehoek"
        assert wrong(lambda: add("onderdeel", goal, circle=Circle.PARTNERS)) == {"circle"}

    def test_raakvlakken(self, world: World, add: Add) -> None:
        one, other = world.nodes["zicht"].uid, world.nodes["snelheid"].uid
        add("raakvlak", {"node": one, "other": other, "reason": "Zelfde ondernemers"})
        assert wrong(lambda: add("raakvlak", {"node": other, "other": one, "reason": "x"})) == {"other"}
        assert wrong(lambda: add("raakvlak", {"node": one, "other": one, "reason": "x"})) == {"other"}


class TestMoving:
    """Up, down, and under something else."""

    def codes(self, parent: Node | None) -> list[str]:
        rows = Node.objects.filter(parent=parent, withdrawn_at__isnull=True).order_by("position", "code")
        return list(rows.values_list("code", flat=True))

    def test_up_and_down(self, world: World) -> None:
        who, verkeer = world.coordinator, world.nodes["verkeer"]
        shift_node(actor=who, node_uid=verkeer.uid, places=-1)
        assert self.codes(None) == ["verkeer", "ondermijning"]
        shift_node(actor=who, node_uid=verkeer.uid, places=-1)
        assert self.codes(None) == ["verkeer", "ondermijning"]
        shift_node(actor=who, node_uid=verkeer.uid, places=5)
        assert self.codes(None) == ["ondermijning", "verkeer"]
        for stranger, refusal in ((world.secretary, Forbidden), (world.outsider, Absent)):
            with pytest.raises(refusal):
                shift_node(actor=stranger, node_uid=verkeer.uid, places=1)
            with pytest.raises(refusal):
                move_node(actor=stranger, node_uid=verkeer.uid, expected_version=1, parent_uid=None)

    def test_past_what_is_of_others(self, world: World) -> None:
        world.node("aa-1", "Aa", municipality=world.aa)
        world.node("joint-3", "Derde")
        shift_node(actor=world.coordinator, node_uid=world.nodes["joint-3"].uid, places=-1)
        assert self.codes(None) == ["ondermijning", "joint-3", "verkeer", "aa-1"]

    def test_under_another(self, world: World) -> None:
        who, nodes = world.coordinator, world.nodes
        version = move_node(actor=who, node_uid=nodes["zicht"].uid, expected_version=1, parent_uid=nodes["verkeer"].uid)
        assert version == 2
        assert self.codes(nodes["verkeer"]) == ["snelheid", "zicht"]
        with pytest.raises(Conflict):
            move_node(actor=who, node_uid=nodes["zicht"].uid, expected_version=1, parent_uid=None)
        move_node(actor=who, node_uid=nodes["zicht"].uid, expected_version=2, parent_uid=None)
        stored = Node.objects.get(code="zicht")
        assert (stored.level, stored.parent, self.codes(None)) == (1, None, ["ondermijning", "verkeer", "zicht"])
        assert move_node(actor=who, node_uid=nodes["zicht"].uid, expected_version=3, parent_uid=None) == 3

    def test_what_does_not_fit(self, world: World) -> None:
        who, nodes = world.coordinator, world.nodes

        def under(code: str, parent: str) -> Callable[[], object]:
            return lambda: move_node(
                actor=who, node_uid=nodes[code].uid, expected_version=1, parent_uid=nodes[parent].uid
            )

        assert wrong(under("verkeer", "snelheid")) == {"parent"}
        assert wrong(under("verkeer", "verkeer")) == {"parent"}
        assert wrong(under("verkeer", "ondermijning")) == {"parent"}
        world.node("aa-1", "Aa", municipality=world.aa)
        assert wrong(under("zicht", "aa-1")) == {"parent"}
        with pytest.raises(Absent):
            move_node(actor=who, node_uid=nodes["zicht"].uid, expected_version=1, parent_uid=world.plan.uid)

    def test_the_tree_of_an_adopted_plan_asks_a_version(self, world: World) -> None:
        world.plan.status = "vastgesteld"
        store(world.plan)
        who, nodes = world.coordinator, world.nodes
        move: dict[str, Any] = {
            "node_uid": nodes["zicht"].uid, "expected_version": 1, "parent_uid": nodes["verkeer"].uid,
        }  # fmt: skip
        assert wrong(lambda: move_node(actor=who, **move)) == {"version_reason"}
        move_node(actor=who, **move, version_reason="hoort daar")
        assert PlanVersion.objects.get().reason == "hoort daar"


class TestProgrammes:
    """One or two years."""

    def test_outside_the_plan_is_unusual_not_wrong(self, world: World, add: Add) -> None:
        values = {"plan": world.plan.uid, "title": "UVP 2026-2027", "period_start": "2026", "period_end": "2027"}
        row = add("programma", values)
        (sentence,) = record_warnings(world.coordinator, NAMED["programma"], row.uid)
        assert "2023-2026" in sentence
        assert record_warnings(world.coordinator, NAMED["programma"], world.programmes["uvp-2025"].uid) == ()
        assert wrong(lambda: add("programma", {**values, "period_end": "2025"})) == {"period_end"}

    def test_an_adviser_makes_that_of_the_own_municipality(self, world: World, add: Add) -> None:
        values = {"plan": world.plan.uid, "title": "UVP Aa", "period_start": "2025", "period_end": "2026"}
        who = world.adviser(world.aa)
        row = add("programma", values, actor=who, municipality_id=world.aa.pk, circle=Circle.MUNICIPALITY)
        assert (row.municipality, row.circle_municipality) == (world.aa, world.aa)
        for place in (None, world.bree.pk):
            with pytest.raises(Forbidden):
                add("programma", values, actor=who, municipality_id=place)

    def test_what_it_aims_at(self, world: World, add: Add) -> None:
        values = {"programme": world.programmes["uvp-2025"].uid, "node": world.nodes["verkeer"].uid, "text": "Minder."}
        add("programmadoel", values)
        assert wrong(lambda: add("programmadoel", values)) == {"node"}
        with pytest.raises(Invalid, match="1 inzet per thema"):
            withdraw(world, "programma", world.programmes["uvp-2025"])


class TestWorkingGroups:
    """Assignment, members, products, knowledge."""

    def test_in_full(self, world: World, add: Add) -> None:
        group = add("werkgroep", {"plan": world.plan.uid, "node": world.nodes["verkeer"].uid, "name": "Verkeer"})
        under = {"working_group": group.uid}
        member = add("werkgroeplid", {**under, "organisation": world.police.uid, "function": world.team_lead.uid})
        add("werkgroeplid", {**under, "organisation": world.town.uid, "chair": True})
        assert wrong(lambda: add("werkgroeplid", {**under, "organisation": world.town.uid})) == {"organisation"}
        mixed = {**under, "organisation": world.town.uid, "function": world.team_lead.uid}
        assert wrong(lambda: add("werkgroeplid", mixed)) == {"function"}
        product = add("werkgroepproduct", {**under, "title": "Draaiboek", "due": "2026-Q2"})
        assert product.due == PreciseDate("2026-Q2")
        add("gedeelde-kennis", {**under, "title": "Les", "audience": "alle boa's"})
        change(world, "werkgroep", group, {"circle": "driehoek", "assignment": "Minder ongevallen"})
        assert set(GroupMember.objects.values_list("circle", flat=True)) == {"driehoek"}
        withdraw(world, "werkgroep", group)
        assert member.withdrawn_at is None
        restore_record(actor=world.coordinator, kind=NAMED["werkgroep"], uid=group.uid)

    def test_of_the_organisation_of_the_function(self, world: World, add: Add) -> None:
        group = add("werkgroep", {"plan": world.plan.uid, "name": "Verkeer"})
        member = add("werkgroeplid", {"working_group": group.uid, "function": world.team_lead.uid})
        assert member.organisation == world.police

    def test_what_is_hidden_stays_chosen_when_others_change(self, world: World, add: Add) -> None:
        tag = store(Tag(partnership=world.partnership, kind="aanpak", code="stil", label="Stil", circle="genoemden"))
        node = world.nodes["zicht"]
        store(NodeTag(partnership=world.partnership, node=node, tag=tag, circle="genoemden"))
        open_tag = add("label", {"kind": "doelgroep", "label": "Groep"})
        change(world, "onderdeel", node, {"tags": (open_tag.uid,)})
        assert set(NodeTag.objects.filter(withdrawn_at__isnull=True).values_list("tag__code", flat=True)) == {
            "stil", "groep",
        }  # fmt: skip


def test_a_function_of_a_member_stays(world: World, add: Add) -> None:
    assert Function.objects.count() == 1
    group = add("werkgroep", {"plan": world.plan.uid, "name": "Verkeer"})
    add("werkgroeplid", {"working_group": group.uid, "function": world.team_lead.uid})
    assert GroupMember.objects.get().function == world.team_lead
