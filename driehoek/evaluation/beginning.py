# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The evaluations that a round makes: one for each of its programmes, a draft until the round is locked."""

from driehoek.evaluation.models import Evaluation, Round, RoundProgramme
from driehoek.evaluation.rules import Overall
from driehoek.kernel import records
from driehoek.kernel.circle import narrower
from driehoek.kernel.dates import period
from driehoek.organisations.editing.uniqueness import free_code


def begin_evaluations(round_: Round) -> list[Evaluation]:
    """Make an empty evaluation for each programme of a round that is being opened; 1 query per programme."""
    made = []
    looked_at = period(round_.period_start, round_.period_end)
    asked = RoundProgramme.objects.filter(round=round_, withdrawn_at__isnull=True).select_related("programme")
    for each in asked.order_by("programme__code"):
        programme = each.programme
        circle, circle_municipality_id = narrower(
            (round_.circle, round_.circle_municipality_id), (programme.circle, programme.circle_municipality_id)
        )
        row = Evaluation(
            partnership_id=round_.partnership_id,
            municipality_id=programme.municipality_id,
            circle=circle,
            circle_municipality_id=circle_municipality_id,
            embargo_until=programme.embargo_until,
            secrecy=programme.secrecy,
            example=round_.example,
            programme=programme,
            round=round_,
            title=f"Evaluatie {programme.title} ({looked_at})"[:200],
            period_start=round_.period_start,
            period_end=round_.period_end,
            overall=Overall.NOT_ASSESSABLE.value,
        )
        row.code = free_code(row, "code", f"evaluatie-{round_.code}"[:70])
        made.append(records.insert(row))
    return made
