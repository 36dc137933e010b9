# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminding by itself whoever still has to answer in a round, one round at a time."""

import logging
from collections.abc import Callable

from driehoek.evaluation import commands
from driehoek.evaluation.reminding import rounds_to_look_at
from driehoek.kernel.actor import Actor

log = logging.getLogger(__name__)


def remind_when_due(leaving: Callable[[], bool]) -> str:
    """Post the reminders of which it is the day; return in a few words what was done, or nothing.

    Each round is a transaction of its own: one that goes wrong is logged, and comes round again with the next run.
    """
    actor, posted = Actor.system("herinneren", "systeem_onderhoud"), 0
    for uid in rounds_to_look_at():
        if leaving():
            break
        try:
            posted += commands.remind_when_due(actor=actor, round_uid=uid)
        except Exception:
            log.exception("The reminders of round %s could not be posted.", uid)
    return f"{posted} posted" if posted else ""
