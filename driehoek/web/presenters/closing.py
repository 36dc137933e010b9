# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages on which a round is closed, concluded, opened again and released."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.evaluation.dossier.model import Frozen, OutcomePart, Outcomes
from driehoek.evaluation.queries import Closing, Corrected
from driehoek.evaluation.queries.closing import ActionHead, ThemeHead
from driehoek.figures.indicators import indicators
from driehoek.kernel import clock
from driehoek.web.formats import plain_date
from driehoek.web.paths import Paths
from driehoek.web.words import indicator_title, lower, word


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that is missing before a round is closed.

    Attributes:
        said: how much. after: what happens when it stays so. lines: title and address. href, link: where it is done.
    """

    said: str
    after: str
    lines: tuple[tuple[str, str], ...]
    href: str
    link: str


def lacking(found: Closing, code: str, paths: Paths) -> tuple[Lacking, ...]:
    """Return what is missing, most urgent first; empty when nothing is."""
    unsaid = [one for one in found.wholes if not one.said]
    each = (
        (
            len(found.unanswered),
            ngettext("%(num)s action has no answer", "%(num)s actions have no answer", len(found.unanswered)),
            _("In the report they stand as they last stood."),
            _actions(found.unanswered, paths),
            (paths.round(code), _("Who still has to answer")),
        ),
        (
            len(found.unjudged),
            ngettext("%(num)s theme is not ready", "%(num)s themes are not ready", len(found.unjudged)),
            _("In the report stands what has been written so far."),
            _themes(found.unjudged, code, paths),
            (paths.round_themes(code), _("Themes and judgements")),
        ),
        (
            found.goals,
            ngettext("%(num)s goal has no judgement", "%(num)s goals have no judgement", found.goals),
            _("In the report stands that they were not judged."),
            (),
            ("", ""),
        ),
        (
            len(found.unchosen),
            ngettext(
                "of %(num)s action that needs adjusting nobody said what is asked",
                "of %(num)s actions that need adjusting nobody said what is asked",
                len(found.unchosen),
            ),
            _("To whoever decides is then proposed to adjust them, with what the lead told."),
            _actions(found.unchosen, paths),
            (paths.round_wishes(code), _("Choose what is asked")),
        ),
        (
            len(unsaid),
            ngettext(
                "of %(num)s programme nobody said how it went as a whole",
                "of %(num)s programmes nobody said how it went as a whole",
                len(unsaid),
            ),
            _("In the report stands that it cannot be assessed. Fill it in below."),
            (),
            ("", ""),
        ),
    )
    return tuple(
        Lacking(said % {"num": number}, after, lines, *where) for number, said, after, lines, where in each if number
    )


def _actions(found: Sequence[ActionHead], paths: Paths) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"{one.code} {one.title}" + (f" ({one.lead})" if one.lead else ""), paths.action(one.uid)) for one in found
    )


def _themes(found: Sequence[ThemeHead], code: str, paths: Paths) -> tuple[tuple[str, str], ...]:
    return tuple((_named(one), paths.round_theme(code, one.plan_code, one.code)) for one in found)


def _named(one: ThemeHead) -> str:
    name = f"{one.title} ({one.municipality})" if one.municipality else one.title
    return name if one.begun else _("%(theme)s: not begun") % {"theme": name}


@dataclass(frozen=True, slots=True)
class PartRow:
    """A frozen part as the page names it."""

    title: str
    about: str
    digest: str
    replaced: bool


def part_rows(found: Sequence[Frozen]) -> tuple[PartRow, ...]:
    """Return the frozen parts."""
    return tuple(
        PartRow(
            _("%(kind)s, part %(number)s") % {"kind": word(one.kind, "part_kind"), "number": one.number},
            _("frozen on %(day)s by %(who)s") % {"day": on(one.frozen_at), "who": one.frozen_by},
            one.digest,
            one.replaced,
        )
        for one in found
    )


def on(moment: datetime) -> str:
    """Return the Dutch day of a moment, with its time."""
    local = moment.astimezone(clock.AMSTERDAM)
    return f"{plain_date(local.date(), _language())}, {local:%H:%M}"


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What came of one proposal, or an agreement about the evaluation itself.

    Attributes:
        about: the action, empty for the evaluation. answer: what was agreed, or how far it is.
    """

    about: str
    asked: str
    href: str
    answer: str
    text: str
    example: bool


def outcome_rows(found: Outcomes, paths: Paths) -> tuple[OutcomeRow, ...]:
    """Return what came of a round."""
    return tuple(_outcome(one, paths) for one in (*found.outcomes, *found.others))


def _outcome(one: OutcomePart, paths: Paths) -> OutcomeRow:
    if one.decision_code:
        by = ", ".join(part for part in (one.body, str(one.decided_on or "")) if part)
        answer, href = f"{one.subject} ({by})" if by else one.subject, paths.agreement(one.decision_code)
    else:
        answer, href = word(one.state, "proposal_state") if one.state else "", ""
        href = paths.proposal(one.proposal_code) if one.proposal_code else ""
    asked = lower(one.kind, "proposal_kind") if one.kind else ""
    return OutcomeRow(f"{one.action_code} {one.action_title}".strip(), asked, href, answer, one.text, one.example)


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A figure that was corrected after the lock."""

    title: str
    changes: str
    when: str
    said: str
    says: str
    source: str


def correction_rows(found: Sequence[Corrected]) -> tuple[CorrectionRow, ...]:
    """Return the corrections as a page tells them."""
    return tuple(_correction(one) for one in found)


def _correction(one: Corrected) -> CorrectionRow:
    unit = indicators()[one.indicator].unit.in_language(_language()) if one.indicator in indicators() else ""
    changes = "; ".join(
        f"{value.period.title(_language())}: {_number(value.was, one.decimals)} → "
        + (_number(value.now, one.decimals) if value.now is not None else _("no value any more"))
        for value in one.values
    )
    return CorrectionRow(
        f"{indicator_title(one.indicator)}, {one.municipality} ({one.theme})",
        f"{changes} ({unit})" if unit else changes,
        on(one.at) if one.at else "",
        one.said,
        one.says if one.says != one.said else "",
        one.source,
    )


def _number(value: float, decimals: int) -> str:
    text = f"{value:,.{decimals}f}"
    return text if _language().startswith("en") else text.translate(str.maketrans(",.", ".,"))


def _language() -> str:
    return get_language() or "nl"
