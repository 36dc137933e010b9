# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Half a year of the triangle in a real browser: a year planned, proposals, an agenda, a meeting with its line cut.

One story, told in the order in which it happens; each step stands on the one before.
"""

import io
import re
from collections.abc import Iterator
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from driehoek.kernel import clock
from scripts import demo_site
from tests.browser.half_year import HOME, People, action_page, at_point, panel, propose, record, recorded, stage, unfold

ADJUST, STOP = "Opvang eerst op twee plekken", "Het netwerk van sleutelpersonen niet beginnen"
DEPLOY, DEFER = "Toezicht bij de zomerfeesten", "De laatste oefeningen in het najaar"
GIVES_WAY = "De fietscontroles in juli en augustus vervallen."
PRIVATE = "Vraag naar de kosten voor onze kernen; wij kunnen er geen dag bij doen."
KEPT = re.compile(r"^Bewaard om \d\d:\d\d$")
PAPERS = ("docx", "pdf", "html")
YEAR = clock.today().year + 2  # after everything that the examples have planned


@pytest.fixture(scope="module")
def people(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    """A system of its own: the half year changes a lot."""
    with demo_site.running(tmp_path_factory.mktemp("half-year")) as running:
        yield People(browser, running)


@pytest.mark.long
def test_half_a_year_of_the_triangle(people: People) -> None:
    first, second = plan_the_year(people)
    proposals(people)
    build_the_agenda(people, first)
    a_private_note(people, first)
    the_meeting(people, first)
    what_it_changed(people, first)
    both_lists(people, first)
    the_next_meeting(people, second)


def plan_the_year(people: People) -> tuple[str, str]:
    """The secretary plans six meetings of the joint triangle; return the addresses of the first two."""
    with people.signed_in("secretaris-driehoek") as page:
        page.goto(f"{HOME}overleg/jaarplanning/")
        page.get_by_label("Welk orgaan?").select_option(label="gezagsdriehoek Tweestromenland")
        page.get_by_label("Jaar").fill(str(YEAR))
        page.get_by_label("Hoeveel overleggen in totaal?").fill("6")
        page.get_by_role("button", name="Dagen voorstellen").click()
        page.get_by_label("Waar?").fill("gemeentehuis van Heumen")
        page.get_by_role("button", name="Deze overleggen plannen").click()
        links = page.locator("main a[href*='/overleg/']").filter(has_text=str(YEAR))
        expect(links).to_have_count(6)
        addresses = [str(link.get_attribute("href")) for link in links.all()]
    return addresses[0], addresses[1]


def proposals(people: People) -> None:
    """A working group, a municipality, the police and the coordinator each propose something."""
    with people.signed_in("voorzitter-digitaal") as page:
        action_page(page, "DIG-04")
        propose(page, "Actie uitstellen", {
            "Titel": DEFER, "Waarom stelt u dit voor?": "In het voorjaar is er geen dag die iedereen past.",
            "Wat vraagt u?": "Uitstel tot het najaar.", "Tot wanneer?": "Q4 2027",
        })  # fmt: skip
        expect(stage(page)).to_have_text("Ingediend")
    with people.signed_in("adviseur-west-maas-en-waal") as page:
        action_page(page, "VS-05")
        propose(page, "Actie stoppen", {
            "Titel": STOP, "Waarom stelt u dit voor?": "In de kernen bestaan al netwerken.",
            "Wat vraagt u?": "Er niet aan te beginnen.",
        })  # fmt: skip
    with people.signed_in("adviseur-berg-en-dal") as page:
        action_page(page, "ZV-05")
        propose(page, "Actie bijstellen", {
            "Titel": ADJUST, "Waarom stelt u dit voor?": "Twee zorgpartners zijn klaar om te beginnen.",
            "Wat vraagt u?": "Op twee plekken te beginnen.",
        })  # fmt: skip
    with people.signed_in("teamchef") as page:
        page.goto(f"{HOME}voorstellen/")
        propose(page, "Inzet van politie", {
            "Titel": DEPLOY, "Waarom stelt u dit voor?": "In de zomer zijn er feesten in alle kernen tegelijk.",
            "Wat vraagt u?": "Vaste koppels op zes avonden.", "Wat wijkt?": GIVES_WAY,
            "Gepland of ad hoc?": "Gepland",
        }, circle="driehoek")  # fmt: skip


def build_the_agenda(people: People, address: str) -> None:
    """The secretary puts all four on the agenda; who proposed sees so; those outside a circle see no trace."""
    with people.signed_in("secretaris-driehoek") as page:
        page.goto(address)
        for title in (ADJUST, STOP, DEPLOY, DEFER):
            page.get_by_role("button", name=re.compile(rf"Op de agenda zetten.*{title}")).click()
            expect(page.get_by_role("article", name=title)).to_be_visible()
    with people.signed_in("adviseur-west-maas-en-waal") as page:
        page.goto(f"{HOME}voorstellen/")
        page.get_by_role("link", name=STOP).first.click()
        expect(stage(page)).to_have_text("Op de agenda")
        page.goto(address)
        expect(page.get_by_role("article", name=STOP)).to_be_visible()
        expect(page.locator("body")).not_to_contain_text(DEPLOY)


def a_private_note(people: People, address: str) -> None:
    """An adviser writes a note for one mayor: the mayor reads it, nobody else does, wherever they look."""
    with people.signed_in("adviseur-wijchen") as page:
        page.goto(address)
        point = page.get_by_role("article", name=STOP)
        note = point.locator("details").filter(has_text="Annotatie voor de burgemeester van Wijchen")
        note.locator("summary").click()
        note.get_by_role("textbox").fill(PRIVATE)
        note.get_by_role("button", name="Annotatie bewaren").click()
        expect(note.get_by_role("textbox")).to_have_value(PRIVATE)
    with people.signed_in("burgemeester-wijchen", width=390, height=844) as page:
        page.goto(address)
        expect(page.get_by_role("article", name=STOP)).to_contain_text(PRIVATE)
    for other in (
        "secretaris-driehoek",
        "coordinator",
        "burgemeester-druten",
        "officier-van-justitie",
        "adviseur-druten",
    ):
        with people.signed_in(other) as page:
            for place in (address, f"{HOME}zoeken/?q=kernen", f"{HOME}voorstellen/"):
                page.goto(place)
                expect(page.locator("body")).not_to_contain_text(PRIVATE)


def the_meeting(people: People, address: str) -> None:
    """At the table, on a tablet: four outcomes, of which one while the line is down; nothing is lost."""
    with people.signed_in("secretaris-driehoek", width=1024, height=768, touch=True) as page:
        page.goto(f"{address}vergaderen/")
        page.get_by_role("button", name="Overleg openen").tap()
        page.locator("[data-go='aanwezig']").tap()
        for who in ("burgemeester van Wijchen", "officier van justitie"):
            panel(page).get_by_role("button", name=re.compile(f"^{who} is aanwezig", re.IGNORECASE)).tap()
        at_point(page, ADJUST)
        unfold(page)
        panel(page).get_by_label("Nieuwe einddatum").fill(f"Q1 {YEAR}")
        panel(page).locator("[name=afwijking]").select_option("partner")
        record(page, "adviseur openbare orde en veiligheid Berg en Dal", f"Q3 {YEAR}")
        expect(recorded(page)).to_have_count(1, timeout=15_000)
        at_point(page, STOP)
        panel(page).locator("[name=afwijking]").select_option("beleidskeuze")
        record(page, "", "")
        expect(recorded(page)).to_have_count(1, timeout=15_000)
        deploy_without_a_line(page)
        at_point(page, DEFER)
        panel(page).get_by_label("Waarom aanhouden?").fill("Eerst horen wat de scholen kunnen.")
        panel(page).get_by_role("button", name="Aanhouden").tap()
        expect(panel(page)).to_contain_text("Aangehouden")
        page.locator("[data-go='sluiten']").tap()
        for told in (ADJUST, STOP, DEPLOY):
            expect(panel(page)).to_contain_text(told)
        panel(page).get_by_role("button", name="Overleg afsluiten").tap()
        expect(page.get_by_role("button", name="Weer openen")).to_be_visible()


def deploy_without_a_line(page: Page) -> None:
    """The line drops while deployment is agreed; the page says that it waits, and sends it once it is back."""
    page.context.set_offline(True)
    at_point(page, DEPLOY)
    unfold(page)
    expect(panel(page).get_by_label("Wat wijkt?")).to_have_value(GIVES_WAY)
    panel(page).get_by_text("Openbare orde en hulpverlening").first.tap()
    record(page, "teamchef van basisteam Tweestromenland", f"31 augustus {YEAR}")
    expect(page.locator("[data-line]")).to_have_text("Wacht op verbinding (1)")
    page.context.set_offline(False)
    expect(page.locator("[data-line]")).to_have_text(KEPT, timeout=15_000)
    expect(recorded(page)).to_have_count(1)
    page.reload()
    at_point(page, DEPLOY)
    expect(recorded(page)).to_have_count(1)


def what_it_changed(people: People, address: str) -> None:
    """The actions and the register follow in the same operation; the proposers see how their proposals stand."""
    with people.signed_in("adviseur-west-maas-en-waal") as page:
        action_page(page, "VS-05")
        expect(stage(page)).to_have_text("Vervallen")
        expect(page.locator("main")).to_contain_text(STOP)
        action_page(page, "ZV-05")
        expect(page.locator("main")).to_contain_text(ADJUST)
        expect(page.locator("main")).to_contain_text(f"Q1 {YEAR}")
        page.goto(f"{HOME}afspraken/")
        for told in (ADJUST, STOP):
            expect(page.get_by_role("link", name=told)).to_be_visible()
        expect(page.locator("body")).not_to_contain_text(DEPLOY)
        page.goto(f"{HOME}voorstellen/")
        page.get_by_role("link", name=re.compile("^Behandeld")).click()
        page.get_by_role("link", name=STOP).first.click()
        expect(stage(page)).to_have_text("Behandeld")
    with people.signed_in("burgemeester-heumen") as page:
        page.goto(f"{HOME}afspraken/")
        page.get_by_role("link", name=DEPLOY).click()
        expect(page.locator("main")).to_contain_text(GIVES_WAY)
        page.goto(f"{HOME}openstaand/")
        expect(page.get_by_role("link", name=DEPLOY)).to_be_visible()
    with people.signed_in("voorzitter-digitaal") as page:
        page.goto(f"{HOME}voorstellen/")
        page.get_by_role("link", name=DEFER).first.click()
        expect(stage(page)).to_have_text("Op de agenda")  # of the next meeting: it came back by itself
        action_page(page, "DIG-04")
        expect(page.locator("main")).not_to_contain_text("Q4 2027")


def both_lists(people: People, address: str) -> None:
    """The list of agreements for the triangle and for all partners, in three forms: the second knows no deployment."""
    with people.signed_in("secretaris-driehoek") as page:
        for edition, holds in (("driehoek", True), ("partners", False)):
            for form in PAPERS:
                answer = page.request.get(f"{address}afsprakenlijst.{form}?editie={edition}")
                assert answer.ok, (edition, form, answer.status)
                text = words(answer.body(), form)
                assert ADJUST in text
                assert (DEPLOY in text) is holds, (edition, form)
                assert (GIVES_WAY in text) is holds, (edition, form)
                assert PRIVATE not in text


def words(content: bytes, form: str) -> str:
    """Return the words of a paper."""
    if form == "html":
        return content.decode()
    if form == "docx":
        with ZipFile(io.BytesIO(content)) as parts:
            found = " ".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", found))
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return re.sub(r"\s+", " ", text)


def the_next_meeting(people: People, address: str) -> None:
    """The next meeting opens by itself with what was agreed, and the postponed point stands on its agenda."""
    with people.signed_in("burgemeester-heumen", width=390, height=844) as page:
        page.goto(address)
        expect(page.locator(".driehoek-agenda h2").first).to_contain_text("Opvolging van eerdere afspraken")
        follow = page.locator(".driehoek-follow")
        for told in (ADJUST, DEPLOY):
            expect(follow).to_contain_text(told)
        expect(page.get_by_role("article", name=DEFER)).to_be_visible()
    with people.signed_in("adviseur-west-maas-en-waal") as page:
        page.goto(address)
        expect(page.locator(".driehoek-follow")).to_contain_text(ADJUST)
        expect(page.locator("body")).not_to_contain_text(DEPLOY)
