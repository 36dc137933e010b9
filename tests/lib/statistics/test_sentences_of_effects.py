# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences about effects and surveys never claim a cause, nor more than their figures."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.statistics.areas import survey_value
from driehoek.lib.statistics.change import compare
from driehoek.lib.statistics.effect import placebo_rank, ratio_of_ratios
from driehoek.lib.statistics.sentences.effects import sentence_of_effect, sentence_of_peak
from driehoek.lib.statistics.sentences.others import sentence_of_percentage, sentence_of_thresholds
from driehoek.lib.statistics.sentences.surveys import sentence_of_survey
from driehoek.lib.statistics.sentences.wording import Language
from driehoek.lib.statistics.thresholds import thresholds
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.test_sentences import NEVER

COUNT = st.integers(0, 300)
CAUSE = re.compile(
    r"door (de|deze|het|onze)|dankzij|heeft gewerkt|werkt|veroorzaakt|caused|worked|thanks", re.IGNORECASE
)


@CALM
@given(COUNT, COUNT, COUNT, COUNT, st.integers(0, 60), st.integers(0, 60), st.sampled_from(Language))
def test_no_sentence_of_an_effect_claims_a_cause(
    a: int, b: int, c: int, d: int, as_large: int, smaller: int, language: Language
) -> None:
    effect = ratio_of_ratios(a, b, c, d, 100)
    placebo = placebo_rank(0.5, [0.4] * as_large + [1.0] * smaller)
    got = sentence_of_effect(effect, 30, 0.5, placebo, language)
    assert not NEVER.search(got.text)
    assert not CAUSE.search(got.text)
    assert "%" not in got.text
    larger = bool(effect.upper < 1) and (as_large + 1) / (as_large + smaller + 1) <= 0.05
    assert got.rule == ("effect.larger_fall" if larger else "effect.not_established")
    if larger:
        assert str(as_large + smaller) in got.text
        assert "niet uitgesloten" in got.text or "not excluded" in got.text
    else:
        assert "30" in got.text
        assert "15" in got.text


def test_a_larger_fall_needs_the_interval_and_the_other_places() -> None:
    strong = ratio_of_ratios(300, 90, 9000, 9000, np.inf)
    others = [1.0] * 19
    assert sentence_of_effect(strong, 100, 0.4, placebo_rank(0.3, others)).rule == "effect.larger_fall"
    assert sentence_of_effect(strong, 100, 0.4, placebo_rank(0.3, others[1:])).rule == "effect.not_established"
    weak = ratio_of_ratios(30, 20, 9000, 9000, np.inf)
    assert sentence_of_effect(weak, 10, 0.6, placebo_rank(0.67, others)).text == (
        "Effect niet vast te stellen: alleen een daling van 10 naar 4 per jaar of minder zou zichtbaar zijn geweest."
    )
    assert sentence_of_effect(strong, 100, 0.4, placebo_rank(0.3, others), Language.ENGLISH).text == (
        "The fall is larger than in comparable municipalities: of 19 of them 0 had as large a fall without this "
        "action. Other causes are not excluded."
    )


def test_effects_must_be_known() -> None:
    placebo = placebo_rank(0.5, [])
    one = ratio_of_ratios(30, 20, 9000, 9000, 30)
    wrong: list[Callable[[], object]] = [
        lambda: sentence_of_effect(ratio_of_ratios([3, 4], 4, 5, 6, 30), 10, 0.5, placebo),
        lambda: sentence_of_effect(ratio_of_ratios(np.nan, 4, 5, 6, 30), 10, 0.5, placebo),
        lambda: sentence_of_effect(one, np.nan, 0.5, placebo),
        lambda: sentence_of_effect(one, 10, np.nan, placebo),
        lambda: sentence_of_survey(survey_value([3, 4], 3, 750), 750),
    ]
    for call in wrong:
        with pytest.raises(ValueError, match=r"effect|survey"):
            call()


def test_the_warning_for_a_peak() -> None:
    for language in Language:
        text = sentence_of_peak(language).text
        assert not CAUSE.search(text)
        assert "lager" in text or "lower" in text


@CALM
@given(st.integers(0, 100), st.integers(0, 10), st.integers(0, 2000), st.sampled_from(Language))
def test_a_survey_percentage_names_its_answers_and_margins(
    share: int, margin: int, respondents: int, language: Language
) -> None:
    got = sentence_of_survey(survey_value(share, margin, respondents), respondents, language)
    assert not NEVER.search(got.text)
    assert got.text.count("%") == (0 if respondents < 100 else 3)
    assert f"{respondents:,}".replace(",", "." if language is Language.DUTCH else ",") in got.text


def test_the_card_of_thresholds() -> None:
    assert sentence_of_thresholds(thresholds(5, 30)).text == (
        "Vanaf 5: duidelijk hoger vanaf 16, geen aantal is duidelijk lager."
    )
    assert sentence_of_thresholds(thresholds(20, 1e-3)).text == (
        "Vanaf 20: geen aantal is duidelijk hoger, geen aantal is duidelijk lager."
    )
    english = Language.ENGLISH
    assert sentence_of_thresholds(thresholds(20, 30), english).text == (
        "From 20: clearly higher from 42, clearly lower up to 7."
    )
    assert sentence_of_thresholds(thresholds(20, 1e-3), english).text == (
        "From 20: no count is clearly higher, no count is clearly lower."
    )
    for card in (thresholds([5, 6], 30), thresholds(np.nan, 30)):
        with pytest.raises(ValueError, match="thresholds"):
            sentence_of_thresholds(card)


def test_a_rounded_source_has_percentages_from_a_hundred() -> None:
    assert sentence_of_percentage(compare(120, 100, 30), rounded=True).text.startswith("Van 100 naar 120: 20% meer")
    with pytest.raises(ValueError, match="too few"):
        sentence_of_percentage(compare(120, 95, 30), rounded=True)
