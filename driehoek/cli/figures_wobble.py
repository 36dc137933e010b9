# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek figures wobble``: work out anew how much the counts of each kind of crime wobble by themselves."""

import argparse
from pathlib import Path

import numpy as np
import yaml

from driehoek.cli.failure import Failure
from driehoek.figures.findings import fitting
from driehoek.figures.findings.panels import Yearly, read
from driehoek.figures.models import Dataset
from driehoek.kernel import clock, definitions

CRIME, MEASURE = ("47013NED", "47018NED"), "GeregistreerdeMisdrijven_1"
PEOPLE = (("70072ned", "GemiddeldAantalInwoners_53"), ("03759ned", "M000352"))
# REUSE-IgnoreStart
HEADER = "# SPDX-FileCopyrightText: 2026 The Driehoek contributors\n# SPDX-License-Identifier: EUPL-1.2\n"
# REUSE-IgnoreEnd


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take where to write, or nothing to see only how good it is."""
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the definition here, to be reviewed")


def run(arguments: argparse.Namespace) -> int:
    """Fit, print the quality, and write the definition where asked."""
    table, yearly = _crime()
    found = fitting.panels(yearly, _people(), MEASURE)
    made = fitting.fitted(found)
    print("\n".join(fitting.quality_lines(made)))
    if arguments.out:
        source = f"Politie, tabel {table} ({yearly.years[0]}-{yearly.years[-1]}); gemaakt met driehoek figures wobble"
        told = fitting.as_definition(definitions.load("wobble"), made, source, clock.today())
        text = yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=118)
        arguments.out.write_text(HEADER + text, encoding="utf-8")
        print(f"Written: {arguments.out}. Review it, then put it in place of driehoek/definitions/wobble.yaml.")
    return 0


def _crime() -> tuple[str, Yearly]:
    """Return the table with most years of all municipalities."""
    found = [(code, yearly) for code in CRIME if (yearly := _read(code, MEASURE)) is not None]
    code, yearly = max(found, key=lambda one: (len(one[1].counts), len(one[1].years)), default=("", None))
    if yearly is None or len(yearly.areas) < fitting.FEWEST_PLACES:
        raise Failure("The figures of all municipalities are not here: run 'driehoek figures sync' first.")
    return code, yearly


def _people() -> dict[str, float]:
    people: dict[str, float] = {}
    for code, measure in PEOPLE:
        yearly = _read(code, measure)
        if yearly is not None:
            counts = yearly.counts[measure, ""]
            known = ~np.isnan(counts)
            means = np.nansum(counts, axis=1)[known.any(axis=1)] / known.sum(axis=1)[known.any(axis=1)]
            places = [yearly.areas[n] for n in np.flatnonzero(known.any(axis=1))]
            people = {**dict(zip(places, map(float, means), strict=True)), **people}
    if not people:
        raise Failure("The numbers of inhabitants are not here: run 'driehoek figures sync 70072ned' first.")
    return people


def _read(code: str, measure: str) -> Yearly | None:
    return read(Dataset.objects.filter(code=code, partnership__isnull=True, withdrawn_at__isnull=True), {measure})
