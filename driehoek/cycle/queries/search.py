# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Searching in everything that one may see: which records hold the words that were asked for.

Only the index is read. Its entries meet the condition of :mod:`driehoek.access.visibility`, and so must everything
that a record belongs to; numbers and pieces of text are of what is left. What a round is still making is not found.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.expressions import OrderBy
from django.db.models.functions import RowNumber

from driehoek.access.visibility import visible
from driehoek.evaluation.policies import drafts
from driehoek.kernel import clock, definitions
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.models import SearchEnclosure, SearchEntry, SearchWord
from driehoek.kernel.search_tables import Asked
from driehoek.kernel.searched import Kind
from driehoek.lib.searching.asking import Question, asked
from driehoek.lib.searching.words import stem
from driehoek.organisations.models import Municipality
from driehoek.organisations.queries import PartnershipHead

FEW = 5
ON_A_PAGE = 25
#: Longer words around a shorter one; of more than this the shortest are taken.
MOST_WIDER = 300


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that a found record belongs to."""

    record_type: str
    uid: UUID
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that was found.

    Attributes:
        record_type: label of its table.
        sort: what sort of thing it is within its table, such as the level of a goal.
        day: its date; ``None`` where it has none.
        municipality: whose it is; empty when joint.
        beside: what it belongs to, by table, what it names itself first.
    """

    uid: UUID
    record_type: str
    sort: str
    code: str
    title: str
    text: str
    day: PreciseDate | None
    municipality: str
    circle: str
    example: bool
    beside: Mapping[str, Beside]


@dataclass(frozen=True, slots=True)
class Group:
    """What was found under one heading, and how many there are in sight."""

    kind: Kind
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer.

    Attributes:
        question: what was asked for, as it was understood.
        groups: with the best answers first; of one that was asked for by itself a page, of others the first few.
        page, pages: of the heading that was asked for by itself.
    """

    question: Question
    groups: tuple[Group, ...] = ()
    page: int = 1
    pages: int = 1

    @property
    def total(self) -> int:
        """How many records were found in sight."""
        return sum(group.total for group in self.groups)


def search(actor: Actor, head: PartnershipHead, text: str, kind: Kind | None = None, page: int = 1) -> Found:
    """Return what was found for the words that somebody typed; 5 queries whatever was found, none without words.

    First comes what has all words in its title or code, then what has longer words there ("jeugdoverlast" for
    "overlast"), then what has them in its text; the newest first.

    Args:
        kind: the heading of which a page is asked for, the first page being 1.
    """
    question = asked(text, *_known_words())
    if not question:
        return Found(question)
    question = question.widened(_longer_words(question.inside))
    places = _places(_in_sight(actor, head.pk), question, kind, page)
    hits = _hits([place["pk"] for place in places])
    groups: dict[str, list[Hit]] = {}
    totals = {place["kind"]: place["total"] for place in places}
    for place in places:
        shown = kind is None or (place["kind"] == kind and (page - 1) * ON_A_PAGE < place["place"] <= page * ON_A_PAGE)
        groups.setdefault(place["kind"], []).extend([hits[place["pk"]]] if shown else [])
    found = tuple(Group(Kind(name), totals[name], tuple(of_it)) for name, of_it in groups.items())
    pages = max(1, -(-totals.get(kind, 0) // ON_A_PAGE)) if kind else 1
    return Found(question, found, page, pages)


@cache
def _known_words() -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    """Return the small words, and by stem the words that mean the same."""
    known = definitions.load("search_words")
    return frozenset(known["small"]), {stem(word): tuple(words) for words in known["alike"] for word in words}


def _longer_words(parts: Iterable[str]) -> list[str]:
    condition = Q()
    for part in parts:
        condition |= Q(word__contains=part)
    if not condition:
        return []
    found = SearchWord.objects.filter(condition).values_list("word", flat=True)
    return sorted(found, key=lambda word: (len(word), word))[:MOST_WIDER]


def _in_sight(actor: Actor, partnership_id: int) -> QuerySet[SearchEntry]:
    now = clock.now()
    seen = SearchEntry.objects.filter(visible(actor, now))
    # Asked per answer and per thing around it, by their numbers; as a join PostgreSQL reads the whole table each time.
    hidden = SearchEnclosure.objects.filter(~Exists(seen.filter(pk=OuterRef("outer_id"))), inner_id=OuterRef("pk"))
    found = seen.filter(~Exists(hidden), partnership_id=partnership_id)
    for unfinished in drafts():
        found = found.exclude(uid__in=unfinished)
    return found


def _places(entries: QuerySet[SearchEntry], question: Question, kind: Kind | None, page: int) -> list[dict[str, Any]]:
    """Return the keys of what to show with their place under their heading, and how many there are under it."""
    wide = Asked(question.fts5(), question.tsquery())
    exact = Asked(question.fts5(exact=True), question.tsquery(exact=True))
    group = [F("kind")]
    best = Case(
        When(title_words__matches=exact, then=Value(0)),
        When(title_words__matches=wide, then=Value(1)),
        When(words__matches=exact, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    order: list[str | OrderBy] = ["best", F("first_day").desc(nulls_last=True), "title", "pk"]
    rows = entries.filter(words__matches=wide).annotate(best=best)
    placed = rows.annotate(
        place=Window(RowNumber(), partition_by=group, order_by=order),
        total=Window(Count("pk"), partition_by=group),
    )
    shown = Q(place__lte=FEW)
    if kind is not None:
        # The first of each other heading tells how many there are under it.
        shown = Q(place=1) | Q(kind=kind, place__gt=(page - 1) * ON_A_PAGE, place__lte=page * ON_A_PAGE)
    shown_places: Iterable[Any] = placed.filter(shown).order_by(*order).values("pk", "kind", "place", "total")
    return list(shown_places)


def _hits(keys: list[int]) -> dict[int, Hit]:
    columns = ("uid", "record_type", "sort", "code", "title", "text", "day", "circle", "example")
    rows = {row.pk: row for row in SearchEntry.objects.filter(pk__in=keys).only(*columns, "municipality_id")}
    beside: dict[int, dict[str, Beside]] = {}
    links = SearchEnclosure.objects.filter(inner_id__in=keys).order_by("-direct", "pk")
    for inner, *rest in links.values_list("inner_id", *(f"outer__{name}" for name in columns[:2]), *OUTER):
        uid, record_type, code, title = rest
        beside.setdefault(inner, {}).setdefault(record_type, Beside(record_type, uid, code, title))
    wanted = {row.municipality_id for row in rows.values() if row.municipality_id is not None}
    names = dict(Municipality.objects.filter(pk__in=wanted).values_list("pk", "name"))
    return {
        pk: Hit(
            row.uid, row.record_type, row.sort, row.code, row.title, row.text,
            PreciseDate(row.day) if row.day else None, names.get(row.municipality_id or 0, ""), row.circle, row.example,
            beside.get(pk, {}),
        )
        for pk, row in rows.items()
    }  # fmt: skip


OUTER = ("outer__code", "outer__title")
