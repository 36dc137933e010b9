# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Poisson regression by iteratively reweighted least squares: small, and all that trend and alerts need.

Sources: Nelder & Wedderburn 1972; McCullagh & Nelder 1989 (dispersion).
"""

from dataclasses import dataclass

import numpy as np

from driehoek.lib.statistics.arrays import FloatArray

_STEPS = 50
_ENOUGH = 1e-10
_NOISE = 1e-13
"""Per case: what rounding leaves of the deviance of a perfect fit."""


@dataclass(frozen=True, slots=True)
class Regression:
    """A fitted log-linear model.

    Attributes:
        coefficients: one per column of the design.
        covariance: of the coefficients at dispersion 1.
        mean: fitted means.
        leverage: hat values.
        freedom: observations with weight minus coefficients.
        deviance: twice the distance in log-likelihood to a perfect fit.
        pearson: sum of weighted squared residuals over the mean.
    """

    coefficients: FloatArray
    covariance: FloatArray
    mean: FloatArray
    leverage: FloatArray
    freedom: int
    deviance: float
    pearson: float

    @property
    def dispersion(self) -> float:
        """Pearson dispersion; 1 by chance alone."""
        return self.pearson / self.freedom


def poisson_regression(
    counts: FloatArray, design: FloatArray, offset: FloatArray, weights: FloatArray | None = None
) -> Regression:
    """Fit log mean = design x coefficients + offset.

    Args:
        counts: one dimension, none missing.
        design: shape [observations, coefficients], of full rank.
        offset: log exposure.
        weights: prior weights, above 0.

    Raises:
        ValueError: with no more observations than coefficients, without any case, or when it does not converge.

    >>> fit = poisson_regression(np.array([2.0, 4.0, 6.0]), np.ones((3, 1)), np.zeros(3))
    >>> float(np.exp(fit.coefficients[0]).round(6))
    4.0
    """
    prior = np.ones(counts.shape) if weights is None else weights
    freedom = counts.size - design.shape[1]
    if freedom < 1 or counts.sum() == 0:
        raise ValueError("regression: more observations than coefficients, and at least one case")
    mean = counts + 0.1
    link = np.log(mean)
    before = np.inf
    for _ in range(_STEPS):
        working = prior * mean
        response = link - offset + (counts - mean) / mean
        scaled = design * working[:, None]
        coefficients = np.linalg.solve(design.T @ scaled, scaled.T @ response)
        link = design @ coefficients + offset
        mean = np.exp(link)
        deviance = _deviance(counts, mean, prior)
        if abs(deviance - before) < _ENOUGH * (abs(deviance) + 0.1) + _NOISE * counts.sum():
            root = design * np.sqrt(prior * mean)[:, None]
            covariance = np.asarray(np.linalg.inv(root.T @ root), dtype=np.float64)
            leverage = np.einsum("ij,jk,ik->i", root, covariance, root)
            pearson = float(np.sum(prior * (counts - mean) ** 2 / mean))
            return Regression(
                np.asarray(coefficients, dtype=np.float64), covariance, mean, leverage, freedom, deviance, pearson
            )
        before = deviance
    raise ValueError("regression: does not converge")


def _deviance(counts: FloatArray, mean: FloatArray, weights: FloatArray) -> float:
    log = np.log(np.where(counts > 0, counts, mean) / mean)
    return float(2 * np.sum(weights * (counts * log - (counts - mean))))
