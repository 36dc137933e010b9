# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Charts for the gallery: places and numbers that do not exist, with everything a chart can have."""

from dataclasses import dataclass, replace

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
    Step,
    Value,
)
from driehoek.lib.charts.places import Area, AreaMap, Bar, Bars, Dots, Funnel, Months, Place
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
        large=(
            chart_view(_line(spoken), "grafiek-lijn", csv="#", svg_file="#"),
            chart_view(_months(spoken), "grafiek-maanden"),
            chart_view(_bars(spoken), "grafiek-staven"),
            chart_view(_dots(spoken), "grafiek-stippen"),
            chart_view(_funnel(spoken), "grafiek-trechter"),
            chart_view(_map(spoken), "grafiek-kaart"),
        ),
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


def _months(language: Language) -> Months:
    start = Step.MONTH.at(2023, 1)
    counts = [round(count / 12) + (place % 5) for place, count in enumerate(_COUNTS * 3)]
    values = tuple(Value(start + place, count, provisional=place >= 40) for place, count in enumerate(counts))
    bounds = tuple(Value(start + place, 9) for place in range(30, 42))
    return Months(
        replace(_about("Verzonnen incidenten in Rietdam, per maand", language), unit="incidenten"),
        Series("Rietdam", values),
        Series("Rietdam", bounds),
        remarks=(Remark(Step.MONTH.at(2025, 3), "meer controles"),),
    )


def _bars(language: Language) -> Bars:
    bars = (Bar("Horeca", 12), Bar("Vastgoed", 3), Bar("Evenementen", 0), Bar("Overig", None, "minder dan 5"))
    return Bars(replace(_about("Verzonnen controles in Rietdam", language), unit="controles in 2025"), bars)


def _dots(language: Language) -> Dots:
    about = replace(_about("Verzonnen enquête", language), unit="%")
    rows = (
        Series("Team Rietdam", (Value(2023, 31, 28, 35), Value(2025, 34, 31, 37))),
        Series("Team Veenmeer", (Value(2023, None, missing="te weinig antwoorden"), Value(2025, 29, 25, 33))),
    )
    return Dots(about, rows, levels=(Level(33, "het land in 2025: 33 %", LevelKind.BASELINE),))


def _funnel(language: Language) -> Funnel:
    others = [
        Place(f"Plaats {place}", round((20 + place) * (0.6 + place * 7 % 11 / 12)), 20 + place) for place in range(60)
    ]
    own = [Place(name, 24 + 9 * place, 30 + 4 * place, own=True) for place, name in enumerate(_PLACES)]
    return Funnel(_about("Verzonnen incidenten, vergeleken", language), (*own, *others), 0.05, "2025")


def _map(language: Language) -> AreaMap:
    squares = (
        ((5.0, 52.0), (5.3, 52.0), (5.3, 52.2), (5.0, 52.2)),
        ((5.3, 52.0), (5.6, 52.0), (5.6, 52.2), (5.3, 52.2)),
    )
    areas = (
        Area("Rietdam", (squares[0],), 27, label=Label.CLEAR_FALL),
        Area("Broekmeer en Waal", (squares[1],), 15),
        Area("Veenmeer", (((5.0, 51.85), (5.3, 51.85), (5.3, 52.0), (5.0, 52.0)),), 2, too_few=True),
        Area("Hoogzand", (((5.3, 51.85), (5.5, 51.85), (5.6, 52.0), (5.3, 52.0)),), None, "niet geteld"),
    )
    return AreaMap(_about("Verzonnen incidenten per gemeente", language), areas, "2025")
