# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the figures say, in the note: one honest sentence each, and at most two charts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from driehoek.figures.queries.views import LABELS
from driehoek.lib.documents.content import Line, Paragraph
from driehoek.lib.documents.figures import MOST, ChartBlock, at_most
from driehoek.lib.statistics.sentences.changes import SHORT
from driehoek.lib.statistics.sentences.wording import Language
from driehoek.publications.drawing import Drawn, drawn
from driehoek.publications.kinds.council_note.content import FigureReference, FiguresPart, ThemeText
from driehoek.publications.kinds.council_note.material import FigureFacts, NoteMaterial
from driehoek.publications.kinds.council_note.saying import name_of, say


def figures_part(facts: NoteMaterial) -> tuple[FiguresPart, ...]:
    """Return the part about figures; nothing where no figure may be told."""
    themes = [theme for theme in facts.themes if theme.figures]
    told = [figure for theme in themes for figure in theme.figures]
    if not told:
        return ()
    year, worth = told[0].finding.period.year, _worth_drawing(told)
    return (
        FiguresPart(
            title=say("figures_title", "3. Wat de cijfers zeggen", [figure.title for figure in told]),
            opening=(
                Paragraph((_opening(facts, told, year), _small_numbers(told), *_examples(told))),
                Paragraph((_sources(told),)),
            ),
            themes=tuple(
                ThemeText(name_of(theme.name), tuple(Paragraph((_told(figure, worth),)) for figure in theme.figures))
                for theme in themes
            ),
            charts=at_most(tuple(_chart(figure) for figure in worth)),
            references=tuple(reference for figure in told for reference in _references(figure)),
        ),
    )


def _opening(facts: NoteMaterial, told: list[FigureFacts], year: int) -> Line:
    text = (
        f"Dit zijn cijfers van de gemeente {facts.municipality.value} over {year}, vergeleken met de drie jaren ervoor."
    )
    return say("figures_opening", text, [facts.municipality, *(figure.title for figure in told)])


def _small_numbers(told: list[FigureFacts]) -> Line:
    text = (
        "Bij kleine aantallen is een verschil al gauw toeval; daarom noemt deze nota een stijging of daling alleen"
        " ‘duidelijk’ als zij groter is dan de gewone schommeling."
    )
    return say("figures_small_numbers", text, [figure.title for figure in told])


def _sources(told: list[FigureFacts]) -> Line:
    text = "; ".join(dict.fromkeys(figure.series.source.text for figure in told))
    return say("figures_source", f"{text}.", [figure.title for figure in told])


def _examples(told: list[FigureFacts]) -> tuple[Line, ...]:
    """Say that the choice of figures is an example, where it is one: the figures themselves never are."""
    chosen = [replace(figure.title, example=True) for figure in told if figure.example_tie]
    if not chosen:
        return ()
    text = "Welke cijfers bij de doelen staan, is als voorbeeld gekozen. De aantallen zelf komen van de bron."
    return (say("figures_example", text, chosen),)


def _told(figure: FigureFacts, worth: Sequence[FigureFacts]) -> Line:
    """Say what may be said; of a figure that is drawn the sentence stands beside its chart."""
    if figure.finding.indicator in {each.finding.indicator for each in worth}:
        short = SHORT[Language.DUTCH][LABELS[figure.finding.label]]
        return say("figure_drawn", f"{figure.title.value}: {short}. Zie de grafiek.", [figure.title])
    return say("figure_sentence", f"{figure.title.value}: {_lower(figure.finding.sentence())}", [figure.title])


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _worth_drawing(told: list[FigureFacts]) -> list[FigureFacts]:
    """Choose what is drawn: clear changes, then what has a target. Of the rest the sentence will do."""
    once = {figure.finding.indicator: figure for figure in reversed(told)}
    worth = [figure for figure in once.values() if figure.finding.is_clear or figure.aimed]
    return sorted(worth, key=lambda figure: (not figure.finding.is_clear, -(figure.finding.now or 0)))[:MOST]


def _chart(figure: FigureFacts) -> ChartBlock:
    view, finding = figure.series, figure.finding
    place = f"{figure.title.value} in {view.area_name}"
    return drawn(
        Drawn(place, figure.unit, figure.direction, view, finding),
        say("figure_heading", place, [figure.title]),
        say("figure_sentence", finding.sentence(), [figure.title]),
        say("figure_source", f"{view.source.text}.", [figure.title]),
    )


def _references(figure: FigureFacts) -> Iterator[FigureReference]:
    finding = figure.finding
    for point in figure.series.points:
        if point.value is not None and point.period.year <= finding.period.year:
            yield FigureReference(
                indicator=finding.indicator,
                area=finding.area,
                period=point.period.code,
                value=round(point.value),
                table=finding.table,
                retrieved_at=finding.retrieved_at.isoformat(),
                label=finding.label if point.period == finding.period else "",
                method=finding.method,
                wobble="" if finding.wobble is None else f"{finding.wobble:.6g}",
            )
