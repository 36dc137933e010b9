# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The genuine files in ../shared: what they hold fits, and what is no table is refused."""

from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from driehoek.figures.exports import known_tables
from driehoek.lib.statline.exports.reading import Reading, read
from driehoek.lib.statline.model import Level, is_pseudo, level_of
from driehoek.lib.statline.refusals import Refused

pytestmark = pytest.mark.once

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


def understood(path: str, table_id: str = "") -> Reading:
    file = SHARED / path
    if not file.exists():
        pytest.skip("the folder ../shared with data is not there")
    return read(file.read_bytes(), file.name, known_tables(), now=NOW, table_id=table_id)


@pytest.mark.parametrize(
    ("path", "total"),
    [
        ("crime/47013NED_statline_export_2022_2023.csv", {"2022JJ00": 800_027, "2023JJ00": 805_590}),
        ("crime/47013NED_statline_export_2024.csv", {"2024JJ00": 805_559}),
    ],
)
def test_municipalities_with_the_remainder_are_the_country(path: str, total: dict[str, int]) -> None:
    reading = understood(path)
    assert (reading.known.id, reading.table.head.division_year, reading.left_out) == ("47013NED", 2026, ())
    sums: dict[tuple[str, Level], int] = defaultdict(int)
    municipalities = set()
    for row in reading.table.rows():
        assert row.subject == "0.0.0"
        sums[row.period, level_of(row.area)] += row.value or 0
        if level_of(row.area) is Level.MUNICIPALITY and not is_pseudo(row.area):
            municipalities.add(row.area)
    assert len(municipalities) == 342
    for period, number in total.items():
        assert {sums[period, level] for level in (Level.COUNTRY, Level.MUNICIPALITY, Level.UNIT)} == {number}


def test_the_bulk_file_of_the_population() -> None:
    reading = understood("population/population_37230ned_begin_eind_2002-2024.untyped_bulk.csv")
    assert reading.known.id == "37230ned"
    found = {(row.area, row.period): row.value for row in reading.table.rows() if row.measure.endswith("Periode_1")}
    assert found["GM0296", "2024JJ00"] is not None
    assert found["GM1945", "2015JJ00"] is None
    assert ("GM0241", "2016JJ00") not in found
    before = [found[code, "2012JJ00"] for code in ("GM0241", "GM0265", "GM0282")]
    assert sum(number or 0 for number in before) > 34_000


def test_the_safety_monitor_with_its_margins() -> None:
    reading = understood("veiligheidsmonitor/81928NED_contact_functioneren_politie_regio_2012-2019.csv")
    rows = {(row.measure, row.area, row.period): row for row in reading.table.rows()}
    row = rows["TotaleFunctionerenTevreden_38", "BT:Tweestromenland", "2019JJ00"]
    assert (row.value, row.low, row.high) == (343, 303, 383)


def test_a_file_of_somebody_else_with_zeros_for_municipalities_that_were_gone() -> None:
    """Its author filled what was lacking with 0.0; none of that becomes a figure."""
    reading = understood("crime/83648NED_totaal_gemeente_2010-2020.original.csv")
    assert any("Groesbeek bestond in 2016 niet meer" in each.sentence for each in reading.left_out)
    assert not any(row.area == "GM0241" and row.period > "2015JJ00" for row in reading.table.rows())


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("odata_v3/47013NED_statline_metadata_export_20251215.csv", "metadata"),
        ("odata_v3/47018NED_SoortMisdrijf.csv", "metadata"),
        ("odata_v3/47018NED_TableInfos.csv", "metadata"),
        ("crime/47025NED_nederland_soort_jaar_2012-2023.csv", "which-table"),
        ("crime/47013NED_totaal_gemeente_2022-2024.csv", "no-kind"),
        ("crime/47022NED_totaal_sombuurten_gemeente_2021-2025.csv", "nothing"),
        ("regions/gemeenten_codes_provincie_1830-2026.csv", "which-table"),
    ],
)
def test_what_is_no_export_is_refused(path: str, reason: str) -> None:
    file = SHARED / path
    if not file.exists():
        pytest.skip("the folder ../shared with data is not there")
    with pytest.raises(Refused) as refused:
        understood(path)
    assert refused.value.reason == reason
    assert refused.value.sentence
