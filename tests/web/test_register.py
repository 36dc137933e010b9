# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the register: searching over the years, one agreement, what is open, and the goals of a council."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from driehoek.audit.models import AuditEvent
from driehoek.organisations.editing import change_record
from driehoek.steering.kinds import DECISION
from driehoek.steering.models import Body, Decision, FollowUp
from tests.web.loaded import CLERK, signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db, pytest.mark.once]

T, H = "/tweestromenland/", "/heuvelrug/"


@pytest.fixture
def coordinator() -> Client:
    return signed_in("tweestromenland", "coordinator")


@pytest.fixture
def late() -> Decision:
    """An agreement of the example that is past its day."""
    return Decision.objects.get(partnership__slug="tweestromenland", code="driehoek-2026-07-16-bereikbaar")


def text(response: Any) -> str:
    """Return the words of a page, with single spaces."""
    return " ".join(soup(response).get_text().split())


def subjects(response: Any) -> list[str]:
    """Return the subjects in the list."""
    return [one.get_text() for one in soup(response).select(".driehoek-register__what")]


def test_the_real_decisions_stand_in_the_register_with_whose_they_were(coordinator: Client) -> None:
    page = text(coordinator.get(f"{T}afspraken/"))
    assert (
        "30 maart 2023 Integraal Veiligheidsplan Tweestromenland 2023-2026 Kennisneming, gemeenteraad van Wijchen"
        in page
    )
    assert "20 juni 2023 UVP 2023-2024 Besluit, orgaan dat de nota niet noemt" in page
    assert "30 januari 2025 UVP 2025-2026 Afspraak, gezagsdriehoek Tweestromenland" in page
    assert "20 mei 2025 Informatienota" in page
    assert "All that stands here" not in page
    real = Decision.objects.filter(partnership__slug="tweestromenland", example=False)
    assert not real.filter(source="").exists()


def test_the_note_takes_its_earlier_decisions_from_the_register() -> None:
    adviser = signed_in("tweestromenland", "adviseur-wijchen")
    note = f"{T}notas/uvp-2023-2024/GM0296/"
    assert "20-06-2023" in text(adviser.get(note))
    with_other_day = Decision.objects.filter(code="niet-genoemd-2023-06-20")
    before = with_other_day.get()
    assert before.decided_on.text == "2023-06-20"
    change_record(
        actor=CLERK, kind=DECISION, uid=before.uid, expected_version=before.version,
        values={"decided_on": "2023-06-27"},
    )  # fmt: skip
    assert "27-06-2023" in text(adviser.get(note))


def test_heuvelrug_is_honest_about_having_none() -> None:
    page = text(signed_in("heuvelrug", "coordinator").get(f"{H}afspraken/"))
    assert "Alles wat hier staat is een voorbeeld." in page
    assert not Decision.objects.filter(partnership__slug="heuvelrug", example=False).exists()


def test_what_was_agreed_about_something_in_a_year(coordinator: Client) -> None:
    found = coordinator.get(f"{T}afspraken/", {"zoek": "snelheidscontroles", "jaar": "2024"})
    assert subjects(found) == ["Keuze van wegen voor snelheidscontroles"]
    assert subjects(coordinator.get(f"{T}afspraken/", {"zoek": "snelheidscontroles", "jaar": "2023"})) == []
    told = coordinator.get(f"{T}afspraken/", {"zoek": "vier van de zes"})
    assert subjects(told) == ["Bereikbaar buiten kantoortijd"]
    assert subjects(coordinator.get(f"{T}afspraken/", {"stand": "over_tijd"})) == ["Bereikbaar buiten kantoortijd"]
    for odd in (
        {"jaar": "²"},
        {"jaar": "99999"},
        {"stand": "x"},
        {"pagina": "999"},
        {"orgaan": "nergens"},
        {"zoek": "%_'\\"},
    ):
        assert coordinator.get(f"{T}afspraken/", odd).status_code == 200


def test_a_line_is_told_once_and_can_be_taken_back(coordinator: Client, late: Decision) -> None:
    address = f"{T}afspraken/{late.code}/"
    before = FollowUp.objects.filter(decision=late).count()
    sent = {
        "sleutel": str(uuid4()),
        "stand": "klaar",
        "tekst": "Alle zes <b>staan</b> erop.",
        "gemeld": "",
        "namens": "",
    }
    for _ in range(2):
        response = coordinator.post(f"{address}opvolging/", sent)
        assert (response.status_code, response["Location"]) == (303, address)
    late.refresh_from_db()
    assert (late.follow, FollowUp.objects.filter(decision=late).count()) == ("klaar", before + 1)
    page = coordinator.get(address)
    assert "Alle zes <b>staan</b> erop." in text(page)
    assert "Uw melding is bewaard." in text(page)
    assert "Bereikbaar buiten kantoortijd" not in subjects(coordinator.get(f"{T}openstaand/"))
    operation = AuditEvent.objects.filter(command="steering.follow_up").latest("at").operation
    coordinator.post(f"{T}ongedaan/{operation}/")
    late.refresh_from_db()
    assert late.follow == "open"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"stand": ""}, "Kies hoe het staat."),
        ({"stand": "open", "tekst": ""}, "Schrijf in een zin hoe het staat."),
        ({"gemeld": "ooit"}, "Schrijf een dag, zoals 20 mei 2027."),
        ({"gemeld": "2026"}, "Schrijf een dag, zoals 20 mei 2027."),
        ({"gemeld": "1 januari 2099"}, "Een bericht kan niet van na vandaag zijn."),
        ({"gemeld": "1 januari 2020"}, "Dit is van voor de dag van de afspraak."),
        ({"tekst": "x" * 2001}, "Dit is te lang voor één regel."),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_field(
    coordinator: Client, late: Decision, typed: dict[str, str], sentence: str
) -> None:
    before = FollowUp.objects.count()
    sent = {"sleutel": str(uuid4()), "stand": "klaar", "tekst": "Klaar.", "gemeld": "", "namens": "de politie"} | typed
    response = coordinator.post(f"{T}afspraken/{late.code}/opvolging/", sent)
    assert response.status_code == 400
    assert sentence in text(response)
    kept = soup(response).select_one("#opvolging-namens")
    assert kept is not None
    assert kept["value"] == "de politie"
    assert FollowUp.objects.count() == before


def test_what_is_open_stands_by_who_does_it_overdue_first(coordinator: Client) -> None:
    page = soup(coordinator.get(f"{T}openstaand/"))
    headings = [one.get_text(" ", strip=True) for one in page.select(".driehoek-section h2")]
    assert headings[0].startswith("Secretaris van de gezagsdriehoek")
    secretary = signed_in("tweestromenland", "secretaris-driehoek")
    assert subjects(secretary.get(f"{T}openstaand/", {"van": "mij"})) == ["Bereikbaar buiten kantoortijd"]
    assert "Bereikbaar buiten kantoortijd" in text(secretary.get(f"{T}mijn/"))
    assert subjects(coordinator.get(f"{T}openstaand/", {"orgaan": "nergens"})) == []


def test_what_is_of_the_triangle_is_not_open_for_others() -> None:
    hidden = Decision.objects.filter(partnership__slug="tweestromenland", circle="driehoek")[0]
    adviser = signed_in("tweestromenland", "adviseur-wijchen")
    assert adviser.get(f"{T}afspraken/{hidden.code}/").status_code == 404
    response = adviser.post(f"{T}afspraken/{hidden.code}/opvolging/", {"stand": "klaar", "tekst": "x"})
    assert response.status_code == 404
    for address in ("afspraken/", "openstaand/", "raadsdoelen/", "mijn/"):
        assert hidden.subject not in text(adviser.get(f"{T}{address}"))


def test_from_the_goal_of_a_council_to_the_account() -> None:
    adviser = signed_in("tweestromenland", "adviseur-wijchen")
    council = soup(adviser.get(f"{T}raadsdoelen/"))
    assert "Doelen van de raad van Wijchen" in council.get_text()
    assert "Er is nog geen verantwoording aan de raad van Wijchen vastgelegd." in council.get_text()
    agreement = Decision.objects.get(code="driehoek-2026-10-08-belronde")
    page = soup(adviser.get(f"{T}afspraken/{agreement.code}/"))
    link = page.select_one("a[href*='/nieuw/verantwoording/']")
    assert link is not None
    raad = Body.objects.get(code="raad-wijchen")
    key = soup(adviser.get(str(link["href"]))).select_one("input[name=sleutel]")
    sent = {
        "sleutel": key["value"] if key else "",
        "body": str(raad.uid),
        "told_on": "1 november 2026",
        "how": "Raadsbrief",
    }
    response = adviser.post(str(link["href"]), sent)
    assert response.status_code == 303, text(response)[:500]
    told = text(adviser.get(f"{T}raadsdoelen/"))
    assert "1 november 2026: Raadsbrief" in told
    assert "Van 1 doel is aan de raad van Wijchen verteld wat ervan kwam." in told
    assert "1 november 2026: Raadsbrief" not in text(adviser.get(f"{T}raadsdoelen/", {"gemeente": "GM0209"}))
    assert adviser.get(f"{T}raadsdoelen/", {"gemeente": "GM9999"}).status_code == 200


def test_a_later_agreement_replaces_an_earlier_one_and_both_say_so(coordinator: Client, late: Decision) -> None:
    address = f"{T}afspraken/{late.code}/"
    link = soup(coordinator.get(address)).select_one("a[href*='/nieuw/nieuwe-afspraak/']")
    assert link is not None
    form = soup(coordinator.get(str(link["href"])))
    key = form.select_one("input[name=sleutel]")
    sent = {
        "sleutel": key["value"] if key else "", "body": str(late.body.uid), "decided_on": "1 november 2026",
        "kind": "afspraak", "subject": "Eén nummer voor avond en weekend", "text": "", "doer": "",
        "due_on": "", "reason": "", "authority": "", "deployment": "", "gives_way": "",
        "review_on": "1 mei 2027", "meeting_label": "",
    }  # fmt: skip
    response = coordinator.post(str(link["href"]), sent | {"deployment": "gepland"})
    assert response.status_code == 400
    assert "Wat wijkt?" in text(response)
    response = coordinator.post(str(link["href"]), sent)
    assert response.status_code == 303, text(response)[:500]
    assert "Kwam in de plaats van Bereikbaar buiten kantoortijd" in text(coordinator.get(response["Location"]))
    earlier = text(coordinator.get(address))
    assert "Dit geldt niet meer. In de plaats kwam: Eén nummer voor avond en weekend" in earlier
    assert "Hoe staat het hiermee?" not in earlier
    refused = coordinator.post(f"{address}opvolging/", {"sleutel": str(uuid4()), "stand": "klaar", "tekst": "x"})
    assert refused.status_code == 400
