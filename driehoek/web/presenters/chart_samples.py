# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Charts for the gallery: places and numbers that do not exist, with everything a chart can have."""

from dataclasses import dataclass

from driehoek.lib.charts.model import (
    About,
    Break,
    Direction,
    Level,
    LevelKind,
    Lines,
    Multiples,
    Panel,
    Remark,
    Series,
    Value,
)
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.wording import Language
from driehoek.web.presenters.chart import ChartView, chart_view

_SOURCE = "Verzonnen cijfers, alleen om de bouwsteen te tonen"
_COUNTS = (64, 58, 71, 49, 52, 44, 61, 38, 33, 41, 36, 29, 31, 27)
_PLACES = ("Rietdam", "Broekmeer en Waal", "Veenmeer", "Hoogzand")


@dataclass(frozen=True, slots=True)
class ChartSamples:
    """Samples by component."""

    large: tuple[ChartView, ...]
    small: ChartView


def chart_samples(language: str) -> ChartSamples:
    """Return the samples of the gallery, with the chart's own words in this language."""
    spoken = Language(language) if language in tuple(Language) else Language.DUTCH
    return ChartSamples(
        large=(chart_view(_line(spoken), "grafiek-lijn", csv="#", svg_file="#"),),
        small=chart_view(_panels(spoken), "grafiek-klein", links={"Rietdam": "#"}),
    )


def _about(title: str, language: Language, sentence: str = "", label: Label = Label.NO_LABEL) -> About:
    return About(title, "incidenten per jaar", 0, _SOURCE, sentence, label, Direction.LOWER, language)


def _line(language: Language) -> Lines:
    values = [Value(2012 + place, count, count * 0.75, count * 1.3) for place, count in enumerate(_COUNTS)]
    values[3] = Value(2015, None, missing="niet geteld")
    values[-1] = Value(2025, 27, 18, 39, provisional=True)
    country = tuple(Value(2012 + place, 66 - 2.4 * place) for place in range(len(_COUNTS)))
    sentence = "Van 36 naar 29. Zo'n verschil kan goed toeval zijn."
    return Lines(
        _about("Verzonnen incidenten in Rietdam", language, sentence, Label.NO_DEMONSTRABLE_CHANGE),
        (
            Series("Rietdam", tuple(values)),
            Series("het land, omgerekend naar Rietdam in 2012", country, comparison=True),
        ),
        breaks=(Break(2018, "anders geteld"),),
        remarks=(Remark(2020, "minder mensen op straat"), Remark(2023, "meer controles")),
        levels=(
            Level(25, "doel: ten hoogste 25"),
            Level(44, "nulmeting 2017: 44", LevelKind.BASELINE),
        ),
    )


def _panels(language: Language) -> Multiples:
    labels = (Label.CLEAR_FALL, Label.NO_DEMONSTRABLE_CHANGE, Label.TOO_FEW, Label.WITHIN_USUAL_WOBBLE)
    shares = (1, 0.55, 0.08, 0.8)
    return Multiples(
        _about("Verzonnen incidenten per gemeente", language),
        tuple(
            Panel(
                Series(name, tuple(Value(2012 + at, round(count * share)) for at, count in enumerate(_COUNTS))),
                label=label,
            )
            for name, label, share in zip(_PLACES, labels, shares, strict=True)
        ),
        shared=True,
    )
