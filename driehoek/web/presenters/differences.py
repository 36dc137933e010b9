# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is otherwise than last time, on one page: what is asked first, then what changed, then the judgements."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from driehoek.cycle.queries import Change, Differences
from driehoek.cycle.queries.differences import ActionThen, Compared, Then, Wish
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.rules import CLOSED
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import FacetLink
from driehoek.web.presenters.changes import in_words
from driehoek.web.words import lower, lower_first, word

FINISHED = frozenset(status.value for status in CLOSED)


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One action: how it stands, and what is otherwise, each in a sentence without a full stop."""

    code: str
    title: str
    href: str
    about: str
    status: str
    example: bool
    told: tuple[str, ...]
    proposal: str = ""
    proposal_href: str = ""


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A theme or goal: what was said of it last time, and what is said now."""

    title: str
    before: str
    now: str
    attention: str


@dataclass(frozen=True, slots=True)
class DifferencesScreen:
    """The page.

    Attributes:
        asked: what whoever decides is asked. groups: what changed, the weightiest first; each action in one of them.
        themes, goals: only those of which something else is said now. unjudged: those of which nothing is said yet.
        same: a sentence about everything that stayed as it was.
        gone: codes of actions that were withdrawn, for those who may bring them back.
    """

    title: str
    summary: str
    choices: tuple[FacetLink, ...]
    asked: tuple[DifferenceLine, ...]
    recommendations: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, tuple[DifferenceLine, ...]], ...]
    themes: tuple[JudgementLine, ...]
    goals: tuple[JudgementLine, ...]
    unjudged: tuple[str, ...]
    same: str
    gone: str


def differences_screen(found: Differences, paths: Paths) -> DifferencesScreen:
    """Return the page."""
    asked = [one for one in found.actions if one.adjustment is not None or _lifted(found, one)]
    otherwise = [one for one in found.actions if one.made or one.then is not None]
    groups: list[tuple[str, tuple[DifferenceLine, ...]]] = []
    left = [one for one in otherwise if one not in asked]
    for title, belongs in _groups():
        lines = tuple(_line(one, paths) for one in left if belongs(one))
        left = [one for one in left if not belongs(one)]
        if lines:
            groups.append((title, lines))
    same = len(found.actions) - len(otherwise)
    compared = [one for one in found.judgements if _differs(one)]
    return DifferencesScreen(
        title=found.head.title,
        summary=_summary(len(asked), len(otherwise)),
        choices=_choices(found, paths),
        asked=tuple(_asked(one, found.wishes.get(one.uid), paths) for one in asked),
        recommendations=tuple(
            (_named(one), one.now.recommendation) for one in found.judgements if one.now and one.now.recommendation
        ),
        groups=tuple(groups),
        themes=tuple(_judged(one, "actions_state") for one in compared if not one.goal),
        goals=tuple(_judged(one, "goal_result") for one in compared if one.goal),
        unjudged=tuple(_named(one) for one in found.judgements if one.now is None),
        same=ngettext("%(num)s action stayed as it was.", "%(num)s actions stayed as they were.", same) % {"num": same},
        gone=", ".join(found.gone),
    )


def _lifted(found: Differences, action: ActionThen) -> bool:
    wish = found.wishes.get(action.uid)
    return wish is not None and wish.lifted


def _summary(asked: int, otherwise: int) -> str:
    first = ngettext("%(num)s action asks a decision", "%(num)s actions ask a decision", asked) % {"num": asked}
    second = ngettext(
        "%(num)s action is otherwise than it was", "%(num)s actions are otherwise than they were", otherwise
    ) % {"num": otherwise}
    second = second if otherwise else _("no action is otherwise than it was")
    return f"{first}; {second}." if asked else _("Nothing asks a decision; %(rest)s.") % {"rest": second}


def _choices(found: Differences, paths: Paths) -> tuple[FacetLink, ...]:
    names = {
        "ronde": _("Last round"),
        "driehoek": _("Last triangle"),
        "opening": _("Since the leads were asked"),
    }
    return tuple(
        FacetLink(names[name], paths.round_differences(found.head.code, name), None, name == found.chosen)
        for name, _day in found.choices
    )


def _groups() -> Iterable[tuple[str, Callable[[ActionThen], bool]]]:
    """Return the groups in order; an action stands in the first to which it belongs."""

    def then(test: Callable[[Then, ActionThen], bool]) -> Callable[[ActionThen], bool]:
        return lambda one: one.then is not None and test(one.then, one)

    return (
        (_("Finished or stopped"), then(lambda was, one: was.status is not None and one.status in FINISHED)),
        (_("No longer asks adjustment"), then(lambda was, _one: was.adjustment is True)),
        (_("Goes otherwise than planned"), then(lambda was, _one: was.status is not None or was.end is not None)),
        (_("Attention"), then(lambda was, _one: was.attention is not None)),
        (_("New"), lambda one: one.made),
        (_("Another lead"), lambda _one: True),
    )


def _line(one: ActionThen, paths: Paths) -> DifferenceLine:
    return DifferenceLine(
        one.code, one.title, paths.action(one.uid), _about(one), one.status, one.example, tuple(_told(one))
    )


def _about(one: ActionThen) -> str:
    return ", ".join(part for part in (one.theme, one.municipality, one.lead or _("no lead yet")) if part)


def _told(one: ActionThen) -> list[str]:
    """Return what is otherwise, in sentences."""
    if one.made:
        return [_("Added since")]
    was = one.then
    assert was is not None, "asked only of what is otherwise"
    changes = _planned_otherwise(one, was)
    if was.adjustment is not None:
        changes.append(_said("bijsturing", "", one.adjustment or ("" if one.adjustment is None else "ja")))
    if was.attention is not None:
        changes.append(_said("aandacht", "", one.attention or ("" if one.attention is None else "ja")))
    if was.lead:
        changes.append(_("Another lead: %(lead)s") % {"lead": one.lead or _("no lead yet")})
    return changes


def _planned_otherwise(one: ActionThen, was: Then) -> list[str]:
    """Return what is otherwise about status and planning, and why."""
    changes = []
    if was.status is not None:
        changes.append(_said("stand", was.status, one.status))
    if was.end is not None:
        changes.append(_said("planning", _text(was.end), _text(one.end)))
    if one.reason and changes:
        changes.append(_("Reason: %(reason)s") % {"reason": lower(one.reason, "deviation_reason")})
    return changes


def _text(end: PreciseDate | str | None) -> str:
    return end.text if isinstance(end, PreciseDate) else end or ""


def _said(kind: str, before: str, after: str) -> str:
    return in_words(Change(date.min, kind, before, after, "", "", ""))


def _asked(one: ActionThen, wish: Wish | None, paths: Paths) -> DifferenceLine:
    told = [one.adjustment or one.attention or ""]
    if one.then is not None:
        told += _planned_otherwise(one, one.then)
    if wish is None:
        told.append(_("Nobody has chosen yet what is asked"))
    else:
        told.append(_("Asked: %(what)s") % {"what": lower(wish.kind, "proposal_kind")})
        told.append(wish.asked)
        if wish.body:
            told.append(_("Answered by: %(body)s") % {"body": wish.body})
    if one.then is not None and one.then.adjustment is False:
        told.append(_("New since then"))
    return DifferenceLine(
        one.code, one.title, paths.action(one.uid), _about(one), one.status, one.example,
        tuple(text.rstrip(".") for text in told if text),
        wish.proposal if wish else "", paths.proposal(wish.proposal) if wish and wish.proposal else "",
    )  # fmt: skip


def _named(one: Compared) -> str:
    return f"{one.title} ({one.municipality})" if one.municipality else one.title


def _differs(one: Compared) -> bool:
    before, now = one.before, one.now
    if now is None or before is None:
        return now is not None
    return before.value != now.value or (before.attention is None) != (now.attention is None)


def _judged(one: Compared, vocabulary: str) -> JudgementLine:
    before, now = one.before, one.now
    assert now is not None, "asked only of what was judged"
    was = before is not None and before.attention is not None
    attention = ""
    if now.attention is not None:
        attention = _("Still asks attention") if was else _("Now asks attention")
        attention = f"{attention}: {lower_first(now.attention).rstrip('.')}" if now.attention else attention
    elif was:
        attention = _("No longer asks attention")
    return JudgementLine(
        _named(one),
        word(before.value, vocabulary) if before else _("not judged"),
        word(now.value, vocabulary),
        attention,
    )
