# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The gap report gathers what the rooms know, within sight of who asks."""

from collections.abc import Callable
from typing import Any

import pytest

from driehoek.cycle.queries import GapsPage, plan_gaps, programme_gaps
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.monitoring.gaps import FigureGapKind
from driehoek.monitoring.models import GoalFigure
from driehoek.planning.gaps import GapKind
from driehoek.planning.models import ActionNode, LocalChapter, ProgrammeAim, WorkingGroup
from tests.planning.world import World, store


def kinds(page: GapsPage) -> dict[GapKind, list[str]]:
    """Return codes by kind."""
    found: dict[GapKind, list[str]] = {}
    for gap in page.gaps:
        found.setdefault(gap.kind, []).append(gap.code)
    return found


def test_a_bare_programme_lacks_a_lot(world: World) -> None:
    world.action("OND-1", programme="uvp-2025", end="2024-Q1", capacity_claim="40 uur", means_cents=100)
    page = programme_gaps(world.coordinator, world.partnership.pk, "uvp-2025")
    assert (page.themes, page.goals, page.actions) == (2, 2, 1)
    found = kinds(page)
    assert found[GapKind.NOT_EVALUATED] == ["uvp-2023"]
    assert found[GapKind.THEME_WITHOUT_AIM] == ["ondermijning", "verkeer"]
    assert found[GapKind.THEME_WITHOUT_ACTION] == ["verkeer"]
    assert found[GapKind.GOAL_WITHOUT_OWNER] == ["zicht", "snelheid"]
    assert found[GapKind.GOAL_WITHOUT_ACTION] == ["snelheid"]
    assert found[GapKind.ACTION_OUTSIDE_PROGRAMME] == ["OND-1"]
    assert found[GapKind.MONEY_WITHOUT_PAYER] == ["OND-1"]
    assert found[GapKind.ACTION_WITHOUT_LEAD] == ["OND-1"]


def test_what_was_repaired_is_gone(world: World) -> None:
    own = {"partnership": world.partnership}
    world.action("OND-1", programme="uvp-2025", end="2026", lead_organisation=world.police, intended_result="20 minder")
    store(ActionNode(action=world.actions["OND-1"], node=world.nodes["snelheid"], **own))
    for theme in ("ondermijning", "verkeer"):
        store(ProgrammeAim(programme=world.programmes["uvp-2025"], node=world.nodes[theme], text="Minder", **own))
        store(WorkingGroup(plan=world.plan, node=world.nodes[theme], code=f"wg-{theme}", name=theme, **own))
    world.evaluation("terugblik")
    assert kinds(programme_gaps(world.coordinator, world.partnership.pk, "uvp-2025")) == {}


def test_a_plan_is_looked_at_with_all_its_programmes(world: World) -> None:
    world.action("OND-1", programme="uvp-2025", lead_organisation=world.police, end="2026", intended_result="x")
    world.action("VER-1", "snelheid", lead_organisation=world.police, end="2024", intended_result="x")
    store(
        LocalChapter(
            partnership=world.partnership, plan=world.plan, municipality=world.aa, text="Twee thema's.", announced=2
        )
    )
    page = plan_gaps(world.coordinator, world.partnership.pk, "ivp")
    assert page.programme is None
    assert kinds(page) == {GapKind.ANNOUNCED_NOT_NAMED: ["ivp"]}


def test_what_is_out_of_sight_is_not_told(world: World) -> None:
    world.action("OND-1", programme="uvp-2025", circle="driehoek")
    page = programme_gaps(world.adviser(world.aa), world.partnership.pk, "uvp-2025")
    assert page.actions == 0
    assert all(gap.code != "OND-1" for gap in page.gaps)
    with pytest.raises(Absent):
        programme_gaps(world.outsider, world.partnership.pk, "uvp-2025")
    with pytest.raises(Absent):
        plan_gaps(world.outsider, world.partnership.pk, "ivp")


def test_what_it_costs(world: World, django_assert_num_queries: Callable[[int], Any]) -> None:
    for number in range(20):
        world.action(f"A-{number}", programme="uvp-2025", current_start=PreciseDate("2025"))
    who = world.coordinator
    with django_assert_num_queries(10):
        programme_gaps(who, world.partnership.pk, "uvp-2025")


def test_what_the_figures_lack_is_told_too(world: World) -> None:
    own = {"partnership": world.partnership}
    store(GoalFigure(node=world.nodes["zicht"], indicator="woninginbraak", **own))
    page = plan_gaps(world.coordinator, world.partnership.pk, "ivp")
    assert [(gap.kind, gap.code) for gap in page.figure_gaps] == [(FigureGapKind.NO_FIGURE, "snelheid")]
    store(GoalFigure(node=world.nodes["snelheid"], indicator="", reason="Niemand telt dit.", **own))
    assert plan_gaps(world.coordinator, world.partnership.pk, "ivp").figure_gaps == ()
    secret = GoalFigure.objects.get(indicator="woninginbraak")
    secret.circle = "driehoek"
    store(secret)
    seen_by_adviser = plan_gaps(world.adviser(world.aa), world.partnership.pk, "ivp").figure_gaps
    assert [gap.code for gap in seen_by_adviser] == ["zicht"]
