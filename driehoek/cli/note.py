# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek note``: make the council information note of one municipality as a file."""

import argparse
from pathlib import Path

from driehoek.cli.failure import Failure
from driehoek.kernel.actor import Actor
from driehoek.lib.documents.placeholders import TemplateRefused
from driehoek.publications.kinds.council_note.kind import COUNCIL_NOTE
from driehoek.publications.papers import Format, make
from driehoek.publications.queries import council_note, partnerships_of

ROLE = "systeem_opdrachtregel"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the municipality, the programme and the file."""
    parser.add_argument("--municipality", required=True, metavar="NAME", help="whose council the note is for")
    parser.add_argument("--programme", required=True, metavar="TITLE", help='programme looked back on: "UVP 2023-2024"')
    parser.add_argument("--out", required=True, metavar="FILE", type=Path, help="file to write: .docx, .pdf or .html")
    parser.add_argument("--partnership", metavar="SLUG", help="needed when the municipality is in more than one")
    parser.add_argument("--template", metavar="FILE", type=Path, help="Word template of the municipality's own (.docx)")


def run(arguments: argparse.Namespace) -> int:
    """Write the note from the data as it is now."""
    form = _format(arguments.out)
    actor = Actor.system("opdrachtregel", ROLE)
    partnership = arguments.partnership or _only_partnership(actor, arguments.municipality)
    note = council_note(actor, partnership, arguments.programme, arguments.municipality)
    try:
        content = make(COUNCIL_NOTE, note, form, _template(arguments.template, form))
    except TemplateRefused as refusal:
        raise Failure(f"{type(refusal).__name__}: {refusal}") from None
    try:
        arguments.out.write_bytes(content)
    except OSError as problem:
        raise Failure(f"Cannot write {arguments.out}: {problem.strerror}.") from None
    print(f"{arguments.out}: {note.paper_name.text}, gemeente {note.municipality} ({len(content):,} bytes)")
    return 0


def _format(out: Path) -> Format:
    try:
        return Format(out.suffix.lower().lstrip("."))
    except ValueError:
        known = ", ".join(f".{form.value}" for form in Format)
        raise Failure(f"Name the file with one of these endings: {known}.") from None


def _template(path: Path | None, form: Format) -> bytes | None:
    if path is None:
        return None
    if form is not Format.WORD:
        raise Failure("A template of your own is a Word file; ask for a .docx with --out.")
    try:
        return path.read_bytes()
    except OSError as problem:
        raise Failure(f"Cannot read {path}: {problem.strerror}.") from None


def _only_partnership(actor: Actor, municipality: str) -> str:
    slugs = partnerships_of(actor, municipality)
    if len(slugs) == 1:
        return slugs[0]
    if not slugs:
        raise Failure(f"No partnership with a municipality '{municipality}' is loaded here.")
    raise Failure(f"{municipality} is in more than one partnership; add --partnership {' or '.join(slugs)}.")
