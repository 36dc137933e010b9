# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences say what the label allows and nothing more."""

import re
import string
from collections.abc import Callable
from fractions import Fraction
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.statistics.change import Change, against_others, compare
from driehoek.lib.statistics.equivalence import MARGIN, stayed_equal
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statistics.sentences.chances import chance_in_words, natural_frequency, years_between
from driehoek.lib.statistics.sentences.changes import (
    SHORT,
    TEMPLATES,
    ChangeFacts,
    ClearFall,
    ClearRise,
    Counts,
    MayBeChance,
    NothingToSay,
    SameCount,
    StayedEqual,
    TooFew,
    UsualWobble,
    facts_of,
    sentence_of_change,
)
from driehoek.lib.statistics.sentences.others import (
    Reference,
    sentence_against_others,
    sentence_of_many,
    sentence_of_percentage,
    sentence_of_target,
)
from driehoek.lib.statistics.sentences.wording import Language, Name, amount, length, number, percent
from driehoek.lib.statistics.targets import outlook
from tests.lib.statistics.calm import CALM

BURGLARY = Name("woninginbraak")
PLACE = Name("Wijchen")
COUNT = st.integers(0, 400)
WOBBLE = st.sampled_from([3.0, 30.0, 136.0, np.inf])
LANGUAGE = st.sampled_from(Language)
LENGTH = st.sampled_from([1.0, 3.0, 0.5])

# Written from the policy, not from the source: what may never be said.
NEVER = re.compile(
    r"verdubbel|halveer|verdrie|signific|veiliger|onveranderd|dankzij|explo|drama|\bfors\b|p ?[<=]|p-waarde|"
    r"doubl|halve[ds]|tripl|safer|unsafe|unchanged|thanks to|p-value",
    re.IGNORECASE,
)
ONLY_AFTER_A_TEST = re.compile(r"gelijk gebleven|gebleven|stayed", re.IGNORECASE)
DIGITS = re.compile(r"\d[\d.,]*")


def written(value: float, language: Language) -> str:
    return f"{value:,.0f}" if language is Language.ENGLISH else f"{value:,.0f}".replace(",", ".")


@CALM
@given(COUNT, COUNT, WOBBLE, LANGUAGE, LENGTH, LENGTH)
def test_no_sentence_of_a_change_says_what_it_may_not(
    now: int, before: int, s: float, language: Language, e1: float, e2: float
) -> None:
    change = compare(now, before, s, e1, e2)
    text = sentence_of_change(change, BURGLARY, language).text
    assert not NEVER.search(text)
    if ONLY_AFTER_A_TEST.search(text):
        assert stayed_equal(now, before, e1, e2)
    assert "%" not in text
    assert written(now, language) in DIGITS.findall(text) or f"{written(now, language)}." in DIGITS.findall(text)
    assert re.search(rf"\b{re.escape(written(before, language))}\b", text)
    label = Label(int(change.label))
    clear_words = ("dan de gewone schommeling", "than the usual wobble")
    assert any(words in text for words in clear_words) == label.is_clear
    more = ("meer.", "more.") if label is Label.CLEAR_RISE else ("minder.", "fewer.")
    if label.is_clear:
        assert any(words in text for words in more)
    if label in (Label.TOO_FEW, Label.NO_DEMONSTRABLE_CHANGE):
        assert not re.search(
            r"meer\b|minder\b|more\b|fewer\b", text.replace("kwart of meer", "").replace("or more", "")
        )


@CALM
@given(COUNT, COUNT, WOBBLE, LANGUAGE, st.integers(20, 90_000), st.integers(20, 90_000))
def test_no_sentence_against_the_country_says_what_it_may_not(
    now: int, before: int, s: float, language: Language, country_now: int, country_before: int
) -> None:
    change = against_others([before, now], [country_before, country_now], s)
    reference = Reference(Name("heel Nederland"), country_before, country_now)
    text = sentence_against_others(change, reference, PLACE, language).text
    assert not NEVER.search(text)
    assert not ONLY_AFTER_A_TEST.search(text)
    for count in (country_now, country_before):
        assert written(count, language) in text
    if "%" in text:
        assert min(country_now, country_before) >= 50
    assert (("duidelijk" in text) or ("clearly" in text)) == Label(int(change.label)).is_clear


@CALM
@given(COUNT, COUNT, WOBBLE, LANGUAGE, st.booleans())
def test_a_percentage_stands_beside_both_counts_or_is_refused(
    now: int, before: int, s: float, language: Language, on_request: bool
) -> None:
    change = compare(now, before, s)
    if min(now, before) < (20 if on_request else 50):
        with pytest.raises(ValueError, match="too few"):
            sentence_of_percentage(change, language, on_request)
        return
    text = sentence_of_percentage(change, language, on_request).text
    assert not NEVER.search(text)
    assert len(DIGITS.findall(text)) == 5
    assert text.count("%") == 3
    assert f" {written(before, language)} " in text
    assert f" {written(now, language)}:" in text


@CALM
@given(st.integers(0, 200), st.integers(0, 300), WOBBLE, LANGUAGE, st.booleans())
def test_no_sentence_of_a_target_says_what_it_may_not(
    target: int, history: int, s: float, language: Language, when_setting: bool
) -> None:
    got = sentence_of_target(outlook(target, history, 3, s), target, language, when_setting)
    assert not NEVER.search(got.text)
    assert "%" not in got.text
    assert str(target) in got.text
    assert ("by itself" in got.text or "vanzelf" in got.text) == when_setting
    assert got.rule == ("target.setting" if when_setting else "target")


@CALM
@given(st.integers(0, 2000), st.integers(0, 2000), LANGUAGE)
def test_no_sentence_above_a_list_says_what_it_may_not(one: int, other: int, language: Language) -> None:
    total, found = max(one, other), min(one, other)
    text = sentence_of_many(total, found, language).text
    assert not NEVER.search(text)
    assert ("geen" in text or "none" in text) == (found == 0)
    assert written(total // 20, language) in text


@CALM
@given(st.text(max_size=90))
def test_a_name_cannot_smuggle_in_a_judgement(text: str) -> None:
    try:
        name = Name(text)
    except ValueError:
        return
    sentence = sentence_of_change(compare(80, 20, 30), name).text
    assert not NEVER.search(sentence)
    assert "%" not in sentence
    assert DIGITS.findall(sentence) == ["20", "80", "60"]


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "30% minder inbraak",
        "inbraak (2x)",
        "een onveiliger dorp",
        "{now}",
        " x",
        "a" * 81,
        "dankzij ons",
        "gelijk gebleven",
    ],
)
def test_names_that_say_too_much_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="name"):
        Name(wrong)


@pytest.mark.parametrize(
    "fine", ["'s-Gravenhage", "diefstal/inbraak woning", "Moord, doodslag", "Súdwest-Fryslân", "a" * 80]
)
def test_usual_names_are_allowed(fine: str) -> None:
    assert Name(fine) == fine


def example(kind: type[ChangeFacts]) -> ChangeFacts:
    counts = Counts(20, 38, 1, 1)
    if kind is NothingToSay:
        return NothingToSay()
    if kind is UsualWobble:
        return UsualWobble(counts, BURGLARY, 9)
    if kind is ClearRise or kind is ClearFall:
        return ClearRise(counts, BURGLARY)
    return TooFew(counts)


def test_each_template_uses_only_the_words_of_its_facts() -> None:
    kinds = get_args(ChangeFacts)
    assert set(TEMPLATES) == {(kind, language) for kind in kinds for language in Language}
    for (kind, language), template in TEMPLATES.items():
        fields = {field for _, field, _, _ in string.Formatter().parse(template) if field}
        assert fields <= set(example(kind).words(language)), (kind, language)
        if kind in (TooFew, MayBeChance, SameCount, StayedEqual):
            assert fields == {"before", "now"}


def test_the_sentences_of_the_policy() -> None:
    def dutch(change: Change) -> str:
        return sentence_of_change(change, BURGLARY).text

    assert dutch(compare(3, 5, 30)) == (
        "Het gaat om 5 en 3 gevallen. Dat is te weinig om iets over een toe- of afname te zeggen."
    )
    assert dutch(compare(18, 13, 30)) == "Van 13 naar 18. Zo'n verschil kan goed toeval zijn."
    assert dutch(compare(15, 15, 30)) == (
        "Eerst 15, nu 15. Of er onder dit aantal iets is veranderd, is hiermee niet te zeggen."
    )
    assert dutch(compare(38, 21, 29.8762)) == (
        "Van 21 naar 38: 17 meer. Bij woninginbraak in gemeenten als deze komt een verschil van deze omvang vaker voor "
        "(ongeveer 1 op de 9 jaren), ook als er niets structureels verandert."
    )
    assert dutch(compare(80, 20, 30)) == (
        "Van 20 naar 80: 60 meer. Dat is meer dan de gewone schommeling bij woninginbraak. "
        "Het cijfer zegt niet waardoor."
    )
    assert dutch(compare(20, 80, 30)) == (
        "Van 80 naar 20: 60 minder. Dat is meer dan de gewone schommeling bij woninginbraak. "
        "Of dit aan de aanpak ligt, is hiermee niet aangetoond."
    )
    assert dutch(compare(300, 302, 80)) == (
        "Van 302 naar 300: gelijk gebleven. Een echte verandering van een kwart of meer is uitgesloten."
    )
    assert dutch(compare(np.nan, 302, 80)) == (
        "Over een verandering is nu niets te zeggen: een cijfer ontbreekt, is voorlopig of is te grof afgerond."
    )
    assert dutch(compare(80, 61, 30, 1, 3)) == (
        "Van gemiddeld 20,3 (61 in 3 jaar) naar 80: 59,7 meer. "
        "Dat is meer dan de gewone schommeling bij woninginbraak. Het cijfer zegt niet waardoor."
    )
    assert dutch(compare(5, 0, 30)) == (
        "Het gaat om 0 en 5 gevallen. Dat is te weinig om iets over een toe- of afname te zeggen."
    )
    assert MARGIN == 1.25, "the sentence of equal counts says a quarter"


def test_the_same_in_english() -> None:
    def english(change: Change) -> str:
        return sentence_of_change(change, Name("burglary"), Language.ENGLISH).text

    assert english(compare(80, 61, 30, 1, 3)).startswith("From an average of 20.3 (61 in 3 years) to 80: 59.7 more.")
    assert "about 1 year in 9" in english(compare(38, 21, 29.8762))
    assert "in most years" in english(compare(7000, 6700, 3))
    assert "in de meeste jaren" in sentence_of_change(compare(7000, 6700, 3), BURGLARY).text
    got = sentence_of_change(compare(20, 80, 30), BURGLARY, Language.ENGLISH)
    assert (got.rule, got.language, got.version) == ("change.duidelijke_daling", Language.ENGLISH, VERSION)


def test_against_the_country() -> None:
    country = Reference(Name("heel Nederland"), 10_000, 5_000)
    got = against_others([60, 60], [10_000, 5_000], 80)
    assert sentence_against_others(got, country, PLACE).text == (
        "In heel Nederland ging het van 10.000 naar 5.000 (50% minder). "
        "Wijchen wijkt daar duidelijk van af, naar boven."
    )
    few = against_others([60, 60], [40, 20], 80)
    assert sentence_against_others(few, Reference(Name("de regio"), 40, 20), PLACE).text.startswith(
        "In de regio ging het van 40 naar 20. "
    )
    unknown = against_others([60, 60], [0, 20], 80)
    assert "nu niet te zeggen" in sentence_against_others(unknown, Reference(Name("de regio"), 0, 20), PLACE).text


def test_the_facts_must_fit_the_sentence() -> None:
    country = Reference(Name("heel Nederland"), 10_000, 5_000)
    several = compare([3, 40], [4, 50], 30)
    other = against_others([60, 60], [10_000, 9_000], 80)
    wrong: list[Callable[[], object]] = [
        lambda: facts_of(several, BURGLARY),
        lambda: facts_of(other, BURGLARY),
        lambda: sentence_against_others(several, country, PLACE),
        lambda: sentence_against_others(other, country, PLACE),
        lambda: sentence_of_percentage(several),
        lambda: sentence_of_percentage(compare(100, 200, 30, 1, 3)),
        lambda: sentence_of_target(outlook([3, 4], 9, 3, 30), 3),
        lambda: sentence_of_target(outlook(np.nan, 9, 3, 30), 3),
        lambda: sentence_of_many(3, 4),
        lambda: sentence_of_many(3, -1),
        lambda: Reference(Name("x"), -1, 3),
        lambda: Reference(Name("x"), 3, -1),
    ]
    for call in wrong:
        with pytest.raises(ValueError, match=r"change|reference|outlook|chance|found"):
            call()


def test_chances_have_agreed_words() -> None:
    expected = {
        0.0: "vrijwel uitgesloten",
        0.0999: "vrijwel uitgesloten",
        0.1: "onwaarschijnlijk",
        0.3299: "onwaarschijnlijk",
        0.33: "onzeker",
        0.67: "onzeker",
        0.6701: "waarschijnlijk",
        0.9: "waarschijnlijk",
        0.9001: "vrijwel zeker",
        1.0: "vrijwel zeker",
    }
    for chance, words in expected.items():
        assert chance_in_words(chance, Language.DUTCH) == words
    assert chance_in_words(0.5, Language.ENGLISH) == "uncertain"


def test_natural_frequencies() -> None:
    expected = {0.0: "minder dan 1 op 100", 0.0099: "minder dan 1 op 100", 0.02: "1 op 50", 0.05: "1 op 20"}
    expected |= {0.1: "1 op 10", 0.33: "1 op 3", 0.4: "4 op 10", 0.5: "1 op 2", 0.66: "2 op 3", 0.9: "9 op 10"}
    expected |= {0.95: "19 op 20", 0.99: "19 op 20", 0.991: "meer dan 99 op 100", 1.0: "meer dan 99 op 100"}
    for chance, words in expected.items():
        assert natural_frequency(chance, Language.DUTCH) == words
    assert natural_frequency(0.001, Language.ENGLISH) == "less than 1 in 100"
    assert natural_frequency(0.25, Language.ENGLISH) == "1 in 4"
    assert natural_frequency(0.999, Language.ENGLISH) == "more than 99 in 100"


@CALM
@given(st.fractions(Fraction(1, 100), Fraction(99, 100)))
def test_a_natural_frequency_is_near_its_chance(chance: Fraction) -> None:
    part, whole = re.findall(r"\d+", natural_frequency(float(chance), Language.DUTCH))
    assert abs(int(part) / int(whole) - chance) <= 0.051


def test_how_often_a_difference_is_seen() -> None:
    assert [years_between(p) for p in (1.0, 0.7, 0.6, 0.2, 0.115, 0.05)] == [1, 1, 2, 5, 9, 20]
    assert years_between(0.0) == 1_000_000
    for wrong in (np.nan, -0.1, 1.1):
        for function in (years_between, lambda p: chance_in_words(p, Language.DUTCH)):
            with pytest.raises(ValueError, match="chance"):
                function(wrong)
        with pytest.raises(ValueError, match="chance"):
            natural_frequency(wrong, Language.DUTCH)


def test_numbers_as_people_write_them() -> None:
    assert number(1234567.25, Language.DUTCH, 2) == "1.234.567,25"
    assert number(1234567.25, Language.ENGLISH, 2) == "1,234,567.25"
    assert (amount(20, Language.DUTCH), amount(20.25, Language.DUTCH)) == ("20", "20,2")
    assert length(0.58, Language.DUTCH) == "0,6 jaar"
    assert (length(1, Language.ENGLISH), length(3, Language.ENGLISH)) == ("1 year", "3 years")
    assert percent(0.4749, Language.DUTCH) == "47%"


def test_short_labels_exist_for_all() -> None:
    for words in SHORT.values():
        assert set(words) == set(Label)
        assert len(set(words.values())) == len(Label)
