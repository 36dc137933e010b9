# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of plans, each with the programmes that carry it out."""

from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.kernel.dates import period
from driehoek.planning.queries import ProgrammeHead
from driehoek.web.paths import Paths


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """A programme in the list."""

    title: str
    href: str
    evaluation_href: str
    period: str
    status: str
    municipality: str
    example: bool


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan in the list."""

    title: str
    href: str
    status: str
    programmes: tuple[ProgrammeCard, ...]


def programme_card(head: ProgrammeHead, paths: Paths) -> ProgrammeCard:
    """Return a programme as a line of a list."""
    return ProgrammeCard(
        head.title,
        paths.programme(head.code),
        paths.evaluation(head.code),
        period(head.period_start, head.period_end),
        head.status,
        head.municipality,
        head.origin.example,
    )


def plan_cards(
    plans: Iterable[tuple[str, str, str]], programmes: Iterable[ProgrammeHead], paths: Paths
) -> tuple[PlanCard, ...]:
    """Return the plans with their programmes, in the order given."""
    heads = tuple(programmes)
    return tuple(
        PlanCard(
            title,
            paths.plan(code),
            status,
            tuple(programme_card(head, paths) for head in heads if head.plan_code == code),
        )
        for code, title, status in plans
    )
