# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Connections of calendars on screen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.kernel.errors import Invalid
from driehoek.steering.queries.feeds import FeedLine
from driehoek.steering.rules import CalendarScope
from driehoek.web.forms.report import FieldError
from driehoek.web.paths import Paths
from driehoek.web.presenters.outbox import moment
from driehoek.web.words import capital, word

#: Names that the command uses, and the field of the form.
FIELDS = {"label": "naam", "body": "wat"}


@dataclass(frozen=True, slots=True)
class ScopeOption:
    """A choice of what the calendar shows."""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A connection."""

    uid: str
    label: str
    what: str
    made: str


@dataclass(frozen=True, slots=True)
class FeedsScreen:
    """The page.

    Attributes:
        fresh: the address that was made just now, shown this once; ``subscribe`` opens it in a calendar program.
    """

    address: str
    key: str
    rows: tuple[FeedRow, ...]
    options: tuple[ScopeOption, ...]
    label: str
    scope: str
    errors: tuple[FieldError, ...]
    label_error: str
    scope_error: str
    fresh: str
    subscribe: str


def feeds_screen(
    lines: Iterable[FeedLine],
    bodies: Iterable[tuple[int, str, str]],
    paths: Paths,
    key: str,
    sent: Mapping[str, str],
    fresh: str,
    problem: Invalid | None,
) -> FeedsScreen:
    """Return the page, with what was sent kept in the form when it was refused."""
    wrong = {FIELDS.get(name, ""): sentence for name, sentence in (problem.fields if problem else {}).items()}
    errors = tuple(FieldError(sentence, name) for name, sentence in wrong.items())
    if problem and not errors:
        errors = (FieldError(str(problem), ""),)
    options = [ScopeOption(one.value, word(one, "calendar_scope")) for one in (CalendarScope.OWN, CalendarScope.ALL)]
    options += [ScopeOption(f"orgaan:{code}", capital(name), _("One body")) for _pk, code, name in bodies]
    return FeedsScreen(
        address=paths.feeds,
        key=key,
        rows=tuple(_row(line) for line in lines),
        options=tuple(options),
        label=sent.get("naam", ""),
        scope=sent.get("wat", ""),
        errors=errors,
        label_error=wrong.get("naam", ""),
        scope_error=wrong.get("wat", ""),
        fresh=fresh,
        subscribe=f"webcal://{fresh.partition('://')[2]}" if fresh else "",
    )


def _row(line: FeedLine) -> FeedRow:
    what = line.body if line.scope is CalendarScope.BODY and line.body else word(line.scope, "calendar_scope")
    return FeedRow(str(line.uid), line.label, what, moment(line.made_at))
