# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling how an action is going, with the short form."""

from uuid import uuid4

import pytest
from django.test import Client

from driehoek.kernel.dates import PreciseDate
from driehoek.planning.models import Action, ProgressReport
from driehoek.web.formats import precise_date
from driehoek.web.forms.dates import typed_date
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]


@pytest.fixture
def action() -> Action:
    return Action.objects.filter(programme__code="uvp-2025-2026", status="loopt").order_by("code")[0]


@pytest.fixture
def coordinator(action: Action) -> Client:
    return signed_in("tweestromenland", "coordinator")


def address(action: Action) -> str:
    return f"/tweestromenland/acties/{action.uid}/"


def form(**values: str) -> dict[str, str]:
    return {"sleutel": str(uuid4()), "stand": "loopt", "gedaan": ""} | values


def test_a_report_is_kept_and_told(action: Action, coordinator: Client) -> None:
    sent = form(stand="afgerond", gedaan="Het is klaar & getest <b>.", volgende="Vieren", planning="2026-q3")
    response = coordinator.post(f"{address(action)}bericht/", sent)
    assert (response.status_code, response["Location"]) == (303, address(action))
    action.refresh_from_db()
    assert action.status == "afgerond"
    assert str(action.current_end) == "Q3 2026"
    page = coordinator.get(address(action))
    assert b"Uw bericht is bewaard." in page.content
    story = soup(page).select_one(".driehoek-story")
    assert story is not None
    assert "Het is klaar & getest <b>." in story.get_text()
    assert "Vieren" in story.get_text()
    assert b"Uw bericht is bewaard." not in coordinator.get(address(action)).content


def test_the_same_form_twice_is_one_report(action: Action, coordinator: Client) -> None:
    before = ProgressReport.objects.filter(action=action).count()
    sent = form(gedaan="Nog bezig.")
    for _ in range(2):
        assert coordinator.post(f"{address(action)}bericht/", sent).status_code == 303
    assert ProgressReport.objects.filter(action=action).count() == before + 1


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("20 mei 2027", "2027-05-20"),
        ("20-5-2027", "2027-05-20"),
        ("1 okt 2027", "2027-10-01"),
        ("Mei 2027", "2027-05"),
        ("mrt 2027", "2027-03"),
        ("20 May 2027", "2027-05-20"),
        ("March 2027", "2027-03"),
        ("1 oct 2027", "2027-10-01"),
        ("q2 2027", "2027-Q2"),
        ("2027-Q2", "2027-Q2"),
        ("2027", "2027"),
        ("2027-05-20", "2027-05-20"),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, read: str) -> None:
    assert typed_date(typed).text == read


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_is_read_as_the_form_shows_it(month: int, language: str) -> None:
    for date in (PreciseDate(f"2027-{month:02d}"), PreciseDate(f"2027-{month:02d}-09")):
        assert typed_date(precise_date(date, language)) == date


@pytest.mark.parametrize("typed", ["31 april 2027", "31-04-2027", "m 2027", "meidoorn 2027", "Q5 2027", "20 2027", ""])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        typed_date(typed)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"stand": "afgerond"}, "melding-gedaan"),
        ({"stand": "vertraagd", "gedaan": "Later."}, "melding-reden"),
        ({"percentage": "veel"}, "melding-percentage"),
        ({"percentage": "101"}, "melding-percentage"),
        ({"percentage": "9" * 5000}, "melding-percentage"),
        ({"planning": "volgend jaar"}, "melding-planning"),
        ({"planning": "2026-02-30"}, "melding-planning"),
        ({"stand": "bijna"}, "melding-stand"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_above_the_form(
    action: Action, coordinator: Client, wrong: dict[str, str], field: str
) -> None:
    before = ProgressReport.objects.count()
    response = coordinator.post(f"{address(action)}bericht/", form(volgende="Blijft staan", **wrong))
    assert response.status_code == 400
    assert ProgressReport.objects.count() == before
    page = soup(response)
    link = page.select_one(f'.driehoek-error-summary a[href="#{field}"]')
    assert link is not None
    beside = page.select_one(f"#{field}")
    assert beside is not None
    assert beside["aria-invalid"] == "true"
    message = page.select_one(f"#{field}-fout")
    assert message is not None
    assert link.get_text() in message.get_text()
    kept = page.select_one("#melding-volgende")
    assert kept is not None
    assert kept.get_text().strip() == "Blijft staan"


def test_a_form_that_is_not_ours_is_refused(action: Action, coordinator: Client) -> None:
    response = coordinator.post(f"{address(action)}bericht/", {"stand": "loopt"})
    assert response.status_code == 400
    assert "Laad de pagina opnieuw" in response.content.decode()


def test_attention_and_adjustment_are_two_things(action: Action, coordinator: Client) -> None:
    sent = form(gedaan="Traag.", aandacht="1", aandacht_tekst="Te weinig mensen")
    coordinator.post(f"{address(action)}bericht/", sent)
    action.refresh_from_db()
    assert (action.attention, action.adjustment) == (True, False)
    heading = soup(coordinator.get(address(action))).select_one(".driehoek-page-heading")
    assert heading is not None
    assert "Vergt aandacht" in heading.get_text()
    assert "Bijsturing nodig" not in heading.get_text()


def test_who_may_not_report_gets_no_form(action: Action) -> None:
    reader = signed_in("tweestromenland", "burgemeester-wijchen")
    assert soup(reader.get(address(action))).select_one("#melding-stand") is None
    assert reader.post(f"{address(action)}bericht/", form(gedaan="Ik ook.")).status_code == 403
