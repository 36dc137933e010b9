# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences about one period: a count, a rate, what is expected, a rank, a map, a table with hidden cells."""

import numpy as np

from driehoek.lib.statistics.counts import rate
from driehoek.lib.statistics.disclosure import SMALLEST_SHOWN, PublicTable
from driehoek.lib.statistics.display import Show, tier
from driehoek.lib.statistics.labels import SMALLEST_TOTAL
from driehoek.lib.statistics.results import Estimate
from driehoek.lib.statistics.sentences.wording import Language, Name, Sentence, Templates, number, said

PER = 1000

TEMPLATES: Templates = {
    "count.unknown": (
        "Het aantal registraties van {crime} is niet bekend.",
        "The number of registrations of {crime} is not known.",
    ),
    "count.none": ("Geen registraties van {crime}.", "No registrations of {crime}."),
    "count.few": ("Aantal registraties van {crime}: {count}.", "Registrations of {crime}: {count}."),
    "count": (
        "Aantal registraties van {crime}: {count} (met de toevalsmarge: {low} tot {high}).",
        "Registrations of {crime}: {count} (allowing for chance: {low} to {high}).",
    ),
    "rate.too_few": (
        "Met {count} registraties van {crime} zegt een cijfer per 1.000 inwoners te weinig.",
        "With {count} registrations of {crime} a figure per 1,000 inhabitants says too little.",
    ),
    "rate": (
        "Van {crime} waren er {rate} registraties per 1.000 inwoners (met de toevalsmarge: {low} tot {high}). "
        "Het gaat om {count} registraties.",
        "There were {rate} registrations of {crime} per 1,000 inhabitants (allowing for chance: {low} to {high}). "
        "These are {count} registrations.",
    ),
    "expected.too_few": (
        "Er waren {count} registraties van {crime}. Dat zijn er te weinig om met {peers} te vergelijken.",
        "There were {count} registrations of {crime}. That is too few to compare with {peers}.",
    ),
    "expected.usual": (
        "Er waren {count} registraties van {crime}. Met het gemiddelde van {peers} waren het er ongeveer {expected}. "
        "Dat verschil is niet groter dan gemeenten onderling gewoonlijk verschillen.",
        "There were {count} registrations of {crime}. With the average of {peers} there would be about {expected}. "
        "That difference is no larger than municipalities usually differ.",
    ),
    "expected.more": (
        "Er waren {count} registraties van {crime}. Met het gemiddelde van {peers} waren het er ongeveer {expected}. "
        "Het zijn er meer, ook als meetelt dat gemeenten onderling verschillen. Het cijfer zegt niet waardoor.",
        "There were {count} registrations of {crime}. With the average of {peers} there would be about {expected}. "
        "It is more, also when allowing for how municipalities differ. The figure does not say why.",
    ),
    "expected.fewer": (
        "Er waren {count} registraties van {crime}. Met het gemiddelde van {peers} waren het er ongeveer {expected}. "
        "Het zijn er minder, ook als meetelt dat gemeenten onderling verschillen. Het cijfer zegt niet waardoor.",
        "There were {count} registrations of {crime}. With the average of {peers} there would be about {expected}. "
        "It is fewer, also when allowing for how municipalities differ. The figure does not say why.",
    ),
    "rank": (
        "Van laag naar hoog staat {place} rond plaats {rank} van {places}, maar plaats {low} tot en met {high} kan "
        "ook. Een volgorde zegt hier weinig.",
        "From low to high {place} is around place {rank} of {places}, but place {low} to {high} is possible too. "
        "An order says little here.",
    ),
    "map": (
        "Op de kaart staan geschatte cijfers: kleine gemeenten schuiven naar het gemiddelde. "
        "Het gewone cijfer staat ernaast.",
        "The map shows estimated figures: small municipalities move towards the average. "
        "The plain figure stands beside it.",
    ),
    "table.whole": ("In deze tabel is geen aantal weggelaten.", "No count is left out of this table."),
    "table.hidden": (
        "Kleine aantallen (1 tot en met {largest}) staan er niet, omdat ze over herkenbare mensen kunnen gaan. "
        "Waar een x staat, zou een klein aantal anders uit te rekenen zijn.",
        "Small counts (1 to {largest}) are left out, since they may be about people who can be recognised. "
        "Where an x stands, a small count could otherwise be found by subtraction.",
    ),
}


def sentence_of_count(interval: Estimate, crime: Name, language: Language = Language.DUTCH) -> Sentence:
    """Return one count, from five on with its limits; 0 is never blank.

    Args:
        interval: one count from `count_interval`.
        crime: the crime in running text.
        language: of the sentence.

    Raises:
        ValueError: for several cells.

    >>> from driehoek.lib.statistics.counts import count_interval
    >>> sentence_of_count(count_interval(12), Name("woninginbraak")).text
    'Aantal registraties van woninginbraak: 12 (met de toevalsmarge: 6 tot 21).'
    """
    if interval.value.shape != ():
        raise ValueError("count: one count")
    if np.isnan(interval.value):
        return said(TEMPLATES, "count.unknown", language, crime=crime)
    count, low, high = (number(float(part), language) for part in (interval.value, interval.lower, interval.upper))
    few = tier(int(interval.value)).interval is not Show.ALWAYS
    rule = "count.none" if interval.value == 0 else "count.few" if few else "count"
    return said(TEMPLATES, rule, language, crime=crime, count=count, low=low, high=high)


def sentence_of_rate(count: int, population: int, crime: Name, language: Language = Language.DUTCH) -> Sentence:
    """Return the rate per 1.000 inhabitants with its limits and count, from ten cases on.

    Args:
        count: registrations; unrounded.
        population: inhabitants, above 0.
        crime: the crime in running text.
        language: of the sentence.

    Raises:
        ValueError: for impossible counts, or a population of 0.

    >>> sentence_of_rate(38, 10_200, Name("woninginbraak"), Language.ENGLISH).text[:62]
    'There were 3.7 registrations of woninginbraak per 1,000 inhabi'
    """
    if not population > 0:
        raise ValueError("population: above 0")
    words = {"crime": crime, "count": number(count, language)}
    if tier(count).rate is not Show.ALWAYS:
        return said(TEMPLATES, "rate.too_few", language, **words)
    found = rate(count, population, PER)
    value, low, high = (number(float(part), language, 1) for part in (found.value, found.lower, found.upper))
    return said(TEMPLATES, "rate", language, rate=value, low=low, high=high, **words)


def sentence_of_expected(
    observed: int, expected: float, funnel: Estimate, crime: Name, peers: Name, language: Language = Language.DUTCH
) -> Sentence:
    """Return how a count compares with similar municipalities.

    Args:
        observed: registrations.
        expected: cases to expect, from `expected_count`.
        funnel: limits of observed / expected for this number, from `overdispersed_funnel`.
        crime: the crime in running text.
        peers: the municipalities it is compared with, such as "gemeenten als deze".
        language: of the sentence.

    Returns:
        With fewer than ten cases and ten expected nothing is said about a difference.

    Raises:
        ValueError: for several cells or missing limits.

    >>> from driehoek.lib.statistics.funnel import overdispersed_funnel
    >>> text = sentence_of_expected(90, 40.0, overdispersed_funnel(40, 0.05), Name("diefstal"), Name("buurgemeenten"))
    >>> text.rule
    'expected.more'
    """
    if funnel.value.shape != () or np.isnan([float(funnel.upper), expected]).any():
        raise ValueError("expected: one known number with its limits")
    share = observed / expected
    rule = "usual"
    if max(observed, expected) < SMALLEST_TOTAL:
        rule = "too_few"
    elif share > float(funnel.upper):
        rule = "more"
    elif share < float(funnel.lower):
        rule = "fewer"
    words = {"count": number(observed, language), "expected": number(expected, language)}
    return said(TEMPLATES, f"expected.{rule}", language, crime=crime, peers=peers, **words)


def sentence_of_rank(ranks: Estimate, at: int, place: Name, language: Language = Language.DUTCH) -> Sentence:
    """Return the rank of one place with its uncertainty; only where someone asks for it.

    Args:
        ranks: from `rank_uncertainty`.
        at: which of the places.
        place: its name.
        language: of the sentence.

    >>> from driehoek.lib.statistics.areas import rank_uncertainty
    >>> sentence_of_rank(rank_uncertainty([3, 4, 20], [1000] * 3), 0, Name("Wijchen")).text[:58]
    'Van laag naar hoog staat Wijchen rond plaats 1 van 3, maar'
    """
    rank, low, high = (number(float(part[at]), language) for part in (ranks.value, ranks.lower, ranks.upper))
    places = number(ranks.value.size, language)
    return said(TEMPLATES, "rank", language, place=place, rank=rank, places=places, low=low, high=high)


def sentence_of_map(language: Language = Language.DUTCH) -> Sentence:
    """Return what stands beside a map of shrunken rates (see `marshall`).

    Args:
        language: of the sentence.

    >>> sentence_of_map(Language.ENGLISH).rule
    'map'
    """
    return said(TEMPLATES, "map", language)


def sentence_of_table(table: PublicTable, language: Language = Language.DUTCH) -> Sentence:
    """Return what stands under a public table: whether counts were left out, and why.

    Args:
        table: what `protect` returned.
        language: of the sentence.

    >>> from driehoek.lib.statistics.disclosure import RawTable, protect
    >>> sentence_of_table(protect(RawTable.of([[5, 60], [0, 8]]))).text
    'In deze tabel is geen aantal weggelaten.'
    """
    if not table.hidden.any():
        return said(TEMPLATES, "table.whole", language)
    return said(TEMPLATES, "table.hidden", language, largest=number(SMALLEST_SHOWN - 1, language))
