# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Labels from a rounded source: only what holds for every count that the rounded one can stand for.

CBS rounds registered crime per municipality to multiples of 5, so 10 can be 8 to 12 (source: table 80344ned).
"""

import numpy as np
import numpy.typing as npt

from driehoek.lib.statistics.arrays import FloatArray, IntArray, as_counts
from driehoek.lib.statistics.change import compare
from driehoek.lib.statistics.labels import Label

ROUNDED_TO = 5
HALF_WIDTH = 2
"""Farthest that a count lies from its multiple of 5."""


def label_of_rounded(
    now: npt.ArrayLike,
    before: npt.ArrayLike,
    wobble: npt.ArrayLike,
    exposure_now: npt.ArrayLike = 1.0,
    exposure_before: npt.ArrayLike = 1.0,
    reference: npt.ArrayLike = 1.0,
) -> IntArray:
    """Return the label of two counts rounded to 5 if it is the same for each count within 2 of them.

    Args:
        now, before: rounded counts, multiples of 5; ``before`` must be one period (a sum of rounded years is
            rounded more coarsely).
        wobble, exposure_now, exposure_before, reference: as in `compare`.

    Returns:
        Values of `Label`; ``Label.NO_LABEL`` where the unrounded counts would not all agree.

    Raises:
        ValueError: for counts that are no multiples of 5.

    >>> Label(int(label_of_rounded(15, 10, 30))).code
    'geen_aantoonbare_verandering'
    >>> Label(int(label_of_rounded(20, 40, 80))).code
    'geen_uitspraak'
    """
    a, b = as_counts(now, "count now"), as_counts(before, "count before")
    if (np.nan_to_num(a) % ROUNDED_TO).any() or (np.nan_to_num(b) % ROUNDED_TO).any():
        raise ValueError("rounded counts: multiples of 5 are expected")
    labels = np.stack(
        [
            compare(possible_now, possible_before, wobble, exposure_now, exposure_before, reference).label
            for possible_now in _possible(a)
            for possible_before in _possible(b)
        ]
    )
    return np.where(labels.min(axis=0) == labels.max(axis=0), labels.min(axis=0), Label.NO_LABEL)


def _possible(rounded: FloatArray) -> list[FloatArray]:
    """Return the counts that a rounded one can stand for: never below 0."""
    return [np.maximum(rounded + step, 0) for step in range(-HALF_WIDTH, HALF_WIDTH + 1)]
