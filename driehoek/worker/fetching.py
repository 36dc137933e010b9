# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching the tables that people asked for, one at a time, so that the source is never asked by us in parallel."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from driehoek.figures.commands import load_table
from driehoek.figures.commands.fetching import Ended, end_fetch, note_fetch, take_fetch
from driehoek.figures.fetching import fetching, part_for, table_of
from driehoek.figures.models import FetchRun
from driehoek.figures.policies import fetches_waiting
from driehoek.figures.rules import FetchState
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import DriehoekError
from driehoek.lib.statline.odata import Stopped
from driehoek.lib.statline.refusals import Refused

log = logging.getLogger(__name__)

TELL_EVERY = 1.0  # seconds
BROKEN = "Er ging iets mis dat Driehoek niet verwachtte. Er is niets ingelezen; het staat in het logboek van de server."


def worker() -> Actor:
    """Return the job that fetches figures."""
    return Actor.system("cijfers ophalen", "systeem_cijfers")


@dataclass
class Watch:
    """Tells how far a run is, at most once a second, and hears whether it must stop.

    Attributes:
        leaving: whether the worker itself must stop; then the run waits for the next worker.
    """

    run: FetchRun
    leaving: Callable[[], bool]
    clock: Callable[[], float] = time.monotonic
    rows: int = 0
    expected: int | None = None
    asked: bool = False
    _told: float = field(default=float("-inf"))

    def progress(self, rows: int, expected: int | None) -> None:
        """Take a number from the one that fetches."""
        self.rows, self.expected = rows, expected

    def stopped(self) -> bool:
        """Tell whether to stop; called many times a second."""
        if self.clock() - self._told >= TELL_EVERY:
            self._told = self.clock()
            self.asked = note_fetch(actor=worker(), run=self.run, rows=self.rows, expected=self.expected)
        return self.asked or self.leaving()

    def ended(self, problem: Exception) -> Ended:
        """Return how a run ended that did not come to its end."""
        if self.asked:
            return Ended(FetchState.STOPPED, "")
        if self.leaving():
            return Ended(FetchState.WAITING, "")
        return Ended(FetchState.FAILED, problem.sentence if isinstance(problem, Refused) else str(problem))


def fetch_next(leaving: Callable[[], bool]) -> str:
    """Fetch one table that somebody waits for; return in a few words what was done, or nothing."""
    if not fetches_waiting().exists():
        return ""
    run = take_fetch(actor=worker())
    if run is None:
        return ""
    watch = Watch(run, leaving)
    try:
        ended = _fetched(run, watch)
    except (Stopped, Refused, DriehoekError) as problem:
        ended = watch.ended(problem)
    except Exception:
        log.exception("Fetching table %s broke off.", run.table)
        ended = Ended(FetchState.FAILED, BROKEN)
    note_fetch(actor=worker(), run=run, rows=watch.rows, expected=watch.expected)
    end_fetch(actor=worker(), run=run, ended=ended)
    return f"table {run.table} {ended.state.name.lower()}"


def _fetched(run: FetchRun, watch: Watch) -> Ended:
    known = table_of(run.table)
    years = (run.year_from, run.year_to) if run.year_from is not None and run.year_to is not None else None
    part = part_for(known, run.partnership_id, years, months=run.months)
    with fetching(known, part, progress=watch.progress, stopped=watch.stopped) as fetched:
        loaded = load_table(
            actor=worker(),
            table=fetched.table,
            partnership_id=run.partnership_id,
            sha256=fetched.sha256,
            stopped=watch.stopped,
        )
        fetched.forget()
    told = "\n".join((_summary(loaded.made, loaded.changed), *fetched.remarks))
    return Ended(FetchState.DONE, told, loaded.load_uid)


def _summary(made: int, changed: int) -> str:
    if not made and not changed:
        return "De cijfers waren al bijgewerkt; er is niets veranderd."
    return f"{made} waarden nieuw, {changed} waarden gewijzigd."
