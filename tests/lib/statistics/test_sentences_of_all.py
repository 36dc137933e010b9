# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of result has its sentence in both languages, and none of them says what figures may not."""

import string
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.statistics import targets
from driehoek.lib.statistics.alerts import stands_out, upper_bound
from driehoek.lib.statistics.areas import rank_uncertainty, survey_value
from driehoek.lib.statistics.charts import control_chart, runs, special_causes
from driehoek.lib.statistics.counts import count_interval
from driehoek.lib.statistics.coverage import Coverage
from driehoek.lib.statistics.disclosure import RawTable, protect
from driehoek.lib.statistics.effect import displacement_difference, smallest_detectable_fall
from driehoek.lib.statistics.farrington import farrington_flexible
from driehoek.lib.statistics.funnel import overdispersed_funnel
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statistics.sentences import effects, levels, rounded, series, surveys
from driehoek.lib.statistics.sentences.effects import sentence_of_detectable_fall, sentence_of_displacement
from driehoek.lib.statistics.sentences.levels import (
    sentence_of_count,
    sentence_of_expected,
    sentence_of_map,
    sentence_of_rank,
    sentence_of_rate,
    sentence_of_table,
)
from driehoek.lib.statistics.sentences.rounded import sentence_of_rounded
from driehoek.lib.statistics.sentences.series import (
    sentence_of_aberration,
    sentence_of_chart,
    sentence_of_coverage,
    sentence_of_month,
    sentence_of_quality,
    sentence_of_range,
    sentence_of_runs,
    sentence_of_season,
    sentence_of_special_causes,
    sentence_of_trend,
)
from driehoek.lib.statistics.sentences.surveys import sentence_of_survey, sentence_of_survey_difference
from driehoek.lib.statistics.sentences.wording import Language, Name, Sentence
from driehoek.lib.statistics.trend import trend
from driehoek.lib.statistics.wobble import Quality
from tests.lib.statistics.calm import CALM
from tests.lib.statistics.test_sentences import NEVER, ONLY_AFTER_A_TEST
from tests.lib.statistics.test_sentences_of_effects import CAUSE

CRIME, PLACE, PEERS = Name("woninginbraak"), Name("Wijchen"), Name("gemeenten als deze")
COUNT = st.integers(0, 120)
LANGUAGE = st.sampled_from(Language)
ALL = {**levels.TEMPLATES, **series.TEMPLATES, **surveys.TEMPLATES, **effects.TEMPLATES, **rounded.TEMPLATES}


def sentences(numbers: list[int], language: Language) -> Iterator[Sentence]:
    """Yield a sentence of each kind, made from the same numbers."""
    a, b, c, d, *_ = numbers
    months = (numbers * 12)[:72]
    newest = [*months[:-1], a * 3]
    years = np.array([*numbers[:6], np.nan] if d % 2 else numbers[:7], dtype=np.float64)
    yield sentence_of_count(count_interval(np.nan if a == 7 else a), CRIME, language)
    yield sentence_of_rate(a, 9_000, CRIME, language)
    yield sentence_of_expected(a, b + 0.5, overdispersed_funnel(b + 0.5, 0.05), CRIME, PEERS, language)
    yield sentence_of_rank(rank_uncertainty(numbers, 9_000, draws=50), 0, PLACE, language)
    yield sentence_of_map(language)
    yield sentence_of_table(protect(RawTable.of([[a, b], [c, d]])), language)
    if (years > 0).sum() > 2:
        yield sentence_of_trend(trend(years, 9_000.0 + np.arange(7) * (c % 2)), CRIME, 2019, language)
    bound = float(upper_bound(newest))
    yield sentence_of_month(newest[-1], bound, bool(stands_out(newest, bound)), CRIME, language=language)
    yield sentence_of_month(np.nan, bound, False, CRIME, language=language)
    if sum(numbers) > 0 and min(numbers) > 0:
        yield sentence_of_aberration(farrington_flexible(newest), CRIME, language=language)
    if len(set(months)) > 2:
        yield sentence_of_runs(runs(months, np.mean(months)), language)
    yield sentence_of_chart(control_chart("c", newest), language)
    if np.mean(newest) >= 10:
        yield sentence_of_special_causes(special_causes(newest), language)
        yield sentence_of_special_causes(special_causes([20 + month % 2 for month in range(24)]), language)
    yield sentence_of_range(targets.outlook(np.nan, np.nan if a == 7 else a, 1, 30), CRIME, language)
    yield sentence_of_quality(Quality(30.0, 900, a / 130, b / 130, c / 130), CRIME, language)
    yield sentence_of_season(a / 120, 1 + b % 12, CRIME, language)
    yield sentence_of_coverage(Coverage(a / 120, 0.0, 0.0, {}, 100), language)
    now, before = survey_value(a * 0.8, 3.4, 60 + 10 * b), survey_value(c * 0.8, 2.5, 60 + 10 * d)
    yield sentence_of_survey(now, 60 + 10 * b, language)
    yield sentence_of_survey_difference(now, before, 60 + 10 * b, 60 + 10 * d, bool(b % 5), language)
    yield sentence_of_detectable_fall(a, float(smallest_detectable_fall(a, 3, 2, 30)), language)
    yield sentence_of_displacement(displacement_difference([a, b], [c, d]), language)
    yield sentence_of_rounded(5 * a, 5 * b, 30, CRIME, language)


@CALM
@given(st.lists(COUNT, min_size=12, max_size=12), LANGUAGE)
def test_no_sentence_says_what_figures_may_not(numbers: list[int], language: Language) -> None:
    for got in sentences(numbers, language):
        assert not NEVER.search(got.text), got
        assert not ONLY_AFTER_A_TEST.search(got.text), got
        assert not CAUSE.search(got.text), got
        assert "{" not in got.text
        assert "nan" not in got.text.split()
        assert (got.language, got.version) == (language, VERSION)
        assert got.rule in ALL
        if "%" in got.text:
            assert got.rule.startswith("survey"), "only shares of respondents are percentages here"
        if any(word in got.rule for word in ("stijgend", "stijging", "more", "higher", "outside")):
            assert (
                "niet waardoor" in got.text
                or "not say why" in got.text
                or "oorzaken" in got.text
                or ("causes" in got.text)
            )
        if "dal" in got.rule:
            assert "niet aangetoond" in got.text or "does not show" in got.text


def test_every_rule_can_be_reached_and_has_both_languages() -> None:
    random = np.random.default_rng(3)
    reached: set[str] = set()
    for size in (2, 12, 30, 120):
        for _ in range(3):
            numbers = [int(one) for one in random.integers(0, size + 1, 12)]
            for order in (numbers, sorted(numbers), sorted(numbers, reverse=True)):
                reached |= {got.rule for got in sentences(order, Language.DUTCH)}
    reached |= {got.rule for got in sentences([7, 60, 60, 60] * 3, Language.DUTCH)}
    reached.add(sentence_of_displacement(displacement_difference([207, 110], [308, 318])).rule)
    reached.add(sentence_of_month(3, 2, False, CRIME).rule)
    assert set(ALL) - reached == set()
    for dutch, english in ALL.values():
        fields = [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in (dutch, english)]
        assert fields[0] == fields[1]
        assert dutch != english


def test_counts_by_tier() -> None:
    def text(count: float) -> str:
        return sentence_of_count(count_interval(count), CRIME).text

    assert text(np.nan) == "Het aantal registraties van woninginbraak is niet bekend."
    assert text(0) == "Geen registraties van woninginbraak."
    assert text(4) == "Aantal registraties van woninginbraak: 4."
    assert text(5) == "Aantal registraties van woninginbraak: 5 (met de toevalsmarge: 2 tot 12)."
    assert sentence_of_rate(9, 9_000, CRIME).rule == "rate.too_few"
    assert sentence_of_rate(10, 9_000, CRIME).text == (
        "Van woninginbraak waren er 1,1 registraties per 1.000 inwoners (met de toevalsmarge: 0,5 tot 2,0). "
        "Het gaat om 10 registraties."
    )


def test_differences_from_expected_need_ten_cases_and_the_funnel() -> None:
    def rule(observed: int, expected: float) -> str:
        return sentence_of_expected(observed, expected, overdispersed_funnel(expected, 0.05), CRIME, PEERS).rule

    assert (rule(9, 9.9), rule(0, 9.9), rule(11, 3.0)) == ("expected.too_few", "expected.too_few", "expected.more")
    assert (rule(0, 10.0), rule(40, 40.0), rule(15, 40.0)) == ("expected.fewer", "expected.usual", "expected.fewer")
    funnel = overdispersed_funnel(40.0, 0.05)
    assert rule(int(np.floor(40 * float(funnel.upper))), 40.0) == "expected.usual"
    assert rule(int(np.floor(40 * float(funnel.upper))) + 1, 40.0) == "expected.more"


def test_a_trend_names_all_its_years() -> None:
    assert sentence_of_trend(trend([65, 43, 39, 38, 13]), CRIME, 2021).text == (
        "Woninginbraak, 2021 tot en met 2025: 65, 43, 39, 38, 13. In het aantal is dat een dalende lijn. "
        "Of dit aan de aanpak ligt, is hiermee niet aangetoond."
    )
    gap = trend([20, 25, np.nan, 18, 22, 21], [9_000] * 6)
    assert sentence_of_trend(gap, CRIME, 2020, Language.ENGLISH).text == (
        "Woninginbraak, 2020 to 2025: 20, 25, unknown, 18, 22, 21. Per inhabitant no rising or falling line can be "
        "shown. That does not mean that nothing changed."
    )
    assert "onbekend" in sentence_of_trend(gap, CRIME, 2020).text
    assert sentence_of_trend(trend([13, 38, 39, 43, 65]), CRIME, 2021).rule == "trend.stijgend"


def test_the_newest_month() -> None:
    assert sentence_of_month(9, 4, True, CRIME).text == (
        "De nieuwste maand telt 9 registraties van woninginbraak. Dat is meer dan te verwachten was (tot en met 4). "
        "Door toeval komt dat bij ongeveer 1 op de 100 maanden ook voor."
    )
    assert "1 op de 20 maanden" in sentence_of_month(9, 4, True, CRIME, 0.05).text
    assert sentence_of_month(4, 4, False, CRIME).rule == "month.usual"
    assert sentence_of_month(5, 4, False, CRIME).rule == "month.few"
    assert sentence_of_month(np.nan, 4, False, CRIME).rule == "month.unknown"
    assert sentence_of_month(4, np.nan, False, CRIME).rule == "month.unknown"


def test_two_surveys() -> None:
    def got(now: float, before: float, people: int = 750, same: bool = True) -> Sentence:
        one, other = survey_value(now, 3.0, people), survey_value(before, 3.0, 800)
        return sentence_of_survey_difference(one, other, people, 800, same)

    assert got(41, 34.5).text == (
        "Van 34,5% van 800 ondervraagden (marge: 31,5% tot 37,5%) naar 41% van 750 (marge: 38% tot 44%). "
        "Dat is aantoonbaar hoger. Het cijfer zegt niet waardoor."
    )
    assert got(34, 41).rule == "survey_difference.lower"
    assert got(38, 34).text.endswith("Dat verschil valt binnen de marges en kan toeval zijn.")
    assert got(41, 34, people=99).text == "Er zijn te weinig antwoorden (800 en 99) om te vergelijken."
    assert got(41, 34, same=False).text == "Vergelijken kan niet: er is intussen op een andere manier gevraagd."
    # A limit cut off at 0 does not make the margin smaller: 1 +- 3 and 5 +- 3 do not differ.
    assert got(1, 5).rule == "survey_difference.not_shown"
    assert got(99, 95).rule == "survey_difference.not_shown"


def test_facts_that_do_not_fit_are_refused() -> None:
    one, two = survey_value(40, 3.0, 750), survey_value([40, 41], 3.0, 750)
    wrong: list[Callable[[], object]] = [
        lambda: sentence_of_count(count_interval([3, 4]), CRIME),
        lambda: sentence_of_rate(12, 0, CRIME),
        lambda: sentence_of_expected(12, 10, overdispersed_funnel([10, 11], 0.1), CRIME, PEERS),
        lambda: sentence_of_expected(12, np.nan, overdispersed_funnel(10, 0.1), CRIME, PEERS),
        lambda: sentence_of_month(3, 4, True, CRIME),
        lambda: sentence_of_range(targets.outlook(np.nan, [3, 4], 1, 30), CRIME),
        lambda: sentence_of_season(np.nan, 3, CRIME),
        lambda: sentence_of_special_causes(special_causes([9, 10] * 12)),
        lambda: sentence_of_survey_difference(one, two, 750, 750),
        lambda: sentence_of_survey_difference(one, survey_value(40, 3.0, 750, 0.9), 750, 750),
        lambda: sentence_of_displacement(displacement_difference([np.nan, 3], [4, 5])),
    ]
    for call in wrong:
        with pytest.raises(ValueError, match=r".+"):
            call()


def test_what_can_be_seen_beforehand_and_beside_a_comparison_area() -> None:
    assert sentence_of_detectable_fall(30, 0.5).text == (
        "Vooraf: van 30 registraties per jaar is alleen een daling naar 15 of minder te zien. "
        "Een kleiner effect blijft onzichtbaar, ook als het er is."
    )
    assert sentence_of_detectable_fall(0, np.nan).rule == "effect.detectable_unknown"
    assert sentence_of_displacement(displacement_difference([207, 110], [308, 318])).text == (
        "Met het vergelijkingsgebied verrekend zijn het er 107 minder (met de marge: 47 tot 167). "
        "Andere oorzaken zijn niet uitgesloten."
    )
    more = sentence_of_displacement(displacement_difference([110, 207], [318, 308]))
    assert more.rule == "effect.displacement_more"
    assert sentence_of_displacement(displacement_difference([10, 9], [10, 10])).rule.endswith("not_established")


def test_an_odd_capital_is_kept() -> None:
    assert sentence_of_trend(trend([65, 43, 39, 38, 13]), Name("WhatsApp-fraude"), 2021).text.startswith("WhatsApp-f")
