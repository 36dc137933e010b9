# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Closing a round: what is frozen, what came of it, opening it again, and making it public."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.cycle.queries.search import search
from driehoek.evaluation.commands import (
    Verdict,
    Whole,
    conclude_round,
    judge_theme,
    judge_whole,
    lock_round,
    release_evaluation,
    reopen_round,
)
from driehoek.evaluation.invited import Over, invited
from driehoek.evaluation.kinds import EVALUATION, JUDGEMENT
from driehoek.evaluation.models import Adjustment, Evaluation, GoalJudgement, Judgement, Part, Reopening, Round
from driehoek.evaluation.queries import content_of, dossier_of, evaluations, outcomes_of
from driehoek.evaluation.rules import Overall
from driehoek.kernel import clock, guard
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.lib.frozen import digest
from driehoek.organisations.editing import change_record, withdraw_record
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.rules import ActionStatus
from driehoek.steering.commands import Outcome, record_decision
from driehoek.steering.models import AgendaItem, Decision, Meeting, Proposal
from driehoek.steering.rules import Concern, DecisionKind
from tests.evaluation.asked import MONDAY, function, opened, person, token
from tests.planning.world import World, actor, store


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def round_(world: World) -> Round:
    """An open round with an action that needs adjusting, one of Aa, and one judged theme of each."""
    world.body("driehoek", "gezagsdriehoek")
    world.body("college-aa", "college", world.aa)
    lead = function(world, "trekker")
    person(world, lead, "ann")
    world.action("A-1", lead_function=lead, adjustment=True, adjustment_text="Te weinig mensen.", end="2026-Q4")
    world.action("A-2", lead_function=lead, status="loopt")
    made = opened(world)
    judge(world, "Er is veel gedaan.")
    return made


def judge(world: World, done: str, municipality_id: int | None = None, node: str = "ondermijning") -> UUID:
    """Judge a theme in the only evaluation of the round."""
    evaluation = Evaluation.objects.get(round__isnull=False)
    return judge_theme(
        actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=world.nodes[node].uid,
        verdict=Verdict(done=done), municipality_id=municipality_id,
    )  # fmt: skip


def agreement(world: World, body: str = "driehoek", **more: Any) -> Decision:
    """Have a body agree something today."""
    told: dict[str, Any] = {"code": "", "decided_on": PreciseDate("2026-11-02"), "kind": DecisionKind.AGREEMENT}
    outcome = Outcome(**(told | {"subject": "De evaluatie gaat terug"} | more))
    return record_decision(actor=world.secretary, body_uid=world.bodies[body].uid, outcome=outcome)


def answered(world: World, proposal: Proposal) -> Decision:
    """Have the triangle answer a proposal on its agenda."""
    own = {"partnership": world.partnership}
    meeting = store(
        Meeting(
            **own,
            body=proposal.body,
            code="m-1",
            title="Driehoek",
            starts_at=clock.now(),
            ends_at=clock.now() + timedelta(hours=1),
        )
    )
    item = store(AgendaItem(**own, meeting=meeting, position=1, kind="ter_beslissing", title="A", proposal=proposal))
    with guard.seeding():
        Proposal.objects.filter(pk=proposal.pk).update(state="behandeld")
    return agreement(world, item_uid=item.uid, subject="Een half jaar langer", text="Tot juni.")


def decided(world: World, round_: Round) -> None:
    """Lock a round and conclude it."""
    lock_round(actor=world.coordinator, round_uid=round_.uid)
    conclude_round(actor=world.coordinator, round_uid=round_.uid, word="De driehoek hield het aan tot maart.")


class TestLocking:
    def test_it_freezes_hands_in_and_ends_the_links(self, world: World, round_: Round) -> None:
        evaluation = Evaluation.objects.get()
        said = {evaluation.uid: Whole(Overall.PARTLY, overall_text=" Het ging goed. ")}
        versions = {evaluation.uid: evaluation.version}
        lock_round(actor=world.coordinator, round_uid=round_.uid, said=said, expected=versions)
        part = Part.objects.get()
        assert (part.number, part.kind, part.frozen_by) == (1, "inhoud", "coordinator")
        assert part.digest == digest(part.content)
        round_.refresh_from_db()
        assert round_.state == "afgesloten"
        proposal = Proposal.objects.get()
        kept = content_of(world.mayor, world.head, round_.code)
        assert kept is not None
        dossier, frozen = kept
        assert (frozen.number, frozen.digest, frozen.replaced) == (1, part.digest, False)
        assert (dossier.programmes[0].overall, dossier.programmes[0].overall_text) == ("deels", "Het ging goed.")
        assert [(one.kind, one.proposal_code) for one in dossier.adjustments] == [("bijstellen", proposal.code)]
        assert Adjustment.objects.get().proposal == proposal
        with pytest.raises(Invalid):
            lock_round(actor=world.coordinator, round_uid=round_.uid)

    def test_a_link_is_over(self, world: World, round_: Round) -> None:
        from_mail = token(person(world, function(world, "ander"), "ann"))
        assert invited(from_mail).over is None
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        assert invited(from_mail).over is Over.LOCKED

    def test_what_happens_later_changes_nothing_of_it(self, world: World, round_: Round) -> None:
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        before = dossier_of(world.coordinator, world.head, round_.code)
        report = Report(status=ActionStatus.COMPLETED, done="Toch klaar.")
        report_progress(actor=world.coordinator, action_uid=world.actions["A-2"].uid, report=report)
        assert dossier_of(world.coordinator, world.head, round_.code) == before
        evaluation = Evaluation.objects.get()
        told: dict[str, Any] = {"actor": world.coordinator, "kind": EVALUATION, "uid": evaluation.uid}
        with pytest.raises(Invalid):
            change_record(**told, expected_version=evaluation.version, values={"overall_text": "Anders."})
        judgement = Judgement.objects.get()
        with pytest.raises(Forbidden):
            withdraw_record(
                actor=world.coordinator, kind=JUDGEMENT, uid=judgement.uid, expected_version=judgement.version
            )
        with pytest.raises(Invalid):
            judge(world, "Anders.")
        with pytest.raises(Invalid):
            judge_whole(actor=world.coordinator, round_uid=round_.uid, said={})

    def test_what_is_judged_is_found_by_its_words_from_then_on(self, world: World, round_: Round) -> None:
        judge(world, "Er is een marktkraam bezocht.")
        assert search(world.coordinator, world.head, "marktkraam").total == 0
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        assert search(world.mayor, world.head, "marktkraam").total == 1

    def test_who_may(self, world: World, round_: Round) -> None:
        for who in (world.adviser(world.aa), world.mayor, actor("werkgroepvoorzitter", world.partnership)):
            with pytest.raises(Forbidden):
                lock_round(actor=who, round_uid=round_.uid)
        with pytest.raises(Absent):
            lock_round(actor=world.outsider, round_uid=round_.uid)
        assert not Part.objects.exists()

    def test_of_two_who_write_at_once_the_second_hears_it(self, world: World, round_: Round) -> None:
        evaluation = Evaluation.objects.get()
        told: dict[str, Any] = {"actor": world.coordinator, "round_uid": round_.uid}
        versions = {evaluation.uid: evaluation.version}
        judge_whole(**told, said={evaluation.uid: Whole(Overall.PARTLY)}, expected=versions)
        with pytest.raises(Conflict):
            lock_round(**told, said={evaluation.uid: Whole(Overall.ALL_COMPLETED)}, expected=versions)
        assert not Part.objects.exists()
        with pytest.raises(Absent):
            judge_whole(**told, said={world.evaluation("elders").uid: Whole(Overall.PARTLY)})

    def test_what_cannot_be_handed_in_leaves_nothing(self, world: World, round_: Round) -> None:
        with guard.seeding():
            type(world.bodies["driehoek"]).objects.filter(pk=world.bodies["driehoek"].pk).update(
                withdrawn_at=clock.now()
            )
        events = AuditEvent.objects.count()
        with pytest.raises(Invalid) as problem:
            lock_round(actor=world.coordinator, round_uid=round_.uid)
        assert problem.value.fields.keys() == {str(world.actions["A-1"].uid)}
        assert (Part.objects.count(), AuditEvent.objects.count()) == (0, events)


class TestConcluding:
    def test_every_answer_is_kept(self, world: World, round_: Round) -> None:
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        with pytest.raises(Invalid) as problem:
            conclude_round(actor=world.coordinator, round_uid=round_.uid)
        assert problem.value.fields.keys() == {"word"}
        decision = answered(world, Proposal.objects.get())
        about = agreement(world, subject="Vastgesteld", concerns=(Concern.EVALUATION, Evaluation.objects.get().uid))
        conclude_round(actor=world.coordinator, round_uid=round_.uid)
        found = outcomes_of(world.mayor, world.head, round_.code)
        assert found is not None
        outcomes, frozen = found
        assert (frozen.kind, frozen.number) == ("uitkomsten", 1)
        (one,) = outcomes.outcomes
        assert (one.action_code, one.decision_code, one.text, one.state) == (
            "A-1", decision.code, "Tot juni.", "behandeld"
        )  # fmt: skip
        assert [other.decision_code for other in outcomes.others] == [about.code]
        round_.refresh_from_db()
        assert round_.state == "besloten"
        with pytest.raises(Invalid):
            conclude_round(actor=world.coordinator, round_uid=round_.uid)
        with guard.seeding():
            Decision.objects.filter(pk=decision.pk).update(circle="driehoek")
        found = outcomes_of(world.adviser(world.aa), world.head, round_.code)
        assert found is not None
        (one,) = found[0].outcomes
        assert (one.state, one.decision_code, one.text, one.decided_on) == ("behandeld", "", "", None)

    def test_what_is_postponed_asks_a_word(self, world: World, round_: Round) -> None:
        decided(world, round_)
        found = outcomes_of(world.coordinator, world.head, round_.code)
        assert found is not None
        assert [one.text for one in found[0].outcomes] == ["De driehoek hield het aan tot maart."]

    def test_only_a_locked_round(self, world: World, round_: Round) -> None:
        with pytest.raises(Invalid):
            conclude_round(actor=world.coordinator, round_uid=round_.uid, word="Klaar.")
        with pytest.raises(Forbidden):
            conclude_round(actor=world.mayor, round_uid=round_.uid, word="Klaar.")


class TestReopening:
    def test_on_an_agreement_with_a_reason_and_the_next_lock_is_another_part(self, world: World, round_: Round) -> None:
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        first = content_of(world.coordinator, world.head, round_.code)
        decision = agreement(world)
        told: dict[str, Any] = {"actor": world.coordinator, "round_uid": round_.uid, "decision_uid": decision.uid}
        with pytest.raises(Invalid) as problem:
            reopen_round(**told, reason=" ")
        assert problem.value.fields.keys() == {"reason"}
        reopen_round(**told, reason="Een cijfer klopte niet.")
        round_.refresh_from_db()
        assert (round_.state, Reopening.objects.get().number) == ("controle", 1)
        assert content_of(world.coordinator, world.head, round_.code) is None
        assert first is not None
        again = content_of(world.coordinator, world.head, round_.code, 1)
        assert again is not None
        assert (again[0], again[1].replaced) == (first[0], True)
        found = dossier_of(world.coordinator, world.head, round_.code)
        assert found is not None
        assert found[1] is None
        judge(world, "Beter gezegd.")
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        assert Proposal.objects.count() == 1
        second = content_of(world.coordinator, world.head, round_.code)
        assert second is not None
        assert (second[1].number, second[0].themes[0].judgements[0].done) == (2, "Beter gezegd.")
        with pytest.raises(Invalid):
            reopen_round(**told, reason="Nog eens met dezelfde.")

    @pytest.mark.parametrize(
        ("body", "more"),
        [
            ("college-aa", {"kind": DecisionKind.DECISION}),
            ("driehoek", {"kind": DecisionKind.INFORMATION}),
            ("driehoek", {"decided_on": PreciseDate("2026-11-01")}),
        ],
        ids=["of-another", "not-binding", "of-before"],
    )
    def test_not_on_just_any(self, world: World, round_: Round, body: str, more: dict[str, Any]) -> None:
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        decision = agreement(world, body, **more)
        with pytest.raises(Invalid) as problem:
            reopen_round(
                actor=world.coordinator,
                round_uid=round_.uid,
                decision_uid=decision.uid,
                reason="Een cijfer klopt niet.",
            )
        assert problem.value.fields.keys() == {"decision"}
        assert not Reopening.objects.exists()


class TestReleasing:
    def test_public_only_by_release_and_each_its_own(self, world: World, round_: Round) -> None:
        with guard.seeding():
            for row in (world.programmes["uvp-2023"], world.nodes["ondermijning"], world.plan):
                type(row)._default_manager.filter(pk=row.pk).update(circle="openbaar")
        judge(world, "In Aa ook.", world.aa.pk)
        judge(world, "Er is gecontroleerd.", node="verkeer")
        told: dict[str, Any] = {"round_uid": round_.uid}
        with pytest.raises(Invalid):
            release_evaluation(actor=world.coordinator, **told)
        decided(world, round_)
        aa = world.adviser(world.aa)
        for who, whose in ((aa, None), (world.coordinator, world.aa.pk), (world.adviser(world.bree), world.aa.pk)):
            with pytest.raises(Forbidden):
                release_evaluation(actor=who, municipality_id=whose, **told)
        done = release_evaluation(actor=world.coordinator, **told)
        assert (done.public, done.kept) == (2, 1)
        resident = actor("raadslid", world.partnership)
        assert public_texts(world, round_) == ["Er is veel gedaan."]
        release_evaluation(actor=aa, municipality_id=world.aa.pk, **told)
        assert public_texts(world, round_) == ["Er is veel gedaan.", "In Aa ook."]
        programme = world.programmes["uvp-2023"].pk
        (shown,) = evaluations(resident, world.partnership.pk, {}, programme)
        assert [one.done for one in shown.judgements] == ["Er is veel gedaan.", "In Aa ook."]
        with pytest.raises(Invalid):
            release_evaluation(actor=world.coordinator, **told)
        later = MONDAY + timedelta(days=1)
        with clock.stopped(later):
            reopen_round(
                actor=world.coordinator, round_uid=round_.uid, reason="Een cijfer klopte niet.",
                decision_uid=agreement(world, decided_on=PreciseDate("2026-11-03")).uid,
            )  # fmt: skip
        assert not Judgement.objects.filter(circle="openbaar").exists()
        assert evaluations(resident, world.partnership.pk, {}, programme) == ()

    def test_a_goal_goes_with_it(self, world: World, round_: Round) -> None:
        own = {"partnership": world.partnership, "evaluation": Evaluation.objects.get()}
        store(GoalJudgement(**own, node=world.nodes["zicht"], result="behaald"))
        decided(world, round_)
        with pytest.raises(Invalid):  # the programme is for the partners
            release_evaluation(actor=world.coordinator, round_uid=round_.uid)
        assert not GoalJudgement.objects.filter(circle="openbaar").exists()


def public_texts(world: World, round_: Round) -> list[str]:
    """Return what a council member reads of the frozen part."""
    found = content_of(actor("raadslid", world.partnership), world.head, round_.code)
    assert found is not None
    assert found[0].round is None
    return [judged.done for theme in found[0].themes for judged in theme.judgements]
