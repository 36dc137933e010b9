# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What somebody could try with a personal link, over HTTP: it changes nothing, and shows nothing that is not theirs."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from driehoek.audit.models import AuditEvent
from driehoek.evaluation.commands import ask_back, open_round, passed_on, plan_round, remind
from driehoek.evaluation.invited import invited, link_of
from driehoek.evaluation.links import token_of
from driehoek.evaluation.models import Ask, Request, Round
from driehoek.kernel import clock, guard
from driehoek.kernel.dates import PreciseDate
from driehoek.lib.mail.smtp import Smtp
from driehoek.messages.models import Mail
from driehoek.organisations.models import Holding, Membership, Organisation, Partnership, Person
from driehoek.planning.models import Action, Node, Plan, Programme, ProgressReport
from driehoek.worker.sending import Sending
from tests.evaluation.asked import MONDAY, function, opened, person, planned, token
from tests.lib.mail.loopback import listening
from tests.planning.world import LEVELS, World, actor, store

SUNDAY = date(2026, 11, 1)
HEADINGS = ("A-1", "A-2", "B-1", "E-1")


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def ann(world: World) -> Person:
    """Who leads two actions in a round that asks Bob about a third."""
    lead, other = function(world, "trekker"), function(world, "ander", organisation=world.police)
    found = person(world, lead, "ann")
    person(world, other, "bob")
    person(world, function(world, "collega"), "cor")
    for code in ("A-1", "A-2"):
        world.action(code, lead_function=lead, lead_organisation=world.town, status="loopt", end="2026-12-31")
    world.action("B-1", lead_function=other, lead_organisation=world.police, status="loopt", end="2026-12-31")
    opened(world)
    return found


@pytest.fixture
def visitor() -> Client:
    """A browser that was never here."""
    return Client(enforce_csrf_checks=True)


def typed(code: str = "A-1", **more: str) -> dict[str, str]:
    """Return what a form sends about an action as it stands."""
    action = Action.objects.get(code=code)
    told = {"actie": str(action.uid), "versie": str(action.version), "sleutel": str(uuid4())}
    return told | {"stand": "loopt", "gedaan": "De drempel ligt er."} | more


def deeds(code: str = "A-1") -> list[dict[str, str]]:
    """Return everything that can be sent through a link."""
    uid = str(Action.objects.get(code=code).uid)
    other = str(Holding.objects.get(person__name="cor").function.uid)
    passing = {"doe": "doorgeven", "collega": other}
    return [typed(code), {"doe": "niets"}, {"doe": "niets", "actie": uid}, passing, {"doe": "klaar"}]


def everything() -> tuple[Any, ...]:
    """Return what a link could change, to compare."""
    return (
        list(Request.objects.order_by("pk").values()), list(Ask.objects.order_by("pk").values()),
        list(Action.objects.order_by("pk").values()), ProgressReport.objects.count(), Mail.objects.count(),
        AuditEvent.objects.count(),
    )  # fmt: skip


def ended(world: World, visitor: Client, link: str) -> int:
    assert visitor.post(link, {"doe": "niets"}).status_code == 303
    assert visitor.post(link, {"doe": "klaar"}).status_code == 303
    return 200  # a word of thanks, and nothing else


def handed_on(world: World, visitor: Client, link: str) -> int:
    assert visitor.post(link, deeds()[3]).status_code == 303
    return 410


def test_what_is_told_already_is_not_passed_on(world: World, visitor: Client, ann: Person) -> None:
    link = f"/antwoord/{token(ann)}/"
    assert visitor.post(link, {"doe": "niets"}).status_code == 303
    assert 'name="collega"' not in visitor.get(link).content.decode()
    refused = visitor.post(link, deeds()[3])
    assert refused.status_code == 400
    assert "Er is niets om door te geven." in refused.content.decode()
    assert Request.objects.get(person=ann).generation == 1
    asked = {"round_uid": Round.objects.get().uid, "action_uid": Action.objects.get(code="A-2").uid}
    ask_back(actor=world.coordinator, text="Hoeveel scholen doen mee?", **asked)
    assert visitor.post(link, deeds()[3]).status_code == 303  # a question back is something to pass on
    (mail,) = Mail.objects.filter(to_email="cor@voorbeeld.nl")
    assert "A-2" in mail.text
    assert "A-1" not in mail.text


def over(status: int = 410, **changes: Any) -> Callable[[World, Client, str], int]:
    """Return what ends a link by a change of the round or of who is here."""

    def change(_world: World, _visitor: Client, _link: str) -> int:
        with guard.seeding():
            Round.objects.update(**changes)
        return status

    return change


def left(world: World, visitor: Client, link: str) -> int:
    with guard.seeding():
        Holding.objects.filter(person__name="ann").update(ends_on=PreciseDate("2026-11-01"))
    return 410


def taken_back(world: World, visitor: Client, link: str) -> int:
    with guard.seeding():
        Request.objects.update(withdrawn_at=clock.now())
    return 404


ENDS = {
    "said to be done": ended,
    "passed on": handed_on,
    "round locked": over(state="afgesloten"),
    "round decided": over(state="besloten"),
    "expired": over(groups_by=SUNDAY, leads_by=SUNDAY, opens_on=SUNDAY),
    "person left": left,
    "taken back": taken_back,
    "round taken back": over(404, withdrawn_at=MONDAY),
}  # fmt: skip


@pytest.mark.parametrize("how", ENDS)
def test_a_link_that_is_over_shows_nothing_and_replays_nothing(
    world: World, visitor: Client, ann: Person, how: str
) -> None:
    link = f"/antwoord/{token(ann)}/"
    replayed = typed()
    assert visitor.post(link, replayed).status_code == 303
    status = ENDS[how](world, visitor, link)
    before = everything()
    for sent in (replayed, *deeds(), *deeds("A-2"), *deeds("B-1")):
        answered = visitor.post(link, sent)
        assert answered.status_code == status
        assert not any(code in answered.content.decode() for code in HEADINGS)
        assert everything() == before
    for asked in (visitor.get(link), visitor.head(link)):
        assert asked.status_code == status
        assert not any(code in asked.content.decode() for code in HEADINGS)
        assert "no-store" in asked["Cache-Control"]
        assert asked["Referrer-Policy"] == "no-referrer"
    assert everything() == before


def test_what_a_scanner_of_mail_does_answers_nothing(visitor: Client, ann: Person) -> None:
    """It opens links, follows what stands in a page, tries addresses with other words, and other methods."""
    link = f"/antwoord/{token(ann)}/"
    before = everything()
    queries = ("", *("?" + "&".join(f"{k}={v}" for k, v in deed.items()) for deed in deeds()))
    for query in queries:
        assert visitor.get(link + query).status_code == 200
        assert visitor.head(link + query).status_code == 200
        prefetched = visitor.get(link + query, headers={"Sec-Purpose": "prefetch;prerender", "Purpose": "prefetch"})
        assert prefetched.status_code == 200
        for method in (visitor.put, visitor.patch, visitor.delete, visitor.options):
            assert method(link + query).status_code == 405
    assert visitor.get(link.rstrip("/")).status_code in (301, 404)
    assert everything() == before


def test_a_post_without_a_deed_or_with_an_unknown_one_changes_nothing(visitor: Client, ann: Person) -> None:
    link = f"/antwoord/{token(ann)}/"
    before = everything()
    for sent in ({}, {"doe": "alles"}, {"doe": "openen"}, {"stand": "afgerond"}, {"actie": "x"}):
        assert visitor.post(link, sent).status_code == 400
    assert everything() == before


def test_the_link_of_one_lead_reaches_nothing_of_another(visitor: Client, ann: Person) -> None:
    link = f"/antwoord/{token(ann)}/"
    before = everything()
    for sent in (typed("B-1"), {"doe": "niets", "actie": str(Action.objects.get(code="B-1").uid)}):
        assert visitor.post(link, sent).status_code == 404
    assert everything() == before
    assert visitor.post(link, {"doe": "niets"}).status_code == 303  # "all": of what was asked here
    assert Ask.objects.get(action__code="B-1").answer == ""


def elsewhere(world: World) -> tuple[Person, Action]:
    """Open a round in another partnership, with a lead who sits in both."""
    world.outsider  # noqa: B018 - makes the other partnership
    other = Partnership.objects.get(slug="elders")
    store(Membership(partnership=other, municipality=world.cee, starts_on=PreciseDate("2023")))
    hall = store(
        Organisation(
            partnership=other, code="gemeente-cee", name="gemeente Cee", kind="gemeente", municipality=world.cee
        )
    )
    there = World(other, world.aa, world.bree, world.cee, hall, hall, world.team_lead, world.plan)
    span = {"period_start": PreciseDate("2023"), "period_end": PreciseDate("2026")}
    plan = store(Plan(partnership=other, code="ivp", title="IVP", type_label="IVP", abbreviation="IVP", levels=LEVELS,
                      **span))  # fmt: skip
    node = store(Node(partnership=other, plan=plan, level=1, code="e", title="E", position=0))
    programme = store(Programme(partnership=other, plan=plan, code="uvp", title="UVP", **span))
    lead = function(there, "trekker")
    eve = person(there, lead, "eve")
    action = store(
        Action(partnership=other, programme=programme, node=node, code="E-1", title="Van elders", position=0,
               lead_function=lead, lead_organisation=hall, status="loopt")
    )  # fmt: skip
    told = (
        planned(there, programme_uids=(programme.uid,))
        if there.programmes
        else planned(world, programme_uids=(programme.uid,))
    )
    runs = actor("coordinator", other)
    open_round(actor=runs, round_uid=plan_round(actor=runs, partnership_id=other.pk, planned=told))
    return eve, action


def test_the_link_of_one_partnership_reaches_nothing_of_another(world: World, visitor: Client, ann: Person) -> None:
    eve, action = elsewhere(world)
    ours, theirs = f"/antwoord/{token(ann)}/", f"/antwoord/{token(eve)}/"
    assert "Van elders" in visitor.get(theirs).content.decode()
    before = everything()
    assert visitor.post(ours, typed("E-1")).status_code == 404
    assert visitor.post(ours, {"doe": "niets", "actie": str(action.uid)}).status_code == 404
    assert visitor.post(theirs, typed("A-1")).status_code == 404
    assert visitor.post(theirs, deeds()[3]).status_code == 400  # a colleague of another partnership
    assert everything() == before
    mixed = token_of(Request.objects.get(person=eve).uid, 2)
    assert visitor.get(f"/antwoord/{mixed}/").status_code == 410  # signed, but never given out


def test_whoever_sits_in_two_partnerships_answers_in_each_what_it_asks(
    world: World, visitor: Client, ann: Person
) -> None:
    eve, _action = elsewhere(world)
    person(world, function(world, "gast"), "eve")
    page = visitor.get(f"/antwoord/{token(eve)}/").content.decode()
    assert "E-1" in page
    assert "A-1" not in page
    assert "collega" not in page  # colleagues here are none of those there


def test_who_is_signed_in_answers_as_the_one_whose_link_it_is(world: World, visitor: Client, ann: Person) -> None:
    visitor.get(f"/antwoord/{token(ann)}/")
    assert visitor.post(f"/antwoord/{token(ann)}/", typed()).status_code == 303
    assert settings.SESSION_COOKIE_NAME not in visitor.cookies
    assert Ask.objects.get(action__code="A-1").answered_by == "trekker"


def test_a_mail_that_waited_does_not_bring_the_former_holder_the_colleagues_link(world: World, ann: Person) -> None:
    """The reminder of Ann still waits when she passes on: only the mail to the colleague may carry the new link."""
    with clock.stopped(datetime(2026, 11, 13, 9, tzinfo=UTC)), listening() as server:
        remind(actor=world.coordinator, round_uid=Round.objects.get().uid)
        former = token(ann)
        colleague = Holding.objects.get(person__name="cor").function.uid
        passed_on(actor=invited(former).actor, token=former, function_uid=colleague)
        Sending(lambda: False, lambda: Smtp(server.server, patience=5)).send_waiting()
        request = Request.objects.get(person__name="cor")
        new = link_of(request.uid, "cor@voorbeeld.nl")
        got = {receiver for receiver, content in server.taken if new.rsplit("/", 2)[1].encode() in content}
    assert got == {"cor@voorbeeld.nl"}
    assert set(Mail.objects.filter(to_email="ann@voorbeeld.nl").values_list("state", flat=True)) == {"mislukt"}
    with pytest.raises(LookupError):
        link_of(request.uid, "ann@voorbeeld.nl")


class TestALineThatDrops:
    """The browser sent the form and never heard the answer."""

    def test_the_same_form_again_is_kept_once(self, visitor: Client, ann: Person) -> None:
        link, form = f"/antwoord/{token(ann)}/", typed()
        for _time in range(3):
            assert visitor.post(link, form).status_code == 303
        assert ProgressReport.objects.count() == 1

    def test_words_added_after_it_are_not_taken_for_what_was_kept(self, visitor: Client, ann: Person) -> None:
        """Kept, but the answer was lost; she goes back to the same form, writes on, and presses again."""
        link, form = f"/antwoord/{token(ann)}/", typed()
        assert visitor.post(link, form).status_code == 303
        more = form | {"gedaan": "De drempel ligt er, en de belijning ook."}
        refused = visitor.post(link, more)
        assert refused.status_code == 400
        assert "De drempel ligt er, en de belijning ook." in refused.content.decode()
        again = more | {"versie": str(Action.objects.get(code="A-1").version)}
        assert visitor.post(link, again).status_code == 303
        latest = ProgressReport.objects.order_by("-number").first()
        assert latest is not None
        assert latest.done == "De drempel ligt er, en de belijning ook."

    def test_every_other_deed_twice(self, visitor: Client, ann: Person) -> None:
        link = f"/antwoord/{token(ann)}/"
        for _time in range(2):
            assert visitor.post(link, {"doe": "niets"}).status_code == 303
        assert ProgressReport.objects.count() == 2
        assert visitor.post(link, {"doe": "klaar"}).status_code == 303
        assert visitor.post(link, {"doe": "klaar"}).status_code == 200
        assert Request.objects.get(person=ann).version == 2

    def test_half_a_form_is_refused(self, visitor: Client, ann: Person) -> None:
        """The body broke off in the middle: what came is no whole form, and nothing of it is kept."""
        link, form = f"/antwoord/{token(ann)}/", typed()
        before = everything()
        words = "&".join(f"{name}={value}" for name, value in form.items())
        for upto in range(0, words.index("gedaan=") + len("gedaan="), 7):
            answered = visitor.post(link, words[:upto], content_type="application/x-www-form-urlencoded")
            assert answered.status_code == 400, words[:upto]
        assert everything() == before
