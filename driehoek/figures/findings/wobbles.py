# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The usual wobble of each crime code, as it was last fitted and reviewed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from driehoek.kernel import definitions
from driehoek.lib.statistics.panel import Comparison

NAMES: Mapping[Comparison, str] = {
    Comparison.YEAR_ON_YEAR: "vorig_jaar",
    Comparison.THREE_YEARS: "drie_jaar",
    Comparison.PLAN_PERIOD: "planperiode",
}


@dataclass(frozen=True, slots=True)
class Usual:
    """How much yearly counts of something wobble by themselves.

    Attributes:
        s: to label with; NaN where nobody knows: then only what pure chance explains is labelled.
        s_ahead: to predict with.
        pooled: that of all codes together, for one that has too few cases of its own or for a sum of codes.
    """

    s: float
    s_ahead: float
    pooled: bool

    @property
    def known(self) -> bool:
        """Whether there is any."""
        return not np.isnan(self.s)


UNKNOWN = Usual(np.nan, np.nan, pooled=False)


def usual(codelist: str, codes: tuple[str, ...], comparison: Comparison) -> Usual:
    """Return the usual wobble of what these codes count together."""
    fitted = _fitted()
    if codelist != fitted["codelist"] or not codes:
        return UNKNOWN
    found = fitted["comparisons"][NAMES[comparison]]
    own = found["codes"].get(codes[0]) if len(codes) == 1 else None
    if own is None or own["pooled"]:
        return Usual(found["together"]["s"], found["together"]["s_ahead"], pooled=True)
    return Usual(own["s"], own["s_ahead"], pooled=False)


@cache
def _fitted() -> Mapping[str, Any]:
    return definitions.load("wobble")
