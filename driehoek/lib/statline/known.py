# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is known of a table beforehand, so that a file with titles alone becomes codes. Whoever calls gives it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from driehoek.lib.statline.model import Missing
from driehoek.lib.statline.regions import plain

_YEARS = re.compile(r"\b(19|20)\d\d\b")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_SUFFIX = re.compile(r"_\d+$")
_CODE_IN_TITLE = re.compile(r"(\d\.\d{1,2}\.\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A subject of a table.

    Attributes:
        code: ``GeregistreerdeMisdrijven_1``.
        titles: as exports call it, the usual one first.
        unit: as it is stored.
        decimals: at least so many.
    """

    code: str
    titles: tuple[str, ...]
    unit: str = "aantal"
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class KnownTable:
    """A table that we know.

    Attributes:
        id: ``47018NED``.
        titles: as exports call it; years in it do not count.
        publisher, licence, attribution: as they stand with every figure.
        rounded_to: 5 when counts are rounded to multiples of five.
        absent: what a row that is lacking means; ``nul`` or a kind of missing.
        measures: its subjects.
        kinds_named: how the dimension of kinds is called; empty when the table has none.
        kinds: code of each kind, with its title.
        fixed: other dimensions, with the choice of each that is the total.
        division: all years are given in the division of the year in the title.
    """

    id: str
    titles: tuple[str, ...]
    publisher: str
    licence: str
    attribution: str
    rounded_to: int = 0
    absent: str = Missing.ABSENT
    measures: tuple[KnownMeasure, ...] = ()
    kinds_named: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    division: bool = False

    def measure(self, text: str) -> KnownMeasure | None:
        """Return the subject that a heading names, by its code or one of its titles."""
        wanted = {_words(text), _words(text.rpartition("|")[2])}
        for each in self.measures:
            if not wanted.isdisjoint(map(_words, (each.code, _SUFFIX.sub("", each.code), *each.titles))):
                return each
        return None

    def kind(self, text: str) -> str:
        """Return the code of a kind by its code or its title; empty when it is not known."""
        stripped = text.strip()
        if stripped in self.kinds:
            return stripped
        if len({*_CODE_IN_TITLE.findall(stripped)}) > 1:
            return ""  # "1.1.1 Diefstal/inbraak woning, 1.1.2 ..." is neither
        found = _CODE_IN_TITLE.match(stripped)
        if found and (found[1] in self.kinds or not self.kinds):
            return found[1]
        wanted = plain(stripped.rpartition("|")[2])
        for code, title in self.kinds.items():
            if wanted in (plain(title), plain(f"{code} {title}"), plain(_CODE_IN_TITLE.sub("", title))):
                return code
        return ""

    def named(self, title: str) -> bool:
        """Say whether a title is one of this table."""
        bare = without_years(title)
        return bool(bare) and any(without_years(each) == bare for each in self.titles)


def without_years(title: str) -> str:
    """Return the words of a title without the years in it, for comparing."""
    return _words(_YEARS.sub("", title))


def _words(title: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", _THOUSANDS.sub("", plain(title))))


def by_title(title: str, tables: Iterable[KnownTable]) -> tuple[KnownTable, ...]:
    """Return the tables that have a title."""
    return tuple(table for table in tables if table.named(title))


def by_filename(filename: str, tables: Iterable[KnownTable]) -> tuple[KnownTable, ...]:
    """Return the tables whose code stands in the name of a file."""
    name = filename.rpartition("/")[2].lower()
    return tuple(
        table for table in tables if re.search(rf"(?<![a-z0-9]){re.escape(table.id.lower())}(?![a-z0-9])", name)
    )


def by_contents(
    topics: Sequence[str], dimensions: Sequence[str], tables: Sequence[KnownTable]
) -> tuple[KnownTable, ...]:
    """Return the tables that have most of these subjects, of those that are split by these dimensions alone."""
    names = {plain(name) for name in dimensions if name}
    counts = {
        table.id: sum(table.measure(topic) is not None for topic in topics)
        for table in tables
        if names <= {plain(name) for name in (*table.kinds_named, *table.fixed)}
    }
    most = max(counts.values(), default=0)
    return tuple(table for table in tables if most and counts.get(table.id) == most)
