# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of a decided round can be made public, by whose it is."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, QuerySet, Value

from driehoek.access.prepared import prepared
from driehoek.evaluation.models import Evaluation, GoalJudgement, Judgement
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.organisations.policies import within


@dataclass(slots=True)
class ReleaseGroup:
    """What is joint, or of one municipality, by title.

    Attributes:
        municipality_id: ``None`` for what is joint. waiting: for the partners until somebody releases it.
        public: released before. kept: for a narrower circle, or about a theme that is not public.
    """

    municipality_id: int | None
    municipality: str
    waiting: list[str] = field(default_factory=list)
    public: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def releasable(actor: Actor, partnership_id: int, code: str) -> tuple[ReleaseGroup, ...]:
    """Return what a round judged, as far as it is in sight: what is joint first, then by municipality; 1 query."""
    groups: dict[str, ReleaseGroup] = {}
    for _order, municipality_id, name, title, circle, around, secret in sorted(
        _judged(actor, partnership_id, code), key=lambda row: (row[2] or "", row[0], row[3])
    ):
        group = groups.setdefault(name or "", ReleaseGroup(municipality_id, name or ""))
        if circle == Circle.PUBLIC:
            into = group.public
        elif circle == Circle.PARTNERS and around == Circle.PUBLIC and secret is None:
            into = group.waiting
        else:
            into = group.kept
        if title not in into:
            into.append(title)
    return tuple(groups.values())


@prepared
def _judged(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    def rows(model: Any, order: str, title: str, around: str, *through: str) -> QuerySet[Any, Any]:
        of_round = "round__code" if model is Evaluation else "evaluation__round__code"
        found = within(actor, model, partnership_id, *through).filter(**{of_round: code})
        told: QuerySet[Any, Any] = found.annotate(order=Value(order, output_field=CharField())).values_list(
            "order", "municipality_id", "municipality__name", title, "circle", f"{around}__circle", "secrecy"
        )
        return told

    return rows(Evaluation, "1", "title", "programme", "programme").union(
        rows(Judgement, "2", "node__title", "node", "evaluation", "node"),
        rows(GoalJudgement, "3", "node__title", "node", "evaluation", "node"),
        all=True,
    )
