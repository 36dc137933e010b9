# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of actions: those of one programme, and those of all programmes that run."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import within
from driehoek.organisations.queries import source_titles
from driehoek.planning.models import Action, Adoption, Node, Programme, ProgrammeAim
from driehoek.planning.queries.actions import ActionLine, lines_of, theme_of
from driehoek.planning.queries.narrowing import ActionFilter, Narrowed, narrowed
from driehoek.planning.queries.plans import PROVENANCE, AdoptionView, PassageView, told
from driehoek.planning.queries.programmes import ProgrammeHead, current, programme_heads
from driehoek.planning.queries.surroundings import surroundings


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """A programme with its aims and the actions that were asked for.

    Attributes:
        siblings: every programme in sight, this one too.
        aims: theme title as ``title``, theme code as ``code``.
    """

    head: ProgrammeHead
    siblings: tuple[ProgrammeHead, ...]
    text: str
    aims: tuple[PassageView, ...]
    adoptions: tuple[AdoptionView, ...]
    list: Narrowed


@dataclass(frozen=True, slots=True)
class ActionList:
    """The actions of the programmes that run today, or else of those that end last.

    Attributes:
        running: whether those programmes run today.
        by_programme: code of a programme and its number of actions in sight.
    """

    programmes: tuple[ProgrammeHead, ...]
    running: bool
    by_programme: tuple[tuple[str, int], ...]
    list: Narrowed


def programme_page(actor: Actor, partnership_id: int, code: str, asked: ActionFilter) -> ProgrammePage:
    """Return a programme and its actions; 7 queries whatever their number, 1 more when words are searched.

    And 1 more when what stands around an action is asked for: a partner, a label, or what was long not heard of.

    Raises:
        Absent: no such programme within sight.
    """
    heads = programme_heads(actor, partnership_id)
    head = next((h for h in heads if h.code == code), None)
    if head is None:
        raise Absent("Dit programma bestaat niet, of u mag het niet zien.")
    titles = source_titles(actor, partnership_id)
    rows = within(actor, Action, partnership_id).filter(programme_id=head.pk)
    return ProgrammePage(
        head=replace(head, origin=replace(head.origin, document=titles.get(head.origin.document, ""))),
        siblings=heads,
        text=Programme.objects.values_list("text", flat=True).get(pk=head.pk),
        aims=tuple(
            PassageView(c, title, text, told(titles, *rest))
            for c, title, text, *rest in within(actor, ProgrammeAim, partnership_id, "node")
            .filter(programme_id=head.pk)
            .order_by("node__position")
            .values_list("node__code", "node__title", "text", *PROVENANCE, "text_kind")
        ),
        adoptions=tuple(
            AdoptionView(body, kind, on, told(titles, *rest))
            for body, kind, on, *rest in within(actor, Adoption, partnership_id)
            .filter(programme_id=head.pk)
            .order_by("adopted_on")
            .values_list("body_name", "kind", "adopted_on", *PROVENANCE)
        ),
        list=_list(actor, partnership_id, rows.order_by("position", "code"), asked, around=asked.asks_around)[1],
    )


def action_list(actor: Actor, partnership_id: int, asked: ActionFilter) -> ActionList:
    """Return the actions of all programmes that run; 4 queries whatever their number, 1 more when words are searched.

    Where no programme runs today the actions of the latest ones are listed, as on the first screen.
    """
    today = clock.today()
    programmes = current(programme_heads(actor, partnership_id), today)
    rows = within(actor, Action, partnership_id).filter(programme_id__in=[head.pk for head in programmes])
    ordered = rows.order_by("programme_id", "position", "code")
    every, found = _list(actor, partnership_id, ordered, asked, around=True)
    return ActionList(
        programmes=programmes,
        running=any(head.covers(today) for head in programmes),
        by_programme=tuple(Counter(line.programme_code for line in every).items()),
        list=found,
    )


def _list(
    actor: Actor, partnership_id: int, rows: QuerySet[Action], asked: ActionFilter, *, around: bool
) -> tuple[tuple[ActionLine, ...], Narrowed]:
    """Return all lines and what was asked of them; the only way from rows to groups, for every page with a list."""
    nodes = list(within(actor, Node, partnership_id, "plan").values_list("pk", "parent_id", "code", "title"))
    every = lines_of(actor, rows, theme_of(nodes), {})
    parents = {row[0]: row[1] for row in nodes}
    beside = surroundings(actor, partnership_id, rows, every, parents) if around else None
    return every, narrowed(every, _searched(rows, every, asked), asked, beside)


def _searched(rows: QuerySet[Action], every: Collection[ActionLine], asked: ActionFilter) -> Collection[ActionLine]:
    words = asked.text.split()[:8]
    if not words:
        return every
    condition = Q()
    for word in words:
        condition &= (
            Q(code__icontains=word)
            | Q(title__icontains=word)
            | Q(description__icontains=word)
            | Q(intended_result__icontains=word)
        )
    hits = set(rows.filter(condition).values_list("uid", flat=True))
    return tuple(line for line in every if line.uid in hits)
