#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Brings the Dutch catalogue up to date with the source, compiles it, and tells what lacks a translation."""

import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "driehoek" / "locale"
CATALOGUE = LOCALE / "nl" / "LC_MESSAGES" / "django.po"


def pybabel(*arguments: str) -> None:
    """Run Babel's own command."""
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", "--quiet", *arguments], cwd=ROOT, check=True)


def main() -> int:
    """Update the catalogue; 1 when something lacks a translation."""
    with tempfile.TemporaryDirectory() as folder:
        template = str(Path(folder) / "django.pot")
        pybabel("extract", "--mapping", "babel.cfg", "--no-location", "--sort-output", "--output-file", template, ".")
        update = ["update", "--domain", "django", "--locale", "nl", "--no-fuzzy-matching", "--ignore-obsolete"]
        pybabel(*update, "--omit-header", "--input-file", template, "--output-dir", str(LOCALE))
    with CATALOGUE.open("rb") as reader:
        catalogue = read_po(reader)
    missing = [str(message.id) for message in catalogue if message.id and not message.string]
    with CATALOGUE.with_suffix(".mo").open("wb") as writer:
        write_mo(writer, catalogue)
    print(f"{len(catalogue)} texts, {len(missing)} without translation")
    print("\n".join(f"  {text}" for text in missing))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
