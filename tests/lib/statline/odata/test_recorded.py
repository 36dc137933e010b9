# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes that were recorded at CBS and the police."""

import csv
from collections.abc import Callable
from io import BytesIO

import pytest

from driehoek.lib.statline.fetching.asking import read_object
from driehoek.lib.statline.fetching.failures import Failed
from driehoek.lib.statline.model import Missing
from driehoek.lib.statline.odata import Host, Source, Wanted
from driehoek.lib.statline.odata.cells import from_text
from driehoek.lib.statline.odata.choice import status_of
from driehoek.lib.statline.odata.described import Code, Dimension, Part, Role
from driehoek.lib.statline.odata.page import Page
from driehoek.lib.statline.odata.v3 import modified
from driehoek.lib.statline.periods import PeriodKind, Status
from tests.lib.statline.odata.fetching import Fetching, values
from tests.lib.statline.replay import recorded
from tests.lib.statline.replay.server import Replay

Fetch = Callable[..., Fetching]
POLICE = Source("47018NED", Host.POLICE3, "Politie", "CC BY 4.0", "Bron: Politie", hidden=("1.4.1", "3.2.1", "3.2.2"))
ELEVEN = (
    *("GM1945", "GM0209", "GM0225", "GM0252", "GM0668", "GM0296"),
    *("GM0339", "GM0340", "GM1581", "GM0345", "GM0352"),
)
KINDS = ("1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.2.3", "1.4.2", "1.4.4", "1.4.5", "2.2.1", "2.5.1", "3.1.1", "3.1.3")
POPULATION = Source(
    "03759ned", Host.CBS4, "CBS", fixed={"Geslacht": "T001038", "BurgerlijkeStaat": "T001019"}, levels=("NL", "GM")
)


def test_47018ned_gives_every_figure_of_the_eleven(fetching: Fetch, server: Replay) -> None:
    """Against the table of figures beside it."""
    server.serve(recorded.police())
    head, rows = fetching().table(POLICE, Wanted(areas=ELEVEN, subjects=KINDS))
    found = values(rows)
    assert len(found) == len(rows) == 11 * 12 * 14
    expected = [
        row for row in recorded.table("crime/47018NED_12soorten_gemeente_2012-2025.csv") if row["gm_code"] in ELEVEN
    ]
    assert len(expected) > 1_000
    for row in expected:
        assert found[row["soort_misdrijf_code"], row["gm_code"], f"{row['jaar']}JJ00"] == int(
            row["geregistreerde_misdrijven"]
        )
    assert head.measures[0].unit == "aantal"
    assert head.measures[0].absent == "nul"


def test_47018ned_says_what_it_is(fetching: Fetch, server: Replay) -> None:
    server.serve(recorded.police())
    head, _ = fetching().table(Source("47018NED", Host.POLICE3), Wanted(areas=ELEVEN[:1], subjects=KINDS[:1]))
    assert (head.publisher, head.attribution, head.language) == ("Politie", "Bron: Politie", "nl")
    assert head.division_year == 2024, "of the description of the dimension; its MapYear says 2019 and is wrong"
    assert [measure.code for measure in head.measures] == ["GeregistreerdeMisdrijven_1"], "names are no figures"
    assert head.modified is not None
    assert head.modified.isoformat() == "2024-08-15T02:00:00+02:00"


def test_47018ned_keeps_its_padding_in_what_is_asked(fetching: Fetch, server: Replay) -> None:
    server.serve(recorded.police())
    rows = fetching()(POLICE, Wanted(years=(2024,), areas=("GM0296",), subjects=("1.1.1",)))
    assert [(row.area, row.subject, row.value) for row in rows] == [("GM0296", "1.1.1", 20)]
    asked = server.data_pages()[0]
    assert "'1.1.1%20'" in asked
    assert "'GM0296%20%20%20%20'" in asked
    assert "'NL00%20%20%20%20%20%20'" in asked, "the country, as a witness"


def test_03759ned_gives_the_population(fetching: Fetch, server: Replay) -> None:
    server.serve(recorded.population())
    head, rows = fetching().table(POPULATION, Wanted(years=(2025, 2026), areas=("NL", "GM1945", "GM0345")))
    found = {(row.measure, row.area, row.period): row for row in rows}
    assert found["M000352", "GM1945", "2026JJ00"].value == 35_700
    assert found["M000352", "NL", "2026JJ00"].value == 18_130_208
    assert found["M000365", "NL", "2026JJ00"].missing == Missing.IMPOSSIBLE.value
    assert head.modified is not None
    assert head.modified.isoformat() == "2026-06-23T00:00:00+02:00"
    assert "creativecommons" in head.licence


def test_83625ned_gives_every_recorded_value(fetching: Fetch, server: Replay) -> None:
    served = recorded.houses()
    server.serve(served)
    years = tuple({int(row["Perioden"][:4]) for row in served.observations})
    areas = tuple({row["RegioS"] for row in served.observations if row["RegioS"].startswith("GM")})
    rows = fetching()(Source("83625NED", Host.CBS4, "CBS"), Wanted(years=years, areas=areas))
    told = [row for row in served.observations if row["RegioS"] in areas]
    assert len(rows) == len(told) > 100
    assert {row.value for row in rows} == {row["Value"] for row in told}


def test_the_recorded_service_document_names_the_dimensions(server: Replay) -> None:
    named = [row["name"] for row in recorded.document("odata_v3/samples/service_document_83642NED.json")["value"]]
    fixed = {"TableInfos", "UntypedDataSet", "TypedDataSet", "DataProperties", "CategoryGroups"}
    assert [name for name in named if name not in fixed] == ["GemeentelijkeHeffingenVanaf2017", "RegioS", "Perioden"]
    assert list(recorded.police().sets)[:4] == ["TableInfos", "TypedDataSet", "DataProperties", "CategoryGroups"]


def test_the_recorded_untyped_page(server: Replay) -> None:
    page = Page(BytesIO(recorded.text("odata_v3/samples/UntypedDataSet_83906ENG.json").encode()))
    rows = list(page.rows())
    assert page.link == ""
    assert from_text(rows[0]["PriceIndexOfExistingOwnHomes_1"], 1) == (1833, "")
    assert from_text(rows[0]["ChangesComparedToThePreviousPeriod_5"], 1) == (-385, "")


def test_the_recorded_dimension(server: Replay) -> None:
    page = Page(BytesIO(recorded.text("odata_v3/samples/dimension_86052NED_Opleidingsniveau.json").encode()))
    assert [row["Key"] for row in page.rows()] == ["2018700", "2018740", "2018790"]


def test_the_recorded_atom_is_recognised(server: Replay) -> None:
    sent = recorded.text("odata_v3/samples/ODataFeed_47022NED_TypedDataSet.atom.xml").encode()
    with pytest.raises(Failed) as failed:
        read_object(BytesIO(sent))
    assert failed.value.reason == "atom"
    assert modified("2023-05-15T02:00:00") == modified("2023-05-15T02:00:00+02:00"), "as its <updated> shows"


def test_the_recorded_margins_are_bounds() -> None:
    codes = recorded.document("odata_v4/85554NED__codes-Marges.json")["value"]
    dimension = Dimension(
        "Marges", Role.OTHER, tuple(Code(row["Identifier"], row["Identifier"], row["Title"]) for row in codes)
    )
    assert dimension.parts == {"MW00000": Part.VALUE, "MOG0095": Part.LOW, "MBG0095": Part.HIGH}


@pytest.mark.parametrize("place", ["odata_v4/85554NED__codes-Perioden.json", "odata_v4/03759ned__codes-Perioden.json"])
def test_the_recorded_states_of_periods(place: str) -> None:
    rows = recorded.document(place)["value"]
    names = {"Definitief": Status.FINAL, "Voorlopig": Status.PROVISIONAL, "NaderVoorlopig": Status.FURTHER}
    for row in rows:
        code = Code(row["Identifier"], row["Identifier"], row["Title"], row["Description"], row["Status"])
        assert status_of(code) is names[row["Status"]]
        assert status_of(Code(code.key, code.code, code.title, code.description)) in (
            names[row["Status"]],
            Status.FINAL,
        )


def test_recorded_years_and_months_in_one_list_are_told_apart() -> None:
    keys = {str(row["Key"])[4:6] for row in recorded.table("odata_v3/83474NED_Perioden_status.csv")}
    assert keys >= {PeriodKind.YEAR.value, PeriodKind.MONTH.value}


def test_a_recorded_page_of_a_table_with_many_columns(fetching: Fetch) -> None:
    """84799NED: texts with padding, a point for no text, null for no number, and more columns than one."""
    page = Page(BytesIO(recorded.text("odata_v3/84799NED_TypedDataSet.11gemeenten.from_parquet.json").encode()))
    rows = list(page.rows())
    assert len(rows) == 11
    assert {row["IndelingswijzigingWijkenEnBuurten_4"] for row in rows} == {"."}
    assert all(len(row["WijkenEnBuurten"]) == 10 for row in rows)


def test_the_recorded_metadata_of_47013ned_has_both_kinds_of_period() -> None:
    """Read from the export that an officer gets; the sections have the same columns as the answers."""
    lines = recorded.text("odata_v3/47013NED_statline_metadata_export_20251215.csv").splitlines()
    keys = [row[0] for row in csv.reader(lines, delimiter=";") if row and row[0][:2] == "20" and len(row[0]) == 8]
    assert {key[4:6] for key in keys} == {"JJ", "MM"}
