# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""For a demonstration: what the partners of Heuvelrug could have said of working together, all of it an example."""

from datetime import date, datetime, time

from driehoek.audit.recording import bulk_command
from driehoek.evaluation.commands.conversing import Said, end_conversation, note_point, start_conversation
from driehoek.evaluation.models import Conversation, ConversationPoint
from driehoek.evaluation.rules import PointState
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.models import Plan, WayOfWorking
from driehoek.steering.models import Body
from driehoek.steering.rules import BodyKind

PLACE = "heuvelrug"
WELL, ATTENTION = PointState.GOES_WELL, PointState.ATTENTION
PRESENT = "vijf burgemeesters, officier van justitie, teamchef, coördinator"

#: Per year ago and number of the way: how it goes, what was said, what was agreed.
TOLD: dict[int, dict[int, tuple[PointState, str, str]]] = {
    1: {
        1: (WELL, "Bij nieuwe vragen pakken we eerst het plan erbij.", ""),
        2: (WELL, "", ""),
        3: (
            ATTENTION, "In de zomer wist niet iedereen wie er belde en wie er dienst had.",
            "De coördinator deelt voor elk reces wie waarvoor te bellen is.",
        ),
        4: (WELL, "De werkgroepen komen in een vast ritme bij elkaar.", ""),
        5: (WELL, "", ""),
        6: (
            ATTENTION, "Een uitspraak van de rechter bereikte twee gemeenten pas na weken.",
            "Wie een uitspraak krijgt, mailt haar dezelfde week aan alle juristen.",
        ),
        7: (ATTENTION, "We vertellen weinig over wat goed ging.", ""),
        8: (WELL, "", ""),
    },
    0: {
        1: (WELL, "", ""),
        2: (WELL, "Twee gemeenten namen het voorbeeld van een derde over.", ""),
        3: (WELL, "De lijst voor het reces werkte.", ""),
        4: (ATTENTION, "Een werkgroep sloeg twee keer over.", ""),
    },
}  # fmt: skip


@bulk_command
def hold_demo_conversations(*, actor: Actor) -> int:
    """Hold the conversation of last year and begin that of this year, and return how many points were talked about."""
    ways = WayOfWorking.objects.filter(plan__partnership__slug=PLACE, withdrawn_at__isnull=True)
    plan = Plan.objects.filter(pk__in=ways.values("plan"), withdrawn_at__isnull=True).order_by("-period_start").first()
    if plan is None or Conversation.objects.filter(partnership=plan.partnership_id).exists():
        return 0
    number = 0
    for ago, told in TOLD.items():
        year = clock.today().year - ago
        if ago:
            with clock.stopped(datetime.combine(date(year, 12, 10), time(15), tzinfo=clock.AMSTERDAM)):
                number += _held(actor, plan, year, told, ended=True)
        else:
            number += _held(actor, plan, year, told, ended=False)
    return number


def _held(actor: Actor, plan: Plan, year: int, told: dict[int, tuple[PointState, str, str]], *, ended: bool) -> int:
    bodies = Body.objects.filter(partnership=plan.partnership_id, municipality__isnull=True, withdrawn_at__isnull=True)
    body = bodies.filter(kind=BodyKind.TRIANGLE.value).order_by("code").first()
    uid = start_conversation(
        actor=actor, partnership_id=plan.partnership_id, year=year, plan_uid=plan.uid,
        body_uid=body.uid if body else None, example=True,
    )  # fmt: skip
    for point in ConversationPoint.objects.filter(conversation__uid=uid, number__in=told).order_by("number"):
        state, text, agreement = told[point.number]
        said = Said(
            state=state, text=text, agreement=agreement, due_on=PreciseDate(f"{year + 1}-06") if agreement else None
        )
        note_point(actor=actor, point_uid=point.uid, said=said)
    if ended:
        end_conversation(actor=actor, uid=uid, held_on=clock.today(), present=PRESENT)
    return len(told)
