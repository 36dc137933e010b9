# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What partners tell each other between meetings, and help asked, agreed by the other side and done."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from driehoek.kernel import clock
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.steering.commands import propose
from driehoek.steering.commands.helping import (
    Helping,
    agree_on_help,
    ask_or_offer,
    change_help,
    finish_help,
    release_help,
    withdraw_help,
)
from driehoek.steering.commands.sharing import (
    Telling,
    change_development,
    close_development,
    put_development_on_agenda,
    reopen_development,
    restore_development,
    share_development,
    withdraw_development,
)
from driehoek.steering.models import AgendaItem, Development, Help, Meeting, Proposal
from driehoek.steering.policies import developments
from driehoek.steering.proposing import Proposing
from driehoek.steering.queries.helping import help_lines
from driehoek.steering.queries.sharing import development_lines, development_page
from driehoek.steering.rules import DevelopmentKind, DevelopmentState, HelpKind, HelpState, ProposalKind
from tests.planning.world import World, store
from tests.steering.test_proposals import holder

pytestmark = pytest.mark.django_db


def telling(**more: Any) -> Telling:
    """Return something to tell."""
    given: dict[str, Any] = {"kind": DevelopmentKind.BOTTLENECK, "title": "Camera's stuk", "text": "Sinds maandag."}
    return Telling(**(given | more))


def told(world: World, who: Any, **more: Any) -> Development:
    """Tell it, and return the row."""
    uid = share_development(actor=who, partnership_id=world.partnership.pk, telling=telling(**more))
    return Development.objects.get(uid=uid)


def titles(who: Any) -> set[str]:
    """Return what somebody hears of."""
    return set(developments(who).values_list("title", flat=True))


def test_everybody_hears_who_tells_what(world: World) -> None:
    who = holder(world, "adviseur_oov", world.aa)
    row = told(world, who, municipality_id=world.aa.pk, node_uid=world.nodes["verkeer"].uid)
    assert (row.circle, row.told_on, row.state) == ("partners", clock.today(), "open")
    assert row.told_by is not None and row.told_by.uid in who.function_uids
    [line] = development_lines(world.adviser(world.bree), world.partnership.pk, DevelopmentState.OPEN)
    assert (line.title, line.municipality, line.theme, line.may_change) == (
        "Camera's stuk",
        "Aa",
        "Veilig verkeer",
        False,
    )
    assert titles(world.outsider) == set()


@pytest.mark.parametrize(
    ("circle", "seen_by"),
    [
        (Circle.PARTNERS, {"own", "other", "mayor", "secretary"}),
        (Circle.MUNICIPALITY, {"own", "mayor"}),
        (Circle.TRIANGLE, {"mayor", "secretary"}),
    ],
)
def test_who_hears_of_it_is_for_the_teller_to_say(world: World, circle: Circle, seen_by: set[str]) -> None:
    told(world, holder(world, "burgemeester", world.aa), municipality_id=world.aa.pk, circle=circle)
    people = {
        "own": world.adviser(world.aa), "other": world.adviser(world.bree), "mayor": world.mayor,
        "secretary": world.secretary, "outsider": world.outsider,
    }  # fmt: skip
    assert {name for name, who in people.items() if titles(who)} == seen_by


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"title": " "}, "title"),
        ({"text": "x" * 2001}, "text"),
        ({"circle": Circle.MUNICIPALITY}, "circle"),
        ({"circle": Circle.NAMED}, "circle"),
        ({"circle": Circle.PUBLIC}, "circle"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(world: World, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        told(world, world.coordinator, **more)
    assert wrong.value.fields.keys() == {field}


def test_one_speaks_for_ones_own_municipality_only(world: World) -> None:
    who = holder(world, "adviseur_oov", world.aa)
    with pytest.raises(Forbidden):
        told(world, who, municipality_id=world.bree.pk)
    for role in ("raadslid", "griffier", "actietrekker", "beheerder"):
        with pytest.raises(Forbidden):
            told(world, holder(world, role, world.aa))
    with pytest.raises(Absent):
        told(world, world.outsider)


def test_only_who_told_it_and_the_coordinator_change_it(world: World) -> None:
    who = holder(world, "adviseur_oov", world.aa)
    row = told(world, who)
    given: dict[str, Any] = {"uid": row.uid, "expected_version": 1}
    with pytest.raises(Forbidden):
        change_development(actor=holder(world, "teamchef"), telling=telling(title="Anders"), **given)
    with pytest.raises(Absent):
        change_development(actor=world.outsider, telling=telling(title="Anders"), **given)
    assert change_development(actor=who, telling=telling(title="Anders"), **given) == 2
    with pytest.raises(Conflict):
        change_development(actor=who, telling=telling(title="Ouder"), **given)
    with pytest.raises(Invalid):
        close_development(actor=world.coordinator, uid=row.uid, expected_version=2, outcome=" ")
    close_development(actor=world.coordinator, uid=row.uid, expected_version=2, outcome="De monteur was er.")
    assert development_lines(who, world.partnership.pk, DevelopmentState.OPEN) == ()
    [line] = development_lines(who, world.partnership.pk, DevelopmentState.CLOSED)
    assert (line.outcome, line.closed_on) == ("De monteur was er.", clock.today())
    reopen_development(actor=who, uid=row.uid, expected_version=3)
    withdraw_development(actor=who, uid=row.uid, expected_version=4)
    assert titles(who) == set()
    with pytest.raises(Absent):
        restore_development(actor=world.outsider, uid=row.uid)
    restore_development(actor=who, uid=row.uid)
    assert titles(who) == {"Anders"}


def test_a_proposal_that_comes_of_it_is_for_no_more_people(world: World) -> None:
    world.body("driehoek", "gezagsdriehoek")
    mayor = holder(world, "burgemeester", world.aa)
    row = told(world, mayor, circle=Circle.TRIANGLE)
    asked = Proposing(
        kind=ProposalKind.OTHER, title=row.title, reason=row.text, asked="Bespreken", development_uid=row.uid
    )
    [uid] = propose(actor=mayor, partnership_id=world.partnership.pk, proposing=asked)
    made = Proposal.objects.get(uid=uid)
    assert (made.circle, made.development_id) == ("driehoek", row.pk)
    assert [one.title for one in development_page(mayor, world.partnership.pk, row.code).proposals] == [row.title]
    with pytest.raises(Absent):
        propose(actor=world.adviser(world.aa), partnership_id=world.partnership.pk, proposing=asked)
    with pytest.raises(Invalid, match="een voorstel uit gekomen"):
        withdraw_development(actor=mayor, uid=row.uid, expected_version=1)


def meeting(world: World, body: str) -> Meeting:
    """Plan a meeting of a body."""
    start = clock.now() + timedelta(days=9)
    return store(
        Meeting(
            partnership=world.partnership, body=world.bodies[body], municipality=world.bodies[body].municipality,
            code=f"{body}-1", title="Overleg", starts_at=start, ends_at=start + timedelta(hours=1),
        )
    )  # fmt: skip


def test_the_secretary_puts_it_on_an_agenda(world: World) -> None:
    world.body("driehoek", "gezagsdriehoek")
    world.body("college-aa", "college", world.aa)
    row = told(world, holder(world, "adviseur_oov", world.aa), node_uid=world.nodes["verkeer"].uid)
    there = meeting(world, "driehoek")
    with pytest.raises(Forbidden):
        put_development_on_agenda(actor=world.adviser(world.aa), uid=row.uid, meeting_uid=there.uid)
    put_development_on_agenda(actor=world.secretary, uid=row.uid, meeting_uid=there.uid)
    item = AgendaItem.objects.get(meeting=there)
    assert (item.title, item.reason, item.kind) == (row.title, row.text, "ter_informatie")
    assert Proposal.objects.get().state == "geagendeerd"
    own = told(world, holder(world, "burgemeester", world.aa), municipality_id=world.aa.pk, circle=Circle.MUNICIPALITY)
    with pytest.raises(Absent):
        put_development_on_agenda(actor=world.secretary, uid=own.uid, meeting_uid=there.uid)
    put_development_on_agenda(actor=world.adviser(world.aa), uid=own.uid, meeting_uid=meeting(world, "college-aa").uid)
    assert Proposal.objects.get(development=own).circle == "eigen_gemeente"


def asking(world: World, **more: Any) -> Helping:
    """Return a question of Aa."""
    given: dict[str, Any] = {"kind": HelpKind.ASKED, "title": "Hulp bij AVE", "municipality_id": world.aa.pk}
    return Helping(**(given | more))


def asked(world: World, **more: Any) -> Help:
    """Ask it, and return the row."""
    who = holder(world, "adviseur_oov", world.aa)
    uid = ask_or_offer(actor=who, partnership_id=world.partnership.pk, helping=asking(world, **more))
    return Help.objects.get(uid=uid)


def test_help_is_agreed_by_the_other_side_and_done(world: World) -> None:
    row = asked(world, amount="een dag per week")
    mine, other, third = (world.adviser(town) for town in (world.aa, world.bree, world.cee))
    with pytest.raises(Invalid, match="eerst een afspraak nodig"):
        finish_help(actor=mine, uid=row.uid, expected_version=1, result="Klaar")
    with pytest.raises(Forbidden, match="niets met zichzelf"):
        agree_on_help(actor=mine, uid=row.uid, expected_version=1, agreement="Ja")
    with pytest.raises(Forbidden):
        agree_on_help(actor=mine, uid=row.uid, expected_version=1, agreement="Ja", municipality_id=world.bree.pk)
    with pytest.raises(Invalid) as wrong:
        agree_on_help(actor=other, uid=row.uid, expected_version=1, agreement=" ")
    assert wrong.value.fields.keys() == {"agreement"}
    agree_on_help(actor=other, uid=row.uid, expected_version=1, agreement="Elke dinsdag tot de zomer.")
    [line] = help_lines(third, world.partnership.pk, [HelpState.AGREED])
    assert (line.municipality, line.other_side, line.agreed_on, line.either_side) == (
        "Aa", "Bree", clock.today(), False
    )  # fmt: skip
    with pytest.raises(Invalid):
        agree_on_help(actor=third, uid=row.uid, expected_version=2, agreement="Wij ook")
    for deed in (release_help, lambda **given: finish_help(**given, result="x")):
        with pytest.raises(Forbidden):
            deed(actor=third, uid=row.uid, expected_version=2)
    with pytest.raises(Invalid):
        withdraw_help(actor=mine, uid=row.uid, expected_version=2)
    release_help(actor=mine, uid=row.uid, expected_version=2)
    assert Help.objects.get().other_side_id is None
    agree_on_help(actor=other, uid=row.uid, expected_version=3, agreement="Toch wel.")
    finish_help(actor=other, uid=row.uid, expected_version=4, result="De oefening is gehouden.")
    stored = Help.objects.get()
    assert (stored.state, stored.done_on, stored.result) == ("gedaan", clock.today(), "De oefening is gehouden.")
    with pytest.raises(Invalid):
        release_help(actor=mine, uid=row.uid, expected_version=5)


def test_the_coordinator_agrees_for_a_municipality_that_is_named(world: World) -> None:
    row = asked(world)
    with pytest.raises(Invalid) as wrong:
        agree_on_help(actor=world.coordinator, uid=row.uid, expected_version=1, agreement="Ja")
    assert wrong.value.fields.keys() == {"municipality"}
    agree_on_help(
        actor=world.coordinator, uid=row.uid, expected_version=1, agreement="Ja", municipality_id=world.cee.pk
    )
    assert Help.objects.get().other_side_id == world.cee.pk


def test_only_ones_own_question_is_changed_or_withdrawn(world: World) -> None:
    row = asked(world)
    given: dict[str, Any] = {"uid": row.uid, "expected_version": 1}
    for who in (world.adviser(world.bree), holder(world, "teamchef")):
        with pytest.raises(Forbidden):
            withdraw_help(actor=who, **given)
        with pytest.raises(Forbidden):
            change_help(actor=who, helping=asking(world, title="Anders"), **given)
    with pytest.raises(Absent):
        withdraw_help(actor=world.outsider, **given)
    with pytest.raises(Forbidden):
        change_help(actor=world.adviser(world.aa), helping=asking(world, municipality_id=world.bree.pk), **given)
    assert change_help(actor=world.adviser(world.aa), helping=asking(world, title="Anders"), **given) == 2
    withdraw_help(actor=world.adviser(world.aa), uid=row.uid, expected_version=2)
    assert help_lines(world.mayor, world.partnership.pk, [HelpState.OPEN]) == ()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"title": ""}, "title"),
        ({"text": "x" * 2001}, "text"),
        ({"municipality_id": None}, "municipality"),
        ({"starts_on": PreciseDate("2027-05"), "ends_on": PreciseDate("2027-04")}, "ends_on"),
    ],
)
def test_what_is_wrong_with_a_question(world: World, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        ask_or_offer(
            actor=world.coordinator, partnership_id=world.partnership.pk, helping=replace(asking(world), **more)
        )
    assert wrong.value.fields.keys() == {field}
