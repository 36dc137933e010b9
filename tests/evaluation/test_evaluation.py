# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What came of a programme, theme by theme."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.evaluation.commands import Verdict, judge_theme
from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.evaluation.queries import evaluations, judgements
from driehoek.evaluation.rules import ActionsState
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.planning.models import Plan
from tests.planning.world import LEVELS, World, store

DONE = Verdict(ActionsState.ALL_COMPLETED, done="Alle acties klaar.", story="Eén avond", attention="Blijf doorgaan")


def judge(
    world: World, evaluation: Evaluation, verdict: Verdict = DONE, who: Actor | None = None, node: str = "verkeer",
    **more: Any,
) -> UUID:  # fmt: skip
    """Judge a theme."""
    return judge_theme(
        actor=who or world.coordinator, evaluation_uid=evaluation.uid, node_uid=world.nodes[node].uid, verdict=verdict,
        **more,
    )  # fmt: skip


def test_made_and_then_changed(world: World) -> None:
    evaluation = world.evaluation("e", circle="driehoek")
    uid = judge(world, evaluation)
    assert judge(world, evaluation, Verdict(ActionsState.RUNNING, done="Loopt.")) == uid
    row = Judgement.objects.get()
    assert (row.actions_state, row.done, row.story, row.asks_attention) == ("loopt", "Loopt.", "", False)
    assert (row.circle, row.version) == ("driehoek", 2)
    old, new = HistoryEntry.objects.filter(uid=uid).order_by("pk")
    assert old.made
    assert new.before["attention_text"] == "Blijf doorgaan"
    assert AuditEvent.objects.count() == 2


def test_the_second_writer_is_refused(world: World) -> None:
    evaluation = world.evaluation("e")
    judge(world, evaluation)
    judge(world, evaluation, Verdict(done="Eerst"), expected_version=1)
    with pytest.raises(Conflict):
        judge(world, evaluation, Verdict(done="Later"), expected_version=1)
    assert Judgement.objects.get().done == "Eerst"


def test_joint_and_of_one_municipality(world: World) -> None:
    evaluation = world.evaluation("e")
    local = world.node("aa-verkeer", "Verkeer in Aa", municipality=world.aa)
    assert judge(world, evaluation) != judge(world, evaluation, municipality_id=world.aa.pk)
    judge(world, evaluation, node=local.code, who=world.adviser(world.aa))
    judge(world, evaluation, municipality_id=world.aa.pk, who=world.adviser(world.aa))
    assert Judgement.objects.filter(municipality=world.aa).count() == 2
    assert Judgement.objects.filter(municipality__isnull=True).count() == 1
    with pytest.raises(Invalid):
        judge(world, evaluation, node=local.code, municipality_id=world.bree.pk)


def test_of_an_example_it_is_one_and_never_wider_than_its_theme(world: World) -> None:
    world.node("x", "Voorbeeldthema", example=True, circle="driehoek")
    judge(world, world.evaluation("e"), node="x")
    judge(world, world.evaluation("f", example=True))
    assert list(Judgement.objects.order_by("pk").values_list("example", "circle")) == [
        (True, "driehoek"),
        (True, "partners"),
    ]


def test_a_withdrawn_judgement_comes_back(world: World) -> None:
    evaluation = world.evaluation("e")
    judge(world, evaluation)
    row = Judgement.objects.get()
    row.withdrawn_at = clock.now()
    store(row)
    judge(world, evaluation, Verdict(done="Weer"))
    assert Judgement.objects.get().withdrawn_at is None


def test_only_themes_of_the_plan_that_was_carried_out(world: World) -> None:
    other = store(
        Plan(
            partnership=world.partnership, code="oud", title="Oud", type_label="IVP", abbreviation="IVP",
            period_start=PreciseDate("2019"), period_end=PreciseDate("2022"), levels=LEVELS,
        )
    )  # fmt: skip
    world.node("oud", "Oud thema", plan=other)
    with pytest.raises(Invalid, match="plan"):
        judge(world, world.evaluation("e"), node="oud")


def test_who_may(world: World) -> None:
    evaluation = world.evaluation("e")
    for who, refusal in (
        (world.outsider, Absent), (Actor.visitor(), Absent), (world.mayor, Forbidden),
        (world.secretary, Forbidden), (world.adviser(world.aa), Forbidden),
    ):  # fmt: skip
        with pytest.raises(refusal):
            judge(world, evaluation, who=who)
    with pytest.raises(Forbidden):
        judge(world, evaluation, who=world.adviser(world.aa), municipality_id=world.bree.pk)
    assert not Judgement.objects.exists()


def test_two_evaluations_with_one_title_stay_apart(
    world: World, django_assert_num_queries: Callable[[int], Any]
) -> None:
    first, second = world.evaluation("a", title="Evaluatie"), world.evaluation("b", title="Evaluatie")
    judge(world, first, Verdict(done="Van a"))
    judge(world, second, Verdict(done="Van b"), node="ondermijning")
    who = world.coordinator
    with django_assert_num_queries(2):
        found = evaluations(who, world.partnership.pk, {}, world.programmes["uvp-2023"].pk)
    assert [(e.code, [j.done for j in e.judgements]) for e in found] == [("a", ["Van a"]), ("b", ["Van b"])]
    assert evaluations(world.outsider, world.partnership.pk, {}, world.programmes["uvp-2023"].pk) == ()
    with django_assert_num_queries(1):
        told = judgements(who, world.partnership.pk, {}, node_ids=[world.nodes["verkeer"].pk])
    assert [(j.theme, j.municipality, j.evaluation) for j in told] == [("Veilig verkeer", "", "Evaluatie")]
