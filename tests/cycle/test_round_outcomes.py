# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what a lead asks in a round to what the triangle agrees: every choice, to the end, with its reference."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from driehoek.cycle.commands import AdjustAction, CarryOver, Change, DeferAction, Deploy, StopAction, conclude
from driehoek.evaluation.adjusting import Wish
from driehoek.evaluation.commands import conclude_round, lock_round, put_round_on_agenda, wish
from driehoek.evaluation.models import Round
from driehoek.evaluation.queries import agenda_choices, wishes
from driehoek.kernel import clock
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.planning.models import Action
from driehoek.planning.rules import DeviationReason
from driehoek.steering.commands import MeetingPlan, Outcome, plan_meeting
from driehoek.steering.commands.sitting import open_meeting
from driehoek.steering.models import AgendaItem, Decision, Proposal
from driehoek.steering.rules import Authority, Concern, DecisionKind, Deployment, ProposalKind
from tests.evaluation.asked import MONDAY, opened
from tests.planning.world import World

pytestmark = pytest.mark.django_db

CHOICE = DeviationReason.POLICY_CHOICE
TRIANGLE = datetime(2026, 12, 14, 9, tzinfo=UTC)
WISHES: dict[str, Wish] = {
    "A-1": Wish(kind=ProposalKind.DEFER, new_end=PreciseDate("2027-Q2")),
    "A-2": Wish(kind=ProposalKind.CONTINUE),
    "A-3": Wish(kind=ProposalKind.DEPLOYMENT, gives_way="Minder controles.", deployment=Deployment.PLANNED),
    "A-4": Wish(kind=ProposalKind.STOP),
    "A-5": Wish(kind=ProposalKind.CARRY_OVER),
}


@pytest.fixture
def locked(world: World) -> Iterator[Round]:
    """A round that was locked with one of each wish, and one that nobody chose for."""
    with clock.stopped(MONDAY):
        world.body("driehoek", "gezagsdriehoek", name="Driehoek")
        world.body("college-aa", "college", world.aa)
        for code in (*WISHES, "A-6"):
            world.action(code, status="loopt", end="2026-Q4", adjustment=True, adjustment_text=f"Hulp bij {code}.")
        world.action("AA-1", municipality=world.aa, adjustment=True, adjustment_text="Vergunning.")
        round_ = opened(world)
        for code, wished in WISHES.items():
            uid = world.actions[code].uid
            wish(actor=world.coordinator, round_uid=round_.uid, action_uid=uid, wished=wished)
        with pytest.raises(Invalid, match="Sluit de ronde eerst af"):
            put_round_on_agenda(actor=world.coordinator, round_uid=round_.uid, meeting_uid=meeting(world))
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        yield Round.objects.get(pk=round_.pk)


def meeting(world: World) -> UUID:
    """Plan the meeting of the triangle on its day."""
    plan = MeetingPlan(starts_at=TRIANGLE, ends_at=TRIANGLE.replace(hour=11))
    return plan_meeting(actor=world.secretary, body_uid=world.bodies["driehoek"].uid, plan=plan)


def test_each_wish_to_the_end(world: World, locked: Round) -> None:
    place = world.partnership.pk
    found = wishes(world.secretary, place, locked.code)
    assert found is not None
    choices = agenda_choices(world.secretary, place, found)
    here = choices[0].uid
    assert [(one.body, one.waiting, one.meant) for one in choices] == [("Driehoek", 6, True)]
    assert agenda_choices(world.mayor, place, found) == ()
    assert put_round_on_agenda(actor=world.secretary, round_uid=locked.uid, meeting_uid=here) == 7
    items = {item.proposal.action: item for item in on_agenda() if item.proposal and item.proposal.action}
    first = on_agenda()[0]
    assert first.title.startswith("Evaluatie UVP 2023")
    assert first.references[0]["address"].endswith(f"/rondes/{locked.code}/verslag/")
    with pytest.raises(Invalid, match="staat al op een agenda"):
        put_round_on_agenda(actor=world.secretary, round_uid=locked.uid, meeting_uid=here)
    with clock.stopped(TRIANGLE):
        open_meeting(actor=world.secretary, meeting_uid=here)
        conclude(actor=world.secretary, item_uid=first.uid, outcome=said("Evaluatie vastgesteld"), change=None)
        for code, change in changes(world).items():
            item = items[Action.objects.get(code=code, programme__code="uvp-2023")]
            outcome = said(f"Over {code}", authority=Authority.PUBLIC_ORDER if code == "A-3" else None)
            conclude(actor=world.secretary, item_uid=item.uid, outcome=outcome, change=change)
        check_actions()
        check_page(world, locked)
        conclude_round(actor=world.coordinator, round_uid=locked.uid, word="Het college van Aa volgt in januari.")
    assert Round.objects.get(pk=locked.pk).state == "besloten"


def check_actions() -> None:
    """Look at what each agreement made of its action."""
    after = {one.code: one for one in Action.objects.filter(programme__code="uvp-2023")}
    assert (after["A-1"].status, str(after["A-1"].current_end)) == ("uitgesteld", "Q2 2027")
    assert after["A-4"].status == "vervallen"
    for code in ("A-1", "A-2", "A-3", "A-4", "A-6"):
        assert not after[code].adjustment, f"{code} has its answer"
        decision = Decision.objects.get(concerns_uid=after[code].uid)
        assert decision.subject == f"Over {code}"
    assert after["A-4"].status_cause_uid == Decision.objects.get(concerns_uid=after["A-4"].uid).uid
    assert Decision.objects.get(subject="Over A-3").gives_way == "Minder controles."
    assert Action.objects.filter(code="A-5", programme__code="uvp-2025").exists()
    whole = Decision.objects.get(subject="Evaluatie vastgesteld")
    assert whole.concerns_kind == Concern.EVALUATION


def check_page(world: World, locked: Round) -> None:
    """Look at what the page of the round tells of it."""
    found = wishes(world.mayor, world.partnership.pk, locked.code)
    assert found is not None
    came = {line.code: [one.subject for one in line.came] for line in found.asking}
    assert came == {code: [f"Over {code}"] for code in (*WISHES, "A-6")} | {"AA-1": []}
    assert wishes(world.outsider, world.partnership.pk, locked.code) is None


def changes(world: World) -> dict[str, Change | None]:
    """Return what the secretary records for each action."""
    uid = {code: one.uid for code, one in world.actions.items()}
    return {
        "A-1": DeferAction(action_uid=uid["A-1"], reason=CHOICE, new_end=PreciseDate("2027-Q2")),
        "A-2": AdjustAction(action_uid=uid["A-2"]),
        "A-3": Deploy(deployment=Deployment.PLANNED, gives_way="Minder controles."),
        "A-4": StopAction(action_uid=uid["A-4"], reason=CHOICE),
        "A-5": CarryOver(action_uid=uid["A-5"], programme_uid=world.programmes["uvp-2025"].uid),
        "A-6": AdjustAction(action_uid=uid["A-6"], reason=CHOICE, new_end=PreciseDate("2027-Q1")),
    }


def said(subject: str, **more: Any) -> Outcome:
    """Return an agreement."""
    return Outcome("", PreciseDate("2026-12-14"), DecisionKind.AGREEMENT, subject, **more)


def on_agenda() -> list[AgendaItem]:
    """Return the points that were proposed, in the order of the agenda."""
    return list(AgendaItem.objects.filter(proposal__isnull=False).order_by("position").select_related("proposal"))


def test_who_builds_no_agenda_of_the_body_puts_nothing_there(world: World, locked: Round) -> None:
    found = wishes(world.secretary, world.partnership.pk, locked.code)
    assert found is not None
    here = agenda_choices(world.secretary, world.partnership.pk, found)[0].uid
    for who, refusal in ((world.adviser(world.aa), Forbidden), (world.mayor, Forbidden), (world.outsider, Absent)):
        with pytest.raises(refusal):
            put_round_on_agenda(actor=who, round_uid=locked.uid, meeting_uid=here)
    assert not on_agenda()
    assert Proposal.objects.filter(concerns_kind=Concern.EVALUATION).count() == 0


def test_a_meeting_of_another_body_is_refused(world: World, locked: Round) -> None:
    world.body("college-bree", "college", world.bree)
    plan = MeetingPlan(starts_at=TRIANGLE, ends_at=TRIANGLE.replace(hour=11))
    other = plan_meeting(actor=world.secretary, body_uid=world.bodies["college-bree"].uid, plan=plan)
    with pytest.raises(Invalid, match="gaat niet over deze ronde"):
        put_round_on_agenda(actor=world.secretary, round_uid=locked.uid, meeting_uid=other)
    own = plan_meeting(actor=world.secretary, body_uid=world.bodies["college-aa"].uid, plan=plan)
    assert put_round_on_agenda(actor=world.secretary, round_uid=locked.uid, meeting_uid=own) == 1
