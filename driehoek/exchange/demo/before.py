# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""For a demonstration: an earlier round of Heuvelrug that was locked, and about which the triangle decided."""

from datetime import date

from driehoek.audit.recording import bulk_command
from driehoek.evaluation.commands import Planned, judge, open_round, plan_round, start_checking
from driehoek.evaluation.deadlines import planned_back
from driehoek.evaluation.models import Evaluation, Round
from driehoek.evaluation.rules import RoundKind
from driehoek.exchange.demo.acting import answered, at, holder
from driehoek.exchange.demo.told import INSTRUCTIONS
from driehoek.exchange.demo.told_before import ANSWERS, JOINT, LOCAL, Said
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.lib.workdays import forward
from driehoek.planning.models import Node, Programme

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
        title="Eindevaluatie 2023-2024",
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
    round_ = Round.objects.get(uid=uid)
    with clock.stopped(at(forward(days.opens_on, 3), 11)):
        answered(round_, ANSWERS)
    with clock.stopped(at(forward(days.leads_by, 2), 10)):
        start_checking(actor=coordinator, round_uid=uid)
        for code, said in {PROGRAMME: JOINT, **LOCAL}.items():
            _judged(round_, programmes[code], said)
    return asked.people


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
