# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was found when a programme was looked back on, theme by theme."""

from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.evaluation.queries import EvaluationView
from driehoek.kernel.dates import period
from driehoek.planning.queries import ProgrammeHead
from driehoek.web.paths import Paths
from driehoek.web.presenters.origin import SourceMark, paragraphs, source_mark
from driehoek.web.presenters.verdict import ChangeOf, Verdict, verdict_of


@dataclass(frozen=True, slots=True)
class EvaluationScreen:
    """One evaluation, ready to read."""

    title: str
    period: str
    overall: str
    overall_text: tuple[str, ...]
    contents: tuple[str, ...]
    remaining: tuple[str, ...]
    mark: SourceMark
    verdicts: tuple[Verdict, ...]
    change: str


def evaluation_screens(
    evaluations: Iterable[EvaluationView],
    programme: ProgrammeHead,
    paths: Paths,
    changes: ChangeOf,
    *,
    may_change: bool,
) -> tuple[EvaluationScreen, ...]:
    """Return the evaluations of a programme.

    Args:
        changes: where a judgement is changed; ``may_change`` whether the evaluations themselves are.
    """
    return tuple(
        EvaluationScreen(
            title=view.title,
            period=period(view.period_start, view.period_end),
            overall=view.overall,
            overall_text=paragraphs(view.overall_text),
            contents=paragraphs(view.contents),
            remaining=paragraphs(view.remaining),
            mark=source_mark(view.origin),
            verdicts=tuple(
                verdict_of(
                    one, view.origin, one.theme, changes(one), href=paths.theme(programme.plan_code, one.theme_code)
                )
                for one in view.judgements
            ),
            change=paths.edit("evaluatie", view.uid) if may_change else "",
        )
        for view in evaluations
    )
