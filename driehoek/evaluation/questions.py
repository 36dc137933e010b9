# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which questions back are still open: of which nobody told anything in words since."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from driehoek.evaluation.models import Question
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.planning.models import ProgressReport
from driehoek.planning.rules import UNCHANGED


def open_questions(actor: Actor, partnership_id: int) -> QuerySet[Question]:
    """Return the questions within sight that have no answer yet, oldest first.

    Any report in words is one, whoever told it and along whatever way; that nothing changed is none.
    """
    return _asked(actor, partnership_id).filter(~_told(actor, partnership_id))


def with_answers(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    """Return the questions within sight, oldest first; ``answered`` tells whether each has an answer."""
    return _asked(actor, partnership_id).annotate(answered=_told(actor, partnership_id))


def _asked(actor: Actor, partnership_id: int) -> QuerySet[Question]:
    return within(actor, Question, partnership_id, "round", "action").order_by("asked_at", "pk")


def _told(actor: Actor, partnership_id: int) -> Exists:
    reports = within(actor, ProgressReport, partnership_id)
    later = reports.filter(action=OuterRef("action"), number__gt=OuterRef("told"))
    return Exists(later.exclude(done=UNCHANGED))
