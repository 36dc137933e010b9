# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Periods: an end is not before its start."""

from collections.abc import Iterator

from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import Part, items, walk
from driehoek.exchange.planfile.records.organisations import Municipality, Partnership
from driehoek.exchange.planfile.records.outcomes import Evaluation, PlanFile
from driehoek.exchange.planfile.records.plans import Plan
from driehoek.exchange.planfile.records.programmes import Planning, Programme
from driehoek.kernel.dates import PreciseDate

_PERIODS: dict[type[Part], tuple[tuple[str, str], ...]] = {
    Partnership: (("starts_on", "ends_on"),),
    Municipality: (("valid_from", "valid_to"), ("member_from", "member_to")),
    Plan: (("period_start", "period_end"),),
    Programme: (("period_start", "period_end"),),
    Evaluation: (("period_start", "period_end"),),
    Planning: (("start", "end"),),
}


def years(file: PlanFile, document: Document) -> Iterator[Problem]:
    """Yield every year for which a municipality has two numbers of inhabitants."""
    for place in file.municipalities:
        seen: set[int] = set()
        for told in place.populations:
            for year in sorted(seen.intersection(told.years)):
                yield document.problem("year_twice", (*told.path, "op_1_januari", str(year)), year=year)
            seen.update(told.years)


def periods(file: PlanFile, document: Document) -> Iterator[Problem]:
    """Yield every period whose end lies before its start; "2025" does not end before "2025-Q3"."""
    for part in walk(file):
        keys = {name: item.key for name, item in items(type(part))}
        for first_name, last_name in _PERIODS.get(type(part), ()):
            first: PreciseDate | None = getattr(part, first_name)
            last: PreciseDate | None = getattr(part, last_name)
            if first is not None and last is not None and last.last_day < first.first_day:
                yield document.problem("order", (*part.path, keys[last_name]), first=first.text, found=last.text)
