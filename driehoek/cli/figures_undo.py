# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek figures undo``: put the figures of a table back to what they were before it was last brought in."""

import argparse

from driehoek.cli.failure import Failure
from driehoek.cli.plan_load import command_line
from driehoek.figures.commands import undo_load
from driehoek.figures.models import Load
from driehoek.figures.rules import LoadState
from driehoek.organisations.queries import head

SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which table, and whose."""
    parser.add_argument("table", nargs="?", metavar="TABLE", help="which; without it: list what was brought in")
    parser.add_argument("--partnership", metavar="SLUG", help="what this partnership brought in; without it: national")


def run(arguments: argparse.Namespace) -> int:
    """Undo, or list."""
    actor = command_line()
    partnership_id = head(actor, arguments.partnership).pk if arguments.partnership else None
    loads = Load.objects.filter(state=LoadState.DONE.value, dataset__partnership=partnership_id).order_by("-pk")
    if arguments.table is None:
        rows = loads.values_list("dataset__code", "retrieved_at", "made", "changed", "filename")[:SHOWN]
        for code, at, made, changed, name in rows:
            print(f"{code:<12} {at:%Y-%m-%d}  {made:>9} added {changed:>9} changed  {name}")
        return 0
    newest = loads.filter(dataset__code=arguments.table).first()
    if newest is None:
        raise Failure(f"Of {arguments.table} nothing was brought in that can be undone.")
    undone = undo_load(actor=actor, load_uid=newest.uid)
    print(f"{arguments.table}: {undone.gone} taken out, {undone.restored} again what they were")
    return 0
