# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The grid in which one types what one counts oneself: kept whole, refused cell by cell, never over somebody else."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from driehoek.figures.models import Observation
from driehoek.kernel import clock
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]

KEY = "bibob_toetsen"
PAGE = f"/tweestromenland/cijfers/invoeren/{KEY}/"
WIJCHEN, DRUTEN = "GM0296", "GM0225"


@pytest.fixture
def coordinator() -> Client:
    return signed_in("tweestromenland", "coordinator")


@pytest.fixture
def adviser() -> Client:
    return signed_in("tweestromenland", "adviseur-wijchen")


def at(area: str, back: int = 1) -> str:
    return f"{area}:{clock.today().year - back}JJ00"


def cells(client: Client) -> dict[str, str]:
    fields = soup(client.get(PAGE)).select("input[name^='v.']")
    return {str(field["name"])[2:]: str(field.get("value", "")) for field in fields}


def send(client: Client, typed: Mapping[str, str], seen: Mapping[str, str] | None = None) -> Any:
    form = {f"v.{place}": text for place, text in typed.items()}
    form |= {f"w.{place}": (seen or {}).get(place, "") for place in typed}
    return client.post(PAGE, form)


def stored() -> dict[str, int | None]:
    rows = Observation.objects.filter(series__measure=KEY).values_list("series__area", "period", "value")
    return {f"{area}:{period}": value for area, period, value in rows}


def errors(response: Any) -> dict[str, str]:
    page = soup(response)
    return {
        str(field["name"])[2:]: page.select_one(f"#{field['aria-describedby']}").get_text(" ", strip=True)  # type: ignore[union-attr]
        for field in page.select("input[aria-invalid]")
    }


def test_a_block_is_kept_and_stands_there_afterwards(coordinator: Client) -> None:
    sent = {at(WIJCHEN): "12", at(DRUTEN): "0", at(WIJCHEN, 2): "1.250"}
    response = send(coordinator, sent)
    assert (response.status_code, response["Location"]) == (303, PAGE)
    there = cells(coordinator)
    assert (there[at(WIJCHEN)], there[at(DRUTEN)], there[at(WIJCHEN, 2)]) == ("12", "0", "1250")
    assert there[at(DRUTEN, 2)] == ""
    assert stored() == {at(WIJCHEN): 12, at(DRUTEN): 0, at(WIJCHEN, 2): 1250}


def test_an_emptied_cell_is_not_filled_in_and_never_zero(coordinator: Client) -> None:
    send(coordinator, {at(WIJCHEN): "12"})
    send(coordinator, {at(WIJCHEN): ""}, {at(WIJCHEN): "12"})
    assert cells(coordinator)[at(WIJCHEN)] == ""
    assert stored() == {at(WIJCHEN): None}


def test_one_wrong_cell_keeps_nothing_and_loses_nothing(coordinator: Client) -> None:
    response = send(coordinator, {at(WIJCHEN): "12", at(DRUTEN): "veel", at(DRUTEN, 2): "3,5"})
    assert response.status_code == 400
    assert errors(response).keys() == {at(DRUTEN), at(DRUTEN, 2)}
    assert "geheel getal" in errors(response)[at(DRUTEN)]
    typed = {str(f["name"])[2:]: f["value"] for f in soup(response).select("input[name^='v.']")}
    assert (typed[at(WIJCHEN)], typed[at(DRUTEN)], typed[at(DRUTEN, 2)]) == ("12", "veel", "3,5")
    assert stored() == {}


def test_the_second_writer_is_told_what_the_first_one_filled_in(coordinator: Client, adviser: Client) -> None:
    send(adviser, {at(WIJCHEN): "12"})
    response = send(coordinator, {at(WIJCHEN): "14", at(DRUTEN): "3"})
    assert response.status_code == 400
    assert "12" in errors(response)[at(WIJCHEN)]
    assert stored() == {at(WIJCHEN): 12}
    again = {str(f["name"])[2:]: str(f.get("value", "")) for f in soup(response).select("input[name^='w.']")}
    assert send(coordinator, {at(WIJCHEN): "14", at(DRUTEN): "3"}, again).status_code == 303
    assert stored() == {at(WIJCHEN): 14, at(DRUTEN): 3}


def test_an_adviser_fills_in_the_own_municipality_only(adviser: Client) -> None:
    assert {place.partition(":")[0] for place in cells(adviser)} == {WIJCHEN}
    assert send(adviser, {at(DRUTEN): "5"}).status_code == 200
    assert stored() == {}


def test_nothing_changed_keeps_nothing(coordinator: Client) -> None:
    send(coordinator, {at(WIJCHEN): "12"})
    response = send(coordinator, {at(WIJCHEN): "12"}, {at(WIJCHEN): "12"})
    assert response.status_code == 200
    assert Observation.objects.filter(series__measure=KEY).count() == 1


def test_months_where_they_are_counted_and_figures_of_a_source_are_not_typed(coordinator: Client) -> None:
    assert coordinator.get("/tweestromenland/cijfers/invoeren/woninginbraak/").status_code == 404
    assert coordinator.get("/tweestromenland/cijfers/invoeren/bestaat_niet/").status_code == 404
    page = soup(coordinator.get(f"{PAGE}?soort=KW&jaar=2024"))
    heads = len(page.select("thead th")) - 1
    assert heads == (4 if page.select_one("a[href*='soort=KW']") else 5)


def test_the_list_says_how_far_each_is_filled_in(coordinator: Client) -> None:
    send(coordinator, {at(WIJCHEN): "12"})
    page = soup(coordinator.get("/tweestromenland/cijfers/invoeren/"))
    link = page.select_one(f"a[href='{PAGE}']")
    assert link is not None
    assert link.parent is not None
    assert "1 van 24 vakjes ingevuld" in link.parent.get_text(" ", strip=True)
