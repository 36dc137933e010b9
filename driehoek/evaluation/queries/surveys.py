# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What questionnaires before the conversations told, once they are closed and at least ten people answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.evaluation.models import ConversationPoint, Survey
from driehoek.evaluation.rules import SurveyAnswer
from driehoek.evaluation.surveying import FEWEST
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within


@dataclass(frozen=True, slots=True)
class SurveyView:
    """A questionnaire.

    Attributes:
        code: of its conversation, and ``year``.
        closed: whether nobody can answer any more.
        answered: how many people did.
        counts: by number of a point how often each answer was given; empty as long as it is open, and for good when
            fewer than ten people answered.
    """

    code: str
    year: int
    closes_on: date
    closed: bool
    answered: int
    counts: dict[int, dict[SurveyAnswer, int]]


@dataclass(frozen=True, slots=True)
class Question:
    """One way of working that is asked about."""

    number: int
    title: str
    text: str


def questions(survey: Survey) -> tuple[Question, ...]:
    """Return what a questionnaire asks, for whoever came through one of its links; 1 query."""
    rows = ConversationPoint.objects.filter(
        conversation=survey.conversation_id, withdrawn_at__isnull=True, way__withdrawn_at__isnull=True
    )
    return tuple(Question(*row) for row in rows.order_by("number", "pk").values_list("number", "title", "way__text"))


def surveys(actor: Actor, partnership_id: int) -> dict[str, SurveyView]:
    """Return the questionnaires within sight by the code of their conversation; 1 query."""
    return {
        code: SurveyView(code, year, closes_on, closed_at is not None, answered, _shown(counts, closed_at, answered))
        for code, year, closes_on, closed_at, answered, counts in _surveys(actor, partnership_id)
    }


def _shown(counts: dict[str, list[int]], closed_at: object, answered: int) -> dict[int, dict[SurveyAnswer, int]]:
    if closed_at is None or answered < FEWEST:
        return {}
    return {int(number): dict(zip(SurveyAnswer, row, strict=True)) for number, row in counts.items()}


@prepared
def _surveys(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Survey, partnership_id, "conversation")
    return rows.order_by("conversation__year", "pk").values_list(
        "conversation__code", "conversation__year", "closes_on", "closed_at", "answered", "counts"
    )
