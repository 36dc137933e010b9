# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Council calendars pasted in one go, and a programme planned backwards past six councils, as people do it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.kernel import clock
from driehoek.organisations.editing import add_record, withdraw_record
from driehoek.organisations.models import Municipality, Partnership
from driehoek.planning.models import Programme
from driehoek.steering.kinds import COUNCIL_CALENDAR, TRACK, TRACK_LINE
from driehoek.steering.models import AdoptionTrack, CouncilCalendar, Decision, TrackLine
from tests.web.loaded import CLERK, signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]

HOME = "/tweestromenland/"
PAGE = f"{HOME}trajecten/proef/"
WIJCHEN, DRUTEN = "GM0296", "GM0225"
CHRISTMAS = {"first": "2026-12-19", "last": "2027-01-03", "name": "kerstreces", "closes": "allen"}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """It is Sunday 22 November 2026."""
    with clock.stopped(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def coordinator() -> Client:
    return signed_in("tweestromenland", "coordinator")


@pytest.fixture
def adviser() -> Client:
    return signed_in("tweestromenland", "adviseur-wijchen")


def partnership() -> Partnership:
    return Partnership.objects.get(slug="tweestromenland")


def clear(place: str) -> None:
    """Withdraw the calendar of a municipality, if the examples hold one."""
    row = CouncilCalendar.objects.filter(municipality__cbs_code=place, withdrawn_at__isnull=True).first()
    if row is not None:
        withdraw_record(actor=CLERK, kind=COUNCIL_CALENDAR, uid=row.uid, expected_version=row.version)


def give_calendar(place: str, **columns: object) -> None:
    """Give a municipality this calendar, whatever the examples say."""
    clear(place)
    add_record(
        actor=CLERK, kind=COUNCIL_CALENDAR, partnership_id=partnership().pk, values=columns,
        municipality_id=Municipality.objects.get(cbs_code=place).pk,
    )  # fmt: skip


def a_track(**values: object) -> AdoptionTrack:
    uid = add_record(
        actor=CLERK, kind=TRACK, partnership_id=partnership().pk, example=True,
        values={"title": "UVP 2027-2028 langs de raden", "code": "proef", **values},
    )  # fmt: skip
    return AdoptionTrack.objects.get(uid=uid)


def paste(client: Client, place: str, **fields: str) -> Any:
    """Send the form of a new calendar with what stands in it, and these fields."""
    address = f"{HOME}nieuw/raadskalender/?municipality={place}"
    page = soup(client.get(address))
    sent = {str(one["name"]): str(one.get("value", "")) for one in page.select("main form input[name]")}
    for one in page.select("main form select[name]"):
        chosen = one.select_one("option[selected]") or one.select_one("option")
        assert chosen is not None
        sent[str(one["name"])] = str(chosen["value"])
    return client.post(address, sent | {"municipality": place} | fields)


def row_of(client: Client, name: str) -> str:
    """Return what the page says of a municipality."""
    for body in soup(client.get(PAGE)).select(".driehoek-track tbody"):
        heading = body.select_one("th")
        if heading is not None and heading.get_text(" ", strip=True).startswith(name):
            return body.get_text(" ", strip=True)
    raise AssertionError(name)


def test_a_calendar_is_pasted_in_one_go(adviser: Client) -> None:
    clear(WIJCHEN)
    answer = paste(
        adviser, WIJCHEN, council_dates="do 25-02-2027, 28 januari 2027\nDonderdag 25 maart 2027\n25-02-2027",
        recesses="19-12-2026 t/m 03-01-2027 kerstreces\n7 mei 2027 dag na Hemelvaart\n"
        "10-07-2027 - 22-08-2027 zomerreces (raad en griffie)",
    )  # fmt: skip
    assert answer.status_code == 303, soup(answer).select_one("main").get_text(" ", strip=True)  # type: ignore[union-attr]
    row = CouncilCalendar.objects.get(municipality__cbs_code=WIJCHEN, withdrawn_at__isnull=True)
    assert row.council_dates == ["2027-01-28", "2027-02-25", "2027-03-25"]
    assert row.recesses == [
        CHRISTMAS,
        {"first": "2027-05-07", "last": "2027-05-07", "name": "dag na Hemelvaart", "closes": "allen"},
        {"first": "2027-07-10", "last": "2027-08-22", "name": "zomerreces", "closes": "raad"},
    ]
    assert row.circle == "openbaar"
    shown = soup(adviser.get(f"{HOME}raadskalenders/")).select_one("main")
    assert shown is not None
    assert "do 28 januari 2027, do 25 februari 2027, do 25 maart 2027" in shown.get_text(" ", strip=True)


def test_the_form_shows_again_what_was_pasted_and_reads_it_the_same(adviser: Client) -> None:
    give_calendar(WIJCHEN, council_dates=["2027-01-28"], recesses=[{**CHRISTMAS, "closes": "college"}])
    row = CouncilCalendar.objects.get(municipality__cbs_code=WIJCHEN, withdrawn_at__isnull=True)
    address = f"{HOME}bewerk/raadskalender/{row.uid}/"
    page = soup(adviser.get(address))
    texts = {str(one["name"]): one.get_text().strip() for one in page.select("main textarea[name]")}
    assert texts["council_dates"] == "28 januari 2027"
    assert texts["recesses"] == "19 december 2026 t/m 3 januari 2027 kerstreces (college)"
    sent = {str(one["name"]): str(one.get("value", "")) for one in page.select("main form input[name]")}
    for one in page.select("main form select[name]"):
        chosen = one.select_one("option[selected]") or one.select_one("option")
        assert chosen is not None
        sent[str(one["name"])] = str(chosen["value"])
    assert adviser.post(address, sent | texts).status_code == 303
    assert CouncilCalendar.objects.get(pk=row.pk).version == row.version


def test_a_line_that_is_no_day_is_named_and_nothing_is_kept(adviser: Client) -> None:
    clear(WIJCHEN)
    answer = paste(adviser, WIJCHEN, council_dates="28-01-2027\n31-02-2027", recesses="kerst")
    assert answer.status_code == 400
    errors = [one.get_text(" ", strip=True) for one in soup(answer).select(".utrecht-form-field-error-message")]
    assert any("31-02-2027" in text for text in errors)
    assert any("kerst" in text for text in errors)
    assert not CouncilCalendar.objects.filter(municipality__cbs_code=WIJCHEN, withdrawn_at__isnull=True).exists()


def test_nobody_types_the_calendar_of_another(adviser: Client) -> None:
    clear(DRUTEN)
    assert paste(adviser, DRUTEN, council_dates="28-01-2027").status_code in (400, 403)
    assert not CouncilCalendar.objects.filter(municipality__cbs_code=DRUTEN, withdrawn_at__isnull=True).exists()


def test_dates_are_chosen_together_and_the_steps_follow(coordinator: Client) -> None:
    give_calendar(WIJCHEN, council_dates=["2027-01-28"], committee_dates=["2027-01-14"], recesses=[CHRISTMAS])
    give_calendar(DRUTEN, council_dates=["2027-02-11"])
    a_track()
    answer = coordinator.post(PAGE, {"raad.GM0296": "2027-01-28", "raad.GM0225": "2027-02-11", "driehoek": ""})
    assert answer.status_code == 303
    wijchen = row_of(coordinator, "Wijchen")
    # Reckoned by hand in tests/steering/test_backwards.py.
    for day in ("8 december 2026", "15 december 2026", "17 december 2026", "14 januari 2027", "28 januari 2027"):
        assert day in wijchen
    assert "eerder door kerstreces" in wijchen
    page = soup(coordinator.get(PAGE)).select_one("main")
    assert page is not None
    assert "De gezamenlijke driehoek moet uiterlijk op 1 december 2026" in page.get_text(" ", strip=True)
    assert "4 van de 6 raden hebben nog geen datum" in page.get_text(" ", strip=True)


def test_a_triangle_that_is_too_late_says_so_and_gives_the_first_council(coordinator: Client) -> None:
    give_calendar(WIJCHEN, council_dates=["2027-01-28", "2027-02-25"], recesses=[CHRISTMAS])
    a_track()
    coordinator.post(PAGE, {"raad.GM0296": "2027-01-28", "driehoek": "10-12-2026"})
    told = row_of(coordinator, "Wijchen")
    assert "te laat voor deze raad" not in told  # without a committee it is reached
    give_calendar(WIJCHEN, council_dates=["2027-01-28", "2027-02-25"], committee_dates=["2027-01-14"],
                  recesses=[CHRISTMAS])  # fmt: skip
    told = row_of(coordinator, "Wijchen")
    assert "van 10 december 2026 is te laat voor deze raad: het moet uiterlijk op 1 december 2026" in told
    assert "de eerste raad die van 25 februari 2027" in told
    assert "dagen tot" not in told


def test_a_council_in_recess_says_so(coordinator: Client) -> None:
    summer = {"first": "2027-07-10", "last": "2027-08-22", "name": "zomerreces", "closes": "raad"}
    give_calendar(WIJCHEN, council_dates=["2027-07-15", "2027-09-02"], recesses=[summer])
    a_track()
    coordinator.post(PAGE, {"raad.GM0296": "2027-07-15"})
    assert "Raad op 15 juli 2027 valt in zomerreces. De eerste mogelijke dag is 2 september 2027." in row_of(
        coordinator, "Wijchen"
    )


def test_a_step_that_slipped_is_late_and_says_which_council_is_still_reached(coordinator: Client) -> None:
    give_calendar(WIJCHEN, council_dates=["2026-12-10", "2027-02-25"])
    a_track(triangle_on=date(2026, 10, 1))
    coordinator.post(PAGE, {"raad.GM0296": "2026-12-10"})
    told = row_of(coordinator, "Wijchen")
    assert "Te laat" in told
    assert "had op" in told
    assert "Wie het nu doet, haalt nog de raad van 25 februari 2027." in told


def test_the_real_programme_took_110_days_to_the_college_of_wijchen(adviser: Client) -> None:
    """Both days come from the register: triangle 30 January 2025, college of Wijchen 20 May 2025."""
    programme = Programme.objects.get(partnership=partnership(), code="uvp-2025-2026")
    track = a_track(concerns_kind="programma", concerns_uid=programme.uid)
    note = Decision.objects.get(partnership=partnership(), code="college-wijchen-2025-05-20")
    add_record(
        actor=CLERK, kind=TRACK_LINE, partnership_id=partnership().pk,
        municipality_id=Municipality.objects.get(cbs_code=WIJCHEN).pk,
        values={"track": track.uid, "ask": "kennisnemen", "college_decision": note.uid},
    )  # fmt: skip
    told = row_of(adviser, "Wijchen")
    assert "di 20 mei 2025" in told
    assert "110 dagen tot het college" in told
    assert "volgt uit een latere stap" in told


def test_an_adviser_chooses_only_the_own_date(adviser: Client) -> None:
    give_calendar(WIJCHEN, council_dates=["2027-01-28"])
    track = a_track()
    page = soup(adviser.get(PAGE))
    assert [str(one["name"]) for one in page.select("main form select")] == ["raad.GM0296"]
    assert adviser.post(PAGE, {"raad.GM0225": "2027-01-28"}).status_code == 403
    assert adviser.post(PAGE, {"raad.GM0296": "2027-01-28", "driehoek": "1-12-2026"}).status_code == 403
    assert not TrackLine.objects.filter(track=track).exists()
    assert adviser.post(PAGE, {"raad.GM0296": "2027-01-28"}).status_code == 303
    assert TrackLine.objects.get(track=track).council_on == date(2027, 1, 28)


def test_what_was_delivered_and_decided_is_told_for_a_municipality_without_a_date(adviser: Client) -> None:
    track = a_track()
    (link,) = soup(adviser.get(PAGE)).select(".driehoek-track a[href*='trajectdeel']")
    address = str(link["href"])
    page = soup(adviser.get(address))
    sent = {str(one["name"]): str(one.get("value", "")) for one in page.select("main form input[name]")}
    for one in page.select("main form select[name]"):
        chosen = one.select_one("option[selected]") or one.select_one("option")
        assert chosen is not None
        sent[str(one["name"])] = str(chosen["value"])
    answer = adviser.post(address, sent | {"to_college_on": "18 november 2026"})
    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    line = TrackLine.objects.get(track=track)
    assert (line.municipality.cbs_code, line.to_college_on) == (WIJCHEN, date(2026, 11, 18))  # type: ignore[union-attr]
    assert "18 november 2026" in row_of(adviser, "Wijchen")


def test_a_day_that_is_none_is_told_beside_its_field_and_the_rest_stays_typed(coordinator: Client) -> None:
    give_calendar(WIJCHEN, council_dates=["2027-01-28"])
    track = a_track()
    answer = coordinator.post(PAGE, {"raad.GM0296": "2027-01-28", "driehoek": "straks"})
    assert answer.status_code == 400
    page = soup(answer)
    field = page.select_one("#driehoek-dag")
    assert field is not None
    assert (field["value"], field["aria-invalid"]) == ("straks", "true")
    chosen = page.select_one("#raad-GM0296 option[selected]")
    assert chosen is not None
    assert chosen["value"] == "2027-01-28"
    assert not TrackLine.objects.filter(track=track).exists()


def test_the_page_asks_few_questions_whatever_its_size(coordinator: Client) -> None:
    for one in partnership_codes():
        give_calendar(one, council_dates=["2027-01-28", "2027-03-25"])
    a_track()
    coordinator.post(PAGE, {f"raad.{one}": "2027-03-25" for one in partnership_codes()})
    with CaptureQueriesContext(connection) as asked:
        assert coordinator.get(PAGE).status_code == 200
    assert len(asked) <= 12


def partnership_codes() -> list[str]:
    """Return the CBS codes of the municipalities."""
    return ["GM1945", "GM0209", "GM0225", "GM0252", "GM0668", "GM0296"]


def test_in_english(coordinator: Client) -> None:
    a_track()
    coordinator.post("/taal/", {"language": "en", "next": PAGE})
    page = soup(coordinator.get(PAGE)).select_one("main")
    assert page is not None
    assert "Adoption track" in page.get_text()
    assert "Choose the dates" in page.get_text()
