# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentence of a change between two counts that the source has rounded to multiples of 5."""

from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.rounded import label_of_rounded
from driehoek.lib.statistics.sentences.wording import Language, Name, Sentence, Templates, number, said

TEMPLATES: Templates = {
    "rounded.geen_uitspraak": (
        "Van ongeveer {before} naar ongeveer {now} (afgerond op vijftallen). Daarvoor zijn de cijfers te grof.",
        "From about {before} to about {now} (rounded to fives). The figures are too coarse for that.",
    ),
    "rounded.te_weinig": (
        "Het gaat om ongeveer {before} en {now} gevallen (afgerond op vijftallen). Dat is te weinig om iets over een "
        "toe- of afname te zeggen.",
        "There were about {before} and {now} cases (rounded to fives). That is too few to speak of a rise or a fall.",
    ),
    "rounded.geen_aantoonbare_verandering": (
        "Van ongeveer {before} naar ongeveer {now} (afgerond op vijftallen). Zo'n verschil kan goed toeval zijn.",
        "From about {before} to about {now} (rounded to fives). Such a difference may well be chance.",
    ),
    "rounded.binnen_gebruikelijke_schommeling": (
        "Van ongeveer {before} naar ongeveer {now} (afgerond op vijftallen). Bij {crime} in gemeenten als deze komt "
        "zo'n verschil vaker voor, ook als er niets structureels verandert.",
        "From about {before} to about {now} (rounded to fives). For {crime} in municipalities like this one, such a "
        "difference is seen more often, also when nothing structural changes.",
    ),
    "rounded.duidelijke_stijging": (
        "Van ongeveer {before} naar ongeveer {now} (afgerond op vijftallen). Dat is een stijging, meer dan de gewone "
        "schommeling bij {crime}. Het cijfer zegt niet waardoor.",
        "From about {before} to about {now} (rounded to fives). That is a rise, more than the usual wobble of {crime}. "
        "The figure does not say why.",
    ),
    "rounded.duidelijke_daling": (
        "Van ongeveer {before} naar ongeveer {now} (afgerond op vijftallen). Dat is een daling, meer dan de gewone "
        "schommeling bij {crime}. Of dit aan de aanpak ligt, is hiermee niet aangetoond.",
        "From about {before} to about {now} (rounded to fives). That is a fall, more than the usual wobble of {crime}. "
        "It does not show whether our approach did it.",
    ),
}
"""One per label; where the unrounded counts would not all agree the figures are too coarse."""


def sentence_of_rounded(
    now: int, before: int, wobble: float, crime: Name, language: Language = Language.DUTCH
) -> Sentence:
    """Return what two rounded counts of a year each may say about a change.

    Args:
        now, before: multiples of 5.
        wobble: s year on year.
        crime: the crime in running text.
        language: of the sentence.

    Raises:
        ValueError: for counts that are no multiples of 5.

    >>> sentence_of_rounded(15, 10, 30, Name("woninginbraak")).rule
    'rounded.geen_aantoonbare_verandering'
    """
    return said_of_rounded(Label(int(label_of_rounded(now, before, wobble))), now, before, crime, language)


def said_of_rounded(label: Label, now: float, before: float, crime: Name, language: Language) -> Sentence:
    """Return the sentence of a label that is known already, for a stored change that has checked it.

    Args:
        label: from `label_of_rounded`.
        now, before: multiples of 5.
        crime: the crime in running text.
        language: of the sentence.

    >>> said_of_rounded(Label.TOO_FEW, 5, 0, Name("woninginbraak"), Language.ENGLISH).text[:27]
    'There were about 0 and 5 ca'
    """
    words = {"now": number(now, language), "before": number(before, language), "crime": crime}
    return said(TEMPLATES, f"rounded.{label.code}", language, **words)
