# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the figures of a plan lack is seen, and what is in order is left alone."""

from datetime import date, timedelta

import pytest

from driehoek.figures.indicators import indicator
from driehoek.kernel.ids import new_uid
from driehoek.monitoring.gaps import FigureGapKind, FollowedPlan, Tie, figure_gaps
from driehoek.monitoring.rules import Operator
from driehoek.planning.gaps import PlanNode

pytestmark = pytest.mark.once

TODAY = date(2026, 11, 22)
THEME = PlanNode(1, new_uid(), "thema", "Thema")
GOAL, OTHER = (
    PlanNode(2, new_uid(), "doel", "Doel", parent=1),
    PlanNode(3, new_uid(), "ander", "Ander doel", parent=1),
)
BARE = PlanNode(4, new_uid(), "kaal", "Thema zonder doelen")


def kinds(*ties: Tie, nodes: tuple[PlanNode, ...] = (THEME, GOAL), today: date = TODAY) -> list[tuple[str, str]]:
    return [(gap.kind.value, gap.code) for gap in figure_gaps(FollowedPlan(nodes, ties, today))]


def test_a_goal_needs_a_figure_a_reason_or_a_figure_above_it() -> None:
    assert kinds() == [("doel_zonder_cijfer", "doel")]
    assert kinds(Tie(2, "woninginbraak")) == kinds(Tie(2, "")) == kinds(Tie(1, "woninginbraak")) == []
    assert kinds(Tie(2, "woninginbraak"), nodes=(THEME, GOAL, OTHER)) == [("doel_zonder_cijfer", "ander")]
    assert kinds(nodes=(BARE,)) == [("doel_zonder_cijfer", "kaal")]


@pytest.mark.parametrize(
    ("tie", "kind"),
    [
        (Tie(2, "woninginbraak", False, Operator.AT_MOST), FigureGapKind.NO_BASELINE),
        (Tie(2, "woninginbraak", True, Operator.AT_LEAST), FigureGapKind.AGAINST),
        (Tie(2, "politie_tevreden", True, Operator.BELOW), FigureGapKind.AGAINST),
        (Tie(2, "drugshandel", True, Operator.AT_MOST), FigureGapKind.NO_DIRECTION),
        (Tie(2, "oud_cijfer"), FigureGapKind.GONE),
    ],
)
def test_what_is_odd_about_one_figure(tie: Tie, kind: FigureGapKind) -> None:
    assert kinds(tie) == [(kind.value, "doel")]


def test_a_sound_target_lacks_nothing() -> None:
    assert kinds(Tie(2, "woninginbraak", True, Operator.AT_MOST)) == []


def test_more_than_five_figures_of_a_theme_and_all_below_it() -> None:
    keys = ("woninginbraak", "schuurinbraak", "fietsdiefstal", "vernieling", "bedreiging")
    five = tuple(Tie(2, key) for key in keys)
    assert kinds(*five) == kinds(*five, Tie(1, "woninginbraak")) == []
    (gap,) = figure_gaps(FollowedPlan((THEME, GOAL), (*five, Tie(1, "mishandeling")), TODAY))
    assert (gap.kind, gap.code, gap.number, gap.of) == (FigureGapKind.TOO_MANY, "thema", 6, 5)


def test_a_definition_past_its_review_is_told_once() -> None:
    review = indicator("woninginbraak").next_review
    ties = (Tie(2, "woninginbraak"), Tie(1, "woninginbraak"))
    assert kinds(*ties, today=review) == []
    assert kinds(*ties, today=review + timedelta(days=1)) == [("definitie_verlopen", "doel")]
