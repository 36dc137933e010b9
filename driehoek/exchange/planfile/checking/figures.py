# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures at goals: they exist, they are sound, and a goal does not have one and say that none fits."""

from collections.abc import Iterator

from driehoek.exchange.planfile.checking.registry import Registry, unknown
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import Part, Path
from driehoek.exchange.planfile.records.figures import GoalFigure, Interpretation, SetChoice
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.records.plans import Node, Plan
from driehoek.figures.indicators import indicators
from driehoek.kernel.definitions import load
from driehoek.monitoring.rules import Wanted, wrong

PLACES = {
    "reason": ("geen_passend_cijfer",),
    "baseline": ("nulmeting", "waarde"),
    "baseline_year": ("nulmeting", "jaar"),
    "operator": ("doelwaarde", "hoe"),
    "target": ("doelwaarde", "waarde"),
    "until": ("doelwaarde", "uiterlijk"),
}
"""Per column of a figure where it stands in the file."""


def figures(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    """Yield every figure that is not there or not sound, and every set that is none or stands twice."""
    for plan in file.plans:
        nodes = registry.of("node", plan.code)
        for figure in plan.figures:
            yield from _known(figure, document)
            yield from _sound(figure, document)
            yield from _of_the_node(figure, nodes, document)
        for told in plan.interpretations:
            yield from _known(told, document)
            yield from _of_the_node(told, nodes, document)
            if told.period_end.last_day < told.period_start.first_day:
                first = told.period_start.text
                yield document.problem("order", (*told.path, "eind"), first=first, found=told.period_end.text)
        yield from _contradictions(plan, document)
    yield from _sets(file, document)


def _known(part: GoalFigure | Interpretation | SetChoice, document: Document) -> Iterator[Problem]:
    if part.indicator and part.indicator not in indicators():
        yield unknown(document, (*part.path, "cijfer"), "indicator", part.indicator, indicators())


def _sound(one: GoalFigure, document: Document) -> Iterator[Problem]:
    if one.indicator and one.indicator not in indicators():
        return
    baseline, target = one.baseline, one.target
    told = Wanted(
        indicators().get(one.indicator),
        one.reason,
        baseline.value if baseline else None,
        baseline.year if baseline else None,
        target.operator if target else "",
        target.value if target else None,
        target.measure if target else "absoluut",
        target.until if target else None,
    )
    for column, sentence in wrong(told).items():
        path: Path = (*one.path, *PLACES[column])
        yield document.problem("unsound_figure", path, nl=_lower(sentence), en=_lower(_english(sentence)))


def _of_the_node(part: GoalFigure | Interpretation, nodes: dict[str, Part], document: Document) -> Iterator[Problem]:
    node = nodes.get(part.node)
    if isinstance(node, Node) and node.municipality and part.municipality not in ("", node.municipality):
        path = (*part.path, "gemeente")
        yield document.problem("other_municipality", path, municipality=node.municipality, found=part.municipality)


def _contradictions(plan: Plan, document: Document) -> Iterator[Problem]:
    followed = {(one.node, one.municipality) for one in plan.figures if one.indicator}
    for one in plan.figures:
        if not one.indicator and (one.node, one.municipality) in followed:
            yield document.problem("figure_and_none", (*one.path, "geen_passend_cijfer"))


def _sets(file: PlanFile, document: Document) -> Iterator[Problem]:
    families: dict[str, SetChoice] = {}
    for one in file.sets:
        yield from _known(one, document)
        known = indicators().get(one.indicator)
        path = (*one.path, "cijfer")
        if known is not None and not known.is_set:
            yield document.problem("no_set", path, code=one.indicator)
        elif known is not None and known.family in families:
            first = document.line((*families[known.family].path, "cijfer"))
            yield document.problem("second_set", path, code=one.indicator, first=first)
        elif known is not None:
            families[known.family] = one


def _english(sentence: str) -> str:
    found: str = next(pair["en"] for pair in load("sentences")["sentences"] if pair["nl"] == sentence)
    return found


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].removesuffix(".")
