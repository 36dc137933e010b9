# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Good files with something changed inside: read, or refused for a reason; never a stumble of the parser."""

import random
import zipfile
from datetime import date
from io import BytesIO

import pytest

from driehoek.lib.spreadsheets.model import Limits
from driehoek.lib.spreadsheets.parsing import process
from driehoek.lib.spreadsheets.reading import _workbook
from driehoek.lib.spreadsheets.refusals import Unreadable
from driehoek.lib.spreadsheets.tables import find_table
from driehoek.lib.spreadsheets.writing import OutColumn, Table, write
from tests.lib.spreadsheets.parts import package

EXPECTED = ("ExpatError", "BadZipFile", "ValueError('negative seek", "LookupError('unknown encoding")
TOKENS = (
    *(
        b"-1",
        b"0",
        b"99999999999",
        b"NaN",
        b"1e999",
        b"\xff",
        b"<",
        b">",
        b"&#0;",
        b"&#xD800;",
        b"s",
        b"inlineStr",
        b"d",
    ),
    *(
        b"e",
        b"A0",
        b"ZZZZ9",
        b"A1:XFD1048576",
        b"1048577",
        b"",
        b"2025-02-30",
        b"PT9H",
        b"date",
        b"time",
        b"percentage",
    ),
)
TABLE = Table(
    "Acties",
    (OutColumn("Actie"), OutColumn("Trekker"), OutColumn("Termijn", kind="date"), OutColumn("Gereed", kind="percent")),
    [
        ("Gesprek", "Politie", date(2025, 5, 20), 0.5),
        ("=x", None, None, True),
        ("a  b\nc", "é", date(2026, 1, 1), -1.5),
    ],
)


def changed(content: bytes, chance: random.Random) -> bytes:
    """Return bytes with an attribute replaced, a few bytes replaced, or a piece doubled."""
    found = bytearray(content)
    quotes = [place for place, byte in enumerate(found) if byte == ord('"')]
    way = chance.random()
    if way < 0.6 and len(quotes) > 1:
        first = chance.randrange(len(quotes) // 2) * 2
        found[quotes[first] + 1 : quotes[first + 1]] = chance.choice(TOKENS)
    else:
        place = chance.randrange(len(found))
        found[place : place + chance.randrange(9)] = found[place : place + 300] if way > 0.8 else chance.choice(TOKENS)
    return bytes(found)


def mutant(form: str, chance: random.Random) -> bytes:
    content = write(TABLE, form)
    if form == "csv" or chance.random() < 0.1:
        return changed(content, chance)
    with zipfile.ZipFile(BytesIO(content)) as zipped:
        parts: dict[str, str | bytes] = {name: zipped.read(name) for name in zipped.namelist()}
    for name in chance.sample(sorted(name for name in parts if name.endswith((".xml", ".rels"))), 2):
        part = parts[name]
        assert isinstance(part, bytes)
        parts[name] = changed(part, chance)
    return package(parts)


@pytest.mark.parametrize("form", ("xlsx", "ods", "csv"))
def test_a_mutant_is_read_or_refused(form: str) -> None:
    chance = random.Random(form)
    read = 0
    for _ in range(150):
        content = mutant(form, chance)
        try:
            book = _workbook(line.rstrip(b"\n") for line in process._answer(content, f"x.{form}", Limits()))
        except Unreadable as refusal:
            assert "Error(" not in refusal.detail or refusal.detail.startswith(EXPECTED), refusal.detail
            assert refusal.reason != "failed"
            continue
        read += 1
        for sheet in book.sheets:
            assert len({len(row) for row in sheet.rows}) <= 1
            find_table(sheet, {"title": ("actie",), "lead": ("trekker",)})
            assert all("\x00" not in cell.value for row in sheet.rows for cell in row if isinstance(cell.value, str))
    assert 20 < read < 150
