# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days on which nobody meets: recess of the councils, and town halls that are closed."""

from driehoek.kernel.actor import Actor
from driehoek.lib.workdays import Span
from driehoek.steering.queries.calendars import calendars_of


def closed_days(actor: Actor, partnership_id: int, municipality_pk: int | None) -> tuple[Span, ...]:
    """Return the recesses in sight: of one municipality, or of all of them for a joint body; 1 query."""
    calendars = calendars_of(actor, partnership_id)
    wanted = calendars.values() if municipality_pk is None else filter(None, [calendars.get(municipality_pk)])
    return tuple(dict.fromkeys(recess.span for calendar in wanted for recess in calendar.recesses))
