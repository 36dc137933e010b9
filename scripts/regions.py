#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the register of areas of ``driehoek/lib/statline`` from the code lists of CBS.

Usage: python scripts/regions.py FOLDER, with the folder that holds ``gemeenten_codes_provincie_1830-2026.csv``,
``gemeentelijke_herindelingen.csv`` and ``politie_regios_81928NED.csv``.

Only facts are taken: code, name, province, first and last day, and into which municipality one was merged. Where a
municipality was divided, all that received at least one in twenty of its inhabitants are named.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "driehoek" / "lib" / "statline" / "regions.csv"
HEAD = """\
# Areas by code, through time. Made by scripts/regions.py; not to be changed by hand.
# Source: CBS, codes and mergers of municipalities (03759ned, dimension RegioS, retrieved 2 July 2026), CC BY 4.0;
# names of police teams and districts: CBS, table 81928NED; units, provinces and parts of the country: table 47013NED.
# van: first day; empty: before 1830. tot: the day it no longer was there. in: its whole territory went there, or its
# parts (+).
code;naam;provincie;van;tot;in
"""
SHARE = 0.05
FIXED = """\
NL;Nederland
LD01;Noord-Nederland (LD)
LD02;Oost-Nederland (LD)
LD03;West-Nederland (LD)
LD04;Zuid-Nederland (LD)
LDG4;West-Nederland, exclusief G4 (LD)
LD99;Niet in te delen (LD)
PV20;Groningen (PV)
PV21;Fryslân (PV)
PV22;Drenthe (PV)
PV23;Overijssel (PV)
PV24;Flevoland (PV)
PV25;Gelderland (PV)
PV26;Utrecht (PV)
PV27;Noord-Holland (PV)
PV28;Zuid-Holland (PV)
PV29;Zeeland (PV)
PV30;Noord-Brabant (PV)
PV31;Limburg (PV)
PV99;Niet in te delen (PV)
RE01;Noord-Nederland (RE)
RE02;Oost-Nederland (RE)
RE03;Midden-Nederland (RE)
RE04;Noord-Holland (RE)
RE05;Amsterdam (RE)
RE06;Den Haag (RE)
RE07;Rotterdam (RE)
RE08;Zeeland - West-Brabant (RE)
RE09;Oost-Brabant (RE)
RE10;Limburg (RE)
RE99;Niet in te delen (RE)
GM0998;Buitenland
GM0999;Gemeenten; niet in te delen
"""


def day(text: str) -> str:
    """Return an ISO day of "01-01-2019"; empty for "voor 1830"."""
    parts = text.split("-")
    return "-".join(reversed(parts)) if len(parts) == 3 else ""


def successors(events: list[dict[str, str]], ended: str, ends: dict[str, str]) -> list[str]:
    """Return the municipalities that received a share worth naming on the last day, and were there afterwards."""
    people: dict[str, int] = defaultdict(int)
    for event in events:
        later = ends.get(event["ander_gm_code"], "")
        if event["richting"] == "naar" and day(event["datum"]) == ended and (not later or later > ended):
            people[event["ander_gm_code"]] += int(event["inwoners"] or 0)
    total = sum(people.values())
    large = [code for code, number in people.items() if not total or number >= SHARE * total]
    return sorted(large, key=lambda code: (-people[code], code))


def municipalities(folder: Path) -> list[list[str]]:
    """Return a line per municipality that ever was."""
    with (folder / "gemeentelijke_herindelingen.csv").open(encoding="utf-8", newline="") as file:
        events: dict[str, list[dict[str, str]]] = defaultdict(list)
        for event in csv.DictReader(file):
            events[event["gm_code"]].append(event)
    lines = []
    with (folder / "gemeenten_codes_provincie_1830-2026.csv").open(encoding="utf-8", newline="") as file:
        ones = list(csv.DictReader(file))
        ends = {one["gm_code"]: day(one["opgeheven_per"]) for one in ones}
        for one in ones:
            if not one["pv_code"].startswith("PV"):
                continue  # the central register of persons has a code too
            ended = day(one["opgeheven_per"])
            into: list[str] = []
            if one["hernoemd_naar"]:
                into = [one["hernoemd_naar"]]
                renamed = [event for event in events[one["gm_code"]] if event["ander_gm_code"] == into[0]]
                ended = max(day(event["datum"]) for event in renamed if event["soort"] == "Naamswijziging")
            elif ended:
                into = successors(events[one["gm_code"]], ended, ends)
            lines.append([one["gm_code"], one["naam"], one["pv_code"], day(one["begindatum"]), ended, "+".join(into)])
    return sorted(lines)


def teams(folder: Path) -> list[list[str]]:
    """Return a line per police team and district; they have a name and no code."""
    lines = []
    with (folder / "politie_regios_81928NED.csv").open(encoding="utf-8", newline="") as file:
        for one in csv.DictReader(file):
            if one["niveau"] in ("BT", "PD"):
                bare = one["regio"].removesuffix(f" ({one['niveau']})")
                lines.append([f"{one['niveau']}:{bare}", one["regio"], "", "", "", ""])
    return sorted(lines)


def main() -> None:
    """Write the register."""
    folder = Path(sys.argv[1])
    fixed = [[*line.split(";", 1), "", "", "", ""] for line in FIXED.splitlines()]
    with OUT.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        csv.writer(file, delimiter=";", lineterminator="\n").writerows(
            [*fixed, *teams(folder), *municipalities(folder)]
        )


if __name__ == "__main__":
    main()
