# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The deadlines of a round, planned backwards from the meeting of the triangle, in working days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from driehoek.lib.workdays import Span, back, is_working_day, last_open

#: Working days that each step takes, from the last step to the first.
COORDINATOR, GROUPS, LEADS, ASKING = 5, 5, 10, 10


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The days by which each step of a round is done.

    Attributes:
        opens_on: when leads are asked.
        leads_by, groups_by, coordinator_by: last days for leads, working groups and the coordinator.
        triangle_on: when the triangle meets.
    """

    opens_on: date
    leads_by: date
    groups_by: date
    coordinator_by: date
    triangle_on: date


def planned_back(triangle_on: date, closed: Sequence[Span] = ()) -> Deadlines:
    """Return the deadlines that leave everybody enough working days before a meeting of the triangle.

    Papers are with the members five working days before the meeting; the coordinator takes five days, the working
    groups ten, the leads ten. Nobody has a deadline on a holiday, at a weekend or in a recess.

    >>> planned_back(date(2026, 12, 17)).leads_by
    datetime.date(2026, 11, 19)
    """
    coordinator_by = back(triangle_on, COORDINATOR, closed)
    groups_by = back(coordinator_by, GROUPS, closed)
    leads_by = back(groups_by, LEADS, closed)
    return Deadlines(back(leads_by, ASKING, closed), leads_by, groups_by, coordinator_by, triangle_on)


def shortcomings(days: Deadlines, closed: Sequence[Span] = ()) -> Mapping[str, str]:
    """Return beside each deadline what is wrong with it; empty when they can stand."""
    wrong: dict[str, str] = {}
    order = (
        ("opens_on", days.opens_on), ("leads_by", days.leads_by), ("groups_by", days.groups_by),
        ("coordinator_by", days.coordinator_by), ("triangle_on", days.triangle_on),
    )  # fmt: skip
    for (_earlier, before), (name, day) in pairwise(order):
        if day < before:
            wrong[name] = "Deze dag ligt voor de dag van de stap ervoor."
    for name, day in order:
        if name not in wrong and not is_working_day(day, closed):
            best = last_open(day, closed)
            wrong[name] = f"Op deze dag wordt niet gewerkt. Kies bijvoorbeeld {best.day}-{best.month}-{best.year}."
    return wrong
