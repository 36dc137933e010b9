# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The weekly mail: when it is written, for whom, what stands in it, and switching it off."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from driehoek.evaluation.links import token_of as round_token
from driehoek.kernel import clock, guard
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.messages.composing import Unwritable, bytes_of
from driehoek.messages.models import Mail
from driehoek.messages.policies import outbox, readable
from driehoek.messages.rules import PERSONAL_LINK
from driehoek.organisations import weekly
from driehoek.organisations.models import Holding, Person
from driehoek.organisations.queries import actor_of
from driehoek.planning.models import Action
from driehoek.steering.models import CouncilCalendar, Decision, Meeting
from driehoek.web.secret_addresses import masked
from driehoek.worker.sending import LINKS
from driehoek.worker.weekly import Weekly, week_of_now
from tests.web.loaded import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("examples")]

#: A Monday in winter, at eight in the Netherlands.
MONDAY = datetime(2026, 11, 16, 7, tzinfo=UTC)
HERE = {"partnership__slug": "tweestromenland"}
#: Who is there in these tests: for the last of them nothing waits.
WHO = ("coordinator", "adviseur-wijchen", "adviseur-druten", "teamchef", "raadslid-druten")


@pytest.fixture(autouse=True)
def on_monday() -> Iterator[None]:
    """Hold the clock, with a few people who did not leave."""
    kept = Holding.objects.filter(function__code__in=WHO, **HERE).values("person")
    with guard.seeding():
        Person.objects.exclude(pk__in=kept).update(is_active=False)
    with clock.stopped(MONDAY):
        yield


def written(duty: Weekly | None = None) -> list[Mail]:
    """Let the worker write, and return all weekly mails."""
    (duty or Weekly(lambda: False, lambda: 0.0)).write_when_due()
    return list(Mail._default_manager.filter(about_kind=weekly.ABOUT).order_by("pk"))


def of(code: str) -> Person:
    """Return who holds a function."""
    return Holding.objects.get(function__code=code, **HERE).person


def put(row: object, **columns: object) -> None:
    """Change a row without a command."""
    with guard.seeding():
        type(row)._base_manager.filter(pk=row.pk).update(**columns)  # type: ignore[attr-defined]


@pytest.mark.once
@pytest.mark.parametrize(
    ("at", "due"),
    [
        (datetime(2026, 11, 23, 5, 59, tzinfo=UTC), False),  # 6.59 in winter
        (datetime(2026, 11, 23, 6, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 10, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 11, tzinfo=UTC), False),  # noon
        (datetime(2026, 7, 6, 5, tzinfo=UTC), True),  # 7.00 in summer
        (datetime(2026, 3, 30, 5, tzinfo=UTC), True),  # the Monday after the clock went forward
        (datetime(2026, 10, 26, 5, 30, tzinfo=UTC), False),  # the Monday after it went back: 6.30
        (datetime(2026, 11, 24, 8, tzinfo=UTC), False),  # a Tuesday
        (datetime(2026, 4, 6, 8, tzinfo=UTC), False),  # Easter Monday
        (datetime(2026, 4, 7, 8, tzinfo=UTC), True),  # the day after it
    ],
)
def test_on_the_morning_of_the_first_working_day(at: datetime, due: bool) -> None:
    with clock.stopped(at):
        assert (week_of_now() is not None) is due


def test_one_mail_a_week_with_what_waits_and_none_when_nothing_does() -> None:
    mails = written()
    assert mails
    assert len({mail.to_email for mail in mails}) == len(mails)
    assert len(mails) < Person.objects.filter(is_active=True).count(), "for some nothing waits"
    assert all(mail.text.count(PERSONAL_LINK) == 1 and "Dit wacht op u in" in mail.text for mail in mails)
    assert len(written()) == len(mails), "a worker that begins again writes nothing twice"
    with clock.stopped(MONDAY + timedelta(days=7)):
        assert len(written()) > len(mails)


def test_an_overdue_agreement_a_silent_action_and_a_meeting_stand_in_it() -> None:
    person = of("coordinator")
    agreement = Decision.objects.filter(follow="open", owner__isnull=False, **HERE).first()
    assert agreement is not None
    function = Holding.objects.get(function__code="coordinator", **HERE).function
    put(agreement, owner=function, due_on=PreciseDate("2026-11-01"), due_day=date(2026, 11, 1), subject="Bellen")
    meeting = Meeting.objects.filter(starts_at__gt=MONDAY, **HERE).order_by("starts_at").first()
    assert meeting is not None
    put(meeting, starts_at=MONDAY + timedelta(days=3), ends_at=MONDAY + timedelta(days=3, hours=1))
    text = next(mail.text for mail in written() if mail.to_email == person.email)
    assert "Bellen (dat kon tot en met 1 november 2026)" in text
    assert f"- donderdag 19 november 2026, 08.00 uur: {meeting.title}" in text


def test_what_is_for_few_is_counted_and_not_named() -> None:
    function = Holding.objects.get(function__code="coordinator", **HERE).function
    agreement = Decision.objects.filter(follow="open", **HERE).first()
    assert agreement is not None
    put(
        agreement, owner=function, due_on=PreciseDate("2026-11-01"), due_day=date(2026, 11, 1), subject="UILSKUIKEN",
        circle=Circle.TRIANGLE.value,
    )  # fmt: skip
    mail = next(one for one in written() if one.to_email == of("coordinator").email)
    assert "UILSKUIKEN" not in mail.text + mail.subject
    assert "afspra" in mail.subject
    admin = actor_of(of("adviseur-wijchen").uid, clock.today())
    coordinator = actor_of(of("coordinator").uid, clock.today())
    assert admin is not None and coordinator is not None
    found = outbox(coordinator, mail.partnership_id or 0).filter(pk=mail.pk)
    assert found.exists() and not found.filter(readable(coordinator)).exists(), "how far it is, not what it says"


def test_none_in_the_recess_of_ones_own_municipality() -> None:
    person = of("adviseur-wijchen")
    assert any(mail.to_email == person.email for mail in written())
    with guard.seeding():
        Mail._default_manager.all().delete()
    town = Holding.objects.get(function__code="adviseur-wijchen", **HERE).function.municipality
    row = CouncilCalendar.objects.filter(municipality=town, **HERE).first()
    recess = {"name": "reces", "first": "2026-11-09", "last": "2026-11-20", "closes": "raad"}
    assert row is not None
    put(row, recesses=[recess])
    to = {mail.to_email for mail in written()}
    assert person.email not in to
    assert to, "elsewhere people work"


def test_a_few_seconds_at_a_time_and_the_rest_later() -> None:
    moments = iter(range(0, 10_000, 3))
    duty = Weekly(lambda: False, lambda: float(next(moments)))
    first = len(written(duty))
    for _again in range(20):
        duty.write_when_due()
    everybody = len(written(duty))
    assert first < everybody == len(written())
    assert not Weekly(lambda: True).write_when_due()


def test_switched_off_by_the_link_without_signing_in() -> None:
    person = of("coordinator")
    address = weekly.path_of(weekly.token_of(person.uid))
    client = Client(enforce_csrf_checks=True)
    for _look in range(2):
        assert "Het weekbericht staat aan." in client.get(address).content.decode()
    assert client.head(address).status_code == 200
    person.refresh_from_db()
    assert person.weekly_mail, "looking changes nothing"
    answer = client.post(address, {"doe": "uit"}, follow=True)
    assert "Het weekbericht staat uit." in answer.content.decode()
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert person.email not in {mail.to_email for mail in written()}
    client.post(address, {"doe": "aan"})
    person.refresh_from_db()
    assert person.weekly_mail


def test_on_ones_own_page() -> None:
    client = signed_in("tweestromenland", "coordinator")
    assert "Zet het uit" in client.get("/tweestromenland/mijn/").content.decode()
    client.post("/tweestromenland/weekbericht/", {"doe": "uit"})
    assert not of("coordinator").weekly_mail
    assert of("adviseur-wijchen").weekly_mail
    assert "Zet het weer aan" in client.get("/tweestromenland/mijn/").content.decode()


def test_a_link_is_of_one_person_and_one_purpose() -> None:
    person = of("coordinator")
    token = weekly.token_of(person.uid)
    wrong = (
        token[:-1],
        token[:-2] + "AA",
        f"{token}A",
        round_token(person.uid, 1),
        "x",
        "A" * 43,
        "é" * 43,
        str(uuid4()),
    )
    for other in wrong:
        for method in (Client().get, Client().post):
            assert method(f"/weekbericht/{other}/").status_code == 404
    assert weekly.read(token) == person.uid
    assert token not in masked(f"GET /weekbericht/{token}/ 200")
    put(person, is_active=False)
    assert Client().post(f"/weekbericht/{token}/").status_code == 404


def test_a_waiting_mail_never_brings_another_the_link() -> None:
    person = of("coordinator")
    mail = next(one for one in written() if one.to_email == person.email)
    assert f"{settings.DRIEHOEK_ADDRESS}/weekbericht/{weekly.token_of(person.uid)}/".encode() in bytes_of(
        mail, LINKS
    ).replace(b"=\n", b"").replace(b"=3D", b"=").replace(b"\r\n", b"\n").replace(b"=\n", b"")
    put(person, email="anders@voorbeeld.example")
    with pytest.raises(Unwritable):
        bytes_of(mail, LINKS)


def test_of_an_action_of_which_nothing_was_heard() -> None:
    mails = written()
    told = [mail for mail in mails if "een half jaar niets" in mail.text or "over hun einddatum" in mail.text]
    codes = set(Action.objects.values_list("code", flat=True))
    assert told
    assert any(code in mail.text for mail in told for code in codes)
