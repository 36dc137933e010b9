# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people have to say about a figure, beside its chart."""

from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.access.permissions import Permission
from driehoek.figures.kinds import REMARK
from driehoek.figures.queries.views import AnnotationView, SeriesView
from driehoek.web.doors import Place
from driehoek.web.paths import asking
from driehoek.web.presenters.figures.periods import named
from driehoek.web.words import word


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark: over which periods and of what sort, its words, and where it is changed (may be empty)."""

    title: str
    text: str
    example: bool
    change: str


def remark_lines(views: Iterable[SeriesView | None], place: Place) -> tuple[RemarkLine, ...]:
    """Return the remarks on these series, each once, the oldest period first."""
    names = {member.cbs_code: member.name for member in place.head.municipalities}
    found = {each.uid: each for view in views if view is not None for each in view.annotations}
    ordered = sorted(found.values(), key=lambda each: (each.first, each.area))
    return tuple(_line(each, names.get(each.area, each.area), place) for each in ordered)


def _line(each: AnnotationView, area: str, place: Place) -> RemarkLine:
    span = named(each.first) if each.first == each.last else f"{named(each.first)}\u2013{named(each.last)}"
    title = ", ".join(part for part in (span, area, word(each.kind.value, "figure_remark").lower()) if part)
    may = place.may_of(Permission.ENTER_FIGURES, area)
    return RemarkLine(title, each.text, each.example, place.paths.edit(REMARK.name, each.uid) if may else "")


def add_remark(place: Place, key: str, cbs_code: str = "") -> str:
    """Return where one adds a remark on a figure; empty where this reader may not."""
    if not place.may(Permission.ENTER_FIGURES):
        return ""
    return asking(place.paths.new(REMARK.name), indicator=key, municipality=cbs_code)
