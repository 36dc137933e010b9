# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What an action needs that asks adjusting: chosen, lifted, and proposed to whoever decides about it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from driehoek.audit.recording import command
from driehoek.evaluation.adjusting import Wish
from driehoek.evaluation.commands import hand_in_adjustments, hand_in_alone, lift, unlift, wish
from driehoek.evaluation.models import Adjustment, Round
from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.planning.models import Action
from driehoek.steering.commands import propose, withdraw_proposal
from driehoek.steering.models import Proposal
from driehoek.steering.proposing import Proposing
from driehoek.steering.rules import Concern, Deployment, ProposalKind
from tests.evaluation.asked import MONDAY, opened
from tests.planning.world import World, actor


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def round_(world: World) -> Round:
    """An open round with an action that needs adjusting, one of Aa that does, and one that only asks attention."""
    world.body("driehoek", "gezagsdriehoek")
    world.body("college-aa", "college", world.aa)
    world.action("A-1", adjustment=True, adjustment_text="Te weinig mensen.", end="2026-Q4")
    world.action("A-2", municipality=world.aa, adjustment=True, adjustment_text="De vergunning ligt stil.")
    world.action("A-3", attention=True, attention_text="Gaat traag.")
    return opened(world)


def chair(world: World) -> Actor:
    """One who judges what is joint."""
    return actor("werkgroepvoorzitter", world.partnership)


@command
def locked(*, actor: Actor, round_uid: UUID) -> tuple[UUID, ...]:
    """Hand in as the lock does, within its operation."""
    return hand_in_adjustments(actor, Round.objects.get(uid=round_uid))


def of(code: str) -> Adjustment:
    """Return what was chosen for an action."""
    return Adjustment.objects.get(action__code=code, withdrawn_at__isnull=True)


class TestChoosing:
    def test_by_whoever_judges_or_runs(self, world: World, round_: Round) -> None:
        joint, local = world.actions["A-1"].uid, world.actions["A-2"].uid
        told: dict[str, Any] = {"round_uid": round_.uid, "wished": Wish(kind=ProposalKind.STOP)}
        wish(actor=chair(world), action_uid=joint, **told)
        wish(actor=world.adviser(world.aa), action_uid=local, **told)
        wish(actor=world.coordinator, action_uid=local, **told)
        for who, uid in (
            (chair(world), local), (world.adviser(world.aa), joint), (world.adviser(world.bree), local),
            (world.mayor, joint), (actor("actietrekker", world.partnership), joint),
        ):  # fmt: skip
            with pytest.raises(Forbidden):
                wish(actor=who, action_uid=uid, **told)
        with pytest.raises(Absent):
            wish(actor=world.outsider, action_uid=joint, **told)
        assert Adjustment.objects.count() == 2
        assert of("A-1").kind == "stoppen"

    def test_a_round_of_one_municipality_speaks_for_its_own_and_what_is_joint(
        self, world: World, round_: Round
    ) -> None:
        world.action("B-1", municipality=world.bree, adjustment=True, adjustment_text="Anders.")
        own = opened_by(world)
        told: dict[str, Any] = {"round_uid": own.uid, "actor": world.adviser(world.aa), "wished": Wish()}
        wish(action_uid=world.actions["A-1"].uid, **told)
        wish(action_uid=world.actions["A-2"].uid, **told)
        with pytest.raises(Absent):
            wish(action_uid=world.actions["B-1"].uid, **told)

    def test_what_lacks_stands_beside_the_field(self, world: World, round_: Round) -> None:
        told: dict[str, Any] = {
            "actor": world.coordinator,
            "round_uid": round_.uid,
            "action_uid": world.actions["A-1"].uid,
        }
        for wished, fields in (
            (Wish(kind=ProposalKind.DEFER), {"new_end"}),
            (Wish(kind=ProposalKind.DEFER, new_end=PreciseDate("2026-12")), {"new_end"}),
            (Wish(kind=ProposalKind.DEPLOYMENT), {"gives_way", "deployment"}),
            (Wish(kind=ProposalKind.MONEY), {"kind"}),
        ):
            with pytest.raises(Invalid) as problem:
                wish(wished=wished, **told)
            assert problem.value.fields.keys() == fields
        assert not Adjustment.objects.exists()
        wish(wished=Wish(kind=ProposalKind.DEFER, new_end=PreciseDate("2027-Q2")), **told)
        wish(wished=Wish(kind=ProposalKind.STOP, new_end=PreciseDate("2027-Q2")), **told)
        assert of("A-1").new_end is None
        with guard.seeding():  # the lead told the later end already; the triangle is asked to agree
            Action.objects.filter(code="A-1").update(current_end=PreciseDate("2027-Q2"), due="2027-06-30")
        wish(wished=Wish(kind=ProposalKind.DEFER, new_end=PreciseDate("2027-06-30")), **told)

    def test_two_at_once_do_not_overwrite_each_other(self, world: World, round_: Round) -> None:
        told: dict[str, Any] = {"round_uid": round_.uid, "action_uid": world.actions["A-1"].uid}
        wish(actor=chair(world), wished=Wish(kind=ProposalKind.STOP), expected_version=0, **told)
        with pytest.raises(Conflict):
            wish(actor=world.coordinator, wished=Wish(kind=ProposalKind.CONTINUE), expected_version=0, **told)
        assert of("A-1").kind == "stoppen"
        wish(actor=chair(world), wished=Wish(kind=ProposalKind.STOP), expected_version=0, **told)  # the same form again
        assert of("A-1").version == 1
        wish(actor=world.coordinator, wished=Wish(), expected_version=of("A-1").version, **told)
        assert of("A-1").kind == "bijstellen"

    def test_attention_stays_out_unless_somebody_lifts_it(self, world: World, round_: Round) -> None:
        told: dict[str, Any] = {"actor": chair(world), "round_uid": round_.uid}
        slow = world.actions["A-3"].uid
        with pytest.raises(Invalid, match="geen bijsturing"):
            wish(action_uid=slow, wished=Wish(), **told)
        with pytest.raises(Invalid, match="geen aandacht"):
            lift(action_uid=world.actions["A-1"].uid, **told)
        lift(action_uid=slow, **told)
        assert (of("A-3").lifted, of("A-3").kind, of("A-3").reason) == (True, "bijstellen", "Gaat traag.")
        wish(action_uid=slow, wished=Wish(kind=ProposalKind.CARRY_OVER), **told)
        unlift(action_uid=slow, **told)
        assert not Adjustment.objects.filter(withdrawn_at__isnull=True).exists()
        with pytest.raises(Invalid, match="niet naar de driehoek getild"):
            unlift(action_uid=slow, **told)

    def test_only_while_the_round_is_open(self, world: World, round_: Round) -> None:
        with guard.seeding():
            Round.objects.update(state="afgesloten")
        with pytest.raises(Invalid, match="afgesloten"):
            wish(actor=world.coordinator, round_uid=round_.uid, action_uid=world.actions["A-1"].uid, wished=Wish())

    def test_it_is_seen_by_no_more_than_the_action(self, world: World, round_: Round) -> None:
        narrow(world.actions["A-1"], Circle.TRIANGLE)
        wish(actor=world.coordinator, round_uid=round_.uid, action_uid=world.actions["A-1"].uid, wished=Wish())
        assert of("A-1").circle == Circle.TRIANGLE
        with pytest.raises(Absent):
            wish(actor=chair(world), round_uid=round_.uid, action_uid=world.actions["A-1"].uid, wished=Wish())


class TestHandingIn:
    def test_each_becomes_a_proposal_where_it_belongs(self, world: World, round_: Round) -> None:
        world.action("A-4", adjustment=True, adjustment_text="Klaar.", status="afgerond")
        lift(actor=chair(world), round_uid=round_.uid, action_uid=world.actions["A-3"].uid)
        stop = Wish(kind=ProposalKind.STOP, reason="Het werkt niet.", asked="Stem in met stoppen.")
        wish(actor=chair(world), round_uid=round_.uid, action_uid=world.actions["A-1"].uid, wished=stop)
        made = locked(actor=world.coordinator, round_uid=round_.uid)
        proposals = {row.action.code: row for row in Proposal.objects.filter(uid__in=made) if row.action}
        assert proposals.keys() == {"A-1", "A-2", "A-3"}
        assert [proposals[code].body.code for code in ("A-1", "A-2", "A-3")] == ["driehoek", "college-aa", "driehoek"]
        first, second = proposals["A-1"], proposals["A-2"]
        assert (first.title, first.reason, first.asked) == (
            "Actie stoppen: Actie A-1", "Het werkt niet.", "Stem in met stoppen."
        )  # fmt: skip
        assert (second.kind, second.reason) == ("bijstellen", "De vergunning ligt stil.")
        assert second.asked == "Afspreken hoe deze actie wordt bijgesteld."
        assert str(first.wanted_on) == "14 december 2026"
        assert first.references[0]["address"].endswith(f"/drieland/rondes/{round_.code}/verslag/")
        assert of("A-2").proposal == second
        assert {row.state for row in proposals.values()} == {"ingediend"}

    def test_once_and_again_only_what_was_withdrawn(self, world: World, round_: Round) -> None:
        assert len(locked(actor=world.coordinator, round_uid=round_.uid)) == 2
        assert locked(actor=world.coordinator, round_uid=round_.uid) == ()
        told: dict[str, Any] = {
            "actor": world.coordinator,
            "round_uid": round_.uid,
            "action_uid": world.actions["A-1"].uid,
        }
        with pytest.raises(Invalid, match="ligt al een voorstel"):
            wish(wished=Wish(), **told)
        proposal = of("A-1").proposal
        assert proposal is not None
        withdraw_proposal(actor=world.coordinator, uid=proposal.uid, expected_version=proposal.version)
        wish(wished=Wish(kind=ProposalKind.CONTINUE), **told)
        assert len(locked(actor=world.coordinator, round_uid=round_.uid)) == 1
        assert Proposal.objects.filter(state="ingediend", action__code="A-1").get().kind == "doorgaan"

    def test_what_was_proposed_already_is_not_proposed_twice(self, world: World, round_: Round) -> None:
        (earlier,) = propose(
            actor=world.coordinator,
            partnership_id=world.partnership.pk,
            proposing=Proposing(
                kind=ProposalKind.STOP, title="Ermee stoppen", reason="Het werkt niet.", asked="Stem in.",
                concerns=(Concern.ACTION, world.actions["A-1"].uid),
            ),
        )  # fmt: skip
        told: dict[str, Any] = {"actor": world.coordinator, "round_uid": round_.uid}
        with pytest.raises(Invalid, match="ligt al een voorstel"):
            wish(action_uid=world.actions["A-1"].uid, wished=Wish(), **told)
        assert len(locked(**told)) == 1
        row = of("A-1")
        assert row.proposal is not None
        assert (row.proposal.uid, row.kind, row.reason) == (earlier, "stoppen", "Het werkt niet.")
        assert locked(**told) == ()

    def test_what_lacks_is_named_and_nothing_is_half(self, world: World, round_: Round) -> None:
        more = Wish(kind=ProposalKind.DEPLOYMENT, gives_way="Minder controles.", deployment=Deployment.PLANNED)
        wish(actor=world.coordinator, round_uid=round_.uid, action_uid=world.actions["A-1"].uid, wished=more)
        world.action("B-1", municipality=world.bree, adjustment=True, adjustment_text="Anders.")
        later = Wish(kind=ProposalKind.DEFER, new_end=PreciseDate("2027"))
        wish(actor=world.coordinator, round_uid=round_.uid, action_uid=world.actions["A-2"].uid, wished=later)
        with guard.seeding():
            Action.objects.filter(code="A-2").update(current_end=PreciseDate("2028"), due="2028-12-31")
        with pytest.raises(Invalid) as problem, transaction.atomic():
            locked(actor=world.coordinator, round_uid=round_.uid)
        assert problem.value.fields == {
            str(
                world.actions["A-2"].uid
            ): "A-2 Actie A-2: De actie loopt nu tot 2028. Uitstellen kan alleen tot later.",
            str(world.actions["B-1"].uid): (
                "B-1 Actie B-1: Van Bree is nog geen college van burgemeester en wethouders of burgemeester "
                "vastgelegd. Vraag de coördinator om dit orgaan eerst toe te voegen bij de samenwerking."
            ),
        }
        assert not Proposal.objects.exists()

    def test_what_only_a_municipality_sees_it_hands_in_itself(self, world: World, round_: Round) -> None:
        narrow(world.actions["A-2"], Circle.MUNICIPALITY, world.aa.pk)
        told: dict[str, Any] = {"round_uid": round_.uid, "action_uid": world.actions["A-2"].uid}
        adviser = world.adviser(world.aa)
        wish(actor=adviser, wished=Wish(kind=ProposalKind.STOP), **told)
        assert len(locked(actor=world.coordinator, round_uid=round_.uid)) == 1
        assert of("A-2").proposal is None
        with pytest.raises(Absent):
            hand_in_alone(actor=world.coordinator, **told)
        with pytest.raises(Invalid, match="gaat mee"):
            hand_in_alone(actor=world.coordinator, round_uid=round_.uid, action_uid=lifted(world, round_))
        uid = hand_in_alone(actor=adviser, **told)
        row = Proposal.objects.get(uid=uid)
        assert (row.kind, row.circle, row.circle_municipality_id) == ("stoppen", "eigen_gemeente", world.aa.pk)


def lifted(world: World, round_: Round) -> UUID:
    """Lift what asks attention, and return its action."""
    uid = world.actions["A-3"].uid
    lift(actor=world.coordinator, round_uid=round_.uid, action_uid=uid)
    return uid


def opened_by(world: World) -> Round:
    """Open a round of Aa alone."""
    return opened(world, municipality_id=world.aa.pk, title="Ronde Aa")


def narrow(action: Action, circle: Circle, municipality_id: int | None = None) -> None:
    """Give an action a narrower circle."""
    with guard.seeding():
        Action.objects.filter(pk=action.pk).update(circle=circle.value, circle_municipality_id=municipality_id)
