# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one place that knows what time it is.

Moments are aware datetimes in UTC; dates are Dutch calendar dates (Europe/Amsterdam), because a deadline
"20 mei" ends at Dutch midnight, not at midnight in Greenwich.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_stopped: ContextVar[datetime | None] = ContextVar("stopped_clock", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _stopped.get() or datetime.now(UTC)


def today() -> date:
    """Return the present Dutch calendar date."""
    return now().astimezone(AMSTERDAM).date()


@contextmanager
def stopped(at: datetime) -> Iterator[None]:
    """Hold the clock at an aware moment, for tests and for remaking a document as of its own date."""
    if at.tzinfo is None:
        raise ValueError("the clock can only be stopped at an aware moment")
    token = _stopped.set(at.astimezone(UTC))
    try:
        yield
    finally:
        _stopped.reset(token)
