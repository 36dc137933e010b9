# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the parts of a chart look: on the screen a class for our style sheet, on paper fixed greys.

No style attributes and no style elements: pages forbid them. Nothing depends on colour: lines differ in dash and
thickness, dots in shape, areas in hatching.
"""

from typing import Literal

Style = Literal["screen", "print"]

INK, SOFT, LINE, PALE, PAPER = "#1b1f24", "#4f5961", "#c3c9cd", "#e4e7e9", "#ffffff"
MIDDLE, OTHERS = "#7d878e", "#a3abb0"
FONT = "'Source Sans 3', 'Source Sans Pro', Arial, 'Liberation Sans', sans-serif"
SIZE = 14.0
"""Of text, in units of the drawing; a wide chart of 640 units is printed at 156 mm, so this is 9.7 points."""

_STROKE = 'fill="none" stroke-linejoin="round" stroke-linecap="round"'
_HALO = f'stroke="{PAPER}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
_EDGE = f'stroke="{SOFT}" stroke-width="1" stroke-linejoin="round"'

PRINT: dict[str, str] = {
    "grid": f'{_STROKE} stroke="{LINE}" stroke-width="0.75"',
    "axis": f'{_STROKE} stroke="{SOFT}" stroke-width="1"',
    "tick-text": f'fill="{SOFT}"',
    "unit": f'fill="{SOFT}"',
    "band": f'fill="{PALE}" stroke="none"',
    "whisker": f'{_STROKE} stroke="{SOFT}" stroke-width="1.25"',
    "line-1": f'{_STROKE} stroke="{INK}" stroke-width="2.25"',
    "line-2": f'{_STROKE} stroke="{INK}" stroke-width="1.75" stroke-dasharray="9 4"',
    "line-3": f'{_STROKE} stroke="{SOFT}" stroke-width="1.75" stroke-dasharray="2 4"',
    "line-4": f'{_STROKE} stroke="{SOFT}" stroke-width="1.75" stroke-dasharray="9 3 2 3"',
    "line-comparison": f'{_STROKE} stroke="{SOFT}" stroke-width="1.25" stroke-dasharray="5 3"',
    "line-open": f'{_STROKE} stroke="{SOFT}" stroke-width="1.5" stroke-dasharray="1.5 3.5"',
    "dot": f'fill="{INK}" stroke="{PAPER}" stroke-width="1"',
    "dot-open": f'fill="{PAPER}" stroke="{INK}" stroke-width="1.5"',
    "dots": f'{_STROKE} stroke="{INK}" stroke-width="4.5"',
    "dots-comparison": f'{_STROKE} stroke="{SOFT}" stroke-width="3"',
    "missing": f'{_STROKE} stroke="{SOFT}" stroke-width="1.25"',
    "target": f'{_STROKE} stroke="{INK}" stroke-width="1.25" stroke-dasharray="7 3"',
    "baseline": f'{_STROKE} stroke="{SOFT}" stroke-width="1.25" stroke-dasharray="1.5 3"',
    "break": f'{_STROKE} stroke="{INK}" stroke-width="1.25" stroke-dasharray="4 4"',
    "mark": f'fill="{PAPER}" stroke="{INK}" stroke-width="1.25"',
    "mark-text": f'fill="{INK}" font-weight="600"',
    "value": f'fill="{INK}" {_HALO}',
    "value-last": f'fill="{INK}" font-weight="600" {_HALO}',
    "name": f'fill="{SOFT}" {_HALO}',
    "title": f'fill="{INK}" font-weight="600"',
    "key-text": f'fill="{INK}"',
    "bar": f'fill="{MIDDLE}" stroke="none"',
    "bar-open": f'fill="{PAPER}" stroke="{SOFT}" stroke-width="1"',
    "bound": f'{_STROKE} stroke="{INK}" stroke-width="1.5"',
    "limit-inner": f'{_STROKE} stroke="{SOFT}" stroke-width="1.25" stroke-dasharray="5 3"',
    "limit-outer": f'{_STROKE} stroke="{SOFT}" stroke-width="1.25"',
    "dots-others": f'{_STROKE} stroke="{OTHERS}" stroke-width="4.5"',
    "lozenge": f'fill="{INK}" stroke="{PAPER}" stroke-width="1"',
    "leader": f'{_STROKE} stroke="{SOFT}" stroke-width="0.75"',
    "area-1": f'fill="#f4f5f6" {_EDGE}',
    "area-2": f'fill="#dde1e3" {_EDGE}',
    "area-3": f'fill="#c5cbcf" {_EDGE}',
    "area-4": f'fill="#adb6bb" {_EDGE}',
    "area-too-few": f'fill="{PAPER}" {_EDGE}',
    "area-missing": f'fill="{PAPER}" {_EDGE} stroke-dasharray="4 3"',
    "hatch": f'{_STROKE} stroke="{OTHERS}" stroke-width="1"',
    "arrow": f'fill="{INK}" stroke="none"',
    "arrow-good": f'fill="{INK}" stroke="none"',
    "arrow-bad": f'fill="{INK}" stroke="none"',
}
"""By role: what stands on each element on paper. On the screen it is a class of the same name."""

SCREEN: dict[str, str] = {role: f'class="driehoek-chart__{role}"' for role in PRINT}
LOOKS: dict[Style, dict[str, str]] = {"screen": SCREEN, "print": PRINT}
