# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek plan export``: write a partnership as a plan file."""

import argparse
import sys
from pathlib import Path

from driehoek.exchange.queries import plan_file_text
from driehoek.kernel.actor import Actor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the name of the partnership and where to write."""
    parser.add_argument("name", help="short name of the partnership, such as heuvelrug")
    parser.add_argument("--out", type=Path, help="file to write; without it the file goes to standard output")


def run(arguments: argparse.Namespace) -> int:
    """Write the plan file."""
    text = plan_file_text(Actor.system("opdrachtregel", "systeem_opdrachtregel"), arguments.name)
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text)
    return 0
