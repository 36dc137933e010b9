#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the figures of the demonstration, as facts with their source, from the real figures beside the repository.

Usage: python scripts/demo_figures.py [--country FOLDER]

Makes examples/figures/*.csv (the eleven municipalities of the two example partnerships, their police teams and the
country) and examples/boundaries/gemeenten.geojson. With --country it writes the tables of all municipalities into a
folder instead, to be read with ``driehoek figures load --source FILE``. No figure is made up; what was added up here
says so in its remark.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from driehoek.figures.sources import source  # noqa: E402
from driehoek.lib.statline.facts import COLUMNS, MARK  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
COMMAND = "python scripts/demo_figures.py"
CRIME = "GeregistreerdeMisdrijven_1"
ADDED = "opgeteld uit alle gemeenten en de rest die niet is in te delen"
FORERUNNERS = {"GM1945": ("GM0241", "GM0265", "GM0282")}
SURVEY = {
    "TotaleFunctionerenTevreden_38": "(Zeer) tevreden over het functioneren van de politie;%;1",
    "VertrouwenInPolitieSchaalscore_51": "Vertrouwen in de politie, schaalscore;score;1",
    "TotaleFunctionerenTevreden_55": "(Zeer) tevreden over de politie in de buurt;%;1",
    "BeschikbaarheidPolitieSchaalscore_72": "Beschikbaarheid van de politie, schaalscore;score;1",
}
TEAMS = {
    "Nederland": "NL", "Oost-Nederland (RE)": "RE02", "Midden-Nederland (RE)": "RE03",
    "Tweestromenland (BT)": "BT:Tweestromenland", "Heuvelrug (BT)": "BT:Heuvelrug",
}  # fmt: skip

Line = dict[str, object]


@dataclass(frozen=True, slots=True)
class Facts:
    """One file to write.

    Attributes:
        table: code of the table.
        title: in the words of the source.
        retrieved: day on which the copy that this comes from was made.
        place: where that copy stands.
        measures: "code;title;unit;decimals;meaning of absent".
        remark: what one should know of the copy.
        division: year of the municipal division, where the source says it.
    """

    table: str
    title: str
    retrieved: str
    place: str
    measures: tuple[str, ...]
    remark: str
    lines: Iterable[Line]
    division: str = ""
    modified: str = ""


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description="Write the figures of the demonstration.")
    parser.add_argument("--country", type=Path, help="write all municipalities into this folder")
    chosen = parser.parse_args().country
    names = {row["gm_code"]: row["gemeente"] for row in rows("regions/11_gemeenten.csv")}
    only = None if chosen else set(names)
    folder = chosen or ROOT / "examples" / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    for facts in (crime(only), totals(only), population(only), average(only), survey(), accidents(only)):
        print(write(folder / f"{facts.table}.csv", facts))
    if not chosen:
        print(boundaries(ROOT / "examples" / "boundaries" / "gemeenten.geojson"))


def rows(path: str) -> Iterator[dict[str, str]]:
    """Yield the lines of a file of the figures beside the repository."""
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def crime(only: set[str] | None) -> Facts:
    """The twelve kinds of crime of which the figures per municipality are to be had, per year."""

    def lines() -> Iterator[Line]:
        country: dict[tuple[str, str], int] = {}
        for row in rows("crime/47018NED_12soorten_gemeente_2012-2025.csv"):
            code, year, count = row["soort_misdrijf_code"], row["jaar"], int(row["geregistreerde_misdrijven"])
            country[code, year] = country.get((code, year), 0) + count
            if row["gm_code"] != "GM0000" and (only is None or row["gm_code"] in only):
                yield line(CRIME, row["gm_code"], row["gemeente"], year, count, subject=code)
        for (code, year), count in country.items():
            yield line(CRIME, "NL", "Nederland", year, count, subject=code, note=ADDED)

    return Facts(
        "47018NED", "Geregistreerde misdrijven; soort misdrijf, wijk, buurt, jaarcijfers", "2026-08-19",
        "https://github.com/luc4sdreyer/dutch_demographics (62569b5d352c, web/data.json)",
        (f"{CRIME};Geregistreerde misdrijven;aantal;0;nul",),
        "Overgenomen uit een openbare kopie van deze tabel; de sommen zijn met een tweede kopie vergeleken.", lines(),
    )  # fmt: skip


def totals(only: set[str] | None) -> Facts:
    """All registered crime, from an export of StatLine."""

    def lines() -> Iterator[Line]:
        for row in rows("crime/47013NED_totaal_gemeente_2022-2024.csv"):
            area = {"NL01": "NL"}.get(row["regio_code"], row["regio_code"])
            if area == "NL" or (area.startswith("GM") and (only is None or area in only)):
                yield line(
                    CRIME, area, row["regio"], row["jaar"], int(row["geregistreerde_misdrijven"]), subject="0.0.0"
                )

    return Facts(
        "47013NED", "Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente 2026", "2026-06-30",
        "https://github.com/Sophie-Thoolen/Group-1-7---Criminaliteit-en- (7a0c08744dd3)",
        (f"{CRIME};Geregistreerde misdrijven;aantal;0;nul",),
        "Uit een export van StatLine van juni 2026; de dag in die maand is niet bekend.", lines(), division="2026",
    )  # fmt: skip


def population(only: set[str] | None) -> Facts:
    """Inhabitants on 1 January and on average; a municipality that is no more has no value and says so."""

    def lines() -> Iterator[Line]:
        for row in rows("population/population_03759ned_2019-2026.csv"):
            area = {"NL01": "NL"}.get(row["regio_code"], row["regio_code"])
            if area != "NL" and (not area.startswith("GM") or (only is not None and area not in only)):
                continue
            for measure, column in (("M000352", "bevolking_1_januari"), ("M000365", "gemiddelde_bevolking")):
                given = row[column]
                value = given or None
                yield line(measure, area, row["regio"], row["periode"][:4], value, missing="" if given else "kan_niet")

    return Facts(
        "03759ned", "Bevolking op 1 januari en gemiddeld; geslacht, leeftijd en regio", "2026-07-02",
        "https://datasets.cbs.nl/odata/v1/CBS/03759ned",
        ("M000352;Bevolking op 1 januari;aantal;0;ontbreekt", "M000365;Gemiddelde bevolking;aantal;1;ontbreekt"),
        "Uit een bewaard antwoord van StatLine van 2 juli 2026.", lines(),
    )  # fmt: skip


def average(only: set[str] | None) -> Facts:
    """Average number of inhabitants, also of the years that the newer table lacks; 2025 is no average and stays out."""
    measure = "GemiddeldAantalInwoners_53"

    def lines() -> Iterator[Line]:
        counts: dict[tuple[str, str], int] = {}
        for row in rows("population/population_70072ned_gemiddeld_2012-2025.csv"):
            if row["jaar"] == "2025" or not row["gm_code"].startswith("GM"):
                continue
            counts[row["gm_code"], row["jaar"]] = int(row["gemiddeld_aantal_inwoners"])
            if only is None or row["gm_code"] in only:
                yield line(measure, row["gm_code"], row["gemeente"], row["jaar"], counts[row["gm_code"], row["jaar"]])
        for area, before in FORERUNNERS.items():
            for year in map(str, range(2012, 2016)):
                parts = [counts[code, year] for code in before if (code, year) in counts]
                if (area, year) not in counts and parts:
                    note = f"opgeteld uit {', '.join(before)}" if len(parts) > 1 else f"als {before[0]}"
                    yield line(measure, area, "Berg en Dal", year, sum(parts), note=note)

    return Facts(
        "70072ned", "Regionale kerncijfers Nederland", "2026-08-19",
        "https://github.com/luc4sdreyer/dutch_demographics (62569b5d352c, web/data.json)",
        (f"{measure};Gemiddeld aantal inwoners;aantal;0;ontbreekt",),
        "Overgenomen uit een openbare kopie van deze tabel, tot en met 2024.", lines(),
    )  # fmt: skip


def survey() -> Facts:
    """What people of both police teams think of the police, with the margins of the source."""

    def lines() -> Iterator[Line]:
        for row in rows("veiligheidsmonitor/81928NED_basisteams_district_eenheid_NL_lang.csv"):
            if row["indicator"] not in SURVEY or row["regio"] not in TEAMS:
                continue
            area, name = TEAMS[row["regio"]], row["regio"]
            if not row["waarde"]:
                yield line(row["indicator"], area, name, row["jaar"], None, missing="onbekend")
                continue
            value, margin = round(float(row["waarde"]) * 10), round(float(row["betrouwbaarheidsmarge"] or 0) * 10)
            low, high = ((value - margin) / 10, (value + margin) / 10) if row["betrouwbaarheidsmarge"] else ("", "")
            yield line(row["indicator"], area, name, row["jaar"], row["waarde"], low=low, high=high)

    return Facts(
        "81928NED", "Veiligheidsmonitor; contact en functioneren politie, regio", "2022-10-31",
        "https://github.com/raghav5578/jip-crimemap (e52c8446d4a7, satisfaction.csv)",
        tuple(f"{code};{told};ontbreekt" for code, told in SURVEY.items()),
        "Overgenomen uit een openbare kopie van deze tabel. De marges zijn die van de bron.", lines(),
    )  # fmt: skip


def accidents(only: set[str] | None) -> Facts:
    """Road accidents with people killed or injured; counted from points, so the trust in them is medium."""
    note = "berekend uit punten op de kaart; verschilt tot 15% van een andere telling"

    def lines() -> Iterator[Line]:
        for row in rows("traffic/BRON_selectie_Utrecht_DOD_LET_per_gemeente_2015-2018_berekend.csv"):
            if only is not None and row["gm_code"] not in only:
                continue
            for subject, column in (("DOD", "ongevallen_dodelijk_DOD"), ("LET", "ongevallen_letsel_LET")):
                yield line(
                    "Ongevallen",
                    row["gm_code"],
                    row["gemeente"],
                    row["jaar"],
                    int(row[column]),
                    subject=subject,
                    note=note,
                )

    return Facts(
        "BRON", "Bestand geRegistreerde Ongevallen in Nederland, provincie Utrecht", "2020-05-18",
        "https://github.com/EFSA223/MS_Final_Project (041e36eebc45)",
        ("Ongevallen;Geregistreerde ongevallen;aantal;0;ontbreekt",),
        "Uit een keuze die iemand uit BRON maakte, hier per gemeente geteld. Middelmatig betrouwbaar.", lines(),
    )  # fmt: skip


def line(
    measure: str,
    area: str,
    name: str,
    year: str,
    value: object,
    *,
    subject: str = "",
    low: object = "",
    high: object = "",
    missing: str = "",
    note: str = "",
) -> Line:
    """Return one value as a line of a file of facts."""
    given = "" if value is None else value
    told = (measure, subject, area, name, f"{year}JJ00", given, low, high, missing, "definitief", note)
    return dict(zip(COLUMNS, told, strict=True))


def write(path: Path, facts: Facts) -> str:
    """Write one file and say what is in it."""
    known = source(facts.table)
    assert known is not None, facts.table
    top = [
        f"# SPDX-FileCopyrightText: {known.publisher}",
        "# SPDX-License-Identifier: CC-BY-4.0",
        MARK,
        f"# gemaakt met: {COMMAND}",
        f"# tabel: {facts.table}",
        f"# titel: {facts.title}",
        f"# uitgever: {known.publisher}",
        f"# bron: {known.attribution}",
        f"# licentie: {known.licence}",
        f"# opgehaald: {facts.retrieved}",
        f"# gewijzigd: {facts.modified}",
        f"# indeling: {facts.division}",
        f"# afgerond: {known.rounded_to}",
        f"# plaats: {facts.place}",
        f"# toelichting: {facts.remark}",
        *(f"# maat: {measure}" for measure in facts.measures),
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\n".join(top) + "\n")
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        lines = list(facts.lines)
        writer.writerows(lines)
    return f"{path.name}: {len(lines)} values"


def boundaries(path: Path) -> str:
    """Write the boundaries of the eleven municipalities, four decimals (about ten metres)."""
    given: dict[str, Any] = json.loads(
        (DATA / "boundaries" / "11gemeenten_2024_wgs84.geojson").read_text(encoding="utf-8")
    )
    features = [
        {
            "type": "Feature",
            "properties": {"code": one["properties"]["statcode"], "name": one["properties"]["statnaam"]},
            "geometry": {"type": one["geometry"]["type"], "coordinates": rounded(one["geometry"]["coordinates"])},
        }
        for one in sorted(given["features"], key=lambda one: str(one["properties"]["statcode"]))
    ]
    made = {
        "type": "FeatureCollection",
        "source": "CBS en Kadaster, gemeentegrenzen gegeneraliseerd 2024, via cartomap",
        "licence": "CC-BY-4.0",
        "dated": "2024-01-01",
        "made_with": COMMAND,
        "features": features,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return f"{path.name}: {len(features)} municipalities"


def rounded(given: Any) -> Any:
    """Return coordinates with four decimals, at whatever depth they stand."""
    return round(given, 4) if isinstance(given, float | int) else [rounded(one) for one in given]


if __name__ == "__main__":
    main()
