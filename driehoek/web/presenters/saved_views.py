# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists that a person kept, on screen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from django.utils.translation import gettext as _

from driehoek.planning.queries import ActionFilter, SavedViewLine
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import (
    JOINT,
    USUAL,
    FacetLink,
    asked_in,
    fields,
    flag_labels,
    group_labels,
)
from driehoek.web.words import word


@dataclass(frozen=True, slots=True)
class ViewForm:
    """The form that keeps a list under a name; ``errors`` are sentences by field."""

    key: str
    name: str = ""
    query: str = ""
    shared: bool = False
    may_share: bool = False
    action: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A kept list with what one can do with it; ``what`` says what it shows."""

    name: str
    href: str
    change_to: str
    what: str
    own: bool
    shared: bool


@dataclass(frozen=True, slots=True)
class ViewsScreen:
    """The page with the kept lists."""

    own: tuple[ViewRow, ...]
    others: tuple[ViewRow, ...]
    removed: tuple[ViewRow, ...]
    may_share: bool
    actions_href: str


def canonical(query: str) -> str:
    """Return an address query with known fields only, in one order."""
    return urlencode(fields(asked_in(dict(parse_qsl(query)))))


def view_links(views: Sequence[SavedViewLine], query: str, paths: Paths) -> tuple[FacetLink, ...]:
    """Return the kept lists as links; the one that is being looked at is marked."""
    here = canonical(query)
    return tuple(
        FacetLink(
            view.name if view.own else _("%(name)s (shared)") % {"name": view.name},
            _href(view, paths),
            None,
            bool(here) and view.query == here,
        )
        for view in views
    )


def views_screen(
    views: Sequence[SavedViewLine],
    removed: Sequence[SavedViewLine],
    paths: Paths,
    titles: Mapping[str, str],
    *,
    may_share: bool,
) -> ViewsScreen:
    """Return the page.

    Args:
        titles: of the themes and programmes in sight, by code.
    """
    rows = [_row(view, paths, titles) for view in views]
    return ViewsScreen(
        own=tuple(row for row in rows if row.own),
        others=tuple(row for row in rows if not row.own),
        removed=tuple(_row(view, paths, titles) for view in removed),
        may_share=may_share,
        actions_href=paths.actions(),
    )


def _href(view: SavedViewLine, paths: Paths) -> str:
    return paths.actions(dict(parse_qsl(view.query)))


def _row(view: SavedViewLine, paths: Paths, titles: Mapping[str, str]) -> ViewRow:
    what = "; ".join(_told(asked_in(dict(parse_qsl(view.query))), titles)) or _("all actions")
    return ViewRow(view.name, _href(view, paths), paths.saved_view(view.uid), what, view.own, view.shared)


def _told(asked: ActionFilter, titles: Mapping[str, str]) -> Iterator[str]:
    """Say what a list is narrowed to and how it is arranged; a theme that is gone or out of sight keeps its code."""
    if asked.text:
        yield _("Words: %(words)s") % {"words": asked.text}
    if asked.flag:
        yield flag_labels().get(asked.flag, asked.flag)
    if asked.status:
        yield f"{_('Status')}: {word(asked.status, 'action_status')}"
    named = {
        _("Theme"): titles.get(asked.theme, asked.theme),
        _("Programme"): titles.get(asked.programme, asked.programme),
        _("Municipality"): _("Joint") if asked.municipality == JOINT else asked.municipality,
        _("Lead"): asked.lead,
        _("Working group"): asked.working_group,
        _("Partner"): asked.partner,
        _("Target group"): asked.target_group,
        _("Cross-cutting line"): asked.line,
    }
    yield from (f"{label}: {value}" for label, value in named.items() if value)
    if asked.group != USUAL["group"]:
        yield _("grouped by: %(what)s") % {"what": group_labels().get(asked.group, asked.group)}
    if asked.sort != USUAL["sort"]:
        column = asked.sort.removeprefix("-")
        heads = {"titel": _("Action"), "trekker": _("Lead"), "planning": _("Ready by"), "stand": _("Status")}
        yield _("sorted by: %(what)s") % {"what": heads.get(column, column)}
