# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes in: arrays of counts, exposures and probabilities, checked once at the door.

Missing is NaN (``None`` in a list becomes NaN). A missing input makes the result missing; it never becomes zero.
Anything that cannot be a count (negative, a fraction, infinite) is an error, because a silent repair would hide a
wrong import.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.float64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]
IntArray: TypeAlias = npt.NDArray[np.int64]


def as_counts(value: npt.ArrayLike, name: str = "count") -> FloatArray:
    """Return counts as floats, NaN for missing.

    Args:
        value: whole numbers >= 0, or NaN or None; any shape.
        name: what it is called in an error.

    Raises:
        ValueError: for a negative, fractional or infinite count.

    >>> as_counts([3, None])
    array([ 3., nan])
    """
    counts = np.asarray(value, dtype=np.float64)
    wrong = (counts < 0) | np.isinf(counts) | (counts != np.floor(counts)) & ~np.isnan(counts)
    if wrong.any():
        raise ValueError(f"{name}: counts are whole numbers of 0 or more, or missing")
    return counts


def as_positive(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return numbers > 0 as floats, NaN for missing; infinity is allowed (a wobble of none has s = inf).

    Raises:
        ValueError: for zero or a negative number.

    >>> as_positive(3, "exposure")
    array(3.)
    """
    numbers = np.asarray(value, dtype=np.float64)
    if (numbers <= 0).any():
        raise ValueError(f"{name}: must be greater than 0, or missing")
    return numbers


def as_at_least_zero(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return numbers >= 0 as floats, NaN for missing.

    Raises:
        ValueError: for a negative or infinite number.

    >>> as_at_least_zero([0.0, 2.5], "population")
    array([0. , 2.5])
    """
    numbers = np.asarray(value, dtype=np.float64)
    if ((numbers < 0) | np.isinf(numbers)).any():
        raise ValueError(f"{name}: must be 0 or more and finite, or missing")
    return numbers


def as_share(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return numbers from 0 up to and including 1 as floats, NaN for missing.

    Raises:
        ValueError: outside 0-1.

    >>> as_share(0.25, "share of the year")
    array(0.25)
    """
    numbers = np.asarray(value, dtype=np.float64)
    if ((numbers < 0) | (numbers > 1)).any():
        raise ValueError(f"{name}: must lie between 0 and 1, or be missing")
    return numbers


def as_confidence(value: float) -> float:
    """Return a confidence level, checked.

    Raises:
        ValueError: unless 0 < value < 1; so 95 is refused where 0.95 is meant.

    >>> as_confidence(0.95)
    0.95
    """
    if not 0 < value < 1:
        raise ValueError("confidence: a number between 0 and 1, for example 0.95")
    return float(value)
