# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of a decided round can be made public, by whose it is."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, Value

from driehoek.access.prepared import prepared
from driehoek.evaluation.models import Evaluation, GoalJudgement, Judgement
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.organisations.policies import within

#: Sorts an evaluation before what is judged in it.
EVALUATION = "1"


@dataclass(slots=True)
class ReleaseGroup:
    """What is joint, or of one municipality, by title.

    Attributes:
        municipality_id: ``None`` for what is joint. waiting: for the partners until somebody releases it.
        public: released before. kept: for a narrower circle, or about a theme that is not public.
        programmes: that are not public, so that nothing of their evaluations can be.
        first: waits for the joint evaluation, which is released first.
    """

    municipality_id: int | None
    municipality: str
    waiting: list[str] = field(default_factory=list)
    public: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)


def releasable(actor: Actor, partnership_id: int, code: str) -> tuple[ReleaseGroup, ...]:
    """Return what a round judged, as far as it is in sight: what is joint first, then by municipality; 1 query."""
    groups: dict[str, ReleaseGroup] = {}
    releasing: set[UUID] = set()
    for kind, municipality_id, name, title, circle, around, secret, evaluation, public, programme in sorted(
        _judged(actor, partnership_id, code), key=lambda row: (row[2] or "", row[0], row[3])
    ):
        group = groups.setdefault(name or "", ReleaseGroup(municipality_id, name or ""))
        free = circle == Circle.PARTNERS and around == Circle.PUBLIC and secret is None
        if kind == EVALUATION and free:
            releasing.add(evaluation)
        if circle == Circle.PUBLIC:
            into = group.public
        elif kind == EVALUATION and around != Circle.PUBLIC:
            into, title = group.programmes, programme
        elif not free:
            into = group.kept
        elif kind == EVALUATION or public == Circle.PUBLIC or (evaluation in releasing and not name):
            into = group.waiting
        else:
            into = group.first
        if title not in into:
            into.append(title)
    return tuple(groups.values())


@prepared
def _judged(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    def rows(model: Any, kind: str, title: str, around: str, above: str, *through: str) -> QuerySet[Any, Any]:
        found = within(actor, model, partnership_id, *through).filter(**{f"{above}round__code": code})
        told: QuerySet[Any, Any] = found.annotate(sort=Value(kind, output_field=CharField())).values_list(
            "sort", "municipality_id", "municipality__name", title, "circle", f"{around}__circle", "secrecy",
            f"{above}uid", f"{above}circle", f"{above}programme__title",
        )  # fmt: skip
        return told

    of = "evaluation__"
    return rows(Evaluation, EVALUATION, "title", "programme", "", "programme").union(
        rows(Judgement, "2", "node__title", "node", of, "evaluation", "node"),
        rows(GoalJudgement, "3", "node__title", "node", of, "evaluation", "node"),
        all=True,
    )
