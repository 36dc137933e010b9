# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences beside that of a change: against the country, a percentage, a target, a list of many comparisons."""

from dataclasses import dataclass

import numpy as np

from driehoek.lib.statistics.change import Change
from driehoek.lib.statistics.display import PercentPolicy, percent_policy
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.chances import chance_in_words, natural_frequency
from driehoek.lib.statistics.sentences.stored import StoredChange, stored
from driehoek.lib.statistics.sentences.wording import Language, Name, Sentence, number, percent, verb
from driehoek.lib.statistics.targets import Outlook
from driehoek.lib.statistics.thresholds import Thresholds

_OTHERS = {
    (Label.TOO_FEW, Language.DUTCH): "Voor {place} zijn er te weinig gevallen om dat te vergelijken.",
    (Label.TOO_FEW, Language.ENGLISH): "For {place} there are too few cases to compare.",
    (Label.NO_DEMONSTRABLE_CHANGE, Language.DUTCH): "{place} wijkt daar niet aantoonbaar van af.",
    (Label.NO_DEMONSTRABLE_CHANGE, Language.ENGLISH): "{place} does not demonstrably differ from that.",
    (Label.WITHIN_USUAL_WOBBLE, Language.DUTCH): "{place} wijkt daar niet meer van af dan gebruikelijk is.",
    (Label.WITHIN_USUAL_WOBBLE, Language.ENGLISH): "{place} does not differ from that more than is usual.",
    (Label.CLEAR_RISE, Language.DUTCH): "{place} wijkt daar duidelijk van af, naar boven.",
    (Label.CLEAR_RISE, Language.ENGLISH): "{place} clearly differs from that, upwards.",
    (Label.CLEAR_FALL, Language.DUTCH): "{place} wijkt daar duidelijk van af, naar beneden.",
    (Label.CLEAR_FALL, Language.ENGLISH): "{place} clearly differs from that, downwards.",
    (Label.NO_LABEL, Language.DUTCH): "Of {place} daarvan afwijkt, is nu niet te zeggen.",
    (Label.NO_LABEL, Language.ENGLISH): "Whether {place} differs from that cannot be said now.",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """The country or the peers that a municipality is compared with: name in running text and both counts.

    Raises:
        ValueError: for counts that are no whole numbers of 0 or more.

    >>> Reference(Name("heel Nederland"), 24_000, 22_300).before
    24000
    """

    name: Name
    before: int
    now: int

    def __post_init__(self) -> None:
        if min(self.before, self.now) < 0:
            raise ValueError("reference: counts of 0 or more")


def sentence_against_others(
    change: Change | StoredChange, reference: Reference, place: Name, language: Language = Language.DUTCH
) -> Sentence:
    """Return what a comparison with the country or the peers says.

    Args:
        change: one comparison from `against_others`, as computed or as stored.
        reference: whom with, both counts; their percentage is added only where both counts are 50 or more.
        place: the municipality.
        language: of the sentence.

    Raises:
        ValueError: for several cells, or when the reference is not the one of the change.

    >>> from driehoek.lib.statistics.change import against_others
    >>> country = Reference(Name("heel Nederland"), 40_000, 21_000)
    >>> sentence_against_others(against_others([40, 20], [40_000, 21_000], 30), country, Name("Wijchen")).text
    'In heel Nederland ging het van 40.000 naar 21.000 (48% minder). Wijchen wijkt daar niet aantoonbaar van af.'
    """
    one = stored(change)
    label = one.label
    off = abs(reference.now - one.reference * reference.before)
    if label is not Label.NO_LABEL and off > 1e-6 * max(reference.now, 1):
        raise ValueError("reference: not the one that the change was compared with")
    before, now = number(reference.before, language), number(reference.now, language)
    more = _percent_more(reference.now, reference.before, language)
    if language is Language.DUTCH:
        first = f"In {reference.name} ging het van {before} naar {now}{more}."
    else:
        first = f"In {reference.name} it went from {before} to {now}{more}."
    text = f"{first} {_OTHERS[label, language].format(place=place)}"
    return Sentence(text, f"others.{label.code}", language, one.version)


def sentence_of_percentage(
    change: Change, language: Language = Language.DUTCH, on_request: bool = False, rounded: bool = False
) -> Sentence:
    """Return the change as a percentage with both counts and its interval, where that is allowed.

    Args:
        change: one comparison of equally long periods.
        language: of the sentence.
        on_request: allow it from 20 cases on; otherwise from 50.
        rounded: the source is rounded to 5; then from 100.

    Raises:
        ValueError: below those counts, for unequal periods, or for several cells.

    >>> from driehoek.lib.statistics.change import compare
    >>> sentence_of_percentage(compare(60, 50, 30)).text
    'Van 50 naar 60: 20% meer (met de toevalsmarge: van 19% minder tot 78% meer).'
    """
    one = stored(change)
    if one.years_before != one.years_now:
        raise ValueError("change: a percentage is for equally long periods")
    allowed = {PercentPolicy.PERCENT_WITH_INTERVAL} | ({PercentPolicy.ABSOLUTE_PLUS_INTERVAL} if on_request else set())
    if percent_policy(int(one.now), int(one.before), rounded) not in allowed:
        raise ValueError("change: too few cases for a percentage; show both counts")
    value, low, high = (
        _more(float(ratio), language) for ratio in (change.ratio.value, change.ratio.lower, change.ratio.upper)
    )
    before, now = number(one.before, language), number(one.now, language)
    if language is Language.DUTCH:
        text = f"Van {before} naar {now}: {value} (met de toevalsmarge: van {low} tot {high})."
    else:
        text = f"From {before} to {now}: {value} (allowing for chance: from {low} to {high})."
    return Sentence(text, "percentage", language)


def sentence_of_target(
    outlook: Outlook, target: int, language: Language = Language.DUTCH, when_setting: bool = False
) -> Sentence:
    """Return the chance of reaching a target, in a natural frequency and a word.

    Args:
        outlook: one outlook, made for this target.
        target: largest total that counts as reached.
        language: of the sentence.
        when_setting: true when the target is being set: then it says what happens without doing anything.

    Raises:
        ValueError: for several cells, or a missing chance.

    >>> from driehoek.lib.statistics.targets import outlook
    >>> sentence_of_target(outlook(30, 117, 3, 30), 30).text
    'De kans dat het doel (ten hoogste 30) wordt gehaald, is nu ongeveer 1 op 5: onwaarschijnlijk.'
    """
    if outlook.chance.shape != ():
        raise ValueError("outlook: one target")
    chance = float(outlook.chance)
    often, word = natural_frequency(chance, language), chance_in_words(chance, language)
    limit = number(target, language)
    if language is Language.DUTCH:
        start = (
            f"Met ongewijzigd beleid is de kans dat dit doel (ten hoogste {limit}) vanzelf wordt gehaald, ongeveer"
            if when_setting
            else f"De kans dat het doel (ten hoogste {limit}) wordt gehaald, is nu ongeveer"
        )
    else:
        start = (
            f"With policy as it is, the chance that this target (at most {limit}) is reached by itself is about"
            if when_setting
            else f"The chance that the target (at most {limit}) is reached is now about"
        )
    return Sentence(f"{start} {often}: {word}.", "target.setting" if when_setting else "target", language)


def sentence_of_thresholds(card: Thresholds, language: Language = Language.DUTCH) -> Sentence:
    """Return the card that goes with a count: from which count on next year's would be clearly other.

    Args:
        card: thresholds of one count before.
        language: of the sentence.

    Raises:
        ValueError: for several cells, or a missing count.

    >>> from driehoek.lib.statistics.thresholds import thresholds
    >>> sentence_of_thresholds(thresholds(20, 30)).text
    'Vanaf 20: duidelijk hoger vanaf 42, duidelijk lager tot en met 7.'
    """
    if card.before.shape != () or np.isnan(float(card.before)):
        raise ValueError("thresholds: one known count")
    dutch = language is Language.DUTCH
    higher, lower = float(card.higher_from), float(card.lower_to)
    if np.isnan(higher):
        first = "geen aantal is duidelijk hoger" if dutch else "no count is clearly higher"
    else:
        first = f"{'duidelijk hoger vanaf' if dutch else 'clearly higher from'} {number(higher, language)}"
    if np.isnan(lower):
        second = "geen aantal is duidelijk lager" if dutch else "no count is clearly lower"
    else:
        second = f"{'duidelijk lager tot en met' if dutch else 'clearly lower up to'} {number(lower, language)}"
    start = "Vanaf" if dutch else "From"
    return Sentence(f"{start} {number(float(card.before), language)}: {first}, {second}.", "thresholds", language)


def sentence_of_many(comparisons: int, found: int, language: Language = Language.DUTCH) -> Sentence:
    """Return what stands above an automatic list: how many stand out by chance, or that nothing does.

    Args:
        comparisons: cells that were compared.
        found: cells that stand out after the correction for many comparisons.
        language: of the sentence.

    Raises:
        ValueError: unless 0 <= found <= comparisons.

    >>> sentence_of_many(550, 0).text
    'Van 550 vergelijkingen springt er geen duidelijk uit. Zonder correctie zouden er door toeval ongeveer 27 opvallen.'
    """
    if not 0 <= found <= comparisons:
        raise ValueError("found: between 0 and the number of comparisons")
    total, chance = number(comparisons, language), number(int(comparisons * 0.05), language)
    does = verb(found, language, ("springt", "springen"), ("stands", "stand"))
    if language is Language.DUTCH:
        first = (
            f"Van {total} vergelijkingen springt er geen duidelijk uit."
            if found == 0
            else f"Van {total} vergelijkingen {does} er {number(found, language)} uit."
        )
        text = f"{first} Zonder correctie zouden er door toeval ongeveer {chance} opvallen."
    else:
        first = f"Of {total} comparisons, {'none' if found == 0 else number(found, language)} {does} out."
        text = f"{first} Without correction about {chance} would stand out by chance."
    return Sentence(text, "many", language)


def _more(ratio: float, language: Language) -> str:
    direction = ("meer", "minder") if language is Language.DUTCH else ("more", "fewer")
    return f"{percent(abs(ratio - 1), language)} {direction[0] if ratio >= 1 else direction[1]}"


def _percent_more(now: int, before: int, language: Language) -> str:
    if percent_policy(now, before) is not PercentPolicy.PERCENT_WITH_INTERVAL:
        return ""
    return f" ({_more(now / before, language)})"
