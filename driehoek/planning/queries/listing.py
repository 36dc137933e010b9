# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of actions: those of one programme, and those of all programmes that run."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import within
from driehoek.planning.models import Action, Adoption, Programme, ProgrammeAim
from driehoek.planning.queries.actions import lines_by_key
from driehoek.planning.queries.columns import Columns, Names, columns_of, names_of
from driehoek.planning.queries.narrowing import ActionFilter, Narrowed, narrowed
from driehoek.planning.queries.plans import AdoptionView, PassageView
from driehoek.planning.queries.programmes import ProgrammeHead, current, programme_heads
from driehoek.planning.queries.provenance import PROVENANCE, told
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


def programme_page(actor: Actor, partnership_id: int, code: str, asked: ActionFilter, page: int = 1) -> ProgrammePage:
    """Return a programme and a page of its actions; 7 queries whatever their number, 1 more when words are searched.

    And 1 more when what stands around an action is asked for: a partner, a label, or what was long not heard of.

    Raises:
        Absent: no such programme within sight.
    """
    heads = programme_heads(actor, partnership_id)
    head = next((h for h in heads if h.code == code), None)
    if head is None:
        raise Absent("Dit programma bestaat niet, of u mag het niet zien.")
    names = names_of(actor, partnership_id)
    titles = names.titles
    return ProgrammePage(
        head=replace(head, origin=replace(head.origin, document=titles.get(head.origin.document, ""))),
        siblings=heads,
        text=_text(head.pk)[0][0],
        aims=tuple(
            PassageView(c, title, text, told(titles, *rest))
            for c, title, text, *rest in _aims(actor, partnership_id, head.pk)
        ),
        adoptions=tuple(
            AdoptionView(body, kind, on, told(titles, *rest))
            for body, kind, on, *rest in _adoptions(actor, partnership_id, head.pk)
        ),
        list=_list(actor, partnership_id, (head,), names, asked, page, around=asked.asks_around)[1],
    )


def action_list(actor: Actor, partnership_id: int, asked: ActionFilter, page: int = 1) -> ActionList:
    """Return a page of the actions of all programmes that run; 5 queries whatever their number, 1 more for words.

    Where no programme runs today the actions of the latest ones are listed, as on the first screen.
    """
    today = clock.today()
    programmes = current(programme_heads(actor, partnership_id), today)
    names = names_of(actor, partnership_id)
    columns, found = _list(actor, partnership_id, programmes, names, asked, page, around=True)
    counts = Counter(columns.programmes)
    return ActionList(
        programmes=programmes,
        running=any(head.covers(today) for head in programmes),
        by_programme=tuple((head.code, counts[head.pk]) for head in programmes if counts[head.pk]),
        list=found,
    )


def _list(
    actor: Actor,
    partnership_id: int,
    programmes: Sequence[ProgrammeHead],
    names: Names,
    asked: ActionFilter,
    page: int,
    *,
    around: bool,
) -> tuple[Columns, Narrowed]:
    """Return the whole list and what was asked of it; the only way from rows to groups, for every page with a list."""
    keys = [head.pk for head in programmes]
    columns = columns_of(actor, partnership_id, keys, names, asked.sort)
    beside = surroundings(actor, partnership_id, keys, columns, names) if around else None
    hits = _searched(actor, partnership_id, keys, asked.text)
    codes = {head.pk: head.code for head in programmes}
    read = partial(lines_by_key, actor, themes=names.themes, titles={})
    return columns, narrowed(columns, hits, asked, beside, codes, page, read)


def _searched(actor: Actor, partnership_id: int, programme_ids: Collection[int], text: str) -> Collection[int] | None:
    """Return the keys of the actions in which all words occur; ``None`` when no words were searched."""
    words = text.split()[:8]
    if not words:
        return None
    condition = Q()
    for word in words:
        condition &= (
            Q(code__icontains=word)
            | Q(title__icontains=word)
            | Q(description__icontains=word)
            | Q(intended_result__icontains=word)
        )
    rows = within(actor, Action, partnership_id).filter(programme_id__in=programme_ids)
    return set(rows.filter(condition).values_list("pk", flat=True))


@prepared
def _text(programme_id: int) -> QuerySet[Any, Any]:
    return Programme.objects.filter(pk=programme_id).values_list("text")


@prepared
def _aims(actor: Actor, partnership_id: int, programme_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, ProgrammeAim, partnership_id, "node").filter(programme_id=programme_id)
    columns = ("node__code", "node__title", "text", *PROVENANCE, "text_kind")
    return rows.order_by("node__position").values_list(*columns)


@prepared
def _adoptions(actor: Actor, partnership_id: int, programme_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Adoption, partnership_id).filter(programme_id=programme_id)
    return rows.order_by("adopted_on").values_list("body_name", "kind", "adopted_on", *PROVENANCE)
