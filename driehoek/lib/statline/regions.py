# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of areas: names to codes through time, and which municipalities became which."""

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from driehoek.lib.statline.model import Level, area_code, level_of

FILE = Path(__file__).with_name("regions.csv")

_OTHER_NAMES = {
    "Den Haag": "GM0518",
    "Den Bosch": "GM0796",
    "Friesland (PV)": "PV21",
    "The Netherlands": "NL",
    "Totaal Nederland": "NL",
    "Netherlands": "NL",
    "Landelijk": "NL",
    "Niet in te delen (GM)": "GM0999",
    "Niet in te delen": "GM0999",
}
"""Names that people use and CBS does not."""

_SUFFIX = re.compile(r"\s*\((gemeente|gm|municipality|pv|re|ld|pd|bt|nl|[a-z]{1,4}\.?)\)$")
_LEVEL_MARKS = {
    "gemeente": Level.MUNICIPALITY,
    "gm": Level.MUNICIPALITY,
    "municipality": Level.MUNICIPALITY,
    "pv": Level.PROVINCE,
    "re": Level.UNIT,
    "ld": Level.PART,
    "pd": Level.DISTRICT,
    "bt": Level.TEAM,
}
_CODE = re.compile(r"(NL0?[01]?|(GM|BU|WK)\d{4,10}|(PV|RE|LD|PD)\d\d|LDG4|[BP][TD]:.+)\s*")


@dataclass(frozen=True, slots=True)
class Region:
    """An area of the register.

    Attributes:
        code: ``GM1945``, ``BT:Tweestromenland``.
        title: as CBS writes it.
        province: of a municipality; else empty.
        start: first day; None when it was there before 1830, or has no dates.
        end: the day on which it no longer was there; None when it still is.
        into: what its territory belonged to afterwards; more than one when it was divided.
    """

    code: str
    title: str
    province: str = ""
    start: date | None = None
    end: date | None = None
    into: tuple[str, ...] = ()

    def existed(self, year: int) -> bool:
        """Say whether it was there on any day of a year."""
        return (self.start is None or self.start.year <= year) and (self.end is None or self.end > date(year, 1, 1))

    def stood(self, day: date) -> bool:
        """Say whether it was there on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@cache
def register() -> Mapping[str, Region]:
    """Return every area by code."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter=";")
        return {
            row["code"]: Region(
                row["code"],
                row["naam"],
                row["provincie"],
                date.fromisoformat(row["van"]) if row["van"] else None,
                date.fromisoformat(row["tot"]) if row["tot"] else None,
                tuple(row["in"].split("+")) if row["in"] else (),
            )
            for row in rows
        }


def plain(name: str) -> str:
    """Return a name without capitals, accents and differences in spaces, apostrophes and dashes."""
    text = name.replace("’", "'").replace("‘", "'").replace("`", "'").replace(".)", ")")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(letter for letter in text.casefold() if not unicodedata.combining(letter))
    return " ".join(re.sub(r"\s*[-–—]\s*", "-", text).split())


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of each plain name, with and without its addition in brackets."""
    found: dict[str, dict[str, None]] = {}
    for code, region in register().items():
        found.setdefault(plain(region.title), {})[code] = None
    for other, code in _OTHER_NAMES.items():
        found.setdefault(plain(other), {})[code] = None
    bare: dict[str, dict[str, None]] = {}
    for name, codes in found.items():
        if (short := _SUFFIX.sub("", name)) != name:
            bare.setdefault(short, {}).update(codes)
    for name, codes in bare.items():
        # "Alkmaar" is the municipality, as CBS writes it; "Utrecht" is always written with what it is.
        found.setdefault(name, codes)
    return {name: tuple(codes) for name, codes in found.items()}


@dataclass(frozen=True, slots=True)
class Match:
    """What a name may mean: one code, none, or several."""

    codes: tuple[str, ...]

    @property
    def code(self) -> str:
        """The only code; empty when there is none or more than one."""
        return self.codes[0] if len(self.codes) == 1 else ""


@lru_cache(maxsize=8_192)
def match(name: str, year: int | None = None, level: Level | None = None) -> Match:
    """Return the areas that a name or a code may mean.

    With ``year`` only areas that existed in that year remain, where there are any; with ``level`` only that level.
    """
    text = " ".join(name.split())
    if _CODE.fullmatch(text):
        return Match((area_code(text),))
    wanted = plain(text)
    codes = _by_name().get(wanted, ())
    if not codes and (mark := _SUFFIX.search(wanted)):
        marked = _LEVEL_MARKS.get(mark[1])
        level = marked or level
        codes = _by_name().get(wanted[: mark.start()], ()) if marked else ()
        codes = codes or _team(text, marked)
    if level is not None:
        codes = tuple(code for code in codes if level_of(code) == level)
    if len(codes) > 1 and year is not None:
        codes = tuple(code for code in codes if register()[code].existed(year)) or codes
    return Match(codes)


def _team(text: str, level: Level | None) -> tuple[str, ...]:
    """Return a police team or district that the register does not know: these are known by their names."""
    if level not in (Level.TEAM, Level.DISTRICT):
        return ()
    return (f"{level}:{text.rpartition('(')[0].strip()}",)


def title_of(code: str) -> str:
    """Return the name of an area; the code itself for one that is not in the register."""
    region = register().get(code)
    return region.title if region else code


def parts(code: str, year: int) -> tuple[str, ...]:
    """Return the municipalities that on 1 January of a year together were what ``code`` became.

    A denominator of 2013 for Berg en Dal is the sum of three. Empty when no set of whole municipalities was exactly
    that territory; changes of borders without a merger are not counted.
    """
    moment = date(year, 1, 1)
    region = register().get(code)
    if region is None:
        return ()
    found: list[str] = []
    asked, seen = [code], {code}
    while asked:
        one = asked.pop()
        if register()[one].stood(moment):
            found.append(one)
        for before in _predecessors().get(one, ()):
            if len(register()[before].into) > 1 and _ended_after(before, moment):
                return ()
            if before not in seen:
                seen.add(before)
                asked.append(before)
    return tuple(sorted(found))


def _ended_after(code: str, moment: date) -> bool:
    end = register()[code].end
    return end is not None and end > moment


@cache
def _predecessors() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, region in register().items():
        for after in region.into:
            found.setdefault(after, []).append(code)
    return {code: tuple(before) for code, before in found.items()}
