# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The calendar on screen and in programs that follow it: what one may see now, and nothing once the key is gone."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.kernel import clock, guard
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.models import Holding, Person
from driehoek.steering.models import Body, BodyMember, Decision, FeedToken, Meeting
from tests.lib.calendars.reading import by_icalendar, by_vobject
from tests.web.loaded import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("examples")]

PAGE = "/tweestromenland/agenda-koppeling/"
HERE = {"partnership__slug": "tweestromenland"}
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_a_day() -> Iterator[None]:
    """Hold the clock, so that the meetings of the example lie ahead."""
    with clock.stopped(AT):
        yield


def made(client: Client, what: str = "alles", name: str = "telefoon") -> str:
    """Make a connection and return its address, without the server's name."""
    answer = client.post(PAGE, {"knop": "maak", "sleutel": str(uuid4()), "naam": name, "wat": what})
    assert answer.status_code == 200
    found = re.search(r"<code>http://testserver(/agenda/[A-Za-z0-9_-]{43}\.ics)</code>", answer.content.decode())
    assert found is not None
    return found[1]


def titles(address: str) -> list[str]:
    """Return the titles that both programs read, without signing in."""
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode()
    first, second = by_icalendar(text), by_vobject(text)
    assert [one.uid for one in first] == [one.uid for one in second]
    assert len({one.uid for one in first}) == len(first)
    return [one.title for one in first]


def put(row: Any, **columns: Any) -> None:
    """Change a row without a command."""
    with guard.seeding():
        type(row)._base_manager.filter(pk=row.pk).update(**columns)


def coming() -> Meeting:
    """Return the joint meeting that lies ahead."""
    return Meeting.objects.get(code="driehoek-2026-12-10", **HERE)


def test_the_address_is_shown_once_and_only_its_hash_is_kept() -> None:
    client = signed_in("tweestromenland", "coordinator")
    address = made(client)
    token = address.removeprefix("/agenda/").removesuffix(".ics")
    assert token not in client.get(PAGE).content.decode()
    row = FeedToken._default_manager.get()
    stored = [FeedToken, HistoryEntry, AuditEvent]
    assert token not in str([list(model._base_manager.values()) for model in stored])
    assert row.digest not in str([list(model._base_manager.values()) for model in stored[1:]])


def test_the_same_form_twice_makes_one_and_does_not_show_it_again() -> None:
    client, sent = signed_in("tweestromenland", "coordinator"), {"knop": "maak", "sleutel": str(uuid4()), "naam": "x"}
    assert client.post(PAGE, sent).status_code == 200
    answer = client.post(PAGE, sent, follow=True)
    assert "Dit adres hebt u al gezien" in answer.content.decode()
    assert FeedToken._default_manager.count() == 1


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"naam": " "}, "Zeg waar u deze agenda volgt"),
        ({"naam": "x" * 81}, "Deze tekst is te lang"),
        ({"naam": "telefoon", "wat": "orgaan:bestaatniet"}, "Kies het orgaan"),
    ],
)
def test_what_is_missing_stands_beside_the_field_and_what_was_typed_stays(sent: dict[str, str], told: str) -> None:
    client = signed_in("tweestromenland", "coordinator")
    answer = client.post(PAGE, {"knop": "maak", "sleutel": str(uuid4()), **sent})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert told in page
    assert sent["naam"].strip() in page
    assert not FeedToken._default_manager.exists()


def test_two_programs_read_meetings_papers_and_agreements() -> None:
    meeting = coming()
    put(meeting, papers_due=date(2026, 12, 1))
    found = titles(made(signed_in("tweestromenland", "coordinator")))
    assert any(title.startswith(meeting.title) for title in found)
    assert any(title.startswith(f"Stukken inleveren: {meeting.title}") for title in found)
    due = Decision.objects.filter(follow="open", due_day__gt=date(2026, 9, 1), **HERE)
    assert due.exists()
    assert all(
        any(one.subject in title for title in found) for one in due if one.due_day and one.due_day < date(2027, 12, 1)
    )


def test_a_meeting_keeps_its_identity_and_says_when_it_is_called_off() -> None:
    meeting, address = coming(), made(signed_in("tweestromenland", "coordinator"))
    put(meeting, state="vervallen", sequence=4)
    (event,) = [one for one in by_icalendar(Client().get(address).content.decode()) if str(meeting.uid) in one.uid]
    assert (event.uid, event.status, event.sequence) == (f"{meeting.uid}@driehoek", "CANCELLED", 4)
    assert event.starts == meeting.starts_at


def test_it_shows_what_its_owner_may_see_at_that_moment() -> None:
    meeting = coming()
    put(meeting, title="UILSKUIKEN")
    coordinator = made(signed_in("tweestromenland", "coordinator"))
    adviser = made(signed_in("tweestromenland", "adviseur-wijchen"))
    assert "UILSKUIKEN" in "".join(titles(coordinator)) and "UILSKUIKEN" in "".join(titles(adviser))
    put(meeting, circle=Circle.TRIANGLE.value)
    assert "UILSKUIKEN" in "".join(titles(coordinator))
    assert "UILSKUIKEN" not in Client().get(adviser).content.decode()
    put(meeting, circle=Circle.NAMED.value)
    assert "UILSKUIKEN" not in Client().get(coordinator).content.decode()


def test_who_left_or_lost_the_function_gets_an_empty_calendar() -> None:
    address = made(signed_in("tweestromenland", "coordinator"))
    assert titles(address)
    holding = Holding.objects.get(function__code="coordinator", **HERE)
    put(holding, ends_on=PreciseDate("2026-11-21"))
    assert titles(address) == []
    put(holding, ends_on=None)
    assert titles(address)
    person = Person.objects.get(pk=holding.person_id)
    put(person, is_active=False)
    assert titles(address) == []


def test_a_revoked_address_is_not_there_and_only_its_owner_revokes() -> None:
    client = signed_in("tweestromenland", "coordinator")
    address = made(client)
    feed = FeedToken._default_manager.get()
    sent = {"knop": "intrekken", "koppeling": str(feed.uid)}
    assert signed_in("tweestromenland", "beheerder").post(PAGE, sent).status_code == 404
    assert Client().get(address).status_code == 200
    assert client.post(PAGE, sent).status_code == 303
    assert Client().get(address).status_code == 404
    assert client.post(PAGE, sent).status_code == 404


def test_connections_of_others_are_not_shown() -> None:
    made(signed_in("tweestromenland", "coordinator"), name="UILSKUIKEN")
    assert "UILSKUIKEN" not in signed_in("tweestromenland", "beheerder").get(PAGE).content.decode()


def test_of_one_body_or_of_what_concerns_one() -> None:
    client = signed_in("tweestromenland", "coordinator")
    meeting = coming()
    body = Body.objects.get(pk=meeting.body_id)
    others = Meeting.objects.filter(starts_at__gt=AT, **HERE).exclude(body=body)
    assert others.exists()
    found = "".join(titles(made(client, f"orgaan:{body.code}", "een")))
    assert meeting.title in found
    assert all(one.title not in found for one in others if one.title != meeting.title)
    with guard.seeding():
        BodyMember._base_manager.filter(body=body).update(ends_on=PreciseDate("2026-01"))
    assert meeting.title not in "".join(titles(made(client, "eigen", "twee")))


def test_the_answer_is_kept_nowhere_and_gives_no_cookie() -> None:
    address = made(signed_in("tweestromenland", "coordinator"))
    for path in (address, f"/agenda/{'x' * 43}.ics"):
        answer = Client().get(path)
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert not answer.cookies


def test_one_meeting_as_a_file_for_who_may_see_it() -> None:
    meeting = coming()
    client = signed_in("tweestromenland", "adviseur-wijchen")
    answer = client.get(f"/tweestromenland/overleg/{meeting.code}.ics")
    (event,) = by_vobject(answer.content.decode())
    assert (event.uid, event.title) == (f"{meeting.uid}@driehoek", meeting.title)
    put(meeting, circle=Circle.TRIANGLE.value)
    assert client.get(f"/tweestromenland/overleg/{meeting.code}.ics").status_code == 404


def test_the_page_of_a_month(django_assert_max_num_queries: Any) -> None:
    client, meeting = signed_in("tweestromenland", "coordinator"), coming()
    with django_assert_max_num_queries(12):
        page = client.get("/tweestromenland/kalender/?maand=2026-12").content.decode()
    assert "December 2026" in page
    assert meeting.title in page
    assert "/tweestromenland/kalender/?maand=2027-01" in page
    for asked in ("?maand=2026-13", "?maand=x&wat=y", "?wat=eigen", ""):
        assert client.get(f"/tweestromenland/kalender/{asked}").status_code == 200
    put(meeting, state="vervallen")
    assert "gaat niet door" in client.get("/tweestromenland/kalender/?maand=2026-12").content.decode()
    later = meeting.starts_at + timedelta(days=800)
    put(meeting, starts_at=later, ends_at=later + timedelta(hours=1))
    assert meeting.code not in client.get("/tweestromenland/kalender/?maand=2026-12").content.decode()
