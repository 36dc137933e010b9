# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling what came of a recommendation."""

from datetime import date
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.policies import seen
from driehoek.steering.models import Recommendation, RecommendationStep
from driehoek.steering.rules import RecommendationState

NOT_KEPT = "Dit is nog niet bewaard. Verbeter de gemarkeerde velden."


@command
def tell_recommendation(
    *,
    actor: Actor,
    recommendation_uid: UUID,
    state: RecommendationState,
    text: str,
    told_on: date | None = None,
    told_by: str = "",
) -> UUID:
    """Add what came of a recommendation, in its circle; what was told before stays.

    Args:
        told_on: today when left out.
        told_by: the function in which it is told.

    Raises:
        Absent: it is out of sight.
        Forbidden: the actor keeps no recommendations of this municipality.
        Invalid: there are no words, or the day is ahead or before it was made.
    """
    row = seen(actor, Recommendation).select_for_update().filter(uid=recommendation_uid).first()
    if row is None:
        raise Absent("Deze aanbeveling bestaat niet, of u mag haar niet zien.")
    require(actor, Permission.KEEP_RECOMMENDATIONS, row.partnership_id, row.municipality_id)
    day = told_on or clock.today()
    wrong: dict[str, str] = {}
    if not text.strip():
        wrong["text"] = "Schrijf in één of twee zinnen wat ermee is gedaan."
    if day > clock.today():
        wrong["told_on"] = "Deze dag is nog niet geweest."
    elif day < row.made_on.first_day:
        wrong["told_on"] = "Toen was de aanbeveling er nog niet."
    if wrong:
        raise Invalid(NOT_KEPT, wrong)
    step = records.insert(
        RecommendationStep(
            partnership_id=row.partnership_id,
            municipality_id=row.municipality_id,
            recommendation=row,
            told_on=day,
            state=state.value,
            text=text.strip(),
            told_by=told_by,
            circle=row.circle,
            circle_municipality_id=row.circle_municipality_id,
            embargo_until=row.embargo_until,
            secrecy=row.secrecy,
            example=row.example,
        )
    )
    if row.state_on is None or day >= row.state_on:
        records.update(row, {"state": state.value, "state_on": day})
    return step.uid
