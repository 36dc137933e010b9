# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling what came of an agreement."""

from datetime import date
from uuid import UUID

from django.db.models import Max

from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.organisations.policies import seen
from driehoek.steering.following import may_follow_up
from driehoek.steering.models import Decision, FollowUp
from driehoek.steering.rules import DecisionKind, Follow, check_follow, check_follow_up
from driehoek.steering.telling import told


@command
def follow_up(
    *, actor: Actor, decision_uid: UUID, state: Follow, text: str, told_on: date | None = None, on_behalf: str = ""
) -> UUID:
    """Tell how an agreement stands, in a line; what was told before stays.

    A line of an earlier day than the latest one is added as well, but leaves the state as the latest told it.

    Args:
        told_on: when it was told; today when left out.
        on_behalf: for whom somebody answers who cannot open the system.

    Returns:
        The uid of the line.

    Raises:
        Absent: the agreement is out of sight.
        Forbidden: the actor may see it, but not tell how it stands.
        Invalid: with the sentence beside each field.
    """
    decision = seen(actor, Decision, "body").filter(uid=decision_uid).select_for_update(of=("self",)).first()
    if decision is None:
        raise Absent("Deze afspraak bestaat niet, of u mag haar niet zien.")
    if not may_follow_up(actor, decision):
        raise Forbidden("U mag bij deze afspraak niet melden hoe het staat. Vraag het de trekker of de secretaris.")
    on = told_on or clock.today()
    text = text.strip()
    wrong = check_follow_up(state, text, on, decision.decided_on.first_day, clock.today())
    fits = check_follow(DecisionKind(decision.kind), state)
    if fits:
        wrong["state"] = fits
    if decision.superseded_by_id is not None:
        wrong["state"] = "Deze afspraak is vervangen. Meld bij de latere hoe het staat."
    if wrong:
        raise Invalid("Dit is nog niet bewaard. Verbeter de gemarkeerde velden.", wrong)
    latest = FollowUp.objects.filter(decision=decision, withdrawn_at__isnull=True).aggregate(day=Max("told_on"))["day"]
    line = records.insert(told(decision, on, state, text, actor, " ".join(on_behalf.split())))
    if latest is None or on >= latest:
        records.update(decision, {"follow": state.value})
    return line.uid
