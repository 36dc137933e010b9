# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing SVG: the elements that charts are made of, each with a role that decides how it looks."""

from collections.abc import Iterable

from driehoek.lib.charts.looks import FONT, LOOKS, SIZE, Style

_UNFIT = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 65534, 65535, *range(55296, 57344)])
_ESCAPED = str.maketrans({**_UNFIT, ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"})

Point = tuple[float, float]


def escaped(text: str) -> str:
    """Return text as XML can hold it, in an element or an attribute."""
    return text.translate(_ESCAPED)


def units(value: float) -> str:
    """Write a coordinate: one decimal, no minus zero, so that the same chart gives the same bytes.

    >>> units(12.04), units(-0.01), units(3)
    ('12', '0', '3')
    """
    text = f"{value:.1f}"
    if text.endswith(".0"):
        text = text[:-2]
    return "0" if text == "-0" else text


def route(points: Iterable[Point]) -> str:
    """Return a line through points as the data of a path."""
    return "M" + "L".join(f"{units(x)} {units(y)}" for x, y in points)


class Canvas:
    """Collects the elements of one drawing."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self._look = LOOKS[style]
        self._parts: list[str] = []

    def line(self, x1: float, y1: float, x2: float, y2: float, role: str) -> None:
        """Draw a straight line."""
        self._parts.append(f'<path {self._look[role]} d="M{units(x1)} {units(y1)}L{units(x2)} {units(y2)}"/>')

    def path(self, data: str, role: str, title: str = "") -> None:
        """Draw a path from its data; nothing for no data."""
        if data:
            self._parts.append(_closed("path", f'{self._look[role]} d="{data}"', title))

    def circle(self, x: float, y: float, radius: float, role: str, title: str = "") -> None:
        """Draw a circle; its title is told by a pointer that rests on it."""
        place = f'{self._look[role]} cx="{units(x)}" cy="{units(y)}" r="{units(radius)}"'
        self._parts.append(_closed("circle", place, title))

    def rect(self, x: float, y: float, width: float, height: float, role: str, title: str = "") -> None:
        """Draw an upright rectangle."""
        place = f'{self._look[role]} x="{units(x)}" y="{units(y)}" width="{units(width)}" height="{units(height)}"'
        self._parts.append(_closed("rect", place, title))

    def text(self, x: float, y: float, text: str, role: str, anchor: str = "", size: float = 0) -> None:
        """Write text; y is its base line, anchor start (when empty), middle or end."""
        extra = f' text-anchor="{anchor}"' if anchor else ""
        if size:
            extra += f' font-size="{units(size)}"'
        self._parts.append(f'<text {self._look[role]} x="{units(x)}" y="{units(y)}"{extra}>{escaped(text)}</text>')

    def moved(self, drawn: "Canvas", x: float, y: float) -> None:
        """Put what another canvas holds at a place of this one."""
        self._parts.append(f'<g transform="translate({units(x)} {units(y)})">{"".join(drawn._parts)}</g>')

    def picture(self, width: float, height: float, name: str, described: str, variant: str) -> str:
        """Return the whole as one SVG with a name and a description for those who do not see it.

        Args:
            width, height: in units of the drawing.
            name, described: short and long words; without a name the picture is decoration.
            variant: ends the class on the screen: how wide it is meant to be shown.
        """
        size = f'viewBox="0 0 {units(width)} {units(height)}"'
        if self.style == "screen":
            size += f' class="driehoek-chart__picture driehoek-chart__picture--{variant}" focusable="false"'
        else:
            size += f' width="{units(width)}" height="{units(height)}" font-family="{FONT}" font-size="{units(SIZE)}"'
        if name:
            words = f' role="img"><title>{escaped(name)}</title><desc>{escaped(described)}</desc>'
        else:
            words = ' aria-hidden="true">'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{words}{"".join(self._parts)}</svg>'


def _closed(tag: str, attributes: str, title: str) -> str:
    return f"<{tag} {attributes}><title>{escaped(title)}</title></{tag}>" if title else f"<{tag} {attributes}/>"
