# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was found when a programme was looked back on, theme by theme."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from driehoek.evaluation.queries import EvaluationView
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import period
from driehoek.planning.queries import ProgrammeHead
from driehoek.publications.editions import Place as Where
from driehoek.publications.editions import editions
from driehoek.web.doors import Place
from driehoek.web.presenters.origin import SourceMark, paragraphs, source_mark
from driehoek.web.presenters.papers import PaperLine, paper_line
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
    papers: tuple[PaperLine, ...]


def evaluation_screens(
    evaluations: Iterable[EvaluationView],
    programme: ProgrammeHead,
    place: Place,
    changes: ChangeOf,
    *,
    may_change: bool,
) -> tuple[EvaluationScreen, ...]:
    """Return the evaluations of a programme.

    Args:
        changes: where a judgement is changed; ``may_change`` whether the evaluations themselves are.
    """
    paths = place.paths
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
            papers=_papers(view, place),
        )
        for view in evaluations
    )


def _papers(view: EvaluationView, place: Place) -> tuple[PaperLine, ...]:
    """Return the report of an evaluation in the editions that this reader can make, widest first."""
    address = partial(place.paths.evaluation_report_file, view.code)
    made = editions(place.actor, Where(place.head.pk), Circle(view.origin.circle))
    return tuple(paper_line(_("Evaluation report"), edition, address) for edition in reversed(made))
