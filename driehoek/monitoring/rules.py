# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Targets: what they ask of a year, whether that was reached, and what cannot be a target; no Django, no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from driehoek.figures.indicators import Direction, Indicator, Sort

SCALE = 1000
"""Baselines and targets are kept as whole thousandths: 28,4 is 28400."""

MOST_FIGURES = 5
"""With more figures than this a theme is hard to follow; a page warns, and nothing is refused."""

FIRST_YEAR, LAST_YEAR = 1990, 2100


class Operator(StrEnum):
    """How a value is held against a target."""

    AT_MOST = "ten_hoogste"
    BELOW = "minder_dan"
    AT_LEAST = "ten_minste"
    ABOVE = "meer_dan"

    @property
    def downward(self) -> bool:
        """Tell whether it asks a value to be low."""
        return self in (Operator.AT_MOST, Operator.BELOW)


class Measure(StrEnum):
    """Whether a target is a value, or a percentage less or more than the baseline."""

    ABSOLUTE = "absoluut"
    RELATIVE = "relatief"


@dataclass(frozen=True, slots=True)
class Target:
    """What one wants to reach.

    Attributes:
        value: in thousandths: of the unit, or of a percent where it is relative.
        per_year: it holds for every year until the last; a relative one then takes a step each year.
        until: the last year that it is about.
    """

    operator: Operator
    value: int
    until: int
    measure: Measure = Measure.ABSOLUTE
    per_year: bool = False


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where one began: a value in thousandths, and of which year it is."""

    value: int
    year: int


def asks(target: Target, baseline: Baseline | None, year: int) -> Fraction | None:
    """Return the limit that a target sets to the value of a year, in thousandths; ``None`` where it sets none.

    Args:
        target: what one wants to reach.
        baseline: where one began; without it a relative target asks nothing.
        year: of the value.

    >>> asks(Target(Operator.AT_MOST, 20_000, 2026, Measure.RELATIVE), Baseline(30_000, 2022), 2026)
    Fraction(24000, 1)
    """
    begun = baseline.year if baseline is not None else FIRST_YEAR - 1
    if year > target.until or year <= begun or (not target.per_year and year != target.until):
        return None
    if target.measure is Measure.ABSOLUTE:
        return Fraction(target.value)
    if baseline is None:
        return None
    step = Fraction(target.value, 100 * SCALE)
    factor = 1 - step if target.operator.downward else 1 + step
    return baseline.value * factor ** (year - baseline.year if target.per_year else 1)


def reached(operator: Operator, value: Fraction | int, limit: Fraction) -> bool:
    """Tell whether a value, in thousandths, meets a limit.

    >>> reached(Operator.BELOW, 24_000, Fraction(24_000)), reached(Operator.AT_MOST, 24_000, Fraction(24_000))
    (False, True)
    """
    return {
        Operator.AT_MOST: value <= limit,
        Operator.BELOW: value < limit,
        Operator.AT_LEAST: value >= limit,
        Operator.ABOVE: value > limit,
    }[operator]


def largest_count(operator: Operator, limit: Fraction) -> int:
    """Return the largest whole count that still meets a downward limit; -1 where even zero does not.

    Raises:
        ValueError: the operator asks for more, not for less.

    >>> largest_count(Operator.BELOW, Fraction(24_000)), largest_count(Operator.AT_MOST, Fraction(24_500))
    (23, 24)
    """
    if not operator.downward:
        raise ValueError("no largest count: this target asks for more")
    whole = limit / SCALE
    return floor(whole) if operator is Operator.AT_MOST else ceil(whole) - 1


def against(operator: Operator, direction: Direction) -> str:
    """Return what is wrong with an operator for a figure of which one way is better; empty when nothing is."""
    if direction is Direction.LOWER and not operator.downward:
        return "Bij dit cijfer is lager beter. Kies ten hoogste of minder dan."
    if direction is Direction.HIGHER and operator.downward:
        return "Bij dit cijfer is hoger beter. Kies ten minste of meer dan."
    return ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure at a goal as somebody typed it, before it is known to be sound.

    Attributes:
        indicator: ``None`` when no figure fits; then there is a reason and nothing else.
    """

    indicator: Indicator | None
    reason: str
    baseline: int | None
    baseline_year: int | None
    operator: str
    target: int | None
    measure: str
    until: int | None


def wrong(told: Wanted) -> Mapping[str, str]:
    """Return what is wrong with a figure at a goal, a sentence per column."""
    if told.indicator is None:
        return _without_figure(told)
    found: dict[str, str] = {}
    if told.reason:
        found["reason"] = "Een reden is alleen nodig als er geen passend cijfer is."
    found |= _baseline(told, told.indicator)
    found |= _target(told, told.indicator)
    return found


def _without_figure(told: Wanted) -> dict[str, str]:
    if not told.reason:
        return {"reason": "Schrijf op waarom er geen passend cijfer is."}
    filled = {"baseline": told.baseline, "baseline_year": told.baseline_year, "target": told.target}
    return {name: "Zonder cijfer is hier niets in te vullen." for name, value in filled.items() if value is not None}


def _baseline(told: Wanted, indicator: Indicator) -> dict[str, str]:
    if (told.baseline is None) != (told.baseline_year is None):
        missing = "baseline" if told.baseline is None else "baseline_year"
        return {missing: "Een nulmeting heeft een waarde en een jaar."}
    if told.baseline_year is not None and not FIRST_YEAR <= told.baseline_year <= LAST_YEAR:
        return {"baseline_year": "Vul een jaar in, zoals 2022."}
    if told.baseline is not None and not _fits(told.baseline, indicator):
        return {"baseline": NOT_WHOLE}
    return {}


NOT_WHOLE = "Dit cijfer telt gevallen. Vul een heel getal in."


def _fits(value: int, indicator: Indicator) -> bool:
    return indicator.sort is Sort.SURVEY or value % SCALE == 0


def _target(told: Wanted, indicator: Indicator) -> dict[str, str]:
    parts: dict[str, object] = {"operator": told.operator or None, "target": told.target, "until": told.until}
    if all(value is None for value in parts.values()):
        return {}
    found = {name: "Vul dit in, of laat de doelwaarde leeg." for name, value in parts.items() if value is None}
    if told.operator and (reason := against(Operator(told.operator), indicator.direction)):
        found["operator"] = reason
    if told.target is None or told.until is None:
        return found
    if told.measure == Measure.RELATIVE:
        if told.baseline is None:
            found["baseline"] = "Een percentage heeft een nulmeting nodig."
        if told.operator and Operator(told.operator).downward and told.target > 100 * SCALE:
            found["target"] = "Meer dan 100% minder kan niet."
    elif not _fits(told.target, indicator):
        found["target"] = NOT_WHOLE
    if not FIRST_YEAR <= told.until <= LAST_YEAR:
        found["until"] = "Vul een jaar in, zoals 2026."
    elif told.baseline_year is not None and told.until <= told.baseline_year:
        found["until"] = "Het doel is van een later jaar dan de nulmeting."
    return found
