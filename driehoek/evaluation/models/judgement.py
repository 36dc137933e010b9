# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Evaluations of a programme, with a judgement per theme."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.evaluation.models.round import Round
from driehoek.evaluation.rules import ActionsState, GoalResult, Overall
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
        round: in which it is made; until that is locked it is a draft, which no other page or paper shows. Empty when
            it was made elsewhere.
    """

    NOUN = ("evaluatie", "evaluaties")
    EDITED_WITH = Permission.JUDGE_THEME.value
    ENCLOSED_BY = ("programme",)  # a round stays for the partners, what came of it may be released
    SEARCHED = Searched(
        kind=Kind.EVALUATION,
        title="title",
        code="code",
        text=("overall_text", "contents", "remaining"),
        day=("period_end",),
    )

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
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
        done, works, helps, ahead: the story: what happened, what works, who helps, what comes next.
        story: an example with a story value.
        recommendation: what is recommended to whoever decides; empty when nothing is.
        ready_at: when the working group said to be ready with it.
    """

    NOUN = ("oordeel", "oordelen")
    EDITED_WITH = Permission.JUDGE_THEME.value
    ENCLOSED_BY = ("evaluation", "node")
    SEARCHED = Searched(
        kind=Kind.EVALUATION,
        text=("done", "works", "helps", "ahead", "story", "attention_text", "recommendation"),
    )

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="+")
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    actions_state = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in ActionsState], default=ActionsState.NOT_STATED.value
    )
    done = models.TextField(blank=True, default="")
    works = models.TextField(blank=True, default="")
    helps = models.TextField(blank=True, default="")
    ahead = models.TextField(blank=True, default="")
    story = models.TextField(blank=True, default="")
    asks_attention = models.BooleanField(default=False)
    attention_text = models.TextField(blank=True, default="")
    recommendation = models.TextField(blank=True, default="")
    ready_at = models.DateTimeField(null=True, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("evaluation", "node", "municipality", name="evaluation_judgement_local"),
            unique_while_present(
                "evaluation", "node", name="evaluation_judgement_joint", where=models.Q(municipality__isnull=True)
            ),
        ]


class GoalJudgement(OwnedRecord):
    """What an evaluation says of one goal: whether it was reached, and why one says so.

    Attributes:
        node: the goal. municipality: filled when it is about one municipality's part of a joint goal.
        reason: why; never empty where it cannot be assessed.
    """

    NOUN = ("oordeel over een doel", "oordelen over doelen")
    EDITED_WITH = Permission.JUDGE_THEME.value
    ENCLOSED_BY = ("evaluation", "node")
    SEARCHED = Searched(kind=Kind.EVALUATION, text=("reason",))

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="+")
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=20, choices=[(r.value, r.value) for r in GoalResult])
    reason = models.TextField(blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("evaluation", "node", "municipality", name="evaluation_goaljudgement_local"),
            unique_while_present(
                "evaluation", "node", name="evaluation_goaljudgement_joint", where=models.Q(municipality__isnull=True)
            ),
            models.CheckConstraint(
                condition=~models.Q(result=GoalResult.NOT_ASSESSABLE.value) | ~models.Q(reason=""),
                name="evaluation_goaljudgement_reason",
            ),
        ]
