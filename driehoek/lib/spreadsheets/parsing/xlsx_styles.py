# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The styles of an xlsx, as far as they carry meaning: background, bold, and how a number is meant."""

import colorsys
from dataclasses import dataclass, field

from driehoek.lib.spreadsheets.parsing import formats, xml
from driehoek.lib.spreadsheets.parsing.packages import Package

_INDEXED = (
    "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C0808080"
    "9999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF8000808000000080800000FF"
    "00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696"
    "003366339966003300333300993300993366333399333333"
)
"""The colours that have a number in the file format; the first eight stand there twice."""

_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


@dataclass(frozen=True, slots=True)
class Style:
    """One cell style."""

    meaning: str = formats.PLAIN
    fill: str = ""
    bold: bool = False


@dataclass(slots=True)
class Theme(xml.Reader):
    """The named colours of a workbook."""

    colours: dict[str, str] = field(default_factory=dict)
    _name: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the value inside a named colour."""
        local = name.removeprefix("a:")
        if local in _THEME_ORDER:
            self._name = local
        elif self._name and local in ("srgbClr", "sysClr"):
            self.colours.setdefault(self._name, attributes.get("lastClr") or attributes.get("val", ""))

    def end(self, name: str) -> None:
        """Leave a named colour."""
        if name.removeprefix("a:") == self._name:
            self._name = ""


class Styles(xml.Reader):
    """Reads ``styles.xml``; afterwards ``of(number)`` gives the style that a cell points at."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._codes: dict[int, str] = {}
        self._fonts: list[bool] = []
        self._fills: list[str] = []
        self._styles: list[Style] = []
        self._path: list[str] = []
        self._solid = False

    def of(self, number: str | None) -> Style:
        """Return a style; one that does not exist is the plain one."""
        try:
            return self._styles[int(number or 0)]
        except (ValueError, IndexError):
            return PLAIN

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element of the stylesheet."""
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if name == "numFmt" and parent == "numFmts":
            self._codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "font" and parent == "fonts":
            self._fonts.append(False)
        elif name == "b" and parent == "font" and self._fonts and "dxf" not in self._path:
            self._fonts[-1] = attributes.get("val", "1") not in ("0", "false")
        elif name == "fill" and parent == "fills":
            self._fills.append("")
        elif name == "patternFill":
            self._solid = attributes.get("patternType") == "solid"
        elif name == "fgColor" and self._solid and self._fills and "dxf" not in self._path:
            self._fills[-1] = self._colour(attributes)
        elif name == "xf" and parent == "cellXfs":
            self._styles.append(self._style(attributes))

    def end(self, name: str) -> None:  # noqa: ARG002 - as every reader
        """Leave an element."""
        self._path.pop()

    def _style(self, attributes: dict[str, str]) -> Style:
        code = _number(attributes.get("numFmtId"))
        fill, font = _number(attributes.get("fillId")), _number(attributes.get("fontId"))
        return Style(
            meaning=formats.meaning(code, self._codes.get(code)),
            fill=self._fills[fill] if 0 <= fill < len(self._fills) else "",
            bold=0 <= font < len(self._fonts) and self._fonts[font],
        )

    def _colour(self, attributes: dict[str, str]) -> str:
        if "rgb" in attributes:
            base = attributes["rgb"][-6:]
        elif "theme" in attributes:
            number = _number(attributes["theme"])
            base = self._theme.colours.get(_THEME_ORDER[number], "") if 0 <= number < len(_THEME_ORDER) else ""
        else:
            number = _number(attributes.get("indexed", "64"))
            number = number if number < 8 else number - 8
            base = _INDEXED[number * 6 : number * 6 + 6] if number >= 0 else ""
        return tinted(base.upper(), attributes.get("tint", "0"))


PLAIN = Style()


def read_styles(package: Package, styles: str, theme: str) -> Styles:
    """Read the stylesheet and the theme, where they are there."""
    colours = Theme()
    if theme in package:
        xml.walk(package.open(theme), colours)
    found = Styles(colours)
    if styles in package:
        xml.walk(package.open(styles), found)
    return found


def tinted(colour: str, tint: str) -> str:
    """Return a colour made lighter (tint above 0) or darker (below 0), as the file format defines it."""
    if len(colour) != 6 or not set(colour) <= set("0123456789ABCDEF"):
        return ""
    try:
        share = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        share = 0.0
    if not share:
        return colour
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def _number(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return -1
