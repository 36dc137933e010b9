# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminds the leads of one round on the last working day before today, for a test that runs in a weekend.

Run as a module in the data folder of a running demonstration; argument: the title of the round.
"""

import os
import sys
from datetime import UTC, datetime, time

import django

from driehoek.lib.workdays import Span, back


def main(title: str) -> None:
    """Give the command of the button, with the clock on a day on which one works."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    django.setup()
    clock = __import__("driehoek.kernel.clock", fromlist=["stopped"])
    rounds = __import__("driehoek.evaluation.models", fromlist=["Round"]).Round
    holdings = __import__("driehoek.organisations.models", fromlist=["Holding"]).Holding
    actor_of = __import__("driehoek.organisations.queries", fromlist=["actor_of"]).actor_of
    remind = __import__("driehoek.evaluation.commands", fromlist=["remind"]).remind
    closed_days = __import__("driehoek.steering.queries.closed", fromlist=["closed_days"]).closed_days
    round_ = rounds.objects.get(title=title)
    runs = holdings.objects.get(partnership=round_.partnership, function__code="coordinator")
    actor = actor_of(runs.person.uid, clock.today())
    closed: tuple[Span, ...] = closed_days(actor, round_.partnership_id, None)
    with clock.stopped(datetime.combine(back(clock.today(), 1, closed), time(12), tzinfo=UTC)):
        remind(actor=actor, round_uid=round_.uid, closed=closed)


if __name__ == "__main__":
    main(sys.argv[1])
