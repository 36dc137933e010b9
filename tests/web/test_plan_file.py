# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan file on screen: rehearse, load, refuse, take out."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from driehoek.evaluation.models import Ask, Part, Round
from driehoek.exchange.demo import finish_demo_round, open_demo_round
from driehoek.exchange.planfile.parsing import parse
from driehoek.exchange.planfile.writing import write
from driehoek.kernel import clock
from driehoek.planning.models import Plan
from tests.conftest import ROOT
from tests.web.loaded import CLERK, signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]
ADDRESS = "/tweestromenland/planbestand/"
TEXT = (ROOT / "examples" / "tweestromenland.yaml").read_text(encoding="utf-8")
TITLE = "Integraal Veiligheidsplan Tweestromenland 2023-2026"


@pytest.fixture
def coordinator() -> Client:
    return signed_in("tweestromenland", "coordinator")


def upload(client: Client, text: str, **more: str) -> tuple[int, BeautifulSoup]:
    file = SimpleUploadedFile("plan.yaml", text.encode())
    response = client.post(ADDRESS, {"bestand": file, "knop": "proef"} | more)
    return response.status_code, soup(response)


def test_what_is_taken_out_is_what_was_brought_in_but_for_what_is_of_one_municipality(coordinator: Client) -> None:
    file = parse(TEXT.encode(), "plan.yaml")
    proposals = tuple(one for one in file.proposals if one.circle != "eigen_gemeente")
    meetings = tuple(
        replace(one, agenda=tuple(point for point in one.agenda if point.circle != "eigen_gemeente"))
        for one in file.meetings
    )
    assert (proposals, meetings) != (file.proposals, file.meetings)
    response = coordinator.get(f"{ADDRESS}tweestromenland.yaml")
    assert response["Content-Disposition"] == 'attachment; filename="tweestromenland.yaml"'
    assert response.content.decode() == write(replace(file, proposals=proposals, meetings=meetings))


def test_a_rehearsal_tells_and_changes_nothing(coordinator: Client) -> None:
    assert TITLE in TEXT
    status, page = upload(coordinator, TEXT.replace(TITLE, "Een andere titel"))
    assert status == 200
    told = page.select_one("#proef-tabel-titel")
    assert told is not None
    assert "Een andere titel" not in set(Plan.objects.values_list("title", flat=True))
    carried = page.select_one('textarea[name="tekst"]')
    assert carried is not None
    response = coordinator.post(ADDRESS, {"tekst": carried.get_text()[1:], "naam": "plan.yaml", "knop": "laden"})
    assert response.status_code == 303
    assert "Een andere titel" in set(Plan.objects.values_list("title", flat=True))
    told_after = coordinator.get(ADDRESS).content.decode()
    assert re.search(r"0 toegevoegd, [1-9]\d* gewijzigd", told_after)


def test_what_is_not_ones_own_to_change_is_told_in_a_sentence(coordinator: Client) -> None:
    """The title of a source stands with the national numbers of inhabitants, which only the operator changes."""
    status, page = upload(coordinator, TEXT.replace("titel: Bevolking op 1 januari", "titel: Anders", 1))
    assert status == 403
    assert "Alleen de beheerder van de server wijzigt ze." in page.get_text()
    assert page.select_one("#bestand") is not None, "one can choose another file at once"


def test_the_same_file_again_says_that_nothing_is_new(coordinator: Client) -> None:
    status, page = upload(coordinator, TEXT)
    assert status == 200
    assert "niets nieuws" in page.get_text()


def test_what_is_wrong_is_listed_with_its_line(coordinator: Client) -> None:
    status, page = upload(coordinator, TEXT.replace("soort: politie", "soort: brandweer"))
    assert status == 400
    problems = page.select(".utrecht-alert--error li")
    assert problems
    assert all("regel " in problem.get_text() for problem in problems)


def test_a_file_of_another_partnership_is_refused(coordinator: Client) -> None:
    status, page = upload(coordinator, (ROOT / "examples" / "heuvelrug.yaml").read_text(encoding="utf-8"))
    assert status == 400
    assert "heuvelrug" in page.select(".utrecht-alert--error li")[0].get_text()


def test_no_file_and_a_file_too_large_are_told(coordinator: Client) -> None:
    assert coordinator.post(ADDRESS, {"knop": "proef"}).status_code == 400
    status, page = upload(coordinator, "# " + "x" * 2_000_000)
    assert status == 400
    assert "2 MB" in page.select(".utrecht-alert--error li")[0].get_text()


def test_an_adviser_may_take_it_out_and_not_bring_it_in(coordinator: Client) -> None:
    adviser = signed_in("tweestromenland", "adviseur-wijchen")
    page = soup(adviser.get(ADDRESS))
    assert page.select_one('input[type="file"]') is None
    assert upload(adviser, TEXT)[0] == 403
    assert adviser.get(f"{ADDRESS}tweestromenland.yaml").status_code == 200


@pytest.mark.once
def test_the_demonstration_adds_a_round_that_runs_and_one_that_is_decided(coordinator: Client) -> None:
    with clock.stopped(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        assert (finish_demo_round(actor=CLERK), open_demo_round(actor=CLERK)) == (3, 7)
        page = soup(coordinator.get("/tweestromenland/rondes/ronde-eindejaar-2026/"))
    rounds = {one.partnership.slug: one for one in Round.objects.select_related("partnership")}
    assert {slug: one.state for slug, one in rounds.items()} == {"heuvelrug": "besloten", "tweestromenland": "controle"}
    assert str(rounds["tweestromenland"].triangle_on) == "2026-12-10"  # a meeting of the example
    answers = Counter(Ask.objects.filter(round=rounds["tweestromenland"]).values_list("answer", flat=True))
    assert answers == {"": 3, "bericht": 3, "niets_veranderd": 1}
    assert "3 acties hebben nog geen antwoord" in page.get_text(" ")
    assert set(Part.objects.values_list("kind", "number")) == {("inhoud", 1), ("uitkomsten", 1)}
