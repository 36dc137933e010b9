# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reference page says what the code does: every limit and every reason."""

import re
from pathlib import Path

from driehoek.lib.spreadsheets.model import Limits
from driehoek.lib.spreadsheets.refusals import SENTENCES

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "spreadsheets.md"


def test_every_limit_stands_there() -> None:
    limits = Limits()
    text = PAGE.read_text()
    plain = (limits.ratio, limits.entries, limits.sheets, limits.rows, limits.columns, limits.cells, limits.areas)
    for number in (*plain, limits.cell_text, limits.text):
        assert re.search(rf"\b{number:,}\b", text), number
    assert f"| file | {limits.upload // 10**6} MB |" in text
    assert f"{limits.unpacked // 10**6} MB; {limits.ratio};" in text
    child = f"{limits.memory // 10**6} MB of address space; {limits.cpu} processor seconds; {limits.seconds} seconds"
    assert child in text


def test_every_reason_stands_there() -> None:
    text = PAGE.read_text()
    # After the first of a family only the ends stand there: `too-many-rows`, `-columns`.
    missing = [reason for reason in SENTENCES if not any(f"`{each}`" in text for each in _names(reason))]
    assert missing == []


def _names(reason: str) -> tuple[str, str]:
    return reason, f"-{reason.rpartition('-')[2]}"


def test_every_sentence_is_filled_in_and_ends() -> None:
    for reason, sentence in SENTENCES.items():
        assert sentence.endswith("."), reason
        assert set(re.findall(r"\{(\w+)\}", sentence)) <= {"sheet", "cell", "limit", "found", "ratio", "name", "line"}
