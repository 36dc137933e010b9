# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek figures sync``: fetch the figures of the whole country anew, table by table."""

import argparse
import sys

from driehoek.cli import figures_load
from driehoek.cli.failure import Failure
from driehoek.cli.plan_load import command_line
from driehoek.figures.fetching import fetchable
from driehoek.figures.models import Dataset
from driehoek.kernel.errors import Invalid

#: What indicators stand on, fetched also where nothing of it is there yet.
ALWAYS = ("47013NED", "03759ned")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which tables and years."""
    parser.add_argument("tables", nargs="*", metavar="TABLE", help="only these; without: what is here, crime, people")
    parser.add_argument("--years", type=figures_load.years, metavar="2012-2025", help="only these years")
    parser.add_argument("--months", action="store_true", help="the months too; many more figures")


def run(arguments: argparse.Namespace) -> int:
    """Fetch each table and bring it in; one that fails does not keep the others out."""
    actor, failed = command_line(), []
    for code in arguments.tables or tables():
        try:
            loaded = figures_load.load_from_source(actor, code, None, arguments.years, months=arguments.months)
            print(figures_load.summary(code, loaded), flush=True)
        except (Failure, Invalid) as problem:
            failed.append(code)
            print(problem, file=sys.stderr)
    if failed:
        raise Failure(f"Not brought in: {', '.join(failed)}. The same command goes on where it was.")
    return 0


def tables() -> list[str]:
    """Return the national tables that are here and can be fetched, and those that are always wanted."""
    here = set(
        Dataset.objects.filter(partnership__isnull=True, withdrawn_at__isnull=True).values_list("code", flat=True)
    )
    return [known.code for known in fetchable() if known.code in here or known.code in ALWAYS]
