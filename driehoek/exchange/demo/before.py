# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""For a demonstration: an earlier round of Heuvelrug that was locked, and about which the triangle decided."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from driehoek.audit.recording import bulk_command
from driehoek.cycle.commands import conclude
from driehoek.evaluation.commands import (
    Planned,
    Whole,
    conclude_round,
    judge,
    lift,
    lock_round,
    open_round,
    plan_round,
    start_checking,
    wish,
)
from driehoek.evaluation.deadlines import planned_back
from driehoek.evaluation.models import Adjustment, Evaluation, Round
from driehoek.evaluation.rules import RoundKind
from driehoek.exchange.demo.acting import answered, at, holder
from driehoek.exchange.demo.told import INSTRUCTIONS
from driehoek.exchange.demo.told_before import AGREED, ANSWERS, ASKS, JOINT, LOCAL, WHOLE, WISH, Said
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.lib.workdays import back, forward
from driehoek.messages.commands import take_back_mail
from driehoek.messages.models import Mail
from driehoek.messages.rules import MailState
from driehoek.planning.models import Action, Node, Programme
from driehoek.steering.commands import MeetingPlan, plan_meeting, put_on_agenda
from driehoek.steering.commands.sitting import close_meeting, open_meeting
from driehoek.steering.models import Body
from driehoek.steering.rules import BodyKind

PLACE = "heuvelrug"
PROGRAMME = "gezamenlijk-2023-2024"
#: The day of the triangle in the example that agreed the programme after these.
TRIANGLE = date(2025, 2, 13)


@bulk_command
def finish_demo_round(*, actor: Actor) -> int:
    """Hold an example round over the programmes 2023-2024 of Heuvelrug, and return how many were asked.

    Each step is told as of its own day.
    """
    codes = (PROGRAMME, *LOCAL)
    programmes = {
        row.code: row
        for row in Programme.objects.filter(partnership__slug=PLACE, code__in=codes, withdrawn_at__isnull=True)
    }
    if len(programmes) != len(codes):
        return 0
    partnership_id = programmes[PROGRAMME].partnership_id
    days = planned_back(TRIANGLE)
    planned = Planned(
        title="Eindejaar 2024",
        kind=RoundKind.FULL,
        period_start=PreciseDate("2023"),
        period_end=PreciseDate("2024"),
        programme_uids=tuple(programmes[code].uid for code in codes),
        days=days,
        instructions=INSTRUCTIONS,
        example=True,
    )
    coordinator = holder(partnership_id, "coordinator")
    with clock.stopped(at(days.opens_on, 9)):
        uid = plan_round(actor=actor, partnership_id=partnership_id, planned=planned)
        asked = open_round(actor=actor, round_uid=uid)
        for mail in Mail.objects.filter(partnership_id=partnership_id, state=MailState.WAITING.value):
            take_back_mail(actor=actor, partnership_id=partnership_id, mail_uid=mail.uid)  # their links lead nowhere
    round_ = Round.objects.get(uid=uid)
    with clock.stopped(at(forward(days.opens_on, 3), 11)):
        answered(round_, ANSWERS)
    with clock.stopped(at(forward(days.leads_by, 2), 10)):
        start_checking(actor=coordinator, round_uid=uid)
        for code, said in {PROGRAMME: JOINT, **LOCAL}.items():
            _judged(round_, programmes[code], said)
        lift(actor=coordinator, round_uid=uid, action_uid=_asks(programmes).uid)
        wish(actor=coordinator, round_uid=uid, action_uid=_asks(programmes).uid, wished=WISH)
    with clock.stopped(at(days.coordinator_by, 15)):
        lock_round(actor=coordinator, round_uid=uid, said=_whole(round_))
    _decided(coordinator, round_)
    return asked.people


def _asks(programmes: Mapping[str, Programme]) -> Action:
    return Action.objects.get(programme=programmes[PROGRAMME], code=ASKS, withdrawn_at__isnull=True)


def _whole(round_: Round) -> dict[UUID, Whole]:
    rows = Evaluation.objects.filter(round=round_).values_list("programme__code", "uid")
    return {uid: WHOLE[code] for code, uid in rows}


def _decided(actor: Actor, round_: Round) -> None:
    """Have the triangle answer what the round asked, and conclude the round a week later."""
    body = Body.objects.get(partnership=round_.partnership_id, kind=BodyKind.TRIANGLE.value, withdrawn_at__isnull=True)
    plan = MeetingPlan(starts_at=at(TRIANGLE, 9), ends_at=at(TRIANGLE, 11), example=True)
    with clock.stopped(at(back(TRIANGLE, 4), 9)):
        meeting = plan_meeting(actor=actor, body_uid=body.uid, plan=plan)
        (proposal,) = Adjustment.objects.filter(round=round_).values_list("proposal__uid", flat=True)
        assert proposal is not None, "handed in by the lock"
        item = put_on_agenda(actor=actor, proposal_uid=proposal, meeting_uid=meeting)
    with clock.stopped(at(TRIANGLE, 10)):
        open_meeting(actor=actor, meeting_uid=meeting)
        conclude(actor=actor, item_uid=item, outcome=AGREED)
    with clock.stopped(at(TRIANGLE, 11)):
        close_meeting(actor=actor, meeting_uid=meeting)
    with clock.stopped(at(forward(TRIANGLE, 5), 9)):
        conclude_round(actor=actor, round_uid=round_.uid)


def _judged(round_: Round, programme: Programme, said: Said) -> None:
    evaluation = Evaluation.objects.get(round=round_, programme=programme)
    nodes = {node.code: node.uid for node in Node.objects.filter(plan=programme.plan_id, withdrawn_at__isnull=True)}
    for code, (function, verdict, goals) in said.items():
        judge(
            actor=holder(programme.partnership_id, function),
            evaluation_uid=evaluation.uid,
            node_uid=nodes[code],
            verdict=verdict,
            goals={nodes[goal]: judged for goal, judged in goals.items()},
            expected={},
            ready=True,
        )
