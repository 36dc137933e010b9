# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people come for, done in a real browser: by phone, by mouse, and without JavaScript."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.demo_site import DemoSite

DRAFT = "/tweestromenland/programmas/uvp-2025-2026/"


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def plain_page(browser: Browser, site: DemoSite, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page with and without JavaScript: everything must work both ways."""
    context = browser.new_context(base_url=site.address, locale="nl-NL", java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_a_mayor_reads_the_first_screen_on_a_phone(browser: Browser, site: DemoSite) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{site.address}/demo/tweestromenland/burgemeester-wijchen/")
    for words in ("vraagt bijsturing", "einddatum", "half jaar (niets|iets) gehoord"):
        expect(page.get_by_text(re.compile(words)).first).to_be_visible()
    expect(page.get_by_role("link", name="Zorg en veiligheid dichter bij elkaar").first).to_be_visible()
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Afspraken").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Afspraken en besluiten")
    context.close()


def test_filtering_a_programme(plain_page: Page, site: DemoSite) -> None:
    plain_page.goto(site.sign_ins["tweestromenland/adviseur-wijchen"])
    plain_page.goto(DRAFT)
    plain_page.get_by_label("Zoek in acties").fill("jongeren")
    plain_page.get_by_role("button", name="Toon").click()
    expect(plain_page).to_have_url(re.compile("zoek=jongeren"))
    expect(plain_page.get_by_role("link", name=re.compile("Weerbare jongeren"))).to_be_visible()
    expect(plain_page.get_by_role("link", name=re.compile("Spreekuur digitale veiligheid"))).to_have_count(0)


def test_an_adviser_says_how_an_action_goes(plain_page: Page, site: DemoSite) -> None:
    plain_page.goto(site.sign_ins["tweestromenland/coordinator"])
    plain_page.goto(f"{DRAFT}?zoek=sleutelpersonen")
    plain_page.locator("table").get_by_role("link", name=re.compile("Netwerk van sleutelpersonen")).click()
    plain_page.locator("#melding-stand").select_option("uitgesteld")
    plain_page.get_by_role("button", name="Bericht bewaren").click()
    expect(plain_page.get_by_text("Vertel in één zin wat er is gebeurd").first).to_be_visible()
    plain_page.locator("#melding-stand").select_option("loopt")
    plain_page.locator("#melding-gedaan").fill("Met drie kernen is gesproken.")
    plain_page.get_by_role("button", name="Bericht bewaren").click()
    expect(plain_page.get_by_text("Met drie kernen is gesproken.").first).to_be_visible()
    expect(plain_page.get_by_text("coördinator samenwerking Tweestromenland").first).to_be_visible()


def test_the_note_for_the_council_in_three_formats(page: Page, site: DemoSite, tmp_path: Path) -> None:
    page.goto(site.sign_ins["tweestromenland/adviseur-wijchen"])
    page.goto("/tweestromenland/notas/uvp-2023-2024/GM0296/")
    for heading in (
        "Onderwerp",
        "Collegedatum",
        "Kernboodschap",
        "Eerdere besluiten",
        "Toelichting",
        "Communicatie",
        "Vervolgstappen",
        "Geheimhouding",
    ):
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    for link, start in (("Word", b"PK"), ("PDF", b"%PDF-"), ("HTML", b"<!doctype html>")):
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile(link)).first.click()
        place = tmp_path / download.value.suggested_filename
        download.value.save_as(place)
        assert place.read_bytes().lower().startswith(start.lower())


def test_a_council_member_sees_the_plan_and_no_running_actions(page: Page, site: DemoSite) -> None:
    page.goto("/demo/heuvelrug/raadslid-veenendaal/")
    page.get_by_role("link", name="Plannen").first.click()
    page.get_by_role("link", name="Lees het plan").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Integraal Veiligheidsplan Heuvelrug")
    expect(page.get_by_role("link", name="Raadsnota’s")).to_have_count(0)
    expect(page.get_by_role("link", name="Planbestand")).to_have_count(0)


def test_a_coordinator_takes_the_plan_file_and_brings_it_back(browser: Browser, site: DemoSite, tmp_path: Path) -> None:
    # A refused file answers 400, which the browser notes in its console: hence no ``page`` that fails on that.
    page = browser.new_context(base_url=site.address, locale="nl-NL").new_page()
    page.goto(site.sign_ins["heuvelrug/coordinator"])
    page.goto("/heuvelrug/planbestand/")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Planbestand downloaden")).click()
    place = tmp_path / "heuvelrug.yaml"
    download.value.save_as(place)
    page.locator("#bestand").set_input_files(place)
    page.get_by_role("button", name="Bekijk wat er zou veranderen").click()
    expect(page.get_by_text("Het bestand bevat niets nieuws").first).to_be_visible()
    broken = tmp_path / "stuk.yaml"
    broken.write_text(place.read_text().replace("begin: 2023", "begin: gisteren", 1))
    page.locator("#bestand").set_input_files(broken)
    page.get_by_role("button", name="Bekijk wat er zou veranderen").click()
    expect(page.get_by_text(re.compile(r"regel \d+")).first).to_be_visible()
    page.context.close()


def test_nothing_is_shown_after_signing_out(page: Page, site: DemoSite) -> None:
    page.goto(site.sign_ins["heuvelrug/coordinator"])
    page.get_by_role("button", name="Afmelden").click()
    page.goto("/heuvelrug/plannen/")
    expect(page).to_have_url(re.compile(r"/aanmelden/\?next="))


def test_english_is_the_second_language(page: Page, site: DemoSite) -> None:
    page.goto(site.sign_ins["heuvelrug/coordinator"])
    page.get_by_role("button", name="English").or_(page.get_by_role("link", name="English")).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("link", name="Overview").first).to_be_visible()
