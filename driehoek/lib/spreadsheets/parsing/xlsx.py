# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading an xlsx: the workbook, the texts that sheets share, and then each sheet."""

import posixpath
import re
from dataclasses import dataclass, field

from driehoek.lib.spreadsheets.parsing import xml
from driehoek.lib.spreadsheets.parsing.grid import Budget, Grid
from driehoek.lib.spreadsheets.parsing.packages import Package
from driehoek.lib.spreadsheets.parsing.xlsx_sheet import SheetReader
from driehoek.lib.spreadsheets.parsing.xlsx_styles import read_styles
from driehoek.lib.spreadsheets.refusals import Unreadable

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class Relations(xml.Reader):
    """Where the parts of the workbook are; what lies outside the file is left out."""

    folder: str
    kinds: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take one relation."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{self.folder}/{target}")
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.kinds.setdefault(kind, path)
            if kind == "worksheet":
                self.sheets[attributes.get("Id", "")] = path


@dataclass(slots=True)
class Contents(xml.Reader):
    """The sheets by name, with the relation that tells where each is."""

    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    since_1904: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take a sheet or the setting of the calendar."""
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("r:id", ""), hidden))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "0") in ("1", "true")


class SharedTexts(xml.Reader):
    """The texts that cells point at by number."""

    def __init__(self, limit: int) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._inside = False
        self._phonetic = 0
        self._limit = limit
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - as every reader
        """Begin a text."""
        if name == "si":
            self._parts.clear()
        elif name == "rPh":
            self._phonetic += 1
        elif name == "t":
            self._inside = not self._phonetic

    def end(self, name: str) -> None:
        """Finish a text."""
        if name == "t":
            self._inside = False
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "si":
            self.texts.append(unescape("".join(self._parts)))

    def text(self, data: str) -> None:
        """Take characters; how much a file may hold is counted before any cell is."""
        if self._inside:
            self._length += len(data)
            if self._length > self._limit:
                raise Unreadable("too-much-text", limit=self._limit)
            self._parts.append(data)


def unescape(text: str) -> str:
    """Return text with the characters that XML cannot hold, written as _x0000_, put back."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def read_xlsx(content: bytes, budget: Budget) -> list[Grid]:
    """Read every sheet.

    Raises:
        Unreadable: with the reason.
    """
    package = Package(content, budget.limits)
    workbook = _main_part(package)
    folder, _, file = workbook.rpartition("/")
    relations = Relations(folder)
    where = f"{folder}/_rels/{file}.rels".lstrip("/")
    if where in package:
        xml.walk(package.open(where), relations)
    contents = Contents()
    xml.walk(package.open(workbook), contents)
    if len(contents.sheets) > budget.limits.sheets:
        raise Unreadable("too-many-sheets", limit=budget.limits.sheets)
    shared = SharedTexts(budget.limits.text)
    if relations.kinds.get("sharedStrings", "") in package:
        xml.walk(package.open(relations.kinds["sharedStrings"]), shared)
    styles = read_styles(package, relations.kinds.get("styles", ""), relations.kinds.get("theme", ""))
    grids = []
    for name, relation, hidden in contents.sheets:
        path = relations.sheets.get(relation)
        if path is None:
            # A sheet that is one chart, or macros of long ago.
            continue
        grid = Grid(name, budget, hidden=hidden)
        sheet = SheetReader(grid, shared.texts, styles, since_1904=contents.since_1904, unescape=unescape)
        xml.walk(package.open(path), sheet)
        if sheet.conditional:
            budget.remark(
                f"Op blad '{name}' kleurt Excel cellen vanzelf (voorwaardelijke opmaak); die kleuren zijn niet gelezen."
            )
        grid.finish()
        grids.append(grid)
    _remark_on(package, budget)
    return grids


def _main_part(package: Package) -> str:
    relations = Relations("")
    if "_rels/.rels" in package:
        xml.walk(package.open("_rels/.rels"), relations)
    path = relations.kinds.get("officeDocument", "").lstrip("/")
    return path if path in package else "xl/workbook.xml"


def _remark_on(package: Package, budget: Budget) -> None:
    names = package.names()
    if any(name.endswith("vbaproject.bin") for name in names):
        budget.remark("In het bestand zitten macro's; die zijn niet gelezen en niet uitgevoerd.")
    if any("/externallinks/" in f"/{name}" for name in names):
        budget.remark(
            "Het bestand verwijst naar andere bestanden; die zijn niet geopend. Gelezen is de opgeslagen uitkomst."
        )
    if any("comments" in name for name in names):
        budget.remark("Opmerkingen bij cellen zijn niet gelezen.")
