# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding the list on a sheet: its headings, the rows that are sections, and the rows that are the list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from driehoek.lib.spreadsheets.headings import Synonyms
from driehoek.lib.spreadsheets.model import Cell, Sheet
from driehoek.lib.spreadsheets.rows import Rows, text_of

_SEARCHED = 100
_DEEP = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list.

    Attributes:
        index: its number on the sheet.
        heading: as it stands there; two rows of headings are joined with a space.
        wanted: the wanted column that it fits; empty when it fits none.
        score: how well, from 0 to 1.
        hidden: the column is hidden on the sheet.
    """

    index: int
    heading: str
    wanted: str = ""
    score: float = 0.0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The list on a sheet.

    Attributes:
        header_rows: the rows of the headings, from top to bottom.
        columns: the columns with a heading, from left to right.
        sections: rows that hold only a title, with that title.
        body: rows of the list, in order.
        left_out: rows after the headings that are neither, with why: ``empty``, ``heading`` (repeated) or ``total``.
        score: sum of the scores of the columns; 0 when no list was found.
    """

    header_rows: tuple[int, ...] = ()
    columns: tuple[Column, ...] = ()
    sections: Mapping[int, str] = field(default_factory=dict)
    body: tuple[int, ...] = ()
    left_out: Mapping[int, str] = field(default_factory=dict)
    score: float = 0.0

    def section_of(self, row: int) -> str:
        """Return the title of the section that a row stands in; empty when it stands in none."""
        above = [each for each in self.sections if each < row]
        return self.sections[max(above)] if above else ""


class _Merged:
    """What merged areas say about which rows belong together."""

    def __init__(self, sheet: Sheet) -> None:
        self._wide = {area.top for area in sheet.merged if area.right > area.left}
        self._high = {(area.top, area.bottom) for area in sheet.merged}
        self.continued: set[int] = set()
        for top, bottom in self._high:
            self.continued.update(range(top + 1, min(bottom, top + _SEARCHED) + 1))

    def belong(self, sheet: Sheet, rows: Sequence[int]) -> bool:
        """Tell whether rows can be headings together: an area joins them, or the lower fills open places."""
        if any(row in self._wide or (row, rows[-1]) in self._high for row in rows[:-1]):
            return True
        upper, lower = sheet.rows[rows[-2]], sheet.rows[rows[-1]]
        return any(above.value is None and below.value is not None for above, below in zip(upper, lower, strict=True))


def find_table(sheet: Sheet, wanted: Mapping[str, Sequence[str]], header_row: int | None = None) -> Found:
    """Find the row or rows of headings, by what they are called, and sort the rows below.

    The first name in ``wanted`` is the column that no row of the list can do without; a row with a text somewhere else
    and nothing more may be the title of a section. With ``header_row`` nothing is searched: that row is the last one
    with headings, and rows above it count only where they make the headings fit better.
    """
    synonyms = Synonyms(wanted)
    merged = _Merged(sheet)
    best = Found()
    merit: tuple[float, bool, int] = (-1.0, False, 0)
    for rows in _candidates(sheet, merged, header_row):
        columns = _columns(sheet, rows, synonyms)
        score = round(sum(column.score for column in columns), 6)
        # Of equals the one that begins where its merged areas begin, and as few rows as do: a title above adds nothing.
        whole = rows[0] not in merged.continued
        if (score, whole, -len(rows)) > merit:
            merit = (score, whole, -len(rows))
            best = Found(header_rows=rows, columns=columns, score=score)
    recognised = sum(1 for column in best.columns if column.wanted)
    if not best.header_rows or (header_row is None and recognised < min(2, len(wanted))):
        return Found()
    return _sorted(sheet, best, next(iter(wanted), ""))


def _candidates(sheet: Sheet, merged: _Merged, last: int | None) -> Iterator[tuple[int, ...]]:
    """Yield one to three rows that may hold the headings: all that lie near the top, or those that end at one row."""
    height = len(sheet.rows)
    for top in range(min(height, _SEARCHED) if last is None else 0):
        yield (top,)
        for deep in range(2, _DEEP + 1):
            rows = tuple(range(top, top + deep))
            if rows[-1] >= height or not merged.belong(sheet, rows):
                break
            yield rows
    if last is not None and 0 <= last < height:
        for deep in range(1, min(_DEEP, last + 1) + 1):
            rows = tuple(range(last - deep + 1, last + 1))
            if deep == 1 or all(merged.belong(sheet, rows[place : place + 2]) for place in range(deep - 1)):
                yield rows


def _columns(sheet: Sheet, rows: Sequence[int], synonyms: Synonyms) -> tuple[Column, ...]:
    found: list[Column] = []
    for index in range(len(sheet.rows[rows[0]])):
        texts = _texts([sheet.rows[row][index] for row in rows])
        if not texts:
            continue
        # What stands nearest to the list says what the column is; the rows above it only add to that.
        choices = [texts[-1], " ".join(texts), *texts[1:-1]]
        name, score = max((synonyms.best(choice) for choice in choices), key=lambda each: each[1])
        found.append(Column(index, " ".join(texts), name, score, index in sheet.hidden_columns))
    return tuple(_once(found))


def _texts(cells: Sequence[Cell]) -> list[str]:
    """Return the different texts of the headings above each other; a merged area says the same twice."""
    return list(dict.fromkeys(text for cell in cells if (text := " ".join(text_of(cell).split()))))


def _once(columns: Sequence[Column]) -> Sequence[Column]:
    """Let each wanted column be found once: where it fits best, and of equals the first."""
    best: dict[str, Column] = {}
    for column in columns:
        if column.wanted and (column.wanted not in best or column.score > best[column.wanted].score):
            best[column.wanted] = column
    return [
        column
        if not column.wanted or best[column.wanted] is column
        else Column(column.index, column.heading, hidden=column.hidden)
        for column in columns
    ]


def _sorted(sheet: Sheet, found: Found, essential: str) -> Found:
    rows = Rows(
        sheet,
        headings={column.index: column.heading for column in found.columns},
        essential={column.index for column in found.columns if column.wanted == essential},
        header_rows=found.header_rows,
    )
    sections: dict[int, str] = {}
    left_out: dict[int, str] = {}
    body: list[int] = []
    for row in range(found.header_rows[-1] + 1, len(sheet.rows)):
        kind = rows.kind(row)
        if kind == "section":
            sections[row] = rows.title(row)
        elif kind:
            left_out[row] = kind
        else:
            body.append(row)
    return Found(found.header_rows, found.columns, sections, tuple(body), left_out, found.score)
