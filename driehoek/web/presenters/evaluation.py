# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was found when a programme was looked back on, theme by theme."""

from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.evaluation.queries import EvaluationView, JudgementView
from driehoek.kernel.dates import period
from driehoek.organisations.queries import Origin, PartnershipHead
from driehoek.planning.queries import ProgrammeHead
from driehoek.web.paths import Paths
from driehoek.web.presenters.origin import SourceMark, paragraphs, source_mark


@dataclass(frozen=True, slots=True)
class ThemeVerdict:
    """What an evaluation says of one theme; ``place`` is empty for the joint verdict."""

    title: str
    href: str
    anchor: str
    place: str
    state: str
    asks_attention: bool
    done: tuple[str, ...]
    story: tuple[str, ...]
    attention: tuple[str, ...]
    mark: SourceMark


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
    verdicts: tuple[ThemeVerdict, ...]


def evaluation_screens(
    evaluations: Iterable[EvaluationView], programme: ProgrammeHead, head: PartnershipHead
) -> tuple[EvaluationScreen, ...]:
    """Return the evaluations of a programme."""
    paths = Paths(head.slug)
    return tuple(
        EvaluationScreen(
            title=view.title,
            period=period(view.period_start, view.period_end),
            overall=view.overall,
            overall_text=paragraphs(view.overall_text),
            contents=paragraphs(view.contents),
            remaining=paragraphs(view.remaining),
            mark=source_mark(view.origin),
            verdicts=tuple(_verdict(judgement, view.origin, programme, paths) for judgement in view.judgements),
        )
        for view in evaluations
    )


def _verdict(view: JudgementView, about: Origin, programme: ProgrammeHead, paths: Paths) -> ThemeVerdict:
    return ThemeVerdict(
        title=view.theme,
        href=paths.theme(programme.plan_code, view.theme_code),
        anchor=f"thema-{view.theme_code}",
        place=view.municipality,
        state=view.actions_state,
        asks_attention=view.asks_attention,
        done=paragraphs(view.done),
        story=paragraphs(view.story),
        attention=paragraphs(view.attention_text),
        mark=source_mark(view.origin, about),
    )
