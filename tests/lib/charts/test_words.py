# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each kind of chart says in words, in its table and in its legend; and what it never says."""

import re
from dataclasses import replace

import pytest

from driehoek.lib.charts.alt import alt
from driehoek.lib.charts.funnels import positions
from driehoek.lib.charts.keys import sign
from driehoek.lib.charts.kinds import Chart, keys
from driehoek.lib.charts.model import (
    About,
    Break,
    Direction,
    Level,
    Lines,
    Multiples,
    Panel,
    Remark,
    Series,
    Step,
    Value,
)
from driehoek.lib.charts.months import totals
from driehoek.lib.charts.places import Area, AreaMap, Bar, Bars, Dots, Funnel, Months, Place
from driehoek.lib.charts.svg import svg
from driehoek.lib.charts.tables import csv_text, table
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.wording import FORBIDDEN, Language

pytestmark = pytest.mark.once
ABOUT = About("Vernieling in Rietdam", "incidenten", source="Bron: verzonnen")
SQUARE = (((5.0, 52.0), (5.3, 52.0), (5.3, 52.2), (5.0, 52.2)),)
CHANGE = re.compile(r"stijging|daling|toe- of afname|gestegen|gedaald|rise|fall", re.IGNORECASE)

LINE = Lines(
    ABOUT,
    (
        Series(
            "Rietdam",
            (
                Value(2021, 1450, 1380, 1520),
                Value(2022, None, missing="geheim"),
                Value(2023, 0, 0, 3.7),
                Value(2024, 12, 6.2, 21, provisional=True),
            ),
        ),
    ),
    breaks=(Break(2023, "anders geteld"),),
    remarks=(Remark(2024, "meer controles"),),
    levels=(Level(10, "doel: ten hoogste 10"),),
)
SMALL = Multiples(
    ABOUT,
    (
        Panel(Series("Rietdam", (Value(2023, 30), Value(2024, 12))), label=Label.CLEAR_FALL),
        Panel(Series("Veenmeer", (Value(2023, 2), Value(2024, 1))), label=Label.TOO_FEW),
        Panel(Series("Hoogzand", (Value(2024, None, missing="niet geteld"),))),
    ),
    shared=True,
)
MONTHS = Months(ABOUT, Series("Rietdam", tuple(Value(Step.MONTH.at(2024, 1) + place, place) for place in range(13))))
BARS = Bars(ABOUT, (Bar("Horeca", 12), Bar("Overig", None, "minder dan 5")))
DOTS = Dots(replace(ABOUT, unit="%"), (Series("Team", (Value(2023, 31, 28, 35), Value(2025, 34, 31, 37))),))
FUNNEL = Funnel(ABOUT, (Place("Rietdam", 90, 30.5, own=True), Place("Elders", 40, 41)), 0.05, "2025")
MAP = AreaMap(ABOUT, (Area("Rietdam", SQUARE, 9, too_few=True), Area("Veenmeer", SQUARE, None, "geheim")), "2025")
CHARTS: dict[str, Chart] = {
    "line": LINE,
    "small": SMALL,
    "months": MONTHS,
    "bars": BARS,
    "dots": DOTS,
    "funnel": FUNNEL,
    "map": MAP,
}
SAID = {
    "line": "Lijngrafiek: Vernieling in Rietdam, incidenten, 2021 tot en met 2024. Laatste cijfer, 2024: 12 "
    "(marge 6 tot 21), voorlopig. 2023: 0 (marge 0 tot 4). Laagste: 0 (2023); hoogste: 1.450 (2021). Geen"
    " cijfer over 2022. Doel: ten hoogste 10. Breuk voor 2023: anders geteld.",
    "small": "Kleine lijngrafieken: Vernieling in Rietdam, incidenten. Rietdam, 2024: 12 (duidelijke daling). "
    "Veenmeer, 2024: 1 (te weinig gevallen). Hoogzand: geen cijfer.",
    "months": "Grafiek per maand: Vernieling in Rietdam, incidenten. Laatste cijfer, jan 2025: 12. dec 2024: 11. "
    "Laagste: 0 (jan 2024); hoogste: 12 (jan 2025). Opgeteld over 12 maanden, tot en met jan 2025: 78.",
    "bars": "Staafgrafiek: Vernieling in Rietdam, incidenten. Horeca: 12. Overig: geen cijfer (minder dan 5).",
    "dots": "Stippen met marges: Vernieling in Rietdam, %. Team, 2023: 31\u00a0% (marge 28\u00a0% "
    "tot 35\u00a0%); 2025: 34\u00a0% "
    "(marge 31\u00a0% tot 37\u00a0%).",
    "funnel": "Vergelijking met soortgelijke gemeenten: Vernieling in Rietdam, incidenten, 2025. Rietdam: 90, te "
    "verwachten 30,5, boven de buitenste lijn. Grijs: 1 andere gemeente.",
    "map": "Kaart: Vernieling in Rietdam, incidenten, 2025. Rietdam: 9 (te weinig gevallen om iets over te "
    "zeggen). Veenmeer: geheim.",
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_says_this(name: str) -> None:
    assert alt(CHARTS[name]) == SAID[name]


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("label", list(Label))
@pytest.mark.parametrize("language", list(Language))
def test_words_never_say_more_than_the_label(name: str, label: Label, language: Language) -> None:
    chart = CHARTS[name]
    spoken: Chart = replace(chart, about=replace(chart.about, label=label, language=language))
    words = [alt(spoken), *(key.text for key in keys(spoken)), *table(spoken).headings]
    assert not any(FORBIDDEN.search(each) for each in words)
    clear = label.is_clear or name == "small"  # whose panels have labels of their own
    assert clear or not any(CHANGE.search(each) for each in words)
    assert "arrow" not in svg(spoken).replace("driehoek-chart__arrow", "arrow") or clear


@pytest.mark.parametrize("name", [name for name in CHARTS if name not in ("bars", "funnel", "map")])
def test_a_clear_change_is_named(name: str) -> None:
    chart = CHARTS[name]
    if isinstance(chart, Multiples):
        assert "duidelijke daling" in table(chart).rows[0]
        return
    named: Chart = replace(chart, about=replace(chart.about, label=Label.CLEAR_RISE))
    assert alt(named).endswith("Verandering: duidelijke stijging.")


def test_the_table_tells_why_a_number_is_missing_and_what_goes_with_it() -> None:
    numbers = table(LINE)
    assert numbers.headings == ("Jaar", "Rietdam", "Rietdam, ondergrens", "Rietdam, bovengrens", "Toelichting")
    assert numbers.rows == (
        ("2024", "12", "6", "21", "voorlopig; meer controles"),
        ("2023", "0", "0", "4", "anders geteld"),
        ("2022", "geen cijfer", "", "", "geheim"),
        ("2021", "1.450", "1.380", "1.520", ""),
    )


def test_csv_is_for_programs() -> None:
    text = csv_text(replace(LINE, about=replace(ABOUT, title="=1+1", decimals=1)))
    assert text.startswith(
        "\ufeffOnderwerp;Gebied;Periode;Eenheid;Waarde;Ondergrens;Bovengrens;Status;Toelichting;Bron\r\n"
    )
    assert '\'=1+1;Rietdam;2021;incidenten;"1450,0";"1380,0";"1520,0";definitief;;' in text
    assert "Rietdam;2022;incidenten;;;;;geheim;" in text


def test_english_too() -> None:
    english = replace(LINE, about=replace(ABOUT, language=Language.ENGLISH, label=Label.NO_DEMONSTRABLE_CHANGE))
    assert "Lowest: 0 (2023); highest: 1,450 (2021)." in alt(english)
    assert alt(english).endswith("Change: no demonstrable change.")


def test_twelve_months_are_summed_only_where_all_are_known() -> None:
    assert [value.number for value in totals(MONTHS).values] == [66, 78]
    values = list(MONTHS.series.values)
    values[3] = replace(values[3], number=None, missing="geheim")
    assert totals(replace(MONTHS, series=Series("Rietdam", tuple(values)))).values == ()
    cut = replace(MONTHS, breaks=(Break(Step.MONTH.at(2024, 2), "anders geteld"),))
    assert [value.number for value in totals(cut).values] == [78]


def test_the_funnel_names_our_own_and_counts_the_others() -> None:
    drawn = svg(FUNNEL)
    assert "Rietdam" in drawn
    assert "Elders" not in drawn + alt(FUNNEL) + "".join("".join(row) for row in table(FUNNEL).rows)
    assert "Elders" in csv_text(FUNNEL)
    assert positions(FUNNEL) == [2, 0]


def test_a_neutral_figure_has_no_colour_and_a_known_one_has() -> None:
    panel = Panel(Series("Rietdam", (Value(2024, 9),)), label=Label.CLEAR_RISE)
    for direction, role in (
        (Direction.NEUTRAL, "arrow"),
        (Direction.LOWER, "arrow-bad"),
        (Direction.HIGHER, "arrow-good"),
    ):
        made = svg(Multiples(replace(ABOUT, direction=direction), (panel,), shared=False))
        assert f'class="driehoek-chart__{role}"' in made


@pytest.mark.parametrize("name", CHARTS)
def test_every_line_of_a_legend_has_a_sign_or_is_words(name: str) -> None:
    for key in keys(CHARTS[name]):
        assert key.text
        assert bool(sign(key)) == (key.sign != "words")


def test_a_series_in_another_order_or_twice_is_refused() -> None:
    for ats in ((2024, 2023), (2024, 2024)):
        with pytest.raises(ValueError, match="order of time"):
            Series("Rietdam", tuple(Value(at, 1) for at in ats))


def test_what_cannot_be_told_apart_is_refused() -> None:
    with pytest.raises(ValueError, match="small charts"):
        Lines(ABOUT, tuple(Series(str(each), ()) for each in range(5)))
    with pytest.raises(ValueError, match="share a scale"):
        Multiples(ABOUT, (Panel(Series("R", ()), unit="%"),), shared=True)
    with pytest.raises(ValueError, match="interval"):
        Value(2024, 5, low=3)
    with pytest.raises(ValueError, match="interval"):
        Value(2024, 5, low=6, high=4)
