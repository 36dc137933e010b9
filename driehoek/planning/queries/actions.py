# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of actions of a programme: filter, search, sort and group."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from driehoek.kernel import clock, definitions
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import shown, within
from driehoek.organisations.queries import Origin, source_titles
from driehoek.planning.models import Action, Adoption, Node, Programme, ProgrammeAim
from driehoek.planning.queries.plans import PROVENANCE, AdoptionView, PassageView, told
from driehoek.planning.queries.programmes import ProgrammeHead, programme_heads
from driehoek.planning.rules import ActionStatus, is_overdue

JOINT = "gezamenlijk"


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """What the address of the list asks for; empty fields ask nothing.

    Attributes:
        theme: code of a theme. municipality: name, or ``gezamenlijk``. lead: name of an organisation.
        status: coded. flag: ``aandacht``, ``bijsturing``, ``te_laat`` or ``zonder_trekker``.
        text: words that must all occur in code, title, description or result.
        sort: ``nummer``, ``titel``, ``planning``, ``stand`` or ``trekker``; with ``-`` in front the other way round.
        group: ``thema``, ``trekker``, ``gemeente`` or ``stand``.
    """

    theme: str = ""
    municipality: str = ""
    lead: str = ""
    status: str = ""
    flag: str = ""
    text: str = ""
    sort: str = "nummer"
    group: str = "thema"


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action in a list.

    Attributes:
        theme: title of the top node above the goal; ``goal`` is the node itself.
        municipality: of which municipality or municipalities, in words; empty when it is for all together.
        places: the same, one name each.
        lead: function or organisation; empty when nobody carries it yet, or when who does is out of sight.
        led: whether somebody carries it.
        overdue: the end has passed and it is not finished.
    """

    uid: UUID
    code: str
    title: str
    theme: str
    theme_code: str
    goal: str
    municipality: str
    places: tuple[str, ...]
    lead: str
    end: PreciseDate | None
    original_end: PreciseDate | None
    status: str
    attention: bool
    adjustment: bool
    overdue: bool
    programme_code: str
    origin: Origin
    led: bool = True


@dataclass(frozen=True, slots=True)
class Facet:
    """A value one can filter on, and how many actions of the whole programme have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Lines under one heading."""

    title: str
    lines: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """A programme with its aims and the actions that were asked for.

    Attributes:
        aims: theme title as ``title``, theme code as ``code``.
        total: number of actions in sight in the programme; ``shown`` of those that match.
        examples: how many of the shown ones are examples.
    """

    head: ProgrammeHead
    text: str
    aims: tuple[PassageView, ...]
    adoptions: tuple[AdoptionView, ...]
    asked: ActionFilter
    groups: tuple[ActionGroup, ...]
    total: int
    shown: int
    examples: int
    themes: tuple[Facet, ...] = field(default=())
    municipalities: tuple[Facet, ...] = field(default=())
    leads: tuple[Facet, ...] = field(default=())
    statuses: tuple[Facet, ...] = field(default=())
    flags: tuple[Facet, ...] = field(default=())


def theme_of(rows: Iterable[tuple[int, int | None, str, str]]) -> dict[int, tuple[str, str]]:
    """Return per node key the code and title of its theme, from rows of (key, parent key, code, title)."""
    known = {pk: (parent, code, title) for pk, parent, code, title in rows}

    def top(pk: int) -> tuple[str, str] | None:
        if pk not in known:
            return None  # out of sight, and so is what hangs under it
        parent, code, title = known[pk]
        return (code, title) if parent is None else top(parent)

    return {pk: theme for pk in known if (theme := top(pk)) is not None}


def themes_of(actor: Actor, partnership_id: int) -> dict[int, tuple[str, str]]:
    """Return code and title of the theme above each node in sight, by node key; 1 query."""
    return theme_of(within(actor, Node, partnership_id, "plan").values_list("pk", "parent_id", "code", "title"))


def lines_of(
    actor: Actor, rows: QuerySet[Action], themes: Mapping[int, tuple[str, str]], titles: Mapping[str, str]
) -> tuple[ActionLine, ...]:
    """Return actions as lines, in the order of the queryset; 1 query.

    Args:
        rows: actions in sight.
        themes: from :func:`themes_of`.
        titles: of source documents by key.
    """
    today = PreciseDate.of(clock.today())
    values = rows.values_list(
        "uid", "code", "title", "node_id", "node__title", "municipality__name", "places",
        shown(actor, "lead_organisation__name"), shown(actor, "lead_function__title"), "current_end", "original_end",
        "status", "attention", "adjustment", "programme__code", "lead_organisation_id", "lead_function_id", *PROVENANCE,
    )  # fmt: skip
    lines = []
    for (
        uid, code, title, node_id, goal, municipality, places, organisation, function, end, original_end,
        status, attention, adjustment, programme_code, organisation_id, function_id, *rest,
    ) in values:  # fmt: skip
        if node_id not in themes:
            continue  # the goal is out of sight, and so is what serves it
        theme_code, theme = themes[node_id]
        where = (municipality,) if municipality else tuple(places)
        lines.append(
            ActionLine(
                uid, code, title, theme, theme_code, goal, " en ".join(where), where,
                function or organisation or "", end, original_end, status, attention, adjustment,
                is_overdue(ActionStatus(status), end, today), programme_code, told(titles, *rest),
                bool(organisation_id or function_id),
            )
        )  # fmt: skip
    return tuple(lines)


def programme_page(actor: Actor, partnership_id: int, code: str, asked: ActionFilter) -> ProgrammePage:
    """Return a programme and its actions; 7 queries whatever their number, and 1 more when words are searched.

    Raises:
        Absent: no such programme within sight.
    """
    head = next((h for h in programme_heads(actor, partnership_id) if h.code == code), None)
    if head is None:
        raise Absent("Dit programma bestaat niet, of u mag het niet zien.")
    titles = source_titles(actor, partnership_id)
    rows = within(actor, Action, partnership_id).filter(programme_id=head.pk)
    every = lines_of(actor, rows.order_by("position", "code"), themes_of(actor, partnership_id), titles)
    found = _searched(rows, every, asked)
    lines = _sorted([line for line in found if _matches(line, asked)], asked.sort)
    return ProgrammePage(
        head=replace(head, origin=replace(head.origin, document=titles.get(head.origin.document, ""))),
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
        asked=asked,
        groups=_grouped(lines, asked.group),
        total=len(every),
        shown=len(lines),
        examples=sum(line.origin.example for line in lines),
        **_facets(every),
    )


def _searched(rows: QuerySet[Action], every: tuple[ActionLine, ...], asked: ActionFilter) -> tuple[ActionLine, ...]:
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


def _flags(line: ActionLine) -> frozenset[str]:
    held = {
        "aandacht": line.attention,
        "bijsturing": line.adjustment,
        "te_laat": line.overdue,
        "zonder_trekker": not line.led,
    }
    return frozenset(name for name, holds in held.items() if holds)


def _matches(line: ActionLine, asked: ActionFilter) -> bool:
    return (
        (not asked.theme or line.theme_code == asked.theme)
        and (not asked.municipality or asked.municipality in (line.places or (JOINT,)))
        and (not asked.lead or line.lead == asked.lead)
        and (not asked.status or line.status == asked.status)
        and (not asked.flag or asked.flag in _flags(line))
    )


_STATUS_ORDER = {status.value: number for number, status in enumerate(ActionStatus)}
_SORTS: dict[str, Callable[[ActionLine], Any]] = {
    "titel": lambda line: line.title.casefold(),
    "planning": lambda line: (line.end is None, line.end.last_day if line.end else None, line.code),
    "stand": lambda line: (_STATUS_ORDER[line.status], line.code),
    "trekker": lambda line: (not line.lead, line.lead.casefold(), line.code),
}
_GROUPS: dict[str, Callable[[ActionLine], str]] = {
    "thema": lambda line: line.theme,
    "trekker": lambda line: line.lead,
    "gemeente": lambda line: line.municipality or JOINT,
    "stand": lambda line: line.status,
}


def _sorted(lines: list[ActionLine], sort: str) -> list[ActionLine]:
    key = _SORTS.get(sort.removeprefix("-"))
    ordered = sorted(lines, key=key) if key else lines
    return ordered[::-1] if sort.startswith("-") else ordered


def _grouped(lines: list[ActionLine], group: str) -> tuple[ActionGroup, ...]:
    key = _GROUPS.get(group)
    if key is None:
        return (ActionGroup("", tuple(lines)),) if lines else ()
    grouped: dict[str, list[ActionLine]] = {}
    for line in lines:
        grouped.setdefault(key(line), []).append(line)
    return tuple(ActionGroup(title, tuple(members)) for title, members in grouped.items())


def _facets(lines: Iterable[ActionLine]) -> dict[str, tuple[Facet, ...]]:
    themes: Counter[tuple[str, str]] = Counter()
    municipalities: Counter[str] = Counter()
    leads: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    flags: Counter[str] = Counter()
    for line in lines:
        themes[(line.theme_code, line.theme)] += 1
        municipalities.update(line.places or (JOINT,))
        statuses[line.status] += 1
        flags.update(_flags(line))
        if line.lead:
            leads[line.lead] += 1
    return {
        "themes": tuple(Facet(code, title, n) for (code, title), n in themes.items()),
        "municipalities": tuple(
            Facet(name, name, n) for name, n in sorted(municipalities.items(), key=lambda i: (i[0] != JOINT, i[0]))
        ),
        "leads": tuple(Facet(name, name, n) for name, n in sorted(leads.items())),
        "statuses": tuple(
            Facet(s, definitions.label("action_status", s), statuses[s]) for s in _STATUS_ORDER if statuses[s]
        ),
        "flags": tuple(Facet(name, name, n) for name, n in sorted(flags.items())),
    }
