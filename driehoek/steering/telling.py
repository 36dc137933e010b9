# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A line that somebody tells of an agreement, as it is stored; the commands put it there."""

from datetime import date

from driehoek.kernel.actor import Actor
from driehoek.steering.models import Decision, FollowUp
from driehoek.steering.rules import Follow


def told(decision: Decision, on: date, state: Follow, text: str, actor: Actor, on_behalf: str = "") -> FollowUp:
    """Return what somebody tells of an agreement, for the same people as the agreement itself."""
    who = actor.capacity(decision.partnership_id)
    return FollowUp(
        partnership_id=decision.partnership_id,
        municipality_id=decision.municipality_id,
        circle=decision.circle,
        circle_municipality_id=decision.circle_municipality_id,
        embargo_until=decision.embargo_until,
        secrecy=decision.secrecy,
        example=decision.example,
        decision=decision,
        told_on=on,
        state=state.value,
        text=text,
        told_by=(f"{who}, namens {on_behalf}" if on_behalf else who)[:200],
    )
