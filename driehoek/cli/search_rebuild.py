# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek search rebuild``: makes the index of everything that is searched anew."""

import argparse
import time

from driehoek.cycle.commands import rebuild_search_index
from driehoek.kernel.actor import Actor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Rebuild, and say how many records can be found."""
    began = time.monotonic()
    print(f"{rebuild()} records can be found; this took {time.monotonic() - began:.1f} seconds.")
    return 0


def rebuild() -> int:
    """Make the index anew and return how many records are in it."""
    return rebuild_search_index(actor=Actor.system("opdrachtregel", "systeem_opdrachtregel"))
