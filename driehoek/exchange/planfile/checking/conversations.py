# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conversations: each point is about a way of working that stands in the plan."""

from collections.abc import Iterator

from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.outcomes import PlanFile


def conversations(file: PlanFile, document: Document) -> Iterator[Problem]:
    """Yield points about a way of working that the plan does not have."""
    ways = {(plan.code, way.number) for plan in file.plans for way in plan.ways}
    for conversation in file.conversations:
        for point in conversation.points:
            if (conversation.plan, point.number) not in ways:
                yield document.problem(
                    "unknown_way", (*point.path, "nummer"), plan=conversation.plan, found=point.number
                )
