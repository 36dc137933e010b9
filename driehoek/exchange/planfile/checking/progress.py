# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actions, their reports, and judgements: status and flags agree with what was reported."""

from collections.abc import Iterator

from driehoek.evaluation.rules import GoalResult
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.outcomes import Judgement, PlanFile
from driehoek.exchange.planfile.records.programmes import Action, ProgressReport


def progress(file: PlanFile, document: Document) -> Iterator[Problem]:
    """Yield what is wrong with actions and their reports."""
    for programme in file.programmes:
        for action in programme.actions:
            yield from _reports(action, document)
            yield from _flags(action, document)
            for name in action.municipalities:
                if programme.municipality and name != programme.municipality:
                    yield document.problem(
                        "outside_programme",
                        (*action.path, "gemeenten"),
                        municipality=programme.municipality,
                        found=name,
                    )


def evaluations(file: PlanFile, document: Document) -> Iterator[Problem]:
    """Yield judgements that explain an attention which they do not ask, or do not explain what they cannot assess."""
    for evaluation in file.evaluations:
        for judgement in evaluation.judgements:
            yield from _flags(judgement, document)
        for goal in evaluation.goals:
            if goal.result == GoalResult.NOT_ASSESSABLE.value and not goal.reason:
                yield document.problem("unexplained", (*goal.path, "oordeel"), found=goal.result)


def _reports(action: Action, document: Document) -> Iterator[Problem]:
    for earlier, later in zip(action.reports, action.reports[1:], strict=False):
        if later.reported_on < earlier.reported_on:
            yield document.problem("order", (*later.path, "datum"), first=earlier.reported_on, found=later.reported_on)
    for report in action.reports:
        yield from _flags(report, document)
    if action.reports and action.status_cause is None and action.reports[-1].status != action.status:
        yield document.problem(
            "status_differs", (*action.path, "status"), reported=action.reports[-1].status, found=action.status
        )


def _flags(part: Action | ProgressReport | Judgement, document: Document) -> Iterator[Problem]:
    if not isinstance(part, Judgement) and part.adjustment_text and not part.adjustment:
        yield document.problem("text_without_flag", (*part.path, "bijsturing"), flag="bijsturing_nodig")
    asked = part.asks_attention if isinstance(part, Judgement) else part.attention
    if part.attention_text and not asked:
        yield document.problem("text_without_flag", (*part.path, "aandachtspunt"), flag="vergt_aandacht")
