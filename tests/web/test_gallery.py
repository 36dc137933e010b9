# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every component stands in the gallery, with a sample and its parameters."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from driehoek.web import ui
from driehoek.web.rendering import page_environment

pytestmark = [pytest.mark.django_db, pytest.mark.once]
FOLDERS = sorted(folder.name for folder in ui.FOLDER.iterdir() if folder.is_dir())


@pytest.fixture(scope="module")
def names() -> list[str]:
    return list(ui.names())


def gallery(language: str = "nl") -> BeautifulSoup:
    client = Client()
    client.cookies["taal"] = language
    response = client.get("/componenten/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_every_folder_is_in_the_gallery(names: list[str]) -> None:
    soup = gallery()
    shown = [section["id"] for section in soup.select("section.driehoek-specimen")]
    assert shown == FOLDERS == names
    assert len(shown) >= 30


@pytest.mark.parametrize("name", FOLDERS)
def test_a_component_has_a_macro_of_its_name_a_purpose_parameters_and_a_sample(name: str) -> None:
    specimen = ui.specimen(name)
    assert specimen.purpose.endswith(".")
    assert page_environment().get_template(specimen.sample).name == specimen.sample
    assert getattr(ui.Components(page_environment()), name).name == name


@pytest.mark.parametrize("macro", sorted(ui.FAMILIES))
def test_a_macro_of_a_family_is_where_the_family_says(macro: str) -> None:
    assert getattr(ui.Components(page_environment()), macro).name == macro


def test_every_sample_prints_something() -> None:
    for section in gallery().select("section.driehoek-specimen"):
        sample = section.select_one(".driehoek-specimen__sample")
        assert sample is not None
        assert sample.find(True) is not None, section["id"]


def test_ids_are_unique() -> None:
    found = [element["id"] for element in gallery().select("[id]")]
    assert sorted(found) == sorted(set(found))


def test_an_unknown_component_says_its_name() -> None:
    with pytest.raises(ui.UnknownComponent, match="knopje"):
        page_environment().from_string("{{ ui.knopje() }}").render()


def test_the_gallery_is_there_in_english_too() -> None:
    html = gallery("en").select_one("html")
    assert html is not None
    assert html["lang"] == "en"
