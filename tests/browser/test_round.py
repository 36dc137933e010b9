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
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from driehoek.kernel import clock
from driehoek.lib.workdays import forward
from scripts import demo_site
from tests.browser.forty_leads import LEADS, PROGRAMME, TITLE, codes_of, lead
from tests.browser.half_year import HOME, People
from tests.browser.hand import Hand
from tests.browser.mailbox import Mailbox

NAME = "Ronde van veertig"
#: What the leads do: most tell that nothing changed, each fifth that something did, and the last ten do not answer.
LATE = range(30, LEADS)
CHANGED = range(0, LEADS, 5)
PASSED_ON, PHONED, NEVER = 31, 33, (38, 39)
WORDS = "De tweede bijeenkomst is gehouden; er deden zestien ondernemers mee."


@dataclass
class Story:
    """What the steps know of each other.

    Attributes:
        day: on which the triangle meets. round: address of the round.
        inputs: what each kind of answer cost, in interactions on the page behind the link.
    """

    people: People
    mails: Mailbox
    day: date
    round: str = ""
    inputs: dict[str, Counter[int]] = field(default_factory=dict)


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
