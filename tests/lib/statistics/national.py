# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yearly police figures of all municipalities as panels, read once."""

from functools import lru_cache

import numpy as np

from driehoek.lib.statistics.panel import Panel
from tests.lib.statistics.vectors import data

CRIME = "crime/47018NED_12soorten_gemeente_2012-2025.csv"
PEOPLE = "population/population_70072ned_gemiddeld_2012-2025.csv"
WITHOUT_PLACE = "GM0000"


@lru_cache(maxsize=1)
def panels() -> dict[str, Panel]:
    """Return a panel per name of a crime code; municipalities by code, without "niet in te delen"."""
    crime = [row for row in data(CRIME) if row["gm_code"] != WITHOUT_PLACE]
    places = {code: row for row, code in enumerate(sorted({row["gm_code"] for row in crime}))}
    years = {year: column for column, year in enumerate(range(2012, 2026))}
    people = np.full((len(places), len(years)), np.nan)
    for row in data(PEOPLE):
        if row["gm_code"] in places:
            people[places[row["gm_code"]], years[int(row["jaar"])]] = float(row["gemiddeld_aantal_inwoners"])
    counts = {row["soort_misdrijf"]: np.full(people.shape, np.nan) for row in crime}
    for row in crime:
        place, year = places[row["gm_code"]], years[int(row["jaar"])]
        counts[row["soort_misdrijf"]][place, year] = float(row["geregistreerde_misdrijven"])
    population = np.nanmean(people, axis=1)
    return {name: Panel.of(table, list(years), population) for name, table in counts.items()}


def place(code: str) -> int:
    """Return the row of a municipality."""
    return sorted({row["gm_code"] for row in data(CRIME) if row["gm_code"] != WITHOUT_PLACE}).index(code)
