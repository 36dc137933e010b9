# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences about surveys: a value with its margins, and the difference between two of them."""

import numpy as np

from driehoek.lib.statistics.areas import survey_differs
from driehoek.lib.statistics.results import Estimate
from driehoek.lib.statistics.sentences.wording import Language, Sentence, Templates, amount, number, said

TEMPLATES: Templates = {
    "survey.too_few": (
        "Er zijn te weinig antwoorden ({people}) voor een percentage.",
        "There are too few answers ({people}) for a percentage.",
    ),
    "survey": (
        "{share}% van de {people} ondervraagden (met de marge: {low}% tot {high}%).",
        "{share}% of {people} respondents (with the margin: {low}% to {high}%).",
    ),
    "survey_difference.too_few": (
        "Er zijn te weinig antwoorden ({people_before} en {people_now}) om te vergelijken.",
        "There are too few answers ({people_before} and {people_now}) to compare.",
    ),
    "survey_difference.other_method": (
        "Vergelijken kan niet: er is intussen op een andere manier gevraagd.",
        "These cannot be compared: people were asked in another way since.",
    ),
    "survey_difference.not_shown": (
        "Van {before}% van {people_before} ondervraagden (marge: {before_low}% tot {before_high}%) naar {now}% van "
        "{people_now} (marge: {now_low}% tot {now_high}%). Dat verschil valt binnen de marges en kan toeval zijn.",
        "From {before}% of {people_before} respondents (margin: {before_low}% to {before_high}%) to {now}% of "
        "{people_now} (margin: {now_low}% to {now_high}%). That difference lies within the margins and may be chance.",
    ),
    "survey_difference.higher": (
        "Van {before}% van {people_before} ondervraagden (marge: {before_low}% tot {before_high}%) naar {now}% van "
        "{people_now} (marge: {now_low}% tot {now_high}%). Dat is aantoonbaar hoger. Het cijfer zegt niet waardoor.",
        "From {before}% of {people_before} respondents (margin: {before_low}% to {before_high}%) to {now}% of "
        "{people_now} (margin: {now_low}% to {now_high}%). That is demonstrably higher. The figure does not say why.",
    ),
    "survey_difference.lower": (
        "Van {before}% van {people_before} ondervraagden (marge: {before_low}% tot {before_high}%) naar {now}% van "
        "{people_now} (marge: {now_low}% tot {now_high}%). Dat is aantoonbaar lager. Het cijfer zegt niet waardoor.",
        "From {before}% of {people_before} respondents (margin: {before_low}% to {before_high}%) to {now}% of "
        "{people_now} (margin: {now_low}% to {now_high}%). That is demonstrably lower. The figure does not say why.",
    ),
}


def sentence_of_survey(value: Estimate, respondents: int, language: Language = Language.DUTCH) -> Sentence:
    """Return a survey percentage with its margins and the number of answers.

    Args:
        value: one percentage from `survey_value`.
        respondents: answers behind it.
        language: of the sentence.

    Raises:
        ValueError: for several cells.

    >>> from driehoek.lib.statistics.areas import survey_value
    >>> sentence_of_survey(survey_value(34.0, 3.0, 750), 750).text
    '34% van de 750 ondervraagden (met de marge: 31% tot 37%).'
    """
    people = number(respondents, language)
    if np.isnan(_one(value)):
        return said(TEMPLATES, "survey.too_few", language, people=people)
    share, low, high = _percentages(value, language)
    return said(TEMPLATES, "survey", language, people=people, share=share, low=low, high=high)


def sentence_of_survey_difference(
    now: Estimate,
    before: Estimate,
    respondents_now: int,
    respondents_before: int,
    same_method: bool = True,
    language: Language = Language.DUTCH,
) -> Sentence:
    """Return what two surveys may say about a difference.

    Args:
        now, before: one percentage each, from `survey_value`, of the same question and confidence.
        respondents_now, respondents_before: answers behind them.
        same_method: false across a change of method, such as that of the Veiligheidsmonitor in 2021.
        language: of the sentence.

    Raises:
        ValueError: for several cells, or percentages of different confidence.

    >>> from driehoek.lib.statistics.areas import survey_value
    >>> now, before = survey_value(41.0, 3.0, 750), survey_value(34.0, 3.0, 800)
    >>> sentence_of_survey_difference(now, before, 750, 800).rule
    'survey_difference.higher'
    """
    if now.confidence != before.confidence:
        raise ValueError("survey: margins of the same confidence")
    people = {
        "people_now": number(respondents_now, language),
        "people_before": number(respondents_before, language),
    }
    known = not np.isnan(_one(now) + _one(before))
    if not same_method:
        return said(TEMPLATES, "survey_difference.other_method", language)
    if not known:
        return said(TEMPLATES, "survey_difference.too_few", language, **people)
    differs = survey_differs(now.value, _margin(now), before.value, _margin(before))
    rule = "not_shown" if not differs else "higher" if now.value > before.value else "lower"
    names = ("now", "now_low", "now_high"), ("before", "before_low", "before_high")
    words = dict(zip(names[0] + names[1], _percentages(now, language) + _percentages(before, language), strict=True))
    return said(TEMPLATES, f"survey_difference.{rule}", language, **people, **words)


def _one(value: Estimate) -> float:
    if value.value.shape != ():
        raise ValueError("survey: one value")
    return float(value.value)


def _margin(value: Estimate) -> float:
    """Return the published margin again; a limit that was cut off at 0 or 100 lies nearer."""
    return float(max(value.upper - value.value, value.value - value.lower))


def _percentages(value: Estimate, language: Language) -> tuple[str, ...]:
    return tuple(amount(round(float(part), 1), language) for part in (value.value, value.lower, value.upper))
