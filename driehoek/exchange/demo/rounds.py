# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""For a demonstration: a round that is being checked, in which some have answered and others have not."""

from datetime import date, timedelta

from django.db.models import QuerySet

from driehoek.audit.recording import bulk_command
from driehoek.evaluation.commands import (
    Planned,
    ask_back,
    judge_theme,
    open_round,
    plan_round,
    start_checking,
    wish,
)
from driehoek.evaluation.deadlines import planned_back
from driehoek.evaluation.models import Evaluation, Round
from driehoek.evaluation.rules import RoundKind
from driehoek.exchange.demo.acting import answered, at, holder
from driehoek.exchange.demo.told import ASKED_BACK, DIGITAL, INSTRUCTIONS, TRAFFIC, answers, wishes
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.lib.workdays import forward
from driehoek.planning.models import Action, Node, Programme
from driehoek.steering.models import Meeting
from driehoek.steering.rules import BodyKind

PLACE = "tweestromenland"
#: Days from now to the triangle: the day of the leads is over then, and their links still open.
SOONEST, LATEST, OTHERWISE = timedelta(days=15), timedelta(days=27), timedelta(days=20)


@bulk_command
def open_demo_round(*, actor: Actor) -> int:
    """Open an example round over the running joint programme of Tweestromenland, and return how many are asked.

    It is at the check of the working groups: of seven leads four have answered, and the coordinator judged one theme.
    Each step is told as of its own day.
    """
    today = clock.today()
    programme = _running(today).first()
    if programme is None:
        return 0
    days = planned_back(_triangle(programme, today))
    year = PreciseDate(str(today.year))
    planned = Planned(
        title=f"Eindejaar {today.year}",
        kind=RoundKind.FULL,
        period_start=year,
        period_end=year,
        programme_uids=(programme.uid,),
        days=days,
        instructions=INSTRUCTIONS,
        example=True,
    )
    with clock.stopped(at(days.opens_on, 9)):
        uid = plan_round(actor=actor, partnership_id=programme.partnership_id, planned=planned)
        asked = open_round(actor=actor, round_uid=uid)
    round_ = Round.objects.get(uid=uid)
    with clock.stopped(at(forward(days.opens_on, 2), 16)):
        answered(round_, answers())
    with clock.stopped(at(forward(days.leads_by, 1), 9)):
        _checked(programme, round_)
    return asked.people


def _running(today: date) -> QuerySet[Programme]:
    rows = Programme.objects.filter(partnership__slug=PLACE, municipality__isnull=True, withdrawn_at__isnull=True)
    found = [row.pk for row in rows if row.period_start.first_day <= today <= row.period_end.last_day]
    return rows.filter(pk__in=found).order_by("code")


def _triangle(programme: Programme, today: date) -> date:
    """Return the day of the next meeting of the triangle, or one at about that distance when none is planned."""
    meetings = Meeting.objects.filter(
        partnership=programme.partnership_id,
        body__kind=BodyKind.TRIANGLE.value,
        starts_at__gte=clock.now() + SOONEST,
        starts_at__lt=clock.now() + LATEST,
    )
    first = meetings.order_by("starts_at").first()
    return first.starts_at.astimezone(clock.AMSTERDAM).date() if first else forward(today + OTHERWISE, 0)


def _checked(programme: Programme, round_: Round) -> None:
    """Have the coordinator and a chair do part of the check, so that there is something to see and to do."""
    coordinator = holder(programme.partnership_id, "coordinator")
    evaluation = Evaluation.objects.get(round=round_, programme=programme)
    themes = {node.code: node.uid for node in Node.objects.filter(plan=programme.plan_id, withdrawn_at__isnull=True)}
    start_checking(actor=coordinator, round_uid=round_.uid)
    judge_theme(
        actor=coordinator, evaluation_uid=evaluation.uid, node_uid=themes["verkeer"], verdict=TRAFFIC, ready=True
    )
    judge_theme(
        actor=holder(programme.partnership_id, "voorzitter-digitaal"),
        evaluation_uid=evaluation.uid,
        node_uid=themes["digitaal"],
        verdict=DIGITAL,
    )
    actions = {row.code: row.uid for row in Action.objects.filter(programme=programme, withdrawn_at__isnull=True)}
    for code, wished in wishes(clock.today().year).items():
        wish(actor=coordinator, round_uid=round_.uid, action_uid=actions[code], wished=wished)
    code, text = ASKED_BACK
    ask_back(actor=coordinator, round_uid=round_.uid, action_uid=actions[code], text=text)
