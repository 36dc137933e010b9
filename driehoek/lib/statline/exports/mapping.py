# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file that is no export of StatLine: somebody says which column is what, and that is remembered for its headings."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from driehoek.lib.statline.exports.grid import Grid, Line
from driehoek.lib.statline.exports.headings import Role, role_of_name, role_of_values
from driehoek.lib.statline.exports.layout import Dimension, Layout
from driehoek.lib.statline.exports.numbers import looks_like_value
from driehoek.lib.statline.refusals import Refused
from driehoek.lib.statline.regions import match, plain
from driehoek.lib.statline.titles import is_title

_SEARCHED = 30
_SAMPLE = 300


class Use(StrEnum):
    """What a column is for."""

    NOTHING = ""
    AREA = "gebied"
    PERIOD = "periode"
    KIND = "soort"
    VALUE = "waarde"


_ROLES = {Use.AREA: Role.AREA, Use.PERIOD: Role.PERIOD, Use.KIND: Role.OTHER}


@dataclass(frozen=True, slots=True)
class Columns:
    """How a file is to be read.

    Attributes:
        table, measure: what the figures are about.
        heading: number of the line with the headings, as in the file.
        uses: what each column is for.
        fixed: what holds for the whole file: an area, a period, a kind.
    """

    table: str = ""
    measure: str = ""
    heading: int = 0
    uses: Mapping[int, Use] = field(default_factory=dict)
    fixed: Mapping[Use, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return {
            "table": self.table,
            "measure": self.measure,
            "heading": self.heading,
            "uses": {str(column): use.value for column, use in self.uses.items()},
            "fixed": {use.value: text for use, text in self.fixed.items()},
        }

    @classmethod
    def of_json(cls, stored: Mapping[str, Any]) -> "Columns":
        """Read what was stored."""
        return cls(
            str(stored.get("table", "")),
            str(stored.get("measure", "")),
            int(stored.get("heading", 0)),
            {int(column): Use(use) for column, use in stored.get("uses", {}).items()},
            {Use(use): str(text) for use, text in stored.get("fixed", {}).items()},
        )


def guessed(grid: Grid, heading: int = 0) -> Columns:
    """Return a first guess: the line with the most headings, and what stands under each.

    Args:
        heading: number of the line with the headings, where somebody said which; 0 to look for it.
    """
    if not grid.lines:
        raise Refused("empty", "Het bestand is leeg. Kies het bestand opnieuw.")
    said = next((line for line in grid.lines if line.number == heading), None)
    head = said or max(grid.lines[:_SEARCHED], key=lambda line: (_headings(line), -line.number))
    columns = Columns(heading=head.number)
    body = _body(grid, columns)
    uses: dict[int, Use] = {}
    for column in head.filled:
        uses[column] = _guess(head.cell(column), [text for line in body[:_SAMPLE] if (text := line.cell(column))])
    return Columns(heading=head.number, uses=_once(uses, head))


def _headings(line: Line) -> int:
    return sum(not looks_like_value(text) for text in line.cells if text)


def _guess(heading: str, texts: Sequence[str]) -> Use:
    role = role_of_name(heading)
    if texts and all(is_title(text) for text in texts) and role in (None, Role.PERIOD):
        return Use.PERIOD
    if role is Role.IGNORED or not texts:
        return Use.NOTHING
    if role is Role.AREA or sum(bool(match(text).codes) for text in texts) * 2 > len(texts):
        return Use.AREA
    if sum(map(looks_like_value, texts)) * 2 > len(texts):
        return Use.VALUE
    return Use.KIND if role is Role.OTHER else Use.NOTHING


def _once(uses: Mapping[int, Use], head: Line) -> dict[int, Use]:
    """Leave one column for areas, kinds and periods: the one that stands first, and codes before names."""
    found: dict[int, Use] = {}
    for column in sorted(uses, key=lambda column: ("code" not in plain(head.cell(column)), column)):
        use = uses[column]
        found[column] = Use.NOTHING if use in _ROLES and use in found.values() else use
    return dict(sorted(found.items()))


def fingerprint(grid: Grid, heading: int) -> str:
    """Return what tells files with the same headings from others."""
    line = next((line for line in grid.lines if line.number == heading), None)
    if line is None:
        return ""
    return hashlib.sha256("\n".join(plain(text) for text in line.cells).encode()).hexdigest()


def heading_line(grid: Grid, columns: Columns) -> Line:
    """Return the line with the headings.

    Raises:
        Refused: the file has no such line.
    """
    found = next((line for line in grid.lines if line.number == columns.heading), None)
    if found is None:
        raise Refused("no-headings", "De regel met de koppen staat niet in het bestand. Kies een andere regel.")
    return found


def layout_of(grid: Grid, columns: Columns) -> Layout:
    """Return the layout that somebody says a file has.

    Raises:
        Refused: no column with figures, or nothing that says which area or period.
    """
    head = heading_line(grid, columns)
    values = tuple(column for column, use in columns.uses.items() if use is Use.VALUE)
    if not values:
        raise Refused("no-figures", "Zeg welke kolom de getallen heeft.")
    headings = tuple(head.cell(column) for column in values)
    dimensions = [Dimension("", Role.TOPIC, fixed=columns.measure)]
    for use, role in _ROLES.items():
        column = next((column for column, said in columns.uses.items() if said is use), None)
        if column is not None:
            dimensions.append(Dimension(head.cell(column), role, column))
        elif columns.fixed.get(use):
            dimensions.append(Dimension(use.value, role, fixed=columns.fixed[use]))
        elif len(values) > 1 or use is Use.PERIOD:
            dimensions += _in_headings(use, role, headings, head)
    body = tuple(line for line in _body(grid, columns) if _is_row(line, columns))
    if not body:
        raise Refused("no-rows", "Onder de koppen staan geen rijen.", f"regel {head.number}")
    return Layout("", (), "", tuple(dimensions), values, body)


def _in_headings(use: Use, role: Role, headings: tuple[str, ...], head: Line) -> list[Dimension]:
    if use is Use.KIND or role_of_values("", headings) is role:
        return [Dimension(use.value, role, heading=headings, line=head.number)]
    return []


def _body(grid: Grid, columns: Columns) -> tuple[Line, ...]:
    return tuple(line for line in grid.lines if line.number > columns.heading and not line.bare)


def _is_row(line: Line, columns: Columns) -> bool:
    """Leave out lines without any figure, such as a heading of a part or a source."""
    return any(line.cell(column) for column, use in columns.uses.items() if use is Use.VALUE)
