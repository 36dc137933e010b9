# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling each other something between meetings, and helping each other, on the screen."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.planning.models import Action
from driehoek.steering.models import Development, Help, Meeting, Proposal
from tests.web.loaded import signed_in, soup
from tests.web.test_proposals import form_at, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("examples"), pytest.mark.once]

HOME = "/tweestromenland/"


def who(code: str) -> Client:
    """Return somebody of Tweestromenland."""
    return signed_in("tweestromenland", code)


def told(client: Client, title: str, **more: str) -> str:
    """Tell something through the form, and return where it is shown."""
    given = {"sleutel": str(uuid4()), "kind": "knelpunt", "title": title, "text": "Elke avond.", "circle": "partners"}
    answer = client.post(f"{HOME}nieuw/ontwikkeling/", given | more)
    assert answer.status_code == 303, text_of(answer)
    return str(answer["Location"])


def test_from_a_bottleneck_to_a_proposal_that_says_the_same() -> None:
    adviser = who("adviseur-wijchen")
    place = told(adviser, "Vuurwerk in het centrum", municipality="GM0296")
    row = Development.objects.get(title="Vuurwerk in het centrum")
    assert "Vuurwerk in het centrum" in text_of(who("teamchef").get(f"{HOME}ontwikkelingen/"))
    link = soup(adviser.get(place)).select_one("a[href*='/voorstellen/nieuw/']")
    assert link is not None
    address = f"{link['href']}&soort=anders"
    filled = form_at(adviser, address)
    assert (filled["title"], filled["reason"]) == ("Vuurwerk in het centrum", "Elke avond.")
    assert "vuurwerk" not in address.lower()
    done = adviser.post(address, filled | {"asked": "Bespreken.", "doe": "indienen"})
    made = Proposal.objects.get(development=row)
    assert (made.state, made.body.code, done["Location"].endswith(f"{made.code}/")) == (
        "ingediend", "college-wijchen", True
    )  # fmt: skip
    assert made.title in text_of(adviser.get(place))


def test_the_secretary_puts_it_on_the_next_agenda() -> None:
    place = told(who("adviseur-wijchen"), "Camera's doen het niet")
    coming = Meeting.objects.get(code="driehoek-2026-12-10", partnership__slug="tweestromenland")
    secretary = who("secretaris-driehoek")
    with CaptureQueriesContext(connection) as counted:
        secretary.get(place)
    assert len(counted) <= 12
    answer = secretary.post(f"{place}stand/", {"doe": "agenderen", "versie": "1", "overleg": str(coming.uid)})
    assert answer.status_code == 303
    assert "Camera's doen het niet" in text_of(secretary.get(f"{HOME}overleg/{coming.code}/"))
    closed = secretary.post(f"{place}stand/", {"doe": "afhandelen", "versie": "1", "uitkomst": ""})
    assert closed.status_code == 303
    assert "Schrijf in een zin op wat ermee is gedaan." in text_of(secretary.get(place))
    secretary.post(f"{place}stand/", {"doe": "afhandelen", "versie": "1", "uitkomst": "Ze doen het weer."})
    assert "Ze doen het weer." in text_of(secretary.get(f"{HOME}ontwikkelingen/?stand=gesloten"))


def test_what_is_of_one_municipality_stays_there() -> None:
    place = told(who("adviseur-wijchen"), "Alleen voor ons", municipality="GM0296", circle="eigen_gemeente")
    for code in ("coordinator", "adviseur-druten", "teamchef", "raadslid-wijchen"):
        client = who(code)
        assert client.get(place).status_code == 404
        for page in ("ontwikkelingen/", "zoeken/?q=alleen"):
            assert "Alleen voor ons" not in text_of(client.get(f"{HOME}{page}"))
    found = soup(who("burgemeester-wijchen").get(f"{HOME}zoeken/?q=alleen"))
    assert found.select_one(f'a[href="{place}"]') is not None
    assert signed_in("heuvelrug", "coordinator").get(place).status_code == 404


def test_help_is_asked_by_one_and_agreed_by_another() -> None:
    adviser, other = who("adviseur-wijchen"), who("adviseur-druten")
    form = {"sleutel": str(uuid4()), "kind": "vraag", "title": "Hulp bij AVE", "municipality": "GM0296"}
    answer = adviser.post(f"{HOME}nieuw/hulp/", form)
    assert adviser.post(f"{HOME}nieuw/hulp/", form)["Location"] == answer["Location"]
    row, place = Help.objects.get(title="Hulp bij AVE"), str(answer["Location"])
    assert "afspreken" not in {str(one.get("value")) for one in soup(adviser.get(place)).select("button")}
    agree = {"doe": "afspreken", "versie": "1", "gemeente": "GM0225", "woorden": "Twee middagen."}
    assert adviser.post(f"{place}stand/", agree).status_code == 403
    assert other.post(f"{place}stand/", agree | {"gemeente": "GM0296"}).status_code == 403
    assert other.post(f"{place}stand/", agree).status_code == 303
    with CaptureQueriesContext(connection) as counted:
        assert "Wijchen en Druten spraken dit af." in text_of(adviser.get(place))
    assert len(counted) <= 12
    assert who("teamchef").post(f"{place}stand/", {"doe": "gedaan", "versie": "2"}).status_code == 403
    assert adviser.post(f"{place}stand/", {"doe": "gedaan", "versie": "2", "woorden": "Geoefend."}).status_code == 303
    row.refresh_from_db()
    assert (row.state, row.result) == ("gedaan", "Geoefend.")
    assert "Hulp bij AVE" in text_of(adviser.get(f"{HOME}hulp/?stand=gedaan"))


@pytest.mark.parametrize(
    ("language", "title"), [("nl", "Ontwikkelingen en knelpunten"), ("en", "Developments and bottlenecks")]
)
def test_in_the_language_of_the_reader(language: str, title: str) -> None:
    client = who("adviseur-wijchen")
    client.cookies["taal"] = language
    heading = soup(client.get(f"{HOME}ontwikkelingen/")).select_one("h1")
    assert heading is not None and heading.get_text(strip=True) == title


def test_an_action_for_some_municipalities_is_joint() -> None:
    """Its page names the places where others name one municipality; everybody may propose something about it."""
    action = Action.objects.get(code="VS-05", partnership__slug="tweestromenland", programme__code="uvp-2025-2026")
    assert action.places and action.municipality_id is None
    page = soup(who("adviseur-wijchen").get(f"{HOME}acties/{action.uid}/"))
    assert page.select_one(f"a[href='{HOME}voorstellen/nieuw/?actie={action.uid}']") is not None
