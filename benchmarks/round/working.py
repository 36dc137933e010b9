# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One stage of the country's round in a process of its own; started by :mod:`benchmarks.round`.

Argument: the stage. Its last line is one JSON object with what it cost and how much it did.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
django.setup()

from benchmarks.round.filling import PARTNERSHIPS, YEAR, partnership, slug  # noqa: E402 - after Django is ready
from driehoek.cli.plan_load import command_line  # noqa: E402
from driehoek.evaluation.commands import Planned, answer, lock_round, open_round, plan_round, unchanged  # noqa: E402
from driehoek.evaluation.deadlines import planned_back  # noqa: E402
from driehoek.evaluation.invited import invited  # noqa: E402
from driehoek.evaluation.links import token_of  # noqa: E402
from driehoek.evaluation.models import Ask, Part, Request, Round  # noqa: E402
from driehoek.evaluation.queries import asked_actions  # noqa: E402
from driehoek.evaluation.rules import RoundKind  # noqa: E402
from driehoek.exchange.commands import load_plan_file  # noqa: E402
from driehoek.exchange.demo import load_demo_persons  # noqa: E402
from driehoek.kernel import clock  # noqa: E402
from driehoek.kernel.actor import Actor  # noqa: E402
from driehoek.kernel.dates import PreciseDate  # noqa: E402
from driehoek.lib.workdays import forward  # noqa: E402
from driehoek.messages.models import Mail  # noqa: E402
from driehoek.organisations.models import Holding, Partnership  # noqa: E402
from driehoek.organisations.queries import actor_of  # noqa: E402
from driehoek.planning.commands import Report  # noqa: E402
from driehoek.planning.models import Programme  # noqa: E402
from driehoek.planning.rules import ActionStatus, DeviationReason  # noqa: E402
from driehoek.steering.models import Proposal  # noqa: E402
from driehoek.worker.sending import Sending  # noqa: E402

AHEAD = timedelta(days=60)


def load() -> dict[str, float]:
    """Load the sixty plan files, and have somebody hold each function."""
    for number in range(PARTNERSHIPS):
        load_plan_file(actor=command_line(), file=partnership(number))
        load_demo_persons(actor=command_line(), partnership=Partnership.objects.get(slug=slug(number)))
    return {"partnerships": PARTNERSHIPS}


def coordinator(code: str) -> Actor:
    """Return the one who runs the rounds of a partnership, with the eyes of that function."""
    holding = Holding.objects.get(partnership__slug=code, function__code="coordinator")
    found = actor_of(holding.person.uid, clock.today())
    assert found is not None, "somebody holds it"
    return found


def opening() -> dict[str, float]:
    """Plan and open a round in each partnership."""
    longest = 0.0
    for number in range(PARTNERSHIPS):
        code = slug(number)
        programme = Programme.objects.get(partnership__slug=code)
        planned = Planned(
            title=f"Eindejaar {YEAR}", kind=RoundKind.FULL, period_start=PreciseDate(str(YEAR)),
            period_end=PreciseDate(str(YEAR)), programme_uids=(programme.uid,),
            days=planned_back(forward(clock.today() + AHEAD, 0)), example=True,
        )  # fmt: skip
        actor, began = coordinator(code), time.perf_counter()
        uid = plan_round(actor=actor, partnership_id=programme.partnership_id, planned=planned)
        open_round(actor=actor, round_uid=uid)
        longest = max(longest, time.perf_counter() - began)
    asked = Ask.objects.filter(round__partnership__slug__startswith="ronde-")
    return {"actions": asked.count(), "mails": Mail.objects.count(), "longest_s": longest}


def sending() -> dict[str, float]:
    """Write out the mails with their links, and hand each to the catcher, as the worker does."""
    duty = Sending(lambda: False)
    while duty.send_waiting():
        pass
    return {"mails sent": Mail.objects.filter(state="verzonden").count()}


def answering() -> dict[str, float]:
    """Have nine of ten leads of the largest partnership answer through their links; half of them tell something."""
    report = Report(
        ActionStatus.DELAYED, done="De aannemer begint later dan gedacht.", deviation_reason=DeviationReason.PARTNER,
        adjustment=None, help_asked="Meedenken over de route.",
    )  # fmt: skip
    answered = 0
    for place, request in enumerate(Request.objects.filter(round__partnership__slug=slug(0)).order_by("pk")):
        if place % 10 == 0:
            continue
        token = token_of(request.uid, request.generation)
        guest = invited(token)
        asked = asked_actions(guest)
        answered += len(asked)
        if place % 2:
            unchanged(actor=guest.actor, token=token, action_uids=[one.uid for one in asked])
            continue
        for one in asked:
            answer(actor=guest.actor, token=token, action_uid=one.uid, report=report, expected_version=one.version)
    return {"answers": answered}


def locking() -> dict[str, float]:
    """Lock all rounds: proposals are handed in, and what goes to the triangle is frozen."""
    longest, size = 0.0, 0
    for number in range(PARTNERSHIPS):
        actor, began = coordinator(slug(number)), time.perf_counter()
        lock_round(actor=actor, round_uid=Round.objects.get(partnership__slug=slug(number)).uid)
        longest = max(longest, time.perf_counter() - began)
    size = max(len(part.content) for part in Part.objects.iterator())
    proposals = Proposal.objects.filter(partnership__slug__startswith="ronde-").count()
    return {"proposals": proposals, "KiB in the largest part": size / 1024, "longest_s": longest}


STAGES: dict[str, Callable[[], dict[str, float]]] = {
    "load": load, "open": opening, "send": sending, "answer": answering, "lock": locking
}  # fmt: skip


def main(stage: str) -> dict[str, Any]:
    """Carry out one stage; return what it did, seconds on the clock and of the processor, and the memory it took."""
    began, used = time.perf_counter(), time.process_time()
    did = STAGES[stage]()
    cost = {"s": time.perf_counter() - began, "cpu_s": time.process_time() - used}
    return did | cost | {"peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
