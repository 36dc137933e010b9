# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changed since a day, in words that a mayor reads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.cycle.queries import Change, ChangedAction, ChangesPage
from driehoek.cycle.queries.told_changes import HIDDEN
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.queries import ProgrammeHead
from driehoek.web import formats
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import FacetLink
from driehoek.web.words import capital, lower


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change in words; see the component change_list."""

    on: date
    what: str
    because: str
    by: str
    example: bool


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """An action with its changes; see the component change_list."""

    title: str
    href: str
    code: str
    status: str
    example: bool
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ChangesScreen:
    """The page with what changed.

    Attributes:
        typed: the day as it stands in the field. error: what is wrong with it; may be empty.
        themes: title of a theme with its changed actions.
    """

    typed: str
    error: str
    since: date
    keep: tuple[tuple[str, str], ...]
    address: str
    presets: tuple[FacetLink, ...]
    programmes: tuple[FacetLink, ...]
    themes: tuple[tuple[str, tuple[ChangedItem, ...]], ...]
    changed: int
    unchanged: int
    brought_in: int
    withdrawn: str
    examples: int


def half_year(today: date) -> date:
    """Return the first day of the half year that a day lies in."""
    return date(today.year, 1 if today.month <= 6 else 7, 1)


def changes_screen(
    page: ChangesPage, today: date, paths: Paths, programme: str, typed: str = "", error: str = ""
) -> ChangesScreen:
    """Return the page of changes.

    Args:
        programme: the code that was asked for; empty for all that run.
        typed, error: what was typed as the day, and what is wrong with it.
    """

    def at(since: date, code: str = programme) -> str:
        return paths.changes(since, code)

    themes: dict[str, list[ChangedItem]] = {}
    for action in page.actions:
        themes.setdefault(action.line.theme, []).append(_item(action, paths))
    return ChangesScreen(
        typed=typed or page.since.isoformat(),
        error=error,
        since=page.since,
        keep=(("programma", programme),) if programme else (),
        address=paths.changes(),
        presets=_presets(page, today, at),
        programmes=programme_links(page.choices, programme, lambda code: at(page.since, code)),
        themes=tuple((title, tuple(items)) for title, items in themes.items()),
        changed=len(page.actions),
        unchanged=page.unchanged,
        brought_in=page.brought_in,
        withdrawn=", ".join(page.withdrawn),
        examples=sum(action.line.origin.example for action in page.actions),
    )


def programme_links(
    choices: Sequence[ProgrammeHead], programme: str, at: Callable[[str], str]
) -> tuple[FacetLink, ...]:
    """Return the ways to one programme and to all that run; nothing where there is one."""
    if len(choices) < 2:
        return ()
    links = [FacetLink(_("All that run"), at(""), None, not programme)]
    links += [FacetLink(head.title, at(head.code), None, head.code == programme) for head in choices]
    return tuple(links)


def _presets(page: ChangesPage, today: date, at: Callable[[date], str]) -> tuple[FacetLink, ...]:
    days = [(_("Past week"), today - timedelta(days=7))]
    if page.last_triangle is not None:
        days.append((_("Last triangle"), page.last_triangle))
    days.append((_("Start of this half year"), half_year(today)))
    return tuple(FacetLink(label, at(day), None, page.since == day) for label, day in days)


def _item(action: ChangedAction, paths: Paths) -> ChangedItem:
    line = action.line
    return ChangedItem(
        title=line.title,
        href=paths.action(line.uid),
        code=line.code,
        status=line.status,
        example=line.origin.example,
        changes=tuple(
            ChangeLine(change.on, in_words(change), _because(change), change.who, change.example)
            for change in action.changes
        ),
    )


def _because(change: Change) -> str:
    parts = [change.because.strip()]
    if change.reason:
        reason = lower(change.reason, "deviation_reason")
        parts.append(_("Reason: %(reason)s.") % {"reason": reason})
    return " ".join(part for part in parts if part)


def in_words(change: Change) -> str:
    """Return a change as a sentence without a full stop."""
    words: Mapping[str, Callable[[str, str], str]] = {
        "stand": _status,
        "planning": _planning,
        "trekker": _lead,
        "titel": lambda before, after: _("New name: “%(after)s”, was “%(before)s”") % _pair(before, after),
        "aandacht": _attention,
        "bijsturing": _adjustment,
        "afspraak": lambda _before, after: capital(after),
        "gegevens": _columns,
    }
    if change.kind in words:
        return words[change.kind](change.before, change.after)
    plain = {
        "nieuw": _("New action"),
        "meegenomen": _("Taken along into this programme"),
        "teruggezet": _("Put back after it had been withdrawn"),
        "bericht": _("Progress report"),
    }
    return plain[change.kind]


def _pair(before: str, after: str) -> dict[str, str]:
    return {"before": before, "after": after}


def _status(before: str, after: str) -> str:
    if not before:
        return _("Status: %(after)s") % {"after": lower(after, "action_status")}
    return _("Status: from %(before)s to %(after)s") % _pair(
        lower(before, "action_status"), lower(after, "action_status")
    )


def _planning(before: str, after: str) -> str:
    def told(text: str) -> str:
        return formats.precise_date(PreciseDate(text), get_language() or "nl")

    if not after:
        return _("No longer planned; was to be ready by %(before)s") % {"before": told(before)}
    if not before:
        return _("Planned: ready by %(after)s") % {"after": told(after)}
    return _("Ready by %(after)s instead of %(before)s") % _pair(told(before), told(after))


def _lead(before: str, after: str) -> str:
    def told(name: str) -> str:
        return _("somebody you may not see") if name == HIDDEN else name

    if not after:
        return _("No longer a lead; was %(before)s") % {"before": told(before)} if before else _("No lead")
    if not before:
        return _("Lead: %(after)s") % {"after": told(after)}
    return _("Lead: from %(before)s to %(after)s") % _pair(told(before), told(after))


def _attention(_before: str, after: str) -> str:
    if not after:
        return _("No longer needs attention")
    return _("Needs attention") if after == "ja" else _("Needs attention: %(what)s") % {"what": after.rstrip(".")}


def _adjustment(_before: str, after: str) -> str:
    if not after:
        return _("Adjustment no longer needed")
    if after == "ja":
        return _("Adjustment needed")
    return _("Adjustment needed: %(what)s") % {"what": after.rstrip(".")}


def _columns(_before: str, after: str) -> str:
    labels = {
        "description": _("description"),
        "node_id": _("goal"),
        "places": _("municipalities"),
        "cluster": _("cluster"),
        "kind": _("kind of action"),
        "working_group_id": _("working group"),
        "intended_result": _("intended result"),
        "expected_effect": _("expected effect"),
        "means_text": _("means"),
        "means_cents": _("means"),
        "means_payer": _("means"),
        "capacity_claim": _("deployment asked of the police"),
        "code": _("number"),
    }
    named = sorted({labels.get(column, _("traffic light")) for column in after.split(",")})
    return _("Changed: %(what)s") % {"what": ", ".join(named)}
