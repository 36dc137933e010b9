# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of a dossier: by which themes and goals are followed, with what may be said of the year looked at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from driehoek.evaluation.dossier.model import FigurePart, PlacePart, Rests
from driehoek.evaluation.dossier.rows import figure_rows
from driehoek.figures import policies
from driehoek.figures.indicators import indicators
from driehoek.figures.queries.in_year import findings_in_year
from driehoek.figures.queries.published import Views, published_series
from driehoek.kernel.actor import Actor, Standing
from driehoek.organisations.queries import PartnershipHead

#: Sees what everybody may see, and so no figures of the partnership itself but those that are public.
EVERYBODY = "lezer_openbaar"


def figure_parts(
    actor: Actor,
    head: PartnershipHead,
    places: Sequence[PlacePart],
    nodes: Mapping[int, str],
    looked_at: int,
) -> Mapping[int, tuple[FigurePart, ...]]:
    """Return the figures by key of the theme or goal; 5 queries, 1 where nothing is tied, 1 more for own figures.

    Whoever keeps everything (a job of the system) also gets each figure as it is without what the partnership brought
    in itself, after the figure with that: readers who may not see the one get the other.

    Args:
        nodes: code of each theme and goal, by key.
    """
    ties = _ties(figure_rows(actor, head.pk, tuple(nodes)), places)
    if not ties:
        return {}
    keys = tuple(dict.fromkeys(tie.indicator for tie in ties))
    areas = tuple(dict.fromkeys(tie.place.code for tie in ties))
    series = published_series(actor, head, keys, areas)
    found = _parts(ties, nodes, series, looked_at, _own(actor, head, series))
    if actor.everywhere and any(view.source.own for view in series.values()):
        everybody = Actor(None, EVERYBODY, (Standing(EVERYBODY, head.pk),))
        plain = published_series(everybody, head, keys, areas)
        for node_id, parts in _parts(ties, nodes, plain, looked_at, _own(everybody, head, plain)).items():
            found.setdefault(node_id, []).extend(part for part in parts if part not in found[node_id])
    return {node_id: tuple(parts) for node_id, parts in found.items()}


@dataclass(frozen=True, slots=True)
class _Tie:
    """One figure at one theme or goal, in one municipality."""

    node_id: int
    indicator: str
    place: PlacePart
    uid: UUID
    aimed: bool
    example: bool


def _ties(rows: Iterable[Sequence[Any]], places: Sequence[PlacePart]) -> list[_Tie]:
    """Return each figure in each municipality once; one chosen for a municipality goes before the same for all."""
    found: dict[tuple[int, str, str], _Tie] = {}
    for uid, node_id, key, area, target, example in sorted(rows, key=lambda row: row[3] is None):
        for place in places:
            if key in indicators() and area in (None, place.code):
                tie = _Tie(node_id, key, place, uid, target is not None, example)
                found.setdefault((node_id, key, place.code), tie)
    return sorted(found.values(), key=lambda tie: (tie.indicator, tie.place.name))


def _own(actor: Actor, head: PartnershipHead, series: Views) -> Mapping[str, Rests]:
    """Return what figures that the partnership brought in itself rest on, by table; 1 query where there are such."""
    tables = sorted({view.source.table for view in series.values() if view.source.own})
    if not tables:
        return {}
    rows = policies.datasets(actor, head.pk).filter(partnership_id=head.pk, code__in=tables)
    return {code: Rests("figures.dataset", uid) for code, uid in rows.values_list("code", "uid")}


def _parts(
    ties: Sequence[_Tie], nodes: Mapping[int, str], series: Views, looked_at: int, own: Mapping[str, Rests]
) -> dict[int, list[FigurePart]]:
    findings = findings_in_year(series, looked_at)
    found: dict[int, list[FigurePart]] = {}
    for tie in ties:
        at = tie.indicator, tie.place.code
        view = series.get(at)
        if view is None:
            continue
        brought_in = (own[view.source.table],) if view.source.own and view.source.table in own else ()
        found.setdefault(tie.node_id, []).append(
            FigurePart(
                rests=(Rests("monitoring.goalfigure", tie.uid), *brought_in),
                node_code=nodes[tie.node_id],
                indicator=tie.indicator,
                aimed=tie.aimed,
                area=tie.place.code,
                municipality=tie.place.name,
                series=view,
                finding=findings.get(at),
                example=tie.example,
            )
        )
    return found
