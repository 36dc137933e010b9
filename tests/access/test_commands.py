# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every command by every persona: who may, who hears no, and for whom the record is not there."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction

from driehoek.cycle.commands import adopt
from driehoek.evaluation.commands import GoalVerdict, Verdict, ask_back, judge, judge_goal, judge_theme
from driehoek.evaluation.models import Evaluation, Judgement, Round
from driehoek.evaluation.rules import GoalResult
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.organisations.commands import add_person, hold_function, put_partnership
from driehoek.organisations.models import Organisation
from driehoek.planning.commands import (
    ActionForm,
    Report,
    Together,
    add_action,
    carry_over,
    change_together,
    freeze_plan,
    report_progress,
    withdraw_action,
)
from driehoek.planning.models import Action, Node, Plan, PlanVersion, Programme
from driehoek.planning.rules import ActionStatus, AdoptionKind
from driehoek.publications.commands import issue_note
from driehoek.publications.kinds.council_note.reading import About
from driehoek.steering.commands import Outcome, record_decision, withdraw_proposal
from driehoek.steering.commands.helping import withdraw_help
from driehoek.steering.commands.recommendations import tell_recommendation
from driehoek.steering.commands.sharing import Telling, share_development
from driehoek.steering.commands.tracks import choose_dates
from driehoek.steering.models import AdoptionTrack, Body, Help, Proposal, Recommendation
from driehoek.steering.rules import Concern, DecisionKind, DevelopmentKind, RecommendationState
from tests.access.personas import HOLDERS, MEMBERS
from tests.access.reading import actor
from tests.access.world import World

pytestmark = pytest.mark.django_db

Deed = Callable[[Actor, World], object]


def _outcome(world: World, code: str) -> Outcome:
    plan = world.x.carriers[Plan]
    return Outcome(
        code, PreciseDate("2026-01-02"), DecisionKind.NOTICE, "Kennis genomen", concerns=(Concern.PLAN, plan.uid)
    )


def _together(who: Actor, world: World) -> None:
    """Change together; each action answers for itself, so the answer for this one is raised here."""
    refusals = {"U mag dit": Forbidden, "Deze actie bestaat": Absent}
    change = Together(lead=True, lead_organisation_uid=world.x.carriers[Organisation].uid)
    done = change_together(actor=who, actions=[(world.x.carriers[Action].uid, None)], change=change)
    for start, refusal in refusals.items():
        if done.outcomes[0].refused.startswith(start):
            raise refusal(done.outcomes[0].refused)
    assert not done.outcomes[0].refused


#: Per command: what is done to public, joint records of X, and which members may.
DEEDS: dict[str, tuple[Deed, frozenset[str]]] = {
    "report_progress": (
        lambda who, world: report_progress(
            actor=who, action_uid=world.x.carriers[Action].uid, report=Report(ActionStatus.RUNNING, done="Gesproken.")
        ),
        frozenset({"coordinator", "adviser_a", "adviser_b", "action_lead"}),
    ),
    "add_action": (
        lambda who, world: add_action(
            actor=who, programme_uid=world.x.carriers[Programme].uid, code="NIEUW-1",
            form=ActionForm(title="Nieuw", node_uid=world.x.carriers[Node].uid),
        ),
        frozenset({"coordinator"}),
    ),
    "withdraw_action": (
        lambda who, world: withdraw_action(
            actor=who, action_uid=world.x.carriers[Action].uid, expected_version=world.x.carriers[Action].version
        ),
        frozenset({"coordinator"}),
    ),
    "change_together": (
        lambda who, world: _together(who, world),
        frozenset({"coordinator"}),
    ),
    "freeze_plan": (
        lambda who, world: freeze_plan(actor=who, plan_uid=world.x.carriers[Plan].uid, reason="proef"),
        frozenset({"coordinator"}),
    ),
    "record_decision": (
        lambda who, world: record_decision(
            actor=who, body_uid=world.x.carriers[Body].uid, outcome=_outcome(world, "proef-1")
        ),
        frozenset({"coordinator"}),
    ),
    "adopt": (
        lambda who, world: adopt(
            actor=who, body_uid=world.x.carriers[Body].uid, outcome=_outcome(world, "proef-2"),
            kind=AdoptionKind.TOOK_NOTICE,
        ),
        frozenset({"coordinator"}),
    ),
    "share_development": (
        lambda who, world: share_development(
            actor=who, partnership_id=world.x.row.pk, telling=Telling(kind=DevelopmentKind.NEED, title="Wat er speelt")
        ),
        frozenset({"coordinator", "adviser_a", "adviser_b", "team_chief", "partner_contact", "mayor_a"}),
    ),
    "withdraw_help": (
        lambda who, world: withdraw_help(actor=who, uid=world.x.carriers[Help].uid, expected_version=1),
        frozenset({"coordinator", "adviser_a", "mayor_a"}),
    ),
    "withdraw_proposal": (
        lambda who, world: withdraw_proposal(actor=who, uid=world.x.carriers[Proposal].uid, expected_version=1),
        frozenset({"coordinator"}),
    ),
    "judge_theme": (
        lambda who, world: judge_theme(
            actor=who, evaluation_uid=world.x.carriers[Evaluation].uid, node_uid=world.x.carriers[Node].uid,
            verdict=Verdict(done="Gedaan."),
        ),
        frozenset({"coordinator"}),
    ),
    "judge_goal": (
        lambda who, world: judge_goal(
            actor=who, evaluation_uid=world.x.carriers[Evaluation].uid, node_uid=world.x.carriers[Node].uid,
            verdict=GoalVerdict(GoalResult.ACHIEVED),
        ),
        frozenset({"coordinator"}),
    ),
    "judge": (
        lambda who, world: judge(
            actor=who, evaluation_uid=world.x.carriers[Evaluation].uid, node_uid=world.x.carriers[Node].uid,
            verdict=Verdict(done="Gedaan."), goals={}, expected={}, municipality_id=world.x.municipalities["a"].pk,
        ),
        frozenset({"coordinator", "adviser_a"}),
    ),
    "issue_note": (
        lambda who, world: issue_note(
            actor=who,
            about=About(world.x.row.slug, world.x.carriers[Programme].code, world.x.municipalities["a"].name),
        ),
        frozenset({"coordinator", "adviser_a"}),
    ),
    "choose_dates": (
        lambda who, world: choose_dates(
            actor=who, track_uid=world.x.carriers[AdoptionTrack].uid,
            dates={world.x.municipalities["a"].cbs_code: date(2027, 1, 28)},
        ),
        frozenset({"coordinator", "adviser_a", "clerk_a"}),
    ),
    "tell_recommendation": (
        lambda who, world: tell_recommendation(
            actor=who, recommendation_uid=world.x.carriers[Recommendation].uid, state=RecommendationState.RUNNING,
            text="Begonnen.",
        ),
        frozenset({"coordinator", "adviser_a", "clerk_a"}),
    ),
    "hold_function": (
        lambda who, world: hold_function(
            actor=who, function=world.x.functions["coordinator"], person=world.persons["mayor_a"]
        ),
        frozenset({"administrator"}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DEEDS)
def test_who_may_and_who_hears_no(world: World, name: str) -> None:
    do, allowed = DEEDS[name]
    heard: dict[str, str] = {}
    for persona in ("resident", *(holder.name for holder in HOLDERS)):
        with transaction.atomic():
            try:
                do(actor(world, persona), world)
                heard[persona] = "done"
            except (Forbidden, Absent) as refusal:
                heard[persona] = type(refusal).__name__
            transaction.set_rollback(True)
    outside = "Forbidden" if name == "hold_function" else "Absent"  # it is given a record, which is found elsewhere
    assert heard == {
        persona: "done" if persona in allowed else "Forbidden" if persona in MEMBERS else outside for persona in heard
    }


def test_who_manages_people_elsewhere_gives_nobody_a_function_here(world: World) -> None:
    with pytest.raises(Forbidden):
        hold_function(
            actor=actor(world, "administrator"), function=world.y.functions["member_of_y"],
            person=world.persons["administrator"],
        )  # fmt: skip


@pytest.mark.parametrize("persona", ["coordinator", "adviser_a", "resident", "member_of_y"])
def test_only_an_administrator_adds_people(world: World, persona: str) -> None:
    with pytest.raises(Forbidden):
        add_person(actor=actor(world, persona), name="Iemand", email="iemand@voorbeeld.example")


@pytest.mark.parametrize("persona", ["coordinator", "administrator", "member_of_y", "resident"])
def test_nobody_but_the_server_makes_a_partnership(world: World, persona: str) -> None:
    fresh = type(world.x.row)(slug="nieuw", name="Nieuw")
    with pytest.raises(Forbidden):
        put_partnership(actor=actor(world, persona), wanted=fresh)


HIDDEN_FROM_COORDINATOR = ("gemeente_a", "genoemden", "embargo_gemeente_a", "ingetrokken")


@pytest.mark.parametrize("zone", HIDDEN_FROM_COORDINATOR)
def test_what_is_out_of_sight_cannot_be_named_in_a_command(world: World, zone: str) -> None:
    who, public, hidden = actor(world, "coordinator"), world.x.carriers, world.x.hidden[zone]
    form = ActionForm(title="Nieuw", node_uid=public[Node].uid)
    deeds: list[Callable[[], object]] = [
        lambda: freeze_plan(actor=who, plan_uid=hidden[Plan].uid, reason="proef"),
        lambda: add_action(actor=who, programme_uid=hidden[Programme].uid, code="N-1", form=form),
        lambda: add_action(
            actor=who, programme_uid=public[Programme].uid, code="N-2",
            form=ActionForm(title="Nieuw", node_uid=hidden[Node].uid),
        ),
        lambda: carry_over(actor=who, action_uid=hidden[Action].uid, programme_uid=public[Programme].uid),
        lambda: carry_over(actor=who, action_uid=public[Action].uid, programme_uid=hidden[Programme].uid),
        lambda: withdraw_action(actor=who, action_uid=hidden[Action].uid, expected_version=1),
        lambda: record_decision(actor=who, body_uid=hidden[Body].uid, outcome=_outcome(world, "proef-3")),
        lambda: choose_dates(actor=who, track_uid=hidden[AdoptionTrack].uid, dates={}),
        lambda: tell_recommendation(
            actor=who, recommendation_uid=hidden[Recommendation].uid, state=RecommendationState.DONE, text="Klaar."
        ),
        lambda: judge_theme(
            actor=who, evaluation_uid=hidden[Evaluation].uid, node_uid=public[Node].uid, verdict=Verdict(done="x")
        ),
        lambda: judge_theme(
            actor=who, evaluation_uid=public[Evaluation].uid, node_uid=hidden[Node].uid, verdict=Verdict(done="x")
        ),
        lambda: ask_back(actor=who, round_uid=hidden[Round].uid, action_uid=public[Action].uid, text="Hoe?"),
        lambda: ask_back(actor=who, round_uid=public[Round].uid, action_uid=hidden[Action].uid, text="Hoe?"),
    ]  # fmt: skip
    for deed in deeds:
        with pytest.raises(Absent):
            deed()


@pytest.mark.parametrize("zone", ["gemeente_a", "genoemden"])
def test_a_judgement_out_of_sight_is_not_overwritten(world: World, zone: str) -> None:
    """Theme and evaluation are public; the judgement that is there is not for this writer."""
    there = world.x.hidden[zone][Judgement]
    with pytest.raises((Absent, Invalid)):
        judge_theme(
            actor=actor(world, "coordinator"), evaluation_uid=world.x.carriers[Evaluation].uid,
            node_uid=world.x.beside[zone][Node].uid, verdict=Verdict(done="Overschreven."),
        )  # fmt: skip
    assert Judgement.objects.get(pk=there.pk).done == there.done


def test_a_frozen_plan_holds_nothing_that_its_readers_may_not_see(world: World) -> None:
    """Everyone who sees the public plan will see its version."""
    freeze_plan(actor=actor(world, "coordinator"), plan_uid=world.x.carriers[Plan].uid, reason="proef")
    version = PlanVersion.objects.order_by("pk").last()
    assert version is not None
    zones = {canary.zone for canary in world.aviary.found_in(str(version.content))}
    assert "openbaar" in zones
    assert zones <= {"openbaar", "embargo_voorbij", "geheim_opgeheven"}
