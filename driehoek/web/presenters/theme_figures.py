# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of a theme: by which goals are followed, what may be said of each, and where no figure fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.cycle.queries import ThemeFigure
from driehoek.figures.indicators import Indicator
from driehoek.figures.queries.views import FindingView
from driehoek.web.paths import Paths
from driehoek.web.presenters.figures.labels import LabelMark, label_mark, spoken
from driehoek.web.presenters.figures.periods import named
from driehoek.web.presenters.goal_figures import told_target
from driehoek.web.presenters.origin import SourceMark, source_mark


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """What may be said of the figure in one municipality, and of which year; sources do not all reach the same."""

    name: str
    year: str
    href: str
    mark: LabelMark
    sentence: str


@dataclass(frozen=True, slots=True)
class FigureOfGoal:
    """One figure at a goal, or why none fits.

    Attributes:
        lead: in one line how it stands in all municipalities together; empty for one of them, or when no figure fits.
        moved, others: municipalities where it clearly moved, and the rest; a single one stands first whatever it did.
        target: what is aimed at, in words; empty when nothing is.
        reason: why no figure fits; empty when one does.
        meant: what the partners make of it, each with its period.
    """

    title: str
    href: str
    goal: str
    goal_href: str
    place: str
    lead: str
    moved: tuple[PlaceSaid, ...]
    others: tuple[PlaceSaid, ...]
    target: str
    reason: str
    meant: tuple[tuple[str, str], ...]
    mark: SourceMark


def theme_figures(figures: Sequence[ThemeFigure], plan_code: str, paths: Paths) -> tuple[FigureOfGoal, ...]:
    """Return the figures of a theme; those that clearly moved somewhere first, those that none fits last."""
    shown = [_figure(one, plan_code, paths) for one in figures]
    return tuple(sorted(shown, key=lambda one: (bool(one.reason), not any(place.mark.arrow for place in one.moved))))


def _figure(one: ThemeFigure, plan_code: str, paths: Paths) -> FigureOfGoal:
    view, known = one.figure, one.figure.indicator
    said = [(finding, _said(finding, known, paths)) for finding in one.findings] if known is not None else []
    title = known.title.in_language(get_language() or "nl") if known is not None else _("No figure fits")
    return FigureOfGoal(
        title=title,
        href=paths.figure(view.key) if known is not None else "",
        goal=one.goal,
        goal_href=paths.node(plan_code, one.goal_code),
        place=view.municipality,
        lead="" if known is None or len(said) == 1 else _lead(known, one.findings),
        moved=tuple(place for finding, place in said if finding.is_clear or len(said) == 1),
        others=tuple(place for finding, place in said if not finding.is_clear and len(said) > 1),
        target=told_target(view.target, view.baseline) if known is not None else "",
        reason=view.reason,
        meant=tuple((f"{told.start} - {told.end}", told.text) for told in view.interpretations),
        mark=source_mark(view.origin),
    )


def _said(finding: FindingView, known: Indicator, paths: Paths) -> PlaceSaid:
    return PlaceSaid(
        finding.area_name,
        named(finding.period),
        paths.figure_place(known.key, finding.area),
        label_mark(finding.label, known.direction.value),
        finding.sentence(spoken()),
    )


def _lead(known: Indicator, findings: Sequence[FindingView]) -> str:
    if not findings and known.is_set:
        return _("There is no total of this set yet: all its parts have to be there for that.")
    if not findings:
        return _("There are no figures of this per municipality yet.")
    clear = sum(finding.is_clear for finding in findings)
    if not clear:
        return _("Nowhere has this clearly changed.")
    return ngettext(
        "In %(clear)s of %(num)s municipality this clearly changed.",
        "In %(clear)s of %(num)s municipalities this clearly changed.",
        len(findings),
    ) % {"clear": clear, "num": len(findings)}
