# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plan trees: as many levels as they have names, and local below local."""

from collections.abc import Iterator

from driehoek.exchange.planfile.checking.registry import Registry, nodes
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.records.plans import Node, Plan
from driehoek.planning.rules import MAX_LEVELS, MIN_LEVELS, Ambition


def trees(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    """Yield what is wrong with the trees of all plans."""
    for plan in file.plans:
        if not MIN_LEVELS <= len(plan.levels) <= MAX_LEVELS:
            yield document.problem("levels", (*plan.path, "niveaus"), count=len(plan.levels))
            continue
        levels: dict[str, int] = {}
        for top in plan.nodes:
            yield from _branch(top, 1, "", plan, document, levels)
        for link in plan.links:
            if link.node == link.other:
                yield document.problem("link_to_itself", (*link.path, "naar"), code=link.other)
        yield from _extensions(plan, document, registry, levels)


def _extensions(plan: Plan, document: Document, registry: Registry, levels: dict[str, int]) -> Iterator[Problem]:
    for node in nodes(plan):
        other = registry.of("node", plan.code).get(node.extends)
        if node.extends and not node.municipality:
            yield document.problem("extends_without_municipality", (*node.path, "verlengt"))
        elif isinstance(other, Node) and (other.municipality or levels[other.code] != levels[node.code]):
            yield document.problem("extends_local", (*node.path, "verlengt"), code=node.extends)


def _branch(
    node: Node, level: int, municipality: str, plan: Plan, document: Document, levels: dict[str, int]
) -> Iterator[Problem]:
    levels.setdefault(node.code, level)
    if level > len(plan.levels):
        yield document.problem("too_low", node.path, count=len(plan.levels), level=level)
    if level > 1 and node.ambition != Ambition.PRIORITY.value:
        yield document.problem("ambition_below_top", (*node.path, "ambitieniveau"), found=node.ambition)
    if municipality and node.municipality != municipality:
        yield document.problem(
            "other_municipality",
            (*node.path, "gemeente"),
            municipality=municipality,
            found=node.municipality or "geen gemeente",
        )
    for child in node.children:
        yield from _branch(child, level + 1, node.municipality, plan, document, levels)
