# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of actions of a programme, with what one can narrow, sort and group it by."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate, period
from driehoek.organisations.queries import PartnershipHead
from driehoek.planning.queries import ActionFilter, ActionLine, ProgrammeHead, ProgrammePage
from driehoek.planning.queries.actions import Facet
from driehoek.web.paths import Paths
from driehoek.web.presenters.origin import SourceMark, head_mark, paragraphs, source_mark
from driehoek.web.presenters.plan import AdoptionLine, Passage, adoption_line
from driehoek.web.words import capital, word

JOINT = "gezamenlijk"

# The address uses short Dutch words; the read model has its own names.
FIELDS = {
    "theme": "thema",
    "municipality": "gemeente",
    "lead": "trekker",
    "status": "stand",
    "flag": "vlag",
    "text": "zoek",
    "sort": "sorteer",
    "group": "groep",
}
NARROWING = ("theme", "municipality", "lead", "status", "flag", "text")
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
    """Rows under one heading; the title is empty when the list is not grouped."""

    title: str
    rows: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeScreen:
    """Everything on the page of a programme."""

    title: str
    plan_title: str
    plan_href: str
    evaluation_href: str
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
    address: str
    asked: ActionFilter
    active: int
    keep: tuple[tuple[str, str], ...]
    themes: tuple[Option, ...]
    municipalities: tuple[Option, ...]
    leads: tuple[Option, ...]
    statuses: tuple[Option, ...]
    flags: tuple[FacetLink, ...]
    siblings: tuple[FacetLink, ...]
    grouping: tuple[FacetLink, ...]
    sorting: Mapping[str, SortLink]
    groups: tuple[RowGroup, ...]
    total: int
    shown: int
    examples: int


def _fields(asked: ActionFilter, **changes: str) -> dict[str, str]:
    values = {**asdict(asked), **changes}
    usual = {"sort": "nummer", "group": "thema"}
    return {FIELDS[name]: value for name, value in values.items() if value and usual.get(name) != value}


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


def programme_screen(
    page: ProgrammePage, programmes: Iterable[ProgrammeHead], partnership: PartnershipHead
) -> ProgrammeScreen:
    """Return the page of a programme, with the ways to the others under the same plan."""
    head, asked, paths = page.head, page.asked, Paths(partnership.slug)
    about = page.head.origin

    def at(**changes: str) -> str:
        return paths.programme(head.code, _fields(asked, **changes))

    joint = capital(JOINT)
    return ProgrammeScreen(
        title=head.title,
        plan_title=head.plan_title,
        plan_href=paths.plan(head.plan_code),
        evaluation_href=paths.evaluation(head.code),
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
        address=paths.programme(head.code),
        asked=asked,
        active=sum(bool(getattr(asked, name)) for name in NARROWING),
        keep=tuple(_fields(ActionFilter(sort=asked.sort, group=asked.group, flag=asked.flag)).items()),
        themes=_options(page.themes, _("All")),
        municipalities=_options(page.municipalities, _("All")),
        leads=_options(page.leads, _("All")),
        statuses=_options(page.statuses, _("All")),
        flags=_flag_links(page, at),
        siblings=tuple(
            FacetLink(other.title, paths.programme(other.code), None, other.code == head.code)
            for other in programmes
            if other.plan_code == head.plan_code
        ),
        grouping=tuple(
            FacetLink(label, at(group=name), None, asked.group == name) for name, label in _group_labels().items()
        ),
        sorting=_sorting(asked, at),
        groups=tuple(
            RowGroup(
                _group_title(group.title, asked.group),
                tuple(action_row(line, paths, joint) for line in group.lines),
            )
            for group in page.groups
        ),
        total=page.total,
        shown=page.shown,
        examples=page.examples,
    )


def _options(facets: Sequence[Facet], everything: str) -> tuple[Option, ...]:
    return (Option("", everything), *(Option(f.value, f"{capital(f.label)} ({f.count})") for f in facets))


def _flag_links(page: ProgrammePage, at: Callable[..., str]) -> tuple[FacetLink, ...]:
    labels = {
        "aandacht": _("Needs attention"),
        "bijsturing": _("Adjustment needed"),
        "te_laat": _("Past the end date"),
        "zonder_trekker": _("No lead yet"),
    }
    links = [FacetLink(_("All"), at(flag=""), page.total, not page.asked.flag)]
    links += [
        FacetLink(labels[flag.value], at(flag=flag.value), flag.count, page.asked.flag == flag.value)
        for flag in page.flags
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


def _group_labels() -> Mapping[str, str]:
    return {
        "thema": _("Theme"),
        "gemeente": _("Municipality"),
        "trekker": _("Lead"),
        "stand": _("Status"),
        "geen": _("Not grouped"),
    }


def _group_title(title: str, group: str) -> str:
    if group == "stand" and title:
        return word(title, "action_status")
    if group == "trekker" and not title:
        return _("No lead yet")
    return capital(title)
