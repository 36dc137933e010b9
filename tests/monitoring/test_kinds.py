# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures at goals are made and changed by hand: what is refused, what only gets a warning, and what follows."""

from typing import Any
from uuid import UUID

import pytest

from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Forbidden, Invalid
from driehoek.monitoring.kinds import FIGURE, INTERPRETATION, SET_CHOICE
from driehoek.monitoring.models import GoalFigure, Interpretation, SetChoice
from driehoek.organisations.editing import (
    Editable,
    add_record,
    change_record,
    record_warnings,
    restore_record,
    withdraw_record,
)
from driehoek.organisations.models import Municipality
from driehoek.planning.models import Node
from tests.planning.world import World

pytestmark = pytest.mark.django_db

TARGET: dict[str, Any] = {"operator": "ten_hoogste", "target": 20_000, "until": 2026}
BASELINE: dict[str, Any] = {"baseline": 30_000, "baseline_year": 2022}


def add(
    world: World, kind: Editable[Any], actor: Actor | None = None, municipality: Municipality | None = None,
    **values: Any,
) -> UUID:  # fmt: skip
    return add_record(
        actor=actor or world.coordinator, kind=kind, partnership_id=world.partnership.pk, values=values,
        municipality_id=municipality.pk if municipality else None,
    )  # fmt: skip


def goal(world: World) -> Node:
    return next(node for node in world.nodes.values() if node.level == 2 and node.municipality_id is None)


def refused(make: Any) -> set[str]:
    with pytest.raises(Invalid) as problem:
        make()
    return set(problem.value.fields)


def test_a_figure_with_a_baseline_and_a_target(world: World) -> None:
    uid = add(world, FIGURE, node=goal(world).uid, indicator="woninginbraak", **BASELINE, **TARGET)
    row = GoalFigure.objects.get(uid=uid)
    assert (row.baseline, row.target, row.measure, row.per_year) == (30_000, 20_000, "absoluut", False)
    assert row.circle == Circle.PARTNERS.value
    assert record_warnings(world.coordinator, FIGURE, uid) == ()


def test_no_fitting_figure_is_said_with_a_reason_and_beside_no_figure(world: World) -> None:
    node = goal(world).uid
    assert refused(lambda: add(world, FIGURE, node=node, indicator="")) == {"reason"}
    uid = add(world, FIGURE, node=node, indicator="", reason="Niemand telt dit.")
    assert refused(lambda: add(world, FIGURE, node=node, indicator="woninginbraak")) == {"indicator"}
    change_record(
        actor=world.coordinator, kind=FIGURE, uid=uid, expected_version=1,
        values={"indicator": "woninginbraak", "reason": ""},
    )  # fmt: skip
    assert refused(lambda: add(world, FIGURE, node=node, indicator="", reason="Toch niet.")) == {"indicator"}


def test_one_goal_has_a_figure_once_and_each_municipality_its_own(world: World) -> None:
    node = goal(world).uid
    add(world, FIGURE, node=node, indicator="woninginbraak")
    assert refused(lambda: add(world, FIGURE, node=node, indicator="woninginbraak")) == {"indicator"}
    add(world, FIGURE, node=node, indicator="woninginbraak", municipality=world.aa)
    add(world, FIGURE, node=node, indicator="woninginbraak", municipality=world.bree)
    assert refused(lambda: add(world, FIGURE, node=node, indicator="woninginbraak", municipality=world.bree)) == {
        "indicator"
    }


def test_an_operator_that_asks_the_wrong_way_is_refused(world: World) -> None:
    target = {**TARGET, "operator": "ten_minste"}
    assert refused(lambda: add(world, FIGURE, node=goal(world).uid, indicator="woninginbraak", **target)) == {
        "operator"
    }
    assert refused(lambda: add(world, FIGURE, node=goal(world).uid, indicator="verzonnen")) == {"indicator"}


def test_the_sixth_figure_of_a_theme_only_gives_a_warning(world: World) -> None:
    node = goal(world).uid
    keys = ["woninginbraak", "schuurinbraak", "fietsdiefstal", "vernieling", "bedreiging"]
    told = [record_warnings(world.coordinator, FIGURE, add(world, FIGURE, node=node, indicator=key)) for key in keys]
    assert told == [()] * 5
    top = goal(world).parent
    assert top is not None
    sixth = add(world, FIGURE, node=top.uid, indicator="mishandeling")
    assert any("nu 6 cijfers" in warning for warning in record_warnings(world.coordinator, FIGURE, sixth))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"indicator": "drugshandel", **BASELINE, **TARGET}, "niet vanzelf beter of slechter"),
        ({"indicator": "woninginbraak", **TARGET}, "doelwaarde zonder nulmeting"),
    ],
)
def test_what_is_unusual_gives_a_warning(world: World, values: dict[str, Any], words: str) -> None:
    uid = add(world, FIGURE, node=goal(world).uid, **values)
    assert any(words in warning for warning in record_warnings(world.coordinator, FIGURE, uid))


def test_a_survey_has_no_figure_of_one_municipality(world: World) -> None:
    uid = add(world, FIGURE, node=goal(world).uid, indicator="politie_tevreden", municipality=world.aa)
    assert any("geen cijfer van één gemeente" in one for one in record_warnings(world.coordinator, FIGURE, uid))


def test_a_figure_at_a_local_goal_is_of_that_municipality(world: World) -> None:
    local = world.node("eigen", "Eigen doel", municipality=world.aa)
    row = GoalFigure.objects.get(uid=add(world, FIGURE, node=local.uid, indicator="woninginbraak"))
    assert row.municipality == world.aa


def test_a_target_is_taken_away_whole(world: World) -> None:
    uid = add(world, FIGURE, node=goal(world).uid, indicator="woninginbraak", per_year=True, **TARGET)
    change_record(
        actor=world.coordinator, kind=FIGURE, uid=uid, expected_version=1,
        values={"operator": "", "target": None, "until": None},
    )  # fmt: skip
    assert GoalFigure.objects.get(uid=uid).per_year is False


def test_what_one_makes_of_a_figure(world: World) -> None:
    told: dict[str, Any] = {
        "node": goal(world).uid, "indicator": "woninginbraak", "period_start": PreciseDate("2025"),
        "period_end": PreciseDate("2025"),
    }  # fmt: skip
    uid = add(world, INTERPRETATION, text="Vooral in het najaar.", **told)
    assert Interpretation.objects.get(uid=uid).text == "Vooral in het najaar."
    assert refused(lambda: add(world, INTERPRETATION, text="Nog een.", **told)) == {"period_end"}
    adviser = world.adviser(world.aa)
    own = add(world, INTERPRETATION, actor=adviser, municipality=world.aa, text="Bij ons niet.", **told)
    assert Interpretation.objects.get(uid=own).municipality == world.aa
    earlier = {**told, "period_start": PreciseDate("2024"), "period_end": PreciseDate("2024")}
    for elsewhere in (None, world.bree):
        with pytest.raises(Forbidden):
            add(world, INTERPRETATION, actor=adviser, municipality=elsewhere, text="Bij hen ook niet.", **earlier)
    early = {**told, "period_start": PreciseDate("2026")}
    assert "period_end" in refused(lambda: add(world, INTERPRETATION, text="Andersom.", **early))


def test_a_partnership_chooses_one_set_of_each_family(world: World) -> None:
    uid = add(world, SET_CHOICE, indicator="hic_kern")
    assert SetChoice.objects.get(uid=uid).family == "hic"
    assert refused(lambda: add(world, SET_CHOICE, indicator="hic_ruim")) == {"family"}
    assert refused(lambda: add(world, SET_CHOICE, indicator="woninginbraak")) == {"indicator"}
    add(world, SET_CHOICE, indicator="vvc")
    change_record(
        actor=world.coordinator, kind=SET_CHOICE, uid=uid, expected_version=1, values={"indicator": "hic_ruim"}
    )
    assert SetChoice.objects.get(uid=uid).indicator == "hic_ruim"


def test_a_figure_goes_and_comes_back(world: World) -> None:
    node = goal(world).uid
    uid = add(world, FIGURE, node=node, indicator="woninginbraak")
    withdraw_record(actor=world.coordinator, kind=FIGURE, uid=uid, expected_version=1)
    other = add(world, FIGURE, node=node, indicator="woninginbraak")
    assert refused(lambda: restore_record(actor=world.coordinator, kind=FIGURE, uid=uid)) == {"indicator"}
    withdraw_record(actor=world.coordinator, kind=FIGURE, uid=other, expected_version=1)
    restore_record(actor=world.coordinator, kind=FIGURE, uid=uid)
    assert GoalFigure.objects.get(uid=uid).withdrawn_at is None
