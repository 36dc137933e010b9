# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading CSV: which characters, which separator, and text that was made harmless given back as it was."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from driehoek.lib.spreadsheets.defused import armed
from driehoek.lib.spreadsheets.parsing.cells import Raw
from driehoek.lib.spreadsheets.parsing.grid import Budget, Grid
from driehoek.lib.spreadsheets.refusals import Unreadable

SEPARATORS = {";": 2.0, "\t": 2.0, "|": 1.5, ",": 1.0}
"""How much each is trusted: a comma stands in Dutch numbers and sentences too."""

_SEPARATOR_LINE = re.compile(r"sep=([;,|\t])\r?\n", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_FIRST = 20_000
_WIDEST = 16_384


def read_csv(content: bytes, filename: str, budget: Budget) -> list[Grid]:
    """Read the only sheet of a CSV.

    Raises:
        Unreadable: with the reason.
    """
    text = decode(content, filename)
    given = _SEPARATOR_LINE.match(text)
    separator = given[1] if given else sniff(text)
    grid = Grid(filename.rpartition(".")[0] or filename, budget)
    skipped = 1 if given else 0
    lines = _lines(text, separator, grid.name, budget.limits.columns)
    began = ended = 0
    usual = csv.field_size_limit(len(text) + 1)  # of the whole interpreter, so put back afterwards
    try:
        reader = csv.reader(lines, delimiter=separator)
        for index, fields in enumerate(reader):
            began, ended = ended + 1, reader.line_num
            if index >= skipped:
                grid.row(index - skipped, [(column, Raw(armed(field))) for column, field in enumerate(fields) if field])
    finally:
        csv.field_size_limit(usual)
    if ended > began and text.count('"') % 2:
        raise Unreadable("quotes", line=began)
    grid.finish()
    return [grid]


def decode(content: bytes, filename: str) -> str:
    """Return the text of a file: UTF-8, UTF-16, and else the Western set of Windows."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            encodings = [encoding]
            break
    else:
        encodings = ["utf-8", "cp1252"]
        head = content[:_FIRST]
        if head.count(0) * 3 > len(head):
            # Text in UTF-16 without a mark has a zero in every second byte.
            encodings = ["utf-16-le" if content[1:2] == b"\0" else "utf-16-be"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise Unreadable("not-text", name=filename)


def sniff(text: str) -> str:
    """Return the separator that cuts the first lines into columns most evenly."""
    return max(SEPARATORS, key=lambda separator: SEPARATORS[separator] * _evenness(text[:_FIRST], separator))


def _evenness(text: str, separator: str) -> float:
    widths: Counter[int] = Counter()
    try:
        for fields in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            widths[len(fields)] += 1
            if widths.total() == 100:
                break
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, lines = max(widths.items(), key=lambda each: (each[0] - 1) * each[1])
    share: float = lines / widths.total() * max(width - 1, 0) ** 0.5
    return share


def _lines(text: str, separator: str, name: str, limit: int) -> Iterator[str]:
    for line in io.StringIO(text, newline=""):
        if line.count(separator) > _WIDEST:
            raise Unreadable("too-many-columns", sheet=name, limit=limit)
        yield line
