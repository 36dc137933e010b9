# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of evaluations."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.evaluation.policies import FINISHED, JUDGED
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.ordering import JOINT_FIRST
from driehoek.organisations.policies import within
from driehoek.organisations.queries import Origin


@dataclass(frozen=True, slots=True)
class JudgementView:
    """What an evaluation says of one theme. ``municipality`` is empty for the joint judgement."""

    uid: UUID
    node_id: int
    theme_code: str
    theme: str
    municipality: str
    actions_state: str
    done: str
    story: str
    asks_attention: bool
    attention_text: str
    evaluation: str
    evaluation_code: str
    period_start: PreciseDate
    period_end: PreciseDate
    origin: Origin


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """An evaluation with its judgements in the order of the plan."""

    uid: UUID
    code: str
    title: str
    programme_id: int
    period_start: PreciseDate
    period_end: PreciseDate
    overall: str
    overall_text: str
    contents: str
    remaining: str
    origin: Origin
    judgements: tuple[JudgementView, ...]


def judgements(
    actor: Actor,
    partnership_id: int,
    titles: Mapping[str, str],
    *,
    node_ids: Collection[int] | None = None,
    programme_id: int | None = None,
) -> tuple[JudgementView, ...]:
    """Return judgements within sight, newest evaluation first, then in the order of the plan; 1 query.

    Args:
        node_ids: only of these themes and goals. programme_id: only of evaluations of this programme.
    """
    rows = _judgements(actor, partnership_id, None if node_ids is None else tuple(node_ids), programme_id)
    return tuple(
        JudgementView(
            uid, node_id, theme_code, theme, municipality or "", state, done, story, asks, attention, title, code,
            start, end, Origin(example, titles.get(source, source), place, circle=circle),
        )
        for (
            uid, node_id, theme_code, theme, municipality, state, done, story, asks, attention, title, code, start, end,
            example, source, place, circle,
        ) in rows
    )  # fmt: skip


@prepared
def _judgements(
    actor: Actor, partnership_id: int, node_ids: tuple[int, ...] | None, programme_id: int | None
) -> QuerySet[Any, Any]:
    rows = within(actor, Judgement, partnership_id, "evaluation", "node").filter(JUDGED)
    if node_ids is not None:
        rows = rows.filter(node_id__in=node_ids)
    if programme_id is not None:
        rows = rows.filter(evaluation__programme_id=programme_id)
    return rows.order_by("-evaluation__period_end", "node__position", "node__code", JOINT_FIRST).values_list(
        "uid", "node_id", "node__code", "node__title", "municipality__name", "actions_state", "done", "story",
        "asks_attention", "attention_text", "evaluation__title", "evaluation__code", "evaluation__period_start",
        "evaluation__period_end", "example", "source", "source_place", "circle",
    )  # fmt: skip


def evaluations(
    actor: Actor, partnership_id: int, titles: Mapping[str, str], programme_id: int
) -> tuple[EvaluationView, ...]:
    """Return the evaluations of a programme within sight, newest first; 2 queries."""
    rows = (
        within(actor, Evaluation, partnership_id, "programme")
        .filter(FINISHED, programme_id=programme_id)
        .order_by("-period_end", "code")
    )
    told: dict[str, list[JudgementView]] = {}
    for judgement in judgements(actor, partnership_id, titles, programme_id=programme_id):
        told.setdefault(judgement.evaluation_code, []).append(judgement)
    return tuple(
        EvaluationView(
            row.uid, row.code, row.title, row.programme_id, row.period_start, row.period_end, row.overall,
            row.overall_text, row.contents, row.remaining,
            Origin(row.example, titles.get(row.source, row.source), row.source_place, circle=row.circle),
            tuple(told.get(row.code, ())),
        )
        for row in rows
    )  # fmt: skip
