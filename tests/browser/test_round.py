# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A whole round in a real browser, with the mail catcher: forty leads of seven organisations, half without JavaScript.

One story, told in the order in which it happens; each step stands on the one before.
"""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from driehoek.kernel import clock
from driehoek.lib.workdays import forward
from scripts import demo_site
from tests.browser.forty_leads import LEADS, MEETING, PROGRAMME, THEMES, TITLE, codes_of, lead
from tests.browser.forty_story import Story
from tests.browser.half_year import HOME, People, panel, record, recorded, unfold
from tests.browser.hand import Hand
from tests.browser.mailbox import Mailbox
from tests.browser.test_half_year import PAPERS, words

NAME = "Ronde van veertig"
#: What the leads do: most tell that nothing changed, each fifth that something did, and the last ten do not answer.
LATE = range(30, LEADS)
CHANGED = range(0, LEADS, 5)
PASSED_ON, PHONED, NEVER = 31, 33, (38, 39)
ADJUST, STOP = 10, 20
NEEDS = "Wij halen het dit jaar niet zonder de driehoek."
DONE = "De zes gemeenten oefenden samen; de afspraken over melden staan."
WHOLE = "Het meeste is gedaan wat was afgesproken; twee acties vragen een afspraak."
WORDS = "De tweede bijeenkomst is gehouden; er deden zestien ondernemers mee."


@pytest.fixture(scope="module")
def story(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """A system of its own, with the forty in it."""
    day = forward(clock.today() + timedelta(days=75), 0)
    with demo_site.running(tmp_path_factory.mktemp("round")) as site:
        command = [sys.executable, "-m", "tests.browser.forty_leads", day.isoformat()]
        subprocess.run(command, env=demo_site.environment(site.data), check=True)
        yield Story(People(browser, site), Mailbox(site.data), day)


@pytest.mark.long
def test_a_whole_round(story: Story) -> None:
    plan_the_round(story)
    open_it(story)
    answers(story, [number for number in range(LEADS) if number not in LATE])
    who_still_has_to(story, set(LATE))
    the_reminder(story)
    a_colleague_tells(story)
    answers(story, [number for number in LATE if number not in (PASSED_ON, PHONED, *NEVER)])
    on_behalf_of(story)
    who_still_has_to(story, set(NEVER))
    asks_adjustment(story)
    what_changed(story)
    the_check(story)
    working_groups(story)
    what_it_needs(story)
    the_lock(story)
    after_the_lock(story)
    on_the_agenda(story)
    the_triangle(story)
    what_came_of_it(story)
    papers(story)
    assert set(story.inputs["nothing changed"]) == {1}  # one tap
    assert max(story.inputs["change"]) == 5


def plan_the_round(story: Story) -> None:
    """The coordinator counts the days back from the meeting of the triangle, and keeps the round."""
    with story.people.signed_in("coordinator") as page:
        page.goto(f"{HOME}rondes/nieuw/")
        page.locator("#dag-driehoek").fill(story.day.isoformat())
        page.get_by_role("button", name="Reken de dagen terug").click()
        page.locator("#ronde-naam").fill(NAME)
        page.locator("input[name='soort'][value='volledig']").check()
        for box in page.locator("input[name='programma']:checked").all():
            box.uncheck()
        page.get_by_label(TITLE).check()
        page.get_by_role("button", name="Ronde bewaren").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
        story.round = page.url


def open_it(story: Story) -> None:
    """Everybody gets one mail, with one link of their own; the board counts."""
    with story.people.signed_in("coordinator") as page:
        page.goto(story.round)
        page.get_by_role("button", name="Ronde openen en iedereen vragen").click()
        expect(page.locator("main")).to_contain_text(f"{LEADS} personen")
    story.mails.wait_for({lead(number) for number in range(LEADS)})
    mails = [story.mails.of(lead(number)) for number in range(LEADS)]
    assert [len(one) for one in mails] == [1] * LEADS
    assert len({one[0].link for one in mails}) == LEADS
    for number, (mail,) in enumerate(mails):
        assert all(code in mail.text for code in codes_of(number))
        assert not any(code in mail.text for code in codes_of((number + 1) % LEADS))


def answers(story: Story, numbers: list[int]) -> None:
    """Each opens the mail on a phone; every second one has no JavaScript."""
    for number in numbers:
        with phone(story, script=number % 2 == 0) as page:
            page.goto(story.mails.of(lead(number))[-1].link)
            answer(story, page, number)


@contextmanager
def phone(story: Story, *, script: bool) -> Iterator[Page]:
    """A phone that was never here, with or without JavaScript; an error in the page fails the test."""
    context = story.people.browser.new_context(
        base_url=story.people.site.address, locale="nl-NL", viewport={"width": 390, "height": 844}, has_touch=True,
        java_script_enabled=script, timezone_id="Europe/Amsterdam",
    )  # fmt: skip
    troubles: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    context.close()
    assert troubles == []


def answer(story: Story, page: Page, number: int) -> None:
    """Tell what changed about the first action, or that nothing did; count what it takes."""
    cards = page.locator("section.driehoek-answer")
    expect(cards).to_have_count(len(codes_of(number)))
    hand = Hand(page)
    if number in CHANGED:
        with hand.task("change"):
            card = cards.first
            hand.chooses(card.get_by_label("Stand van de actie"), "Afgerond" if number % 10 else "Vertraagd")
            hand.types(card.get_by_label("Wat is er gedaan?"), WORDS)
            if not number % 10:
                hand.types(card.get_by_label(re.compile("^Nieuwe einddatum")), str(story.day.year + 1))
                hand.chooses(card.get_by_label("En waarom?"), "Partner")
            hand.clicks(card.get_by_role("button", name="Bewaren"))
        expect(page.locator("section.driehoek-answer").first).to_contain_text(WORDS)
    left = len(codes_of(number)) - (number in CHANGED)
    if left:
        for_all = page.locator("#klaar").get_by_role("button", name=re.compile("niets veranderd", re.IGNORECASE))
        with hand.task("nothing changed"):
            hand.clicks(for_all if len(codes_of(number)) > 1 else page.get_by_role("button", name="Niets veranderd"))
    expect(page.locator(".driehoek-answer__kept")).to_have_count(len(codes_of(number)))
    for task, times in hand.counted.items():
        story.inputs.setdefault(task, Counter())[times] += 1
    if number % 3 == 0:
        page.get_by_role("button", name="Ik ben klaar").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Dank u")


def who_still_has_to(story: Story, left: set[int]) -> None:
    """The board names who still has to answer, per organisation, and nobody else."""
    with story.people.signed_in("coordinator") as page:
        page.goto(story.round)
        board = page.locator("section[aria-labelledby='wie-moet-nog']")
        told = board.inner_text()
        assert {int(number) for number in re.findall(r"trekker (\d+) van ", told)} == left


def the_reminder(story: Story) -> None:
    """One reminder for who did not answer, and no second one; nobody else hears anything."""
    with story.people.signed_in("coordinator") as page:
        page.goto(story.round)
        page.get_by_role("button", name="Nu de ene herinnering versturen").click()
        if page.get_by_text("Vandaag wordt niet gewerkt").is_visible():
            command = [sys.executable, "-m", "tests.browser.forty_reminded", NAME]
            subprocess.run(command, env=demo_site.environment(story.people.site.data), check=True)
        else:
            expect(page.locator("main")).to_contain_text(f"{len(LATE)} herinneringen")
            page.get_by_role("button", name="Nu de ene herinnering versturen").click()
            expect(page.locator("main")).to_contain_text("heeft al een herinnering gehad")
    story.mails.wait_for({lead(number) for number in LATE}, 2)
    for number in range(LEADS):
        mails = story.mails.of(lead(number))
        assert len(mails) == (2 if number in LATE else 1)
        assert len({mail.link for mail in mails}) == 1


def a_colleague_tells(story: Story) -> None:
    """One gives the question to a colleague, who gets a link of their own; the former one no longer opens."""
    colleague = PASSED_ON - 7  # of the same organisation, who has answered already: the coordinator helps
    former = story.mails.of(lead(PASSED_ON))[-1].link
    with phone(story, script=False) as page:
        page.goto(former)
        page.locator("#collega-kop").click()
        choice = page.get_by_label("Welke collega?")
        taken = [text for text in choice.locator("option").all_text_contents() if f"trekker {colleague} " in text]
        choice.select_option(label=taken[0])
        page.get_by_role("button", name="Doorgeven").click()
        expect(page.locator("main")).to_contain_text("heeft in deze ronde al een eigen vraag")
        page.locator("#collega-kop").click()
        free = [text for text in choice.locator("option").all_text_contents() if text.startswith("adviseur")]
        choice.select_option(label=free[0])
        page.get_by_role("button", name="Doorgeven").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("niet meer van u")
        page.goto(former)
        expect(page.locator("main")).not_to_contain_text(codes_of(PASSED_ON)[0])
    mails = [mail for mail in story.mails.of("adviseur-heumen") if codes_of(PASSED_ON)[0] in mail.text]
    story.mails.wait_for({"adviseur-heumen"}, len(story.mails.of("adviseur-heumen")) + (not mails))
    (mail,) = [mail for mail in story.mails.of("adviseur-heumen") if codes_of(PASSED_ON)[0] in mail.text]
    assert mail.link != former
    with phone(story, script=True) as page:
        page.goto(mail.link)
        page.get_by_role("button", name="Niets veranderd").click()
        expect(page.locator(".driehoek-answer__kept")).to_have_count(1)


def on_behalf_of(story: Story) -> None:
    """The adviser calls one who cannot open links, and tells it for that lead."""
    with story.people.signed_in("adviseur-wijchen") as page:
        page.goto(f"{HOME}programmas/{PROGRAMME}/?zoek={codes_of(PHONED)[0]}")
        page.locator("table a[href*='/acties/']").first.click()
        page.locator("#melding-gedaan").fill("Telefonisch: de eerste huisbezoeken zijn gedaan.")
        for folded in page.locator("form details:has(#melding-namens)").all():
            folded.locator("summary").click()
        page.locator("#melding-namens").fill(f"trekker {PHONED}, telefonisch")
        page.locator("form:has(#melding-gedaan)").get_by_role("button").last.click()
        expect(page.locator("main")).to_contain_text(f"trekker {PHONED}, telefonisch")


def asks_adjustment(story: Story) -> None:
    """Two who told that they are late also ask something of the triangle, through the same link."""
    for number in (ADJUST, STOP):
        with phone(story, script=number == ADJUST) as page:
            page.goto(story.mails.of(lead(number))[0].link)
            card = page.locator("section.driehoek-answer").first
            card.locator("details").first.locator("> summary").click()
            card.locator("details details > summary").click()
            card.locator("textarea[name='gedaan']").fill(f"{WORDS} Wij wachten.")
            card.locator("input[name='bijsturing']").check()
            card.locator("input[name='bijsturing_tekst']").fill(NEEDS)
            card.locator("form.driehoek-form").get_by_role("button", name="Bewaren").click()
            expect(page.locator("section.driehoek-answer").first).to_contain_text("Wij wachten.")


def what_changed(story: Story) -> None:
    """One page tells what is otherwise than before the round, with what is asked first."""
    with story.people.signed_in("coordinator") as page:
        page.goto(f"{story.round}verschillen/")
        for number in (ADJUST, STOP):
            expect(page.locator("section[aria-labelledby='gevraagd']")).to_contain_text(codes_of(number)[0])


def the_check(story: Story) -> None:
    """The coordinator goes on to the check; who is late can still answer."""
    with story.people.signed_in("coordinator") as page:
        page.goto(story.round)
        page.get_by_role("button", name="Controle beginnen").click()
        expect(page.get_by_role("button", name="Controle beginnen")).to_have_count(0)
    with phone(story, script=False) as page:
        page.goto(story.mails.of(lead(NEVER[0]))[-1].link)
        expect(page.locator("section.driehoek-answer")).to_have_count(1)


def working_groups(story: Story) -> None:
    """A chair judges a theme and asks a lead something back; the coordinator judges another."""
    place = f"{story.round}thema/ivp-2023-2026"
    with story.people.signed_in("voorzitter-digitaal") as page:
        page.goto(f"{place}/{THEMES[0]}/")
        expect(page.locator("main")).to_contain_text(WORDS)
        page.locator("textarea[name='gedaan']").fill(DONE)
        page.locator("button[name='doe'][value='klaar']").click()
        page.goto(f"{place}/{THEMES[0]}/")
        expect(page.locator("textarea[name='gedaan']")).to_have_value(DONE)
        expect(page.locator("button[name='doe'][value='terug']")).to_be_visible()
        page.locator("a[href*='/vraag/']").first.click()
        page.locator("textarea[name='vraag']").fill("Hoeveel ondernemers deden mee?")
        page.locator("form:has(textarea[name='vraag']) .driehoek-form__foot button").click()
        expect(page.locator("main")).to_contain_text("Hoeveel ondernemers deden mee?")
    with story.people.signed_in("coordinator") as page:
        page.goto(f"{place}/{THEMES[1]}/")
        page.locator("textarea[name='gedaan']").fill("Op de schoolroutes is gemeten.")
        page.locator("button[name='doe'][value='klaar']").click()
        page.goto(f"{place}/{THEMES[1]}/")
        expect(page.locator("button[name='doe'][value='terug']")).to_be_visible()


def what_it_needs(story: Story) -> None:
    """Of both actions is chosen what is asked: adjusting, and stopping."""
    with story.people.signed_in("coordinator") as page:
        for number, wish in ((ADJUST, "bijstellen"), (STOP, "stoppen")):
            page.goto(f"{story.round}bijsturing/")
            card = page.locator("article.driehoek-answer").filter(has_text=codes_of(number)[0])
            if not card.locator("form.driehoek-wish").is_visible():
                card.locator("details > summary").first.click()
            card.locator(f"input[name='soort'][value='{wish}']").check()
            card.get_by_role("button", name="Deze keuze bewaren").click()
            expect(page.locator("main")).to_contain_text(codes_of(number)[0])


def the_lock(story: Story) -> None:
    """What lacks is named, and one button closes the round: links end, and proposals go to the triangle."""
    with story.people.signed_in("coordinator") as page:
        page.goto(f"{story.round}afsluiten/")
        expect(page.locator("section[aria-labelledby='mist'] details").first).to_be_visible()
        page.locator("input[name$='-beeld'][value='meeste_afgerond']").check()
        page.locator("textarea[name$='-toelichting']").fill(WHOLE)
        page.get_by_role("button", name="Ronde afsluiten").click()
        expect(page.locator("main")).to_contain_text(re.compile("afgesloten", re.IGNORECASE))
    for number in (0, *NEVER):
        with phone(story, script=False) as page:
            answered = page.goto(story.mails.of(lead(number))[-1].link)
            assert answered is not None
            assert answered.status in (200, 410)
            expect(page.locator("section.driehoek-answer")).to_have_count(0)


def after_the_lock(story: Story) -> None:
    """The report is for everybody in the partnership, in three forms, the same whenever it is made."""
    with story.people.signed_in("burgemeester-druten", width=390, height=844) as page:
        page.goto(f"{story.round}verslag/")
        expect(page.locator("main")).to_contain_text(WHOLE)
        for form in PAPERS:
            address = f"{story.round.rstrip('/')}/verslag.{form}"
            first, second = page.request.get(address), page.request.get(address)
            assert first.ok, (form, first.status)
            assert first.body() == second.body(), form
            text = words(first.body(), form)
            for told in (WHOLE, DONE, codes_of(ADJUST)[0]):
                assert told in text, (form, told)


def on_the_agenda(story: Story) -> None:
    """The secretary puts the whole round on the agenda of the triangle in one press."""
    with story.people.signed_in("secretaris-driehoek") as page:
        page.goto(f"{story.round}bijsturing/")
        options = page.locator("#overleg option")
        ours = [text for text in options.all_text_contents() if "ronde" in text.lower() or str(story.day.year) in text]
        page.locator("#overleg").select_option(label=next((t for t in ours if "70 dagen" in t), ours[0]))
        page.locator("button[name='doe'][value='agenda']").click()
        page.goto(f"{HOME}overleg/{MEETING}/")
        for number in (ADJUST, STOP):
            expect(page.locator("main")).to_contain_text(f"van {lead(number)}")


def the_triangle(story: Story) -> None:
    """At the table the evaluation is adopted, one action is adjusted, and one is stopped."""
    with story.people.signed_in("secretaris-driehoek", width=1024, height=768, touch=True) as page:
        page.goto(f"{HOME}overleg/{MEETING}/vergaderen/")
        page.get_by_role("button", name="Overleg openen").tap()
        points = page.locator("[data-agenda] [data-go]")
        expect(points.filter(has_text=f"van {lead(ADJUST)}")).to_have_count(1)
        expect(page.get_by_role("button", name="Overleg openen")).to_have_count(0)
        for number, end in ((ADJUST, f"Q3 {story.day.year + 1}"), (STOP, "")):
            points.filter(has_text=f"van {lead(number)}").tap()
            unfold(page)
            if end:
                panel(page).get_by_label("Nieuwe einddatum").fill(end)
            panel(page).locator("[name=afwijking]").select_option("beleidskeuze")
            record(page, "", "")
            expect(recorded(page)).to_have_count(1, timeout=20_000)
        points.filter(has_text="Evaluatie").first.tap()
        record(page, "", "")
        expect(recorded(page)).to_have_count(1, timeout=20_000)
        page.locator("[data-go='sluiten']").tap()
        panel(page).get_by_role("button", name="Overleg afsluiten").tap()
        expect(page.get_by_role("button", name="Weer openen")).to_be_visible()


def what_came_of_it(story: Story) -> None:
    """The actions follow with a reference, the round is concluded, and the joint part is made public."""
    with story.people.signed_in("coordinator") as page:
        action_of(page, STOP)
        expect(page.locator("main .utrecht-badge-status").first).to_have_text("Vervallen")
        page.goto(f"{story.round}afronden/")
        page.get_by_role("button", name="Ronde afronden").click()
        page.goto(f"{story.round}vrijgeven/")
        page.locator("section[aria-labelledby^='deel-'] button").first.click()
        expect(page.locator("main")).to_contain_text("Al openbaar")


def action_of(page: Page, number: int) -> None:
    """Go to the first action of a lead."""
    page.goto(f"{HOME}programmas/{PROGRAMME}/?zoek={codes_of(number)[0]}")
    page.locator("table a[href*='/acties/']").first.click()


def papers(story: Story) -> None:
    """The report is still the same to the byte, and two councils have a note that is made from the same lock."""
    with story.people.signed_in("coordinator") as page:
        for form in PAPERS:
            text = words(page.request.get(f"{story.round.rstrip('/')}/verslag.{form}").body(), form)
            assert WHOLE in text
        for code in ("GM0296", "GM0225"):  # Wijchen and Druten
            for form in PAPERS:
                address = f"{HOME}notas/{PROGRAMME}/{code}/nota.{form}"
                first, second = page.request.get(address), page.request.get(address)
                assert first.ok, (address, first.status)
                assert first.body() == second.body(), address
                assert WHOLE in words(first.body(), form), address
