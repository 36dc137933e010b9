# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Of which indicators there are figures at all, without reading any value."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from driehoek.figures.indicators import incomplete, indicators
from driehoek.figures.models import Series
from driehoek.figures.queries.tables import tables_seen
from driehoek.kernel.actor import Actor


def figures_present(actor: Actor, partnership_id: int, areas: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return each indicator of which there are figures in these areas, with the codes that it lacks; 2 queries.

    An indicator is complete when one table has all its codes; one of which no table has any code is not named.
    """
    known = indicators().values()
    tables = tables_seen(actor, partnership_id, {use.table for one in known for use in one.tables})
    names = {table.pk: code for code, several in tables.items() for table in several}
    codes: dict[tuple[str, str], set[str]] = defaultdict(set)
    rows = Series.objects.filter(dataset_id__in=list(names), area__in=list(areas))
    for dataset, measure, subject in rows.values_list("dataset_id", "measure", "subject").distinct():
        codes[names[dataset], measure].add(subject)
    found: dict[str, tuple[str, ...]] = {}
    for one in known:
        wanted = one.codes or ("",)
        there = [have for use in one.tables if (have := codes.get((use.table, use.measure))) and have & set(wanted)]
        if there:
            found[one.key] = min((incomplete(one, have) for have in there), key=len)
    return found
