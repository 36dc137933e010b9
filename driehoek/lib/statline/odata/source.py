# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one asks for: which table, where it is, and which part of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from driehoek.lib.statline.periods import PeriodKind
from driehoek.lib.statline.refusals import Refused

_ID = re.compile(r"[0-9A-Za-z]{4,20}")


class Host(StrEnum):
    """Where a table is, and in which version of OData."""

    POLICE3 = "dataderden_v3"
    CBS3 = "opendata_v3"
    CBS4 = "datasets_v4"


@dataclass(frozen=True, slots=True)
class Bases:
    """The address of each host, up to the part that is the same for all its tables."""

    police3: str = "https://dataderden.cbs.nl"
    cbs3: str = "https://opendata.cbs.nl"
    cbs4: str = "https://datasets.cbs.nl/odata/v1/CBS"

    def of(self, host: Host) -> str:
        """Return the address of a host, without a slash at the end."""
        return {Host.POLICE3: self.police3, Host.CBS3: self.cbs3, Host.CBS4: self.cbs4}[host].rstrip("/")

    @property
    def all(self) -> tuple[str, ...]:
        """The three addresses."""
        return self.police3, self.cbs3, self.cbs4


@dataclass(frozen=True, slots=True)
class Source:
    """One table, and what must be known to read it that it does not say itself.

    Attributes:
        id: of the table; capitals count.
        levels: levels of area that are taken.
        fixed: other dimensions, with the one code that is taken, without padding.
        measures: codes of the measures that are taken, with or without the number at the end; empty for all numbers.
        absent: what a row that is lacking means: ``nul`` or a value of ``Missing``; empty where the table says it.
        typed: ask the data set with numbers; the default is the one with texts, which keeps "." and blank apart.
        hidden: subjects that the table lists but does not publish: there a row that is lacking never means zero.
    """

    id: str
    host: Host
    publisher: str = ""
    licence: str = ""
    attribution: str = ""
    rounded_to: int = 0
    levels: tuple[str, ...] = ("NL", "GM")
    fixed: Mapping[str, str] = field(default_factory=dict)
    measures: tuple[str, ...] = ()
    absent: str = ""
    typed: bool = False
    hidden: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be the id of a table: it becomes part of an address and of the name of a folder."""
        if not _ID.fullmatch(self.id):
            raise Refused("table-id", f"'{self.id[:30]}' is geen tabelnummer van CBS of politie, zoals 47018NED.")

    def takes(self, measure: str) -> bool:
        """Say whether a measure is taken."""
        return not self.measures or measure in self.measures or re.sub(r"_\d+$", "", measure) in self.measures


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of a table.

    Attributes:
        years: empty for every year that the table has.
        kinds: of period; years and months are never asked in one request.
        areas: codes, without padding; empty for all areas of the levels of the source.
        also: areas that are taken beside them where the table has them, such as municipalities of before a merger.
        subjects: codes, without padding; empty for all.
    """

    years: tuple[int, ...] = ()
    kinds: tuple[PeriodKind, ...] = (PeriodKind.YEAR,)
    areas: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
