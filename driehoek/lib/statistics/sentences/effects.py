# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences about the effect of an action; none of them says that an action caused anything."""

import numpy as np

from driehoek.lib.statistics.effect import Placebo
from driehoek.lib.statistics.results import Estimate
from driehoek.lib.statistics.sentences.wording import Language, Sentence, Templates, amount, number, said


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

    Args:
        language: of the sentence.

    >>> sentence_of_peak(Language.ENGLISH).text
    'The action starts after an unusually high year. The next year is then mostly lower, also without action.'
    """
    text = (
        "De actie begint na een ongewoon hoog jaar. Het jaar erna is dan meestal lager, ook zonder actie."
        if language is Language.DUTCH
        else "The action starts after an unusually high year. The next year is then mostly lower, also without action."
    )
    return Sentence(text, "effect.peak", language)


TEMPLATES: Templates = {
    "effect.detectable": (
        "Vooraf: van {before} registraties per jaar is alleen een daling naar {seen} of minder te zien. Een kleiner "
        "effect blijft onzichtbaar, ook als het er is.",
        "Beforehand: from {before} registrations a year only a fall to {seen} or fewer can be seen. A smaller effect "
        "stays invisible, also when it is there.",
    ),
    "effect.detectable_unknown": (
        "Vooraf: zonder registraties is geen daling te zien.",
        "Beforehand: without registrations no fall can be seen.",
    ),
    "effect.displacement_fewer": (
        "Met het vergelijkingsgebied verrekend zijn het er {difference} minder (met de marge: {low} tot {high}). "
        "Andere oorzaken zijn niet uitgesloten.",
        "Allowing for the comparison area there are {difference} fewer (with the margin: {low} to {high}). Other "
        "causes are not excluded.",
    ),
    "effect.displacement_more": (
        "Met het vergelijkingsgebied verrekend zijn het er {difference} meer (met de marge: {low} tot {high}). "
        "Andere oorzaken zijn niet uitgesloten.",
        "Allowing for the comparison area there are {difference} more (with the margin: {low} to {high}). Other "
        "causes are not excluded.",
    ),
    "effect.displacement_not_established": (
        "Met het vergelijkingsgebied verrekend is geen verschil aan te tonen.",
        "Allowing for the comparison area no difference can be shown.",
    ),
}


def sentence_of_detectable_fall(yearly: float, fall: float, language: Language = Language.DUTCH) -> Sentence:
    """Return before the start which fall could be seen at all.

    Args:
        yearly: cases a year before the action.
        fall: from `smallest_detectable_fall`; NaN where there are no cases.
        language: of the sentence.

    >>> sentence_of_detectable_fall(30, 0.5).text[:79]
    'Vooraf: van 30 registraties per jaar is alleen een daling naar 15 of minder te '
    """
    if np.isnan(fall):
        return said(TEMPLATES, "effect.detectable_unknown", language)
    words = {"before": amount(round(yearly, 1), language), "seen": amount(round(yearly * (1 - fall), 1), language)}
    return said(TEMPLATES, "effect.detectable", language, **words)


def sentence_of_displacement(difference: Estimate, language: Language = Language.DUTCH) -> Sentence:
    """Return the difference in cases beside a comparison area; only where its margin leaves out none at all.

    Args:
        difference: one result of `displacement_difference`.
        language: of the sentence.

    Raises:
        ValueError: for several cells or missing counts.

    >>> from driehoek.lib.statistics.effect import displacement_difference
    >>> sentence_of_displacement(displacement_difference([207, 110], [308, 318])).rule
    'effect.displacement_fewer'
    """
    if difference.value.shape != () or np.isnan(difference.value):
        raise ValueError("difference: one known difference")
    value, low, high = (float(part) for part in (difference.value, difference.lower, difference.upper))
    if low <= 0 <= high:
        return said(TEMPLATES, "effect.displacement_not_established", language)
    near, far = sorted((abs(low), abs(high)))
    words = {"difference": number(abs(value), language), "low": number(near, language), "high": number(far, language)}
    return said(TEMPLATES, f"effect.displacement_{'fewer' if value < 0 else 'more'}", language, **words)
