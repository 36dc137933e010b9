# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an evaluation says of one theme, as the pages of the evaluation and of the theme show it."""

from collections.abc import Callable
from dataclasses import dataclass

from driehoek.evaluation.queries import JudgementView
from driehoek.organisations.queries import Origin
from driehoek.web.presenters.origin import SourceMark, paragraphs, source_mark

#: Where a judgement is changed; empty where the reader may not.
ChangeOf = Callable[[JudgementView], str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an evaluation says of one theme.

    Attributes:
        title: the theme or the evaluation, whichever the page is not about, with the municipality of a local part.
        href: where the title leads; may be empty.
        change: where it is changed; may be empty.
    """

    title: str
    href: str
    anchor: str
    state: str
    asks_attention: bool
    done: tuple[str, ...]
    story: tuple[str, ...]
    attention: tuple[str, ...]
    mark: SourceMark
    change: str


def verdict_of(view: JudgementView, about: Origin, title: str, change: str, *, href: str = "") -> Verdict:
    """Return a judgement under a title; ``about`` is the origin that the page as a whole tells."""
    place = view.municipality
    return Verdict(
        title=f"{title}, {place}" if place else title,
        href=href,
        anchor="-".join(["thema", view.theme_code, *place.lower().split()]),
        state=view.actions_state,
        asks_attention=view.asks_attention,
        done=paragraphs(view.done),
        story=paragraphs(view.story),
        attention=paragraphs(view.attention_text),
        mark=source_mark(view.origin, about),
        change=change,
    )
