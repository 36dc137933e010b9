# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An action on the page of a theme in a round: how it stands, what was told, what was asked back and chosen."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.evaluation.queries.desk_parts import AskedAlready, DeskAction
from driehoek.evaluation.queries.one_asked import OneAsked
from driehoek.kernel import clock
from driehoek.web.formats import plain_date, precise_date
from driehoek.web.paths import Paths
from driehoek.web.words import lower


@dataclass(frozen=True, slots=True)
class AskedBack:
    """A question back, by whom and when, and whether it was answered."""

    text: str
    about: str
    answered: bool


@dataclass(frozen=True, slots=True)
class RoundAction:
    """One action.

    Attributes:
        told: what was last told in words. heard: when and by whom, or that nothing was heard.
        fresh: something was told in this round.
        planning: when it is to be ready, and what that was at first.
        wish: what was chosen for it; empty as long as nobody chose.
        ask_href: where its lead is asked something more; empty where nobody can be, or this reader may not.
        wish_href: where is chosen what it needs; empty where it needs nothing.
    """

    code: str
    title: str
    href: str
    lead: str
    place: str
    status: str
    attention: bool
    adjustment: bool
    example: bool
    told: str
    heard: str
    fresh: bool
    planning: str
    reason: str
    wish: str
    questions: tuple[AskedBack, ...]
    ask_href: str
    wish_href: str


def round_action(one: DeskAction, round_code: str, paths: Paths, *, may: bool) -> RoundAction:
    """Return an action; ``may`` tells whether this reader judges here now."""
    needs = one.adjustment or bool(one.lifted)
    return RoundAction(
        code=one.code,
        title=one.title,
        href=paths.action(one.uid),
        lead=", ".join(part for part in (one.organisation, one.function) if part) or _("No lead yet"),
        place=one.municipality or "",
        status=one.status,
        attention=one.attention,
        adjustment=one.adjustment,
        example=one.example,
        told=one.told.done,
        heard=_heard(one),
        fresh=one.heard,
        planning=_planning(one),
        reason=lower(one.reason, "deviation_reason") if one.reason else "",
        wish=lower(one.wish, "proposal_kind") if one.wish else "",
        questions=tuple(_asked_back(asked) for asked in one.questions),
        ask_href=paths.ask_back(round_code, one.uid) if may and one.request_id is not None else "",
        wish_href=f"{paths.round_wishes(round_code)}#actie-{one.uid.hex[-12:]}" if may and needs else "",
    )


def asked_back(text: str, by: str, at: datetime, *, answered: bool = False) -> AskedBack:
    """Return a question back, with by whom and when in words."""
    return AskedBack(text, f"{by}, {plain_date(at.astimezone(clock.AMSTERDAM).date(), _language())}", answered)


def _asked_back(one: AskedAlready) -> AskedBack:
    return asked_back(one.text, one.by, one.asked_at, answered=one.answered)


def _heard(one: DeskAction) -> str:
    if one.told.on is None:
        return _("Nothing changed, said the lead.") if one.heard else _("Nothing was heard of it in this round.")
    day = {"day": plain_date(one.told.on, _language()), "who": one.told.by}
    told = _("Told on %(day)s by %(who)s.") % day
    if one.told.fresh:
        return told
    since = _("Nothing changed since, said the lead.") if one.heard else _("Nothing was heard since.")
    return f"{told} {since}"


def _planning(one: DeskAction) -> str:
    if one.end is None:
        return ""
    day = precise_date(one.end, _language())
    if one.first_end is None or one.first_end == one.end:
        return _("ready by %(day)s") % {"day": day}
    return _("ready by %(day)s, was %(was)s") % {"day": day, "was": precise_date(one.first_end, _language())}


def _language() -> str:
    return get_language() or "nl"


@dataclass(frozen=True, slots=True)
class AskingBackScreen:
    """The page on which a lead is asked something more.

    Attributes:
        told: what was told before: a line about when and by whom, and the text.
        asked: somebody can be asked.
    """

    code: str
    title: str
    round: str
    lead: str
    asked: bool
    by: str
    example: bool
    told: tuple[tuple[str, str], ...]
    questions: tuple[AskedBack, ...]
    back: str
    action: str
    draft: str


def asking_back_screen(found: OneAsked, back: str, action: str, draft: str) -> AskingBackScreen:
    """Return the page; ``back`` is where one came from."""
    return AskingBackScreen(
        code=found.code,
        title=found.title,
        round=found.round.title,
        lead=found.function,
        asked=found.asked,
        by=plain_date(found.round.days.groups_by, _language()),
        example=found.example,
        told=tuple((f"{plain_date(day, _language())}, {who}", text) for day, who, text in found.told),
        questions=tuple(_asked_back(one) for one in found.questions),
        back=back,
        action=action,
        draft=draft,
    )
