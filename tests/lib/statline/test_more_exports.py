# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exports in which something bears the name of something else: neighbourhoods of municipalities, titles of subjects."""

import pytest

from tests.lib.statline.test_exports import CRIME, TOTAL, refused, understood, values

pytestmark = pytest.mark.once

NEIGHBOURHOODS = (
    '"Misdrijven per wijk en buurt per jaar"\n"Soort misdrijf: Totaal misdrijven"\n'
    '"Onderwerp";"Gemeentenaam";"Soort regio";"Geregistreerde misdrijven"\n"Perioden";"2024";"2024";"2024"\n'
    '"Wijken en buurten";"";"";"aantal"\n"Druten";"Druten";"Gemeente";"71"\n"Wijk 00";"Druten";"Wijk";"41"\n'
    '"Druten";"Druten";"Buurt";"11"\n"Utrecht";"Utrecht";"Gemeente";"72"\n"Heumen";"Heumen";"Buurt";"12"\n'
)


def test_a_neighbourhood_with_the_name_of_a_municipality_is_not_taken_for_it() -> None:
    reading = understood(NEIGHBOURHOODS)
    assert values(reading) == {("0.0.0", "GM0225", "2024JJ00"): 71, ("0.0.0", "GM0344", "2024JJ00"): 72}
    assert [(each.sentence, each.rows) for each in reading.left_out] == [
        ("Namen van wijken en buurten leest Driehoek niet.", 3)
    ]


def test_the_kind_of_area_in_a_long_file_behind_the_figures() -> None:
    reading = understood(
        '"Wijken en buurten";"Perioden";"Soort misdrijf";"Geregistreerde misdrijven (aantal)";"Gemeentenaam";'
        '"Soort regio"\n"Druten";"2024";"Totaal misdrijven";71;"Druten";"Gemeente"\n'
        '"Heumen";"2024";"Totaal misdrijven";11;"Heumen";"Buurt"\n',
        table_id="47018NED",
    )
    assert values(reading) == {("0.0.0", "GM0225", "2024JJ00"): 71}


def test_the_kind_of_area_beside_codes() -> None:
    reading = understood(
        '"ID";"SoortMisdrijf";"WijkenEnBuurten";"Perioden";"GeregistreerdeMisdrijven_1";"Gemeentenaam_2";'
        '"SoortRegio_3"\n1;"0.0.0 ";"GM0225    ";"2024JJ00";"      71";"Druten    ";"Gemeente  "\n'
        '2;"0.0.0 ";"BU02250001";"2024JJ00";"      11";"Druten    ";"Buurt     "\n',
        table_id="47018NED",
    )
    assert values(reading) == {("0.0.0", "GM0225", "2024JJ00"): 71, ("0.0.0", "BU02250001", "2024JJ00"): 11}


def test_neighbourhoods_among_municipalities_are_refused_when_nothing_tells_which_is_which() -> None:
    problem = refused(
        '"Misdrijven per wijk en buurt per jaar"\n"Soort misdrijf: Totaal misdrijven"\n"Perioden";"2024"\n'
        '"Wijken en buurten";"aantal"\n"Heumen";"71"\n"Malden";"11"\n'
    )
    assert (problem.reason, problem.where) == ("neighbourhoods", "regel 6")
    assert "'Malden'" in problem.sentence


@pytest.mark.parametrize(
    "text",
    [
        CRIME + '"Aangiften"\n' + TOTAL + '"Regio\'s";"2022"\n"Wijchen";"71"\n',
        CRIME + TOTAL + '"";"Perioden";"2022"\n"";"Regio\'s";"aantal"\n"Aangiften";"Wijchen";"71"\n',
    ],
)
def test_a_subject_above_the_table_or_in_rows_without_a_heading_goes_before_the_title(text: str) -> None:
    assert [(row.measure, row.value) for row in understood(text).table.rows()] == [("Aangiften_2", 71)]


def test_a_title_that_holds_more_than_one_subject_does_not_tell_which() -> None:
    problem = refused(CRIME + TOTAL + '"Regio\'s";"2022"\n"Wijchen";"71"\n')
    assert problem.reason == "no-topic"
    assert "'Geregistreerde misdrijven' of 'Aangiften'" in problem.sentence


@pytest.mark.parametrize(("separator", "point"), [(",", "."), (";", "."), ("\t", ","), (";", ",")])
def test_a_count_has_no_three_decimals(separator: str, point: str) -> None:
    lines = ["Perioden;2023", "Onderwerp;Geregistreerde misdrijven", "Regio's;aantal"]
    lines += [f"Nederland;805{point}590", f"Wijchen;1{point}000"]
    reading = understood(CRIME + TOTAL + "\n".join(lines).replace(";", separator))
    assert values(reading) == {("0.0.0", "NL", "2023JJ00"): 805590, ("0.0.0", "GM0296", "2023JJ00"): 1000}


def test_a_count_beside_a_rate_with_a_decimal_point() -> None:
    reading = understood(
        '"Geregistreerde criminaliteit; soort misdrijf, regio"\n"Soort misdrijf: Misdrijven, totaal"\n'
        '"Perioden: 2022"\n'
        '"Onderwerp";"Totaal geregistreerde misdrijven";"Geregistreerde misdrijven per 1000 inw."\n'
        '"Regio\'s";"aantal";"per 1 000 inwoners"\n"Nederland";"805.590";"45.2"\n'
    )
    assert [row.value for row in reading.table.rows()] == [805590, 452]


def test_figures_below_the_source_are_not_dropped_in_silence() -> None:
    table = '"Perioden";"2022"\n"Onderwerp";"Aangiften"\n"Regio\'s";"aantal"\n"Wijchen";"71"\n"Bron: Politie"\n'
    notes = '"* Voorlopige cijfers";""\n"1) Zie de toelichting bij 2022"\n'
    assert values(understood(CRIME + TOTAL + table + notes)) == {("0.0.0", "GM0296", "2022JJ00"): 71}
    problem = refused(CRIME + TOTAL + table + CRIME + TOTAL + table.replace("2022", "2023"))
    assert problem.reason == "two-tables"


@pytest.mark.parametrize(
    "heading", ['"Aangiften"', '"1.1.1 Diefstal/inbraak woning";""', '"2023";""', '"Aangiften";""']
)
def test_a_heading_among_the_rows_is_refused(heading: str) -> None:
    table = '"Perioden";"2022"\n"Onderwerp";"Geregistreerde misdrijven"\n"Regio\'s";"aantal"\n"Wijchen";"71"\n'
    problem = refused(CRIME + TOTAL + table + heading + '\n"Druten";"72"\n"Heumen";"73"\n')
    assert (problem.reason, problem.where.split(",")[0]) == ("subheading", "regel 8")


def test_notes_below_the_table_are_no_headings_and_an_area_without_figures_neither() -> None:
    table = (
        '"Perioden";"2022"\n"Onderwerp";"Aangiften"\n"Regio\'s";"aantal"\n"Groesbeek"\n"Wijchen";"71"\n"Druten";""\n'
    )
    reading = understood(CRIME + TOTAL + table + '"* Voorlopige cijfers"\n"Niet in te delen is 2022"\n')
    assert values(reading) == {("0.0.0", "GM0296", "2022JJ00"): 71, ("0.0.0", "GM0225", "2022JJ00"): "kan_niet"}


def test_two_kinds_in_one_line_are_none() -> None:
    line = '"Soort misdrijf: 1.1.1 Diefstal/inbraak woning, 1.1.2 Diefstal/inbraak box/garage/schuur"\n'
    table = '"Perioden";"2022"\n"Onderwerp";"Aangiften"\n"Regio\'s";"aantal"\n"Wijchen";"71"\n'
    assert refused(CRIME + line + table).reason == "nothing"
