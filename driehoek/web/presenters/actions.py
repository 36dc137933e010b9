# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list over all running programmes, on screen."""

from collections import Counter
from dataclasses import dataclass

from driehoek.kernel.dates import period
from driehoek.planning.queries import ActionList, Facet
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import FacetLink, ListScreen, list_screen


@dataclass(frozen=True, slots=True)
class ActionsScreen:
    """The page with the actions of all running programmes.

    Attributes:
        period: of those programmes together; empty when there are none.
        programmes: ways to the programmes themselves.
    """

    period: str
    running: bool
    programmes: tuple[FacetLink, ...]
    plans_href: str
    changes_href: str
    stopped_href: str
    list: ListScreen


def actions_screen(found: ActionList, paths: Paths) -> ActionsScreen:
    """Return the page; how many actions a programme has is counted over the whole list."""
    heads = found.programmes
    counts: Counter[str] = Counter(dict(found.by_programme))
    facets = tuple(Facet(head.code, head.title, counts[head.code]) for head in heads)
    return ActionsScreen(
        period=period(min(h.period_start for h in heads), max(h.period_end for h in heads)) if heads else "",
        running=found.running,
        programmes=tuple(FacetLink(f.label, paths.programme(f.value), f.count, current=False) for f in facets),
        plans_href=paths.plans,
        changes_href=paths.changes(),
        stopped_href=paths.stopped(),
        list=list_screen(found.list, paths.actions, paths, facets),
    )
