# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures from a file on screen: choose it, see what changes, load it, put it back; a bad file is a sentence."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from bs4 import Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from driehoek.audit.models import AuditEvent
from driehoek.figures.commands import load_table
from driehoek.figures.exports import known_table, known_tables
from driehoek.figures.models import Dataset, FigureColumns, FigureUpload, Finding, Load, Observation, UploadState
from driehoek.figures.uploads.commands import forget_uploads
from driehoek.figures.uploads.policies import OPEN_FOR
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.lib.spreadsheets.writing import OutColumn, Table, write
from driehoek.lib.statline.exports.reading import read
from tests.lib.spreadsheets.hostile import FILES
from tests.web.loaded import CLERK, signed_in, soup

pytestmark = [pytest.mark.usefixtures("examples"), pytest.mark.django_db]
ADDRESS = "/tweestromenland/cijfers/inlezen/"
TITLE = "Geregistreerde misdrijven; soort misdrijf, wijk, buurt, jaarcijfers 2026"
YEARS = ("2022", "2023", "2024", "2025")
#: Examples, not figures of these places.
NATIONAL = {"Nederland": (2600, 2500, 2550, 2500), "Wijchen": (30, 31, 29, 30), "Druten": (12, 11, 13, 12)}
FILES_THAT_TAKE_LONG = {"200 MB of nothing", "one attribute of 130 MB", "one comment of 130 MB", "areas over areas",
                        "one text, 200,000 cells", "five thousand parts", "cells far apart", "200,000 deep",
                        "deep in an ods", "many blank cells", "200 MB in one line"}  # fmt: skip


def export(figures: Mapping[str, tuple[int | str, ...]], years: tuple[str, ...] = YEARS) -> str:
    """Return an export with years in rows and areas in columns, as none in the folder of examples has it."""
    areas = list(figures)
    lines = [
        f'"{TITLE}"', '"Soort misdrijf: 1.1.1 Diefstal/inbraak woning"', '""',
        ";".join(['"Regio\'s"', *(f'"{area}"' for area in areas)]),
        ";".join(['"Onderwerp"', *('"Geregistreerde misdrijven"' for _ in areas)]),
        ";".join(['"Perioden"', *('"aantal"' for _ in areas)]),
    ]  # fmt: skip
    lines += [
        ";".join([f'"{year}"', *(f'"{figures[area][place]}"' for area in areas)]) for place, year in enumerate(years)
    ]
    return "\n".join([*lines, '"Bron: Politie"', ""])


@pytest.fixture
def national() -> None:
    """Load the whole country: example values of three areas."""
    reading = read(export(NATIONAL).encode(), "47018NED.csv", known_tables(), now=clock.now())
    load_table(actor=CLERK, table=reading.table, partnership_id=None)


@pytest.fixture
def officer(national: None) -> Client:
    return signed_in("tweestromenland", "coordinator")


def choose(client: Client, content: bytes | str, name: str = "cijfers.csv", key: UUID | None = None) -> Any:
    raw = content.encode() if isinstance(content, str) else content
    return client.post(ADDRESS, {"bestand": SimpleUploadedFile(name, raw), "sleutel": str(key or uuid4())})


def opened(client: Client, content: bytes | str, name: str = "cijfers.csv") -> str:
    """Choose a file; return the address of its own page."""
    response = choose(client, content, name)
    assert response.status_code == 303, soup(response).get_text()
    address: str = response["Location"]
    return address


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(soup(response).get_text().split())


def load(client: Client, address: str) -> Any:
    base = str(soup(client.get(address)).select_one('input[name="proef"]')["value"])  # type: ignore[index]
    return client.post(address, {"knop": "inlezen", "proef": base})


def own_values() -> dict[tuple[str, str], int | None]:
    rows = Observation.objects.filter(series__dataset__partnership__isnull=False)
    return {(area, period): value for area, period, value in rows.values_list("series__area", "period", "value")}


HIGHER = {"Nederland": (2600, 2500, 2550, 2500), "Wijchen": (30, 31, 29, 90), "Druten": (12, 11, 13, 12)}


def test_the_whole_path_there_and_back(officer: Client) -> None:
    before = list(Finding.objects.order_by("pk").values_list("area", "label", "now"))
    address = opened(officer, export(HIGHER))
    seen = text(officer, address)
    assert "Dit is een proef" in seen
    assert "47018NED" in seen
    assert "2022 tot en met 2025" in seen
    assert "Woninginbraak, Wijchen" in seen
    assert Dataset.objects.filter(partnership__isnull=False).count() == 0, "a rehearsal leaves nothing"
    assert list(Finding.objects.order_by("pk").values_list("area", "label", "now")) == before

    assert load(officer, address).status_code == 303
    assert own_values()["GM0296", "2025JJ00"] == 90
    done = text(officer, address)
    assert "De cijfers zijn ingelezen" in done
    own = Finding.objects.filter(dataset__partnership__isnull=False, area="GM0296", indicator="woninginbraak")
    assert {found.label for found in own if found.compared == "drie_jaar"} == {"duidelijke_stijging"}
    assert set(Observation.objects.filter(series__dataset__partnership__isnull=True, series__area="GM0296")
               .values_list("value", flat=True)) == {30, 31, 29}, "the national figures stay"  # fmt: skip

    load_uid = str(Load.objects.get(dataset__partnership__isnull=False).uid)
    listed = text(officer, ADDRESS)
    assert "cijfers.csv" in listed
    assert "coördinator" in listed.lower()
    back = officer.post(ADDRESS, {"knop": "ongedaan", "inlezing": load_uid})
    assert back.status_code == 303
    assert "Teruggezet" in text(officer, ADDRESS)
    assert "teruggezet" in text(officer, address)
    assert own_values() == {}
    again = officer.post(ADDRESS, {"knop": "ongedaan", "inlezing": load_uid})
    assert again.status_code in (400, 404)


def test_what_is_shown_is_what_is_loaded(officer: Client) -> None:
    """The sentence after loading is the one that the rehearsal showed."""
    address = opened(officer, export(HIGHER))
    rehearsal = FigureUpload._default_manager.get().rehearsal
    promised = {(one["indicator"], one["area"]): one["label_after"] for one in rehearsal["sentences"]}
    load(officer, address)
    run = Load.objects.get(dataset__partnership__isnull=False)
    assert (run.made, run.changed, run.unchanged) == (rehearsal["made"], rehearsal["changed"], rehearsal["left"])
    rows = Finding.objects.filter(dataset__partnership__isnull=False, compared="drie_jaar")
    kept = {(row.indicator, row.area): row.label for row in rows}
    assert promised.items() <= kept.items()
    assert promised


def test_the_same_file_again_has_nothing_to_do(officer: Client) -> None:
    load(officer, opened(officer, export(HIGHER)))
    events = AuditEvent.objects.count()
    address = opened(officer, export(HIGHER))
    assert "Niets te doen" in text(officer, address)
    assert AuditEvent.objects.count() == events + 1, "the file that waits, and nothing of the rehearsal"


def test_a_form_that_is_sent_twice_keeps_one_file(officer: Client) -> None:
    key = uuid4()
    first, second = (choose(officer, export(HIGHER), key=key) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert FigureUpload._default_manager.count() == 1


def test_other_figures_in_between_are_not_loaded_over(officer: Client) -> None:
    address, other = opened(officer, export(HIGHER)), opened(officer, export({"Druten": (12, 11, 13, 20)}))
    assert load(officer, other).status_code == 303
    refused = load(officer, address)
    assert refused.status_code == 409
    assert "Intussen zijn er andere cijfers ingelezen" in soup(refused).get_text()
    assert ("GM0296", "2025JJ00") not in own_values()
    assert officer.post(address, {"knop": "opnieuw"}).status_code == 303
    assert load(officer, address).status_code == 303
    assert own_values()["GM0296", "2025JJ00"] == 90


def test_a_value_that_changes_is_shown_before_and_after(officer: Client) -> None:
    load(officer, opened(officer, export(HIGHER)))
    address = opened(officer, export(HIGHER | {"Wijchen": (30, 31, 29, 31)}))
    cells = [cell.get_text() for cell in soup(officer.get(address)).select("table td")]
    assert cells[1:5] == ["Wijchen", "2025", "90", "31"]


def test_a_value_unlike_the_national_one_is_shown(officer: Client) -> None:
    address = opened(officer, export(HIGHER))
    rows = [[cell.get_text() for cell in row.select("td")][1:] for row in soup(officer.get(address)).select("tbody tr")]
    assert rows == [["Wijchen", "2025", "30", "90"]]


def test_what_is_left_out_is_told_with_its_place(officer: Client) -> None:
    address = opened(officer, export(HIGHER | {"Morgenland": (1, 2, 3, 4)}))
    seen = text(officer, address)
    assert "Het gebied 'Morgenland' kennen we niet." in seen
    assert "regel 7, kolom E" in seen


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "leeg"),
        ('"TableInfos";\n"ID";"Title"\n', "toelichting bij een tabel"),
        (export(HIGHER).replace('"90"', '"veel"'), "regel 10, kolom C"),
        (export(HIGHER | {"Groningen": (1, 2, 3, 4)}), "Groningen (gemeente)"),
    ],
)
def test_a_file_that_is_no_use_is_a_sentence(officer: Client, content: str, sentence: str) -> None:
    response = choose(officer, content)
    assert response.status_code == 400
    assert sentence.lower() in soup(response).get_text().lower()
    assert FigureUpload._default_manager.count() == 0


@pytest.mark.once
@pytest.mark.long
def test_hostile_files_are_answered(officer: Client) -> None:
    """In one test, because the world around it takes longer than the files."""
    answers = {}
    for what in sorted(set(FILES) - FILES_THAT_TAKE_LONG):
        name, make, _ = FILES[what]
        response = choose(officer, make(), name)
        answers[what] = (response.status_code, bool(soup(response).select("#bestand-fout")))
    odd = {what: answer for what, answer in answers.items() if answer not in ((303, False), (400, True))}
    assert odd == {}
    assert Load.objects.filter(dataset__partnership__isnull=False).count() == 0


def own_list() -> bytes:
    table = Table(
        "Bibob", (OutColumn("Plaats", 20), OutColumn("Jaar", 8), OutColumn("Toetsen", 8)),
        [["Wijchen", 2024, 7], ["Wijchen", 2025, 9], ["Druten", 2025, None]],
    )  # fmt: skip
    return write(table, "xlsx")


def chosen(select: Tag) -> str:
    option = select.select_one("option[selected]")
    assert option is not None
    return str(option["value"])


def own_measure() -> str:
    return f"own|{known_table('own').measures[0].code}"


def test_another_list_is_asked_once_and_remembered(officer: Client) -> None:
    address = opened(officer, own_list(), "bibob.xlsx")
    assert "Wat is dit voor bestand?" in text(officer, address)
    page = soup(officer.get(address))
    guesses = {str(one["name"]): chosen(one) for one in page.select("select[name^=kolom]")}
    assert guesses == {"kolom-0": "gebied", "kolom-1": "periode", "kolom-2": "waarde"}
    wrong = officer.post(address, {"knop": "kolommen", "kop": "1", "onderwerp": "", **guesses})
    assert wrong.status_code == 400
    assert "Kies waarover de cijfers gaan." in soup(wrong).get_text()
    said = officer.post(address, {"knop": "kolommen", "kop": "1", "onderwerp": own_measure(), **guesses})
    assert said.status_code == 303
    assert load(officer, address).status_code == 303
    assert own_values() == {("GM0296", "2024JJ00"): 7, ("GM0296", "2025JJ00"): 9}
    assert FigureColumns._default_manager.count() == 1
    assert "Dit is een proef" in text(officer, opened(officer, own_list(), "bibob van mei.xlsx"))


def test_a_table_that_can_be_two_is_asked(officer: Client) -> None:
    bulk = '"SoortMisdrijf";"RegioS";"Perioden";"GeregistreerdeMisdrijven_1"\n"1.1.1 ";"GM0296";"2025JJ00";"90"\n'
    address = opened(officer, bulk)
    assert "meer dan één tabel" in text(officer, address)
    assert officer.post(address, {"knop": "tabel", "tabel": "47018NED"}).status_code == 303
    assert "47018NED" in text(officer, address)
    assert load(officer, address).status_code == 303
    assert own_values() == {("GM0296", "2025JJ00"): 90}


def test_a_file_is_put_away_and_forgotten(officer: Client) -> None:
    address = opened(officer, export(HIGHER))
    assert officer.post(address, {"knop": "weg"}).status_code == 303
    kept = FigureUpload._default_manager.get()
    assert (kept.state, bytes(kept.packed), kept.rehearsal) == (UploadState.DROPPED.value, b"", {})
    assert "niet meer bewaard" in text(officer, address)
    assert officer.post(address, {"knop": "weg"}).status_code == 400


def test_a_file_that_nobody_carries_on_is_forgotten(officer: Client) -> None:
    opened(officer, export(HIGHER))
    system = Actor.system("onderhoud", "systeem_onderhoud")
    assert forget_uploads(actor=system) == 0
    with clock.stopped(clock.now() + OPEN_FOR + timedelta(days=1)):
        assert forget_uploads(actor=system) == 1
    assert bytes(FigureUpload._default_manager.get().packed) == b""


def test_another_function_does_not_see_the_file(officer: Client) -> None:
    address = opened(officer, export(HIGHER))
    assert signed_in("tweestromenland", "adviseur-wijchen").get(address).status_code == 403
    assert signed_in("heuvelrug", "coordinator").get(address).status_code == 404


def test_in_english(officer: Client) -> None:
    officer.cookies["taal"] = "en"
    address = opened(officer, export(HIGHER | {"Morgenland": (1, 2, 3, 4)}))
    seen = text(officer, address)
    assert "This is a rehearsal" in seen
    assert "We do not know the area 'Morgenland'." in seen
    response = choose(officer, '"TableInfos";\n"ID";"Title"\n')
    assert "This is the explanation of a table" in soup(response).get_text()
