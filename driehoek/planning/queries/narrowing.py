# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Narrowing, sorting and grouping lines of actions that were already read; no database."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from driehoek.kernel import clock, definitions
from driehoek.planning.queries.actions import ActionLine
from driehoek.planning.queries.surroundings import NOTHING, Surroundings
from driehoek.planning.rules import ActionStatus, is_silent

JOINT = "gezamenlijk"


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
    """Lines under one heading; ``overdue`` and ``silent`` count among them."""

    title: str
    lines: tuple[ActionLine, ...]
    overdue: int = 0
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What was asked for of a list, and what one can ask for.

    Attributes:
        total: number of lines before narrowing; ``shown`` of those that match.
        examples: how many of the shown ones are examples.
        asked_around: whether what stands around the actions was read, so that silence and partners are counted.
    """

    asked: ActionFilter
    groups: tuple[ActionGroup, ...]
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
    every: Sequence[ActionLine],
    found: Iterable[ActionLine],
    asked: ActionFilter,
    around: Mapping[int, Surroundings] | None = None,
) -> Narrowed:
    """Return the lines that were asked for, sorted and grouped, with what one can narrow the whole list by.

    Args:
        every: all lines of the list, for the counts.
        found: those in which the searched words occur.
        around: what stands around each action, by key; ``None`` where it was not read.
    """
    beside = _Beside(around)
    lines = _sorted([line for line in found if _matches(line, asked, beside)], asked.sort)
    return Narrowed(
        asked=asked,
        groups=_grouped(lines, asked.group, beside),
        total=len(every),
        shown=len(lines),
        examples=sum(line.origin.example for line in lines),
        asked_around=around is not None,
        **_facets(every, beside),
    )


class _Beside:
    """What stands around each line; nothing where it was not read."""

    def __init__(self, around: Mapping[int, Surroundings] | None) -> None:
        self.known = around is not None
        self._around = around or {}
        self._today = clock.today()

    def of(self, line: ActionLine) -> Surroundings:
        return self._around.get(line.pk, NOTHING)

    def silent(self, line: ActionLine) -> bool:
        return self.known and is_silent(ActionStatus(line.status), self.of(line).heard_on, self._today)

    def flags(self, line: ActionLine) -> frozenset[str]:
        held = {
            "aandacht": line.attention,
            "bijsturing": line.adjustment,
            "te_laat": line.overdue,
            "zonder_trekker": not line.led,
            "stil": self.silent(line),
        }
        return frozenset(name for name, holds in held.items() if holds)


def _matches(line: ActionLine, asked: ActionFilter, beside: _Beside) -> bool:
    around = beside.of(line)
    return (
        (not asked.theme or line.theme_code == asked.theme)
        and (not asked.municipality or asked.municipality in (line.places or (JOINT,)))
        and (not asked.lead or line.lead == asked.lead)
        and (not asked.status or line.status == asked.status)
        and (not asked.programme or line.programme_code == asked.programme)
        and (not asked.working_group or line.working_group == asked.working_group)
        and (not asked.partner or asked.partner in around.partners)
        and (not asked.target_group or asked.target_group in around.target_groups)
        and (not asked.line or asked.line in around.lines)
        and (not asked.flag or asked.flag in beside.flags(line))
    )


_STATUS_ORDER = {status.value: number for number, status in enumerate(ActionStatus)}
_SORTS: dict[str, Callable[[ActionLine], Any]] = {
    "titel": lambda line: line.title.casefold(),
    "planning": lambda line: (line.end is None, line.end.last_day if line.end else None, line.code),
    "stand": lambda line: (_STATUS_ORDER[line.status], line.code),
    "trekker": lambda line: (not line.lead, line.lead.casefold(), line.code),
}
#: What a line stands under; of some kinds it may stand under several headings, or under the empty one.
_GROUPS: dict[str, Callable[[ActionLine, Surroundings], tuple[str, ...]]] = {
    "thema": lambda line, _: (line.theme,),
    "trekker": lambda line, _: (line.lead,),
    "gemeente": lambda line, _: (line.municipality or JOINT,),
    "stand": lambda line, _: (line.status,),
    "werkgroep": lambda line, _: (line.working_group,),
    "partner": lambda _, around: around.partners,
    "doelgroep": lambda _, around: around.target_groups,
    "draad": lambda _, around: around.lines,
}
#: Groups that stand by name, the nameless one last; the others stand in the order of their first action.
_BY_NAME = frozenset({"trekker", "werkgroep", "partner", "doelgroep", "draad"})


def _sorted(lines: list[ActionLine], sort: str) -> list[ActionLine]:
    key = _SORTS.get(sort.removeprefix("-"))
    ordered = sorted(lines, key=key) if key else lines
    return ordered[::-1] if sort.startswith("-") else ordered


def _grouped(lines: list[ActionLine], group: str, beside: _Beside) -> tuple[ActionGroup, ...]:
    key = _GROUPS.get(group)
    if key is None:
        return (_group("", lines, beside),) if lines else ()
    grouped: dict[str, list[ActionLine]] = {}
    for line in lines:
        for title in key(line, beside.of(line)) or ("",):
            grouped.setdefault(title, []).append(line)
    titles = sorted(grouped, key=lambda title: (not title, title.casefold())) if group in _BY_NAME else list(grouped)
    return tuple(_group(title, grouped[title], beside) for title in titles)


def _group(title: str, lines: list[ActionLine], beside: _Beside) -> ActionGroup:
    return ActionGroup(title, tuple(lines), sum(line.overdue for line in lines), sum(map(beside.silent, lines)))


def _facets(lines: Iterable[ActionLine], beside: _Beside) -> dict[str, tuple[Facet, ...]]:
    themes: Counter[tuple[str, str]] = Counter()
    counts: dict[str, Counter[str]] = {
        name: Counter()
        for name in (
            "municipalities", "leads", "statuses", "flags", "working_groups", "partners", "target_groups",
            "cross_lines",
        )
    }  # fmt: skip
    for line in lines:
        themes[(line.theme_code, line.theme)] += 1
        counts["municipalities"].update(line.places or (JOINT,))
        counts["statuses"][line.status] += 1
        counts["flags"].update(beside.flags(line))
        counts["leads"].update((line.lead,) if line.lead else ())
        counts["working_groups"].update((line.working_group,) if line.working_group else ())
        around = beside.of(line)
        counts["partners"].update(around.partners)
        counts["target_groups"].update(around.target_groups)
        counts["cross_lines"].update(around.lines)
    facets = {
        name: tuple(Facet(value, value, n) for value, n in sorted(found.items())) for name, found in counts.items()
    }
    facets["themes"] = tuple(Facet(code, title, n) for (code, title), n in themes.items())
    facets["municipalities"] = tuple(sorted(facets["municipalities"], key=lambda f: (f.value != JOINT, f.value)))
    facets["statuses"] = tuple(
        Facet(s, definitions.label("action_status", s), counts["statuses"][s])
        for s in _STATUS_ORDER
        if counts["statuses"][s]
    )
    return facets
