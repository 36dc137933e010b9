# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Months once there are any, values that changed, remarks and breaks: on invented counts of real addresses."""

from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from driehoek.figures.models import Annotation
from driehoek.lib.statline.model import Row
from tests.figures.making import CRIME, load, years
from tests.web.figures.test_figure_pages import seen, text
from tests.web.loaded import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]

WIJCHEN = "GM0296"
ADDRESS = f"/tweestromenland/cijfers/zakkenrollerij/gemeente/{WIJCHEN}/"
PICKPOCKETS = "1.2.4"


def months(first: int, counts: list[int]) -> list[Row]:
    return [
        Row(CRIME, PICKPOCKETS, WIJCHEN, f"{first + place // 12}MM{place % 12 + 1:02d}", count, "")
        for place, count in enumerate(counts)
    ]


def page(client: Client) -> BeautifulSoup:
    return seen(client, ADDRESS)


def of(area: str, counts: list[int], **more: Any) -> None:
    """Load invented counts of pickpocketing, of which the examples have none."""
    load(list(years(area, 2026 - len(counts), counts, PICKPOCKETS)), code="47013NED", **more)


def test_months_have_a_total_a_bound_and_two_that_are_provisional() -> None:
    load(months(2020, [2, 3, 1, 2, 3, 2] * 12), code="47013NED")
    found = page(signed_in("tweestromenland", "coordinator"))
    section = text(found.select_one("section[aria-labelledby=per-maand]"))
    assert "In de twaalf maanden tot en met oktober 2025: 26. In de twaalf daarvoor: 26." in section
    assert "De laatste twee maanden zijn voorlopig" in section
    assert "Oktober 2025. " in section
    assert "Van deze gemeente zijn er geen cijfers per maand." not in text(found)


def test_a_missing_month_gives_no_total() -> None:
    rows = months(2020, [2] * 72)
    load([row for row in rows if row.period != "2025MM03"], code="47013NED")
    section = text(page(signed_in("tweestromenland", "coordinator")).select_one("section[aria-labelledby=per-maand]"))
    assert "In de laatste twee jaar ontbreekt een maand" in section


def test_a_value_that_changed_says_what_it_was_and_until_when() -> None:
    of(WIJCHEN, [30, 32, 36, 31], retrieved_at=datetime(2026, 3, 1, tzinfo=UTC))
    of(WIJCHEN, [30, 32, 38, 31], retrieved_at=datetime(2026, 5, 3, 9, tzinfo=UTC))
    found = page(signed_in("tweestromenland", "coordinator"))
    rows = {text(row.select_one("th")): text(row) for row in found.select("#alle-jaren-titel ~ tbody tr")}
    assert "was 36 tot 3 mei 2026" in rows["2024"]
    assert "was" not in rows["2023"]


def test_a_remark_stands_beside_the_chart_and_can_be_added_and_changed() -> None:
    of(WIJCHEN, [30, 32, 36, 31])
    client = signed_in("tweestromenland", "coordinator")
    add = page(client).select_one("section[aria-labelledby=kanttekeningen] a")
    assert add is not None
    form = seen(client, str(add["href"]))
    chosen = form.select_one("select[name=indicator] option[selected]")
    assert chosen is not None
    assert chosen["value"] == "zakkenrollerij"
    place = form.select_one("select[name=municipality] option[selected]")
    assert place is not None
    assert place["value"] == WIJCHEN
    sent = {
        "sleutel": str(form.select_one("input[name=sleutel]")["value"]),  # type: ignore[index]
        "indicator": "zakkenrollerij", "municipality": WIJCHEN, "kind": "meer_inzet", "period_from": "2024",
        "period_to": "2024", "text": "In 2024 was er extra toezicht op de markt.", "circle": "partners",
    }  # fmt: skip
    assert client.post(str(add["href"]), sent).status_code == 303
    assert Annotation.objects.get(indicator="zakkenrollerij").area == WIJCHEN
    found = page(client)
    told = text(found.select_one("section[aria-labelledby=kanttekeningen]"))
    assert "2024, Wijchen, meer inzet" in told
    assert "extra toezicht op de markt" in told
    assert "extra toezicht op de markt" in text(found.select_one(".driehoek-chart"))
    change = found.select_one("section[aria-labelledby=kanttekeningen] a[href*='/bewerk/']")
    assert change is not None
    fields = seen(client, str(change["href"]))
    assert fields.select_one("input[name=period_from]")["value"] == "2024"  # type: ignore[index]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("period_from", "ooit", "Wij begrijpen deze datum niet."),
        ("period_to", "2023", "Het einde ligt niet voor het begin"),
        ("period_to", "maart 2025", "Het einde ligt niet voor het begin"),
        ("text", "", "Vul dit in."),
        ("text", "x" * 601, "Houd het bij 600 tekens"),
        ("indicator", "", "Vul dit in."),
    ],
)
def test_a_remark_that_cannot_be_kept_says_why_beside_the_field(field: str, typed: str, said: str) -> None:
    client = signed_in("tweestromenland", "coordinator")
    address = "/tweestromenland/nieuw/kanttekening/?indicator=woninginbraak"
    form = seen(client, address)
    sent = {
        "sleutel": str(form.select_one("input[name=sleutel]")["value"]),  # type: ignore[index]
        "indicator": "woninginbraak", "municipality": "", "kind": "anders", "period_from": "2024",
        "period_to": "2025", "text": "Goed om te weten.", "circle": "partners",
    }  # fmt: skip
    response = client.post(address, sent | {field: typed})
    assert response.status_code == 400
    assert said in response.content.decode()
    assert not Annotation.objects.filter(indicator="woninginbraak").exists()


def test_who_may_not_enter_figures_is_offered_no_remark() -> None:
    found = seen(signed_in("tweestromenland", "raadslid-druten"), "/tweestromenland/cijfers/woninginbraak/")
    assert not found.select("a[href*='/nieuw/kanttekening/']")


def test_a_break_is_told_and_drawn() -> None:
    found = seen(
        signed_in("tweestromenland", "coordinator"), f"/tweestromenland/cijfers/wapenhandel/gemeente/{WIJCHEN}/"
    )
    assert "juli 2018: Sinds juli 2018 telt elk misdrijf" in text(found.select_one("section[aria-labelledby=weten]"))
    assert found.select(".driehoek-chart__break")
