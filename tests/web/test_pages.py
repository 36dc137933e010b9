# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page of both examples: it answers, it is whole, and it asks the database at most a dozen questions."""

import re
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]
A_DOZEN = 12
#: Pages that read more rooms than others; tests/sweeps/test_queries.py says why.
MORE = (
    (re.compile(r"^/[a-z]+/notas/.+"), 18),
    (re.compile(r"^/[a-z]+/themas/.+"), 15),
    (re.compile(r"^/[a-z]+/programmas/.+/hiaten/$"), 13),
    (re.compile(r"^/[a-z]+/overleg/.+/vergaderen/$"), 17),
    # What a part of a track leads to is chosen from the decisions of its council and of its college.
    (re.compile(r"^/[a-z]+/bewerk/trajectdeel/.+"), 14),
)
# Making a note or a whole plan file reads more than one page does.
FILES = re.compile(r"\.(docx|pdf|html|yaml|csv|svg|xlsx|ods|ics)$")
# Words that only appear when something was printed that should not be.
SLIPS = re.compile(r"\b(?:None|Undefined|True|False)\b|<function|object at 0x|\{\{|\}\}|%\(")


def visited(client: Client, start: str) -> dict[str, tuple[BeautifulSoup, int]]:
    """Follow the links of a partnership from its first screen; return page and number of queries by address."""
    found: dict[str, tuple[BeautifulSoup, int]] = {}
    todo = [start]
    while todo:
        address = todo.pop()
        if address in found or FILES.search(address):
            continue
        with CaptureQueriesContext(
            connection,
        ) as asked:
            response = client.get(address)
        if response.status_code == 302:
            todo.append(response["Location"])
            continue
        assert response.status_code == 200, address
        page = soup(response)
        found[address] = (page, len(asked))
        for link in page.select("a[href]"):
            target = urldefrag(str(link["href"])).url
            if target.startswith(start) and "?" not in target:
                todo.append(target)
    return found


def most(address: str) -> int:
    """Return how many questions a page may ask."""
    return next((number for pattern, number in MORE if pattern.match(address)), A_DOZEN)


@pytest.mark.once
@pytest.mark.parametrize(
    ("slug", "function_code", "least"),
    [
        pytest.param("heuvelrug", "coordinator", 60, marks=pytest.mark.long),
        ("tweestromenland", "coordinator", 45),
    ],
)
def test_every_page_is_whole(slug: str, function_code: str, least: int) -> None:
    pages = visited(signed_in(slug, function_code), f"/{slug}/")
    assert len(pages) >= least
    too_many = {address: count for address, (_, count) in pages.items() if count > most(address)}
    assert too_many == {}
    for address, (page, _) in pages.items():
        assert len(page.select("h1")) == 1, address
        assert page.title is not None, address
        assert page.html is not None, address
        assert page.html["data-theme"] == slug, address
        ids = [element["id"] for element in page.select("[id]")]
        assert sorted(ids) == sorted(set(ids)), address
        slip = SLIPS.search(page.get_text(" "))
        assert slip is None, f"{address}: {slip}"
        anchors = {str(link["href"])[1:] for link in page.select('a[href^="#"]')} - {""}
        assert anchors - set(map(str, ids)) == set(), address


def test_the_list_narrows_sorts_groups_and_searches_by_its_address() -> None:
    client = signed_in("tweestromenland", "coordinator")
    base = "/tweestromenland/programmas/uvp-2025-2026/"

    def titles(query: str) -> list[str]:
        page = soup(client.get(base + query))
        return [cell.a.get_text() for cell in page.select(".driehoek-actions-table tbody th") if cell.a]

    everything = titles("")
    assert len(everything) >= 8
    assert titles("?groep=geen&sorteer=titel") == sorted(everything, key=str.casefold)
    assert titles("?groep=geen&sorteer=-titel") == sorted(everything, key=str.casefold)[::-1]
    finished = titles("?stand=afgerond")
    assert 0 < len(finished) < len(everything)
    assert titles("?zoek=zzzz-komt-niet-voor") == []
    word = everything[0].split()[0]
    assert everything[0] in titles(f"?zoek={word}")
    assert 0 < len(titles("?vlag=bijsturing")) < len(everything)


@pytest.mark.parametrize("asked", ["", "van=1", "van=1&naar=x", "van=1&naar=99999999999999999999", "van=1&naar=-1"])
def test_versions_that_cannot_be_do_not_exist(asked: str) -> None:
    client = signed_in("tweestromenland", "coordinator")
    assert client.get(f"/tweestromenland/plannen/ivp-2023-2026/versies/?{asked}").status_code == 404


def test_htmx_gets_the_list_alone_and_everybody_else_the_page() -> None:
    client = signed_in("tweestromenland", "coordinator")
    whole = client.get("/tweestromenland/programmas/uvp-2025-2026/?stand=afgerond")
    part = client.get("/tweestromenland/programmas/uvp-2025-2026/?stand=afgerond", headers={"HX-Request": "true"})
    assert b"<html" in whole.content
    assert part.content.strip().startswith(b'<div class="driehoek-list')
    assert soup(part).select_one("#lijst") == soup(whole).select_one("#lijst")
    assert "HX-Request" in part["Vary"]
    assert "HX-Request" in whole["Vary"]


def test_examples_are_marked_on_the_first_screen() -> None:
    page = soup(signed_in("tweestromenland", "burgemeester-wijchen").get("/tweestromenland/"))
    sentences = page.select(".driehoek-lead-sentences__item")
    assert len(sentences) == 3
    assert all("voorbeeld" in sentence.get_text() for sentence in sentences)
    counted = [cell for cell in page.select(".driehoek-grid__cell") if cell.select_one(".driehoek-grid__count")]
    assert counted
    assert all("voorbeeld" in cell.get_text() for cell in counted)


def test_every_paragraph_of_the_note_shows_where_it_comes_from_when_asked() -> None:
    client = signed_in("tweestromenland", "coordinator")
    address = "/tweestromenland/notas/uvp-2023-2024/GM0296/"
    assert soup(client.get(address)).select(".driehoek-paper .driehoek-source-link") == []
    sources = soup(client.get(f"{address}?herkomst=ja")).select(".driehoek-paper .driehoek-source-link")
    assert len(sources) > 20
    for target in {str(link["href"]) for link in sources}:
        assert client.get(target).status_code == 200, target


def test_an_issued_note_can_be_fetched_as_it_left_the_house() -> None:
    client = signed_in("tweestromenland", "adviseur-wijchen")
    address = "/tweestromenland/notas/uvp-2023-2024/GM0296/"
    key = soup(client.get(address)).select_one('input[name="sleutel"]')
    assert key is not None
    for _ in range(2):  # the same form twice issues one note
        assert client.post(f"{address}vaststellen/", {"sleutel": key["value"]}).status_code == 303
    links = [str(link["href"]) for link in soup(client.get("/tweestromenland/notas/")).select('a[href*="uitgebracht"]')]
    assert [link.rpartition(".")[2] for link in links] == ["docx", "html", "pdf"]
    with CaptureQueriesContext(connection) as asked:
        kinds = [client.get(link)["Content-Type"].partition(";")[0] for link in links]
    assert len(asked) <= A_DOZEN * len(links)
    assert kinds[1:] == ["text/html", "application/pdf"]
    assert client.get(links[0].replace(".docx", ".exe")).status_code == 404
    outsider = signed_in("heuvelrug", "coordinator")
    assert outsider.get(links[0]).status_code == 404


def test_the_screen_speaks_english_when_asked() -> None:
    client = signed_in("tweestromenland", "coordinator")
    response = client.post("/taal/", {"language": "en", "next": "/tweestromenland/"})
    assert response["Location"] == "/tweestromenland/"
    english = client.get("/tweestromenland/")
    page = soup(english)
    assert english["Content-Language"] == "en"
    assert page.html is not None
    assert page.html["lang"] == "en"
    menu = page.select_one(".driehoek-menu--wide")
    assert menu is not None
    assert "Council notes" in menu.get_text()
