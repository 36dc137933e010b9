# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The screen at the table as plain forms: what each records, what is refused with the words kept, and who may come."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from bs4 import Tag
from django.db import transaction
from django.test import Client

from driehoek.planning.models import Action, Node, Programme
from driehoek.steering.models import AgendaItem, Annotation, Attendance, Decision, FollowUp, Meeting
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("examples")]

CODE = "driehoek-2026-12-10"
TABLE = f"/tweestromenland/overleg/{CODE}/vergaderen/"


@pytest.fixture(autouse=True)
def undone(examples: None, db: None) -> Iterator[None]:
    """Each test undoes what it changed."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def secretary() -> Client:
    """The secretary, at the table with the meeting open."""
    client = signed_in("tweestromenland", "secretaris-driehoek")
    assert send(client, "openen").status_code == 303
    return client


def send(client: Client, doe: str, **more: str) -> Any:
    """Send one of the forms."""
    return client.post(TABLE, {"doe": doe, "sleutel": str(uuid4()), "punt": "3", **more})


def item(number: int) -> AgendaItem:
    """Return a point of the agenda by its place."""
    return list(AgendaItem.objects.filter(meeting__code=CODE).order_by("position"))[number - 1]


def conclude(client: Client, **more: str) -> Any:
    """Send the form of an outcome of the third point as it is filled in beforehand, but for what is named."""
    point = item(3)
    told = {"agendapunt": str(point.uid), "soort": "afspraak", "onderwerp": point.title, "gezien": "0"}
    return send(client, "uitkomst", **(told | more))


def panel(response: Any, number: int = 3) -> Tag:
    """Return the present point on the page."""
    found = soup(response).select_one(f"#punt-{number}")
    assert isinstance(found, Tag)
    return found


CHANGES: dict[str, dict[str, str]] = {
    "": {},
    "bijstellen": {"actie": "ZV-05"},
    "stoppen": {"actie": "ZV-05", "afwijking": "beleidskeuze"},
    "uitstellen": {"actie": "ZV-05", "afwijking": "geld", "einde": "Q2 2027"},
    "nieuwe_actie": {"titel": "Samen oefenen", "thema": "Ondermijning", "einde": "2026"},
    "prioriteit_erbij": {"thema": "Online onrust"},
    "prioriteit_eraf": {"thema": "Digitale veiligheid", "stopt": "1"},
    "inzet": {"inzet": "gepland", "wijkt": "Minder controles.", "gezag": "openbare_orde"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_change(secretary: Client, change: str) -> None:
    typed = dict(CHANGES[change])
    if change == "nieuwe_actie":
        typed["programma"] = str(Programme.objects.get(code="uvp-2025-2026").uid)
    if change in ("nieuwe_actie", "prioriteit_eraf"):
        theme = Node.objects.filter(partnership__slug="tweestromenland", level=1, ambition="prioriteit").first()
        assert theme is not None
        typed["thema"] = theme.title
    answer = conclude(secretary, wijzigt=change, wie="secretaris van de gezagsdriehoek", voor="maart 2027", **typed)
    assert answer.status_code == 303, soup(answer).select("[aria-invalid]")
    decision = Decision.objects.get(item=item(3))
    assert (decision.follow, str(decision.due_on), decision.owner.title if decision.owner else "") == (
        "open", "maart 2027", "secretaris van de gezagsdriehoek",
    )  # fmt: skip
    there = secretary.get(answer.url)
    told = soup(there).select_one("[data-told]")
    assert told is not None
    assert told.form is not None, "it can be undone"
    assert decision.subject in panel(there).select(".driehoek-said-outcome")[0].text
    undone: Any = secretary.post(str(told.form["action"]))
    assert undone.url == TABLE
    assert not Decision.objects.filter(item=item(3), withdrawn_at__isnull=True).exists()
    assert item(3).state == "open"


def test_a_programme_is_adopted(secretary: Client) -> None:
    programme = Programme.objects.get(code="uvp-2025-2026")
    assert conclude(secretary, wijzigt="vaststellen", wat=str(programme.uid), vast="vastgesteld").status_code == 303
    assert Decision.objects.get(item=item(3)).concerns_uid == programme.uid


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"soort": "iets"}, "soort", "Kies wat het is."),
        ({"onderwerp": ""}, "onderwerp", "Vul in waar het over gaat."),
        ({"wie": "Niemand"}, "wie", "Kies een functie uit de lijst."),
        ({"voor": "ooit"}, "voor", "Wij begrijpen deze datum niet"),
        ({"opnieuw": "ooit"}, "opnieuw", "Wij begrijpen deze datum niet"),
        ({"wijzigt": "stoppen", "actie": "Bestaat niet"}, "actie", "Kies een actie uit de lijst."),
        ({"wijzigt": "stoppen", "actie": "ZV-05"}, "afwijking", "Kies de reden waarom deze actie stopt"),
        ({"wijzigt": "uitstellen", "actie": "ZV-05", "afwijking": "geld"}, "einde", "tot wanneer de actie is"),
        ({"wijzigt": "meenemen", "actie": "ZV-05"}, "actie", "is er nog geen programma"),
        ({"wijzigt": "nieuwe_actie", "titel": "x"}, "programma", "Kies een programma."),
        ({"wijzigt": "prioriteit_eraf", "thema": "Niets"}, "thema", "Kies een thema uit de lijst."),
        ({"wijzigt": "inzet", "inzet": "gepland", "gezag": "openbare_orde"}, "wijkt", "Wat wijkt"),
        ({"wijzigt": "inzet", "inzet": "gepland", "wijkt": "Iets."}, "gezag", "Kies onder wiens gezag"),
        ({"wijzigt": "vaststellen"}, "wat", "Kies een plan of programma."),
    ],
)  # fmt: skip
def test_what_is_refused_stands_beside_its_field(
    secretary: Client, typed: dict[str, str], field: str, sentence: str
) -> None:
    answer = conclude(secretary, tekst="Lang en zorgvuldig getypt.", **typed)
    assert answer.status_code == 400
    at = panel(answer).select_one(f"[id='{field}-{item(3).uid}-fout'], #{field}-{item(3).uid}")
    assert at is not None
    assert sentence in panel(answer).text
    assert "Lang en zorgvuldig getypt." in panel(answer).text
    assert panel(answer).select("form[data-held]")
    assert not Decision.objects.filter(item=item(3)).exists()
    assert item(3).state == "open"


def test_a_colleague_recorded_something_first(secretary: Client) -> None:
    assert conclude(secretary, onderwerp="Van de een").status_code == 303
    answer = conclude(secretary, onderwerp="Van de ander")
    assert answer.status_code == 409
    assert "Een collega heeft hier ook iets vastgelegd" in panel(answer).text
    assert "Van de een" in panel(answer).select(".driehoek-said-outcome")[0].text
    form = panel(answer).select_one("details[data-outcome] form")
    assert isinstance(form, Tag)
    sent = {
        str(one["name"]): str(one.get("value", "")) for one in form.select("input[type=hidden], input.utrecht-textbox")
    }
    assert (sent["onderwerp"], sent["gezien"]) == ("Van de ander", "1")
    assert secretary.post(TABLE, sent | {"soort": "afspraak"}).status_code == 303
    assert Decision.objects.filter(item=item(3)).count() == 2


def test_two_write_minutes(secretary: Client) -> None:
    uid = str(item(3).uid)
    assert send(secretary, "gezegd", agendapunt=uid, gezegd="Van de een.", stond="").status_code == 303
    answer = send(secretary, "gezegd", agendapunt=uid, gezegd="Van de ander.", stond="")
    assert answer.status_code == 409
    assert {"Van de een.", "Van de ander."} <= {one.text.strip() for one in panel(answer).select("p, textarea")}
    both = {"agendapunt": uid, "gezegd": "Van de ander.", "stond": "Van de een.", "kies": "beide"}
    assert send(secretary, "gezegd", **both).status_code == 303
    assert item(3).said == "Van de een.\nVan de ander."
    assert send(secretary, "gezegd", **(both | {"kies": "hun"})).status_code == 303
    assert item(3).said == "Van de een.\nVan de ander."


def test_the_rest_of_the_meeting(secretary: Client) -> None:
    """Who is there, how earlier agreements stand, the last list approved, a point postponed, and closed."""
    meeting = Meeting.objects.get(code=CODE)
    page = soup(secretary.get(f"{TABLE}?punt=aanwezig"))
    chair = page.select_one("[data-panel=aanwezig] form[data-table-form] input[name=functie]")
    assert isinstance(chair, Tag)
    assert send(secretary, "aanwezig", functie=str(chair["value"]), aanwezig="aanwezig").status_code == 303
    assert Attendance.objects.get(meeting=meeting, function__uid=str(chair["value"])).presence == "aanwezig"
    instead = {"functie": str(chair["value"]), "aanwezig": "afwezig", "vervanger": "secretaris van de gezagsdriehoek"}
    assert send(secretary, "aanwezig", **instead).status_code == 303
    assert Attendance.objects.get(meeting=meeting, function__uid=str(chair["value"])).presence == "vervangen"
    line = page.select_one("form input[name=afspraak]")
    assert isinstance(line, Tag)
    before = FollowUp.objects.count()
    told = {"afspraak": str(line["value"]), "stand": "klaar", "tekst": "Gedaan."}
    assert send(secretary, "opvolging", **told).status_code == 303
    assert FollowUp.objects.count() == before + 1
    previous = page.select_one("form input[name=vorige]")
    assert isinstance(previous, Tag)
    assert send(secretary, "lijst", vorige=str(previous["value"]), opmerking="Akkoord.").status_code == 303
    assert Meeting.objects.get(uid=str(previous["value"])).approved_in == meeting
    assert send(secretary, "aanhouden", agendapunt=str(item(5).uid), reden="Eerst cijfers.").status_code == 303
    assert (item(5).state, AgendaItem.objects.filter(title=item(5).title, state="open").count()) == ("aangehouden", 1)
    assert send(secretary, "stand", agendapunt=str(item(6).uid), stand="behandeld").status_code == 303
    assert send(secretary, "sluiten").status_code == 303
    assert {one.state for one in AgendaItem.objects.filter(meeting=meeting)} == {"behandeld", "aangehouden"}
    closed = soup(secretary.get(f"{TABLE}?punt=sluiten"))
    assert "Het overleg is afgesloten" in closed.text
    assert closed.select(f"[data-panel=sluiten] a[href*='/overleg/{CODE}/afsprakenlijst.docx']")


@pytest.mark.parametrize(
    "wrong",
    [
        {"doe": "iets"}, {"doe": "uitkomst"}, {"doe": "gezegd", "agendapunt": "x"},
        {"doe": "aanwezig", "aanwezig": "?"},
        {"doe": "stand", "stand": "?"}, {"doe": "opvolging", "stand": "?"}, {"doe": "lijst", "vorige": "x"},
    ],
)  # fmt: skip
def test_a_form_that_is_not_ours(secretary: Client, wrong: dict[str, str]) -> None:
    assert secretary.post(TABLE, wrong).status_code == 400


def test_before_it_is_opened_nothing_can_be_recorded() -> None:
    client = signed_in("tweestromenland", "secretaris-driehoek")
    page = soup(client.get(TABLE))
    assert page.find("button", string="Overleg openen") or "Overleg openen" in page.text
    assert not page.select("details[data-outcome]")
    assert "Open eerst het overleg" in soup(conclude(client)).text
    assert not Action.objects.filter(status_cause_label__contains="Gezagsdriehoek van 10").exists()


def test_who_may_come() -> None:
    for function, status in (
        ("coordinator", 200), ("adviseur-wijchen", 403), ("burgemeester-wijchen", 403), ("teamchef", 403),
    ):  # fmt: skip
        try:
            client = signed_in("tweestromenland", function)
        except AssertionError:
            continue
        assert client.get(TABLE).status_code == status, function
    assert (
        signed_in("tweestromenland", "coordinator").get("/tweestromenland/overleg/geen/vergaderen/").status_code == 404
    )
    assert signed_in("heuvelrug", "coordinator").get(TABLE).status_code == 404
    assert Client().get(TABLE).status_code == 302
    own = "/tweestromenland/overleg/driehoek-wijchen-2026-12-03/vergaderen/"
    assert signed_in("tweestromenland", "adviseur-wijchen").get(own).status_code == 200


def test_private_notes_are_not_on_the_table(secretary: Client) -> None:
    """Others look along: not even one's own."""
    told = set(Annotation.objects.values_list("text", flat=True))
    page = secretary.get(TABLE).content.decode()
    assert not [text for text in told if text in page]
    assert "annotatie" not in page.casefold()
