# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The styles of an ods, as far as they carry meaning: background, bold, and whether a sheet is shown."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from driehoek.lib.spreadsheets.parsing import xml

_COLOUR = re.compile(r"#([0-9A-Fa-f]{6})")
_BOLD = ("bold", "600", "700", "800", "900")
_OLDEST = 20
"""So many ancestors of a style are asked; a family that goes in circles ends there."""


class Look(NamedTuple):
    """What a cell style makes of a cell."""

    fill: str = ""
    bold: bool = False


@dataclass(slots=True)
class _Style:
    parent: str
    fill: str | None = None
    bold: bool | None = None
    shown: bool = True


@dataclass(slots=True)
class Styles(xml.Reader):
    """Collects the styles of ``styles.xml`` and of ``content.xml``, by family and name."""

    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)
    _current: _Style | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take a style or a property of the style that is open."""
        if name in ("style:style", "style:default-style"):
            self._current = _Style(attributes.get("style:parent-style-name", ""))
            key = (attributes.get("style:family", ""), attributes.get("style:name", ""))
            self._styles[key] = self._current
        elif self._current is None:
            return
        elif name == "style:table-cell-properties" and "fo:background-color" in attributes:
            found = _COLOUR.fullmatch(attributes["fo:background-color"])
            self._current.fill = found[1].upper() if found else ""
        elif name == "style:text-properties" and "fo:font-weight" in attributes:
            self._current.bold = attributes["fo:font-weight"] in _BOLD
        elif name == "style:table-properties":
            self._current.shown = attributes.get("table:display") != "false"

    def end(self, name: str) -> None:
        """Close a style."""
        if name in ("style:style", "style:default-style"):
            self._current = None

    def look(self, name: str) -> Look:
        """Return what a cell style makes of a cell, its ancestors included."""
        if name not in self._looks:
            self._looks[name] = self._find(name)
        return self._looks[name]

    def shown(self, name: str) -> bool:
        """Tell whether a sheet with this style is shown."""
        style = self._styles.get(("table", name))
        return style is None or style.shown

    def _find(self, name: str) -> Look:
        fill: str | None = None
        bold: bool | None = None
        for _ in range(_OLDEST):
            style = self._styles.get(("table-cell", name))
            if style is None:
                break
            fill = style.fill if fill is None else fill
            bold = style.bold if bold is None else bold
            name = style.parent
        return Look(fill or "", bool(bold))
