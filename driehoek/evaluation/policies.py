# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which evaluations count: what a round is still making is a draft, that only the pages of that round show."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from driehoek.evaluation.models import Evaluation, GoalJudgement, Judgement
from driehoek.evaluation.rules import FROZEN, RoundState

_STATES = sorted(state.value for state in FROZEN)
#: On evaluations: made elsewhere, or in a round that was locked.
FINISHED = Q(round__isnull=True) | Q(round__state__in=_STATES)
#: The same on what belongs to an evaluation.
JUDGED = Q(evaluation__round__isnull=True) | Q(evaluation__round__state__in=_STATES)
_WORKED_ON = sorted(state.value for state in set(RoundState) - FROZEN)


def drafts() -> Iterator[QuerySet[Any, Any]]:
    """Yield the uids of what rounds are still making, whoever asks: no other page finds them by their words."""
    yield Evaluation.objects.filter(round__state__in=_WORKED_ON).values("uid")
    for model in (Judgement, GoalJudgement):
        yield model._default_manager.filter(evaluation__round__state__in=_WORKED_ON).values("uid")
