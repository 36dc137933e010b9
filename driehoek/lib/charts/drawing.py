# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a drawing comes out as, before it becomes a file: its canvas and size."""

from dataclasses import dataclass
from typing import Literal

from driehoek.lib.charts.canvas import Canvas

Variant = Literal["wide", "narrow", "small"]
"""Wide for a desk and for paper, narrow for a telephone, small for one panel among others."""

WIDTHS: dict[Variant, float] = {"wide": 640, "narrow": 320, "small": 240}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A canvas with its size in units."""

    canvas: Canvas
    width: float
    height: float
