# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does: keep the house tidy, send mail, fetch figures, remind whoever must answer, mail the week."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from driehoek.exchange.sheets.commands import forget_runs
from driehoek.figures.uploads.commands import forget_uploads
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.fetching.keeping import forget_old
from driehoek.worker.fetching import fetch_next
from driehoek.worker.loop import Duty
from driehoek.worker.reminding import remind_when_due
from driehoek.worker.sending import Sending
from driehoek.worker.weekly import Weekly

HALF_A_MINUTE = 30.0
TEN_MINUTES = 600.0
HOUR = 3600.0
DAY = 24 * HOUR
SOON = 2.0
PAGES_KEPT = 14 * DAY


def forget_expired_sessions() -> str:
    """Throw away sign-ins that have expired: they say who was here, and nobody needs that."""
    gone, _ = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return f"{gone} expired" if gone else ""


def forget_old_lists() -> str:
    """Forget the cells of action lists that nobody carried on: they may hold anything."""
    gone = forget_runs(actor=Actor.system("onderhoud", "systeem_onderhoud"))
    return f"{gone} put away" if gone else ""


def forget_old_figure_files() -> str:
    """Forget files with figures that nobody loaded: they may hold anything."""
    gone = forget_uploads(actor=Actor.system("onderhoud", "systeem_onderhoud"))
    return f"{gone} put away" if gone else ""


def keep_sqlite_quick() -> str:
    """Let SQLite renew what it knows about the spread of values; PostgreSQL does this by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")
    return ""


def forget_old_pages() -> str:
    """Throw away pages of tables that nobody went on fetching."""
    gone = forget_old(settings.FETCHING_ROOT, PAGES_KEPT)
    return f"{gone} thrown away" if gone else ""


def duties(leaving: Callable[[], bool]) -> tuple[Duty, ...]:
    """Return all duties; a long one asks whether the worker must leave."""
    return (
        *UPKEEP,
        Duty("mails", SOON, Sending(leaving).send_waiting),
        Duty("reminders", TEN_MINUTES, partial(remind_when_due, leaving)),
        Duty("weekly mails", HALF_A_MINUTE, Weekly(leaving).write_when_due),
        Duty("figures", SOON, partial(fetch_next, leaving)),
    )


UPKEEP = (
    Duty("sessions", HOUR, forget_expired_sessions),
    Duty("action lists", HOUR, forget_old_lists),
    Duty("files with figures", HOUR, forget_old_figure_files),
    Duty("statistics of SQLite", DAY, keep_sqlite_quick),
    Duty("pages of tables", DAY, forget_old_pages),
)
