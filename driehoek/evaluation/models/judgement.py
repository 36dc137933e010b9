# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Evaluations of a programme, with a judgement per theme."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.evaluation.rules import ActionsState, Overall
from driehoek.kernel.fields import PreciseDateField, period_in_order, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import OwnedRecord
from driehoek.planning.models import Node, Programme


class Evaluation(OwnedRecord):
    """One evaluation of a programme.

    Attributes:
        period_start, period_end: what was looked at; it need not equal the programme's period (the evaluation of
            UVP 2023-2024 looks at calendar year 2024).
        contents: what the evaluation holds.
        remaining: what is still asked of the triangle as a whole.
    """

    NOUN = ("evaluatie", "evaluaties")
    EDITED_WITH = Permission.JUDGE_THEME.value
    ENCLOSED_BY = ("programme",)
    SEARCHED = Searched(
        kind=Kind.EVALUATION,
        title="title",
        code="code",
        text=("overall_text", "contents", "remaining"),
        day=("period_end",),
    )

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    period_start = PreciseDateField()
    period_end = PreciseDateField()
    overall = models.CharField(max_length=20, choices=[(o.value, o.value) for o in Overall])
    overall_text = models.TextField(blank=True, default="")
    contents = models.TextField(blank=True, default="")
    remaining = models.TextField(blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="evaluation_evaluation_code"),
            period_in_order("evaluation_evaluation_period"),
        ]


class Judgement(OwnedRecord):
    """What an evaluation says of one theme: what was done, an example, what asks attention.

    Attributes:
        municipality: filled when it is about one municipality's part of the theme.
    """

    NOUN = ("oordeel", "oordelen")
    EDITED_WITH = Permission.JUDGE_THEME.value
    ENCLOSED_BY = ("evaluation", "node")
    SEARCHED = Searched(kind=Kind.EVALUATION, text=("done", "story", "attention_text"))

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="+")
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    actions_state = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in ActionsState], default=ActionsState.NOT_STATED.value
    )
    done = models.TextField(blank=True, default="")
    story = models.TextField(blank=True, default="")
    asks_attention = models.BooleanField(default=False)
    attention_text = models.TextField(blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("evaluation", "node", "municipality", name="evaluation_judgement_local"),
            unique_while_present(
                "evaluation", "node", name="evaluation_judgement_joint", where=models.Q(municipality__isnull=True)
            ),
        ]
