# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What invented people do in an example round as they would themselves: through their link, in their function."""

from collections.abc import Mapping
from datetime import date, datetime, time

from driehoek.evaluation.commands import answer, unchanged
from driehoek.evaluation.invited import invited
from driehoek.evaluation.links import token_of
from driehoek.evaluation.models import Ask, Round
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Holding
from driehoek.organisations.queries import actor_of
from driehoek.planning.commands import Report


def at(day: date, hour: int) -> datetime:
    """Return a moment on a day, and never one that is still to come."""
    return min(datetime.combine(day, time(hour), tzinfo=clock.AMSTERDAM), clock.now())


def holder(partnership_id: int, code: str) -> Actor:
    """Return who holds a function of a partnership.

    Raises:
        LookupError: nobody does.
    """
    rows = Holding.objects.filter(partnership=partnership_id, function__code=code, withdrawn_at__isnull=True)
    found = actor_of(rows.select_related("person").get().person.uid, clock.today())
    if found is None:
        raise LookupError(code)
    return found


def answered(round_: Round, told: Mapping[str, Report | None]) -> None:
    """Have leads answer through their links, as a person would."""
    asks = Ask.objects.filter(round=round_, request__isnull=False, action__code__in=told)
    for ask in asks.select_related("request", "action").order_by("action__code"):
        assert ask.request is not None, "asked of somebody"
        token = token_of(ask.request.uid, ask.request.generation)
        guest, report = invited(token).actor, told[ask.action.code]
        if report is None:
            unchanged(actor=guest, token=token, action_uids=(ask.action.uid,))
        else:
            answer(
                actor=guest,
                token=token,
                action_uid=ask.action.uid,
                report=report,
                expected_version=ask.action.version,
            )
