# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposals: to whom they go, who may see them when, and what they must say."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.kernel.models import Recipient
from driehoek.organisations.models import Function, Municipality
from driehoek.planning.commands import withdraw_action
from driehoek.planning.models import Action
from driehoek.steering.commands import (
    change_proposal,
    propose,
    reopen_proposal,
    submit_proposal,
    withdraw_proposal,
)
from driehoek.steering.models import Proposal
from driehoek.steering.policies import proposals
from driehoek.steering.proposing import KINDS, Proposing
from driehoek.steering.queries import waiting
from driehoek.steering.routing import Scope, way
from driehoek.steering.rules import BodyKind, Concern, Deployment, ProposalKind, ProposalState
from tests.planning.world import World, store

pytestmark = pytest.mark.django_db
K = ProposalKind


@pytest.fixture
def bodies(world: World) -> World:
    """The world with every body that one would expect."""
    world.body("driehoek", "gezagsdriehoek", name="gezagsdriehoek Drieland")
    for town in (world.aa, world.bree, world.cee):
        for kind in ("college", "raad", "burgemeester"):
            world.body(f"{kind}-{town.name.lower()}", kind, town, name=f"{kind} van {town.name}")
    world.body("driehoek-aa", "gemeentelijke_driehoek", world.aa, name="driehoek Aa")
    return world


def holder(world: World, role: str, municipality: Municipality | None = None) -> Actor:
    """Return somebody in a function that exists."""
    whose = municipality.name.lower() if municipality else "allen"
    function = store(
        Function(
            partnership=world.partnership, organisation=world.town, municipality=municipality, kind=role,
            code=f"{role}-{whose}".replace("_", "-") + new_uid().hex[-4:], title=f"{role} {whose}",
        )
    )  # fmt: skip
    standing = Standing(
        role, world.partnership.pk, municipality.pk if municipality else None, world.town.pk, function.uid,
        function.title,
    )  # fmt: skip
    return Actor(uid=new_uid(), label=function.title, standings=(standing,))


def wish(kind: ProposalKind = K.OTHER, **more: Any) -> Proposing:
    """Return a complete proposal."""
    words = {"title": "Iets anders", "reason": "Omdat het nodig is.", "asked": "Stem ermee in."}
    return Proposing(kind=kind, **(words | more))


def made(world: World, who: Actor, asked: Proposing, *, draft: bool = False) -> list[Proposal]:
    """Propose, and return the rows."""
    uids = propose(actor=who, partnership_id=world.partnership.pk, proposing=asked, draft=draft)
    return [Proposal.objects.get(uid=uid) for uid in uids]


def sees(who: Actor) -> set[str]:
    """Return the titles of the proposals that somebody sees."""
    return set(proposals(who).values_list("title", flat=True))


@pytest.mark.parametrize(
    ("scope", "kinds", "each"),
    [
        (Scope(K.STOP, Concern.ACTION), ["gezagsdriehoek"], False),
        (Scope(K.ADOPT, Concern.PROGRAMME), ["gezagsdriehoek"], False),
        (Scope(K.ADD_PRIORITY, Concern.PLAN), ["gezagsdriehoek"], False),
        (Scope(K.STOP, Concern.ACTION, 3), ["college", "burgemeester"], False),
        (Scope(K.ADOPT, Concern.PROGRAMME, 3), ["college", "burgemeester"], False),
        (Scope(K.ADOPT, Concern.PLAN), ["raad"], True),
        (Scope(K.ADOPT, Concern.PLAN, 3), ["raad"], False),
        (Scope(K.MONEY, Concern.ACTION), ["college"], True),
        (Scope(K.MONEY, None, 3), ["college"], False),
        (Scope(K.DEPLOYMENT, Concern.ACTION), ["gezagsdriehoek"], False),
        (Scope(K.DEPLOYMENT, Concern.ACTION, 3), ["gemeentelijke_driehoek", "gezagsdriehoek"], False),
        (Scope(K.DEPLOYMENT, None, 3, acute=True), ["gemeentelijke_driehoek"], False),
        (Scope(K.OTHER, None, 3, acute=True), ["gemeentelijke_driehoek"], False),
    ],
)
def test_the_scope_tells_who_answers(scope: Scope, kinds: list[str], each: bool) -> None:
    found = way(scope)
    assert ([kind.value for kind in found.kinds], found.each) == (kinds, each)


def test_every_kind_can_be_proposed_somewhere() -> None:
    assert {kind for kinds in KINDS.values() for kind in kinds} == set(ProposalKind)
    assert KINDS.keys() == {None, *Concern}


def test_what_is_joint_goes_to_the_triangle(bodies: World) -> None:
    action = bodies.action("A-1", title="Avondcontroles")
    who = holder(bodies, "adviseur_oov", bodies.aa)
    [row] = made(bodies, who, wish(K.STOP, title="Avondcontroles stoppen", concerns=(Concern.ACTION, action.uid)))
    assert (row.body.code, row.state, row.circle, row.bundle) == ("driehoek", "ingediend", "partners", None)
    assert (row.concerns_kind, row.concerns_uid, row.concerns_label) == ("actie", action.uid, "Avondcontroles")
    assert (row.action_id, row.municipality_id, row.submitted_on) == (action.pk, None, clock.today())
    assert row.proposer is not None and row.proposer.uid in who.function_uids
    [line] = waiting(bodies.coordinator, bodies.partnership.pk, row.body_id)
    assert (line.title, line.body, line.proposer) == (
        "Avondcontroles stoppen", "gezagsdriehoek Drieland", row.proposer.title
    )  # fmt: skip
    assert "avond" not in row.code


def test_what_is_local_goes_to_the_college_or_the_mayor_by_choice(bodies: World) -> None:
    action = bodies.action("A-1", municipality=bodies.aa)
    who = holder(bodies, "adviseur_oov", bodies.aa)
    about = (Concern.ACTION, action.uid)
    [college] = made(bodies, who, wish(K.STOP, concerns=about))
    [mayor] = made(bodies, who, wish(K.STOP, concerns=about, body_uid=bodies.bodies["burgemeester-aa"].uid))
    assert (college.body.code, mayor.body.code) == ("college-aa", "burgemeester-aa")
    assert college.municipality_id == bodies.aa.pk
    for other in ("burgemeester-bree", "driehoek", "raad-aa"):
        with pytest.raises(Invalid) as wrong:
            made(bodies, who, wish(K.STOP, concerns=about, body_uid=bodies.bodies[other].uid))
        assert wrong.value.fields.keys() == {"body"}


def test_a_plan_goes_to_each_council_by_itself(bodies: World) -> None:
    asked = wish(K.ADOPT, title="IVP vaststellen", concerns=(Concern.PLAN, bodies.plan.uid))
    rows = made(bodies, bodies.coordinator, asked)
    assert [row.body.code for row in rows] == ["raad-aa", "raad-bree", "raad-cee"]
    assert len({row.bundle for row in rows}) == 1 and rows[0].bundle is not None
    assert len({row.code for row in rows}) == len({row.uid for row in rows}) == 3


def test_one_council_of_a_bundle_can_be_asked_again(bodies: World) -> None:
    asked = wish(K.ADOPT, concerns=(Concern.PLAN, bodies.plan.uid))
    rows = made(bodies, bodies.coordinator, asked)
    reopen_proposal(actor=bodies.coordinator, uid=rows[1].uid, expected_version=1)
    bodies.body("raad-extra", "raad", bodies.bree, name="a raad")
    again = submit_proposal(actor=bodies.coordinator, uid=rows[1].uid, expected_version=2)
    assert again == (rows[1].uid,)
    assert Proposal.objects.count() == 3
    assert Proposal.objects.get(uid=rows[1].uid).body.code in ("raad-bree", "raad-extra")


def test_money_goes_to_the_colleges(bodies: World) -> None:
    assert [row.body.code for row in made(bodies, bodies.coordinator, wish(K.MONEY))] == [
        "college-aa", "college-bree", "college-cee"
    ]  # fmt: skip


def test_what_is_acute_goes_to_the_triangle_of_the_municipality(bodies: World) -> None:
    police = holder(bodies, "teamchef")
    asked = wish(
        K.DEPLOYMENT, acute=True, municipality_id=bodies.aa.pk, gives_way="De snelheidscontroles in mei.",
        deployment=Deployment.AD_HOC,
    )  # fmt: skip
    [row] = made(bodies, police, asked)
    assert (row.body.code, row.acute, row.deployment) == ("driehoek-aa", True, "ad_hoc")
    with pytest.raises(Invalid, match="Van Bree is nog geen"):
        made(bodies, police, replace(asked, municipality_id=bodies.bree.pk))
    with pytest.raises(Invalid) as wrong:
        made(bodies, police, replace(asked, municipality_id=None))
    assert wrong.value.fields.keys() == {"municipality"}


def test_without_a_body_one_hears_what_to_do(world: World) -> None:
    with pytest.raises(Invalid, match="Er is nog geen gezagsdriehoek vastgelegd"):
        made(world, world.coordinator, wish())
    with pytest.raises(
        Invalid, match="Van Aa is nog geen college van burgemeester en wethouders of burgemeester vastgelegd"
    ):
        made(world, world.coordinator, wish(municipality_id=world.aa.pk), draft=True)
    assert not Proposal.objects.exists()


def test_a_draft_is_for_ones_own_municipality(bodies: World) -> None:
    mine = holder(bodies, "adviseur_oov", bodies.aa)
    [row] = made(bodies, mine, wish(title="Nog niet af"), draft=True)
    assert (row.state, row.circle, row.circle_municipality_id) == ("concept", "eigen_gemeente", bodies.aa.pk)
    beside = holder(bodies, "burgemeester", bodies.aa)
    for who in (bodies.coordinator, bodies.secretary, bodies.adviser(bodies.bree), bodies.outsider):
        assert sees(who) == set()
    assert sees(mine) == sees(beside) == {"Nog niet af"}
    submit_proposal(actor=mine, uid=row.uid, expected_version=1)
    assert sees(bodies.coordinator) == sees(bodies.adviser(bodies.bree)) == {"Nog niet af"}
    assert sees(bodies.outsider) == set()
    reopen_proposal(actor=mine, uid=row.uid, expected_version=2)
    assert sees(bodies.coordinator) == set()
    assert sees(mine) == {"Nog niet af"}


def test_a_draft_of_police_is_for_the_proposer_alone(bodies: World) -> None:
    chief, colleague = holder(bodies, "teamchef"), holder(bodies, "teamchef")
    [row] = made(bodies, chief, wish(title="Nog niet af"), draft=True)
    assert row.circle == "genoemden"
    assert sees(chief) == {"Nog niet af"}
    assert sees(colleague) == sees(bodies.coordinator) == set()
    submit_proposal(actor=chief, uid=row.uid, expected_version=1)
    assert sees(colleague) == {"Nog niet af"}
    reopen_proposal(actor=chief, uid=row.uid, expected_version=2)
    assert sees(chief) == {"Nog niet af"}
    assert sees(colleague) == set()
    assert Recipient.objects.count() == 1


def test_a_draft_about_what_is_of_the_triangle_stays_within_it(bodies: World) -> None:
    action = bodies.action("G-1", circle="driehoek", title="Geheim")
    [row] = made(
        bodies, holder(bodies, "burgemeester", bodies.aa), wish(concerns=(Concern.ACTION, action.uid)), draft=True
    )
    assert row.circle == "driehoek"


def test_a_proposal_is_for_no_more_people_than_what_it_is_about(bodies: World) -> None:
    action = bodies.action("G-1", circle="driehoek", title="Geheim")
    mayor = holder(bodies, "burgemeester", bodies.aa)
    [row] = made(bodies, mayor, wish(title="Over Geheim", concerns=(Concern.ACTION, action.uid)))
    assert row.circle == "driehoek"
    assert sees(bodies.adviser(bodies.aa)) == set()
    with pytest.raises(Absent):
        made(bodies, bodies.adviser(bodies.aa), wish(concerns=(Concern.ACTION, action.uid)))


def test_what_is_narrowed_later_takes_its_proposal_out_of_sight(bodies: World) -> None:
    action = bodies.action("A-1", title="Eerst voor allen")
    who = holder(bodies, "adviseur_oov", bodies.aa)
    made(bodies, who, wish(title="Eerst voor allen stoppen", concerns=(Concern.ACTION, action.uid)))
    assert sees(who) == {"Eerst voor allen stoppen"}
    with guard.seeding():
        Action.objects.filter(pk=action.pk).update(circle="driehoek")
    assert sees(who) == set()
    assert sees(bodies.secretary) == {"Eerst voor allen stoppen"}


def test_what_is_withdrawn_leaves_its_proposal_to_be_read(bodies: World) -> None:
    action = bodies.action("A-1")
    who = holder(bodies, "adviseur_oov", bodies.aa)
    made(bodies, who, wish(title="Over A-1", concerns=(Concern.ACTION, action.uid)))
    withdraw_action(actor=bodies.coordinator, action_uid=action.uid, expected_version=1)
    assert sees(who) == {"Over A-1"}


def test_nobody_is_asked_about_what_they_may_not_see(bodies: World) -> None:
    """What is of one municipality cannot be put before police and prosecutor, nor the triangle's to a college."""
    local = bodies.action("L-1", municipality=bodies.aa, circle="eigen_gemeente", circle_municipality=bodies.aa)
    who = holder(bodies, "adviseur_oov", bodies.aa)
    [row] = made(bodies, who, wish(K.STOP, concerns=(Concern.ACTION, local.uid)))
    assert (row.body.code, row.circle) == ("college-aa", "eigen_gemeente")
    deploy = wish(K.DEPLOYMENT, concerns=(Concern.ACTION, local.uid), gives_way="Iets", deployment=Deployment.PLANNED)
    with pytest.raises(Invalid) as wrong:
        made(bodies, who, deploy)
    assert wrong.value.fields.keys() == {"circle"}
    secret = bodies.action("T-1", municipality=bodies.aa, circle="driehoek")
    mayor = holder(bodies, "burgemeester", bodies.aa)
    [to_mayor] = made(bodies, mayor, wish(K.STOP, concerns=(Concern.ACTION, secret.uid)))
    assert (to_mayor.body.code, to_mayor.circle) == ("burgemeester-aa", "driehoek")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"title": " "}, "title"),
        ({"reason": ""}, "reason"),
        ({"asked": "  "}, "asked"),
        ({"kind": K.STOP}, "kind"),
        ({"kind": K.DEPLOYMENT, "deployment": Deployment.PLANNED}, "gives_way"),
        ({"kind": K.DEPLOYMENT, "gives_way": "De wijkagent"}, "deployment"),
        ({"wanted_on": PreciseDate("2020")}, "wanted_on"),
        ({"references": [{"label": "Nota", "address": "javascript:alert(1)"}]}, "references"),
        ({"references": [{"label": ""}]}, "references"),
        ({"circle": "genoemden"}, "circle"),
        ({"title": "x" * 301}, "title"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(bodies: World, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        made(bodies, bodies.coordinator, replace(wish(), **more))
    assert wrong.value.fields.keys() == {field}
    assert not Proposal.objects.exists()


def test_papers_come_before_the_answer(bodies: World) -> None:
    day = clock.today() + timedelta(days=9)
    with pytest.raises(Invalid) as wrong:
        made(bodies, bodies.coordinator, wish(wanted_on=PreciseDate.of(day), papers_due=day + timedelta(days=1)))
    assert wrong.value.fields.keys() == {"papers_due"}
    made(bodies, bodies.coordinator, wish(wanted_on=PreciseDate.of(day), papers_due=day))


def test_deferring_is_to_a_later_day(bodies: World) -> None:
    action = bodies.action("A-1", end="2030-06")
    asked = wish(K.DEFER, concerns=(Concern.ACTION, action.uid))
    for end in (None, PreciseDate("2030-06-30"), PreciseDate("2029")):
        with pytest.raises(Invalid) as wrong:
            made(bodies, bodies.coordinator, replace(asked, new_end=end))
        assert wrong.value.fields.keys() == {"new_end"}
    [row] = made(bodies, bodies.coordinator, replace(asked, new_end=PreciseDate("2031")))
    assert row.new_end == PreciseDate("2031")


def test_a_draft_may_be_short_and_is_completed_later(bodies: World) -> None:
    who = holder(bodies, "adviseur_oov", bodies.aa)
    [row] = made(bodies, who, wish(reason="", asked=""), draft=True)
    with pytest.raises(Invalid) as wrong:
        submit_proposal(actor=who, uid=row.uid, expected_version=1)
    assert wrong.value.fields.keys() == {"reason", "asked"}
    assert change_proposal(actor=who, uid=row.uid, expected_version=1, proposing=wish(title="Beter")) == 2
    with pytest.raises(Conflict):
        change_proposal(actor=who, uid=row.uid, expected_version=1, proposing=wish(title="Ouder"))
    submit_proposal(actor=who, uid=row.uid, expected_version=2)
    with pytest.raises(Invalid, match="al ingediend"):
        change_proposal(actor=who, uid=row.uid, expected_version=3, proposing=wish())


@pytest.mark.parametrize("role", ["raadslid", "griffier", "beheerder", "actietrekker", "communicatieadviseur"])
def test_who_may_not_propose(bodies: World, role: str) -> None:
    with pytest.raises(Forbidden):
        made(bodies, holder(bodies, role, bodies.aa), wish())


def test_an_outsider_finds_nothing(bodies: World) -> None:
    [row] = made(bodies, bodies.coordinator, wish())
    with pytest.raises(Absent):
        made(bodies, bodies.outsider, wish())
    with pytest.raises(Absent):
        withdraw_proposal(actor=bodies.outsider, uid=row.uid, expected_version=1)


def test_an_adviser_speaks_for_the_own_municipality_only(bodies: World) -> None:
    who = holder(bodies, "adviseur_oov", bodies.aa)
    with pytest.raises(Forbidden):
        made(bodies, who, wish(municipality_id=bodies.bree.pk))
    [row] = made(bodies, holder(bodies, "coordinator"), wish())
    with pytest.raises(Forbidden):
        withdraw_proposal(actor=who, uid=row.uid, expected_version=1)


def test_colleagues_of_one_municipality_stand_in_for_each_other(bodies: World) -> None:
    [row] = made(bodies, holder(bodies, "adviseur_oov", bodies.aa), wish())
    withdraw_proposal(actor=holder(bodies, "adviseur_oov", bodies.aa), uid=row.uid, expected_version=1)
    assert Proposal.objects.get().state == ProposalState.WITHDRAWN
    [other] = made(bodies, holder(bodies, "adviseur_oov", bodies.bree), wish())
    with pytest.raises(Forbidden):
        withdraw_proposal(actor=holder(bodies, "adviseur_oov", bodies.aa), uid=other.uid, expected_version=1)


@pytest.mark.parametrize("state", [ProposalState.ON_AGENDA, ProposalState.ANSWERED])
def test_what_stands_on_an_agenda_is_not_pulled_away(bodies: World, state: ProposalState) -> None:
    who = holder(bodies, "adviseur_oov", bodies.aa)
    [row] = made(bodies, who, wish())
    with guard.seeding():
        Proposal.objects.update(state=state.value)
    for deed in (withdraw_proposal, reopen_proposal, submit_proposal):
        with pytest.raises(Invalid):
            deed(actor=who, uid=row.uid, expected_version=1)
    assert waiting(who, bodies.partnership.pk, row.body_id) == ()


def test_waiting_are_only_those_of_the_body_and_in_sight(bodies: World) -> None:
    made(bodies, bodies.coordinator, wish(title="Joint"))
    made(bodies, bodies.coordinator, wish(title="Lokaal", municipality_id=bodies.aa.pk))
    triangle = bodies.bodies["driehoek"].pk
    assert [line.title for line in waiting(bodies.secretary, bodies.partnership.pk, triangle)] == ["Joint"]
    assert waiting(bodies.outsider, bodies.partnership.pk, triangle) == ()
    assert BodyKind.TRIANGLE.value == bodies.bodies["driehoek"].kind
