# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The goals that a figure belongs to: where they stand, what they ask of it, and whether that will be reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.figures.findings.wobbles import usual
from driehoek.figures.indicators import Indicator
from driehoek.figures.queries.views import SeriesView
from driehoek.lib.charts.model import Level, LevelKind
from driehoek.monitoring.outlooks import State, figure_target
from driehoek.monitoring.queries import TiedGoal
from driehoek.monitoring.rules import SCALE, Baseline, asks
from driehoek.web.paths import Paths
from driehoek.web.presenters.figures.labels import spoken
from driehoek.web.presenters.goal_figures import told_baseline, told_target


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A theme or goal with this figure: where it is, where its actions are, of whom, and its target."""

    title: str
    href: str
    actions: str
    note: str
    example: bool


def goal_lines(goals: Iterable[TiedGoal], paths: Paths) -> tuple[GoalLine, ...]:
    """Return the goals that a figure belongs to, each with the way to it and to its actions."""
    return tuple(
        GoalLine(
            title=goal.title,
            href=paths.theme(goal.plan_code, goal.code) if goal.level == 1 else paths.node(goal.plan_code, goal.code),
            actions=f"{paths.theme(goal.plan_code, goal.theme_code)}#acties" if goal.theme_code else "",
            note=", ".join(part for part in (goal.municipality, _asked(goal)) if part),
            example=goal.example,
        )
        for goal in goals
    )


def _asked(goal: TiedGoal) -> str:
    if goal.target is not None:
        return _target(goal)
    if goal.baseline is not None:
        return _baseline(goal.baseline)
    return ""


def _target(goal: TiedGoal) -> str:
    return _("target: %(value)s") % {"value": told_target(goal.target, goal.baseline)}


def _baseline(baseline: Baseline) -> str:
    return _("baseline: %(value)s") % {"value": told_baseline(baseline)}


def of_place(goals: Iterable[TiedGoal], place: str) -> tuple[TiedGoal, ...]:
    """Return the goals whose target is about this municipality itself; a joint one is about all of them together."""
    return tuple(goal for goal in goals if goal.municipality == place)


def levels_of(goals: Sequence[TiedGoal]) -> tuple[Level, ...]:
    """Return baselines and targets as levels in a chart."""
    found = []
    for goal in goals:
        if goal.baseline is not None:
            year = goal.baseline.year
            found.append(
                Level(goal.baseline.value / SCALE, _baseline(goal.baseline), LevelKind.BASELINE, year, year + 1)
            )
        limit = asks(goal.target, goal.baseline, goal.target.until) if goal.target is not None else None
        if goal.target is not None and limit is not None:
            first = goal.baseline.year if goal.baseline is not None else None
            found.append(Level(float(limit / SCALE), _target(goal), LevelKind.TARGET, first, goal.target.until))
    return tuple(found)


def chances_of(
    goals: Sequence[TiedGoal], indicator: Indicator, years: SeriesView | None
) -> tuple[tuple[str, bool], ...]:
    """Return for each target what may be said of reaching it, and whether the target is an example."""
    said = []
    for goal in goals:
        if goal.target is None:
            continue
        found = figure_target(
            indicator,
            goal.target,
            goal.baseline,
            years,
            lambda comparison: usual(indicator.codelist, indicator.codes, comparison).s_ahead,
            spoken(),
        )
        head = f"{goal.title}: {_target(goal)}."
        told = {
            State.REACHED: _("It was reached."),
            State.MISSED: _("It was not reached."),
            State.UNKNOWN: _("There is no figure to hold it against yet."),
            State.RUNNING: _("It is not known how likely that is."),
        }[found.state]
        said.append((f"{head} {found.chance.text if found.chance is not None else told}", goal.example))
    return tuple(said)
