# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentence of a change: one kind of facts per label, made only from a `Change`, computed or stored."""

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from driehoek.lib.statistics.change import Change
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.chances import years_between
from driehoek.lib.statistics.sentences.rounded import said_of_rounded
from driehoek.lib.statistics.sentences.stored import StoredChange, stored
from driehoek.lib.statistics.sentences.wording import Language, Name, Sentence, amount, length, number


@dataclass(frozen=True, slots=True)
class Counts:
    """Both counts of a change and the lengths of their periods in years."""

    before: float
    now: float
    years_before: float
    years_now: float

    @property
    def expected(self) -> float:
        """The count before, brought to the length of the period now."""
        return self.before if self.years_before == self.years_now else self.before * self.years_now / self.years_before

    def words(self, language: Language) -> dict[str, str]:
        """The parts that each sentence of a change is made of."""
        dutch = language is Language.DUTCH
        before = amount(self.expected, language)
        if self.years_before != self.years_now:
            total, time = number(self.before, language), length(self.years_before, language)
            mean = number(self.expected, language, 1)
            before = f"gemiddeld {mean} ({total} in {time})" if dutch else f"an average of {mean} ({total} in {time})"
        more = self.now > self.expected
        direction = ("meer" if more else "minder") if dutch else ("more" if more else "fewer")
        difference = amount(round(abs(self.now - self.expected), 1), language)
        return {"before": before, "now": number(self.now, language), "difference": f"{difference} {direction}"}


@dataclass(frozen=True, slots=True)
class NothingToSay:
    """A count is missing, provisional or rounded too coarsely."""

    label: ClassVar[Label] = Label.NO_LABEL

    def words(self, _: Language) -> dict[str, str]:
        """No numbers at all."""
        return {}


@dataclass(frozen=True, slots=True)
class TooFew:
    """Fewer than ten cases together."""

    label: ClassVar[Label] = Label.TOO_FEW
    counts: Counts

    def words(self, language: Language) -> dict[str, str]:
        """Both counts."""
        return self.counts.words(language)


@dataclass(frozen=True, slots=True)
class MayBeChance(TooFew):
    """Pure chance explains the difference."""

    label: ClassVar[Label] = Label.NO_DEMONSTRABLE_CHANGE


@dataclass(frozen=True, slots=True)
class SameCount(TooFew):
    """The counts are the same, which proves nothing by itself."""

    label: ClassVar[Label] = Label.NO_DEMONSTRABLE_CHANGE


@dataclass(frozen=True, slots=True)
class StayedEqual(TooFew):
    """A test has excluded a real change of a quarter or more."""

    label: ClassVar[Label] = Label.NO_DEMONSTRABLE_CHANGE


@dataclass(frozen=True, slots=True)
class UsualWobble:
    """More than chance, but usual for this crime; ``years``: how often such a difference is seen."""

    label: ClassVar[Label] = Label.WITHIN_USUAL_WOBBLE
    counts: Counts
    crime: Name
    years: int

    def words(self, language: Language) -> dict[str, str]:
        """Counts, crime and how often."""
        if language is Language.DUTCH:
            often = f"ongeveer 1 op de {self.years} jaren" if self.years > 1 else "in de meeste jaren"
        else:
            often = f"about 1 year in {self.years}" if self.years > 1 else "in most years"
        return {**self.counts.words(language), "crime": self.crime, "often": often}


@dataclass(frozen=True, slots=True)
class ClearRise:
    """More than the usual wobble, upwards."""

    label: ClassVar[Label] = Label.CLEAR_RISE
    counts: Counts
    crime: Name

    def words(self, language: Language) -> dict[str, str]:
        """Counts and crime."""
        return {**self.counts.words(language), "crime": self.crime}


@dataclass(frozen=True, slots=True)
class ClearFall(ClearRise):
    """More than the usual wobble, downwards."""

    label: ClassVar[Label] = Label.CLEAR_FALL


ChangeFacts = NothingToSay | TooFew | MayBeChance | SameCount | StayedEqual | UsualWobble | ClearRise | ClearFall

TEMPLATES: dict[tuple[type[ChangeFacts], Language], str] = {
    (NothingToSay, Language.DUTCH): (
        "Over een verandering is nu niets te zeggen: een cijfer ontbreekt, is voorlopig of is te grof afgerond."
    ),
    (NothingToSay, Language.ENGLISH): (
        "Nothing can be said about a change now: a figure is missing, provisional or rounded too coarsely."
    ),
    (TooFew, Language.DUTCH): (
        "Het gaat om {before} en {now} gevallen. Dat is te weinig om iets over een toe- of afname te zeggen."
    ),
    (TooFew, Language.ENGLISH): "There were {before} and {now} cases. That is too few to speak of a rise or a fall.",
    (MayBeChance, Language.DUTCH): "Van {before} naar {now}. Zo'n verschil kan goed toeval zijn.",
    (MayBeChance, Language.ENGLISH): "From {before} to {now}. Such a difference may well be chance.",
    (SameCount, Language.DUTCH): (
        "Eerst {before}, nu {now}. Of er onder dit aantal iets is veranderd, is hiermee niet te zeggen."
    ),
    (SameCount, Language.ENGLISH): "First {before}, now {now}. Whether anything changed underneath, this cannot tell.",
    (StayedEqual, Language.DUTCH): (
        "Van {before} naar {now}: gelijk gebleven. Een echte verandering van een kwart of meer is uitgesloten."
    ),
    (StayedEqual, Language.ENGLISH): (
        "From {before} to {now}: stayed equal. A real change of a quarter or more is excluded."
    ),
    (UsualWobble, Language.DUTCH): (
        "Van {before} naar {now}: {difference}. Bij {crime} in gemeenten als deze komt een verschil van deze omvang "
        "vaker voor ({often}), ook als er niets structureels verandert."
    ),
    (UsualWobble, Language.ENGLISH): (
        "From {before} to {now}: {difference}. For {crime} in municipalities like this one, a difference of this size "
        "is seen more often ({often}), also when nothing structural changes."
    ),
    (ClearRise, Language.DUTCH): (
        "Van {before} naar {now}: {difference}. Dat is meer dan de gewone schommeling bij {crime}. "
        "Het cijfer zegt niet waardoor."
    ),
    (ClearRise, Language.ENGLISH): (
        "From {before} to {now}: {difference}. That is more than the usual wobble of {crime}. "
        "The figure does not say why."
    ),
    (ClearFall, Language.DUTCH): (
        "Van {before} naar {now}: {difference}. Dat is meer dan de gewone schommeling bij {crime}. "
        "Of dit aan de aanpak ligt, is hiermee niet aangetoond."
    ),
    (ClearFall, Language.ENGLISH): (
        "From {before} to {now}: {difference}. That is more than the usual wobble of {crime}. "
        "It does not show whether our approach did it."
    ),
}
"""One template per kind of facts and language; a test holds that each uses only the words of its facts."""

SHORT: dict[Language, dict[Label, str]] = {
    Language.DUTCH: {
        Label.NO_LABEL: "geen uitspraak",
        Label.TOO_FEW: "te weinig gevallen",
        Label.NO_DEMONSTRABLE_CHANGE: "geen aantoonbare verandering",
        Label.WITHIN_USUAL_WOBBLE: "gebruikelijke schommeling",
        Label.CLEAR_RISE: "duidelijke stijging",
        Label.CLEAR_FALL: "duidelijke daling",
    },
    Language.ENGLISH: {
        Label.NO_LABEL: "no statement",
        Label.TOO_FEW: "too few cases",
        Label.NO_DEMONSTRABLE_CHANGE: "no demonstrable change",
        Label.WITHIN_USUAL_WOBBLE: "usual wobble",
        Label.CLEAR_RISE: "clear rise",
        Label.CLEAR_FALL: "clear fall",
    },
}
"""The label in a few words, for tables."""


def facts_of(change: Change | StoredChange, crime: Name) -> ChangeFacts:
    """Return what may be said about a single change.

    Args:
        change: one comparison (no array of them), with its own past as reference; as computed or as stored.
        crime: the crime in running text, such as "woninginbraak".

    Raises:
        ValueError: for a comparison with the country (see `sentence_against_others`), of several cells, or of rounded
            counts (see `sentence_of_change`, which says that they are).

    >>> from driehoek.lib.statistics.change import compare
    >>> facts_of(compare(3, 5, 30), Name("woninginbraak")).label.code
    'te_weinig'
    """
    one = stored(change)
    if one.reference != 1 or one.rounded:
        raise ValueError("change: one comparison of exact counts with the own past")
    if one.label is Label.NO_LABEL:
        return NothingToSay()
    counts = Counts(one.before, one.now, one.years_before, one.years_now)
    if one.label is Label.TOO_FEW:
        return TooFew(counts)
    if one.label is Label.NO_DEMONSTRABLE_CHANGE:
        if one.stayed_equal:
            return StayedEqual(counts)
        return SameCount(counts) if counts.now == counts.expected else MayBeChance(counts)
    if one.label is Label.WITHIN_USUAL_WOBBLE:
        return UsualWobble(counts, crime, years_between(one.p_wobble))
    return ClearRise(counts, crime) if one.label is Label.CLEAR_RISE else ClearFall(counts, crime)


def sentence_of_change(change: Change | StoredChange, crime: Name, language: Language = Language.DUTCH) -> Sentence:
    """Return the sentence of a single change.

    Args:
        change: as in `facts_of`; a stored change of rounded counts gets the sentence that says so.
        crime: the crime in running text.
        language: of the sentence.

    Raises:
        ValueError: for a comparison with the country, or of several cells.

    >>> from driehoek.lib.statistics.change import compare
    >>> sentence_of_change(compare(38, 21, 29.88), Name("woninginbraak")).text[:27]
    'Van 21 naar 38: 17 meer. Bi'
    """
    one = stored(change)
    if one.rounded and one.reference == 1:
        if one.years_now == one.years_before and not math.isnan(one.now + one.before):
            return replace(said_of_rounded(one.label, one.now, one.before, crime, language), version=one.version)
        facts: ChangeFacts = NothingToSay()
    else:
        facts = facts_of(one, crime)
    text = TEMPLATES[type(facts), language].format_map(facts.words(language))
    return Sentence(text, f"change.{facts.label.code}", language, one.version)
