# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Each check of the gap report: what it finds, and that it leaves alone what is in order."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from driehoek.kernel.dates import PreciseDate
from driehoek.planning.gaps import (
    CHECKS,
    Announced,
    GapKind,
    Inventory,
    PlannedAction,
    PlanNode,
    Span,
    counted,
    gaps,
    names_means_only,
)
from driehoek.planning.rules import ActionStatus

K = GapKind


def span(code: str, start: str, end: str, *, judged: bool = True) -> Span:
    """Return a plan or programme."""
    return Span(uuid4(), code, code.upper(), PreciseDate(start), PreciseDate(end), judged)


def node(key: int, title: str = "Minder inbraken", **more: Any) -> PlanNode:
    """Return a theme, or a goal when it has a parent; both in order."""
    return PlanNode(
        key, uuid4(), f"n{key}", title, grouped=more.pop("grouped", True), aimed=more.pop("aimed", True), **more
    )


def action(code: str = "A-1", node_key: int = 11, **more: Any) -> PlannedAction:
    """Return an action in order."""
    usual = {
        "status": ActionStatus.RUNNING,
        "led": True,
        "start": PreciseDate("2025"),
        "end": PreciseDate("2026-Q2"),
        "result": "20 minder",
    }
    return PlannedAction(uuid4(), code, f"Actie {code}", (node_key,), **{**usual, **more})


SOUND = Inventory(
    plan=span("ivp", "2023", "2026"),
    today=date(2025, 6, 1),
    programme=span("uvp", "2025", "2026"),
    before=span("uvp-oud", "2023", "2024"),
    nodes=(node(1, "Wonen"), node(11, parent=1)),
    actions=(action(),),
    chapters=(Announced(uuid4(), "Aa", 2, 2),),
)


def found(inventory: Inventory) -> dict[GapKind, list[str]]:
    """Return the codes or titles of what lacks, by kind."""
    lacking: dict[GapKind, list[str]] = {}
    for gap in gaps(inventory):
        lacking.setdefault(gap.kind, []).append(gap.code)
    return lacking


def test_what_is_in_order_has_no_gaps() -> None:
    assert gaps(SOUND) == ()
    assert set(counted(()).values()) == {0}


def test_every_kind_has_a_check() -> None:
    assert list(CHECKS) == list(GapKind)


CASES: list[tuple[str, Inventory, dict[GapKind, list[str]]]] = [
    ("period", replace(SOUND, plan=span("ivp", "2023", "2025")), {K.PERIOD_OUTSIDE_PLAN: ["uvp"]}),
    ("starts early", replace(SOUND, plan=span("ivp", "2025-Q2", "2026")), {K.PERIOD_OUTSIDE_PLAN: ["uvp"]}),
    ("not judged", replace(SOUND, before=span("oud", "2023", "2024", judged=False)), {K.NOT_EVALUATED: ["oud"]}),
    ("still runs", replace(SOUND, before=span("oud", "2023", "2025", judged=False)), {}),
    ("announced", replace(SOUND, chapters=(Announced(uuid4(), "Aa", 4, 3),)), {K.ANNOUNCED_NOT_NAMED: ["ivp"]}),
    ("named more", replace(SOUND, chapters=(Announced(uuid4(), "Aa", 2, 3),)), {}),
    ("no aim", replace(SOUND, nodes=(node(1, aimed=False), node(11, parent=1))), {K.THEME_WITHOUT_AIM: ["n1"]}),
    ("aims are of programmes", replace(SOUND, programme=None, nodes=(node(1, aimed=False), node(11, parent=1))), {}),
    ("kept up", replace(SOUND, nodes=(*SOUND.nodes, node(2, ambition="beheer", aimed=False))), {}),
    ("idle theme", replace(SOUND, nodes=(*SOUND.nodes, node(2))), {K.THEME_WITHOUT_ACTION: ["n2"]}),
    (
        "a local theme acts for the joint one",
        replace(
            SOUND,
            nodes=(*SOUND.nodes, node(2), node(3, extends=2, municipality="Aa"), node(31, parent=3)),
            actions=(*SOUND.actions, action("A-2", 31)),
        ),
        {},
    ),
    (
        "nobody's goal",
        replace(SOUND, nodes=(node(1, grouped=False), node(11, parent=1, grouped=False)), actions=(action(led=False),)),
        {K.GOAL_WITHOUT_OWNER: ["n11"], K.ACTION_WITHOUT_LEAD: ["A-1"]},
    ),
    ("led, no group", replace(SOUND, nodes=(node(1, grouped=False), node(11, parent=1, grouped=False))), {}),
    ("the group of the theme", replace(SOUND, nodes=(node(1), node(11, parent=1, grouped=False))), {}),
    ("idle goal", replace(SOUND, nodes=(*SOUND.nodes, node(12, parent=1))), {K.GOAL_WITHOUT_ACTION: ["n12"]}),
    (
        "what stopped serves nothing",
        replace(SOUND, actions=(action(status=ActionStatus.DROPPED),)),
        {K.THEME_WITHOUT_ACTION: ["n1"], K.GOAL_WITHOUT_ACTION: ["n11"]},
    ),
    (
        "a second goal is served",
        replace(SOUND, nodes=(*SOUND.nodes, node(12, parent=1)), actions=(replace(action(), nodes=(11, 12)),)),
        {},
    ),
    (
        "no result",
        replace(SOUND, actions=(action(result=" "),)),
        {K.GOAL_WITHOUT_RESULT: ["n11"], K.ACTION_WITHOUT_RESULT: ["A-1"]},
    ),
    (
        "one result is enough",
        replace(SOUND, actions=(action(), action("A-2", status=ActionStatus.COMPLETED, result=""))),
        {},
    ),
    (
        "means",
        replace(SOUND, nodes=(node(1, "Wonen"), node(11, "Bijeenkomsten organiseren", parent=1))),
        {K.GOAL_NAMES_MEANS: ["n11"]},
    ),
    ("under a theme", replace(SOUND, actions=(action(), action("A-2", 1))), {K.ACTION_WITHOUT_GOAL: ["A-2"]}),
    ("a theme without goals", replace(SOUND, nodes=(node(1),), actions=(action("A-2", 1),)), {}),
    ("no planning", replace(SOUND, actions=(action(end=None),)), {K.ACTION_WITHOUT_PLANNING: ["A-1"]}),
    ("continuous", replace(SOUND, actions=(action(end=None, status=ActionStatus.CONTINUOUS),)), {}),
    ("finished", replace(SOUND, actions=(action(end=None, led=False, status=ActionStatus.COMPLETED),)), {}),
    (
        "ends before",
        replace(SOUND, actions=(action(start=None, end=PreciseDate("2024-Q4")),)),
        {K.ACTION_OUTSIDE_PROGRAMME: ["A-1"]},
    ),
    (
        "ends after",
        replace(SOUND, actions=(action(end=PreciseDate("2027-Q1")),)),
        {K.ACTION_OUTSIDE_PROGRAMME: ["A-1"]},
    ),
    (
        "starts after",
        replace(SOUND, actions=(action(start=PreciseDate("2027"), end=None),)),
        {K.ACTION_WITHOUT_PLANNING: ["A-1"], K.ACTION_OUTSIDE_PROGRAMME: ["A-1"]},
    ),
    (
        "deployment",
        replace(SOUND, actions=(action(end=None, capacity="40 uur"),)),
        {K.ACTION_WITHOUT_PLANNING: ["A-1"], K.CAPACITY_WITHOUT_PLANNING: ["A-1"]},
    ),
    ("unpaid", replace(SOUND, actions=(action(cents=100),)), {K.MONEY_WITHOUT_PAYER: ["A-1"]}),
    ("paid", replace(SOUND, actions=(action(cents=100, payer="gemeente Aa"),)), {}),
]


@pytest.mark.parametrize(("inventory", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_check(inventory: Inventory, expected: dict[GapKind, list[str]]) -> None:
    assert found(inventory) == expected


def test_too_many_priorities_are_counted_against_a_limit_of_ones_own() -> None:
    many = replace(SOUND, nodes=(*SOUND.nodes, *(node(key, ambition="prioriteit") for key in range(2, 9))))
    (gap,) = [gap for gap in gaps(many) if gap.kind is K.TOO_MANY_PRIORITIES]
    assert (gap.number, gap.of) == (8, 6)
    assert K.TOO_MANY_PRIORITIES not in found(replace(many, most_priorities=8))


def test_the_numbers_of_what_was_announced() -> None:
    (gap,) = gaps(replace(SOUND, chapters=(Announced(uuid4(), "Aa", 4, 3),)))
    assert (gap.title, gap.number, gap.of) == ("Aa", 3, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bijeenkomsten organiseren voor ondernemers", True),
        ("Inzetten van wijkagenten", True),
        ("Een werkgroep opzetten, zodat er minder inbraken zijn", False),
        ("Minder inbraken", False),
        ("Weerbare jongeren", False),
        ("Verkeersveilige scholen", False),
        ("", False),
    ],
)
def test_what_names_means_only(text: str, expected: bool) -> None:
    assert names_means_only(text) is expected
