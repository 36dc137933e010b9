# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a target stands: reached, not reached, or still to come with the chance of reaching it.

A chance is given only where counts wobble by themselves: a count of a national source, with a target that asks it to
be low. What the partners do themselves is no chance, and a survey or a rounded source does not bear one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from driehoek.figures.indicators import Indicator, Sort
from driehoek.figures.queries.views import SeriesView
from driehoek.lib.statistics.panel import Comparison
from driehoek.lib.statistics.sentences.others import sentence_of_target
from driehoek.lib.statistics.sentences.wording import Language, Sentence
from driehoek.lib.statistics.targets import outlook
from driehoek.lib.statline.periods import PeriodKind
from driehoek.monitoring.rules import SCALE, Baseline, Target, asks, largest_count, reached

HISTORY = 3
"""Years that a prediction rests on: those that findings are compared with too."""

FAREST = 4
"""Further ahead than a plan period nothing is predicted."""


class State(StrEnum):
    """How a target stands."""

    REACHED = "gehaald"
    MISSED = "niet_gehaald"
    RUNNING = "loopt"
    UNKNOWN = "geen_cijfer"


class WithoutChance(StrEnum):
    """Why no chance is given of a target that runs."""

    NOT_A_COUNT = "geen_telling"
    ASKS_FOR_MORE = "vraagt_meer"
    ROUNDED = "afgerond"
    TOO_FEW_YEARS = "te_weinig_jaren"
    NO_WOBBLE = "schommeling_onbekend"
    TOO_FAR = "te_ver_weg"


Ahead = Callable[[Comparison], float]
"""The usual wobble to predict with, by what is compared; NaN where nobody knows it."""


@dataclass(frozen=True, slots=True)
class FigureTarget:
    """How a target stands, for a page or paper.

    Attributes:
        year: the year that was looked at; of a running target the newest one with a figure.
        value: of that year; ``None`` when there is none.
        limit: what the target asks in its last year, in the unit of the figure; ``None`` for a percentage of nothing.
        on_course: of a yearly target that runs, whether the newest year met what it asked of that year.
        chance: sentence with the chance that it will be reached; ``None`` where none is given, and ``why`` says why.
    """

    state: State
    year: int
    value: float | None
    limit: float | None
    on_course: bool | None = None
    chance: Sentence | None = None
    why: WithoutChance | None = None


def figure_target(
    known: Indicator,
    target: Target,
    baseline: Baseline | None,
    series: SeriesView | None,
    ahead: Ahead,
    language: Language = Language.DUTCH,
) -> FigureTarget:
    """Return how a target stands.

    Args:
        known: the definition of the figure.
        series: its years in the area that the target is about; ``None`` when there is no figure.
        ahead: the usual wobble of what the figure counts.
    """
    limit = asks(target, baseline, target.until)
    years = _years(series)
    shown = float(limit / SCALE) if limit is not None else None
    if target.until in years and limit is not None:
        met = reached(target.operator, _scaled(years[target.until]), limit)
        state = State.REACHED if met else State.MISSED
        return FigureTarget(state, target.until, years[target.until], shown)
    newest = max((year for year in years if year < target.until), default=None)
    if newest is None or limit is None or series is None:
        return FigureTarget(State.UNKNOWN, target.until, None, shown)
    this_year = asks(target, baseline, newest)
    course = reached(target.operator, _scaled(years[newest]), this_year) if this_year is not None else None
    found = _chance(known, target, limit, series, ahead, language)
    chance, why = (found, None) if isinstance(found, Sentence) else (None, found)
    return FigureTarget(State.RUNNING, newest, years[newest], shown, course, chance, why)


def _years(series: SeriesView | None) -> dict[int, float]:
    """Return the final values by year."""
    if series is None or series.kind is not PeriodKind.YEAR:
        return {}
    return {
        point.period.year: point.value
        for point in series.points
        if point.value is not None and not point.provisional
    }  # fmt: skip


def _scaled(value: float) -> Fraction:
    """Return a value in thousandths, exactly as the source wrote it."""
    return Fraction(round(value * SCALE))


def _chance(
    known: Indicator, target: Target, limit: Fraction, series: SeriesView, ahead: Ahead, language: Language
) -> Sentence | WithoutChance:
    if known.sort is not Sort.COUNT:
        return WithoutChance.NOT_A_COUNT
    if not target.operator.downward:
        return WithoutChance.ASKS_FOR_MORE
    if series.source.rounded_to:
        return WithoutChance.ROUNDED
    history = _history(series)
    if len(history) < HISTORY:
        return WithoutChance.TOO_FEW_YEARS
    years_ahead = target.until - max(history)
    if years_ahead > FAREST:
        return WithoutChance.TOO_FAR
    wobble = ahead(Comparison.THREE_YEARS if years_ahead == 1 else Comparison.PLAN_PERIOD)
    if wobble != wobble:
        return WithoutChance.NO_WOBBLE
    most = largest_count(target.operator, limit)
    expected = outlook(max(most, 0), sum(history.values()), len(history), wobble)
    return sentence_of_target(expected, max(most, 0), language)


def _history(series: SeriesView) -> dict[int, float]:
    """Return the last three years with a figure, one after the other, none before the last change of counting."""
    years = _years(series)
    if not years:
        return {}
    newest = max(years)
    first = max((one.period.year for one in series.breaks if one.period.year <= newest), default=0)
    row = range(newest, newest - HISTORY, -1)
    return {year: years[year] for year in row if year in years and year >= first and float(years[year]).is_integer()}
