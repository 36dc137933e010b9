# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek actions export``: write the actions of a programme as a spreadsheet that comes back in as it went out."""

import argparse
from pathlib import Path

from driehoek.cli.failure import Failure
from driehoek.exchange.sheets.queries import action_list_file
from driehoek.kernel.actor import Actor
from driehoek.lib.spreadsheets.writing import FORMS
from driehoek.organisations.queries import head


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the programme and the file."""
    parser.add_argument("--partnership", required=True, metavar="SLUG", help="short name, such as heuvelrug")
    parser.add_argument("--programme", required=True, metavar="CODE", help="its code, such as uvp-2025-2026")
    parser.add_argument("--out", required=True, metavar="FILE", type=Path, help="file to write: .xlsx, .ods or .csv")


def run(arguments: argparse.Namespace) -> int:
    """Write the list."""
    form = arguments.out.suffix.lower().lstrip(".")
    if form not in FORMS:
        raise Failure(f"Name the file with one of these endings: {', '.join(f'.{one}' for one in FORMS)}.")
    actor = Actor.system("opdrachtregel", "systeem_opdrachtregel")
    place = head(actor, arguments.partnership)
    content = action_list_file(actor, place.pk, arguments.programme, form, place.municipalities)
    try:
        arguments.out.write_bytes(content)
    except OSError as problem:
        raise Failure(f"Cannot write {arguments.out}: {problem.strerror}.") from None
    print(f"{arguments.out} ({len(content):,} bytes)")
    return 0
