# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Version 4, with a small table of our own."""

from collections.abc import Callable
from datetime import datetime

import pytest

from driehoek.lib.statline.model import Missing
from driehoek.lib.statline.odata import Source, Wanted
from driehoek.lib.statline.periods import PeriodKind, Status
from driehoek.lib.statline.refusals import Refused
from tests.lib.statline.odata.fetching import PEOPLE, Fetching
from tests.lib.statline.replay import faults, small
from tests.lib.statline.replay.server import Replay

Fetch = Callable[..., Fetching]


@pytest.fixture(autouse=True)
def tables(server: Replay) -> None:
    server.serve(small.people())


def test_bounds_become_low_and_high(fetching: Fetch) -> None:
    rows = {(row.measure, row.area): row for row in fetching()(PEOPLE)}
    village = rows["M000001", "GM9001"]
    assert (village.low, village.value, village.high) == (275, 300, 331)
    assert len(rows) == 6, "one row for each measure and area, whatever the number of margins"


def test_reasons_for_no_value(fetching: Fetch) -> None:
    rows = {(row.measure, row.area): row for row in fetching()(PEOPLE)}
    assert rows["M000001", "GM9002"].missing == Missing.CONFIDENTIAL.value
    assert rows["M000002", "GM9001"].missing == Missing.IMPOSSIBLE.value


@pytest.mark.parametrize(
    ("attribute", "missing"),
    [("NotAvailable", "niet_beschikbaar"), ("None", "onduidelijk"), ("SomethingNew", "onbekend")],
)
def test_other_reasons_for_no_value(fetching: Fetch, server: Replay, attribute: str, missing: str) -> None:
    table = small.people()
    for row in table.observations:
        row.update(Value=None, ValueAttribute=attribute)
    server.serve(table)
    assert {row.missing for row in fetching()(PEOPLE)} == {missing}


def test_what_is_said_beside_a_value_is_kept(fetching: Fetch, server: Replay) -> None:
    table = small.people()
    table.observations[0]["ValueAttribute"] = "Break"
    server.serve(table)
    assert fetching()(PEOPLE)[0].note == "Break"


def test_only_the_fixed_code_is_asked(fetching: Fetch, server: Replay) -> None:
    fetching()(PEOPLE)
    assert all("Geslacht%20eq%20'T001038'" in url for url in server.data_pages())


def test_without_a_fixed_code_the_dimension_is_the_subject(fetching: Fetch) -> None:
    head, rows = fetching().table(Source("99759ned", PEOPLE.host, measures=("M000001",)))
    assert [subject.code for subject in head.subjects] == ["T001038", "3000"]
    assert {row.subject for row in rows} == {"T001038", "3000"}


def test_a_fixed_code_that_is_gone_is_refused(fetching: Fetch) -> None:
    with pytest.raises(Refused, match="bestaat niet"):
        fetching()(Source("99759ned", PEOPLE.host, fixed={"Geslacht": "T9"}))


def test_the_head_says_what_the_table_says(fetching: Fetch) -> None:
    head, _ = fetching().table(PEOPLE)
    assert head.modified == datetime.fromisoformat("2026-06-23T00:00:00+02:00")
    assert head.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert [measure.code for measure in head.measures] == ["M000001", "M000002"], "a measure of text is none"
    assert head.periods[0][1] is Status.FURTHER


def test_pages_are_followed_as_they_are_given(fetching: Fetch, server: Replay) -> None:
    server.page = 5
    rows = fetching()(PEOPLE)
    assert len(rows) == 6
    assert len(server.data_pages()) > 3


def test_the_number_of_rows_must_be_what_the_server_counts(fetching: Fetch, server: Replay) -> None:
    server.fail("/Observations?", faults.changed(lambda told: told["value"].pop()))
    with pytest.raises(Refused) as refused:
        fetching()(PEOPLE)
    assert refused.value.reason == "count"


def test_a_server_that_does_not_count_is_taken_at_its_word(fetching: Fetch, server: Replay) -> None:
    server.fail("/$count", faults.page(400, "{}"))
    assert len(fetching()(PEOPLE)) == 6


def test_the_id_of_a_table_keeps_its_capitals(fetching: Fetch) -> None:
    with pytest.raises(Refused) as refused:
        fetching()(Source("99759NED", PEOPLE.host))
    assert refused.value.reason == "not-found"


def test_a_bound_that_does_not_hold_the_value_is_left_out(fetching: Fetch, server: Replay) -> None:
    table = small.people()
    for row in table.observations:
        if row["Marges"] == "MOG0095" and row["Value"] is not None:
            row["Value"] += 90
    server.serve(table)
    assert {row.low for row in fetching()(PEOPLE)} == {None}


def test_a_kind_of_period_that_the_table_has_not_is_refused(fetching: Fetch) -> None:
    with pytest.raises(Refused) as refused:
        fetching()(PEOPLE, Wanted(kinds=(PeriodKind.MONTH,)))
    assert refused.value.reason == "periods"
