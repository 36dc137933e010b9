# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Indicators: every definition can be counted, and one that would count wrongly is refused when it is read."""

import copy
import csv
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.figures.codes import Unsound, code_lists
from driehoek.figures.indicators import Direction, Sort, incomplete, indicator, indicators, read
from driehoek.figures.rules import OWN
from driehoek.figures.sources import sources
from driehoek.kernel.definitions import checked, load_folder

pytestmark = pytest.mark.once

TWELVE = {"1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.2.3", "1.4.2", "1.4.4", "1.4.5", "2.2.1", "2.5.1", "3.1.1", "3.1.3"}
"""The kinds of which the demonstration has figures of every municipality."""
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "domain" / "cbs_47018_crime_codes.csv"


def files(**changes: Any) -> dict[str, dict[str, Any]]:
    """The real file of sets, with its first set changed."""
    content = copy.deepcopy(load_folder("indicators"))
    content["sets_van_misdrijven"]["indicators"][0].update(changes)
    return content


def refusal(content: dict[str, dict[str, Any]]) -> str:
    with pytest.raises(Unsound) as reason:
        read(content, code_lists())
    return str(reason.value)


def test_the_twelve_kinds_totals_people_survey_traffic_and_own_counts_are_there() -> None:
    known = indicators()
    single = {one.codes[0] for one in known.values() if one.codelist == "politie_misdrijven" and len(one.codes) == 1}
    assert single >= TWELVE | {"0.0.0", "1.4.6", "1.4.7", "2.5.2", "3.7.4", "3.9.1"}
    assert {one.sort for one in known.values()} == set(Sort)
    assert {"bevolking_gemiddeld", "ongevallen_letsel", "bibob_toetsen", "politie_tevreden"} <= set(known)


def test_every_indicator_uses_a_table_and_a_measure_that_the_sources_know() -> None:
    for one in indicators().values():
        for use in one.tables:
            source = sources()[use.table]
            assert not source.measures or use.measure in source.measures, (one.key, use)
            if use.table == OWN:
                assert use.measure == one.key


def test_police_and_statistics_netherlands_are_never_sources_of_one_indicator() -> None:
    for one in indicators().values():
        assert len({sources()[use.table].publisher for use in one.tables}) == 1, one.key


def test_what_follows_the_effort_of_the_police_or_the_courage_to_report_has_no_direction() -> None:
    neutral = ("drugshandel", "wapenhandel", "onbegrepen_gedrag", "jeugdoverlast", "mensenhandel", "zedenmisdrijven")
    assert {indicator(key).direction for key in neutral} == {Direction.NEUTRAL}


def test_counts_of_persons_that_the_partners_keep_themselves_are_person_related() -> None:
    marked = {one.key for one in indicators().values() if one.person_related}
    assert {"huisverboden", "mensen_bereikt", "halt_verwijzingen", "crisismaatregelen"} <= marked
    assert all(indicator(key).sort is Sort.OWN for key in marked), "a source that publishes has weighed it already"


def test_high_impact_crime_has_four_definitions_that_differ_and_say_whose_they_are() -> None:
    hic = [one for one in indicators().values() if one.family == "hic"]
    assert len(hic) == len({one.codes for one in hic}) == len({one.set_name for one in hic}) == 4
    assert all(one.used_by and one.set_version == date(2026, 11, 22) for one in hic)


def test_every_limit_title_and_reason_is_there_in_both_languages_and_not_the_same() -> None:
    for one in indicators().values():
        assert one.why.nl != one.why.en and one.limits
        assert all(limit.nl != limit.en for limit in one.limits), one.key


def test_a_set_with_a_missing_part_says_which_codes_lack() -> None:
    assert incomplete(indicator("hic_kern"), TWELVE) == ("1.4.6", "1.4.7")
    assert incomplete(indicator("woninginbraak"), TWELVE) == ()
    assert incomplete(indicator("bevolking_gemiddeld"), ()) == ()
    lacking = {
        one.key: incomplete(one, TWELVE) for one in indicators().values() if one.is_set and one.family != "verkeer"
    }
    assert all(codes for key, codes in lacking.items()), "twelve kinds make no HIC, VVC, digital or violence total"


def test_codes_are_those_of_the_police() -> None:
    if not SHARED.exists():
        pytest.skip("../shared/domain is not beside this repository")
    with SHARED.open(encoding="utf-8", newline="") as file:
        told = {row["code"]: row["label_nl"] for row in csv.DictReader(file)}
    assert {code: name.nl for code, name in code_lists()["politie_misdrijven"].names.items()} == told


def test_an_empty_set_is_refused_by_the_schema_and_by_the_reading(tmp_path: Path) -> None:
    assert "zonder codes" in refusal(files(codes=[]))
    path = tmp_path / "sets.yaml"
    real = Path(__file__).resolve().parents[2] / "driehoek/definitions/indicators/sets_van_misdrijven.yaml"
    path.write_text(real.read_text(encoding="utf-8").replace('["1.1.1", "1.4.6", "1.4.7"]', "[]"), encoding="utf-8")
    with pytest.raises(jsonschema.ValidationError, match=r"non-empty|too short"):
        checked("indicators", path)


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["1.1.1", "1.1.1"], "overlappen"),
        (["0.0.0", "1.1.1"], "het totaal 0.0.0 bevat"),
        (["1.1.1", "9.9.9"], "onbekende codes in politie_misdrijven: 9.9.9"),
        (["1.1.1", "CRI1000"], "onbekende codes in politie_misdrijven: CRI1000"),
        (["1.1.1"], "een set telt meer dan een code"),
        (["1.1.2", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "2.2.1", "2.5.2", "2.5.1"], "precies hetzelfde"),
    ],
)
def test_codes_that_cannot_be_summed_are_refused(codes: list[str], said: str) -> None:
    assert said in refusal(files(codes=codes))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"key": "hic_ruim"}, "staat er twee keer"),
        ({"rate": {"by": "niets", "per": 1000}}, "deelt door niets"),
        ({"next_review": "straks"}, "geen datum"),
        ({"noun": {"nl": "20% meer inbraak", "en": "burglary"}}, "name"),
        ({"noun": {"nl": "verdubbelde inbraak", "en": "burglary"}}, "name"),
    ],
)
def test_other_unsound_definitions_are_refused(changes: dict[str, Any], said: str) -> None:
    assert said in refusal(files(**changes))


def test_two_sets_of_one_name_codes_without_a_list_and_tables_of_own_counts_are_refused() -> None:
    named = files()
    named["sets_van_misdrijven"]["indicators"][0]["set"]["name"] = "VVC"
    assert "VVC heet net zo" in refusal(named)
    unlisted = files()
    del unlisted["sets_van_misdrijven"]["common"]["codelist"]
    assert "codes zonder codelijst" in refusal(unlisted)
    unknown = files()
    unknown["sets_van_misdrijven"]["common"]["codelist"] = "elders"
    assert "onbekende codelijst elders" in refusal(unknown)
    own = files()
    own["eigen_registraties"]["indicators"][0]["tables"] = [
        {"table": "47013NED", "measure": "GeregistreerdeMisdrijven_1"}
    ]
    assert "noemt een tabel" in refusal(own)


PARTS = sorted(set(code_lists()["politie_misdrijven"].names) - {"0.0.0"})


@given(st.lists(st.sampled_from([*PARTS, "0.0.0", "1.1", ""]), max_size=8))
def test_a_set_is_accepted_exactly_when_each_crime_would_count_once(codes: list[str]) -> None:
    once = bool(codes) and len(set(codes)) == len(codes) and set(codes) <= set(PARTS)
    only_the_total = codes == ["0.0.0"]
    try:
        code_lists()["politie_misdrijven"].refuse_unsound(codes)
    except Unsound:
        assert not once and not only_the_total
    else:
        assert once or only_the_total


@given(st.sampled_from([one for one in indicators().values() if one.codes]), st.sets(st.sampled_from(PARTS)))
def test_what_lacks_and_what_is_there_make_up_the_set(one: Any, available: set[str]) -> None:
    lacking = incomplete(one, available)
    assert set(lacking) | (set(one.codes) & available) == set(one.codes)
    assert not set(lacking) & available
