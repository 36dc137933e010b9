# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Version 3, with small tables of our own."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from driehoek.lib.statline.model import Missing
from driehoek.lib.statline.odata import Bases, Source, Wanted
from driehoek.lib.statline.odata.v3 import division_year, modified
from driehoek.lib.statline.periods import PeriodKind, Status
from driehoek.lib.statline.refusals import Refused
from tests.lib.statline.odata.fetching import CRIMES, SURVEY, Fetching, values
from tests.lib.statline.replay import faults, small
from tests.lib.statline.replay.server import Replay

Fetch = Callable[..., Fetching]


@pytest.fixture(autouse=True)
def tables(server: Replay) -> None:
    server.serve(small.crimes())
    server.serve(small.survey())


def test_years_come_without_months(fetching: Fetch) -> None:
    found = values(fetching()(CRIMES))
    assert found["1.1.1", "GM9001", "2022JJ00"] == 8
    assert {period for _, _, period in found} == {"2022JJ00", "2023JJ00"}


def test_months_are_asked_apart_from_years(fetching: Fetch, server: Replay) -> None:
    found = values(fetching()(CRIMES, Wanted(kinds=(PeriodKind.YEAR, PeriodKind.MONTH))))
    assert {period for _, _, period in found} == {"2022JJ00", "2023JJ00", "2023MM01", "2023MM02"}
    asked = [url for url in server.data_pages() if "MM" in url]
    assert asked
    assert not any("JJ" in url for url in asked)


def test_each_year_is_a_request_of_its_own_with_a_short_address(fetching: Fetch, server: Replay) -> None:
    fetching()(CRIMES)
    assert len(server.data_pages()) == 2
    assert max(map(len, server.asked)) < 400


def test_keys_go_out_with_their_padding_and_are_kept_without(fetching: Fetch, server: Replay) -> None:
    found = values(fetching()(CRIMES, Wanted(subjects=("1.1.1", "2.6.10"), areas=("NL", "GM9001"))))
    assert ("1.1.1", "NL", "2022JJ00") in found
    assert "SoortMisdrijf%20eq%20'1.1.1%20'" in server.data_pages()[0]
    assert "RegioS%20eq%20'NL01%20%20'" in server.data_pages()[0]


def test_only_the_levels_of_the_source_are_asked(fetching: Fetch) -> None:
    areas = {row.area for row in fetching()(CRIMES)}
    assert areas == {"NL", "GM9001", "GM9002", "GM0999"}


def test_an_absent_row_is_zero_where_the_table_says_so(fetching: Fetch) -> None:
    found = values(fetching()(CRIMES))
    assert found["2.6.10", "GM9001", "2022JJ00"] == 0
    assert found["2.6.10", "GM9002", "2022JJ00"] == 3


def test_a_kind_that_the_table_does_not_publish_is_never_zero(fetching: Fetch) -> None:
    assert not [row for row in fetching()(CRIMES) if row.subject == "1.4.1"]


def test_a_kind_of_which_only_the_country_is_given_is_not_zero_elsewhere(fetching: Fetch) -> None:
    """In 2023 no municipality has a row at all, so nothing says that these are zeros."""
    found = values(fetching()(CRIMES))
    assert found["2.6.10", "NL", "2023JJ00"] == 3
    assert ("2.6.10", "GM9001", "2023JJ00") not in found


def test_for_a_few_areas_the_country_witnesses_that_a_kind_is_published(fetching: Fetch) -> None:
    found = values(fetching()(CRIMES, Wanted(areas=("GM9001",))))
    assert found["2.6.10", "GM9001", "2023JJ00"] == 0
    assert {area for _, area, _ in found} == {"GM9001"}
    assert not [subject for subject, _, _ in found if subject == "1.4.1"]


def test_an_area_of_which_nothing_comes_is_lacking_and_not_zero(fetching: Fetch, server: Replay) -> None:
    """No municipality goes a year without a single registered crime: what gives no row at all was left out."""
    table = small.crimes()
    assert table.untyped is not None
    table.untyped = [row for row in table.untyped if row["RegioS"] != "GM9001"]
    server.serve(table)
    assert {row.area for row in fetching()(CRIMES)} == {"NL", "GM9002", "GM0999"}


def test_of_one_kind_an_area_may_have_nothing_at_all(fetching: Fetch) -> None:
    found = values(fetching()(CRIMES, Wanted(years=(2022,), subjects=("2.6.10",))))
    assert (found["2.6.10", "GM9001", "2022JJ00"], found["2.6.10", "GM9002", "2022JJ00"]) == (0, 3)


def test_a_country_without_a_row_is_lacking_and_not_zero(fetching: Fetch, server: Replay) -> None:
    table = small.crimes()
    assert table.untyped is not None
    table.untyped = [row for row in table.untyped if row["RegioS"] != "NL01  "]
    server.serve(table)
    assert "NL" not in {row.area for row in fetching()(CRIMES)}


def test_a_hidden_kind_stays_absent_even_when_the_country_has_it(fetching: Fetch, server: Replay) -> None:
    table = small.crimes()
    assert table.untyped is not None
    table.untyped.append(table.untyped[0] | {"SoortMisdrijf": "1.4.1 ", "RegioS": "NL01  "})
    server.serve(table)
    found = values(fetching()(CRIMES, Wanted(areas=("GM9001",))))
    assert not [subject for subject, _, _ in found if subject == "1.4.1"]


def test_typed_figures_do_not_say_why_there_is_none(fetching: Fetch, server: Replay) -> None:
    table = small.crimes()
    assert table.typed is not None
    table.typed[0]["GeregistreerdeMisdrijven_1"] = None
    server.serve(table)
    row = fetching()(Source("99018NED", CRIMES.host, typed=True))[0]
    assert (row.value, row.missing) == (None, Missing.UNCLEAR.value)


def test_typed_and_untyped_give_the_same_rows(fetching: Fetch, server: Replay) -> None:
    untyped = fetching()(CRIMES)
    assert any("UntypedDataSet" in url for url in server.asked)
    assert fetching()(Source("99018NED", CRIMES.host, hidden=("1.4.1",), typed=True)) == untyped


def test_point_and_blank_stay_apart(fetching: Fetch) -> None:
    rows = {(row.measure, row.area): row for row in fetching()(SURVEY)}
    assert rows["TotaleFunctionerenTevreden_38", "BT:Tweede proefteam"].missing == Missing.UNKNOWN.value
    assert rows["TotaleFunctionerenTevreden_55", "BT:Proefteam"].missing == Missing.IMPOSSIBLE.value


def test_half_a_width_becomes_two_bounds(fetching: Fetch) -> None:
    rows = {(row.measure, row.area): row for row in fetching()(SURVEY)}
    team = rows["TotaleFunctionerenTevreden_38", "BT:Proefteam"]
    assert (team.low, team.value, team.high) == (212, 247, 282)
    assert rows["TotaleFunctionerenTevreden_38", "BT:Tweede proefteam"].low is None


def test_two_questions_with_one_title_stay_two(fetching: Fetch) -> None:
    head, rows = fetching().table(SURVEY)
    assert len({measure.title for measure in head.measures}) == 1
    assert len({row.measure for row in rows}) == 2


def test_the_head_says_what_the_table_says(fetching: Fetch) -> None:
    head, _ = fetching().table(Source("99018NED", CRIMES.host))
    assert (head.division_year, head.publisher, head.attribution) == (2024, "Proefbron", "Bron: Proefbron")
    assert head.modified == datetime(2024, 8, 15, 2, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert [measure.code for measure in head.measures] == ["GeregistreerdeMisdrijven_1"]
    assert [(period.code, status) for period, status in head.periods] == [
        ("2022JJ00", Status.FINAL),
        ("2023JJ00", Status.PROVISIONAL),
    ]


def test_each_row_has_the_status_of_its_period(fetching: Fetch) -> None:
    rows = fetching()(CRIMES, Wanted(kinds=(PeriodKind.MONTH,)))
    assert {row.period: row.status for row in rows} == {"2023MM01": "voorlopig", "2023MM02": "nader_voorlopig"}


def test_a_running_year_is_skipped_and_said(fetching: Fetch) -> None:
    fetch = fetching()
    assert "2024JJ00" not in {row.period for row in fetch(CRIMES)}
    assert fetch.remarks == ("'2024 januari-april' is een deel van een jaar en is overgeslagen.",)


def test_a_running_year_that_is_asked_for_is_refused(fetching: Fetch) -> None:
    with pytest.raises(Refused, match="deel van een jaar") as refused:
        fetching()(CRIMES, Wanted(years=(2024,)))
    assert refused.value.reason == "part-year"


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Wanted(years=(1999,)), "periods"),
        (Wanted(areas=("GM8888",)), "areas"),
        (Wanted(subjects=("9.9.9",)), "subjects"),
    ],
)
def test_what_the_table_has_not_is_refused(fetching: Fetch, wanted: Wanted, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        fetching()(CRIMES, wanted)
    assert refused.value.reason == reason


def test_only_the_measures_that_are_taken_are_asked(fetching: Fetch, server: Replay) -> None:
    rows = fetching()(Source("99028NED", SURVEY.host, levels=("NL", "BT"), measures=("TotaleFunctionerenTevreden_55",)))
    assert {row.measure for row in rows} == {"TotaleFunctionerenTevreden_55"}
    assert all("_38" not in url for url in server.data_pages())


def test_pages_are_followed_as_they_are_given(fetching: Fetch, server: Replay) -> None:
    whole = fetching()(CRIMES)
    server.asked.clear()
    server.page = 4
    fetch = fetching()
    fetch.keep = fetch.keep / "again"
    assert fetch(CRIMES) == whole
    assert len(server.data_pages()) > 4
    assert all(url.count("$format") == 1 for url in server.asked), "parameters are never added to a next link"


def test_a_list_of_codes_that_is_too_long_for_the_small_server_comes_from_the_feed(
    fetching: Fetch, server: Replay
) -> None:
    server.most = 4
    server.page = 3
    assert len({row.area for row in fetching()(CRIMES)}) == 4
    assert any("/ODataFeed/odata/99018NED/RegioS" in url for url in server.asked)


def test_a_table_with_two_dimensions_too_many_is_refused(fetching: Fetch, server: Replay) -> None:
    table = small.crimes()
    table.dimensions["Leeftijd"] = [{"Key": "1  ", "Title": "jong"}, {"Key": "2  ", "Title": "oud"}]
    table.properties.append({"ID": 9, "Type": "Dimension", "Key": "Leeftijd", "Title": "Leeftijd"})
    server.serve(table)
    with pytest.raises(Refused, match="SoortMisdrijf, Leeftijd"):
        fetching()(CRIMES)


def test_a_key_that_is_not_in_the_lists_is_refused(fetching: Fetch, server: Replay) -> None:
    server.fail("UntypedDataSet", faults.changed(lambda told: told["value"][0].update(RegioS="GM9999")))
    with pytest.raises(Refused) as refused:
        fetching()(CRIMES)
    assert refused.value.reason == "key"


def test_a_cell_that_comes_twice_is_refused(fetching: Fetch, server: Replay) -> None:
    server.fail("UntypedDataSet", faults.changed(lambda told: told["value"].__setitem__(1, told["value"][0])))
    with pytest.raises(Refused) as refused:
        fetching()(CRIMES)
    assert refused.value.reason == "twice"


def test_a_column_that_is_lacking_is_refused_and_one_that_is_new_is_passed_over(
    fetching: Fetch, server: Replay
) -> None:
    plain = fetching()(CRIMES, Wanted(years=(2022,)))
    server.fail("UntypedDataSet", faults.changed(lambda told: [row.update(Nieuw=" 1") for row in told["value"]]), 1)
    fetch = fetching()
    fetch.keep = fetch.keep / "again"
    assert fetch(CRIMES, Wanted(years=(2022,))) == plain
    server.fail("UntypedDataSet", faults.changed(lambda told: [row.pop("RegioS") for row in told["value"]]))
    fetch.keep = fetch.keep / "more"
    with pytest.raises(Refused) as refused:
        fetch(CRIMES, Wanted(years=(2022,)))
    assert refused.value.reason == "column"


def test_a_text_where_a_number_belongs_is_refused(fetching: Fetch, server: Replay) -> None:
    server.fail(
        "UntypedDataSet", faults.changed(lambda told: told["value"][0].update(GeregistreerdeMisdrijven_1="12e9"))
    )
    with pytest.raises(Refused) as refused:
        fetching()(CRIMES)
    assert refused.value.reason == "number"


def test_addresses_inside_the_answers_are_not_used_to_find_a_table(fetching: Fetch, server: Replay) -> None:
    """The catalogue of the police names an internal server; only links to a next page are followed."""

    def internal(told: dict[str, list[dict[str, str]]]) -> None:
        for row in told["value"]:
            row["url"] = row["url"].replace(server.base, "http://dataderden.prod.cbsp.nl")

    server.fail("odata/99018NED?", faults.changed(internal))
    assert fetching()(CRIMES)


def test_a_table_on_the_wrong_server_is_refused_with_the_right_one(fetching: Fetch) -> None:
    with pytest.raises(Refused, match="dataderden") as refused:
        fetching()(Source("99999NED", CRIMES.host))
    assert refused.value.reason == "not-found"


@pytest.mark.parametrize("table", ["../../etc", "4701", "47018NED?x=1", "", "47018NED/TableInfos"])
def test_only_an_id_is_an_id(table: str) -> None:
    if table == "4701":
        assert Source(table, CRIMES.host).id == table
        return
    with pytest.raises(Refused, match="geen tabelnummer"):
        Source(table, CRIMES.host)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Geregistreerde misdrijven; soort misdrijf, gemeente 2026", 2026),
        ("Kerncijfers wijken en buurten 2024", 2024),
        ("Wijken en buurten (indeling 2024)", 2024),
        ("Misdrijven per wijk en buurt per jaar", None),
        ("Bevolking op 1 januari 2019", None),
    ],
)
def test_the_year_of_the_division_stands_in_the_title(text: str, year: int | None) -> None:
    assert division_year(text) == year


def test_a_moment_that_cannot_be_read_is_none() -> None:
    assert modified("gisteren") is None
    assert modified(None) is None


def test_the_addresses_can_be_set() -> None:
    assert Bases(police3="https://elders.example/").of(CRIMES.host) == "https://elders.example"


def test_what_a_table_may_have_is_taken_only_where_it_has_it(fetching: Fetch) -> None:
    rows = fetching()(CRIMES, Wanted(areas=("GM9001",), also=("GM9002", "GM7777", "GM9001")))
    assert {row.area for row in rows} == {"GM9001", "GM9002"}
