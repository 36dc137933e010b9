# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Points that hang together on a control chart: many in a row on one side of the line, or a steady rise or fall.

Source: Montgomery, SQC (supplementary rules of Western Electric); NHS "Making data count".
"""

import itertools

import numpy as np
import numpy.typing as npt

from driehoek.lib.statistics.arrays import BoolArray, FloatArray, as_series

FEWEST_POINTS = 2
RUN_LENGTH = 8
"""So many months in a row on one side of the mean is a signal on a monthly chart."""


def one_side(values: npt.ArrayLike, centre: float, length: int = RUN_LENGTH) -> BoolArray:
    """Tell which points belong to a run of ``length`` or more on one side; a point on the centre breaks it.

    Args:
        values: points of one series.
        centre: the line.
        length: points that make a run.

    Raises:
        ValueError: for what is no number, or several series.

    >>> one_side([1, 1, 1, 0, 1], 0.5, 3)
    array([ True,  True,  True, False, False])
    """
    sides = np.sign(as_series(values) - centre)
    return _in_runs(sides, length)


def steady(values: npt.ArrayLike, length: int = 7) -> BoolArray:
    """Tell which points belong to ``length`` or more points that each rise, or each fall.

    Args:
        values: points of one series.
        length: points that make a run.

    Raises:
        ValueError: for what is no number, or several series.

    >>> steady([5, 1, 2, 3, 2], 3)
    array([False,  True,  True,  True, False])
    """
    series = as_series(values)
    if series.size < FEWEST_POINTS:
        return np.zeros(series.shape, dtype=np.bool_)
    steps = np.sign(np.diff(series))
    moving = _in_runs(steps, length - 1)
    return np.append(moving, False) | np.insert(moving, 0, False)


def _in_runs(sides: FloatArray, length: int) -> BoolArray:
    result = np.zeros(sides.shape, dtype=np.bool_)
    starts = np.flatnonzero(np.diff(sides, prepend=np.nan) != 0)
    for start, end in itertools.pairwise([*starts, sides.size]):
        result[start:end] = end - start >= length and sides[start] != 0
    return result
