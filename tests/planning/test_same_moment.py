# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Several people at the same moment: one is done, the others are told, nothing is lost or doubled."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.cycle.commands import decide_on_action
from driehoek.evaluation.commands import Verdict, judge_theme
from driehoek.evaluation.models import Judgement
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Conflict, DriehoekError, Invalid
from driehoek.organisations.commands import put_partnership
from driehoek.organisations.models import Partnership
from driehoek.planning.commands import (
    Report,
    Together,
    add_action,
    carry_over,
    change_action,
    change_together,
    report_progress,
)
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.rules import ActionStatus, DeviationReason, Effect
from driehoek.steering.commands import Outcome
from driehoek.steering.models import Decision
from driehoek.steering.rules import DecisionKind
from tests.planning.world import World

PEOPLE = 6

pytestmark = pytest.mark.django_db(transaction=True)


def together(act: Callable[[int], object]) -> list[DriehoekError]:
    """Let six people do something at the same moment; return what they were told when it was refused."""
    ready = threading.Barrier(PEOPLE)

    def one(number: int) -> DriehoekError | None:
        try:
            ready.wait(timeout=30)
            act(number)
        except DriehoekError as refusal:
            return refusal
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(PEOPLE) as pool:
        return [refusal for refusal in pool.map(one, range(PEOPLE)) if refusal is not None]


def test_one_of_the_writers_with_the_same_version_wins(world: World) -> None:
    action, who = world.action("A-1"), world.coordinator

    def change(number: int) -> None:
        form = world.form(title=f"Van {number}")
        change_action(actor=who, action_uid=action.uid, expected_version=1, form=form)

    refused = together(change)
    assert [type(refusal) for refusal in refused] == [Conflict] * (PEOPLE - 1)
    assert Action.objects.get().version == 2
    assert HistoryEntry.objects.filter(uid=action.uid).count() == AuditEvent.objects.count() == 1


def test_an_action_is_carried_over_once(world: World) -> None:
    action, who = world.action("A-1"), world.coordinator
    target = world.programmes["uvp-2025"].uid
    refused = together(lambda _: carry_over(actor=who, action_uid=action.uid, programme_uid=target))
    assert [type(refusal) for refusal in refused] == [Invalid] * (PEOPLE - 1)
    assert Action.objects.filter(predecessor=action).count() == 1


def test_a_code_is_given_once(world: World) -> None:
    who, target = world.coordinator, world.programmes["uvp-2025"].uid
    refused = together(lambda _: add_action(actor=who, programme_uid=target, code="A-1", form=world.form()))
    assert [type(refusal) for refusal in refused] == [Invalid] * (PEOPLE - 1)
    assert Action.objects.count() == 1


def test_a_theme_has_one_judgement(world: World) -> None:
    who, evaluation, node = world.coordinator, world.evaluation("e").uid, world.nodes["verkeer"].uid
    refused = together(
        lambda n: judge_theme(actor=who, evaluation_uid=evaluation, node_uid=node, verdict=Verdict(done=f"Van {n}"))
    )
    assert refused == []
    assert Judgement.objects.get().version == PEOPLE
    assert HistoryEntry.objects.count() == PEOPLE


def test_a_partnership_is_put_by_one_after_the_other(world: World) -> None:
    who = world.coordinator
    wanted = {"slug": "drieland", "name": "Drieland", "police_team": "Drieland"}
    refused = together(lambda n: put_partnership(actor=who, wanted=Partnership(**wanted, about=f"Van {n}")))
    assert refused == []
    assert Partnership.objects.get().version == PEOPLE + 1


def test_reports_and_decisions_on_one_action(world: World) -> None:
    world.body("driehoek", "gezagsdriehoek")
    action, coordinator, secretary = world.action("A-1", end="2024"), world.coordinator, world.secretary

    def act(number: int) -> None:
        if number % 2:
            report = Report(ActionStatus.RUNNING, done=f"Bericht {number}")
            report_progress(actor=coordinator, action_uid=action.uid, report=report)
            return
        outcome = Outcome(f"d-{number}", PreciseDate("2024"), DecisionKind.AGREEMENT, "Later")
        decide_on_action(
            actor=secretary, action_uid=action.uid, body_uid=world.bodies["driehoek"].uid, outcome=outcome,
            effect=Effect.DEFER, reason=DeviationReason.MONEY, new_end=PreciseDate("2025"),
        )  # fmt: skip

    assert together(act) == []
    assert ProgressReport.objects.count() == Decision.objects.count() == 3
    stored = Action.objects.get()
    causes = {
        *ProgressReport.objects.values_list("uid", "status"),
        *((d.uid, "uitgesteld") for d in Decision.objects.all()),
    }
    assert (stored.status_cause_uid, stored.status) in causes
    assert stored.version == 1 + HistoryEntry.objects.filter(uid=action.uid).count()


def test_of_those_who_saw_the_same_row_of_the_table_one_is_kept(world: World) -> None:
    action, who = world.action("A-1"), world.coordinator

    def tell(number: int) -> None:
        report = Report(ActionStatus.RUNNING, done=f"Van {number}", attention=f"Zorg van {number}")
        report_progress(actor=who, action_uid=action.uid, report=report, expected_version=1)

    refused = together(tell)
    assert [type(refusal) for refusal in refused] == [Conflict] * (PEOPLE - 1)
    told = ProgressReport.objects.get()
    assert Action.objects.get().attention_text == told.attention_text == told.done.replace("Van", "Zorg van")


def test_the_same_actions_are_changed_together_by_one_after_the_other(world: World) -> None:
    for number in range(4):
        world.action(f"A-{number}")
    who, uids = world.coordinator, [action.uid for action in world.actions.values()]
    ends = [PreciseDate(str(2025 + number)) for number in range(PEOPLE)]

    def change(number: int) -> None:
        change_together(actor=who, actions=[(uid, 1) for uid in uids], change=Together(end=ends[number]))

    assert together(change) == []
    assert len({str(action.current_end) for action in Action.objects.all()}) == 1
    assert set(Action.objects.values_list("version", flat=True)) == {2}
    assert AuditEvent.objects.count() == 1
