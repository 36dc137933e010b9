# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far fetching is, for the page that shows it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from driehoek.figures import policies
from driehoek.figures.fetching import fetchable
from driehoek.figures.models import FetchRun
from driehoek.figures.rules import FetchState
from driehoek.kernel.actor import Actor

SHOWN = 20


@dataclass(frozen=True, slots=True)
class FetchLine:
    """One run.

    Attributes:
        state: coded, see :class:`FetchState`.
        rows, expected: of the source; expected may be unknown.
        stopping: somebody asked to stop, and the worker has not noticed yet.
        told: how it ended.
    """

    uid: UUID
    table: str
    years: tuple[int, int] | None
    months: bool
    state: FetchState
    asked_at: datetime
    ended_at: datetime | None
    rows: int
    expected: int | None
    stopping: bool
    told: str


@dataclass(frozen=True, slots=True)
class FetchTable:
    """A table that can be fetched, with its title by language."""

    code: str
    title: dict[str, str]
    publisher: str


def fetch_lines(actor: Actor, partnership_id: int) -> tuple[FetchLine, ...]:
    """Return the newest runs within sight; 1 query.

    Raises:
        Forbidden: the actor may not bring figures in here.
    """
    policies.require_load(actor, partnership_id)
    rows = policies.fetch_runs(actor, partnership_id).select_related("progress")
    return tuple(_line(run) for run in rows.order_by("-asked_at", "-pk")[:SHOWN])


def fetch_tables() -> tuple[FetchTable, ...]:
    """Return the tables that can be fetched; no query."""
    return tuple(FetchTable(one.code, dict(one.title), one.publisher) for one in fetchable())


def _line(run: FetchRun) -> FetchLine:
    progress = getattr(run, "progress", None)
    years = (run.year_from, run.year_to) if run.year_from is not None and run.year_to is not None else None
    return FetchLine(
        uid=run.uid,
        table=run.table,
        years=years,
        months=run.months,
        state=FetchState(run.state),
        asked_at=run.asked_at,
        ended_at=run.ended_at,
        rows=progress.rows if progress else 0,
        expected=progress.expected if progress else None,
        stopping=run.stop_asked,
        told=run.told,
    )
