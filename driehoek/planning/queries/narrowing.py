# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Narrowing, sorting, grouping and counting a list of actions that was already read as columns; no database."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any

from driehoek.kernel import clock, definitions
from driehoek.planning.queries.actions import ActionLine
from driehoek.planning.queries.columns import ADJUSTMENT, ATTENTION, EXAMPLE, OVERDUE, Columns
from driehoek.planning.queries.surroundings import Surroundings
from driehoek.planning.rules import ActionStatus, is_silent

JOINT = "gezamenlijk"
PAGE = 100  # lines on one page


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """What the address of the list asks for; empty fields ask nothing.

    Attributes:
        theme: code of a theme. municipality: name, or ``gezamenlijk``. lead: name of an organisation or function.
        status: coded. flag: ``aandacht``, ``bijsturing``, ``te_laat``, ``zonder_trekker`` or ``stil``.
        text: words that must all occur in code, title, description or result.
        programme: code. partner, working_group: names. target_group, line: labels of tags.
        sort: ``nummer``, ``titel``, ``planning``, ``stand`` or ``trekker``; with ``-`` in front the other way round.
        group: ``thema``, ``trekker``, ``gemeente``, ``stand``, ``partner``, ``werkgroep``, ``doelgroep`` or ``draad``.
    """

    theme: str = ""
    municipality: str = ""
    lead: str = ""
    status: str = ""
    flag: str = ""
    text: str = ""
    sort: str = "nummer"
    group: str = "thema"
    programme: str = ""
    partner: str = ""
    working_group: str = ""
    target_group: str = ""
    line: str = ""

    @property
    def asks_around(self) -> bool:
        """Whether the answer needs what stands around an action: partners, tags and when it was last heard of."""
        return bool(
            self.partner
            or self.target_group
            or self.line
            or self.flag == "stil"
            or self.group in ("trekker", "partner", "doelgroep", "draad")
        )


@dataclass(frozen=True, slots=True)
class Facet:
    """A value one can filter on, and how many actions of the whole list have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Actions under one heading; those of the asked page have a line.

    Attributes:
        count: of all that stand under it; ``overdue`` and ``silent`` count among them.
    """

    title: str
    lines: tuple[ActionLine, ...]
    count: int
    overdue: int = 0
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What was asked for of a list, and what one can ask for.

    Attributes:
        groups: all of them, also those without a line on this page.
        page, pages: which hundred lines these are, and how many pages there are.
        total: number of actions before narrowing; ``shown`` of those that match.
        examples: how many of the shown ones are examples.
        asked_around: whether what stands around the actions was read, so that silence and partners are counted.
    """

    asked: ActionFilter
    groups: tuple[ActionGroup, ...]
    page: int
    pages: int
    total: int
    shown: int
    examples: int
    asked_around: bool
    themes: tuple[Facet, ...] = field(default=())
    municipalities: tuple[Facet, ...] = field(default=())
    leads: tuple[Facet, ...] = field(default=())
    statuses: tuple[Facet, ...] = field(default=())
    flags: tuple[Facet, ...] = field(default=())
    working_groups: tuple[Facet, ...] = field(default=())
    partners: tuple[Facet, ...] = field(default=())
    target_groups: tuple[Facet, ...] = field(default=())
    cross_lines: tuple[Facet, ...] = field(default=())


def narrowed(
    columns: Columns,
    hits: Collection[int] | None,
    asked: ActionFilter,
    around: Surroundings | None,
    programmes: Mapping[int, str],
    page: int,
    lines_of: Callable[[Sequence[int]], Iterable[ActionLine]],
) -> Narrowed:
    """Return the actions that were asked for, sorted and grouped, with what one can narrow the whole list by.

    Args:
        hits: keys of the actions in which the searched words occur; ``None`` when none were searched.
        around: what stands around the actions; ``None`` where it was not read.
        programmes: codes by key.
        page: which hundred; one beyond the end is the last.
        lines_of: reads the lines of the actions on the page.
    """
    listed = _List(columns, around, programmes)
    found = listed.sorted(listed.matching(asked, hits), asked.sort)
    groups = listed.grouped(found, asked.group)
    length = sum(len(places) for _, places in groups)
    pages = max(1, -(-length // PAGE))
    page = min(max(page, 1), pages)
    shown = _window(groups, (page - 1) * PAGE, page * PAGE)
    lines = {line.pk: line for line in lines_of(list({columns.keys[place] for places in shown for place in places}))}
    return Narrowed(
        asked=asked,
        groups=tuple(
            ActionGroup(
                title,
                tuple(line for place in here if (line := lines.get(columns.keys[place])) is not None),
                len(places),
                sum(columns.marks[place] & OVERDUE > 0 for place in places),
                sum(listed.silent[place] for place in places) if around else 0,
            )
            for (title, places), here in zip(groups, shown, strict=True)
        ),
        page=page,
        pages=pages,
        total=len(columns.keys),
        shown=len(found),
        examples=sum(columns.marks[place] & EXAMPLE > 0 for place in found),
        asked_around=around is not None,
        **listed.facets(),
    )


Group = tuple[str, list[int]]


def _window(groups: Sequence[Group], start: int, end: int) -> list[list[int]]:
    """Return of each group the places between start and end, counted through all groups."""
    windows, before = [], 0
    for _, places in groups:
        windows.append(places[max(start - before, 0) : max(end - before, 0)])
        before += len(places)
    return windows


_BITS = {"aandacht": ATTENTION, "bijsturing": ADJUSTMENT, "te_laat": OVERDUE}
_STATUS_ORDER = {status.value: number for number, status in enumerate(ActionStatus)}
#: Groups that stand by name, the nameless one last; the others stand in the order of their first action.
_BY_NAME = frozenset({"trekker", "werkgroep", "partner", "doelgroep", "draad"})


class _List:
    """Columns with what stands around them. A place is the number of an action in the list."""

    def __init__(self, columns: Columns, around: Surroundings | None, programmes: Mapping[int, str]) -> None:
        self._columns = columns
        self._around = around or Surroundings()
        self._programmes = programmes
        self.silent: Sequence[bool] = self._silent() if around else ()

    def _silent(self) -> list[bool]:
        today, heard = clock.today(), self._around.heard_on
        pairs = zip(self._columns.keys, self._columns.statuses, strict=True)
        return [is_silent(ActionStatus(status), heard.get(key), today) for key, status in pairs]

    def _of(self, found: Mapping[int, tuple[str, ...]]) -> list[tuple[str, ...]]:
        return [found.get(key, ()) for key in self._columns.keys]

    def _count(self, found: Mapping[int, tuple[str, ...]]) -> tuple[Facet, ...]:
        return _counted(chain.from_iterable(self._of(found))) if found else ()

    def _flag(self, flag: str) -> Sequence[bool]:
        """Return per place whether it has the flag; an unknown flag nobody has."""
        if flag in _BITS:
            return [mark & _BITS[flag] > 0 for mark in self._columns.marks]
        if flag == "zonder_trekker":
            return [not led for led in self._columns.led]
        return self.silent if flag == "stil" and self.silent else [False] * len(self._columns.keys)

    def matching(self, asked: ActionFilter, hits: Collection[int] | None) -> list[int]:
        """Return the places of the actions that were asked for."""
        own = self._columns
        places = list(range(len(own.keys)))
        equal: tuple[tuple[str, Callable[[int], str]], ...] = (
            (asked.theme, lambda place: own.themes[place][0]),
            (asked.lead, lambda place: own.leads[place]),
            (asked.status, lambda place: own.statuses[place]),
            (asked.programme, lambda place: self._programmes[own.programmes[place]]),
            (asked.working_group, lambda place: own.working_groups[place]),
        )
        for wanted, value in equal:
            if wanted:
                places = [place for place in places if value(place) == wanted]
        among = (
            (asked.municipality, [some or (JOINT,) for some in own.places] if asked.municipality else ()),
            (asked.partner, self._of(self._around.partners) if asked.partner else ()),
            (asked.target_group, self._of(self._around.target_groups) if asked.target_group else ()),
            (asked.line, self._of(self._around.lines) if asked.line else ()),
        )
        for wanted, values in among:
            if wanted:
                places = [place for place in places if wanted in values[place]]
        if asked.flag:
            held = self._flag(asked.flag)
            places = [place for place in places if held[place]]
        return places if hits is None else [place for place in places if own.keys[place] in hits]

    def sorted(self, places: list[int], sort: str) -> list[int]:
        """Return the places in order; where that is equal, or by number, in that of the columns."""
        own = self._columns
        keys: dict[str, Callable[[int], Any]] = {
            "titel": lambda place: own.words[place].casefold(),
            "stand": lambda place: _STATUS_ORDER[own.statuses[place]],
            "trekker": lambda place: (not own.leads[place], own.leads[place].casefold()),
        }
        key = keys.get(sort.removeprefix("-"))
        ordered = sorted(places, key=key) if key else places
        return ordered[::-1] if sort.startswith("-") else ordered

    def grouped(self, places: list[int], group: str) -> list[Group]:
        """Return titles and places; of some kinds an action stands under several headings, or under the empty one."""
        own, around = self._columns, self._around
        single: dict[str, Callable[[], Sequence[str]]] = {
            "thema": lambda: [theme for _, theme in own.themes],
            "trekker": lambda: own.leads,
            "gemeente": lambda: [" en ".join(some) or JOINT for some in own.places],
            "stand": lambda: own.statuses,
            "werkgroep": lambda: own.working_groups,
        }
        several = {"partner": around.partners, "doelgroep": around.target_groups, "draad": around.lines}
        found: dict[str, list[int]] = defaultdict(list)
        if group in single:
            titles = single[group]()
            for place in places:
                found[titles[place]].append(place)
        elif group in several:
            for place in places:
                for title in several[group].get(own.keys[place], ("",)):
                    found[title].append(place)
        else:
            return [("", places)] if places else []
        if group in _BY_NAME:
            return sorted(found.items(), key=lambda item: (not item[0], item[0].casefold()))
        return list(found.items())

    def facets(self) -> dict[str, tuple[Facet, ...]]:
        """Return what one can narrow the whole list by, and how many actions have each value."""
        own = self._columns
        places = Counter(own.places)
        statuses = Counter(own.statuses)
        municipalities = _counted(
            chain.from_iterable(repeat(name, n) for some, n in places.items() for name in some or (JOINT,))
        )
        marks = Counter(own.marks)
        flags = {flag: sum(n for mark, n in marks.items() if mark & bit) for flag, bit in _BITS.items()}
        flags |= {"zonder_trekker": len(own.led) - sum(own.led), "stil": sum(self.silent)}
        return {
            "themes": tuple(Facet(code, title, n) for (code, title), n in Counter(own.themes).items()),
            "municipalities": tuple(sorted(municipalities, key=lambda facet: facet.value != JOINT)),
            "leads": _counted(own.leads),
            "statuses": tuple(
                Facet(status, definitions.label("action_status", status), statuses[status])
                for status in _STATUS_ORDER
                if statuses[status]
            ),
            "flags": tuple(Facet(flag, flag, n) for flag, n in sorted(flags.items()) if n),
            "working_groups": _counted(own.working_groups),
            "partners": self._count(self._around.partners),
            "target_groups": self._count(self._around.target_groups),
            "cross_lines": self._count(self._around.lines),
        }


def _counted(values: Iterable[str]) -> tuple[Facet, ...]:
    """Return how often each value occurs, by name; what is empty has no name to narrow by."""
    return tuple(Facet(value, value, n) for value, n in sorted(Counter(values).items()) if value)
