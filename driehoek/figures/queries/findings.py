# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be said about changes, as it was worked out when the figures came in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.figures import policies
from driehoek.figures.indicators import indicators
from driehoek.figures.models import Finding
from driehoek.figures.queries.views import FindingView
from driehoek.figures.rules import Compared
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.periods import parse

ORDER = {compared: number for number, compared in enumerate(Compared)}


def findings_of(
    actor: Actor, partnership_id: int, keys: Sequence[str], areas: Sequence[str]
) -> Mapping[tuple[str, str], FindingView]:
    """Return the finding of each indicator in each area that has one; 1 query.

    It is about the newest year that is final, against the three years before; where those are not there, against the
    year before. Its ``others`` are those of the same indicator and area with another comparison or year.
    """
    found: dict[tuple[str, str], FindingView] = {}
    for (key, area), several in _grouped(actor, partnership_id, keys, areas).items():
        first, *rest = sorted(several, key=_first)
        found[key, area] = replace(first, others=tuple(rest))
    return found


def _first(one: FindingView) -> tuple[bool, bool, int, int]:
    return one.provisional, one.now is None or one.before is None, -one.period.year, ORDER[one.compared]


def _grouped(
    actor: Actor, partnership_id: int, keys: Sequence[str], areas: Sequence[str]
) -> Mapping[tuple[str, str], Sequence[FindingView]]:
    tables: dict[tuple[str, str], dict[tuple[str, bool], list[FindingView]]] = {}
    for row in _findings(actor, partnership_id, tuple(keys), tuple(areas)):
        view = _view(*row[:-1])
        whose = row[-1]
        tables.setdefault((view.indicator, view.area), {}).setdefault((view.table, whose is not None), []).append(view)
    return {place: _of_one_table(place[0], found) for place, found in tables.items()}


@prepared
def _findings(actor: Actor, partnership_id: int, keys: tuple[str, ...], areas: tuple[str, ...]) -> QuerySet[Any, Any]:
    return Finding.objects.filter(
        dataset__in=policies.datasets(actor, partnership_id), indicator__in=keys, area__in=areas
    ).values_list(
        "indicator", "area", "area_name", "period", "compared", "label", "now", "before", "years_before", "reference",
        "reference_now", "reference_before", "p_chance", "p_wobble", "wobble", "pooled", "rounded_to", "provisional",
        "dataset__code", "load__retrieved_at", "method", "dataset__partnership_id",
    )  # fmt: skip


def _view(key: str, area: str, name: str, period: str, compared: str, *rest: Any) -> FindingView:
    return FindingView(key, area, name, parse(period), Compared(compared), *rest)


def _of_one_table(key: str, found: Mapping[tuple[str, bool], Sequence[FindingView]]) -> Sequence[FindingView]:
    """Return the findings of the table that stands for the indicator; those of the partnership itself go first."""
    order = [use.table for use in indicators()[key].tables]

    def rank(table: tuple[str, bool]) -> tuple[bool, int, bool]:
        code, own = table
        three_years = any(one.compared is Compared.THREE_YEARS for one in found[table])
        return not three_years, order.index(code) if code in order else len(order), not own

    return found[min(found, key=rank)]
