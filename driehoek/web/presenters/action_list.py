# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list of actions on screen, with what one can narrow, sort and group it by; the same on every page that has one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate
from driehoek.planning.queries import ActionFilter, ActionLine, Facet, Narrowed
from driehoek.web.paths import Paths
from driehoek.web.words import capital, word

JOINT = "gezamenlijk"
LONGEST = 200
DIGITS = 9  # of the number of a page

# The address uses short Dutch words; the read model has its own names.
FIELDS = {
    "theme": "thema",
    "municipality": "gemeente",
    "lead": "trekker",
    "status": "stand",
    "flag": "vlag",
    "text": "zoek",
    "programme": "programma",
    "working_group": "werkgroep",
    "partner": "partner",
    "target_group": "doelgroep",
    "line": "draad",
    "sort": "sorteer",
    "group": "groep",
}
TURNED = "pagina"
USUAL = {"sort": "nummer", "group": "thema"}
ARRANGING = ("sort", "group")
NARROWING = tuple(name for name in FIELDS if name not in ARRANGING)
#: Groupings that have an overview above them, and the field that narrows the list to one of its rows.
OVERVIEWS = {
    "trekker": "lead",
    "gemeente": "municipality",
    "partner": "partner",
    "werkgroep": "working_group",
    "doelgroep": "target_group",
    "draad": "line",
}
SORTS = {"title": "titel", "lead": "trekker", "planning": "planning", "status": "stand"}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action as the table shows it."""

    title: str
    href: str
    code: str
    theme: str
    where: str
    lead: str
    planning: PreciseDate | str
    planning_was: PreciseDate | str
    overdue: bool
    status: str
    attention: bool
    adjustment: bool
    example: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A choice in a list."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A choice as a link."""

    label: str
    href: str
    count: int | None
    current: bool


@dataclass(frozen=True, slots=True)
class SortLink:
    """A head of the table as a link; direction is empty, ascending or descending."""

    href: str
    direction: str


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading, of ``count`` in all; the title is empty when the list is not grouped."""

    title: str
    rows: tuple[ActionRow, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Select:
    """A list of choices that narrows the list; ``name`` is its field in the address."""

    name: str
    label: str
    value: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """How many actions stand under one heading, and how many of them are late or long not heard of."""

    title: str
    href: str
    count: int
    overdue: int
    silent: int


@dataclass(frozen=True, slots=True)
class ListScreen:
    """A list of actions with all ways to arrange it; see the components action_filter and action_list.

    Attributes:
        address: of the list without any choice.
        active: how many filters are set. keep: fields of the address that the filter form sends along.
        selects: the choices always shown; ``more`` those that are folded away until one of them is set.
        overview: one line per group, for a grouping of which that says something; ``overview_head`` names its groups.
        page, pages: which page this is, and how many there are; the ways to the ones beside it are empty at an end.
        narrowed_to: what the list is narrowed to, in words, for whoever reads it on paper.
        query: what follows the question mark for the list as it is now; empty when nothing is chosen.
    """

    address: str
    asked: ActionFilter
    active: int
    keep: tuple[tuple[str, str], ...]
    selects: tuple[Select, ...]
    more: tuple[Select, ...]
    more_open: bool
    flags: tuple[FacetLink, ...]
    grouping: tuple[FacetLink, ...]
    sorting: Mapping[str, SortLink]
    overview_head: str
    overview: tuple[OverviewLine, ...]
    groups: tuple[RowGroup, ...]
    total: int
    shown: int
    examples: int
    page: int
    pages: int
    previous_href: str
    next_href: str
    query: str
    narrowed_to: str


def fields(asked: ActionFilter, **changes: str) -> dict[str, str]:
    """Return what a filter is in an address; what is usual is left out."""
    values = {name: changes.get(name, getattr(asked, name)) for name in FIELDS}
    return {FIELDS[name]: value for name, value in values.items() if value and USUAL.get(name) != value}


def asked_in(sent: Mapping[str, str]) -> ActionFilter:
    """Read what an address asks for; fields it does not know are left alone."""
    read = {name: str(sent.get(field, ""))[:LONGEST].strip() for name, field in FIELDS.items()}
    usual = ActionFilter()
    return ActionFilter(**{name: value or getattr(usual, name) for name, value in read.items()})


def page_in(sent: Mapping[str, str]) -> int:
    """Read which page of a list is asked for: the first one, where the address names no number."""
    told = str(sent.get(TURNED, ""))
    return int(told) if told.isascii() and told.isdigit() and len(told) < DIGITS else 1


def action_row(line: ActionLine, paths: Paths, joint: str) -> ActionRow:
    """Return an action as a row; the original end is shown only when it moved."""
    moved = line.original_end is not None and line.end is not None and line.original_end != line.end
    return ActionRow(
        title=line.title,
        href=paths.action(line.uid),
        code=line.code,
        theme=line.theme,
        where=line.municipality or joint,
        lead=line.lead,
        planning=line.end or "",
        planning_was=line.original_end if moved and line.original_end else "",
        overdue=line.overdue,
        status=line.status,
        attention=line.attention,
        adjustment=line.adjustment,
        example=line.origin.example,
    )


def list_screen(
    found: Narrowed, address: Callable[[Mapping[str, str]], str], paths: Paths, programmes: Sequence[Facet] = ()
) -> ListScreen:
    """Return a list of actions on screen.

    Args:
        address: makes the address of the list from its fields.
        programmes: to choose from, on a list of several.
    """
    asked = found.asked

    def at(**changes: str) -> str:
        return address(fields(asked, **changes))

    def turned(page: int) -> str:
        return address({**fields(asked), TURNED: str(page)} if page > 1 else fields(asked))

    selects, more, flags = _usual(found), _more(found, programmes), _flag_links(found, at)
    joint = _("Joint")
    return ListScreen(
        address=address({}),
        asked=asked,
        active=sum(bool(getattr(asked, name)) for name in NARROWING),
        keep=tuple(fields(ActionFilter(sort=asked.sort, group=asked.group, flag=asked.flag)).items()),
        selects=selects,
        more=more,
        more_open=any(select.value for select in more),
        flags=flags,
        grouping=tuple(
            FacetLink(label, at(group=name), None, asked.group == name) for name, label in group_labels().items()
        ),
        sorting=_sorting(asked, at),
        overview_head=group_labels()[asked.group] if asked.group in OVERVIEWS else "",
        overview=_overview(found, at),
        groups=tuple(
            RowGroup(
                _group_title(group.title, asked.group),
                tuple(action_row(line, paths, joint) for line in group.lines),
                group.count,
            )
            for group in found.groups
            if group.lines
        ),
        total=found.total,
        shown=found.shown,
        examples=found.examples,
        page=found.page,
        pages=found.pages,
        previous_href=turned(found.page - 1) if found.page > 1 else "",
        next_href=turned(found.page + 1) if found.page < found.pages else "",
        query=urlencode(fields(asked)),
        narrowed_to=_narrowed_to(found.asked, (*selects, *more), flags),
    )


def _select(name: str, label: str, facets: Sequence[Facet], asked: ActionFilter) -> Select:
    return Select(FIELDS[name], label, getattr(asked, name), _options(facets, _("All")))


def _usual(found: Narrowed) -> tuple[Select, ...]:
    return (
        _select("theme", _("Theme"), found.themes, found.asked),
        _select("municipality", _("Municipality"), found.municipalities, found.asked),
        _select("lead", _("Lead"), found.leads, found.asked),
        _select("status", _("Status"), found.statuses, found.asked),
    )


def _narrowed_to(asked: ActionFilter, selects: Iterable[Select], flags: Sequence[FacetLink]) -> str:
    """Say what a list is narrowed to: paper has no form that shows it."""
    told = [_("Words: %(words)s") % {"words": asked.text}] if asked.text else []
    told += [flag.label for flag in flags[1:] if flag.current]
    for select in selects:
        chosen = next((option.label for option in select.options if option.value == select.value), select.value)
        if select.value:
            told.append(f"{select.label}: {chosen.rpartition(' (')[0] or chosen}")
    return "; ".join(told)


def _more(found: Narrowed, programmes: Sequence[Facet]) -> tuple[Select, ...]:
    """Return the further choices, as far as there is something to choose."""
    offered = (
        ("programme", _("Programme"), programmes if len(programmes) > 1 else ()),
        ("working_group", _("Working group"), found.working_groups),
        ("partner", _("Partner"), found.partners),
        ("target_group", _("Target group"), found.target_groups),
        ("line", _("Cross-cutting line"), found.cross_lines),
    )
    return tuple(_select(name, label, facets, found.asked) for name, label, facets in offered if facets)


def _overview(found: Narrowed, at: Callable[..., str]) -> tuple[OverviewLine, ...]:
    group = found.asked.group
    if group not in OVERVIEWS:
        return ()
    lines = []
    for one in found.groups:
        # Nobody leads it: that is a flag. "Aa en Cee" is no municipality to narrow to, and neither is "no partner".
        narrowing = {OVERVIEWS[group]: one.title}
        if not one.title:
            narrowing = {"flag": "zonder_trekker"} if group == "trekker" else {}
        places = {facet.value for facet in found.municipalities}
        if group == "gemeente" and one.title not in places:
            narrowing = {}
        lines.append(
            OverviewLine(
                _group_title(one.title, group),
                at(**narrowing) if narrowing else "",
                one.count,
                one.overdue,
                one.silent,
            )
        )
    return tuple(lines)


def _options(facets: Sequence[Facet], everything: str) -> tuple[Option, ...]:
    return (Option("", everything), *(Option(f.value, f"{capital(f.label)} ({f.count})") for f in facets))


def _flag_links(found: Narrowed, at: Callable[..., str]) -> tuple[FacetLink, ...]:
    labels = flag_labels()
    counts: dict[str, int | None] = {flag.value: flag.count for flag in found.flags}
    if not found.asked_around:
        counts["stil"] = None  # not counted on this page until it is asked for
    links = [FacetLink(_("All"), at(flag=""), found.total, not found.asked.flag)]
    links += [
        FacetLink(label, at(flag=flag), counts.get(flag, 0), found.asked.flag == flag)
        for flag, label in labels.items()
        if flag in counts or found.asked.flag == flag
    ]
    return tuple(links)


def _sorting(asked: ActionFilter, at: Callable[..., str]) -> Mapping[str, SortLink]:
    links = {}
    for column, sort in SORTS.items():
        if asked.sort == sort:
            links[column] = SortLink(at(sort=f"-{sort}"), "ascending")
        elif asked.sort == f"-{sort}":
            links[column] = SortLink(at(sort="nummer"), "descending")
        else:
            links[column] = SortLink(at(sort=sort), "")
    return links


def flag_labels() -> Mapping[str, str]:
    """Return what one can ask of actions, by its word in the address."""
    return {
        "aandacht": _("Needs attention"),
        "bijsturing": _("Adjustment needed"),
        "te_laat": _("Past the end date"),
        "zonder_trekker": _("No lead yet"),
        "stil": _("No report for half a year"),
    }


def group_labels() -> Mapping[str, str]:
    """Return the ways to group a list, by their word in the address."""
    return {
        "thema": _("Theme"),
        "trekker": _("Lead"),
        "gemeente": _("Municipality"),
        "partner": _("Partner"),
        "werkgroep": _("Working group"),
        "doelgroep": _("Target group"),
        "draad": _("Cross-cutting line"),
        "stand": _("Status"),
        "geen": _("Not grouped"),
    }


def _group_title(title: str, group: str) -> str:
    if group == "stand" and title:
        return word(title, "action_status")
    if title:
        return capital(title)
    without = {
        "trekker": _("No lead yet"),
        "partner": _("No partner"),
        "werkgroep": _("No working group"),
        "doelgroep": _("No target group"),
        "draad": _("No cross-cutting line"),
    }
    return without.get(group, "")
