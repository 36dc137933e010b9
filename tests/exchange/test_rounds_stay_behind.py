# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A plan file holds what a round made once it is locked, never the round; what it made changes only there."""

from datetime import timedelta
from pathlib import Path

import pytest

from driehoek.evaluation.commands import Planned, open_round, plan_round
from driehoek.evaluation.commands.conversing import start_conversation
from driehoek.evaluation.deadlines import planned_back
from driehoek.evaluation.models import Conversation, Evaluation, GoalJudgement, Round
from driehoek.evaluation.rules import GoalResult, RoundKind, RoundState
from driehoek.exchange.commands import load_plan_file
from driehoek.exchange.planfile.parsing import parse
from driehoek.exchange.queries import plan_file_text
from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Invalid
from driehoek.lib.workdays import forward
from driehoek.planning.models import Plan, Programme

CLERK = Actor.system("proef", "systeem_opdrachtregel")
NAME = "morgenland"
TEXT = (Path(__file__).parent / "plans" / "vijf-niveaus.yaml").read_text(encoding="utf-8")

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def running() -> Evaluation:
    """The example with a running round: the draft that it makes."""
    load_plan_file(actor=CLERK, file=parse(TEXT.encode(), "plan.yaml"))
    programme = Programme.objects.get(code="jaarplan-2025")
    planned = Planned(
        title="Eindejaar",
        kind=RoundKind.FULL,
        period_start=PreciseDate("2025"),
        period_end=PreciseDate("2025"),
        programme_uids=(programme.uid,),
        days=planned_back(forward(clock.today() + timedelta(days=60), 0)),
    )
    open_round(actor=CLERK, round_uid=plan_round(actor=CLERK, partnership_id=programme.partnership_id, planned=planned))
    return Evaluation.objects.get(round__state=RoundState.OPEN.value)


def locked(draft: Evaluation) -> str:
    assert draft.round is not None
    with guard.seeding():
        Round.objects.filter(pk=draft.round.pk).update(state=RoundState.LOCKED.value)
    return plan_file_text(CLERK, NAME)


def test_a_draft_stays_out_and_goes_along_once_its_round_is_locked(running: Evaluation) -> None:
    assert running.code not in plan_file_text(CLERK, NAME)
    assert f"code: {running.code}\n" in locked(running)


def test_loading_its_own_export_leaves_a_round_as_it_was(running: Evaluation) -> None:
    text = locked(running)
    report = load_plan_file(actor=CLERK, file=parse(text.encode(), "plan.yaml"))
    assert report.total.made + report.total.changed == 0
    assert Evaluation.objects.get(pk=running.pk).round_id == running.round_id


def test_a_file_does_not_change_what_was_made_in_a_round(running: Evaluation) -> None:
    text = locked(running)
    told = text.replace(f"titel: {running.title}", "titel: Iets anders", 1)
    assert told != text
    with pytest.raises(Invalid, match="is in een ronde gemaakt"):
        load_plan_file(actor=CLERK, file=parse(told.encode(), "plan.yaml"))
    assert Evaluation.objects.get(pk=running.pk).title == running.title


def test_a_file_adds_no_judgement_to_what_was_made_in_a_round(running: Evaluation) -> None:
    text = locked(running)
    head, tail = text.split(f"  - code: {running.code}\n")
    entry, rest = tail.split("\n\n", 1)
    entry = entry.split("\n    oordelen:")[0].split("\n    doelen:")[0]
    goal = f"\n    doelen:\n      - {{onderdeel: leefbaar, oordeel: {GoalResult.ACHIEVED.value}}}"
    told = f"{head}  - code: {running.code}\n{entry}{goal}\n\n{rest}"
    before = GoalJudgement.objects.count()
    with pytest.raises(Invalid, match="is in een ronde gemaakt"):
        load_plan_file(actor=CLERK, file=parse(told.encode(), "plan.yaml"))
    assert GoalJudgement.objects.count() == before


def test_withdrawing_what_a_file_does_not_name_leaves_a_running_round_alone(running: Evaluation) -> None:
    load_plan_file(actor=CLERK, file=parse(TEXT.encode(), "plan.yaml"), withdraw=True)
    assert Evaluation.objects.get(pk=running.pk).withdrawn_at is None


def test_a_conversation_in_which_people_still_write_stays_out_and_is_left_alone() -> None:
    load_plan_file(actor=CLERK, file=parse(TEXT.encode(), "plan.yaml"))
    plan = Plan.objects.get(code="kader-2024")
    start_conversation(actor=CLERK, partnership_id=plan.partnership_id, year=2026, plan_uid=plan.uid)
    assert plan_file_text(CLERK, NAME) == TEXT
    load_plan_file(actor=CLERK, file=parse(TEXT.encode(), "plan.yaml"), withdraw=True)
    assert Conversation.objects.get(year=2026).withdrawn_at is None
    told = TEXT.replace("  - jaar: 2024", "  - jaar: 2026", 1)
    with pytest.raises(Invalid, match="staat hier nog open"):
        load_plan_file(actor=CLERK, file=parse(told.encode(), "plan.yaml"))
