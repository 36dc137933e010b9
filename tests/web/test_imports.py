# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Action lists on screen: choose a file, say what is what, look, bring in, undo; a bad file is a sentence."""

import re
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from driehoek.audit.models import AuditEvent
from driehoek.exchange.models import ImportRun
from driehoek.lib.spreadsheets.reading import read
from driehoek.lib.spreadsheets.refusals import Unreadable
from driehoek.planning.models import Action
from tests.lib.spreadsheets.hostile import FILES
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]
ADDRESS = "/tweestromenland/invoer/"
CODE = "uvp-2025-2026"
#: Files that take seconds to make; tests/lib has them all, here it is about the page.
HEAVY = {"200 MB of nothing", "one attribute of 130 MB", "one comment of 130 MB", "one text, 200,000 cells",
         "areas over areas", "five thousand parts", "cells far apart", "200,000 deep", "deep in an ods",
         "many blank cells", "200 MB in one line"}  # fmt: skip
REFUSED = sorted(name for name in FILES if name not in HEAVY)
LIST = (
    "Actielijst;;;;\n;;;;\nNr;Maatregel;Thema;Wie;Deadline\n"
    "W-1;Nieuw spreekuur in de wijk;Ondermijning;Jan;Q2 2026\n"
    "W-2;Nog een spreekuur in de kern;Ondermijning;politie;31-04-2026\n"
    "W-3;Samen door de straat;Ondermijning;politie;mei 2026\n"
)


@pytest.fixture
def adviser() -> Client:
    return signed_in("tweestromenland", "adviseur-wijchen")


def choose(client: Client, content: bytes, name: str = "lijst.csv", **more: str) -> Any:
    sent = {"bestand": SimpleUploadedFile(name, content), "programma": CODE, "sleutel": str(uuid4())}
    return client.post(ADDRESS, sent | more)


def opened(client: Client, text: str = LIST) -> str:
    """Choose a list; return the address of its own page, without the step."""
    response = choose(client, text.encode())
    assert response.status_code == 303
    address: str = response["Location"]
    return address.partition("?")[0]


def filled(form: Tag, **said: str) -> dict[str, str]:
    """Return what a browser would send of a form, with these answers."""
    sent = {
        str(one["name"]): str(one.get("value", "")) for one in form.select("input[name]") if one.get("type") != "radio"
    }
    for select in form.select("select[name]"):
        chosen = select.select_one("option[selected]") or select.select_one("option")
        sent[str(select["name"])] = str(chosen["value"]) if chosen is not None else ""
    return sent | said


def form_with(page: BeautifulSoup, button: str) -> Tag:
    found = page.select_one(f'form:has(button[value="{button}"])')
    assert found is not None, button
    return found


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_cannot_be_read_is_a_sentence_and_nothing_is_kept(adviser: Client, what: str) -> None:
    name, make, _ = FILES[what]
    content = make()
    with pytest.raises(Unreadable) as refusal:
        read(content, name)
    events = AuditEvent.objects.count()
    response = choose(adviser, content, name)
    assert response.status_code == 400
    told = soup(response).select_one("#bestand-fout")
    assert told is not None
    assert refusal.value.sentence in " ".join(told.get_text().split())
    assert ImportRun._default_manager.count() == 0
    assert AuditEvent.objects.count() == events


def test_no_file_and_a_file_that_is_too_large(adviser: Client) -> None:
    response = adviser.post(ADDRESS, {"programma": CODE, "sleutel": str(uuid4())})
    assert (response.status_code, "Kies eerst een bestand." in response.content.decode()) == (400, True)
    response = choose(adviser, b"x" * 10_000_001)
    assert (response.status_code, "groter dan 10 MB" in response.content.decode()) == (400, True)
    assert choose(adviser, LIST.encode(), programma="bestaat-niet").status_code == 404


def test_from_file_to_programme_and_back(adviser: Client) -> None:
    address = opened(adviser)
    columns = soup(adviser.get(f"{address}?stap=kolommen"))
    assert columns.select_one("h1").get_text(strip=True).endswith("Wat staat in welke kolom?")  # type: ignore[union-attr]
    response = adviser.post(address, filled(form_with(columns, "kolommen"), knop="kolommen"))
    trial = soup(adviser.get(response["Location"]))
    words = trial.get_text(" ", strip=True)
    assert "Cel E5: 31 april 2026 bestaat niet" in words
    question = trial.find(string=re.compile("Wat is 'Jan'"))
    assert question is not None
    answers = filled(form_with(trial, "antwoorden"), knop="antwoorden")
    number = next(
        name.rpartition("-")[2] for name, value in answers.items() if name.startswith("woord-") and value == "Jan"
    )
    trial = soup(adviser.get(adviser.post(address, answers | {f"betekenis-{number}": "-"})["Location"]))
    response = adviser.post(address, filled(form_with(trial, "invoeren"), knop="invoeren", keuze="goed"))
    assert response.status_code == 303
    result = soup(adviser.get(response["Location"]))
    assert "De lijst is ingevoerd" in result.get_text()
    assert "Niet overgenomen: rij 5 van uw bestand." in result.get_text()
    made = Action.objects.filter(code__startswith="W-", withdrawn_at__isnull=True).select_related("municipality")
    assert [(row.code, row.municipality.name if row.municipality else "") for row in made.order_by("code")] == [
        ("W-1", "Wijchen"), ("W-3", "Wijchen"),
    ]  # fmt: skip
    response = adviser.post(address, filled(form_with(result, "ongedaan"), knop="ongedaan"))
    assert "De hele lijst is ongedaan gemaakt." in adviser.get(response["Location"]).content.decode()
    assert not made.all().exists()
    assert adviser.post(address, {"knop": "ongedaan"}).status_code == 400


def test_the_same_headings_are_recognised_next_time(adviser: Client) -> None:
    address = opened(adviser)
    adviser.post(address, filled(form_with(soup(adviser.get(f"{address}?stap=proef")), "invoeren"), knop="invoeren"))
    response = choose(adviser, LIST.replace("W-", "X-").replace("Samen door", "Anders door").encode())
    assert "stap=proef" in response["Location"]
    assert "Wij herkennen deze lijst" in adviser.get(response["Location"]).content.decode()


def test_a_list_of_ours_that_nobody_changed_is_nothing_to_do(adviser: Client) -> None:
    content = adviser.get(f"/tweestromenland/programmas/{CODE}/acties.xlsx")
    assert content["Content-Disposition"] == f'attachment; filename="acties-{CODE}.xlsx"'
    response = choose(adviser, content.content, "acties.xlsx")
    assert response["Location"] == ADDRESS
    assert "Niets te doen" in adviser.get(ADDRESS).content.decode()
    assert ImportRun._default_manager.count() == 0


def test_columns_that_are_wrong_are_told_beside_them_and_kept(adviser: Client) -> None:
    address = opened(adviser)
    sent = filled(form_with(soup(adviser.get(f"{address}?stap=kolommen")), "kolommen"), knop="kolommen")
    twice = sent | {"kolom-2": "title"}
    response = adviser.post(address, twice)
    assert response.status_code == 400
    page = soup(response)
    assert "De kolom 'actie' is al gekozen" in page.get_text()
    kept = page.select_one('select[name="kolom-2"] option[selected]')
    assert kept is not None
    assert kept["value"] == "title"
    without = {name: "" if value == "title" else value for name, value in sent.items()}
    assert "Kies in welke kolom de actie staat." in adviser.post(address, without).content.decode()


def test_another_row_of_headings_is_looked_at(adviser: Client) -> None:
    address = opened(adviser)
    response = adviser.post(address, {"knop": "plaats", "blad": "0", "kop": "0"})
    page = soup(adviser.get(response["Location"]))
    chosen = page.select_one('select[name="kop"] option[selected]')
    assert chosen is not None
    assert chosen["value"] == "0"


def test_what_makes_no_sense_changes_nothing(adviser: Client) -> None:
    address = opened(adviser)
    for sent in ({}, {"knop": "iets"}, {"knop": "invoeren", "proef": "anders"}):
        assert adviser.post(address, sent).status_code in (400, 409)
    nonsense = {"knop": "antwoorden", "vraag-0": "status", "woord-0": "x", "betekenis-0": "weg", "rij-1": "weg",
        "rij-x": "nieuw",
                "thema": "geen-uid", "reden": "zomaar"}  # fmt: skip
    assert adviser.post(address, nonsense).status_code == 303
    run = ImportRun._default_manager.get()
    assert (run.mapping["meanings"], run.mapping["rows"], run.mapping["theme"], run.mapping["reason"]) == (
        {"status": {}} if run.mapping["meanings"] else {}, {}, "", "",
    )  # fmt: skip
    assert not Action.objects.filter(code="W-1").exists()


def test_a_list_that_was_put_away_is_gone(adviser: Client) -> None:
    address = opened(adviser)
    response = adviser.post(address, {"knop": "weg"})
    assert response["Location"] == ADDRESS
    assert "De lijst is weggelegd" in adviser.get(address).content.decode()
    for button in ("kolommen", "antwoorden", "plaats", "weg", "ongedaan"):
        assert adviser.post(address, {"knop": button}).status_code == 400
    assert "De lijst is weggelegd" in adviser.post(address, {"knop": "invoeren", "proef": "x"}).content.decode()


def test_the_same_form_sent_twice_opens_one_run(adviser: Client) -> None:
    key = str(uuid4())
    first, second = (choose(adviser, LIST.encode(), sleutel=key) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert ImportRun._default_manager.count() == 1


def test_nobody_else_sees_what_somebody_brings_in(adviser: Client) -> None:
    address = opened(adviser)
    for other in ("coordinator", "adviseur-heumen"):
        assert signed_in("tweestromenland", other).get(address).status_code == 404
