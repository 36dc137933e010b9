# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences about the effect of an action and about surveys; none of them says that an action caused anything."""

import numpy as np

from driehoek.lib.statistics.effect import Placebo
from driehoek.lib.statistics.results import Estimate
from driehoek.lib.statistics.sentences.wording import Language, Sentence, amount, number


def sentence_of_effect(
    effect: Estimate,
    yearly_before: float,
    detectable_fall: float,
    placebo: Placebo,
    language: Language = Language.DUTCH,
) -> Sentence:
    """Return what may be said about the effect of an action: by default that it cannot be established.

    Args:
        effect: one ratio of ratios (`ratio_of_ratios`).
        yearly_before: cases a year before the action.
        detectable_fall: share from `smallest_detectable_fall`.
        placebo: from `placebo_rank`; with fewer than 19 comparable places no luck can be excluded.
        language: of the sentence.

    Returns:
        A larger fall than elsewhere is said only when the whole interval lies below 1 and at most one in twenty
        places did as well; even then other causes are named.

    Raises:
        ValueError: for several cells or missing input.

    >>> from driehoek.lib.statistics.effect import placebo_rank, ratio_of_ratios
    >>> effect = ratio_of_ratios(90, 50, 900, 600, wobble=30, years_before=3, years_after=2)
    >>> sentence_of_effect(effect, 30, 0.5, placebo_rank(0.83, [0.8, 1.0, 1.1])).text
    'Effect niet vast te stellen: alleen een daling van 30 naar 15 per jaar of minder zou zichtbaar zijn geweest.'
    """
    if effect.value.shape != () or np.isnan([float(effect.upper), yearly_before, detectable_fall]).any():
        raise ValueError("effect: one known ratio, with what could have been seen")
    before, seen = (
        amount(round(yearly_before, 1), language),
        amount(round(yearly_before * (1 - detectable_fall), 1), language),
    )
    if float(effect.upper) < 1 and placebo.p <= 0.05:
        as_large, compared = number(placebo.as_large, language), number(placebo.compared, language)
        if language is Language.DUTCH:
            text = (
                f"De daling is groter dan in vergelijkbare gemeenten: van {compared} daarvan hadden er {as_large} een "
                "even grote daling zonder deze actie. Andere oorzaken zijn niet uitgesloten."
            )
        else:
            text = (
                f"The fall is larger than in comparable municipalities: of {compared} of them {as_large} had as large "
                "a fall without this action. Other causes are not excluded."
            )
        return Sentence(text, "effect.larger_fall", language)
    if language is Language.DUTCH:
        text = (
            f"Effect niet vast te stellen: alleen een daling van {before} naar {seen} per jaar of minder zou zichtbaar "
            "zijn geweest."
        )
    else:
        text = (
            f"The effect cannot be established: only a fall from {before} to {seen} a year or fewer would have shown."
        )
    return Sentence(text, "effect.not_established", language)


def sentence_of_peak(language: Language = Language.DUTCH) -> Sentence:
    """Return the warning for an action that starts in a peak (see `started_in_peak`).

    >>> sentence_of_peak(Language.ENGLISH).text
    'The action starts after an unusually high year. The next year is then mostly lower, also without action.'
    """
    text = (
        "De actie begint na een ongewoon hoog jaar. Het jaar erna is dan meestal lager, ook zonder actie."
        if language is Language.DUTCH
        else "The action starts after an unusually high year. The next year is then mostly lower, also without action."
    )
    return Sentence(text, "effect.peak", language)


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
    if value.value.shape != ():
        raise ValueError("survey: one value")
    people = number(respondents, language)
    if np.isnan(float(value.value)):
        text = (
            f"Er zijn te weinig antwoorden ({people}) voor een percentage."
            if language is Language.DUTCH
            else f"There are too few answers ({people}) for a percentage."
        )
        return Sentence(text, "survey.too_few", language)
    share, low, high = (f"{number(float(part), language)}%" for part in (value.value, value.lower, value.upper))
    text = (
        f"{share} van de {people} ondervraagden (met de marge: {low} tot {high})."
        if language is Language.DUTCH
        else f"{share} of {people} respondents (with the margin: {low} to {high})."
    )
    return Sentence(text, "survey", language)
