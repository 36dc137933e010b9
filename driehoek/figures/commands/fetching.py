# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking for a table, stopping, going on; and what the worker notes while it fetches."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.figures import policies
from driehoek.figures.fetching import FIRST_YEAR, latest_year, table_of
from driehoek.figures.models import FetchProgress, FetchRun
from driehoek.figures.models.fetch_run import OPEN
from driehoek.figures.rules import FetchState
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid

ALREADY = "Tabel {table} wordt al opgehaald. Wacht tot dat klaar is, of stop het en begin dan opnieuw."
YEARS = "Vul twee jaren in van {first} tot en met {last}, het eerste jaar niet na het laatste; of laat beide leeg."
NOT_OPEN = "Dit ophalen was al klaar of gestopt."
NOT_CLOSED = "Dit ophalen is al bezig of klaar."
NO_RUN = "Dit ophalen bestaat niet, of u mag het niet zien."


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended.

    Attributes:
        told: Dutch sentence.
        load: uid of what came of it.
    """

    state: FetchState
    told: str
    load: UUID | None = None


@command
def ask_fetch(
    *, actor: Actor, partnership_id: int, table: str, years: tuple[int | None, int | None], months: bool
) -> UUID:
    """Ask for a table; the worker fetches it. Return the uid of the run.

    Args:
        years: the first and the last; both None for as many as the table has.

    Raises:
        Forbidden: the actor may not bring figures in here.
        Invalid: no such table, no such years, or it is being fetched already.
    """
    policies.require_load(actor, partnership_id)
    code = table_of(table).code
    _check_years(years)
    if FetchRun._default_manager.filter(partnership_id=partnership_id, table=code, state__in=OPEN).exists():
        raise Invalid(ALREADY.format(table=code), {"tabel": ALREADY.format(table=code)})
    run = FetchRun(
        partnership_id=partnership_id,
        table=code,
        year_from=years[0],
        year_to=years[1],
        months=months,
        asked_at=clock.now(),
    )
    try:
        return records.insert(run).uid
    except IntegrityError:  # somebody else asked at the same moment
        raise Invalid(ALREADY.format(table=code), {"tabel": ALREADY.format(table=code)}) from None


def _check_years(years: tuple[int | None, int | None]) -> None:
    first, last = years
    if first is None and last is None:
        return
    if first is None or last is None or not FIRST_YEAR <= first <= last <= latest_year():
        told = YEARS.format(first=FIRST_YEAR, last=latest_year())
        raise Invalid(told, {"van": told})


@command
def stop_fetch(*, actor: Actor, partnership_id: int, run_uid: UUID) -> None:
    """Stop a run; the worker notices within a second or so. What was fetched stays, so one can go on later.

    Raises:
        Absent, Forbidden: the run is out of sight, or the actor may not bring figures in here.
        Invalid: it had ended already.
    """
    run = _run(actor, partnership_id, run_uid)
    if run.state == FetchState.WAITING:
        records.update(run, {"state": FetchState.STOPPED.value, "ended_at": clock.now(), "told": ""})
    elif run.state == FetchState.RUNNING:
        records.update(run, {"stop_asked": True})
    else:
        raise Invalid(NOT_OPEN)


@command
def resume_fetch(*, actor: Actor, partnership_id: int, run_uid: UUID) -> None:
    """Let a run that failed or was stopped go on where it was.

    Raises:
        Absent, Forbidden: the run is out of sight, or the actor may not bring figures in here.
        Invalid: it has not ended, it is done, or the same table is being fetched in another run.
    """
    run = _run(actor, partnership_id, run_uid)
    if run.state not in (FetchState.FAILED, FetchState.STOPPED):
        raise Invalid(NOT_CLOSED)
    if FetchRun._default_manager.filter(partnership_id=partnership_id, table=run.table, state__in=OPEN).exists():
        raise Invalid(ALREADY.format(table=run.table))
    records.update(
        run,
        {
            "state": FetchState.WAITING.value,
            "stop_asked": False,
            "asked_at": clock.now(),
            "ended_at": None,
            "told": "",
        },
    )


def _run(actor: Actor, partnership_id: int, run_uid: UUID) -> FetchRun:
    policies.require_load(actor, partnership_id)
    run = policies.fetch_runs(actor, partnership_id).filter(uid=run_uid).first()
    if run is None:
        raise Absent(NO_RUN)
    return run


# --- By the worker ---------------------------------------------------------------------------------------------------


@command
def take_fetch(*, actor: Actor) -> FetchRun | None:
    """Take the run that waits longest, or one that lost its worker; None when there is nothing to do.

    Raises:
        Forbidden: the actor does not serve every partnership.
    """
    _require_worker(actor)
    run = (
        policies.fetches_waiting().select_for_update(of=("self",), skip_locked=True).order_by("asked_at", "pk").first()
    )
    if run is None:
        return None
    records.update(run, {"state": FetchState.RUNNING.value, "started_at": clock.now()})
    _note(run, 0, None)
    return run


@command
def note_fetch(*, actor: Actor, run: FetchRun, rows: int, expected: int | None) -> bool:
    """Note how far a run is; tell whether it must stop. It stands in no audit: nothing changes but a number.

    Raises:
        Forbidden: the actor does not serve every partnership.
    """
    _require_worker(actor)
    _note(run, rows, expected)
    return FetchRun._default_manager.filter(pk=run.pk, stop_asked=True).exists()


@command
def end_fetch(*, actor: Actor, run: FetchRun, ended: Ended) -> None:
    """Note how a run ended; one that must only wait for the next worker goes back to waiting.

    Raises:
        Forbidden: the actor does not serve every partnership.
    """
    _require_worker(actor)
    now = FetchRun._default_manager.get(pk=run.pk)
    waits = ended.state is FetchState.WAITING
    records.update(
        now,
        {
            "state": ended.state.value,
            "told": ended.told[:1000],
            "load": ended.load,
            "ended_at": None if waits else clock.now(),
        },
    )


def _note(run: FetchRun, rows: int, expected: int | None) -> None:
    FetchProgress._default_manager.update_or_create(
        run=run, defaults={"rows": rows, "expected": expected, "at": clock.now()}
    )


def _require_worker(actor: Actor) -> None:
    if not reach(actor, Permission.LOAD_FIGURES).everything:
        raise Forbidden("Alleen het systeem haalt cijfers op.")
