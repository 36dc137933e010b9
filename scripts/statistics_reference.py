#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the reference of the statistics from their docstrings, and the table of published values from the tests.

Usage: python scripts/statistics_reference.py

Makes docs/reference/statistics.md, statistics-vectors.md and statistics-wobble.md; a test holds them up to date. The
last one is also the yearly fit: it reads the figures of all municipalities from ../shared.
"""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from driehoek.lib import statistics  # noqa: E402
from driehoek.lib.statistics.coverage import coverage  # noqa: E402
from driehoek.lib.statistics.panel import Comparison  # noqa: E402
from driehoek.lib.statistics.results import VERSION  # noqa: E402
from driehoek.lib.statistics.wobble import LARGEST_PLACE, fit_codes, fit_pooled  # noqa: E402
from tests.lib.statistics.covered import COVERED, NOT_COVERED, PUBLISHED, SECOND_WAY  # noqa: E402
from tests.lib.statistics.national import panels  # noqa: E402

FIRST_PREDICTED = 2018
COMMAND = "python scripts/statistics_reference.py"


def modules() -> Iterator[ModuleType]:
    """Yield the modules of the statistics by name."""
    for found in pkgutil.walk_packages(statistics.__path__, f"{statistics.__name__}."):
        yield importlib.import_module(found.name)


def public(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Yield the public functions and classes that a module makes itself, in the order of the source."""
    for name, thing in vars(module).items():
        own = getattr(thing, "__module__", None) == module.__name__
        if own and not name.startswith("_") and (inspect.isfunction(thing) or inspect.isclass(thing)):
            yield name, thing


def reference() -> str:
    """Return the reference as Markdown."""
    parts = [
        "# Statistics, function by function\n",
        f"Made from the docstrings by `{COMMAND}`; the examples are run by the tests.",
        f"Version of the methods: {VERSION}.",
        "Why it is done this way: [honest figures](../explanation/honest-figures.md).\n",
    ]
    for module in modules():
        things = list(public(module))
        if not things:
            continue
        parts.append(f"## `{module.__name__.removeprefix('driehoek.lib.')}`\n")
        parts.append(f"{inspect.getdoc(module)}\n")
        for name, thing in things:
            heading = f"{name}({', '.join(inspect.signature(thing).parameters)})" if inspect.isfunction(thing) else name
            parts.append(f"### `{heading}`\n\n```text\n{inspect.getdoc(thing)}\n```\n")
    return "\n".join(parts)


def vectors() -> str:
    """Return the table of published values as Markdown."""
    lines = [
        "# Statistics: method x published values x tolerance\n",
        f"Made from `tests/lib/statistics/covered.py` by `{COMMAND}`. The files stand beside the repository, in",
        "`../shared/vectors`; their provenance stands there too.",
        "Each method has a slow second way in its tests as well; the last table says where.\n",
        "| published values | method | tolerance | test | left out |",
        "|---|---|---|---|---|",
    ]
    for one in COVERED:
        methods = ", ".join(f"`{method}`" for method in one.methods)
        lines.append(f"| {one.vector} | {methods} | {one.tolerance} | `{one.test}` | {one.left_out} |")
    lines += ["\n## Printed elsewhere\n", "| source | method | tolerance | test |", "|---|---|---|---|"]
    for other in PUBLISHED:
        methods = ", ".join(f"`{method}`" for method in other.methods)
        lines.append(f"| {other.source} | {methods} | {other.tolerance} | `{other.test}` |")
    lines.append("\n## Not covered\n")
    lines += [f"- {vector}: {why}" for vector, why in NOT_COVERED.items()] or ["Nothing."]
    lines += ["\n## The second way of each method\n", "| method | test |", "|---|---|"]
    lines += [f"| `{method}` | `{test}` |" for method, test in sorted(SECOND_WAY.items())]
    return "\n".join(lines) + "\n"


def quality() -> str:
    """Return the fitted wobble of each code with its check on years that the fit has not seen."""
    lines = [
        "# Usual wobble per crime code, and how well it does\n",
        f"Made by `{COMMAND}` from the police figures beside the repository,",
        f"of all municipalities up to {LARGEST_PLACE:,} inhabitants.",
        "Out of sample: fitted on 2012-2019, share of the changes of 2020-2025 that a test at 5 % flags.",
        "Five percent is perfect. The s ahead is the one to predict with (targets): fitted without taking out what the",
        "whole country did, since nobody knows that beforehand.",
        "Source of the figures: Politie (47018NED) and CBS (70072ned).\n",
    ]
    for comparison in Comparison:
        found = fit_codes(panels(), comparison, 2020)
        lines += [
            f"## {comparison.name.replace('_', ' ').capitalize()}\n",
            "| code | s | wobble | error of log s | s ahead | pairs | out of sample | tested | without wobble |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        ]
        for code, one in sorted(found.items()):
            if one.quality is not None:
                lines.append(
                    f"| {code} | {one.s:.1f} | {one.fit.variation:.0%} | {one.fit.error:.3f} | {one.s_ahead:.1f} "
                    f"| {one.fit.pairs} "
                    f"| {one.quality.flagged:.1%} | {one.quality.tested} | {one.quality.flagged_by_chance_alone:.1%} |"
                )
        pooled, ahead = fit_pooled(panels(), comparison), fit_pooled(panels(), comparison, ahead=True)
        lines.append(
            f"| together | {pooled.s:.1f} | {pooled.variation:.0%} | {pooled.error:.3f} | {ahead.s:.1f} "
            f"| {pooled.pairs} | | | |\n"
        )
    return "\n".join([*lines, *covered()])


def covered() -> Iterator[str]:
    """Yield the table that shows whether the 90 % intervals of targets hold."""
    yield "## Do the 90 % intervals of targets hold?\n"
    yield f"Each year total from {FIRST_PREDICTED} on (plan period: a year on), predicted with a wobble fitted on the"
    yield "years before it only; places with at least ten cases in the history. Ninety percent inside is perfect. The"
    yield "last column takes the wobble of labels, without what the whole country did: too narrow to predict with.\n"
    yield "| history | inside | below | above | worst year | best year | year totals | wobble of labels |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    inside, tested = 0.0, 0
    plan: dict[int, float] = {}
    for comparison in Comparison:
        first = FIRST_PREDICTED + (comparison is Comparison.PLAN_PERIOD)
        got, narrow = (coverage(panels(), comparison, first, known_country=known) for known in (False, True))
        assert got is not None and narrow is not None
        plan = got.years
        inside, tested = inside + got.inside * got.tested, tested + got.tested
        worst, best = (pick(got.years, key=lambda year: got.years[year]) for pick in (min, max))
        yield (
            f"| {comparison.name.replace('_', ' ').lower()} | {got.inside:.1%} | {got.below:.1%} | {got.above:.1%} "
            f"| {worst}: {got.years[worst]:.1%} | {best}: {got.years[best]:.1%} | {got.tested} | {narrow.inside:.1%} |"
        )
    yield f"\nTogether {inside / tested:.1%} of {tested} year totals.\n"
    yield "### Why the plan period is too wide\n"
    yield "One year, predicted from the year four years back: the hardest question, and the one least asked, since a"
    yield "target of a plan is judged from the newest years. Its wobble is learned from how far counts moved in four"
    yield "years, the whole country with them. Those moves were large until 2021 and are small since; nobody could know"
    yield "that beforehand, so the intervals are wider than they had to be, and most that lie outside lie below. They"
    yield "are not made narrower afterwards: that would be fitting to the years they are tested on.\n"
    yield "| year | inside | move of the country in four years, mean of the codes |"
    yield "|---|---:|---:|"
    for year, share in sorted(plan.items()):
        yield f"| {year} | {share:.1%} | {moved(year, Comparison.PLAN_PERIOD.years_back):.0%} |"
    yield ""


def moved(year: int, back: int) -> float:
    """Return how far the country moved in so many years, up or down, as the mean of the codes."""
    moves = []
    for panel in panels().values():
        counts = np.nansum(panel.counts, axis=0)
        now = int(np.flatnonzero(panel.years == year)[0])
        moves.append(abs(counts[now] / counts[now - back] - 1))
    return float(np.mean(moves))


PAGES = {
    "docs/reference/statistics.md": reference,
    "docs/reference/statistics-vectors.md": vectors,
    "docs/reference/statistics-wobble.md": quality,
}


def main() -> None:
    """Write the pages."""
    for place, make in PAGES.items():
        (ROOT / place).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
