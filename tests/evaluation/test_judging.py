# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What a working group says in a round: of a theme, of its goals, of both at once; and nothing after the lock."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.evaluation.commands import GoalVerdict, Verdict, judge, judge_goal, judge_theme
from driehoek.evaluation.models import Evaluation, GoalJudgement, Judgement, Round
from driehoek.evaluation.rules import GoalResult, RoundKind, RoundState
from driehoek.kernel import clock, guard
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from tests.evaluation.asked import MONDAY, opened
from tests.planning.world import World, actor

TOLD = Verdict(done="Er is veel gedaan.", works="De avonden werken.", helps="De wijkagent.", ahead="Meer avonden.")
REACHED = GoalVerdict(GoalResult.ACHIEVED, "Alle scholen doen mee.")


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def evaluation(world: World) -> Evaluation:
    """The draft of an open round."""
    world.action("A-1", status="loopt")
    opened(world)
    return Evaluation.objects.get()


def lock(evaluation: Evaluation) -> None:
    """Have the round be locked."""
    with guard.seeding():
        assert evaluation.round is not None
        Round.objects.filter(pk=evaluation.round.pk).update(state=RoundState.LOCKED.value)


def goal_of(world: World) -> UUID:
    """Return the uid of the goal under the first theme."""
    return world.nodes["zicht"].uid


class TestTheme:
    def test_story_and_recommendation(self, world: World, evaluation: Evaluation) -> None:
        said = Verdict(**{**{n: getattr(TOLD, n) for n in ("done", "works", "helps", "ahead")}, "recommendation": "x"})
        judge_theme(
            actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=world.nodes["ondermijning"].uid,
            verdict=said,
        )  # fmt: skip
        row = Judgement.objects.get()
        assert (row.works, row.helps, row.ahead, row.recommendation) == (said.works, said.helps, said.ahead, "x")
        assert row.ready_at is None

    def test_ready_is_a_moment_that_stays_until_taken_back(self, world: World, evaluation: Evaluation) -> None:
        def say(done: str, ready: bool | None) -> Judgement:
            judge_theme(
                actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=world.nodes["ondermijning"].uid,
                verdict=Verdict(done=done), ready=ready,
            )  # fmt: skip
            return Judgement.objects.get()

        with pytest.raises(Invalid) as problem:
            say(" ", True)
        assert problem.value.fields.keys() == {"done"}
        first = say("Klaar.", True).ready_at
        assert first == MONDAY
        with clock.stopped(MONDAY.replace(hour=15)):
            assert say("Nog een zin.", None).ready_at == first
            assert say("Nog een zin.", True).ready_at == first
        assert say("Nog een zin.", False).ready_at is None

    def test_a_light_round_asks_no_story(self, world: World) -> None:
        world.action("A-1", status="loopt")
        opened(world, kind=RoundKind.LIGHT)
        judge_theme(
            actor=world.coordinator, evaluation_uid=Evaluation.objects.get().uid,
            node_uid=world.nodes["ondermijning"].uid, verdict=Verdict(), ready=True,
        )  # fmt: skip
        assert Judgement.objects.get().ready_at == MONDAY

    def test_attention_is_told_in_words(self, world: World, evaluation: Evaluation) -> None:
        with pytest.raises(Invalid) as problem:
            judge_theme(
                actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=world.nodes["ondermijning"].uid,
                verdict=Verdict(attention=" "),
            )  # fmt: skip
        assert problem.value.fields.keys() == {"attention_text"}

    def test_the_first_of_two_who_began_with_nothing_is_kept(self, world: World, evaluation: Evaluation) -> None:
        def say(done: str) -> None:
            judge_theme(
                actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=world.nodes["ondermijning"].uid,
                verdict=Verdict(done=done), expected_version=0,
            )  # fmt: skip

        say("Eerst")
        with pytest.raises(Conflict):
            say("Later")
        assert Judgement.objects.get().done == "Eerst"


class TestGoal:
    def test_said_changed_taken_back_and_said_again(self, world: World, evaluation: Evaluation) -> None:
        def say(verdict: GoalVerdict | None, version: int) -> UUID | None:
            return judge_goal(
                actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=goal_of(world), verdict=verdict,
                expected_version=version,
            )  # fmt: skip

        assert say(None, 0) is None
        uid = say(REACHED, 0)
        assert say(GoalVerdict(GoalResult.PARTLY), 1) == uid
        with pytest.raises(Conflict):
            say(None, 1)
        assert say(None, 2) is None
        assert not GoalJudgement.objects.filter(withdrawn_at__isnull=True).exists()
        with pytest.raises(Conflict):
            say(REACHED, 2)
        assert say(REACHED, 0) == uid
        assert GoalJudgement.objects.get().result == "behaald"

    def test_why_it_cannot_be_assessed(self, world: World, evaluation: Evaluation) -> None:
        with pytest.raises(Invalid) as problem:
            judge_goal(
                actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=goal_of(world),
                verdict=GoalVerdict(GoalResult.NOT_ASSESSABLE, " "),
            )  # fmt: skip
        assert problem.value.fields.keys() == {"reason"}
        assert not GoalJudgement.objects.exists()


class TestBoth:
    def test_in_one_operation(self, world: World, evaluation: Evaluation) -> None:
        theme = world.nodes["ondermijning"].uid
        judge(
            actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=theme, verdict=TOLD,
            goals={goal_of(world): REACHED}, expected={}, ready=True,
        )  # fmt: skip
        assert Judgement.objects.get().ready_at == MONDAY
        assert GoalJudgement.objects.get().reason == REACHED.reason
        latest = AuditEvent.objects.order_by("-pk").values_list("operation", flat=True)
        assert len(set(latest[:2])) == 1

    def test_all_that_lacks_is_said_and_nothing_is_kept(self, world: World, evaluation: Evaluation) -> None:
        goal = goal_of(world)
        with pytest.raises(Invalid) as problem:
            judge(
                actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=world.nodes["ondermijning"].uid,
                verdict=Verdict(attention=""), goals={goal: GoalVerdict(GoalResult.NOT_ASSESSABLE)}, expected={},
            )  # fmt: skip
        assert problem.value.fields.keys() == {"attention_text", str(goal)}
        assert not Judgement.objects.exists()

    def test_a_colleague_who_was_first_with_one_goal_stops_all_of_it(
        self, world: World, evaluation: Evaluation
    ) -> None:
        goal = goal_of(world)
        judge_goal(actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=goal, verdict=REACHED)
        with pytest.raises(Conflict):
            judge(
                actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=world.nodes["ondermijning"].uid,
                verdict=TOLD, goals={goal: GoalVerdict(GoalResult.PARTLY)}, expected={goal: 0},
            )  # fmt: skip
        assert not Judgement.objects.exists()


def test_who_may(world: World, evaluation: Evaluation) -> None:
    chair = actor("werkgroepvoorzitter", world.partnership)
    theme = world.nodes["ondermijning"].uid
    for who, refusal in ((world.outsider, Absent), (world.mayor, Forbidden), (world.adviser(world.aa), Forbidden)):
        with pytest.raises(refusal):
            judge_goal(actor=who, evaluation_uid=evaluation.uid, node_uid=goal_of(world), verdict=REACHED)
        with pytest.raises(refusal):
            judge(
                actor=who, evaluation_uid=evaluation.uid, node_uid=theme, verdict=TOLD, goals={}, expected={},
            )  # fmt: skip
    judge_goal(actor=chair, evaluation_uid=evaluation.uid, node_uid=goal_of(world), verdict=REACHED)
    judge(
        actor=world.adviser(world.aa), evaluation_uid=evaluation.uid, node_uid=theme, verdict=TOLD,
        goals={goal_of(world): REACHED}, expected={}, municipality_id=world.aa.pk,
    )  # fmt: skip
    assert GoalJudgement.objects.count() == 2


def test_nothing_is_judged_after_the_lock(world: World, evaluation: Evaluation) -> None:
    theme = world.nodes["ondermijning"].uid
    judge_theme(actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=theme, verdict=TOLD)
    lock(evaluation)
    with pytest.raises(Invalid, match="afgesloten"):
        judge_theme(actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=theme, verdict=Verdict(done="x"))
    with pytest.raises(Invalid, match="afgesloten"):
        judge_goal(actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=goal_of(world), verdict=REACHED)
    assert Judgement.objects.get().done == TOLD.done
