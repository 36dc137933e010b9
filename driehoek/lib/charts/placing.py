# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where words go so that none covers another, nor a line."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from driehoek.lib.charts.canvas import Point

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def free(box: Box, taken: Iterable[Box]) -> bool:
    """Tell whether a box touches none of the others.

    >>> free((0, 0, 2, 2), [(2, 0, 4, 2)]), free((0, 0, 3, 2), [(2, 0, 4, 2)])
    (True, False)
    """
    left, top, right, bottom = box
    return all(right <= each[0] or each[2] <= left or bottom <= each[1] or each[3] <= top for each in taken)


def within(box: Box, room: Box) -> bool:
    """Tell whether a box lies inside another."""
    return box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]


def first_free(candidates: Iterable[Box], taken: Sequence[Box], room: Box) -> Box | None:
    """Return the first box that lies in the room and touches nothing; None when there is none."""
    return next((box for box in candidates if within(box, room) and free(box, taken)), None)


def along(points: Sequence[Point], thickness: float = 3, apart: float = 6) -> list[Box]:
    """Return small boxes that cover a line through points, so that words can be kept off it."""
    boxes: list[Box] = []
    for (x1, y1), (x2, y2) in pairwise(points):
        pieces = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / apart))
        for piece in range(pieces + 1):
            x, y = x1 + (x2 - x1) * piece / pieces, y1 + (y2 - y1) * piece / pieces
            boxes.append((x - thickness, y - thickness, x + thickness, y + thickness))
    return boxes


def spread(wanted: Sequence[float], apart: float, lowest: float, highest: float) -> list[float]:
    """Return places near the wanted ones, at least so far apart, within bounds where there is room.

    >>> spread([10, 11], 4, 0, 100)
    [8.5, 12.5]
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    groups: list[list[float]] = []  # middle and number of each cluster of places that touch
    for index in order:
        groups.append([min(max(wanted[index], lowest), highest), 1])
        while len(groups) > 1:
            (middle_1, count_1), (middle_2, count_2) = groups[-2:]
            if middle_2 - middle_1 >= apart * (count_1 + count_2) / 2:
                break
            count = count_1 + count_2
            middle = (middle_1 * count_1 + middle_2 * count_2) / count
            half = apart * (count - 1) / 2
            middle = max(min(middle, highest - half), lowest + half)
            groups[-2:] = [[middle, count]]
    places = [middle + apart * (number - (count - 1) / 2) for middle, count in groups for number in range(int(count))]
    result = [0.0] * len(wanted)
    for index, place in zip(order, places, strict=True):
        result[index] = place
    return result
