# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of meetings in the example: what one sees, builds, notes and plans."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from driehoek.kernel import clock
from driehoek.messages.models import Mail
from driehoek.organisations.models import Function
from driehoek.steering.models import AgendaItem, Annotation, Meeting
from tests.web.loaded import load, signed_in, soup

pytestmark = pytest.mark.django_db

SLUG = "tweestromenland"
HOME = f"/{SLUG}/overleg/"
NEXT = "driehoek-2026-12-10"
PAGE = f"{HOME}{NEXT}/"
SECRET = "Vraag naar het pand aan de haven"
NOW = datetime(2026, 11, 22, 16, tzinfo=UTC)


@pytest.fixture(scope="module")
def example(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The example partnership, once for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(SLUG)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def on_a_sunday_afternoon(example: None, db: None) -> Iterator[None]:
    """It is some weeks before the meeting of 10 December 2026."""
    with clock.stopped(NOW):
        yield


@pytest.fixture
def coordinator() -> Client:
    """Who builds the agenda."""
    return signed_in(SLUG, "coordinator")


@pytest.fixture
def adviser() -> Client:
    """The adviser of Wijchen."""
    return signed_in(SLUG, "adviseur-wijchen")


@pytest.fixture
def mayor() -> Client:
    """The mayor of Wijchen."""
    return signed_in(SLUG, "burgemeester-wijchen")


def meeting(code: str = NEXT) -> Meeting:
    """Return a meeting of the example."""
    return Meeting.objects.get(partnership__slug=SLUG, code=code)


def point(title: str) -> AgendaItem:
    """Return a point on the agenda of 10 December."""
    return AgendaItem.objects.get(meeting=meeting(), title=title, withdrawn_at__isnull=True)


def function(code: str) -> str:
    """Return the uid of a function."""
    return str(Function.objects.get(partnership__slug=SLUG, code=code).uid)


def words(page: Tag) -> str:
    """Return what a page says."""
    return " ".join(page.get_text(" ").split())


def page_of(client: Client, address: str = PAGE) -> BeautifulSoup:
    """Return a page."""
    response = client.get(address)
    assert response.status_code == 200, address
    return soup(response)


def titles(page: BeautifulSoup) -> list[str]:
    """Return the titles of the points that ask a decision."""
    part = page.select_one("section[aria-labelledby=deel-ter_beslissing]")
    assert part is not None
    return [words(heading).partition(". ")[2] for heading in part.select("h3")]


def send(client: Client, address: str, **fields: Any) -> str:
    """Send a form and return what the next page tells."""
    response = client.post(address, fields, follow=True)
    assert response.status_code == 200, response.status_code
    return words(soup(response))


def test_the_next_meeting_of_each_body_comes_first(mayor: Client) -> None:
    page = page_of(mayor, HOME)
    own = page.select_one("section[aria-labelledby=volgende]")
    assert own is not None
    assert "Gezagsdriehoek van 10 december 2026" in words(own)
    assert "vragen een beslissing" in words(own)
    after = page.select_one("section[aria-labelledby=daarna]")
    assert after is not None
    assert "4 februari 2027" in words(after)
    assert "Overleg plannen" not in words(page)


def test_one_minute_tells_what_is_asked_what_it_costs_and_what_stops(mayor: Client) -> None:
    page = page_of(mayor)
    minute = page.select_one("section.driehoek-minute")
    assert minute is not None
    assert [words(term) for term in minute.select("dt")] == [
        "Wat vraagt ons?", "Wat kost het, en wat wijkt?", "Wat stoppen we of stellen we uit?",
    ]  # fmt: skip
    for link in minute.select("a"):
        assert page.select_one(f"[id='{str(link['href']).removeprefix('#')}']") is not None
    headings = [words(heading) for heading in page.select(".driehoek-agenda > h2")]
    assert headings[0].endswith("Opvolging van eerdere afspraken")
    assert not page.select("form[action$='/agenda/']")


def test_the_secretary_builds_the_agenda(coordinator: Client) -> None:
    before = titles(page_of(coordinator))
    second = point(before[1])
    send(coordinator, f"{PAGE}agenda/", doe="omhoog", punt=second.uid)
    assert titles(page_of(coordinator))[:2] == [before[1], before[0]]
    waiting = page_of(coordinator).select_one("section[aria-labelledby=wacht] form")
    assert waiting is not None
    fields = {str(one["name"]): str(one["value"]) for one in waiting.select("input[name]")} | {"doe": "zet"}
    assert "staat op de agenda" in send(coordinator, f"{PAGE}agenda/", **fields)
    made = len(titles(page_of(coordinator)))
    send(coordinator, f"{PAGE}agenda/", **fields)  # the same form once more
    assert len(titles(page_of(coordinator))) == made
    assert "is van de agenda" in send(coordinator, f"{PAGE}agenda/", doe="weg", punt=second.uid)
    assert before[1] not in titles(page_of(coordinator))


def test_a_point_moves_on_to_the_next_meeting(coordinator: Client) -> None:
    title = titles(page_of(coordinator))[0]
    later = meeting("driehoek-2027-02-04")
    told = send(coordinator, f"{PAGE}agenda/", doe="naar", punt=point(title).uid, naar=later.uid)
    assert "doorgeschoven" in told
    assert title in titles(page_of(coordinator, f"{HOME}driehoek-2027-02-04/"))


@pytest.mark.parametrize("fields", [{}, {"doe": "weg"}, {"doe": "weg", "punt": "x"}, {"doe": "zet", "voorstel": "x"}])
def test_half_a_form_says_so(coordinator: Client, fields: dict[str, str]) -> None:
    assert "Laad de pagina opnieuw" in send(coordinator, f"{PAGE}agenda/", **fields)


def test_a_private_note_is_for_one_reader(adviser: Client, mayor: Client, coordinator: Client) -> None:
    title = titles(page_of(adviser))[0]
    item, reader = point(title), function("burgemeester-wijchen")
    told = send(adviser, f"{PAGE}annotatie/", punt=item.uid, functie=reader, tekst=SECRET)
    assert "Uw annotatie is bewaard" in told
    assert SECRET in words(page_of(adviser))
    assert SECRET in words(page_of(mayor))
    others = ["secretaris-driehoek", "voorzitter-driehoek", "burgemeester-druten", "adviseur-druten", "beheerder"]
    known = set(Function.objects.filter(partnership__slug=SLUG).values_list("code", flat=True))
    looking = [coordinator, *(signed_in(SLUG, code) for code in others if code in known)]
    assert len(looking) > 3
    for client in looking:
        for address in (PAGE, HOME, f"/{SLUG}/zoeken/?q=pand+haven", f"/{SLUG}/gewijzigd/", f"{PAGE}vergaderen/"):
            assert SECRET not in client.get(address).content.decode()
    assert SECRET not in coordinator.get(f"/{SLUG}/planbestand/{SLUG}.yaml").content.decode()
    assert client_hears(coordinator, item, reader) == 403
    send(adviser, f"{PAGE}annotatie/", punt=item.uid, functie=reader, tekst="")
    assert SECRET not in words(page_of(mayor))


def client_hears(client: Client, item: AgendaItem, reader: str) -> int:
    """Return what someone hears who tries to write a note for a mayor who is not theirs."""
    response = client.post(f"{PAGE}annotatie/", {"punt": str(item.uid), "functie": reader, "tekst": "x"})
    return response.status_code


def test_a_note_that_is_too_long_is_kept_in_the_form(adviser: Client) -> None:
    item, text = point(titles(page_of(adviser))[0]), "lang " * 1000
    fields = {"punt": str(item.uid), "functie": function("burgemeester-wijchen"), "tekst": text}
    response = adviser.post(f"{PAGE}annotatie/", fields)
    assert response.status_code == 400
    page = soup(response)
    assert "te lang" in words(page)
    assert any(text.strip() in area.text for area in page.select("textarea"))
    assert not Annotation.objects.filter(item=item).exists()


def test_who_comes_is_told_by_oneself_or_by_who_plans(mayor: Client, coordinator: Client, adviser: Client) -> None:
    own = function("burgemeester-wijchen")
    send(mayor, f"{PAGE}aanwezigheid/", functie=own, komt="aanwezig")
    assert "1 van de" in words(page_of(coordinator))
    response = adviser.post(f"{PAGE}aanwezigheid/", {"functie": own, "komt": "afwezig"})
    assert response.status_code == 403
    send(coordinator, f"{PAGE}aanwezigheid/", functie=own, komt="afwezig")
    assert "0 van de" in words(page_of(coordinator))


def test_an_invitation_goes_out_once_and_a_change_is_told(coordinator: Client) -> None:
    row = meeting()
    told = send(coordinator, f"{PAGE}stand/", doe="uitnodigen", versie=row.version)
    assert "De uitnodiging gaat naar" in told
    sent = Mail.objects.filter(about_uid=row.uid).count()
    assert sent > 5
    send(coordinator, f"{PAGE}stand/", doe="uitnodigen", versie=row.version)
    assert Mail.objects.filter(about_uid=row.uid).count() == sent
    form = page_of(coordinator, f"/{SLUG}/bewerk/overleg/{row.uid}/").select_one("form[data-draft]")
    assert form is not None
    fields = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[name]")}
    fields |= {str(one["name"]): one.text.strip() for one in form.select("textarea[name]")}
    fields |= {"circle": "partners", "start": "14:00", "end": "16:00"}
    send(coordinator, f"/{SLUG}/bewerk/overleg/{row.uid}/", **fields)
    assert Mail.objects.filter(about_uid=row.uid).count() == 2 * sent
    row.refresh_from_db()
    assert row.sequence == 1
    send(coordinator, f"{PAGE}stand/", doe="afzeggen", versie=row.version)
    assert Mail.objects.filter(about_uid=row.uid, subject__startswith="Vervallen").count() == sent
    titles_of_points = AgendaItem.objects.filter(meeting=row).values_list("title", flat=True)
    for mail in Mail.objects.filter(about_uid=row.uid):
        assert not any(title in mail.text for title in titles_of_points)


YEAR = f"{HOME}jaarplanning/"


def test_a_year_is_proposed_changed_and_planned(coordinator: Client) -> None:
    body = meeting().body.code
    page = page_of(coordinator, f"{YEAR}?orgaan={body}&jaar=2028&aantal=6&weekdag=3")
    days = [str(field["value"]) for field in page.select("input[name^=dag-]")]
    assert len(days) == 6
    fields = {"orgaan": body, "jaar": "2028", "aantal": "6", "weekdag": "3", "sleutel": str(uuid4())}
    wrong = {"dag-1": "27 april 2028", "dag-2": "8 januari 2028", "dag-3": "ooit", "dag-4": "", "begin": "25:00"}
    response = coordinator.post(YEAR, fields | wrong)
    assert response.status_code == 400
    told = words(soup(response))
    for sentence in ("Koningsdag", "in een weekend", "Deze dag kennen wij niet", "Deze tijd kennen wij niet"):
        assert sentence in told
    assert "ooit" in [str(field["value"]) for field in soup(response).select("input[name^=dag-]")]
    good = {f"dag-{number}": day for number, day in enumerate(days, start=1)} | {"begin": "13:30", "eind": "15:30"}
    before = Meeting.objects.count()
    assert "6 overleggen zijn gepland" in send(coordinator, YEAR, **(fields | good))
    send(coordinator, YEAR, **(fields | good))  # the same form once more
    assert Meeting.objects.count() == before + 6


def test_who_plans_no_meetings_has_no_year(mayor: Client) -> None:
    assert mayor.get(YEAR).status_code == 403


def test_english_has_words_of_its_own(coordinator: Client) -> None:
    coordinator.post("/taal/", {"language": "en", "next": HOME})
    for address, sentence in ((HOME, "Your next meetings"), (PAGE, "In one minute"), (YEAR, "Propose days")):
        assert sentence in words(page_of(coordinator, address))
