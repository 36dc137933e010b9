# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences about series: a trend over years, the newest month, runs of points, a chart, how far a total may move."""

import numpy as np

from driehoek.lib.statistics.charts import SMALLEST_MEAN, Chart, Runs, SpecialCauses
from driehoek.lib.statistics.coverage import Coverage
from driehoek.lib.statistics.farrington import Aberration
from driehoek.lib.statistics.sentences.wording import Language, Name, Sentence, Templates, number, said, verb
from driehoek.lib.statistics.targets import Outlook
from driehoek.lib.statistics.trend import Trend
from driehoek.lib.statistics.wobble import Quality

TEMPLATES: Templates = {
    "trend.stijgend": (
        "{crime}, {first} tot en met {last}: {counts}. {basis} is dat een stijgende lijn. "
        "Het cijfer zegt niet waardoor.",
        "{crime}, {first} to {last}: {counts}. {basis} that is a rising line. The figure does not say why.",
    ),
    "trend.dalend": (
        "{crime}, {first} tot en met {last}: {counts}. {basis} is dat een dalende lijn. "
        "Of dit aan de aanpak ligt, is hiermee niet aangetoond.",
        "{crime}, {first} to {last}: {counts}. {basis} that is a falling line. "
        "It does not show whether our approach did it.",
    ),
    "trend.geen_aantoonbare_trend": (
        "{crime}, {first} tot en met {last}: {counts}. {basis} is geen stijgende of dalende lijn aan te tonen. "
        "Dat wil niet zeggen dat er niets is veranderd.",
        "{crime}, {first} to {last}: {counts}. {basis} no rising or falling line can be shown. "
        "That does not mean that nothing changed.",
    ),
    "month.unknown": (
        "Over de nieuwste maand is niets te zeggen: er ontbreekt een cijfer.",
        "Nothing can be said about the newest month: a figure is missing.",
    ),
    "month.usual": (
        "De nieuwste maand telt {count} registraties van {crime}. Dat is niet ongewoon: tot en met {bound} is te "
        "verwachten.",
        "The newest month has {count} registrations of {crime}. That is not unusual: up to {bound} is to be expected.",
    ),
    "month.few": (
        "De nieuwste maand telt {count} registraties van {crime}. Dat is meer dan te verwachten was (tot en met "
        "{bound}), maar het zijn er te weinig om iets over te zeggen.",
        "The newest month has {count} registrations of {crime}. That is more than was to be expected (up to {bound}), "
        "but too few to say anything about.",
    ),
    "month.stands_out": (
        "De nieuwste maand telt {count} registraties van {crime}. Dat is meer dan te verwachten was (tot en met "
        "{bound}). Door toeval komt dat bij ongeveer 1 op de {often} maanden ook voor.",
        "The newest month has {count} registrations of {crime}. That is more than was to be expected (up to {bound}). "
        "By chance that is seen in about 1 month in {often} too.",
    ),
    "runs.usual": (
        "De punten liggen zo om het midden als bij toeval te verwachten is.",
        "The points lie around the middle as chance leads to expect.",
    ),
    "runs.signal": (
        "De punten liggen niet zo om het midden als bij toeval te verwachten is: er liggen er {longest} achter elkaar "
        "aan een kant en de lijn kruist het midden {crossings} keer. Er is iets verschoven, niet gezegd is wat.",
        "The points do not lie around the middle as chance leads to expect: {longest} in a row lie on one side and the "
        "line crosses the middle {crossings} times. Something has shifted; it does not say what.",
    ),
    "chart.usual": ("Geen maand ligt buiten de grenzen.", "No month lies outside the limits."),
    "chart.outside": (
        "Van {months} maanden {lie} er {outside} buiten de grenzen. Het cijfer zegt niet waardoor.",
        "Of {months} months {outside} {lie} outside the limits. The figure does not say why.",
    ),
    "special.usual": (
        "Geen maand wijkt af van het gewone patroon.",
        "No month departs from the usual pattern.",
    ),
    "special.outside": (
        "Van {months} maanden {depart} er {marked} af van het gewone patroon. Het cijfer zegt niet waardoor.",
        "Of {months} months {marked} {depart} from the usual pattern. The figure does not say why.",
    ),
    "range.unknown": (
        "Waar het op uitkomt, is niet te zeggen: er ontbreekt een cijfer.",
        "Where it will end cannot be said: a figure is missing.",
    ),
    "range": (
        "Als er niets structureels verandert, komt het aantal registraties van {crime} waarschijnlijk uit tussen {low} "
        "en {high}. In ongeveer {often} gevallen klopt zo'n voorspelling.",
        "If nothing structural changes, the number of registrations of {crime} will likely end between {low} and "
        "{high}. About {often} such predictions come true.",
    ),
    "season": (
        "Van elke 100 registraties van {crime} in een jaar vallen er gewoonlijk ongeveer {share} in de eerste {months} "
        "maanden.",
        "Of each 100 registrations of {crime} in a year about {share} usually fall in the first {months} months.",
    ),
    "coverage": (
        "Nagerekend op eerdere jaren: van elke 100 voorspelde aantallen kwamen er ongeveer {inside} binnen de genoemde "
        "grenzen uit.",
        "Checked on earlier years: of each 100 predicted totals about {inside} ended within the limits given.",
    ),
    "quality": (
        "Getoetst op jaren die niet meetelden: van elke 100 gewone veranderingen bij {crime} noemt deze toets er "
        "ongeveer {flagged} duidelijk. Afgesproken zijn er 5. Zonder de gewone schommeling waren het er {naive}.",
        "Tested on years that took no part: of each 100 ordinary changes of {crime} this test calls about {flagged} "
        "clear. Agreed are 5. Without the usual wobble there would be {naive}.",
    ),
}


def sentence_of_trend(found: Trend, crime: Name, first_year: int, language: Language = Language.DUTCH) -> Sentence:
    """Return what a series of years shows, with all its counts: year labels hide long rises and falls.

    Args:
        found: from `trend`, over years.
        crime: the crime in running text.
        first_year: calendar year of the first count.
        language: of the sentence.

    >>> from driehoek.lib.statistics.trend import trend
    >>> sentence_of_trend(trend([65, 43, 39, 38, 13]), Name("woninginbraak"), 2021).text[:78]
    'Woninginbraak, 2021 tot en met 2025: 65, 43, 39, 38, 13. In het aantal is dat '
    """
    dutch = language is Language.DUTCH
    unknown = "onbekend" if dutch else "unknown"
    counts = ", ".join(unknown if np.isnan(one) else number(one, language) for one in found.counts)
    basis = ("Per inwoner", "Per inhabitant") if found.per_inhabitant else ("In het aantal", "In the count")
    return said(
        TEMPLATES,
        f"trend.{found.direction.value}",
        language,
        crime=crime[0].upper() + crime[1:],
        first=str(first_year),
        last=str(first_year + len(found.counts) - 1),
        counts=counts,
        basis=basis[0] if dutch else basis[1],
    )


def sentence_of_month(
    count: float, bound: float, stands_out: bool, crime: Name, alpha: float = 0.01, language: Language = Language.DUTCH
) -> Sentence:
    """Return whether the newest month is unusually high.

    Args:
        count: cases in the newest month; NaN for missing.
        bound: from `upper_bound`.
        stands_out: from `stands_out`: with fewer than five cases in four months it is false though above the bound.
        crime: the crime in running text.
        alpha: as given to `upper_bound`.
        language: of the sentence.

    Raises:
        ValueError: for a month that stands out below its bound.

    >>> sentence_of_month(3, 2, False, Name("woninginbraak")).rule
    'month.few'
    """
    if np.isnan([count, bound]).any():
        return said(TEMPLATES, "month.unknown", language)
    if stands_out and not count > bound:
        raise ValueError("month: stands out only above its bound")
    rule = "month.stands_out" if stands_out else "month.few" if count > bound else "month.usual"
    words = {"count": number(count, language), "bound": number(np.floor(bound), language)}
    return said(TEMPLATES, rule, language, crime=crime, often=number(round(1 / alpha), language), **words)


def sentence_of_aberration(
    found: Aberration, crime: Name, alpha: float = 0.01, language: Language = Language.DUTCH
) -> Sentence:
    """Return what Farrington's method says about the newest month of a region.

    Args:
        found: from `farrington_flexible`.
        crime: the crime in running text.
        alpha: as given to `farrington_flexible`.
        language: of the sentence.

    >>> from driehoek.lib.statistics.farrington import farrington_flexible
    >>> sentence_of_aberration(farrington_flexible([8, 9, 12, 10, 9, 11] * 11 + [30]), Name("diefstal")).rule
    'month.stands_out'
    """
    return sentence_of_month(found.observed, found.bound, found.stands_out, crime, alpha, language)


def sentence_of_runs(found: Runs, language: Language = Language.DUTCH) -> Sentence:
    """Return whether points lie around the middle as chance leads to expect.

    Args:
        found: from `runs`.
        language: of the sentence.

    >>> from driehoek.lib.statistics.charts import runs
    >>> sentence_of_runs(runs([1, 2, 9, 8, 1, 2, 9, 8, 1, 9], 5)).rule
    'runs.usual'
    """
    words = {"longest": number(found.longest, language), "crossings": number(found.crossings, language)}
    return said(TEMPLATES, "runs.signal" if found.signal else "runs.usual", language, **words)


def sentence_of_chart(chart: Chart, language: Language = Language.DUTCH) -> Sentence:
    """Return how many months of a chart lie outside its limits.

    Args:
        chart: from `monthly_chart`.
        language: of the sentence.

    >>> from driehoek.lib.statistics.charts import monthly_chart
    >>> sentence_of_chart(monthly_chart([12, 14] * 12 + [60], [10_000] * 25)).text
    'Van 25 maanden ligt er 1 buiten de grenzen. Het cijfer zegt niet waardoor.'
    """
    outside = int(chart.outside.sum())
    words = {"months": number(chart.values.size, language), "outside": number(outside, language)}
    words["lie"] = verb(outside, language, ("ligt", "liggen"), ("lies", "lie"))
    return said(TEMPLATES, "chart.outside" if outside else "chart.usual", language, **words)


def sentence_of_special_causes(found: SpecialCauses, language: Language = Language.DUTCH) -> Sentence:
    """Return how many months show one of the four signals of an XmR chart.

    Args:
        found: from `special_causes`, over months.
        language: of the sentence.

    Raises:
        ValueError: for a mean below ten a month, where most stable series have a signal by chance.

    >>> from driehoek.lib.statistics.charts import special_causes
    >>> sentence_of_special_causes(special_causes([20, 24] * 12 + [60], baseline=24)).text[:31]
    'Van 25 maanden wijkt er 1 af va'
    """
    if not found.limits.mean >= SMALLEST_MEAN:
        raise ValueError("special causes: only for a mean of ten a month or more")
    marked = int(found.any.sum())
    words = {"months": number(found.any.size, language), "marked": number(marked, language)}
    words["depart"] = verb(marked, language, ("wijkt", "wijken"), ("departs", "depart"))
    return said(TEMPLATES, "special.outside" if marked else "special.usual", language, **words)


def sentence_of_range(outlook: Outlook, crime: Name, language: Language = Language.DUTCH) -> Sentence:
    """Return between which totals a period will likely end if nothing changes: the usual wobble in plain numbers.

    Args:
        outlook: one outlook.
        crime: the crime in running text.
        language: of the sentence.

    Raises:
        ValueError: for several cells.

    >>> from driehoek.lib.statistics.targets import outlook
    >>> sentence_of_range(outlook(np.nan, 20, 1, 30), Name("woninginbraak")).text[-73:-18]
    'tussen 9 en 37. In ongeveer 9 van de 10 gevallen klopt '
    """
    total = outlook.total
    if total.value.shape != ():
        raise ValueError("outlook: one period")
    if np.isnan(total.value):
        return said(TEMPLATES, "range.unknown", language)
    low, high = (number(float(part), language) for part in (total.lower, total.upper))
    of = "van de" if language is Language.DUTCH else "in"
    often = f"{number(round(10 * total.confidence), language)} {of} 10"
    return said(TEMPLATES, "range", language, crime=crime, low=low, high=high, often=often)


def sentence_of_quality(found: Quality, crime: Name, language: Language = Language.DUTCH) -> Sentence:
    """Return how well the labels of a crime do on years that the fit has not seen.

    Args:
        found: from `quality`.
        crime: the crime in running text.
        language: of the sentence.

    >>> sentence_of_quality(Quality(30.0, 900, 0.09, 0.03, 0.22), Name("woninginbraak"), Language.ENGLISH).text[45:104]
    '0 ordinary changes of woninginbraak this test calls about 9'
    """
    flagged, naive = (number(round(100 * part), language) for part in (found.flagged, found.flagged_by_chance_alone))
    return said(TEMPLATES, "quality", language, crime=crime, flagged=flagged, naive=naive)


def sentence_of_season(share: float, months: int, crime: Name, language: Language = Language.DUTCH) -> Sentence:
    """Return how much of a year the first months usually hold: why nine months times 12/9 is wrong.

    Args:
        share: from `cumulative_share`.
        months: whole months that are over, 1-12.
        crime: the crime in running text.
        language: of the sentence.

    Raises:
        ValueError: for a share outside 0-1, or missing.

    >>> sentence_of_season(0.707, 9, Name("woninginbraak"), Language.ENGLISH).text[53:]
    'about 71 usually fall in the first 9 months.'
    """
    if not 0 <= share <= 1:
        raise ValueError("share: a known share of the year")
    words = {"share": number(100 * share, language), "months": number(months, language)}
    return said(TEMPLATES, "season", language, crime=crime, **words)


def sentence_of_coverage(found: Coverage, language: Language = Language.DUTCH) -> Sentence:
    """Return how often earlier predictions held.

    Args:
        found: from `coverage`.
        language: of the sentence.

    >>> sentence_of_coverage(Coverage(0.9, 0.07, 0.03, {2025: 0.9}, 300), Language.ENGLISH).text[:63]
    'Checked on earlier years: of each 100 predicted totals about 90'
    """
    return said(TEMPLATES, "coverage", language, inside=number(100 * found.inside, language))
