# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files as officers download them: layouts seen in the wild, and everything that can be wrong with them."""

from datetime import UTC, datetime

import pytest

from driehoek.figures.exports import known_tables
from driehoek.lib.statline.exports.choosing import WhichTable, division_year
from driehoek.lib.statline.exports.reading import Reading, read
from driehoek.lib.statline.refusals import Refused

pytestmark = pytest.mark.once

NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)
CRIME = '"Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente 2026"\n'
TOTAL = '"Soort misdrijf: Totaal misdrijven"\n""\n'
# The figures in these files are examples, not real ones.
USUAL = (
    CRIME
    + TOTAL
    + '"Onderwerp";"Geregistreerde misdrijven";"Geregistreerde misdrijven"\n"Perioden";"2022";"2023"\n'
    + '"Regio\'s";"aantal";"aantal"\n"Wijchen";"71";"72"\n"Druten";".";""\n"Bron: Politie"\n'
)


def understood(text: str, *, filename: str = "bestand.csv", table_id: str = "", encoding: str = "utf-8") -> Reading:
    return read(text.encode(encoding), filename, known_tables(), now=NOW, table_id=table_id)


def values(reading: Reading) -> dict[tuple[str, str, str], int | str | None]:
    """Return the figures by kind, area and period; a missing one by its reason."""
    return {
        (row.subject, row.area, row.period): str(row.missing) if row.value is None else row.value
        for row in reading.table.rows()
    }


def refused(text: str, **given: str) -> Refused:
    with pytest.raises(Refused) as found:
        understood(text, **given)
    return found.value


def test_the_usual_layout() -> None:
    reading = understood(USUAL)
    head = reading.table.head
    assert (head.id, head.division_year, head.attribution, head.publisher) == (
        "47013NED",
        2026,
        "Bron: Politie",
        "Politie",
    )
    assert [(measure.code, measure.unit, measure.decimals) for measure in head.measures] == [
        ("GeregistreerdeMisdrijven_1", "aantal", 0)
    ]
    assert [subject.code for subject in head.subjects] == ["0.0.0"]
    assert head.retrieved_at == NOW
    assert values(reading) == {
        ("0.0.0", "GM0296", "2022JJ00"): 71,
        ("0.0.0", "GM0296", "2023JJ00"): 72,
        ("0.0.0", "GM0225", "2022JJ00"): "onbekend",
        ("0.0.0", "GM0225", "2023JJ00"): "kan_niet",
    }
    assert reading.missing == {"onbekend": 1, "kan_niet": 1}
    assert list(reading.table.rows()) == list(reading.table.rows())


def test_the_unit_in_a_column_and_headings_padded() -> None:
    """As in a download of the population by month, saved again by a spreadsheet program."""
    reading = understood(
        '"Bevolkingsontwikkeling; regio per maand";;;;\n;;;;\n;;;Perioden;\n'
        "Regio's;Onderwerp;;2015;2025 april *\n"
        "Groesbeek;Bevolking aan het einde van de periode;aantal;301;\n"
        "Berg en Dal;Bevolking aan het einde van de periode;aantal;;302\n"
    )
    assert reading.known.id == "37230ned"
    assert values(reading) == {
        ("", "GM0241", "2015JJ00"): 301,
        ("", "GM1945", "2015JJ00"): "kan_niet",
        ("", "GM1945", "2025MM04"): 302,
    }
    statuses = {row.period: row.status for row in reading.table.rows()}
    assert statuses == {"2015JJ00": "definitief", "2025MM04": "voorlopig"}


def test_names_of_dimensions_in_lines_of_their_own() -> None:
    reading = understood(
        CRIME + TOTAL + '"Perioden: 2024*"\n"";"Onderwerp"\n"";"Geregistreerde misdrijven";"Aangiften "\n'
        '"Regio\'s";"aantal";"aantal"\n"Wijchen";"71";"50"\n"Bron: Politie"\n'
    )
    assert [(row.measure, row.value, row.status) for row in reading.table.rows()] == [
        ("GeregistreerdeMisdrijven_1", 71, "voorlopig"),
        ("Aangiften_2", 50, "voorlopig"),
    ]


def test_subjects_in_rows_with_their_path_and_the_name_of_the_headings_over_the_units() -> None:
    reading = understood(
        CRIME + '""\n""\n"Soort misdrijf";"";"Totaal misdrijven";"Totaal misdrijven"\n'
        '"Regio\'s";"";"Wijchen";"Wijchen"\n"Onderwerp";"Perioden";"2022";"2023"\n'
        '"Criminaliteit|Geregistreerde misdrijven";"aantal";"71";"72"\n"Bron: Politie"\n'
    )
    assert values(reading) == {("0.0.0", "GM0296", "2022JJ00"): 71, ("0.0.0", "GM0296", "2023JJ00"): 72}


def test_the_long_form_with_units_in_the_headings() -> None:
    reading = understood(
        "\ufeffSoort misdrijf;Perioden;Regio's;Geregisteerde misdrijven (aantal)\n"
        "1.1.1 Diefstal/inbraak woning;2013;Gelderland (PV);71\n2.6.10 Bestrijdingsmiddelen;2013;Gelderland (PV);1\n",
        filename="47013NED.csv",
    )
    assert values(reading) == {("1.1.1", "PV25", "2013JJ00"): 71, ("2.6.10", "PV25", "2013JJ00"): 1}


def test_the_bulk_form_with_padded_codes_and_numbers() -> None:
    reading = understood(
        '"ID";"SoortMisdrijf";"RegioS";"Perioden";"GeregistreerdeMisdrijven_1";"Aangiften_2"\n'
        '"1";"0.0.0 ";"NL01  ";"2024JJ00";"     710";"       ."\n"2";"0.0.0 ";"GM0296";"2024MM03";"      71";""\n'
    )
    assert {(row.measure, row.area, row.period): row.value for row in reading.table.rows()} == {
        ("GeregistreerdeMisdrijven_1", "NL", "2024JJ00"): 710,
        ("Aangiften_2", "NL", "2024JJ00"): None,
        ("GeregistreerdeMisdrijven_1", "GM0296", "2024MM03"): 71,
        ("Aangiften_2", "GM0296", "2024MM03"): None,
    }
    assert reading.missing == {"onbekend": 1, "kan_niet": 1}


def test_a_bulk_form_that_can_be_two_tables_is_asked_and_then_read() -> None:
    text = '"SoortMisdrijf";"RegioS";"Perioden";"GeregistreerdeMisdrijven_1"\n"1.1.1 ";"GM0296";"2024JJ00";"71"\n'
    asked = refused(text)
    assert isinstance(asked, WhichTable)
    assert set(asked.candidates) >= {"47013NED", "47018NED"}
    assert values(understood(text, table_id="47018NED")) == {("1.1.1", "GM0296", "2024JJ00"): 71}


def test_a_table_of_the_safety_monitor_has_bounds_from_half_widths() -> None:
    reading = understood(
        "ID,Marges,RegioS,Perioden,TotaleFunctionerenTevreden_38\n0,Waarde,Tweestromenland (BT),2019,34.5\n"
        "1,Betrouwbaarheidsmarge,Tweestromenland (BT),2019,4.0\n",
        filename="81928NED.csv",
    )
    (row,) = reading.table.rows()
    assert (row.area, row.value, row.low, row.high) == ("BT:Tweestromenland", 345, 305, 385)


def test_bounds_that_are_given_as_bounds() -> None:
    reading = understood(
        "Marges,RegioS,Perioden,TotaleFunctionerenTevreden_38\nWaarde,Nederland,2019,35.2\n"
        "Ondergrens 95%-interval,Nederland,2019,34.8\nBovengrens 95%-interval,Nederland,2019,35.6\n",
        filename="81928NED.csv",
    )
    (row,) = reading.table.rows()
    assert (row.value, row.low, row.high) == (352, 348, 356)


def test_other_dimensions_count_only_at_their_totals() -> None:
    reading = understood(
        "Geslacht;Leeftijd;Burgerlijke staat;Regio's;Perioden;"
        "Bevolking op 1 januari (aantal);Gemiddelde bevolking  (aantal)\n"
        "Totaal mannen en vrouwen;Totaal leeftijd;Totaal burgerlijke staat;Wijchen;2024;401;402,5\n"
        "Mannen;Totaal leeftijd;Totaal burgerlijke staat;Wijchen;2024;201;202,5\n"
    )
    assert [(row.measure, row.value) for row in reading.table.rows()] == [("M000352", 401), ("M000365", 4025)]
    (problem,) = reading.left_out
    assert "Geslacht" in problem.sentence
    assert problem.where.startswith("regel 3")


def test_a_subject_with_a_thousand_in_its_name() -> None:
    reading = understood(
        '"Geregistreerde criminaliteit; soort misdrijf, regio"\n'
        '"Soort misdrijf: Misdrijven, totaal"\n"Perioden: 2023*"\n'
        '"Onderwerp";"Geregistreerde misdrijven per 1 000 inw."\n"Regio\'s";"per 1 000 inwoners"\n"Wijchen";"31,4"\n'
    )
    assert [(row.measure, row.value) for row in reading.table.rows()] == [("GeregistreerdeMisdrijvenPer1000Inw_3", 314)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_characters_of_every_kind(encoding: str) -> None:
    text = USUAL.replace("Wijchen", "Súdwest-Fryslân").replace("\n", "\r\n")
    assert ("0.0.0", "GM1900", "2022JJ00") in values(understood(text, encoding=encoding))


def test_levels_stand_side_by_side_and_are_never_summed() -> None:
    text = USUAL.replace('"Wijchen";', '"Nederland";').replace('"Druten";".";""', '"Oost-Nederland (RE)";"71";"72"')
    assert {area for _, area, _ in values(understood(text))} == {"NL", "RE02"}


def test_the_rest_of_a_country_stays_in_the_reading() -> None:
    text = USUAL.replace("Druten", "Gemeenten; niet in te delen")
    assert ("0.0.0", "GM0999", "2022JJ00") in values(understood(text))


def test_an_unknown_area_is_left_out_and_told() -> None:
    reading = understood(USUAL.replace('"Druten";".";""', '"Drutten";"5";"6"'))
    (problem,) = reading.left_out
    assert problem.where == "regel 8, kolom B"
    assert "Drutten" in problem.sentence
    assert problem.rows == 2


def test_an_area_that_may_be_two_is_refused() -> None:
    told = refused(USUAL.replace("Druten", "Groningen"))
    assert (told.reason, told.where) == ("which-area", "regel 8, kolom B")
    assert "Groningen (gemeente)" in told.sentence


def test_a_municipality_that_was_no_longer_there_is_told() -> None:
    reading = understood(
        '"Bevolkingsontwikkeling; regio per maand"\n"Onderwerp";"Bevolking aan het begin van de periode"\n'
        '"Perioden";"2018"\n"Regio\'s";"aantal"\n"Groesbeek";"301"\n"Wijchen";"302"\n'
    )
    (problem,) = reading.left_out
    assert "Groesbeek bestond in 2018 niet meer" in problem.sentence


def test_a_running_year_is_left_out_and_told() -> None:
    reading = understood(USUAL.replace('"2023"', '"2026 januari-april"'))
    assert {period for _, _, period in values(reading)} == {"2022JJ00"}
    (problem,) = reading.left_out
    assert "deel van een jaar" in problem.sentence
    told = refused(USUAL.replace('"2023"', '"2026 januari-april"').replace('"2022"', '"2025 januari-april"'))
    assert told.reason == "nothing"


def test_years_and_months_in_one_file_stay_apart() -> None:
    reading = understood(USUAL.replace('"2023"', '"2023 januari*"'))
    assert [period.code for period, _ in reading.table.head.periods] == ["2022JJ00", "2023MM01"]


def test_thousands_and_decimals() -> None:
    assert ("0.0.0", "GM0296", "2022JJ00") in values(understood(USUAL.replace('"71"', '"1.071"')))
    assert values(understood(USUAL.replace('"71"', '"1.071"')))["0.0.0", "GM0296", "2022JJ00"] == 1071
    assert values(understood(USUAL.replace('"71"', '"1 071"')))["0.0.0", "GM0296", "2022JJ00"] == 1071


@pytest.mark.parametrize(
    ("old", "new", "reason", "place"),
    [
        ('"71"', '"veel"', "number", "regel 7, kolom B"),
        ('"71";"72"', '"71,5";"72.5"', "decimals", "regel 7, kolom C"),
        ('"Druten"', '"Wijchen"', "twice", "regel 8"),
        ("Soort misdrijf: Totaal misdrijven", "Soort misdrijf: Iets nieuws", "nothing", "regel 7, kolom B"),
        ("gemeente 2026", "wijk en dorp", "which-table", ""),
        ('"aantal";"aantal"', '"x 1 000";"x 1 000"', "nothing", "regel 7, kolom B"),
        ('"2022";"2023"', '"2022 week 3";"2022 week 4"', "nothing", ""),
    ],
)
def test_what_is_wrong_is_said_with_its_place(old: str, new: str, reason: str, place: str) -> None:
    text = USUAL.replace(old, new)
    assert text != USUAL
    told = refused(text)
    assert told.reason == reason
    assert told.where.startswith(place)
    assert told.sentence.endswith((".", "'."))


def test_a_dimension_with_a_name_of_its_own_is_known_by_what_stands_under_it() -> None:
    assert values(understood(USUAL.replace('"Regio\'s"', '"Plaats"'))) == values(understood(USUAL))


def test_a_file_without_areas_or_periods_is_refused() -> None:
    text = CRIME + TOTAL + '"Onderwerp";"Geregistreerde misdrijven"\n"{}";"aantal"\n"{}";"71"\n"Bron: Politie"\n'
    assert refused(text.format("Perioden", "2022")).reason == "no-area"
    assert refused(text.format("Regio's", "Wijchen")).reason == "no-period"


def test_a_file_without_a_kind_is_refused() -> None:
    assert refused(USUAL.replace(TOTAL, "")).reason == "no-kind"


def test_metadata_is_recognised() -> None:
    told = refused('"TableInfos";;\n"ID";"Title";"Identifier"\n"0";"Misdrijven";"47013NED"\n"DataProperties";;\n')
    assert told.reason == "metadata"
    assert "toelichting" in told.sentence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "hallo",
        "a;b;c",
        '"',
        ";;;;",
        "Bron: CBS",
        "1;2;3\n4;5;6\n",
        "Regio's;Perioden\n",
        "\x00\x01\x02" * 50,
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(text: str) -> None:
    assert refused(text).sentence


def test_a_file_that_was_cut_off_is_refused() -> None:
    told = refused(USUAL[: USUAL.index('"Druten"') + 4])
    assert told.reason == "quotes"
    assert "afgebroken" in told.sentence


def test_one_endless_line_is_refused_quickly() -> None:
    assert refused("x" * 29_000_000).reason in {"too-long", "no-table", "not-csv"}


def test_too_many_columns_are_refused() -> None:
    assert refused(USUAL + ";" * 6_000 + "\n").reason == "too-wide"


def test_too_many_cells_are_refused() -> None:
    assert refused(";" * 2_000_001).reason == "too-many-cells"


def test_too_many_lines_are_refused() -> None:
    assert refused("1\n" * 300_001).reason == "too-many-lines"


def test_too_large_is_refused() -> None:
    assert refused("x;" * 16_000_000).reason == "too-large"


def test_a_table_beside_a_table_is_not_mixed() -> None:
    """The second has other years under the same headings; its headings are no figures."""
    second = USUAL.removeprefix(CRIME + TOTAL).replace("2022", "2020").replace("2023", "2021")
    told = refused(USUAL.replace('"Bron: Politie"\n', "") + second)
    assert (told.reason, told.where) == ("two-tables", "regel 10")


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente 2026", 2026),
        ("Vermogen van huishoudens; huishoudenskenmerken, regio (indeling 2025)", 2025),
        ("Geregistreerde misdrijven; soort misdrijf, wijk, buurt, jaarcijfers", None),
        ("Bevolking op 1 januari 2024", None),
    ],
)
def test_the_division_stands_in_the_title(title: str, year: int | None) -> None:
    assert division_year(title) == year
