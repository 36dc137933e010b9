# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""By which agreements a locked round can be opened again: made since, binding, and of whoever has the say."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from driehoek.evaluation.models import Reopening, Round
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.steering.models import Decision
from driehoek.steering.rules import BINDING, JOINT, LOCAL

#: The newest, of which one is chosen.
MOST = 60


def agreements(actor: Actor, round_: Round, locked_at: datetime) -> tuple[Decision, ...]:
    """Return the agreements in sight that can open a round again, newest first; 1 query.

    A joint round is of the triangle; that of one municipality of the college, council, mayor or triangle there. An
    agreement opens a round once.
    """
    own = round_.municipality_id
    say = Q(body__kind__in=JOINT, body__municipality__isnull=True)
    if own is not None:
        say = Q(body__kind__in=LOCAL, body__municipality_id=own)
    used = Reopening.objects.filter(round=round_, decision=OuterRef("pk"), withdrawn_at__isnull=True)
    rows = within(actor, Decision, round_.partnership_id, "body").filter(
        say, ~Exists(used), kind__in=[kind.value for kind in BINDING], superseded_by__isnull=True
    )
    day = locked_at.astimezone(clock.AMSTERDAM).date()
    newest = rows.order_by("-decided_on", "-pk").select_related("body")[:MOST]
    return tuple(row for row in newest if row.decided_on.last_day >= day)
