# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek figures load``: bring in a table of figures, from a file or from its source."""

import argparse
import hashlib
from pathlib import Path

from driehoek.cli.failure import Failure
from driehoek.cli.meter import Meter
from driehoek.cli.plan_load import command_line
from driehoek.figures.commands import Loaded, load_table
from driehoek.figures.exports import known_tables
from driehoek.figures.fetching import fetching, part_for, table_of, wanted
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.lib.statline import facts
from driehoek.lib.statline.exports.choosing import WhichTable
from driehoek.lib.statline.exports.reading import read
from driehoek.lib.statline.model import Table
from driehoek.lib.statline.refusals import Refused
from driehoek.organisations.queries import head

KEPT = "Stopped: no figure has changed. What was fetched is kept; the same command goes on where it was."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to read, of which years, and whose figures they are."""
    parser.add_argument("--source", required=True, metavar="FILE|TABLE", help="a file, or a table such as 47018NED")
    parser.add_argument("--partnership", metavar="SLUG", help="only for this partnership; without it for the country")
    parser.add_argument("--table", default="", metavar="CODE", help="which table a file is of, if it does not say so")
    parser.add_argument("--years", type=years, metavar="2012-2025", help="of a table: only these years")
    parser.add_argument("--months", action="store_true", help="of a table: the months too")


def years(told: str) -> tuple[int, int]:
    """Read two years with a hyphen, or one."""
    first, _, last = told.partition("-")
    if not first.isdigit() or not (last or first).isdigit():
        raise argparse.ArgumentTypeError(f"'{told}' is not two years such as 2012-2025")
    return int(first), int(last or first)


def run(arguments: argparse.Namespace) -> int:
    """Bring it in."""
    actor, path = command_line(), Path(arguments.source)
    partnership_id = head(actor, arguments.partnership).pk if arguments.partnership else None
    if path.exists() or path.suffix:
        loaded = load(actor, path, partnership_id, arguments.table)
    else:
        loaded = load_from_source(actor, arguments.source, partnership_id, arguments.years, months=arguments.months)
    print(summary(arguments.source, loaded))
    return 0


def load(actor: Actor, path: Path, partnership_id: int | None, table_id: str = "") -> Loaded:
    """Bring in a file: facts of our own format, or what StatLine gives to download.

    Raises:
        Failure: the file cannot be opened or read.
    """
    table, sha256 = _file(path, table_id)
    meter = Meter(table.head.id)
    try:
        return load_table(
            actor=actor, table=table, partnership_id=partnership_id, filename=path.name, sha256=sha256,
            progress=meter.loaded,
        )  # fmt: skip
    except Refused as refusal:
        raise Failure(f"{path.name}: {refusal.sentence}") from refusal
    finally:
        meter.end()


def _is_facts(path: Path) -> bool:
    with path.open("rb") as file:
        return facts.is_facts(file.read(2_000).decode("utf-8", "replace"))


def _file(path: Path, table_id: str) -> tuple[Table, str]:
    try:
        if _is_facts(path):
            told = facts.read(path)
            return told.table, told.sha256
        content = path.read_bytes()
        reading = read(content, path.name, known_tables(), now=clock.now(), table_id=table_id)
    except OSError as problem:
        raise Failure(f"{path} cannot be read: {problem.strerror}") from problem
    except WhichTable as question:
        names = ", ".join(question.candidates)
        raise Failure(f"{path.name}: {question.sentence} (--table takes one of: {names})") from question
    except Refused as refusal:
        raise Failure(f"{path.name}: {refusal.sentence}") from refusal
    for one in reading.left_out:
        print(f"  left out, {one.where}: {one.sentence}")
    return reading.table, hashlib.sha256(content).hexdigest()


def load_from_source(
    actor: Actor, code: str, partnership_id: int | None, between: tuple[int, int] | None, *, months: bool
) -> Loaded:
    """Fetch a table at its source and bring it in; what was fetched is kept until it is in.

    Raises:
        Failure: the source does not answer, or not as it should.
    """
    known = table_of(code)
    meter = Meter(known.code)
    part = wanted(between, months=months)
    if partnership_id is not None:
        part = part_for(known, partnership_id, between, months=months)
    try:
        with fetching(known, part, progress=meter.fetched) as fetched:
            loaded = load_table(
                actor=actor, table=fetched.table, partnership_id=partnership_id, sha256=fetched.sha256,
                progress=meter.loaded,
            )  # fmt: skip
            fetched.forget()
            meter.end()
            for remark in fetched.remarks:
                print(f"  {remark}")
            return loaded
    except Refused as refusal:
        raise Failure(f"{known.code}: {refusal.sentence}") from refusal
    except KeyboardInterrupt:
        meter.end()
        print(KEPT)
        raise
    finally:
        meter.end()


def summary(name: str, loaded: Loaded) -> str:
    """Return what a load did in one line."""
    if loaded.nothing_to_do:
        return f"{name}: nothing to do, all {loaded.left} values were there."
    return (
        f"{name}: {loaded.made} added, {loaded.changed} changed, {loaded.left} left as they were, "
        f"{loaded.findings} comparisons worked out"
    )
