# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words and numbers that a chart writes by itself, in Dutch and in English."""

from functools import lru_cache

from driehoek.lib.charts.model import About, Step, Value
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.wording import Language

NO_BREAK_SPACE = "\u00a0"
_MONTHS = {
    Language.DUTCH: ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    Language.ENGLISH: ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}

WORDS: dict[str, tuple[str, str]] = {
    "to": ("tot en met", "to"),
    "and": ("en", "and"),
    "line": ("Lijngrafiek", "Line chart"),
    "multiples": ("Kleine lijngrafieken", "Small line charts"),
    "months": ("Grafiek per maand", "Chart by month"),
    "bars": ("Staafgrafiek", "Bar chart"),
    "dots": ("Stippen met marges", "Dots with margins"),
    "funnel": ("Vergelijking met soortgelijke gemeenten", "Comparison with similar municipalities"),
    "map": ("Kaart", "Map"),
    "period": ("Periode", "Period"),
    "year": ("Jaar", "Year"),
    "provisional": ("voorlopig", "provisional"),
    "no_figure": ("geen cijfer", "no figure"),
    "no_figures": ("Er zijn nog geen cijfers.", "There are no figures yet."),
    "no_figure_for": ("Geen cijfer over {periods}.", "No figure for {periods}."),
    "last": ("Laatste cijfer, {period}: {value}.", "Last figure, {period}: {value}."),
    "before": ("{period}: {value}.", "{period}: {value}."),
    "lowest_highest": (
        "Laagste: {low} ({low_at}); hoogste: {high} ({high_at}).",
        "Lowest: {low} ({low_at}); highest: {high} ({high_at}).",
    ),
    "with_interval": ("{value} (marge {low} tot {high})", "{value} (margin {low} to {high})"),
    "break_for": ("Breuk voor {period}: {text}", "Break before {period}: {text}"),
    "remark_for": ("{period}: {text}", "{period}: {text}"),
    "key_band": ("marge: de waarde ligt waarschijnlijk hiertussen", "margin: the value probably lies in here"),
    "key_provisional": ("voorlopig cijfer", "provisional figure"),
    "key_missing": ("geen cijfer ({why})", "no figure ({why})"),
    "shared": (
        "Alle grafieken hebben dezelfde schaal, van 0 tot {top}.",
        "All charts have the same scale, from 0 to {top}.",
    ),
    "own": (
        "Elke grafiek heeft een eigen schaal; vergelijk de hoogte niet.",
        "Each chart has a scale of its own; do not compare heights.",
    ),
    "low": ("{name}, ondergrens", "{name}, lower limit"),
    "high": ("{name}, bovengrens", "{name}, upper limit"),
    "remark": ("Toelichting", "Note"),
    "topic": ("Onderwerp", "Topic"),
    "who": ("Gebied", "Area"),
    "unit": ("Eenheid", "Unit"),
    "value": ("Waarde", "Value"),
    "csv_low": ("Ondergrens", "Lower limit"),
    "csv_high": ("Bovengrens", "Upper limit"),
    "status": ("Status", "Status"),
    "source": ("Bron", "Source"),
    "final": ("definitief", "final"),
    "twelve_months": ("Opgeteld over 12 maanden", "Total over 12 months"),
    "each_month": ("Per maand", "Each month"),
    "no_totals": ("Er zijn nog geen 12 maanden achter elkaar.", "There are no 12 months in a row yet."),
    "key_bound": ("tot hier is niet ongewoon", "up to here is not unusual"),
    "bound": ("Niet ongewoon tot en met", "Not unusual up to"),
    "name": ("Naam", "Name"),
    "key_newest": ("laatste meting", "latest measurement"),
    "key_earlier": ("meting daarvoor", "measurement before"),
    "key_margin": ("marge: de waarde ligt waarschijnlijk hiertussen", "margin: the value probably lies in here"),
    "funnel_ratio": ("Geregistreerd, gedeeld door te verwachten", "Registered, divided by expected"),
    "funnel_expected": ("te verwachten aantal", "number to be expected"),
    "funnel_place": ("{observed}, te verwachten {expected}", "{observed}, expected {expected}"),
    "key_own": ("onze gemeenten", "our municipalities"),
    "key_others": (
        "{count} andere gemeenten; hun namen staan in het CSV-bestand",
        "{count} other municipalities; their names are in the CSV file",
    ),
    "key_inner": (
        "95 van de 100 gemeenten liggen tussen deze lijnen, ook als er niets bijzonders is",
        "95 of 100 municipalities lie between these lines, also when nothing is the matter",
    ),
    "key_outer": ("998 van de 1.000 gemeenten liggen hiertussen", "998 of 1,000 municipalities lie between these"),
    "key_one": ("precies zoveel als te verwachten was", "exactly as many as expected"),
    "key_tone": ("{low} tot en met {high}", "{low} to {high}"),
    "key_tone_above": ("meer dan {low}, tot en met {high}", "more than {low}, up to {high}"),
    "key_too_few": ("te weinig gevallen om iets over te zeggen", "too few cases to say anything about"),
    "key_no_figure": ("geen cijfer", "no figure"),
    "key_arrow": ("duidelijke verandering", "clear change"),
    "registered": ("Geregistreerd", "Registered"),
    "expected": ("Te verwachten", "Expected"),
    "ratio": ("Verhouding", "Ratio"),
    "place_in_funnel": ("Plaats", "Place"),
    "inside": ("tussen de lijnen", "between the lines"),
    "above_inner": ("boven de binnenste lijn", "above the inner line"),
    "above_outer": ("boven de buitenste lijn", "above the outer line"),
    "below_inner": ("onder de binnenste lijn", "below the inner line"),
    "below_outer": ("onder de buitenste lijn", "below the outer line"),
    "municipality": ("Gemeente", "Municipality"),
    "until": ("tot en met", "up to and including"),
    "funnel_other": ("Grijs: 1 andere gemeente.", "Grey: 1 other municipality."),
    "key_other": (
        "1 andere gemeente; de naam staat in het CSV-bestand",
        "1 other municipality; its name is in the CSV file",
    ),
    "funnel_others": ("Grijs: {count} andere gemeenten.", "Grey: {count} other municipalities."),
    "change": ("Verandering", "Change"),
    "label_line": ("Verandering: {label}.", "Change: {label}."),
}
"""Dutch and English, by what they say."""

_LABELS: dict[Label, tuple[str, str]] = {
    Label.TOO_FEW: ("te weinig gevallen", "too few cases"),
    Label.NO_DEMONSTRABLE_CHANGE: ("geen aantoonbare verandering", "no demonstrable change"),
    Label.WITHIN_USUAL_WOBBLE: ("gebruikelijke schommeling", "usual wobble"),
    Label.CLEAR_RISE: ("duidelijke stijging", "clear rise"),
    Label.CLEAR_FALL: ("duidelijke daling", "clear fall"),
}


def word(rule: str, language: Language, **parts: str) -> str:
    """Return one of the chart's own words or sentences."""
    dutch, english = WORDS[rule]
    text = dutch if language is Language.DUTCH else english
    return text.format(**parts) if parts else text


def label_words(label: Label, language: Language) -> str:
    """Return the short words of a label; nothing where nothing may be said.

    >>> label_words(Label.CLEAR_FALL, Language.DUTCH)
    'duidelijke daling'
    """
    dutch, english = _LABELS.get(label, ("", ""))
    return dutch if language is Language.DUTCH else english


@lru_cache(maxsize=16384)
def number(value: float, decimals: int, unit: str, language: Language) -> str:
    """Return a number as people write it: "1.243" or "34,5 %" in Dutch.

    >>> number(1243, 0, "misdrijven", Language.DUTCH)
    '1.243'
    """
    text = f"{value:,.{decimals}f}"
    if language is Language.DUTCH:
        text = text.replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{text}{NO_BREAK_SPACE}%" if unit == "%" else text


def valued(value: float, about: About) -> str:
    """Return a number of a chart as people write it."""
    return number(value, about.decimals, about.unit, about.language)


def tick(value: float, about: About) -> str:
    """Return a number on the axis: no more decimals than it needs."""
    decimals = 0 if float(value).is_integer() else max(1, about.decimals)
    if decimals and round(value, decimals) != round(value, 6):
        decimals = len(f"{value:.6f}".rstrip("0").partition(".")[2])
    return number(value, decimals, about.unit, about.language)


@lru_cache(maxsize=4096)
def period(at: int, step: Step, language: Language) -> str:
    """Return the name of a period: "2025", "mrt 2025", "2e kwartaal 2025".

    >>> period(Step.MONTH.at(2025, 3), Step.MONTH, Language.DUTCH)
    'mrt 2025'
    """
    year, number_less_one = divmod(at, step.per_year)
    if step is Step.YEAR:
        return str(year)
    if step is Step.MONTH:
        return f"{_MONTHS[language][number_less_one]} {year}"
    nth = number_less_one + 1
    if language is Language.DUTCH:
        return f"{nth}e {'kwartaal' if step is Step.QUARTER else 'halfjaar'} {year}"
    return f"{'Q' if step is Step.QUARTER else 'H'}{nth} {year}"


def axis_period(at: int, step: Step, language: Language, *, whole_years: bool) -> str:
    """Return the name of a period as there is room for under an axis: "2025", "mrt 2025", "kw 2 2025"."""
    year, part = divmod(at, step.per_year)
    if whole_years or step is Step.YEAR:
        return str(year)
    if step is Step.MONTH:
        return period(at, step, language)
    dutch = {Step.QUARTER: "kw", Step.HALF: "hj"}
    english = {Step.QUARTER: "Q", Step.HALF: "H"}
    return f"{(dutch if language is Language.DUTCH else english)[step]} {part + 1} {year}"


def told(value: Value, about: About) -> str:
    """Return a value with all that goes with it: "45 (marge 33 tot 60), voorlopig"."""
    if value.number is None:
        why = f" ({value.missing})" if value.missing else ""
        return word("no_figure", about.language) + why
    text = valued(value.number, about)
    if value.low is not None and value.high is not None:
        parts = {"value": text, "low": valued(value.low, about), "high": valued(value.high, about)}
        text = word("with_interval", about.language, **parts)
    return f"{text}, {word('provisional', about.language)}" if value.provisional else text
