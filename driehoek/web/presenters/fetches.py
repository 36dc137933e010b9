# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching tables: what one can ask for, and how far each is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.queries.fetches import FetchLine, FetchTable
from driehoek.figures.rules import FetchState
from driehoek.kernel.clock import AMSTERDAM
from driehoek.kernel.errors import Invalid
from driehoek.web.formats import plain_date, whole_number
from driehoek.web.forms.report import FieldError
from driehoek.web.paths import Paths
from driehoek.web.presenters.imports import Option

OPEN = (FetchState.WAITING, FetchState.RUNNING)
TONES = {FetchState.RUNNING: "busy", FetchState.DONE: "good", FetchState.FAILED: "bad"}


@dataclass(frozen=True, slots=True)
class FetchRow:
    """One run, as the component shows it."""

    uid: str
    table: str
    asked: str
    state: str
    tone: str
    told: tuple[str, ...]
    rows: str
    expected: str
    count: str
    can_stop: bool
    can_resume: bool


@dataclass(frozen=True, slots=True)
class FetchesScreen:
    """The page.

    Attributes:
        open: whether anything is under way, so that the page must look again.
        spoken: what a screen reader hears when something changed.
    """

    address: str
    uploads: str
    key: str
    tables: tuple[Option, ...]
    table: str
    year_from: str
    year_to: str
    months: bool
    errors: tuple[FieldError, ...]
    table_error: str
    years_error: str
    fetches: tuple[FetchRow, ...]
    open: bool
    spoken: str


def fetches_screen(
    lines: Iterable[FetchLine],
    tables: Iterable[FetchTable],
    paths: Paths,
    key: str,
    sent: Mapping[str, str],
    problem: Invalid | None = None,
) -> FetchesScreen:
    """Return the page, with what was sent kept in the form when it was refused."""
    listed = tuple(lines)
    wrong = problem.fields if problem else {}
    errors = tuple(FieldError(sentence, name) for name, sentence in wrong.items())
    if problem and not errors:
        errors = (FieldError(str(problem), ""),)
    return FetchesScreen(
        address=paths.figure_fetches,
        uploads=paths.figure_uploads,
        key=key,
        tables=tuple(Option(one.code, f"{one.code}: {one.title[_language()]} ({one.publisher})") for one in tables),
        table=sent.get("tabel", ""),
        year_from=sent.get("van", ""),
        year_to=sent.get("tot", ""),
        months=bool(sent.get("maanden")),
        errors=errors,
        table_error=wrong.get("tabel", ""),
        years_error=wrong.get("van", ""),
        fetches=tuple(_row(line) for line in listed),
        open=any(line.state in OPEN for line in listed),
        spoken=_spoken(listed),
    )


def _spoken(lines: tuple[FetchLine, ...]) -> str:
    """Return only what state the newest run is in: numbers that change every second are no use read aloud."""
    return f"{lines[0].table}: {_states()[lines[0].state]}" if lines else ""


def _states() -> dict[FetchState, str]:
    return {
        FetchState.WAITING: _("waits its turn"),
        FetchState.RUNNING: _("is being fetched"),
        FetchState.DONE: _("done"),
        FetchState.FAILED: _("did not succeed"),
        FetchState.STOPPED: _("stopped"),
    }


def _row(line: FetchLine) -> FetchRow:
    stopping = line.stopping and line.state is FetchState.RUNNING
    kept = line.state is FetchState.STOPPED and line.rows > 0
    return FetchRow(
        uid=str(line.uid),
        table=line.table,
        asked=_("%(years)s, asked %(moment)s") % {"years": _years(line), "moment": _moment(line.asked_at)},
        state=_("stops as soon as it can") if stopping else _states()[line.state],
        tone=TONES.get(line.state, "neutral"),
        told=tuple(line.told.splitlines()) or ((_("What was fetched is kept."),) if kept else ()),
        rows=str(line.rows),
        expected=str(line.expected or ""),
        count=_count(line) if line.state is FetchState.RUNNING else "",
        can_stop=line.state in OPEN and not stopping,
        can_resume=line.state in (FetchState.FAILED, FetchState.STOPPED),
    )


def _language() -> str:
    return get_language() or "nl"


def _moment(at: datetime) -> str:
    local = at.astimezone(AMSTERDAM)
    return f"{plain_date(local.date(), _language())}, {local:%H:%M}"


def _years(line: FetchLine) -> str:
    told = _("all years") if line.years is None else _("%(first)s to %(last)s") % {
        "first": line.years[0], "last": line.years[1]
    }  # fmt: skip
    return _("%(years)s, with months") % {"years": told} if line.months else told


def _count(line: FetchLine) -> str:
    rows = whole_number(line.rows, _language())
    if not line.expected:
        return _("%(rows)s rows") % {"rows": rows}
    return _("%(rows)s of at most %(expected)s rows") % {
        "rows": rows, "expected": whole_number(line.expected, _language()),
    }  # fmt: skip
