# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files that are loaded: real tables as facts, and a large one that is made up."""

import subprocess
import sys
from pathlib import Path

from driehoek.lib.statline.facts import COLUMNS, MARK

ROOT = Path(__file__).resolve().parent.parent.parent
CRIME, PEOPLE = "47018NED", "03759ned"
PLACES, KINDS, MONTHS = 342, 50, 180
FIRST_YEAR = 2011

TOP = f"""\
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
{MARK}
# tabel: 47013NED
# titel: Verzonnen cijfers, alleen om te meten
# uitgever: niemand
# licentie: geen
# bron: Verzonnen
# opgehaald: 2026-01-01
# maat: GeregistreerdeMisdrijven_1;Verzonnen;aantal;0;nul
{",".join(COLUMNS)}
"""


def real(folder: Path, table: str) -> Path | None:
    """Write the real figures of all municipalities as facts, once; nothing where they are not there."""
    if not (ROOT.parent / "shared" / "data").is_dir():
        return None
    file = folder / "country" / f"{table}.csv"
    if not file.exists():
        script = ROOT / "scripts" / "demo_figures.py"
        subprocess.run([sys.executable, str(script), "--country", str(file.parent)], check=True, capture_output=True)
    return file


def large(folder: Path) -> Path:
    """Write a made-up table of 3,078,000 monthly counts, in the order in which the police gives them."""
    file = folder / "verzonnen.csv"
    periods = [f"{FIRST_YEAR + month // 12}MM{month % 12 + 1:02d}" for month in range(MONTHS)]
    with file.open("w", encoding="utf-8") as out:
        out.write(TOP)
        for kind in range(KINDS):
            for place in range(PLACES):
                start = f"GeregistreerdeMisdrijven_1,9.{kind}.1,GM{place + 1:04d},Plaats {place},"
                out.write(
                    "".join(
                        f"{start}{period},{(kind * 7 + place * 3 + month) % 40},,,,definitief,\n"
                        for month, period in enumerate(periods)
                    )
                )
    return file
