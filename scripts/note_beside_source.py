# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes docs/papers: the generated note of Wijchen as pictures, and its facts beside those of the real note.

Usage: python scripts/note_beside_source.py [--no-pictures]

Pictures need Debian's libreoffice (Word to PDF) and poppler-utils (PDF to PNG); neither is needed to run the system.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.documents.wijchen_facts import FACTS  # noqa: E402 - the folder of the repository first

PAPERS = ROOT / "docs" / "papers"
TABLE = PAPERS / "wijchen.md"
NOTE = ["note", "--municipality", "Wijchen", "--programme", "UVP 2023-2024", "--out"]
DOTS_PER_INCH = "80"


def table() -> str:
    """Return the facts of the real note beside those of the generated one, as a page of documentation."""
    lines = [
        "# The note of Wijchen beside the real one",
        "",
        f"{len(FACTS)} facts of the information note of 20 May 2025, each with the words that carry it in the",
        "generated note. `tests/documents/test_note_wijchen.py` walks this list over the source and the note, part by",
        "part, and over notes made from plan files in which one fact was changed. Written by",
        "`scripts/note_beside_source.py`.",
        "",
        "![First page as PDF](wijchen-pdf-1.png)",
        "",
        "| part | real note | generated note |",
        "|---|---|---|",
        *(f"| {fact.part} | {fact.source} | {fact.words} |" for fact in FACTS),
        "",
    ]
    return "\n".join(lines)


def pictures() -> None:
    """Make the note as Word and as PDF, and a picture of each page."""
    missing = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
    if missing:
        sys.exit(f"Pictures need {' and '.join(missing)}; install libreoffice-writer and poppler-utils.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = os.environ | {"DRIEHOEK_DATA": str(folder / "data"), "DRIEHOEK_ENV": "desk", "DRIEHOEK_DEMO": "1"}
        driehoek = [sys.executable, "-m", "driehoek.cli.main"]
        subprocess.run([*driehoek, "setup"], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        for ending in ("docx", "pdf"):
            subprocess.run([*driehoek, *NOTE, str(folder / f"pdf.{ending}")], env=environment, cwd=ROOT, check=True)
        (folder / "pdf.docx").rename(folder / "word.docx")
        convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "word.docx")]
        subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for old in PAPERS.glob("*.png"):
            old.unlink()
        for kind in ("word", "pdf"):
            target = str(PAPERS / f"wijchen-{kind}")
            subprocess.run(["pdftoppm", "-r", DOTS_PER_INCH, "-png", str(folder / f"{kind}.pdf"), target], check=True)


def main() -> None:
    """Write the page, and the pictures unless told not to."""
    parser = argparse.ArgumentParser(description="Writes docs/papers.")
    parser.add_argument("--no-pictures", action="store_true", help="only the page with facts")
    PAPERS.mkdir(parents=True, exist_ok=True)
    if not parser.parse_args().no_pictures:
        pictures()
    TABLE.write_text(table(), encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)}: {len(FACTS)} facts")


if __name__ == "__main__":
    main()
