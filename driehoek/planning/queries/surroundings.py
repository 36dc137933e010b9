# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around an action in a list: who takes part, its tags, and when it was last heard of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, Max, QuerySet, Value
from django.db.models.functions import Cast

from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.planning.models import Action, ActionPartner, ActionTag, NodeTag, ProgressReport
from driehoek.planning.queries.actions import ActionLine
from driehoek.planning.rules import TagKind


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around one action.

    Attributes:
        partners: names of organisations.
        target_groups, lines: labels of target groups and cross-cutting lines: its own, and those of the goal it serves.
        heard_on: day of the latest report; ``None`` when there is none.
    """

    partners: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    heard_on: date | None = None


NOTHING = Surroundings()


def surroundings(
    actor: Actor,
    partnership_id: int,
    rows: QuerySet[Action],
    lines: Iterable[ActionLine],
    parents: Mapping[int, int | None],
) -> Mapping[int, Surroundings]:
    """Return what stands around each of these actions by its key, as far as it is in sight; 1 query.

    Args:
        rows: the actions, as a queryset to join with.
        parents: of each node in sight the key of the node above it: a tag on a theme holds for what serves it.
    """
    partners: dict[int, set[str]] = defaultdict(set)
    tags: dict[tuple[str, int], set[tuple[str, str]]] = defaultdict(set)
    heard: dict[int, date] = {}
    for sort, key, first, second in _union(actor, partnership_id, rows):
        if sort == "partner":
            partners[key].add(second)
        elif sort == "heard":
            heard[key] = date.fromisoformat(first)
        else:
            tags[sort, key].add((first, second))
    found = {}
    for line in lines:
        labels = set(tags["tag", line.pk])
        node: int | None = line.goal_pk
        while node is not None:
            labels |= tags["node", node]
            node = parents.get(node)
        found[line.pk] = Surroundings(
            tuple(sorted(partners[line.pk])),
            tuple(sorted(label for kind, label in labels if kind == TagKind.TARGET_GROUP)),
            tuple(sorted(label for kind, label in labels if kind == TagKind.CROSS_CUTTING)),
            heard.get(line.pk),
        )
    return found


def _union(actor: Actor, partnership_id: int, rows: QuerySet[Action]) -> Any:
    def words(found: Any, sort: str, key: str, first: Any, second: Any) -> Any:
        told = found.annotate(sort=Value(sort), about=F(key), a=Cast(first, CharField()), b=Cast(second, CharField()))
        return told.order_by().values_list("sort", "about", "a", "b")

    mine = rows.order_by().values("pk")
    kinds = [TagKind.TARGET_GROUP.value, TagKind.CROSS_CUTTING.value]
    partners = within(actor, ActionPartner, partnership_id, "organisation").filter(action__in=mine)
    tagged = within(actor, ActionTag, partnership_id, "tag").filter(action__in=mine, tag__kind__in=kinds)
    nodes = within(actor, NodeTag, partnership_id, "tag").filter(tag__kind__in=kinds)
    reports = within(actor, ProgressReport, partnership_id).filter(action__in=mine)
    latest = reports.order_by().values("action_id").annotate(latest=Max("reported_on"))
    return words(partners, "partner", "action_id", Value(""), F("organisation__name")).union(
        words(tagged, "tag", "action_id", F("tag__kind"), F("tag__label")),
        words(nodes, "node", "node_id", F("tag__kind"), F("tag__label")),
        latest.annotate(
            sort=Value("heard"), about=F("action_id"), a=Cast("latest", CharField()), b=Value("")
        ).values_list("sort", "about", "a", "b"),
        all=True,
    )  # fmt: skip
