# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small tables of our own making, with places that do not exist, so that the suite proves itself without recordings."""

from typing import Any

from tests.lib.statline.replay.tables import Rows, Served3, Served4

KINDS = (
    ("0.0.0 ", "Totaal misdrijven"),
    ("1.1.1 ", "1.1.1 Diefstal/inbraak woning"),
    ("2.6.10", "2.6.10 Bestrijdingsmiddelen"),
    ("1.4.1 ", "1.4.1 Zedenmisdrijf"),
)
PLACES = (
    ("NL01  ", "Nederland"),
    ("RE98  ", "Proefeenheid (RE)"),
    ("GM9001", "Proefdorp"),
    ("GM9002", "Voorbeeldstad"),
    ("GM0999", "Gemeenten; niet in te delen"),
)
TIMES = (
    ("2022JJ00", "2022", "Definitief"),
    ("2023JJ00", "2023 ", "Voorlopig"),
    ("2023MM01", "2023 januari*", "Voorlopig"),
    ("2023MM02", "2023 februari*", "NaderVoorlopig"),
    ("2024JJ00", "2024 januari-april", "Voorlopig"),
)


def crimes() -> Served3:
    """A table as those of the police: years and months together, and zeros that are not written down."""
    typed: Rows = []
    for kind, base in (("0.0.0 ", 40), ("1.1.1 ", 7)):
        for place, factor in (("NL01  ", 100), ("RE98  ", 10), ("GM9001", 1), ("GM9002", 2), ("GM0999", 0)):
            for time, part in (("2022JJ00", 1), ("2023JJ00", 2), ("2023MM01", 0), ("2023MM02", 1), ("2024JJ00", 0)):
                typed.append(_crime(kind, place, time, base * factor + part))
    # A kind that hardly occurs: only the country has rows; and one that the table lists but never gives.
    typed += [_crime("2.6.10", "NL01  ", time, 3) for time, _, _ in TIMES]
    typed.append(_crime("2.6.10", "GM9002", "2022JJ00", 3))
    for number, row in enumerate(typed):
        row["ID"] = number
    return Served3(
        id="99018NED",
        about=_about("99018NED", "Geregistreerde proefmisdrijven; soort misdrijf, gemeente 2024", "&copy; Proefbron,"),
        properties=[
            _dimension(0, "Dimension", "SoortMisdrijf"),
            _dimension(1, "GeoDimension", "RegioS"),
            _dimension(2, "TimeDimension", "Perioden"),
            _topic(3, "GeregistreerdeMisdrijven_1", "Long", "aantal", 0, "Zero"),
            {"ID": 4, "Type": "TopicGroup", "Key": "", "Title": "Regioaanduiding", "Position": None},
            _topic(5, "Gemeentenaam_2", "String", "naam", 0, "Missing"),
        ],
        dimensions={
            "SoortMisdrijf": [_code(key, title) for key, title in KINDS],
            "RegioS": [_code(key, title) for key, title in PLACES],
            "Perioden": [_code(key, title) | {"Status": status} for key, title, status in TIMES],
        },
        typed=typed,
        untyped=[row | {"GeregistreerdeMisdrijven_1": f"{row['GeregistreerdeMisdrijven_1']:8d}"} for row in typed],
    )


def survey() -> Served3:
    """A table as the one about opinions on the police: a margin of half a width, decimals, and signs for no value."""
    values = {"BT0101": ("  24.7", "   3.5"), "BT0102": ("     .", "     ."), "NL01  ": ("  28.9", "   0.4")}
    rows: Rows = []
    for part, margin in enumerate(("MW00000", "MA00000")):
        for place in ("NL01  ", "BT0101", "BT0102"):
            rows.append(
                {
                    "ID": len(rows),
                    "Marges": margin,
                    "RegioS": place,
                    "Perioden": "2019JJ00",
                    "TotaleFunctionerenTevreden_38": values[place][part],
                    "TotaleFunctionerenTevreden_55": "      " if place == "BT0101" else values[place][part],
                }
            )
    return Served3(
        id="99028NED",
        about=_about("99028NED", "Proefvragen over de politie; regio", "CBS"),
        properties=[
            _dimension(0, "Dimension", "Marges"),
            _dimension(1, "GeoDimension", "RegioS"),
            _dimension(2, "TimeDimension", "Perioden"),
            _topic(3, "TotaleFunctionerenTevreden_38", "Double", "%", 1, "Impossible"),
            _topic(4, "TotaleFunctionerenTevreden_55", "Double", "%", 1, "Impossible"),
        ],
        dimensions={
            "Marges": [_code("MW00000", "Waarde"), _code("MA00000", "Betrouwbaarheidsmarge")],
            "RegioS": [
                _code("NL01  ", "Nederland"),
                _code("BT0101", "Proefteam (BT)"),
                _code("BT0102", "Tweede proefteam (BT)"),
            ],
            "Perioden": [_code("2019JJ00", "2019") | {"Status": "Definitief"}],
        },
        untyped=rows,
        typed=[],
    )


def people() -> Served4:
    """A table of version 4 with bounds, reasons for no value, and a dimension of which one code counts."""
    observations: Rows = []

    def add(measure: str, place: str, time: str, margin: str, sex: str, value: object, attribute: str = "None") -> None:
        observations.append(
            {
                "Id": len(observations),
                "Measure": measure,
                "ValueAttribute": attribute,
                "Value": value,
                "StringValue": None,
                "Marges": margin,
                "Geslacht": sex,
                "RegioS": place,
                "Perioden": time,
            }
        )

    for place, value in (("NL01", 34.5), ("GM9001", 30), ("GM9002", None)):
        for margin, shift in (("MW00000", 0.0), ("MOG0095", -2.5), ("MBG0095", 3.1)):
            told = None if value is None else round(value + shift, 1)
            add("M000001", place, "2023JJ00", margin, "T001038", told, "None" if told is not None else "Confidential")
            add("M000001", place, "2023JJ00", margin, "3000", 1.0)
            add("M000002", place, "2023JJ00", margin, "T001038", None, "Impossible")
    return Served4(
        id="99759ned",
        about={
            "Identifier": "99759ned",
            "Title": "Proefcijfers; geslacht en regio",
            "Language": "nl",
            "Publisher": "https://www.cbs.nl",
            "Modified": "2026-06-23T00:00:00+02:00",
            "License": "https://creativecommons.org/licenses/by/4.0/",
        },
        dimensions=[
            {"Identifier": name, "Title": name, "Kind": kind, "ContainsGroups": False, "ContainsCodes": True}
            for name, kind in (
                ("Geslacht", "Dimension"),
                ("Marges", "Dimension"),
                ("RegioS", "GeoDimension"),
                ("Perioden", "TimeDimension"),
            )
        ],
        measures=[
            {"Identifier": "M000001", "Title": "Aandeel", "DataType": "Double", "Unit": "%", "Decimals": 1},
            {"Identifier": "M000002", "Title": "Aantal", "DataType": "Long", "Unit": "aantal", "Decimals": 0},
            {"Identifier": "M000003", "Title": "Toelichting", "DataType": "String", "Unit": "", "Decimals": 0},
        ],
        codes={
            "Geslacht": [_code4("T001038", "Totaal"), _code4("3000", "Mannen")],
            "Marges": [
                _code4("MW00000", "Waarde"),
                _code4("MOG0095", "Ondergrens 95%-interval"),
                _code4("MBG0095", "Bovengrens 95%-interval"),
            ],
            "RegioS": [_code4("NL01", "Nederland"), _code4("GM9001", "Proefdorp"), _code4("GM9002", "Voorbeeldstad")],
            "Perioden": [_code4("2023JJ00", "2023") | {"Status": "NaderVoorlopig"}],
        },
        observations=observations,
    )


def _crime(kind: str, place: str, time: str, count: int) -> dict[str, Any]:
    return {"SoortMisdrijf": kind, "RegioS": place, "Perioden": time, "GeregistreerdeMisdrijven_1": count}


def _about(table: str, title: str, source: str) -> dict[str, Any]:
    return {
        "ID": 0,
        "Title": title,
        "Identifier": table,
        "Modified": "2024-08-15T02:00:00",
        "Language": "nl",
        "Catalog": "Proef",
        "Source": source,
    }


def _dimension(number: int, kind: str, key: str) -> dict[str, Any]:
    return {"ID": number, "Position": number, "Type": kind, "Key": key, "Title": key, "Description": ""}


def _topic(number: int, key: str, datatype: str, unit: str, decimals: int, absent: str) -> dict[str, Any]:
    told = {"Datatype": datatype, "Unit": unit, "Decimals": decimals, "Default": absent}
    return {"ID": number, "Position": number, "Type": "Topic", "Key": key, "Title": key.partition("_")[0]} | told


def _code(key: str, title: str) -> dict[str, Any]:
    return {"Key": key, "Title": title, "Description": "", "CategoryGroupID": None}


def _code4(code: str, title: str) -> dict[str, Any]:
    return {"Identifier": code, "Index": 1, "Title": title, "Description": "", "DimensionGroupId": None}
