# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around an action in a list: who takes part, its tags, and when it was last heard of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import CharField, F, Max, QuerySet, Value
from django.db.models.functions import Cast

from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.planning.models import Action, ActionPartner, ActionTag, NodeTag, ProgressReport
from driehoek.planning.queries.columns import Columns, Names
from driehoek.planning.rules import TagKind

KINDS = (TagKind.TARGET_GROUP, TagKind.CROSS_CUTTING)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the actions of a list, by the key of the action; nothing is not named.

    Attributes:
        partners: names of organisations.
        target_groups, lines: labels of target groups and cross-cutting lines: its own, and those of the goal it serves.
        heard_on: day of the latest report.
    """

    partners: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    target_groups: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    lines: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    heard_on: Mapping[int, date] = field(default_factory=dict)


Labels = Mapping[int, set[str]]


def surroundings(
    actor: Actor, partnership_id: int, programme_ids: Sequence[int], columns: Columns, names: Names
) -> Surroundings:
    """Return what stands around the actions of these programmes, as far as it is in sight; 1 query."""
    partners: Labels = defaultdict(set)
    tags: Mapping[str, Mapping[str, Labels]] = {
        kind: {"tag": defaultdict(set), "node": defaultdict(set)} for kind in KINDS
    }
    heard: dict[int, date] = {}
    for sort, key, first, second in _around(actor, partnership_id, tuple(programme_ids)):
        if sort == "partner":
            partners[key].add(second)
        elif sort == "heard":
            heard[key] = date.fromisoformat(first)
        else:
            tags[first][sort][key].add(second)
    return Surroundings(
        {key: tuple(sorted(found)) for key, found in partners.items()},
        _labels(columns, names, tags[TagKind.TARGET_GROUP]),
        _labels(columns, names, tags[TagKind.CROSS_CUTTING]),
        heard,
    )


def _labels(columns: Columns, names: Names, tags: Mapping[str, Labels]) -> dict[int, tuple[str, ...]]:
    """Return the labels of each action: its own, and those of its goal and all above it."""
    of_node: dict[int, tuple[str, ...]] = {}
    for node in set(columns.nodes):
        labels: set[str] = set()
        above: int | None = node
        while above is not None:
            labels |= tags["node"].get(above, set())
            above = names.parents.get(above)
        of_node[node] = tuple(sorted(labels))
    found = {key: of_node[node] for key, node in zip(columns.keys, columns.nodes, strict=True) if of_node[node]}
    return found | {key: tuple(sorted({*own, *found.get(key, ())})) for key, own in tags["tag"].items()}


@prepared
def _around(actor: Actor, partnership_id: int, programme_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    def words(found: Any, sort: str, key: str, first: Any, second: Any) -> Any:
        told = found.annotate(sort=Value(sort), about=F(key), a=Cast(first, CharField()), b=Cast(second, CharField()))
        return told.order_by().values_list("sort", "about", "a", "b")

    mine = within(actor, Action, partnership_id).filter(programme_id__in=programme_ids).values("pk")
    kinds = [kind.value for kind in KINDS]
    partners = within(actor, ActionPartner, partnership_id, "organisation").filter(action__in=mine)
    tagged = within(actor, ActionTag, partnership_id, "tag").filter(action__in=mine, tag__kind__in=kinds)
    nodes = within(actor, NodeTag, partnership_id, "tag").filter(tag__kind__in=kinds)
    reports = within(actor, ProgressReport, partnership_id).filter(action__in=mine)
    latest = reports.order_by().values("action_id").annotate(latest=Max("reported_on"))
    found: QuerySet[Any, Any] = words(partners, "partner", "action_id", Value(""), F("organisation__name"))
    return found.union(
        words(tagged, "tag", "action_id", F("tag__kind"), F("tag__label")),
        words(nodes, "node", "node_id", F("tag__kind"), F("tag__label")),
        latest.annotate(
            sort=Value("heard"), about=F("action_id"), a=Cast("latest", CharField()), b=Value("")
        ).values_list("sort", "about", "a", "b"),
        all=True,
    )  # fmt: skip
