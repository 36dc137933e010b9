# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes in: arrays of counts, exposures and probabilities, checked once at the door.

Missing is NaN (``None`` in a list becomes NaN). A missing input makes the result missing; it never becomes zero.
Anything that cannot be a count (negative, a fraction, infinite, more than this country registers) is an error, because
a silent repair would hide a wrong import. So is text: "1.000" in a Dutch file is a thousand, and Python reads a one.
"""

from collections.abc import Collection
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.float64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]
IntArray: TypeAlias = npt.NDArray[np.int64]

LARGEST_COUNT = 1_000_000_000
"""A larger count is a wrong import."""

LARGEST_COMPARED = 10_000_000
"""What is summed case by case (wobble, targets) takes no larger count: ten times the yearly crime of the country."""


LARGEST_WOBBLE = 1e8
"""A calmer series cannot be told from pure chance, nor reckoned with in 16 digits."""


def as_numbers(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return numbers as floats, NaN for missing (None, or masked); what is no number is refused.

    Args:
        value: numbers of any kind and shape.
        name: what it is called in an error.

    Raises:
        ValueError: for text, dates, complex numbers, or rows of different length.

    >>> as_numbers([3, None], "count")
    array([ 3., nan])
    """
    if isinstance(value, np.ma.MaskedArray):
        value = np.where(np.ma.getmaskarray(value), np.nan, value.data)
    try:
        found = np.asarray(value)
        texts = found.dtype == object and any(isinstance(one, str | bytes) for one in found.ravel())
        if found.dtype.kind not in "biufO" or texts:
            raise ValueError
        return found.astype(np.float64, copy=False)
    except (TypeError, ValueError):
        raise ValueError(f"{name}: numbers, or missing; rows of one length") from None


def as_one_of(value: str, allowed: Collection[str], name: str) -> None:
    """Check a choice.

    Args:
        value: what was chosen.
        allowed: what may be chosen.
        name: what it is called in the error.

    Raises:
        ValueError: for anything else, with what may be chosen.

    >>> as_one_of("exact", ("exact", "byar"), "method")
    """
    if value not in allowed:
        raise ValueError(f"{name}: one of {', '.join(allowed)}")


def as_counts(value: npt.ArrayLike, name: str = "count", most: int = LARGEST_COUNT) -> FloatArray:
    """Return counts as floats, NaN for missing.

    Args:
        value: whole numbers >= 0, or NaN or None; any shape.
        name: what it is called in an error.
        most: largest count allowed.

    Raises:
        ValueError: for a negative, fractional or infinite count, or one above ``most``.

    >>> as_counts([3, None])
    array([ 3., nan])
    """
    counts = as_numbers(value, name)
    if ((counts < 0) | (counts > most) | (np.floor(counts) < counts)).any():
        raise ValueError(f"{name}: counts are whole numbers of 0 to {most}, or missing")
    return counts


def as_cases(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return cases that may be weighted or averaged, so fractions are allowed; NaN for missing.

    Args:
        value: numbers from 0 to 10 million, or NaN or None; any shape.
        name: what it is called in an error.

    Raises:
        ValueError: for a negative number, or one above 10 million.

    >>> as_cases([2.5, 0], "history")
    array([2.5, 0. ])
    """
    numbers = as_numbers(value, name)
    if ((numbers < 0) | (numbers > LARGEST_COMPARED)).any():
        raise ValueError(f"{name}: must lie between 0 and {LARGEST_COMPARED}, or be missing")
    return numbers


def as_wobble(value: npt.ArrayLike) -> FloatArray:
    """Return wobbles s > 0 as floats, NaN for missing; infinite means no wobble, and so does more than 100 million.

    Args:
        value: s per year; any shape.

    Raises:
        ValueError: for zero or a negative number.

    >>> as_wobble([30, np.inf])
    array([30., inf])
    """
    numbers = as_numbers(value, "wobble")
    if (numbers <= 0).any():
        raise ValueError("wobble: must be greater than 0, or missing")
    return np.where(numbers > LARGEST_WOBBLE, np.inf, numbers)


def any_missing(*parts: FloatArray) -> BoolArray:
    """Tell where one of these arrays of the same shape is missing.

    Args:
        parts: arrays of one shape.

    >>> any_missing(np.array([1.0, np.nan]), np.array([2.0, 3.0]))
    array([False,  True])
    """
    return np.asarray(np.isnan(np.stack(parts)).any(axis=0))


def as_positive(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return numbers > 0 as floats, NaN for missing.

    Args:
        value: finite numbers above 0, or NaN or None; any shape.
        name: what it is called in an error.

    Raises:
        ValueError: for zero, a negative number or infinity.

    >>> as_positive(3, "exposure")
    array(3.)
    """
    numbers = as_numbers(value, name)
    if ((numbers <= 0) | np.isinf(numbers)).any():
        raise ValueError(f"{name}: must be greater than 0 and finite, or missing")
    return numbers


def as_at_least_zero(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return numbers >= 0 as floats, NaN for missing.

    Args:
        value: finite numbers from 0 on, or NaN or None; any shape.
        name: what it is called in an error.

    Raises:
        ValueError: for a negative or infinite number.

    >>> as_at_least_zero([0.0, 2.5], "population")
    array([0. , 2.5])
    """
    numbers = as_numbers(value, name)
    if ((numbers < 0) | np.isinf(numbers)).any():
        raise ValueError(f"{name}: must be 0 or more and finite, or missing")
    return numbers


def as_share(value: npt.ArrayLike, name: str) -> FloatArray:
    """Return numbers from 0 up to and including 1 as floats, NaN for missing.

    Args:
        value: shares 0-1, or NaN or None; any shape.
        name: what it is called in an error.

    Raises:
        ValueError: outside 0-1.

    >>> as_share(0.25, "share of the year")
    array(0.25)
    """
    numbers = as_numbers(value, name)
    if ((numbers < 0) | (numbers > 1)).any():
        raise ValueError(f"{name}: must lie between 0 and 1, or be missing")
    return numbers


def as_confidence(value: float) -> float:
    """Return a confidence level, checked.

    Args:
        value: coverage, such as 0.95.

    Raises:
        ValueError: unless 0 < value < 1; so 95 is refused where 0.95 is meant.

    >>> as_confidence(0.95)
    0.95
    """
    level = as_numbers(value, "confidence")
    if level.shape != () or not 0 < level < 1:
        raise ValueError("confidence: a number between 0 and 1, for example 0.95")
    return float(level)


def as_series(values: npt.ArrayLike) -> FloatArray:
    """Return the points of one series as numbers.

    Args:
        values: one series, missing points included.

    Raises:
        ValueError: for what is no number, or several series.

    >>> as_series([1, 2])
    array([1., 2.])
    """
    series = as_numbers(values, "values")
    if series.ndim != 1:
        raise ValueError("values: one series")
    return series
