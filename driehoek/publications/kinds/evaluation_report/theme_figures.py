# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the figures say, by theme: a sentence each, and at most two charts in the whole report."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from driehoek.evaluation.dossier.model import Dossier, FigurePart, ThemePart
from driehoek.figures.indicators import Indicator, indicators
from driehoek.figures.queries.views import LABELS
from driehoek.lib.documents.content import Line
from driehoek.lib.documents.figures import MOST, ChartBlock, at_most
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.changes import SHORT
from driehoek.lib.statistics.sentences.wording import Language
from driehoek.publications.drawing import Drawn, drawn
from driehoek.publications.dutch import listed
from driehoek.publications.meeting_paper import line

MOST_OF_A_THEME = 5
NO_FIGURE = "Over dit thema zijn hier geen cijfers."
SAID = (Label.NO_DEMONSTRABLE_CHANGE, Label.WITHIN_USUAL_WOBBLE, Label.TOO_FEW)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of figures in the whole report.

    Attributes:
        year: the calendar year; ``None`` where none are told.
        drawn: which are drawn; alone: the report is about one municipality; places: how many it is about.
    """

    year: int | None
    drawn: tuple[FigurePart, ...]
    alone: bool
    places: int


def told_of(dossier: Dossier, place: str) -> Told:
    """Choose what is drawn: clear changes of whatever has a target first, then of the largest counts."""
    if not any(theme.figures for theme in dossier.themes):
        return Told(None, (), bool(place), 0)
    once: dict[tuple[str, str], FigurePart] = {}
    for theme in dossier.themes:
        for figure in _chosen(theme):
            if figure.finding is not None and figure.finding.is_clear:
                once.setdefault((figure.indicator, figure.area), figure)
    worth = sorted(once.values(), key=lambda one: (not one.aimed, -((one.finding and one.finding.now) or 0)))
    return Told(dossier.looked_at, tuple(worth[:MOST]), bool(place), len(dossier.places))


def figures_of(theme: ThemePart, told: Told) -> tuple[tuple[Line, ...], tuple[ChartBlock, ...]]:
    """Return the sentences and the charts of a theme."""
    if told.year is None:
        return (), ()
    by_indicator: dict[str, list[FigurePart]] = defaultdict(list)
    for figure in _chosen(theme):
        by_indicator[figure.indicator].append(figure)
    sentences = [sentence for found in by_indicator.values() for sentence in _sentences(found, told)]
    charts = at_most(tuple(_chart(one) for one in _chosen(theme) if any(one is each for each in told.drawn)))
    return tuple(sentences), charts


def no_figure(theme: ThemePart, told: Told) -> tuple[Line, ...]:
    """Say that no figure fits a theme, in a report that tells of figures."""
    return (Line(NO_FIGURE),) if told.year is not None and not _chosen(theme) else ()


def _chosen(theme: ThemePart) -> tuple[FigurePart, ...]:
    """Return the figures of a theme, each indicator and area once, at most five indicators."""
    once: dict[tuple[str, str], FigurePart] = {}
    for one in theme.figures:
        once.setdefault((one.indicator, one.area), one)
    keys = tuple(dict.fromkeys(key for key, _area in once))[:MOST_OF_A_THEME]
    return tuple(one for one in once.values() if one.indicator in keys and one.indicator in indicators())


def _sentences(found: Sequence[FigurePart], told: Told) -> list[Line]:
    """Say what is clear in full, and of the rest in one sentence in which municipalities it is what."""
    title = _known(found[0]).title.nl
    made: list[Line] = []
    rest: dict[str, list[str]] = defaultdict(list)
    for one in found:
        finding = one.finding
        if finding is None or LABELS[finding.label] is Label.NO_LABEL:
            rest[f"over {told.year} nog geen uitspraak"].append(one.municipality)
        elif any(one is each for each in told.drawn):
            short = SHORT[Language.DUTCH][LABELS[finding.label]]
            made.append(line(f"{title} in {one.municipality}: {short}. Zie de grafiek."))
        elif finding.is_clear or (told.alone and LABELS[finding.label] is not Label.TOO_FEW):
            made.append(line(f"{title} in {one.municipality}: {_lower(finding.sentence())}"))
        else:
            rest[SHORT[Language.DUTCH][LABELS[finding.label]]].append(one.municipality)
    if rest:
        words = "; ".join(f"{what} {_where(places, told)}" for what, places in rest.items())
        made.append(line(f"{title}: {words}."))
    return made


def _where(places: Sequence[str], told: Told) -> str:
    return "in alle gemeenten" if len(places) == told.places > 1 else f"in {listed(places)}"


def _chart(one: FigurePart) -> ChartBlock:
    finding, known = one.finding, _known(one)
    assert finding is not None, "only what is clear is drawn"
    title = f"{known.title.nl} in {one.municipality}"
    what = Drawn(title, known.unit.nl, known.direction.value, one.series, finding)
    return drawn(what, line(title), line(finding.sentence()), line(f"{one.series.source.text}."))


def _known(one: FigurePart) -> Indicator:
    return indicators()[one.indicator]


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
