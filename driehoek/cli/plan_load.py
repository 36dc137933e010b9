# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek plan load``: bring in a plan file."""

import argparse
from pathlib import Path

from driehoek.cli.failure import Failure
from driehoek.exchange.commands import LoadReport, load_plan_file, rehearse_plan_file
from driehoek.exchange.planfile.examples import without_examples
from driehoek.exchange.planfile.parsing import parse_path
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.kernel.actor import Actor

SHOWN = 30
"""Number of changed records that a report lists by name."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file and what to do with it."""
    parser.add_argument("file", type=Path, help="the plan file (YAML)")
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would be added, changed and left; change nothing"
    )
    parser.add_argument(
        "--without-examples", action="store_true", help="leave out everything that is marked as example"
    )
    parser.add_argument("--withdraw", action="store_true", help="withdraw records that the file no longer names")


def run(arguments: argparse.Namespace) -> int:
    """Load the file, or tell what loading would do."""
    file = read(arguments.file, examples=not arguments.without_examples)
    actor = command_line()
    if arguments.dry_run:
        report = rehearse_plan_file(actor=actor, file=file, withdraw=arguments.withdraw)
        print(f"{arguments.file.name}: this is what would happen; nothing was changed.")
    else:
        report = load_plan_file(actor=actor, file=file, withdraw=arguments.withdraw)
    print("\n".join(lines(report)))
    return 0


def load(path: Path) -> str:
    """Load one file on the authority of the command line and return one line of summary."""
    report = load_plan_file(actor=command_line(), file=read(path, examples=True))
    return summary(report)


def command_line() -> Actor:
    """Return the actor of the command line."""
    return Actor.system("opdrachtregel", "systeem_opdrachtregel")


def read(path: Path, *, examples: bool) -> PlanFile:
    """Read a plan file, with or without its examples.

    Raises:
        Failure: the file cannot be opened.
    """
    try:
        file = parse_path(path)
    except OSError as problem:
        raise Failure(f"{path} cannot be read: {problem.strerror}") from problem
    return file if examples else without_examples(file)


def summary(report: LoadReport) -> str:
    """Return what a load did in one line."""
    total = report.total
    return f"{report.partnership}: {total.made} added, {total.changed} changed, {total.left} left as they were"


def lines(report: LoadReport) -> list[str]:
    """Return what a load did, table by table, and by name what changed."""
    told = [f"{'':28}{'added':>8}{'changed':>9}{'left':>7}{'withdrawn':>11}{'not named':>11}"]
    for table, counts in report.counts.items():
        numbers = f"{counts.made:>8}{counts.changed:>9}{counts.left:>7}{counts.withdrawn:>11}"
        told.append(f"{table.partition('.')[2]:28}{numbers}{report.unnamed.get(table, 0):>11}")
    changed = [one for one in report.changes if one.fields]
    told += [f"changed: {one.table.partition('.')[2]} {one.name}: {', '.join(one.fields)}" for one in changed[:SHOWN]]
    if len(changed) > SHOWN:
        told.append(f"... and {len(changed) - SHOWN} more changed")
    if report.unnamed:
        count = sum(report.unnamed.values())
        told.append(f"{count} records are not named in the file; they were left alone (--withdraw withdraws them).")
    return [*told, summary(report)]
