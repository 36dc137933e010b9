# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling how several actions go in one table: each row is kept by itself, and says truly what became of it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from driehoek.kernel import guard, operation, records
from driehoek.planning.commands import Report, report_progress, withdraw_action
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.rules import ActionStatus, DeviationReason
from tests.web.loaded import CLERK, signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]
TABLE = "/tweestromenland/mijn-acties/"


@pytest.fixture
def coordinator() -> Client:
    return signed_in("tweestromenland", "coordinator")


def opened(client: Client, query: str = "") -> dict[str, str]:
    """Return what the form of the table would send when nothing is typed."""
    response = client.get(f"{TABLE}{query}")
    assert response.status_code == 200
    return sent_by(soup(response))


def sent_by(page: BeautifulSoup) -> dict[str, str]:
    """Return what a browser would send of the form on a page."""
    form = page.select_one("form[data-sheet-form]") or page
    sent = {
        str(field["name"]): str(field.get("value", "")) for field in form.select("input[name]:not([type=checkbox])")
    }
    sent |= {str(area["name"]): area.get_text().removeprefix("\n") for area in form.select("textarea")}
    for choice in form.select("select"):
        chosen = choice.select_one("option[selected]") or choice.select_one("option")
        assert chosen is not None
        sent[str(choice["name"])] = str(chosen["value"])
    sent.pop("csrfmiddlewaretoken", None)
    return sent | {"bewaar": "alles"}


def row_of(sent: dict[str, str], code: str) -> str:
    """Return what the names of the fields of an action end with."""
    place = action(code).uid.hex[-12:]
    assert f"rij.{place}" in sent
    return place


def action(code: str) -> Action:
    return Action.objects.get(code=code, programme__code="uvp-2025-2026")


def codes() -> list[str]:
    rows = Action.objects.filter(programme__code="uvp-2025-2026").exclude(status__in=["afgerond", "vervallen"])
    return list(rows.order_by("position").values_list("code", flat=True))


def htmx(client: Client, sent: dict[str, str]) -> Any:
    """Send a row as htmx does."""
    return client.post(TABLE, sent, headers={"HX-Request": "true"})


def test_the_table_shows_what_stands_and_sends_nothing_by_itself(coordinator: Client) -> None:
    sent = opened(coordinator)
    assert len([name for name in sent if name.startswith("rij.")]) == len(codes())
    assert coordinator.post(TABLE, sent).status_code == 303
    assert ProgressReport.objects.filter(action__code__in=codes(), reported_on__gt="2026-07-06").count() == 0


def test_rows_that_were_touched_are_kept_each_by_itself(coordinator: Client) -> None:
    sent = opened(coordinator)
    one, two = codes()[:2]
    first, second = row_of(sent, one), row_of(sent, two)
    sent |= {f"gedaan.{first}": "Nu negen scholen.", f"stand.{first}": "afgerond", "namens": "scholen,  per mail"}
    sent |= {f"einde.{second}": "maart 2027", f"reden.{second}": "geld", f"aandacht.{second}": "Te weinig mensen"}
    response = coordinator.post(f"{TABLE}?sorteer=einde", sent)
    assert response.status_code == 303
    assert "sorteer=einde" in response["Location"]
    assert (action(one).status, action(two).attention_text) == ("afgerond", "Te weinig mensen")
    assert str(action(two).current_end) == "maart 2027"
    reports = ProgressReport.objects.filter(action__in=[action(one), action(two)]).order_by("-pk")[:2]
    assert {report.on_behalf_of for report in reports} == {"scholen, per mail"}
    page = coordinator.get(response["Location"]).content.decode()
    assert "2 acties bewaard." in page
    assert 'value="scholen, per mail"' in page
    story = soup(coordinator.get(f"/tweestromenland/acties/{action(one).uid}/")).select_one(".driehoek-story")
    assert story is not None
    assert "namens scholen, per mail" in story.get_text()


def test_a_wrong_row_keeps_what_was_typed_and_does_not_hold_up_the_others(coordinator: Client) -> None:
    sent = opened(coordinator)
    one, two, three = codes()[:3]
    first, second, third = (row_of(sent, code) for code in (one, two, three))
    sent |= {f"stand.{first}": "vertraagd", f"einde.{first}": "ooit", f"gedaan.{second}": "Gelukt."}
    response = coordinator.post(TABLE, sent | {f"bijsturing.{third}": "ja"})
    assert response.status_code == 400
    page = soup(response)
    wrong = page.select_one(f"#einde-{first}")
    assert wrong is not None
    assert (wrong["value"], wrong["aria-invalid"]) == ("ooit", "true")
    message = page.select_one(f"#{wrong['aria-describedby']}")
    assert message is not None
    assert "20 mei 2027" in message.get_text()
    asks = page.select_one(f"#bijsturing-{third}-fout")
    assert asks is not None
    assert "welke bijsturing" in asks.get_text()
    kept = page.select_one(f"#rij-{second}")
    assert kept is not None
    assert "Bewaard om" in kept.get_text()
    assert ProgressReport.objects.filter(action=action(two)).latest("pk").done == "Gelukt."
    again = sent_by(page) | {f"einde.{first}": "Q1 2027", f"reden.{first}": "geld", f"gedaan.{first}": "Later."}
    assert again[f"stand.{first}"] == "vertraagd"
    assert coordinator.post(TABLE, again | {f"bijsturing.{third}": "nee"}).status_code == 303
    assert (action(one).status, action(one).deviation_reason) == ("vertraagd", DeviationReason.MONEY)


@pytest.mark.parametrize(
    ("column", "typed", "field", "told"),
    [
        ("stand", "afgerond", "gedaan", "De stand verandert"),
        ("stand", "bijna", "stand", "Kies hoe het staat"),
        ("einde", "2030", "reden", "schuift op"),
        ("einde", "", "einde", "Laat de oude datum staan"),
        ("reden", "zomaar", "reden", "Kies een reden uit de lijst"),
        ("aandacht", "x", "aandacht", "wat aandacht vergt"),
    ],
)
def test_what_is_wrong_stands_beside_the_cell(
    coordinator: Client, column: str, typed: str, field: str, told: str
) -> None:
    sent = opened(coordinator)
    place = row_of(sent, "OND-03")
    before = ProgressReport.objects.count()
    response = htmx(coordinator, sent | {f"{column}.{place}": typed, "bewaar": place})
    assert response.status_code == 400
    message = soup(response).select_one(f"#{field}-{place}-fout")
    assert message is not None
    assert told in message.get_text()
    assert ProgressReport.objects.count() == before


def test_htmx_gets_the_one_row_back(coordinator: Client) -> None:
    sent = opened(coordinator)
    place = row_of(sent, "OND-03")
    response = htmx(coordinator, sent | {f"gedaan.{place}": "Twaalf scholen.", "bewaar": place})
    assert response.status_code == 200
    row = soup(response)
    assert len(row.select("tbody")) == 1
    assert "Bewaard om" in row.get_text()
    assert "Twaalf scholen." in row.get_text()
    assert sent_by(row)[f"gedaan.{place}"] == ""
    assert htmx(coordinator, sent_by(row) | {"bewaar": place}).status_code == 200
    assert ProgressReport.objects.filter(done="Twaalf scholen.").count() == 1


def test_the_same_row_twice_is_one_report(coordinator: Client) -> None:
    sent = opened(coordinator)
    place = row_of(sent, "OND-03")
    sent |= {f"gedaan.{place}": "Een keer.", "bewaar": place}
    answers = [htmx(coordinator, sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert ProgressReport.objects.filter(done="Een keer.").count() == 1


def colleague(code: str, **more: Any) -> None:
    """Let a colleague report on an action."""
    more.setdefault("done", "Van een collega.")
    status = more.pop("status", ActionStatus.RUNNING)
    report_progress(actor=CLERK, action_uid=action(code).uid, report=Report(status, **more))


def test_two_writers_see_both_versions_and_choose(coordinator: Client) -> None:
    sent = opened(coordinator)
    place = row_of(sent, "OND-03")
    sent |= {f"gedaan.{place}": "Van mij.", f"aandacht.{place}": "Mijn zorg", "bewaar": place}
    colleague("OND-03", attention="Zorg van een ander", adjustment="Hulp gevraagd")
    response = htmx(coordinator, sent)
    assert response.status_code == 400
    row = soup(response)
    assert "intussen door een ander gewijzigd" in row.get_text()
    again = sent_by(row)
    # What I typed stands; what I left alone follows; where both wrote there is a choice.
    assert again[f"gedaan.{place}"] == "Van mij."
    assert again[f"aandacht.{place}"] == "Mijn zorg"
    assert again[f"bijsturing.{place}"] == "Hulp gevraagd"
    assert [box["value"] for box in row.select("input[type=checkbox]")] == ["aandacht"]
    assert "Zorg van een ander" in row.get_text()
    assert action("OND-03").attention_text == "Zorg van een ander"
    mine = htmx(coordinator, again | {"bewaar": place})
    assert mine.status_code == 200
    assert (action("OND-03").attention_text, action("OND-03").adjustment_text) == ("Mijn zorg", "Hulp gevraagd")


def test_taking_over_what_the_other_wrote(coordinator: Client) -> None:
    sent = opened(coordinator)
    place = row_of(sent, "OND-03")
    sent |= {f"gedaan.{place}": "Van mij.", f"aandacht.{place}": "Mijn zorg", "bewaar": place}
    colleague("OND-03", attention="Zorg van een ander")
    again = sent_by(soup(htmx(coordinator, sent)))
    response = htmx(coordinator, again | {f"neem.{place}": "aandacht", "bewaar": place})
    assert response.status_code == 200
    assert action("OND-03").attention_text == "Zorg van een ander"
    assert ProgressReport.objects.filter(done="Van mij.").count() == 1


def test_a_colleague_who_only_told_something_is_seen_before_it_is_told_twice(coordinator: Client) -> None:
    sent = opened(coordinator)
    place = row_of(sent, "OND-03")
    colleague("OND-03")
    response = htmx(coordinator, sent | {f"gedaan.{place}": "Hetzelfde.", "bewaar": place})
    assert response.status_code == 400
    assert "Van een collega." in soup(response).get_text()


def test_a_change_of_what_the_table_does_not_show_is_no_conflict(coordinator: Client) -> None:
    sent = opened(coordinator)
    place = row_of(sent, "OND-03")
    with operation.opened(CLERK) as running, guard.seeding():
        frame = running.begin(bulk=True)
        records.update(action("OND-03"), {"cluster": "Elders"})
        assert frame.changes
        running.end()
    response = htmx(coordinator, sent | {f"gedaan.{place}": "Gewoon door.", "bewaar": place})
    assert response.status_code == 200
    assert action("OND-03").version > 2


def test_rows_that_are_gone_tell_what_was_typed(coordinator: Client) -> None:
    sent = opened(coordinator)
    place = row_of(sent, "OND-03")
    sent |= {f"gedaan.{place}": "Nergens anders bewaard."}
    withdraw_action(actor=CLERK, action_uid=action("OND-03").uid, expected_version=action("OND-03").version)
    assert htmx(coordinator, sent | {"bewaar": place}).status_code == 404
    response = coordinator.post(TABLE, sent)
    assert response.status_code == 400
    assert "Nergens anders bewaard." in response.content.decode()


@pytest.mark.parametrize("broken", ["", "x", "a|b|c", "0|0|0|0|0|0|0|0|0|0|0"])
def test_a_row_that_is_not_ours_is_refused(coordinator: Client, broken: str) -> None:
    assert coordinator.post(TABLE, {"rij.0123456789ab": broken, "gedaan.0123456789ab": "x"}).status_code == 400


def test_a_row_of_someone_else_cannot_be_smuggled_in(coordinator: Client) -> None:
    sent = opened(coordinator)
    police = signed_in("tweestromenland", "trekker-politie")
    own = opened(police)
    foreign = row_of(sent, "OND-03")
    assert all(sent[f"rij.{foreign}"].split("|")[0] not in value for value in own.values())
    smuggled = {f"rij.{foreign}": sent[f"rij.{foreign}"], f"gedaan.{foreign}": "Ik ook.", "bewaar": foreign}
    assert htmx(police, smuggled).status_code == 404
    assert not ProgressReport.objects.filter(done="Ik ook.").exists()


def test_who_may_report_nowhere_has_no_table(coordinator: Client) -> None:
    reader = signed_in("tweestromenland", "burgemeester-wijchen")
    assert reader.get(TABLE).status_code == 403
    assert b"mijn-acties" not in reader.get("/tweestromenland/").content
    assert b"mijn-acties" in coordinator.get("/tweestromenland/").content


@pytest.mark.parametrize("query", ["?blz=0", "?blz=-1", "?blz=99999999", "?blz=%C2%B2", "?sorteer=zomaar&wie=niemand"])
def test_an_address_with_nonsense_still_shows_the_table(coordinator: Client, query: str) -> None:
    assert len(opened(coordinator, query)) > len(codes())


def test_an_empty_choice_says_what_to_do(coordinator: Client) -> None:
    page = soup(coordinator.get(f"{TABLE}?thema=bestaatniet"))
    assert page.select_one("form[data-sheet-form]") is None
    assert "Geen actie past bij deze keuze" in page.get_text()
