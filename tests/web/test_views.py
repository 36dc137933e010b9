# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping a list under a name, and what the lists and pages around it answer to strange input."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]
HOME = "/tweestromenland/"
VIEWS = f"{HOME}weergaven/"


def keep(client: Client, name: str, query: str = "vlag=stil&onzin=1", **more: str) -> Any:
    """Send the form."""
    return client.post(VIEWS, {"sleutel": str(uuid4()), "naam": name, "lijst": query, **more})


def names(client: Client) -> list[str]:
    """Return the names of one's own views on their page."""
    page = soup(client.get(VIEWS))
    return [link.get_text() for link in page.select('section[aria-labelledby="eigen"] a.utrecht-link')]


def test_a_list_is_kept_found_shared_removed_and_put_back() -> None:
    adviser, mayor = (
        signed_in("tweestromenland", "adviseur-wijchen"),
        signed_in("tweestromenland", "burgemeester-wijchen"),
    )
    answer = keep(adviser, "Stil")
    assert (answer.status_code, answer["Location"]) == (303, f"{HOME}acties/?vlag=stil")
    listed = soup(adviser.get(answer["Location"]))
    (mark,) = listed.select('nav[aria-label="Weergaven"] a')
    assert (mark.get_text(), mark["aria-current"]) == ("Stil", "true")
    assert soup(mayor.get(f"{HOME}acties/")).select('nav[aria-label="Weergaven"]') == []
    form = soup(adviser.get(VIEWS)).select_one('form[action*="/weergaven/"]')
    assert form is not None
    change = str(form["action"])
    assert adviser.post(change, {"doe": "delen"}).status_code == 303
    assert "Stil (gedeeld)" in soup(mayor.get(f"{HOME}acties/")).get_text()
    assert mayor.post(change, {"doe": "verwijderen"}).status_code == 404
    adviser.post(change, {"doe": "verwijderen"})
    assert names(adviser) == []
    adviser.post(change, {"doe": "terug"})
    assert names(adviser) == ["Stil"]
    assert soup(adviser.get(f"{HOME}mijn/")).select_one('a[href$="vlag=stil"]') is not None


def test_the_same_form_twice_keeps_one_view() -> None:
    client, key = signed_in("tweestromenland", "coordinator"), str(uuid4())
    for _ in range(2):
        client.post(VIEWS, {"sleutel": key, "naam": "Een keer", "lijst": ""})
    assert names(client) == ["Een keer"]


def test_a_mistake_stands_beside_the_field_and_keeps_what_was_typed() -> None:
    client = signed_in("tweestromenland", "coordinator")
    answer = keep(client, "x" * 90)
    assert answer.status_code == 400
    page = soup(answer)
    field = page.select_one("#weergave-naam")
    assert field is not None
    assert field["value"] == "x" * 90
    assert field["aria-invalid"] == "true"
    assert "te lang" in page.get_text()
    hidden = page.select_one('input[name="lijst"]')
    assert hidden is not None
    assert hidden["value"] == "vlag=stil"
    assert keep(client, "  ").status_code == 400
    assert client.post(VIEWS, {"naam": "zonder sleutel"}).status_code == 400


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "alle acties"),
        ("vlag=stil", "Half jaar geen bericht"),
        ("thema=zorg&stand=loopt", "Stand: Loopt; Thema: Zorg en veiligheid dichter bij elkaar"),
        ("thema=bestaatniet&gemeente=gezamenlijk", "Thema: bestaatniet; Gemeente: Gezamenlijk"),
        ("programma=uvp-2025-2026&zoek=school", "Woorden: school; Programma: UVP 2025-2026"),
        ("groep=trekker&sorteer=-planning", "gegroepeerd per: Trekker; gesorteerd op: Einddatum"),
    ],
)
def test_a_view_tells_in_words_what_it_shows(query: str, told: str) -> None:
    adviser = signed_in("tweestromenland", "adviseur-wijchen")
    keep(adviser, "Weergave", query)
    said = soup(adviser.get(VIEWS)).select_one('section[aria-labelledby="eigen"] .driehoek-small')
    assert said is not None
    assert said.get_text() == told


@pytest.mark.parametrize(
    ("persona", "wanted"),
    [
        ("tweestromenland/adviseur-wijchen", ["Nieuwe actie", "Lijst inbrengen of meenemen"]),
        ("heuvelrug/adviseur-rhenen", [
            "Nieuwe actie in Gezamenlijk deel UVP 2025-2026", "Nieuwe actie in UVP 2025-2026 Rhenen",
            "Lijst inbrengen of meenemen",
        ]),
        ("heuvelrug/coordinator", [
            "Nieuwe actie in Gezamenlijk deel UVP 2025-2026", "Lijst inbrengen of meenemen",
        ]),
        ("tweestromenland/burgemeester-wijchen", []),
    ],
)  # fmt: skip
def test_on_the_list_one_can_begin(persona: str, wanted: list[str]) -> None:
    client = signed_in(*persona.split("/"))
    page = soup(client.get(f"/{persona.partition('/')[0]}/acties/"))
    links = page.select(".driehoek-tasks a")
    assert [" ".join(link.get_text().split()) for link in links] == wanted
    assert [client.get(str(link["href"])).status_code for link in links] == [200] * len(wanted)


def test_a_mayor_may_not_share() -> None:
    mayor = signed_in("tweestromenland", "burgemeester-wijchen")
    assert keep(mayor, "Gedeeld", delen="1").status_code == 403
    assert soup(mayor.get(f"{HOME}acties/")).select("#weergave-delen") == []


@pytest.mark.parametrize("typed", ["morgen", "31-02-2026", "1999", "9999-12-31", "0001-01-01", "x" * 500])
def test_a_day_that_cannot_be_is_told_beside_the_field(typed: str) -> None:
    answer = signed_in("tweestromenland", "coordinator").get(f"{HOME}gewijzigd/", {"sinds": typed})
    assert answer.status_code == 400
    field = soup(answer).select_one("#sinds")
    assert field is not None
    assert field["aria-invalid"] == "true"
    assert str(field["value"]) == typed[:80]


@pytest.mark.parametrize("typed", ["2025-01-01", "1 januari 2025", "2025", "Q1 2025", ""])
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    answer = signed_in("tweestromenland", "coordinator").get(f"{HOME}gewijzigd/", {"sinds": typed})
    assert answer.status_code == 200
    heading = soup(answer).h1
    assert heading is not None
    assert ("1 januari 2025" in heading.get_text()) == bool(typed)


def test_the_sentences_of_the_first_screen_lead_to_what_they_count() -> None:
    client = signed_in("tweestromenland", "coordinator")
    links = [str(link["href"]) for link in soup(client.get(HOME)).select(".driehoek-lead-sentences__link")]
    assert links
    for link in links:
        assert link.startswith(f"{HOME}acties/")
        page = soup(client.get(link))
        assert page.select(".driehoek-actions-table tbody tr"), link


def test_a_list_says_on_paper_what_it_is_narrowed_to() -> None:
    page = soup(signed_in("tweestromenland", "coordinator").get(f"{HOME}acties/?vlag=aandacht&zoek=digitale"))
    told = page.select_one(".driehoek-paper-only")
    assert told is not None
    assert told.get_text() == "Getoond: Woorden: digitale; Vergt aandacht"


def test_the_folder_of_a_function_comes_as_a_pdf_too() -> None:
    client = signed_in("tweestromenland", "adviseur-wijchen")
    page = soup(client.get(f"{HOME}mijn/"))
    (link,) = [str(found["href"]) for found in page.select('a[href*="/overdracht/"]')]
    folder = soup(client.get(link))
    button = folder.select_one('a[href$="overdracht.pdf"]')
    assert button is not None
    answer = client.get(str(button["href"]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert client.get(link.replace("adviseur-wijchen", "burgemeester-wijchen")).status_code == 403
    assert client.get(link.replace("adviseur-wijchen", "niemand")).status_code == 404


def test_a_function_with_municipalities_and_groups_is_reached_by_links() -> None:
    client = signed_in("heuvelrug", "coordinator")
    first = soup(client.get("/heuvelrug/"))
    towns = [str(link["href"]) for link in first.select('thead a[href*="/gemeenten/"]')]
    assert len(towns) == 5
    town = soup(client.get(towns[0]))
    assert town.select('a[href*="/overdracht/"]')  # the coordinator keeps every folder
    assert client.get("/heuvelrug/gemeenten/GM9999/").status_code == 404
    assert client.get("/heuvelrug/werkgroepen/geen/").status_code == 404
