# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A count of one to four people is planted and looked for in every page, file, picture and answer of figures."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from driehoek.figures.commands import enter_own
from driehoek.figures.commands.own import OwnCell
from driehoek.figures.queries import series_of
from driehoek.figures.queries.overview import figures_overview
from driehoek.figures.queries.published import published_findings, published_series
from driehoek.figures.rules import Withheld
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Holding, Partnership
from driehoek.organisations.queries import PartnershipHead, actor_of, head
from tests.web.loaded import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]

KEY = "huisverboden"
SLUG = "tweestromenland"
#: Years of Wijchen and Druten in which the count is small; the other counts are like no other number on these pages.
YEARS = (2022, 2023, 2024, 2025)
COUNTS = {
    "GM0296": (8713, 3, 8719, 8731),
    "GM0225": (8737, 8741, 2, 8747),
    "GM0209": (8753, 8761, 8779, 8783),
    "GM0252": (8803, 8807, 8819, 8821),
    "GM0668": (8831, 8837, 8839, 8849),
    "GM1945": (8861, 8863, 8867, 8887),
}
SMALL = {("GM0296", 2023), ("GM0225", 2024)}
PAGES = (
    "", "opvallend/", "verandering/", "verandering/?met=drie-jaar", f"{KEY}/", f"{KEY}/gemeente/GM0296/",
    f"{KEY}/gemeente/GM0225/", f"{KEY}/vergelijk/", f"{KEY}/drempels/",
)  # fmt: skip
FILES = ("verandering.csv", f"{KEY}.csv", f"{KEY}.svg", f"{KEY}/gemeente/GM0296.csv", f"{KEY}/gemeente/GM0225.svg")


def coordinator() -> Actor:
    holding = (
        Holding.objects.filter(partnership__slug=SLUG, function__kind="coordinator").select_related("person").first()
    )
    assert holding is not None
    found = actor_of(holding.person.uid, clock.today())
    assert found is not None
    return found


@pytest.fixture
def planted() -> Iterator[PartnershipHead]:
    """The partnership, with its own counts of bans from a home."""
    who = coordinator()
    cells = [
        OwnCell(area, f"{year}JJ00", count)
        for area, counts in COUNTS.items()
        for year, count in zip(YEARS, counts, strict=True)
    ]
    enter_own(actor=who, partnership_id=Partnership.objects.get(slug=SLUG).pk, key=KEY, cells=cells)
    yield head(who, SLUG)


def numbers(said: str) -> list[str]:
    """Return every number of a page or file, without what draws: places of a line and sizes."""
    said = re.sub(
        r'\b(?:d|x|y|x1|x2|y1|y2|cx|cy|r|viewBox|width|height|points|font-size|stroke-[a-z]+)="[^"]*"', "", said
    )
    return re.findall(r"\d+(?:[.,]\d+)*", said)


@pytest.mark.parametrize("page", [*PAGES, *FILES])
def test_no_small_count_and_no_neighbour_that_gives_it_away(planted: PartnershipHead, page: str) -> None:
    for language in ("nl", "en"):
        client = signed_in(SLUG, "coordinator")
        client.cookies["taal"] = language
        response = client.get(f"/{SLUG}/cijfers/{page}")
        assert response.status_code in (200, 404)
        said = response.content.decode("utf-8-sig")
        hidden = hidden_counts(planted)
        told = {text.replace(".", "").replace(",", "") for text in numbers(said)}
        assert not {str(count) for count in hidden if count > 9} & told, page
        # Elsewhere a 2 or 3 may be of something else: there only what is about this figure is looked at.
        about = re.findall(r"<tr>.*?</tr>|<li.*?</li>|[^\n]+", said, re.DOTALL)
        for part in about if KEY in page else (each for each in about if re.search("huisverbo|home bans", each, re.I)):
            assert not re.search(r">\s*(?:2|3)\s*<|;(?:2|3);|: (?:2|3)[.,(]", part), part


def hidden_counts(planted: PartnershipHead) -> set[int]:
    """Return the counts that are withheld: the small ones, and those beside them."""
    shown = published_series(coordinator(), planted, (KEY,), tuple(COUNTS))
    found = {
        COUNTS[area][YEARS.index(point.period.year)]
        for (_key, area), view in shown.items()
        for point in view.points
        if point.value is None
    }
    assert {2, 3} < found, "each small count, and at least one more that would give it away"
    return found


def test_small_ones_are_withheld_with_their_reason(planted: PartnershipHead) -> None:
    shown = published_series(coordinator(), planted, (KEY,), ("GM0296",))
    points = {point.period.year: point for point in shown[KEY, "GM0296"].points}
    assert points[2023].missing == Withheld.SMALL.value
    assert points[2023].value is None
    assert not points[2023].note


def test_a_page_of_one_municipality_withholds_what_the_page_of_all_withholds(planted: PartnershipHead) -> None:
    """Else two pages together would tell what each hides."""
    who = coordinator()
    together = published_series(who, planted, (KEY,), tuple(COUNTS))
    for area in COUNTS:
        alone = published_series(who, planted, (KEY,), (area,))
        assert alone == {(KEY, area): together[KEY, area]}


def test_nothing_is_said_of_a_change_that_rests_on_a_withheld_count(planted: PartnershipHead) -> None:
    who = coordinator()
    series = published_series(who, planted, (KEY,), tuple(COUNTS))
    said = published_findings(who, planted, (KEY,), tuple(COUNTS), series)
    withheld = {area for (_key, area), view in series.items() if any(point.value is None for point in view.points)}
    assert {"GM0296", "GM0225"} <= withheld
    assert not {area for _key, area in said} & withheld


def test_other_counts_are_shown_as_they_are(planted: PartnershipHead) -> None:
    who = coordinator()
    keys = ("woninginbraak", "bibob_toetsen")
    assert published_series(who, planted, keys, tuple(COUNTS)) == series_of(who, planted.pk, keys, tuple(COUNTS))


def test_what_is_remembered_is_remembered_per_number(planted: PartnershipHead) -> None:
    """A page asked before the counts were there, and again after, tells what stands there now."""
    who = coordinator()
    before = [row for row in figures_overview(who, planted) if row.indicator.key == KEY]
    cells = [OwnCell("GM0296", "2023JJ00", 8693), OwnCell("GM0225", "2024JJ00", 8699)]
    enter_own(actor=who, partnership_id=planted.pk, key=KEY, cells=cells)
    after = [row for row in figures_overview(who, planted) if row.indicator.key == KEY]
    assert any(point.value is None for view in before[0].series for point in view.points)
    assert all(point.value is not None for view in after[0].series for point in view.points)


def test_a_stranger_hears_nothing(planted: PartnershipHead) -> None:
    assert planted.slug == SLUG
    for page in (*PAGES, *FILES):
        assert Client().get(f"/{SLUG}/cijfers/{page}").status_code == 302
        assert signed_in("heuvelrug", "coordinator").get(f"/{SLUG}/cijfers/{page}").status_code == 404
