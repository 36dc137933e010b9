# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs each duty when its time has come, until told to stop."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that the worker does again and again.

    Attributes:
        name: for the log.
        every: seconds between two runs; the first run is at the start.
        work: does it, and says in a few words what it did, or nothing when there was nothing to do.
    """

    name: str
    every: float
    work: Callable[[], str]


def run(
    duties: Sequence[Duty],
    *,
    now: Callable[[], float],
    wait: Callable[[float], bool],
    after_each: Callable[[], None],
) -> None:
    """Run the duties until told to stop.

    A duty that fails is logged and comes round again; it never takes another duty with it.

    Args:
        duties: what to do.
        now: seconds on a clock that only goes forward.
        wait: waits so many seconds, and returns whether the worker must stop.
        after_each: called after every duty, to let go of what it held.
    """
    due = dict.fromkeys(range(len(duties)), now())
    stop = False
    while not stop:
        for number, duty in enumerate(duties):
            if due[number] <= now():
                _do(duty)
                after_each()
                due[number] = now() + duty.every
        stop = wait(max(0.0, min(due.values(), default=now() + 1.0) - now()))


def _do(duty: Duty) -> None:
    try:
        done = duty.work()
    except Exception:
        log.exception("The worker could not finish '%s'; it tries again later.", duty.name)
    else:
        if done:
            log.info("%s: %s", duty.name, done)
