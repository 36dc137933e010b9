# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Who decides what, as a page and as a line beside an outcome."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.steering.deciding import Deciding, DecidingRule, Sureness, deciding
from driehoek.steering.rules import BodyKind, ProposalKind
from driehoek.web.words import day


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One subject: who decides, on which ground, and how sure that is.

    Attributes:
        ground: article and law with the day of its text; empty where no law says it.
        checked: whether the ground itself was read.
    """

    key: str
    subject: str
    who: str
    ground: str
    sure: str
    checked: bool
    note: str


@dataclass(frozen=True, slots=True)
class DecidingScreen:
    """The page."""

    reason: str
    source: str
    owner: str
    next_review: str
    groups: tuple[tuple[str, tuple[RuleLine, ...]], ...]


def deciding_screen(found: Deciding | None = None) -> DecidingScreen:
    """Return the page in the language of the reader."""
    found = found or deciding()
    language = _language()
    return DecidingScreen(
        found.reason[language],
        found.source[language],
        found.owner[language],
        day(found.next_review),
        tuple((group.title[language], tuple(rule_line(rule) for rule in group.rules)) for group in found.groups),
    )


def rule_line(rule: DecidingRule) -> RuleLine:
    """Return one rule in the language of the reader."""
    language = _language()
    grounds = [
        _("%(law)s, article %(articles)s (text of %(day)s)")
        % {"law": ground.law[language], "articles": ground.articles[language], "day": day(ground.version)}
        for ground in rule.grounds
    ]
    sure = {
        Sureness.READ: _("The text of the law was read."),
        Sureness.PRACTICE: _("No law says so; this is how partners agree on it."),
        Sureness.TO_CHECK: _("The ground has not been checked yet."),
    }
    return RuleLine(
        rule.key,
        rule.subject[language],
        rule.who[language],
        "; ".join(grounds),
        sure[rule.sure],
        rule.sure is not Sureness.TO_CHECK,
        rule.note[language],
    )


def who_decides(change: ProposalKind, body: BodyKind) -> tuple[RuleLine, ...]:
    """Return who decides about a change, to show where its outcome is recorded.

    Where this body is named, that is enough; where it is not, all who are.
    """
    about = deciding().about(change)
    named = tuple(rule for rule in about if body in rule.bodies)
    return tuple(rule_line(rule) for rule in named or about)


def _language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"
