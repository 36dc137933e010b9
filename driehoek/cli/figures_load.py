# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek figures load``: bring in a table of figures, from a file or from its source."""

import argparse
import sys
import time
from pathlib import Path

from driehoek.cli.failure import Failure
from driehoek.cli.plan_load import command_line
from driehoek.figures.commands import Loaded, load_table
from driehoek.kernel.actor import Actor
from driehoek.lib.statline import facts
from driehoek.lib.statline.refusals import Refused
from driehoek.organisations.queries import head

TELL_EVERY = 0.2  # seconds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to read and whose figures they are."""
    parser.add_argument("--source", required=True, metavar="FILE|TABLE", help="a file, or a table such as 47018NED")
    parser.add_argument("--partnership", metavar="SLUG", help="only for this partnership; without it for the country")


def run(arguments: argparse.Namespace) -> int:
    """Bring it in."""
    actor = command_line()
    partnership_id = head(actor, arguments.partnership).pk if arguments.partnership else None
    print(summary(arguments.source, load(actor, Path(arguments.source), partnership_id)))
    return 0


def load(actor: Actor, path: Path, partnership_id: int | None) -> Loaded:
    """Bring in a file of facts.

    Raises:
        Failure: the file cannot be opened or read.
    """
    try:
        told = facts.read(path)
    except OSError as problem:
        raise Failure(f"{path} cannot be read: {problem.strerror}") from problem
    except Refused as refusal:
        raise Failure(f"{path.name}: {refusal.sentence}") from refusal
    meter = Meter(told.table.head.id)
    loaded = load_table(
        actor=actor, table=told.table, partnership_id=partnership_id, filename=path.name, sha256=told.sha256,
        progress=meter,
    )  # fmt: skip
    meter.end()
    return loaded


class Meter:
    """Shows on one line how far it is, where somebody is watching."""

    def __init__(self, name: str) -> None:
        self._name, self._shown, self._before, self._phase = name, 0.0, -1, "read"
        self._watched = sys.stderr.isatty()

    def __call__(self, number: int) -> None:
        """Show the number of rows read or put in."""
        if number < self._before:
            self._phase = "put in"
        self._before = number
        if self._watched and time.monotonic() - self._shown > TELL_EVERY:
            self._shown = time.monotonic()
            print(f"\r{self._name}: {number:>10,} {self._phase:<8}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave a clean line."""
        if self._watched:
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)


def summary(name: str, loaded: Loaded) -> str:
    """Return what a load did in one line."""
    if loaded.nothing_to_do:
        return f"{name}: nothing to do, all {loaded.left} values were there."
    return (
        f"{name}: {loaded.made} added, {loaded.changed} changed, {loaded.left} left as they were, "
        f"{loaded.findings} comparisons worked out"
    )
