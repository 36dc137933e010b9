# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes out: a value with its interval, the method that made it and the version of the methods."""

from dataclasses import dataclass

import numpy as np

from driehoek.lib.statistics.arrays import FloatArray

VERSION = "1.0"
"""Version of the methods; stored with each published figure. Rises when any published number could change."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval, elementwise.

    Attributes:
        value: the estimate; NaN where it does not exist or the input is missing.
        lower: lower limit; NaN where the method has none, 0 where nothing lies below.
        upper: upper limit; infinite where nothing bounds it.
        confidence: chance that the method covers the truth, for example 0.95.
        method: the method in words; printed under a figure.
        version: version of the methods.
    """

    value: FloatArray
    lower: FloatArray
    upper: FloatArray
    confidence: float
    method: str
    version: str = VERSION

    @property
    def relative_width(self) -> FloatArray:
        """Width of the interval as a share of the value (NCHS 2023 wants at most 1.6); NaN for a value of 0.

        >>> e = Estimate(np.array([10.0]), np.array([5.0]), np.array([18.0]), 0.95, "example")
        >>> e.relative_width
        array([1.3])
        """
        safe = np.where(self.value > 0, self.value, np.nan)
        return np.asarray((self.upper - self.lower) / safe, dtype=np.float64)
