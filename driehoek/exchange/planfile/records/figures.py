# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: RUF009 - item() declares a dataclass field, as dataclasses.field() does
"""Figures at goals, what one makes of them, and which set of crimes is used, as written in a plan file."""

from dataclasses import dataclass
from typing import ClassVar

from driehoek.exchange.planfile.kinds import (
    Code,
    Expected,
    Flag,
    MunicipalityName,
    Reference,
    Scaled,
    Text,
    When,
    Whole,
    choice_of,
    one,
)
from driehoek.exchange.planfile.records.base import Part, Record, item
from driehoek.kernel.dates import PreciseDate
from driehoek.monitoring.rules import FIRST_YEAR, LAST_YEAR, Measure, Operator

MEASURED = Scaled(
    Expected("een getal als 117 of 28,4", "a number such as 117 or 28,4"),
    r"^[0-9]{1,9}(,[0-9]{1,3})?$",
    decimals=3,
    shown=1,
    largest=999_999_999,
)
YEAR = Whole(minimum=FIRST_YEAR, maximum=LAST_YEAR)
WHOSE = "Municipality that it is of; left out for all together, or at a local node for that municipality."


@dataclass(frozen=True, kw_only=True)
class Baseline(Part):
    """Where one began: a value and its year."""

    COMPACT: ClassVar[bool] = True

    value: int = item("waarde", MEASURED, "Value, in the unit of the figure.", required=True)
    year: int = item("jaar", YEAR, "Year of that value.", required=True)


@dataclass(frozen=True, kw_only=True)
class Target(Part):
    """What one wants to reach."""

    COMPACT: ClassVar[bool] = True

    operator: str = item("hoe", choice_of(Operator), "How a value is held against it.", required=True)
    value: int = item("waarde", MEASURED, "Value, or percentage less or more than the baseline.", required=True)
    until: int = item("uiterlijk", YEAR, "Last year that it is about.", required=True)
    measure: str = item("soort", choice_of(Measure), "Whether it is a value or a percentage.", default="absoluut")
    per_year: bool = item("elk_jaar", Flag(), "It holds for every year until then.", default=False)


@dataclass(frozen=True, kw_only=True)
class GoalFigure(Record):
    """A figure by which a node is followed, or why none fits."""

    node: str = item("onderdeel", Reference(to="node"), "Node of the plan.", required=True)
    municipality: str = item("gemeente", MunicipalityName(), WHOSE, default="")
    indicator: str = item("cijfer", Code(), "Key of the indicator; left out when none fits.", default="")
    reason: str = item("geen_passend_cijfer", Text(), "Why no figure fits; only without cijfer.", default="")
    baseline: Baseline | None = item("nulmeting", one(Baseline), "Where one began.")
    target: Target | None = item("doelwaarde", one(Target), "What one wants to reach.")
    note: str = item("toelichting", Text(), "Note.", default="")


@dataclass(frozen=True, kw_only=True)
class Interpretation(Record):
    """What one makes of a figure at a node in a period."""

    node: str = item("onderdeel", Reference(to="node"), "Node of the plan.", required=True)
    municipality: str = item("gemeente", MunicipalityName(), WHOSE, default="")
    indicator: str = item("cijfer", Code(), "Key of the indicator.", required=True)
    period_start: PreciseDate = item("begin", When(), "Start of the period.", required=True)
    period_end: PreciseDate = item("eind", When(), "End of the period.", required=True)
    text: str = item("tekst", Text(), "What one makes of it.", required=True)


@dataclass(frozen=True, kw_only=True)
class SetChoice(Record):
    """Which definition of a set of crimes the partnership uses."""

    COMPACT: ClassVar[bool] = True

    indicator: str = item("cijfer", Code(), "Key of the set, such as hic_kern.", required=True)
