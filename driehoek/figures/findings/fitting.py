# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yearly fit: how much the counts of each crime code wobble by themselves, over all municipalities."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from driehoek.figures.findings.panels import Floats, Yearly
from driehoek.figures.findings.wobbles import NAMES
from driehoek.lib.statistics.panel import Comparison, Panel
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statistics.wobble import LARGEST_PLACE, Fit, Quality, Wobble, fit_codes, fit_pooled
from driehoek.lib.statline.model import Level, level_of

FEWEST_PLACES = 200
#: The years from this long before the newest one are kept apart to test the fit on.
TESTED_YEARS = 6
TOTAL = "0.0.0"


@dataclass(frozen=True, slots=True)
class Fitted:
    """The fit of one kind of comparison: per code, and of all codes together."""

    comparison: Comparison
    codes: Mapping[str, Wobble]
    together: Fit
    together_ahead: Fit


def panels(yearly: Yearly, population: Mapping[str, float], measure: str) -> dict[str, Panel]:
    """Return what to fit on: the municipalities of which all is known, per code."""
    places = [n for n, area in enumerate(yearly.areas) if level_of(area) is Level.MUNICIPALITY]
    people = [population.get(yearly.areas[n], np.nan) for n in places]
    found = {}
    for (told, code), counts in yearly.counts.items():
        some = _years_with_counts(counts[places])
        if told == measure and some.size:
            found[code] = Panel.of(counts[places][:, some], [yearly.years[n] for n in some], people)
    return found


def _years_with_counts(counts: Floats) -> np.typing.NDArray[np.int64]:
    """Return the columns from the first to the last year of which anything is known."""
    known = np.flatnonzero(~np.isnan(counts).all(axis=0))
    return np.arange(known[0], known[-1] + 1) if known.size else known


def fitted(found: Mapping[str, Panel]) -> list[Fitted]:
    """Fit every kind of comparison. The total of all codes has a fit of its own and no part in what they share."""
    parts = {code: panel for code, panel in found.items() if code != TOTAL}
    whole = {code: panel for code, panel in found.items() if code == TOTAL}
    made = []
    for comparison in Comparison:
        codes: dict[str, Wobble] = {}
        for some in (parts, whole):
            newest = max((int(panel.years[-1]) for panel in some.values()), default=0)
            codes |= fit_codes(some, comparison, newest - TESTED_YEARS + 1)
        codes = {code: one for code, one in codes.items() if one.fit.pairs}
        pooled, ahead = fit_pooled(parts, comparison), fit_pooled(parts, comparison, ahead=True)
        made.append(Fitted(comparison, codes, pooled, ahead))
    return made


def as_definition(former: Mapping[str, Any], made: list[Fitted], source: str, on: date) -> dict[str, object]:
    """Return a fit as it stands in ``definitions/wobble.yaml``; codes without new figures keep their former fit."""
    return {
        **former,
        "source": source,
        "next_review": date(on.year + 1, 4, 1),
        "fitted_on": on,
        "method": VERSION,
        "largest_place": LARGEST_PLACE,
        "comparisons": {
            NAMES[one.comparison]: _told(one, former["comparisons"][NAMES[one.comparison]]["codes"]) for one in made
        },
    }


def _told(one: Fitted, former: dict[str, object]) -> dict[str, object]:
    return {
        "together": {"s": _round(one.together.s), "s_ahead": _round(one.together_ahead.s), "pairs": one.together.pairs},
        "codes": former
        | {
            code: {
                "s": _round(found.s),
                "s_ahead": _round(found.s_ahead),
                "pooled": found.pooled,
                "error": _round(found.fit.error),
                "pairs": found.fit.pairs,
                **_quality(found),
            }
            for code, found in sorted(one.codes.items())
        },
    }


def _quality(found: Wobble) -> dict[str, object]:
    checked = checked_on(found)
    if checked is None:
        return {}
    return {
        "tested": checked.tested,
        "flagged": _round(checked.flagged),
        "flagged_by_chance_alone": _round(checked.flagged_by_chance_alone),
    }


def checked_on(found: Wobble) -> Quality | None:
    """Return the check on years that the fit has not seen; nothing where there were no earlier years to fit on."""
    return found.quality if found.quality is not None and np.isfinite(found.quality.s_before) else None


def _round(number: float) -> float | None:
    return None if np.isnan(number) else float(f"{number:.6g}")


def quality_lines(made: list[Fitted]) -> list[str]:
    """Return how good a fit is, as a table for people at a terminal."""
    lines = []
    for one in made:
        lines += [
            "", f"Compared with: {NAMES[one.comparison]}",
            f"{'code':<8}{'s':>9}{'wobble':>8}{'pairs':>7}{'tested':>8}{'flagged (5% is perfect)':>25}"
            f"{'by chance alone':>17}",
        ]  # fmt: skip
        for code, found in sorted(one.codes.items()):
            checked = checked_on(found)
            told = (
                f"{checked.tested:>8}{checked.flagged:>25.1%}{checked.flagged_by_chance_alone:>17.1%}"
                if checked
                else ""
            )
            shared = "  (shared)" if found.pooled else ""
            lines.append(f"{code:<8}{found.s:>9.1f}{found.s**-0.5:>8.0%}{found.fit.pairs:>7}{told}{shared}")
        lines.append(f"{'together':<8}{one.together.s:>9.1f}{one.together.variation:>8.0%}{one.together.pairs:>7}")
    return lines
