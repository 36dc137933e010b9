# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of this room that people edit by hand."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.figures.indicators import Direction, Sort, indicators
from driehoek.monitoring.models import GoalFigure, Interpretation, SetChoice
from driehoek.monitoring.rules import MOST_FIGURES, Wanted, wrong
from driehoek.organisations.editing import Editable
from driehoek.organisations.rules import period_wrong
from driehoek.planning.models import Node

UNKNOWN = "Kies een cijfer uit de lijst."


def _of_its_node(row: Any) -> None:
    """What stands at a local goal is of that municipality; at a joint one it may be of one municipality."""
    if row.node_id is not None and row.node.municipality_id is not None and row.pk is None:
        row.municipality_id = row.node.municipality_id


def _figure(row: Any) -> None:
    _of_its_node(row)
    if row.target is None and not row.operator and row.until is None:
        row.per_year = False
    row.measure = row.measure or "absoluut"


def _figure_wrong(row: GoalFigure) -> Mapping[str, str]:
    if row.indicator and row.indicator not in indicators():
        return {"indicator": UNKNOWN}
    told = Wanted(
        indicators().get(row.indicator), row.reason, row.baseline, row.baseline_year, row.operator, row.target,
        row.measure, row.until,
    )  # fmt: skip
    found = dict(wrong(told))
    if "indicator" not in found and _contradicts(row):
        found["indicator"] = (
            "Bij dit onderdeel staat al een cijfer. Trek dat eerst in."
            if not row.indicator
            else "Bij dit onderdeel staat dat er geen passend cijfer is. Wijzig dat eerst."
        )
    return found


def _contradicts(row: GoalFigure) -> bool:
    """Tell whether the same goal has a figure and says that none fits."""
    others = GoalFigure.objects.filter(node=row.node_id, municipality=row.municipality_id, withdrawn_at__isnull=True)
    others = others.exclude(pk=row.pk)
    return (others.exclude(indicator="") if not row.indicator else others.filter(indicator="")).exists()


def _figure_unusual(row: GoalFigure) -> tuple[str, ...]:
    found: list[str] = []
    number = _figures_of_theme(row.node)
    if number > MOST_FIGURES:
        found.append(
            f"Bij dit thema staan nu {number} cijfers. Met meer dan {MOST_FIGURES} verliest een lezer het overzicht."
        )
    known = indicators().get(row.indicator)
    if known is None:
        return tuple(found)
    if row.operator and known.direction is Direction.NEUTRAL:
        found.append("Bij dit cijfer is meer niet vanzelf beter of slechter. Een doelwaarde zegt dan weinig.")
    if row.operator and row.baseline is None:
        found.append("Er is een doelwaarde zonder nulmeting. Later is dan niet te zien hoe ver u gekomen bent.")
    if row.municipality_id is not None and known.sort is Sort.SURVEY and "GM" not in known.kinds_of_area:
        found.append("Deze enquête heeft geen cijfer van één gemeente, tenzij die zelf extra mensen liet bevragen.")
    return tuple(found)


def _figures_of_theme(node: Node) -> int:
    """Return how many figures stand at a theme and everything below it."""
    top = node
    while top.parent is not None:
        top = top.parent
    layer, keys = [top.pk], [top.pk]
    while layer:
        layer = list(Node.objects.filter(parent__in=layer, withdrawn_at__isnull=True).values_list("pk", flat=True))
        keys += layer
    present = GoalFigure.objects.filter(node__in=keys, withdrawn_at__isnull=True)
    return present.exclude(indicator="").values("indicator").distinct().count()


def _interpretation(row: Interpretation) -> Mapping[str, str]:
    found = {} if row.indicator in indicators() else {"indicator": UNKNOWN}
    return found | period_wrong(row.period_start, row.period_end, "period_end")


def _family(row: Any) -> None:
    known = indicators().get(row.indicator)
    row.family = known.family if known else ""


def _set(row: SetChoice) -> Mapping[str, str]:
    return {} if row.family else {"indicator": "Kies een set uit de lijst."}


FIGURE: Editable[Any] = Editable(
    name="doelcijfer",
    model=GoalFigure,
    permission=Permission.EDIT_PLAN,
    columns=(
        "indicator", "reason", "baseline", "baseline_year", "operator", "target", "measure", "until", "per_year",
        "note",
    ),
    references={"node": Node},
    parent="node",
    complete=_figure,
    check=_figure_wrong,
    warn=_figure_unusual,
)  # fmt: skip

INTERPRETATION: Editable[Any] = Editable(
    name="duiding",
    model=Interpretation,
    permission=Permission.ENTER_FIGURES,
    columns=("indicator", "period_start", "period_end", "text"),
    references={"node": Node},
    parent="node",
    fixed=frozenset({"indicator"}),
    complete=_of_its_node,
    check=_interpretation,
)

SET_CHOICE: Editable[Any] = Editable(
    name="setkeuze",
    model=SetChoice,
    permission=Permission.EDIT_PARTNERSHIP,
    columns=("indicator",),
    complete=_family,
    check=_set,
)

KINDS: tuple[Editable[Any], ...] = (FIGURE, INTERPRETATION, SET_CHOICE)
