# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek actions import``: bring an action list from a spreadsheet into a programme, or show what it would do."""

import argparse
from pathlib import Path

from driehoek.cli.failure import Failure
from driehoek.exchange.sheets.commands import Upload, open_run, take_over_run
from driehoek.exchange.sheets.plans import Fate, Plan, RowPlan
from driehoek.exchange.sheets.queries import FirstLook, first_look_at, import_page, rehearsed
from driehoek.kernel.actor import Actor
from driehoek.lib.spreadsheets.model import Workbook
from driehoek.lib.spreadsheets.reading import read
from driehoek.lib.spreadsheets.refusals import Unreadable
from driehoek.organisations.queries import PartnershipHead, head

ROLE = "systeem_opdrachtregel"
SHOWN = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, where it goes, and how careful to be."""
    parser.add_argument("file", type=Path, help="the list: .xlsx, .ods or .csv")
    parser.add_argument("--partnership", required=True, metavar="SLUG", help="short name, such as heuvelrug")
    parser.add_argument("--programme", required=True, metavar="CODE", help="its code, such as uvp-2025-2026")
    parser.add_argument("--dry-run", action="store_true", help="show what would change; change nothing")
    parser.add_argument("--skip-wrong", action="store_true", help="take the good rows; without it it is all or nothing")


def run(arguments: argparse.Namespace) -> int:
    """Bring the list in, or show what it would do."""
    actor = Actor.system("opdrachtregel", ROLE)
    place = head(actor, arguments.partnership)
    upload = _read(arguments.file)
    look = first_look_at(actor, place.pk, arguments.programme, upload.book, place.municipalities)
    plan = _rehearsed(actor, place, arguments.programme, upload.book, look)
    print("\n".join(lines(plan)))
    if plan.nothing_to_do:
        print("Nothing to do.")
        return 0
    if arguments.dry_run:
        print(f"{upload.name}: this is what would happen; nothing was changed.")
        return 0
    if plan.counts.get(Fate.REFUSED, 0) and not arguments.skip_wrong:
        raise Failure("Nothing was changed: some rows cannot be taken over (--skip-wrong takes the others).")
    uid = open_run(
        actor=actor, partnership_id=place.pk, programme_code=arguments.programme, upload=upload,
        understood=look.understood,
    )  # fmt: skip
    found = import_page(actor, place.pk, uid, place.municipalities).worked
    digest = found.plan.digest if found is not None and found.plan is not None else ""
    taken = take_over_run(
        actor=actor, partnership_id=place.pk, run_uid=uid, municipalities=place.municipalities, digest=digest
    )
    done, waiting = taken.counts, len(taken.refused)
    print(f"{upload.name}: {done.made} added, {done.changed} changed, {done.left} left, {waiting} not taken over")
    return 0


def _read(path: Path) -> Upload:
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise Failure(f"Cannot read {path}: {problem.strerror}.") from None
    try:
        return Upload(path.name, content, read(content, path.name))
    except Unreadable as refusal:
        raise Failure(f"{path.name}: {refusal.sentence}") from None


def _rehearsed(actor: Actor, place: PartnershipHead, programme: str, book: Workbook, look: FirstLook) -> Plan:
    plan = rehearsed(actor, place.pk, programme, book, look.understood, place.municipalities)
    if plan is None:
        raise Failure("No headings of an action list were found in this file.")
    return plan


def lines(plan: Plan) -> list[str]:
    """Return what a list would do, and why rows cannot be taken over."""
    told = [", ".join(f"{plan.counts.get(fate, 0)} {fate.value}" for fate in Fate)]
    refused = [row for row in plan.rows if row.fate is Fate.REFUSED]
    told += [line for row in refused[:SHOWN] for line in _why(row)]
    if len(refused) > SHOWN:
        told.append(f"... and {len(refused) - SHOWN} more rows")
    if plan.missing:
        told.append(f"{len(plan.missing)} actions of the programme are not in the list; they stay as they are.")
    return told


def _why(row: RowPlan) -> list[str]:
    return [f"  row {row.number + 1} {remark.cell or row.title}: {remark.sentence}" for remark in row.wrong]
