# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where in a file the headings, the names and the figures stand.

A table on StatLine can be turned and folded in every way, and each way makes another file. Three things are always the
same: the names of what stands in the rows are in the last row of headings; what stands in the columns has a row of
headings each, in which an empty cell means what stands to the left of it; and figures fill the rest.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from driehoek.lib.statline.exports import subheadings
from driehoek.lib.statline.exports.grid import Grid, Line
from driehoek.lib.statline.exports.headings import Role, is_name, is_unit, role_of_name, role_of_values
from driehoek.lib.statline.exports.numbers import looks_like_value
from driehoek.lib.statline.refusals import Refused
from driehoek.lib.statline.regions import match
from driehoek.lib.statline.titles import is_title

_SOURCE = re.compile(r"(bron|source|©|\(c\))\s*:?.*", re.IGNORECASE)
_METADATA = frozenset(("TableInfos", "DataProperties", "CategoryGroups"))
_CODE_LISTS = (frozenset(("Key", "Title")), frozenset(("Identifier", "Title")))
_DEEPEST = 25
_SEARCHED = 60
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something that the figures are split by.

    Attributes:
        name: as the file names it; may be empty.
        role: what it is about.
        column: the column with its names; -1 when they stand in headings.
        heading: per column of figures the text of its heading; empty when the names stand in a column.
        fixed: the one text that holds for the whole file.
        line: where it stands.
    """

    name: str
    role: Role
    column: int = -1
    heading: tuple[str, ...] = ()
    fixed: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """A file of which it is known where everything stands.

    Attributes:
        title: of the table; may be empty.
        filters: lines above the table that say "Soort misdrijf: Totaal misdrijven".
        source: line below the table: "Bron: Politie".
        dimensions: what the figures are split by.
        columns: the columns with figures.
        body: the rows with figures.
        keyed: the names are codes, as in a bulk download.
    """

    title: str
    filters: tuple[str, ...]
    source: str
    dimensions: tuple[Dimension, ...]
    columns: tuple[int, ...]
    body: tuple[Line, ...]

    def of(self, role: Role) -> tuple[Dimension, ...]:
        """Return the dimensions of a role."""
        return tuple(each for each in self.dimensions if each.role is role)


def find(grid: Grid) -> Layout:
    """Return the layout of a file.

    Raises:
        Refused: there is no table in it.
    """
    above, lines, source = _outside(grid)
    if len(lines) < 2:
        raise Refused(
            "no-table", "In het bestand staat geen tabel met cijfers. Kies het bestand dat u van StatLine hebt."
        )
    corner = _corner(lines)
    heads, body = lines[: corner + 1], _body(lines, corner)
    if not body:
        raise Refused("no-rows", "Onder de koppen staan geen rijen met cijfers.", f"regel {lines[corner].number}")
    width = max(len(line.cells) for line in (*heads, *body))
    labels = _label_columns(heads, body, width)
    columns = tuple(
        column
        for column in range(width)
        if column not in labels and (any(line.cell(column) for line in heads) or _inside(heads, body, column, labels))
    )
    if not columns:
        raise Refused("no-figures", "Er zijn geen kolommen met cijfers gevonden.", f"regel {lines[corner].number}")
    given = _filter(above[0]) if above else None
    title = above[0] if above and not (given and is_name(given[0])) else ""
    filters = tuple(text for text in above if text != title)
    dimensions = (
        *_fixed(filters),
        *_row_dimensions(_names_line(heads), body, labels),
        *_column_dimensions(heads, body, labels, columns),
    )
    return Layout(title, filters, source, dimensions, columns, body)


def _outside(grid: Grid) -> tuple[tuple[str, ...], list[Line], str]:
    """Return the lines above the table, the table, and the source below it."""
    lines = list(grid.lines)
    sections = any(line.filled == (0,) and line.cells[0] in _METADATA for line in lines[:_SEARCHED])
    if sections or (lines and any(heads <= {*lines[0].cells} for heads in _CODE_LISTS)):
        raise Refused(
            "metadata",
            "Dit is het bestand met de toelichting bij een tabel (metadata); er staan geen cijfers in. Kies op "
            "StatLine bij Downloaden 'CSV met statistische symbolen'.",
        )
    above: list[str] = []
    while lines and _above(lines, first=not above):
        above.append(_joined(lines.pop(0)))
    source = ""
    for place, line in enumerate(lines):
        if line.filled == (0,) and _SOURCE.fullmatch(line.cells[0]) and place:
            source, lines, below = line.cells[0], lines[:place], lines[place + 1 :]
            _refuse_second(next(filter(_has_figures, below), None))
            break
    while lines and lines[-1].bare:
        lines.pop()
    return tuple(above), lines, source


def _above(lines: Sequence[Line], *, first: bool) -> bool:
    """Say whether the first of these lines stands above the table: a title, a filter."""
    line = lines[0]
    if line.filled == (0,):
        return not is_name(line.cells[0]) or len(lines) > 1
    # A title without quotation marks is cut where it has a semicolon of its own.
    texts = [text for text in line.cells if text]
    return (
        first
        and line.filled == tuple(range(len(texts)))
        and " " in texts[0]
        and not any(is_name(text) or is_title(text) or is_unit(text) or looks_like_value(text) for text in texts)
    )


def _joined(line: Line) -> str:
    return "; ".join(text for text in line.cells if text)


def _filter(text: str) -> tuple[str, str] | None:
    """Return the name and the choice of a line such as "Perioden: 2024"."""
    name, sign, choice = text.partition(":")
    return (name.strip(), choice.strip()) if sign and choice.strip() and len(name) <= 60 else None


def _fixed(filters: Sequence[str]) -> Iterator[Dimension]:
    for text in filters:
        found = _filter(text)
        if found is not None:
            yield Dimension(found[0], role_of_values(found[0], [found[1]]), fixed=found[1])


def _corner(lines: Sequence[Line]) -> int:
    """Return which line is the last with headings: the names of what stands in the rows are in it."""
    best = -1
    for place, line in enumerate(lines[:_DEEPEST]):
        if any(is_name(line.cell(column)) for column in _leading(line)) and not _is_body(line, lines[place + 1 :]):
            best = place
        elif _has_figures(line):
            return _below_units(lines, best if best >= 0 else place - 1)
    if best >= 0:
        return _below_units(lines, best)
    raise Refused(
        "no-headings",
        "De koppen van de tabel zijn niet gevonden. Een export van StatLine heeft koppen als Regio's en Perioden.",
    )


def _has_figures(line: Line) -> bool:
    """Say whether a line is a row of figures behind a name."""
    values = [text for text in line.cells[1:] if text]
    return bool(line.cell(0)) and not is_name(line.cell(0)) and bool(values) and all(map(looks_like_value, values))


def _leading(line: Line) -> Iterator[int]:
    """Yield the columns from the left up to the first that holds no name, and all when several names stand there."""
    names = [column for column in line.filled if is_name(line.cells[column])]
    if len(names) > 1:
        yield from names
    elif line.filled:
        yield line.filled[0]


def _is_body(line: Line, below: Sequence[Line]) -> bool:
    """Say whether a line with a name in front is no heading: nothing but figures follows in it and text does not."""
    values = [text for text in line.cells[1:] if text]
    if not values or not all(looks_like_value(text) for text in values) or all(is_title(text) for text in values):
        return False
    return not any(is_name(each.cell(0)) for each in below[:_DEEPEST])


def _below_units(lines: Sequence[Line], corner: int) -> int:
    """Return the line of units, when that stands under the names, or has a name of its own that we do not know."""
    if 0 <= corner < len(lines) - 1:
        below = lines[corner + 1]
        units = [text for text in below.cells[1:] if text]
        if units and all(map(is_unit, units)):
            return corner + 1
    return max(corner, 0)


def _body(lines: Sequence[Line], corner: int) -> tuple[Line, ...]:
    """Return the rows below the headings; headings that are repeated on the way are passed over.

    Raises:
        Refused: other headings follow, so that there is more than one table.
    """
    repeated = {line.cells for line in lines[: corner + 1] if len(line.filled) > 1}
    below = [line for line in lines[corner + 1 :] if line.cells not in repeated]
    body = tuple(line for line in below if not line.bare)
    for line in below:
        # In a spreadsheet an area without any figure looks the same.
        if line.bare and not match(line.cells[0]).codes:
            subheadings.refuse(line.cells[0], f"regel {line.number}")
        if role_of_name(line.cell(0)) in (Role.AREA, Role.PERIOD, Role.TOPIC) and len(line.filled) > 1:
            _refuse_second(line)
    return body


def _refuse_second(line: Line | None) -> None:
    if line is not None:
        raise Refused(
            "two-tables",
            "Hier staat een tweede tabel. Zet elke tabel in een eigen bestand.",
            f"regel {line.number}",
        )


def _label_columns(heads: Sequence[Line], body: Sequence[Line], width: int) -> dict[int, str]:
    """Return the columns that hold names instead of figures, each with its heading in the last row of headings."""
    last = _names_line(heads)
    subjects = _subjects_of_text(heads)
    step = max(1, len(body) // _SAMPLE)
    sample = body[::step]
    labels: dict[int, str] = {}
    for column in range(width):
        heading = subjects.get(column) or last.cell(column)
        texts = [text for line in sample if (text := line.cell(column))]
        words = sum(map(looks_like_value, texts)) * 2 < len(texts)
        numbered = _names_column(heading if is_name(heading) else "", texts)
        if words or (numbered and (is_name(heading) or column == 0)):
            labels[column] = heading
    if not labels:
        labels[0] = last.cell(0)
    return labels


def _subjects_of_text(heads: Sequence[Line]) -> dict[int, str]:
    """Return the headings of subjects that are no figures: "Gemeentenaam" and "Soort regio" stand among the others."""
    for line in heads[:-1]:
        topics = [column for column in line.filled if role_of_name(line.cells[column]) is Role.TOPIC]
        if topics:
            behind = (column for column in line.filled if column > topics[0])
            return {column: line.cells[column] for column in behind if _is_text(line, column)}
    return {}


def _is_text(line: Line, column: int) -> bool:
    return role_of_name(line.cells[column]) in (Role.AREA, Role.LEVEL)


def _names_column(heading: str, texts: Sequence[str]) -> bool:
    """Say whether a column whose cells look like numbers holds names: years, or the numbers of rows."""
    role = role_of_name(heading) if heading else None
    if role is Role.IGNORED:
        return True
    if role is Role.PERIOD or not heading:
        return bool(texts) and all(is_title(text) for text in texts)
    return role is Role.AREA and not any(looks_like_value(text) for text in texts)


def _names_line(heads: Sequence[Line]) -> Line:
    return next((line for line in reversed(heads) if any(is_name(text) for text in line.cells)), heads[-1])


def _inside(heads: Sequence[Line], body: Sequence[Line], column: int, labels: dict[int, str]) -> bool:
    """Say whether a column without any heading belongs to the one on its left; a first column of numbers does not."""
    left = [other for other in range(column) if other not in labels and any(line.cell(other) for line in heads)]
    return bool(left) and any(line.cell(column) for line in body)


def _texts(body: Sequence[Line], column: int) -> list[str]:
    return list(dict.fromkeys(line.cell(column) for line in body[:: max(1, len(body) // _SAMPLE)]))


def _row_dimensions(last: Line, body: Sequence[Line], labels: dict[int, str]) -> Iterator[Dimension]:
    for column, heading in labels.items():
        role = role_of_values(heading, _texts(body, column))
        if role is Role.UNIT and role_of_name(heading) not in (None, Role.UNIT):
            heading = ""  # it names what stands in the columns; see _name_in_corner
        yield Dimension(heading, role, column, line=last.number)


def _column_dimensions(
    heads: Sequence[Line], body: Sequence[Line], labels: dict[int, str], columns: tuple[int, ...]
) -> Iterator[Dimension]:
    """Yield what each row of headings is about; a row that only names the next one is taken with that."""
    named = ""
    above: list[tuple[str, ...]] = []
    corner = _names_line(heads)
    text = _subjects_of_text(heads)
    for line in heads:
        texts = [line.cell(column) for column in columns if line.cell(column)]
        own = [line.cell(column) for column in labels if line.cell(column) and column not in text]
        if not texts:
            named = own[-1] if own else named
            continue
        if len(texts) == 1 and is_name(texts[0]) and line is not corner:
            named = texts[0]
            continue
        if line is corner:
            name = _name_in_corner(body, labels) or named
        else:
            name = own[-1] if own else named
        filled = _filled(line, columns, above)
        role = role_of_values(name, filled)
        if role is Role.OTHER and not name:
            role = Role.TOPIC
        above.append(filled)
        yield Dimension(name, role, heading=filled, line=line.number)
        named = ""


def _name_in_corner(body: Sequence[Line], labels: dict[int, str]) -> str:
    """Return the name over a column of units: it names the headings to its right."""
    column = max(labels)
    heading = labels[column]
    if len(labels) < 2 or role_of_name(heading) in (None, Role.UNIT):
        return ""
    return heading if role_of_values(heading, _texts(body, column)) is Role.UNIT else ""


def _filled(line: Line, columns: Sequence[int], above: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the heading of each column; an empty one is that of its neighbour while the headings above agree."""
    found: list[str] = []
    for place, column in enumerate(columns):
        text = line.cell(column)
        if not text and place and all(each[place] == each[place - 1] for each in above):
            text = found[-1]
        found.append(text)
    return tuple(found)
