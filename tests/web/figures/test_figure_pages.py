# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of figures say: one sentence first, the same numbers everywhere, and nothing that is not known."""

import csv
import io
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.changes import SHORT
from driehoek.lib.statistics.sentences.wording import Language
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("figures")]

BOTH = ("tweestromenland", "heuvelrug")
MEMBERS = {"tweestromenland": 6, "heuvelrug": 5}
KINDS = 12
WORDS = SHORT[Language.DUTCH]


@pytest.fixture(params=BOTH)
def here(request: pytest.FixtureRequest) -> tuple[str, Client]:
    slug: str = request.param
    return slug, signed_in(slug, "coordinator")


def seen(client: Client, address: str, language: str = "nl") -> BeautifulSoup:
    client.cookies["taal"] = language
    response = client.get(address)
    assert response.status_code == 200, address
    return soup(response)


def records(client: Client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def text(found: Any) -> str:
    return re.sub(r"\s+", " ", found.get_text(" ", strip=True))


def test_each_kind_stands_there_for_each_municipality(here: tuple[str, Client]) -> None:
    slug, client = here
    page = seen(client, f"/{slug}/cijfers/")
    rows = page.select(".driehoek-multiples")
    full = [row for row in rows if len(row.select(".driehoek-multiple")) == MEMBERS[slug]]
    assert len(full) >= KINDS
    assert all(row.select(".driehoek-spark") for row in rows)
    assert "Gemiddeld aantal inwoners" not in text(page), "inhabitants divide other figures, they are none to follow"


def test_the_first_sentence_counts_what_the_page_shows(here: tuple[str, Client]) -> None:
    slug, client = here
    page = seen(client, f"/{slug}/cijfers/")
    clear = len(page.select(".driehoek-multiple .driehoek-label--clear"))
    assert clear > 0
    lead = text(page.select_one(".utrecht-paragraph--lead"))
    assert re.search(rf"\bveranderde?n? {'één' if clear == 1 else clear} van de \d+ cijfers duidelijk", lead), lead
    assert len(page.select(".driehoek-moved > li")) == min(3, clear)


def test_an_arrow_stands_only_with_a_clear_change(here: tuple[str, Client]) -> None:
    slug, client = here
    for address in ("", "verandering/", "woninginbraak/"):
        for mark in seen(client, f"/{slug}/cijfers/{address}").select(".driehoek-label"):
            assert bool(mark.select("svg")) == text(mark).startswith("duidelijke"), text(mark)


def test_more_drugs_cases_are_neither_good_nor_bad(here: tuple[str, Client]) -> None:
    slug, client = here
    marks = seen(client, f"/{slug}/cijfers/drugshandel/").select(".driehoek-label")
    assert marks
    assert not [
        mark for mark in marks if "driehoek-label--good" in mark["class"] or "driehoek-label--act" in mark["class"]
    ]


def test_the_same_numbers_on_screen_in_the_table_and_in_the_file(here: tuple[str, Client]) -> None:
    slug, client = here
    address = f"/{slug}/cijfers/woninginbraak"
    page = seen(client, f"{address}/")
    heads = [text(head) for head in page.select("#jaren-titel ~ thead th")]
    drawn = {
        (heads[place], text(row.select_one("th"))): text(cell)
        for row in page.select("#jaren-titel ~ tbody tr")
        for place, cell in enumerate(row.select("td"), start=1)
        if text(row.select_one("th")).isdigit()
    }
    written = {(line["Gebied"], line["Periode"]): line["Waarde"] for line in records(client, f"{address}.csv")}
    assert len(written) == 14 * MEMBERS[slug]
    assert {place: value for place, value in drawn.items() if place in written} == written
    newest = {name: text(cell) for name in {place for place, _year in written} for cell in page.select("td") if cell}
    assert newest
    for card in page.select(".driehoek-figure-card"):
        name = text(card.select_one("h3"))
        assert re.search(rf"\b{written[name, '2025']}\b", text(card.select_one(".driehoek-figure-card__sentence")))
        assert f"2025: {written[name, '2025']}." in card.select_one("desc").get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize("asked", ["vorig-jaar", "drie-jaar"])
def test_labels_are_counted_and_explained_and_are_those_of_the_file(here: tuple[str, Client], asked: str) -> None:
    slug, client = here
    page = seen(client, f"/{slug}/cijfers/verandering/?met={asked}")
    counted = {
        text(row.select_one(".driehoek-label")): int(text(row.select("td")[0]))
        for row in page.select(".driehoek-labels-counted tbody tr")
    }
    cells = [text(mark) for mark in page.select(".driehoek-labels-table td .driehoek-label")]
    lines = records(client, f"/{slug}/cijfers/verandering.csv?met={asked}")
    assert sum(counted.values()) == len(cells) == len(lines) >= KINDS * MEMBERS[slug]
    for label in Label:
        words = WORDS[label]
        assert counted.get(words, 0) == cells.count(words) == sum(line["Uitspraak"] == words for line in lines), words
    explained = page.select(".driehoek-labels-counted tbody tr")
    assert all(len(text(row.select("td")[1])) > 20 and text(row.select("td")[2]) for row in explained)


@pytest.mark.parametrize(("asked", "told"), [("vorig-jaar", "van 2023 naar 2024"), ("drie-jaar", "in 2024")])
def test_a_row_of_another_year_than_the_page_says_so(asked: str, told: str) -> None:
    """The totals reach to 2024, the kinds to 2025: under "from 2024 to 2025" they would say what is not so."""
    page = seen(signed_in("tweestromenland", "coordinator"), f"/tweestromenland/cijfers/verandering/?met={asked}")
    heads = [text(row.select_one("th")) for row in page.select(".driehoek-labels-table tbody tr")]
    if asked == "vorig-jaar":
        assert f"Alle geregistreerde misdrijven {told}" in heads
    assert "Woninginbraak" in heads
    assert all(told in head for head in heads if head.startswith("Alle geregistreerde misdrijven"))


def test_the_two_partnerships_from_2024_to_2025_together() -> None:
    """What the design counted over the eleven municipalities by itself: 132 cells, 18 more than chance, 8 clear."""
    lines = [
        line
        for slug in BOTH
        for line in records(signed_in(slug, "coordinator"), f"/{slug}/cijfers/verandering.csv?met=vorig-jaar")
        if line["Jaar"] == "2025" and "47018NED" in line["Bron"]
    ]
    assert len(lines) == 132
    few = WORDS[Label.TOO_FEW]
    chance = [float(line["Kans bij puur toeval"].replace(",", ".")) for line in lines]
    wobble = [float(line["Kans bij gewone schommeling"].replace(",", ".")) for line in lines]
    assert sum(p < 0.05 for p in chance) == 18
    assert sum(p < 0.05 for p in wobble) == 8
    clear = [line for line in lines if line["Uitspraak"].startswith("duidelijke")]
    assert len(clear) == sum(p < 0.05 and line["Uitspraak"] != few for p, line in zip(wobble, lines, strict=True)), (
        "clear is what wobble does not explain, from ten cases on"
    )


def test_nothing_stands_out_and_the_page_says_so(here: tuple[str, Client]) -> None:
    slug, client = here
    page = seen(client, f"/{slug}/cijfers/opvallend/")
    lead = text(page.select_one(".utrecht-paragraph--lead"))
    assert lead.startswith("Niets valt duidelijk op. Van ")
    assert "door toeval ongeveer" in lead
    assert "kan toeval zijn" in text(page.select_one("#bespreken"))
    listed = page.select("section[aria-labelledby=bespreken] .driehoek-moved > li")
    assert len(listed) == 5
    clear = any("duidelijke" in text(line) for line in listed)
    assert clear == ("niet genoeg om op te vallen" in text(page)), "why clear ones stand under 'nothing stands out'"
    assert not [line for line in listed if "geen uitspraak" in text(line)]
    assert "Alle geregistreerde misdrijven" in text(page.select_one("section[aria-labelledby=hoe]")), (
        "totals are left out"
    )


def test_one_municipality_has_its_margin_rate_and_explanation() -> None:
    client = signed_in("heuvelrug", "coordinator")
    page = seen(client, "/heuvelrug/cijfers/woninginbraak/gemeente/GM0339/")
    rows = {
        text(row.select_one("th")): [text(cell) for cell in row.select("td")]
        for row in page.select("#alle-jaren-titel ~ tbody tr")
    }
    assert rows["2025"] == ["9", "4–17", "–", "–"], "a rate only from ten cases on"
    assert rows["2024"] == ["10", "5–18", "1,7", "0,8–3,2"]
    assert len(rows) == 14
    assert "Puur toeval kan het verschil verklaren." in text(page)
    assert "In heel Nederland ging het van" in text(page)
    assert "Van deze gemeente zijn er geen cijfers per maand." in text(page)
    assert "%" not in text(page.select_one(".utrecht-paragraph--lead"))


def test_a_target_has_its_chance_in_words() -> None:
    page = seen(signed_in("heuvelrug", "coordinator"), "/heuvelrug/cijfers/woninginbraak/gemeente/GM0345/")
    told = text(page.select_one("section[aria-labelledby=doel]"))
    assert re.search(r"De kans dat het doel \(ten hoogste \d+\) wordt gehaald, is nu ongeveer \d+ op \d+", told)
    assert "voorbeeld" in told, "the target is an example, and says so"
    assert page.select(".driehoek-chart__target")
    assert page.select(".driehoek-chart__baseline")


def test_the_threshold_card_says_the_numbers_of_the_design() -> None:
    page = seen(signed_in("tweestromenland", "coordinator"), "/tweestromenland/cijfers/woninginbraak/drempels/")
    assert text(page.select_one(".utrecht-paragraph--lead")) == (
        "Vanaf 20: duidelijk hoger vanaf 42, duidelijk lager tot en met 7."
    )
    rows = [[text(cell) for cell in row.select("th, td")] for row in page.select("#algemeen-titel ~ tbody tr")]
    assert ["5", "–", "vanaf 16"] in rows
    assert ["50", "tot en met 24", "vanaf 93"] in rows
    assert len(page.select("#eigen-titel ~ tbody tr")) == 6


def test_in_a_funnel_others_have_no_name_until_one_asks() -> None:
    client = signed_in("heuvelrug", "coordinator")
    address = "/heuvelrug/cijfers/woninginbraak/vergelijk/"
    plain = seen(client, address)
    assert "Wijchen" not in text(plain.select_one("main"))
    assert "11 ingelezen gemeenten" in text(plain)
    assert "In 2025 ligt Utrechtse Heuvelrug buiten wat gewoon is voor gemeenten van die grootte." in text(plain)
    named = seen(client, f"{address}?namen=ja")
    listed = [text(row.select_one("th")) for row in named.select("#plaatsen-titel ~ tbody tr")]
    assert "Wijchen" in listed
    assert listed == sorted(listed), "by name: nobody stands on top"


def test_one_size_can_be_chosen_and_only_of_the_partnership_itself() -> None:
    client = signed_in("heuvelrug", "coordinator")
    page = seen(client, "/heuvelrug/cijfers/woninginbraak/vergelijk/?gemeente=GM0345")
    assert "Er zijn maar" in text(page), "two places of that size are loaded, and that is too few"
    assert client.get("/heuvelrug/cijfers/woninginbraak/vergelijk/?gemeente=GM0296").status_code == 404


def test_a_survey_is_a_value_with_margins_for_the_team() -> None:
    page = seen(signed_in("tweestromenland", "coordinator"), "/tweestromenland/cijfers/politie_tevreden/")
    rows = [[text(cell) for cell in row.select("th, td")] for row in page.select("#nieuwste-titel ~ tbody tr")]
    assert rows[0][0].startswith("Tweestromenland")
    assert re.fullmatch(r"\d+,\d.%", rows[0][1])
    assert re.fullmatch(r"\d+,\d–\d+,\d", rows[0][2])
    assert not page.select("a[href*='/gemeente/'], a[href*='/drempels/'], a[href*='/vergelijk/']")


def test_a_set_that_lacks_a_part_gives_no_total() -> None:
    page = seen(signed_in("tweestromenland", "coordinator"), "/tweestromenland/cijfers/hic_kern/")
    assert "Deze set is niet compleet, dus er is geen totaal" in text(page)
    assert "1.4.6 Straatroof" in text(page)
    assert page.select("main a[href$='/cijfers/woninginbraak/']"), "the parts that there are"
    assert not page.select(".utrecht-alert a[href$='/cijfers/straatroof/']"), "and not those that lack"
    assert not page.select(".driehoek-figure-card")


def test_a_figure_leads_to_its_goals_and_back() -> None:
    client = signed_in("heuvelrug", "coordinator")
    page = seen(client, "/heuvelrug/cijfers/woninginbraak/")
    goals = [str(link["href"]) for link in page.select("section[aria-labelledby=doelen] a")]
    assert goals
    assert all(client.get(goal.partition("#")[0]).status_code == 200 for goal in goals)
    actions = [goal for goal in goals if goal.endswith("#acties")]
    assert actions
    assert all(seen(client, goal.partition("#")[0]).select_one("#acties") for goal in actions), "two clicks, not three"


def test_a_municipality_sees_its_own_goals_and_the_joint_ones() -> None:
    client = signed_in("heuvelrug", "coordinator")
    page = seen(client, "/heuvelrug/cijfers/woninginbraak/gemeente/GM0345/")
    goals = text(page.select_one("section[aria-labelledby=doelen]"))
    assert "Veenendaal, doelwaarde" in goals
    assert "Renswoude" not in goals


def test_a_theme_says_of_which_year_its_figures_are() -> None:
    page = seen(signed_in("heuvelrug", "coordinator"), "/heuvelrug/themas/ivp-2023-2026/wbd-verkeer/")
    assert "Wijk bij Duurstede , 2018 geen aantoonbare" in text(page.select_one(".driehoek-theme-figure"))
    classic = seen(signed_in("heuvelrug", "coordinator"), "/heuvelrug/themas/ivp-2023-2026/vee-klassiek/")
    assert "Van deze set is nog geen totaal: daarvoor moeten alle onderdelen er zijn." in text(classic)
    assert "ten minste 20% minder dan in 2022, uiterlijk in 2026" in text(classic), "as beside the figure itself"


def test_a_map_says_per_how_many() -> None:
    page = seen(signed_in("heuvelrug", "coordinator"), "/heuvelrug/cijfers/woninginbraak/")
    assert text(page.select_one("#kaartbeeld-titel")) == "Woninginbraak per 1.000 inwoners in 2025"


def test_what_does_not_exist_is_not_found(here: tuple[str, Client]) -> None:
    slug, client = here
    for rest in (
        "onzin/",
        "onzin/drempels/",
        "onzin/vergelijk/",
        "onzin.csv",
        "straatroof.svg",
        "woninginbraak/gemeente/GM9999/",
    ):
        assert client.get(f"/{slug}/cijfers/{rest}").status_code == 404, rest
    assert "Hiervan zijn er nog geen cijfers" in text(seen(client, f"/{slug}/cijfers/straatroof/"))


def test_files_are_what_they_say(here: tuple[str, Client]) -> None:
    slug, client = here
    picture = client.get(f"/{slug}/cijfers/woninginbraak.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<svg ")
    assert "Bron: Politie, tabel 47018NED" in picture.content.decode()
    assert f'woninginbraak-{slug}.svg"' in picture["Content-Disposition"]


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "opvallend/",
        "verandering/",
        "woninginbraak/",
        "woninginbraak/drempels/",
        "woninginbraak/vergelijk/",
        "politie_tevreden/",
        "hic_kern/",
    ],
)
def test_in_english_no_dutch_sentence_is_left(rest: str) -> None:
    page = seen(signed_in("heuvelrug", "coordinator"), f"/heuvelrug/cijfers/{rest}", "en")
    for part in page.select("[lang=nl]"):
        part.decompose()
    words = text(page.select_one("main"))
    assert re.findall(r"\b(?:niet|geen|gemeenten|duidelijke|vergeleken|ervoor|toeval)\b", words) == []
