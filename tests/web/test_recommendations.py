# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yearly list of recommendations, motions and promises: what stands on it, its file, and its follow-up."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from driehoek.kernel import clock
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.editing import add_record
from driehoek.organisations.models import Municipality, Partnership
from driehoek.steering.commands.recommendations import tell_recommendation
from driehoek.steering.kinds import RECOMMENDATION
from driehoek.steering.models import Recommendation, RecommendationStep
from driehoek.steering.rules import RecommendationState
from tests.web.loaded import CLERK, signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]

HOME = "/tweestromenland/aanbevelingen"
WIJCHEN, DRUTEN = "GM0296", "GM0225"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """It is Sunday 22 November 2026."""
    with clock.stopped(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def adviser() -> Client:
    return signed_in("tweestromenland", "adviseur-wijchen")


def recommendation(code: str, place: str = WIJCHEN, made: str = "2025-03-04", **values: object) -> Recommendation:
    uid = add_record(
        actor=CLERK, kind=RECOMMENDATION, partnership_id=Partnership.objects.get(slug="tweestromenland").pk,
        municipality_id=Municipality.objects.get(cbs_code=place).pk, circle=Circle.PUBLIC, example=True,
        values={"kind": "aanbeveling", "title": f"Proef {code}", "code": code, "made_on": PreciseDate(made), **values},
    )  # fmt: skip
    return Recommendation.objects.get(uid=uid)


def tell(row: Recommendation, state: str, on: date, text: str = "Gedaan wat kon.") -> None:
    tell_recommendation(
        actor=CLERK, recommendation_uid=row.uid, state=RecommendationState(state), text=text, told_on=on
    )


def listed(client: Client, **asked: str) -> list[str]:
    """Return the titles on the list, those of this test alone."""
    page = soup(client.get(f"{HOME}/", asked))
    return [
        one.get_text(strip=True)
        for one in page.select(".driehoek-register__what")
        if "Proef" in one.get_text(strip=True)
    ]


def send(client: Client, code: str, **fields: str) -> Any:
    return client.post(f"{HOME}/{code}/", {"sleutel": str(uuid4()), "stand": "loopt", "op": "", "tekst": "", **fields})


def test_what_was_open_in_a_year_stands_on_its_list(adviser: Client) -> None:
    tell(recommendation("klaar", made="2024-05"), "afgedaan", date(2024, 12, 1))
    tell(recommendation("later-klaar", made="2024-06"), "afgedaan", date(2026, 2, 1))
    recommendation("open", made="2025-03-04")
    recommendation("nieuw", made="2026-09-01")
    assert sorted(listed(adviser, jaar="2024")) == ["Proef klaar", "Proef later-klaar"]
    assert sorted(listed(adviser, jaar="2025")) == ["Proef later-klaar", "Proef open"]
    assert sorted(listed(adviser)) == ["Proef later-klaar", "Proef nieuw", "Proef open"]
    assert sorted(listed(adviser, stand="open")) == ["Proef nieuw", "Proef open"]


def test_a_past_year_shows_how_it_stood_then(adviser: Client) -> None:
    tell(recommendation("later-klaar", made="2024-06"), "afgedaan", date(2026, 2, 1), "Alles is af.")
    text = soup(adviser.get(f"{HOME}/", {"jaar": "2025"})).get_text(" ", strip=True)
    assert "Alles is af." not in text
    assert "Alles is af." in soup(adviser.get(f"{HOME}/")).get_text(" ", strip=True)


def test_one_municipality_and_one_kind(adviser: Client) -> None:
    recommendation("hier")
    recommendation("daar", place=DRUTEN)
    recommendation("motie", kind="motie")
    assert listed(adviser, gemeente=DRUTEN) == ["Proef daar"]
    assert listed(adviser, soort="motie") == ["Proef motie"]
    assert len(listed(adviser, gemeente="GM9999", soort="anders", jaar="vorig")) == 3


def test_the_file_holds_the_same_and_no_formula(adviser: Client) -> None:
    row = recommendation("som", made_by="=1+1", answer="deels", answer_text="Wij doen; een deel.")
    tell(row, "loopt", date(2026, 3, 3), "Begonnen.")
    answer = adviser.get(f"{HOME}.csv", {"gemeente": WIJCHEN, "jaar": "2026"})
    assert "aanbevelingen-gm0296-2026.csv" in answer["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    mine = next(one for one in rows if one["Code"] == "som")
    assert not mine["Gedaan door"].startswith("=")
    assert (mine["Antwoord"], mine["Antwoord in woorden"]) == ("deels overgenomen", "Wij doen; een deel.")
    assert (mine["Hoe het staat"], mine["Laatst verteld op"]) == ("loopt", "2026-03-03")
    assert mine["Voorbeeld"] == "ja"


def test_telling_what_came_of_it_once(adviser: Client) -> None:
    row = recommendation("doen")
    key = str(uuid4())
    for _ in range(2):
        answer = send(adviser, "doen", sleutel=key, tekst="Drie doelen hebben nu een cijfer.", op="20-11-2026")
        assert answer.status_code == 303
    step = RecommendationStep.objects.get(recommendation=row)
    assert (step.told_on, step.state, step.circle, step.example) == (date(2026, 11, 20), "loopt", "openbaar", True)
    row.refresh_from_db()
    assert (row.state, row.state_on) == ("loopt", date(2026, 11, 20))
    assert "Drie doelen hebben nu een cijfer." in soup(adviser.get(f"{HOME}/doen/")).get_text(" ", strip=True)


def test_something_older_told_later_does_not_change_how_it_stands(adviser: Client) -> None:
    row = recommendation("volgorde")
    send(adviser, "volgorde", stand="afgedaan", tekst="Klaar.", op="1-11-2026")
    send(adviser, "volgorde", stand="loopt", tekst="Begonnen.", op="1-6-2026")
    row.refresh_from_db()
    assert (row.state, row.state_on) == ("afgedaan", date(2026, 11, 1))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"tekst": ""}, "veld-tekst"),
        ({"tekst": "Ja.", "op": "morgen"}, "veld-op"),
        ({"tekst": "Ja.", "op": "23-11-2026"}, "veld-op"),
        ({"tekst": "Ja.", "op": "1-1-2025"}, "veld-op"),
        ({"tekst": "Ja.", "stand": "onzin"}, "veld-stand"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field_and_stays(adviser: Client, fields: dict[str, str], wrong: str) -> None:
    row = recommendation("fout")
    answer = send(adviser, "fout", **fields)
    assert answer.status_code == 400
    page = soup(answer)
    field = page.select_one(f"#{wrong}")
    assert field is not None
    assert field["aria-invalid"] == "true"
    area = page.select_one("#veld-tekst")
    assert area is not None
    assert area.get_text().strip() == fields["tekst"]
    assert not RecommendationStep.objects.filter(recommendation=row).exists()


def test_an_adviser_of_another_municipality_only_reads() -> None:
    recommendation("elders", place=DRUTEN)
    adviser = signed_in("tweestromenland", "adviseur-wijchen")
    page = soup(adviser.get(f"{HOME}/elders/"))
    assert page.select_one("#veld-tekst") is None
    assert send(adviser, "elders", tekst="Gedaan.").status_code == 403


def test_the_other_partnership_hears_that_it_is_not_there() -> None:
    recommendation("hier")
    other = signed_in("heuvelrug", "coordinator")
    assert other.get(f"{HOME}/hier/").status_code == 404
    assert other.get("/heuvelrug/aanbevelingen/hier/").status_code == 404


def test_a_promise_asks_no_answer(adviser: Client) -> None:
    recommendation("beloofd", kind="toezegging")
    assert "Nog geen antwoord" not in soup(adviser.get(f"{HOME}/beloofd/")).get_text(" ", strip=True)
