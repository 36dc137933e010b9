# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A programme on screen: its heading, what it aims at, and its list of actions."""

from dataclasses import dataclass
from functools import partial

from driehoek.kernel.dates import period
from driehoek.organisations.queries import PartnershipHead
from driehoek.planning.queries import ProgrammePage
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import FacetLink, ListScreen, list_screen
from driehoek.web.presenters.origin import SourceMark, head_mark, paragraphs, source_mark
from driehoek.web.presenters.plan import AdoptionLine, Passage, adoption_line


@dataclass(frozen=True, slots=True)
class ProgrammeScreen:
    """Everything on the page of a programme."""

    title: str
    plan_title: str
    plan_href: str
    evaluation_href: str
    changes_href: str
    gaps_href: str
    period: str
    status: str
    municipality: str
    predecessor: str
    text: tuple[str, ...]
    mark: SourceMark
    circle: str
    example: bool
    aims: tuple[Passage, ...]
    adoptions: tuple[AdoptionLine, ...]
    siblings: tuple[FacetLink, ...]
    list: ListScreen


def programme_screen(page: ProgrammePage, partnership: PartnershipHead, *, checks: bool) -> ProgrammeScreen:
    """Return the page of a programme, with the ways to the others under the same plan.

    Args:
        checks: whether this reader may see what the programme still lacks.
    """
    head, paths = page.head, Paths(partnership.slug)
    about = page.head.origin
    return ProgrammeScreen(
        title=head.title,
        plan_title=head.plan_title,
        plan_href=paths.plan(head.plan_code),
        evaluation_href=paths.evaluation(head.code),
        changes_href=paths.changes(programme=head.code),
        gaps_href=paths.gaps(head.code) if checks else "",
        period=period(head.period_start, head.period_end),
        status=head.status,
        municipality=head.municipality,
        predecessor=head.predecessor,
        text=paragraphs(page.text),
        mark=head_mark(head.origin),
        circle=str(head.origin.circle),
        example=head.origin.example,
        aims=tuple(Passage(a.code, a.title, paragraphs(a.text), source_mark(a.origin, about)) for a in page.aims),
        adoptions=tuple(adoption_line(adoption, about) for adoption in page.adoptions),
        siblings=tuple(
            FacetLink(other.title, paths.programme(other.code), None, other.code == head.code)
            for other in page.siblings
            if other.plan_code == head.plan_code
        ),
        list=list_screen(page.list, partial(paths.programme, head.code), paths),
    )
