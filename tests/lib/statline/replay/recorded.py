# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables as they were recorded at CBS and the police, read beside the repository and never copied into it.

What a recording lacks is made here and said: no genuine page of 47018NED exists, so its page has the real figures in a
rebuilt envelope; of 03759ned one list of codes is missing.
"""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.lib.statline.replay.tables import Rows, Served3, Served4

DATA = Path(__file__).resolve().parents[5] / "shared" / "data"


def document(place: str) -> Any:
    """Return a recorded answer; skips the test where the folder is absent."""
    return json.loads(_found(place).read_text(encoding="utf-8"))


def table(place: str) -> Rows:
    """Return a recorded list, of which empty cells are null, as in the answers."""
    with _found(place).open(encoding="utf-8-sig", newline="") as stream:
        return [{name: value or None for name, value in row.items()} for row in csv.DictReader(stream)]


def text(place: str) -> str:
    """Return a recorded answer as it is."""
    return _found(place).read_text(encoding="utf-8")


def police() -> Served3:
    """47018NED: recorded descriptions, all municipalities, and the rows of the eleven."""
    folder = "odata_v3/47018NED_"
    rows: Rows = document(f"{folder}TypedDataSet.11gemeenten.RECONSTRUCTED.json")["value"]
    for number, row in enumerate(rows):
        row["ID"] = number
    return Served3(
        id="47018NED",
        about=table(f"{folder}TableInfos.csv")[0],
        properties=[_property(row) for row in table(f"{folder}DataProperties.csv")],
        dimensions={
            "SoortMisdrijf": table(f"{folder}SoortMisdrijf.csv"),
            "WijkenEnBuurten": table(f"{folder}WijkenEnBuurten_NL_alleGM_en_11gemeenten.csv"),
            "Perioden": table(f"{folder}Perioden.csv") + _later_years(rows),
        },
        typed=rows,
    )


def population() -> Served4:
    """03759ned: everything recorded but the list of ages, of which one code occurs."""
    served = _version4("03759ned", without="Leeftijd")
    served.codes["Leeftijd"] = [{"Identifier": "10000", "Index": 1, "Title": "Totaal", "Description": ""}]
    return served


def houses() -> Served4:
    """83625NED: everything recorded."""
    return _version4("83625NED")


def _version4(name: str, without: str = "") -> Served4:
    folder = f"odata_v4/{name}__"
    dimensions: Rows = document(f"{folder}dimensions.json")["value"]
    return Served4(
        id=name,
        about=document(f"{folder}properties.json"),
        dimensions=dimensions,
        measures=document(f"{folder}measure-codes.json")["value"],
        codes={
            row["Identifier"]: document(f"{folder}codes-{row['Identifier']}.json")["value"]
            for row in dimensions
            if row["Identifier"] != without
        },
        observations=document(f"{folder}observations.subset_11gemeenten.json")["value"],
    )


def _later_years(rows: Rows) -> Rows:
    """The recorded list of periods ends before the figures do."""
    known = {str(row["Key"]) for row in table("odata_v3/47018NED_Perioden.csv")}
    later = sorted({row["Perioden"] for row in rows} - known)
    return [{"Key": key, "Title": key[:4], "Description": "", "Status": "Definitief"} for key in later]


def _property(row: dict[str, Any]) -> dict[str, Any]:
    """Numbers are numbers again, as in the answers."""
    whole = ("ID", "Position", "ParentID", "MapYear", "Decimals")
    return {name: int(float(value)) if name in whole and value else value for name, value in row.items()}


def _found(place: str) -> Path:
    file = DATA / place
    if not file.is_file():
        pytest.skip("the folder ../shared with sources and data is not there")
    return file
