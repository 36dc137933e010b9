# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which table a file is: by its title, its name, its source and what it is about."""

import re
from collections.abc import Sequence

from driehoek.lib.statline.exports.headings import Role
from driehoek.lib.statline.exports.layout import Layout
from driehoek.lib.statline.known import KnownTable, by_contents, by_filename, by_title
from driehoek.lib.statline.refusals import Refused
from driehoek.lib.statline.regions import plain

_DIVISION = re.compile(
    r"(?:gemeenten?|buurt|wijk|regio|indeling|municipalit\w+|division)\D{0,14}?((?:19|20)\d\d)\b", re.I
)


class WhichTable(Refused):
    """A file that can be more than one table, or none that we know: whoever brings it must say.

    Attributes:
        candidates: the tables that it can be; empty when it looks like none.
    """

    def __init__(self, candidates: Sequence[str], title: str) -> None:
        self.candidates = tuple(candidates)
        if candidates:
            sentence = f"Dit bestand kan van meer dan één tabel zijn: {' of '.join(candidates)}. Kies welke het is."
        else:
            named = (
                f"De tabel '{title[:80]}' kennen we niet."
                if title
                else "In het bestand staat niet van welke tabel het is."
            )
            sentence = (
                f"{named} Kies zelf welke tabel het is; staat die er niet bij, dan wordt deze tabel niet gebruikt."
            )
        super().__init__("which-table", sentence)


def choose(layout: Layout, filename: str, tables: Sequence[KnownTable], table_id: str = "") -> KnownTable:
    """Return the table that a file is.

    Raises:
        WhichTable: that cannot be said from the file.
    """
    if table_id:
        return next(table for table in tables if table.id == table_id)
    titles = [layout.title, layout.title.partition(";")[0]] if layout.title else []
    topics, dimensions = _contents(layout)
    possible = by_contents(topics, dimensions, tables) or by_contents(topics, [], tables)
    for found in (
        by_filename(filename, tables),
        *(by_title(title, tables) for title in titles),
        () if layout.title else _of_source(layout.source, possible),
        () if layout.title else possible,
    ):
        narrowed = tuple(table for table in found if table in possible) or found
        if len(narrowed) == 1:
            return narrowed[0]
        if narrowed:
            raise WhichTable([table.id for table in narrowed], layout.title)
    raise WhichTable([table.id for table in possible], layout.title)


def _contents(layout: Layout) -> tuple[list[str], list[str]]:
    """Return what a file is about, and the names of the other dimensions."""
    topics: list[str] = []
    for each in layout.of(Role.TOPIC):
        if each.fixed:
            topics.append(each.fixed)
        elif each.column >= 0:
            topics += [line.cell(each.column) for line in layout.body[:2_000]]
        else:
            topics += each.heading
    bare = [re.sub(r"\s*\([^()]*\)$", "", text) for text in topics]
    return list(dict.fromkeys([*topics, *bare])), [each.name for each in layout.of(Role.OTHER)]


def _of_source(source: str, tables: Sequence[KnownTable]) -> tuple[KnownTable, ...]:
    return tuple(table for table in tables if source and plain(table.attribution) in plain(source))


def division_year(title: str) -> int | None:
    """Return the year of the municipal division that a title names: "soort misdrijf, gemeente 2026"."""
    found = _DIVISION.search(title)
    return int(found[1]) if found else None
