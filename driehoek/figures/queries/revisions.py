# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What figures were at an earlier moment: so that a paper of that day can tell which of its figures were revised."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery

from driehoek.audit.models import AuditEvent
from driehoek.figures import policies
from driehoek.figures.indicators import indicators
from driehoek.figures.models import Observation, ObservationRevision
from driehoek.figures.queries.series import series_of
from driehoek.figures.queries.views import SeriesView
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.periods import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Revised:
    """One figure that was another.

    Attributes:
        was, now: in the unit of the series; ``None`` where there was or is none.
        at: when the figure that followed was brought in.
        table: that it comes from.
    """

    period: Period
    was: float | None
    now: float | None
    at: datetime
    table: str


class _Former(NamedTuple):
    """A stored value at the earlier moment, and what it is now; as whole numbers on the scale of its series."""

    was: int | None
    now: int | None
    at: datetime


def revised_since(
    actor: Actor,
    partnership_id: int,
    keys: Sequence[str],
    areas: Sequence[str],
    moment: datetime,
    kind: PeriodKind = PeriodKind.YEAR,
) -> Mapping[tuple[str, str], tuple[Revised, ...]]:
    """Return per indicator and area which figures had another value at a moment; 6 queries.

    A figure that was not there yet is not among them: nobody can have used it.
    """
    views = series_of(actor, partnership_id, keys, areas, kind)
    if not views:
        return {}
    former = _former(actor, partnership_id, [view.source.table for view in views.values()], areas, moment, kind)
    found = {}
    for (key, area), view in views.items():
        lines = tuple(_lines(view, key, area, former))
        if lines:
            found[key, area] = lines
    return found


def _lines(view: SeriesView, key: str, area: str, former: Mapping[tuple[str, ...], _Former]) -> Iterator[Revised]:
    one = indicators()[key]
    measures = {use.measure for use in one.tables if use.table == view.source.table}
    for point in view.points:
        places = [
            (view.source.table, measure, code, area, point.period.code)
            for measure in measures
            for code in one.codes or ("",)
        ]
        others = [former[place] for place in places if place in former]
        if not others:
            continue
        parts = [None if old.was is None or old.now is None else old.was - old.now for old in others]
        if len(places) == 1:
            was = None if others[0].was is None else others[0].was / 10**view.decimals
        elif point.value is None or None in parts:
            was = None
        else:
            was = point.value + sum(part for part in parts if part is not None) / 10**view.decimals
        if was != point.value:
            yield Revised(point.period, was, point.value, max(old.at for old in others), view.source.table)


def _former(
    actor: Actor, partnership_id: int, tables: Sequence[str], areas: Sequence[str], moment: datetime, kind: PeriodKind
) -> Mapping[tuple[str, ...], _Former]:
    """Return the values at the moment of those that changed after it; those of the partnership itself go first."""
    after: dict[Any, datetime] = dict(
        AuditEvent.objects.filter(at__gt=moment, command__startswith="figures.").values_list("operation", "at")
    )
    now = Observation.objects.filter(series=OuterRef("series"), period=OuterRef("period"))
    rows = ObservationRevision.objects.filter(
        replaced_by__created_in__in=list(after), series__dataset__in=policies.datasets(actor, partnership_id),
        series__dataset__code__in=sorted(set(tables)), series__area__in=list(areas), series__kind=kind.value,
    ).order_by("series__dataset__partnership", "-replaced_by")  # fmt: skip
    found: dict[tuple[str, ...], _Former] = {}
    for *place, operation, was, is_now in rows.values_list(
        "series__dataset__code", "series__measure", "series__subject", "series__area", "period",
        "replaced_by__created_in", "value", Subquery(now.values("value")[:1]),
    ):  # fmt: skip
        there = found.get(tuple(place))
        found[tuple(place)] = _Former(was, is_now, max(after[operation], there.at) if there else after[operation])
    return found
