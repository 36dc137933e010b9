# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""States of a page that take more than going to it: a colleague who was first, a list that was brought in, a draft.

Each leaves the demonstration as it was: what it changed is undone in another tab, while the page still shows the state.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import FilePayload, Page

from driehoek.lib.mail.catching import Catcher
from driehoek.lib.mail.composing import File, Written, composed
from scripts import demo_site
from scripts.demo_site import DemoSite

State = Callable[[Page, DemoSite], None]

SAVE = "form[data-draft] button[type=submit]"
UNDO = "form[action*='/ongedaan/'] button"
#: Two rows that are right, under headings that no other list has.
SHORT_LIST = (
    "Nr;Maatregel;Thema;Wie;Deadline;Status;Map {mark}\n"
    "S-1;Schouw met ondernemers;Ondermijning;politie;Q2 2026;bezig;1\n"
    "S-2;Avond over veilig internetten;Ondermijning;politie;eind 2026;bezig;2\n"
)


def _mark() -> str:
    return str(time.monotonic_ns())


def _settled(page: Page) -> None:
    page.wait_for_load_state("networkidle")


def two_versions(page: Page, site: DemoSite) -> None:
    """On the form of an action: a colleague saved other words first."""
    colleague = page.context.new_page()
    for tab, words in ((colleague, "van een collega"), (page, "van uzelf")):
        if tab is colleague:
            tab.goto(page.url)
        tab.locator("form[data-draft] summary").first.click()
        tab.locator("[name=intended_result]").fill(f"Een resultaat {words}, {_mark()}.")
    page.locator("[name=title]").fill("Een naam van uzelf")
    colleague.locator(SAVE).click()
    _settled(colleague)
    page.locator(SAVE).click()
    _settled(page)
    colleague.locator(UNDO).click()
    _settled(colleague)
    colleague.close()
    assert page.locator(".driehoek-versions").count(), site.address


def two_versions_unchosen(page: Page, site: DemoSite) -> None:
    """The same, sent without choosing."""
    two_versions(page, site)
    page.locator(".driehoek-conflict button").first.click()
    _settled(page)


def two_in_one_row(page: Page, site: DemoSite) -> None:
    """In "mijn acties": a colleague saved the same row first; what each said stays in the story of the action."""
    colleague = page.context.new_page()
    colleague.goto(page.url)
    for tab in (page, colleague):
        tab.locator("[name^='gedaan.']").last.fill(f"Er is overlegd, {_mark()}.")
        tab.locator("[name^='aandacht.']").last.fill(f"De zaal is nog niet zeker, {_mark()}.")
    for tab in (colleague, page):
        tab.locator("tbody[id^='rij-'] button").last.click()
        tab.locator("tbody[id^='rij-']").last.locator("[data-said] svg").wait_for()
    colleague.close()
    assert page.locator(".driehoek-sheet__theirs").count(), site.address


def draft_found(page: Page, site: DemoSite) -> None:
    """On a form: something was typed here earlier and not saved."""
    page.locator("form[data-draft] textarea, form[data-draft] input[type=text]").first.fill("Nog niet bewaard")
    page.wait_for_timeout(600)
    page.goto(page.url)
    page.locator("form[data-draft] .utrecht-button").first.wait_for()
    page.evaluate("localStorage.clear()")
    assert site.address in page.url


def saved(page: Page, site: DemoSite) -> None:
    """After a change of an action: the message with its undoing."""
    page.locator("form[data-draft] summary").first.click()
    page.locator("[name=intended_result]").fill(f"Een ander resultaat, {_mark()}.")
    page.locator(SAVE).click()
    _settled(page)
    _undo_elsewhere(page, page.locator("form:has(button):is([action*='/ongedaan/'])").get_attribute("action"), site)


def withdrawn(page: Page, site: DemoSite) -> None:
    """On the workbench of a plan: another name was just withdrawn, and stands below to be brought back."""
    bench = page.url
    page.goto(site.address + (page.locator("a[href*='/bewerk/andere-naam/']").first.get_attribute("href") or "/"))
    page.locator("form[action*='/intrekken/'] button").click()
    _settled(page)
    message = page.locator("form[action*='/terug/']").first.get_attribute("action")
    page.goto(bench)
    _undo_elsewhere(page, message, site)


def _undo_elsewhere(page: Page, action: str | None, site: DemoSite) -> None:
    """Send the request that undoes what was done, as the button on the page would, and stay on the page."""
    assert action, page.url
    token = page.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value") or ""
    done = page.request.post(
        site.address + action, form={"csrfmiddlewaretoken": token}, headers={"Referer": site.address}
    )
    assert done.ok, done.status


def brought_in(page: Page, site: DemoSite) -> None:
    """A list that was brought in."""
    text = SHORT_LIST.format(mark=_mark()).encode()
    given: FilePayload = {"name": "korte lijst.csv", "mimeType": "text/csv", "buffer": text}
    page.locator("#bestand").set_input_files(given)
    for button in ("form[enctype] button[type=submit]", "button[value=kolommen]", "button[value=invoeren]"):
        page.locator(button).click()
        _settled(page)
    again = page.context.new_page()
    again.goto(page.url)
    again.locator("button[value=ongedaan]").click()
    _settled(again)
    again.close()
    assert page.locator("button[value=ongedaan]").count(), site.address


def undone(page: Page, site: DemoSite) -> None:
    """A list that was undone."""
    brought_in(page, site)
    page.reload()


def versions_of_a_plan(page: Page, site: DemoSite) -> None:
    """What changed in a new version of a plan; the texts are as they were in the version after that."""
    plan, versions = page.url, page.locator("a[href*='/versies/']")
    if not versions.count():
        page.goto(f"{plan}bewerken/")
        page.goto(site.address + (page.locator("a[href*='/bewerk/plantekst/']").first.get_attribute("href") or "/"))
        form, text = page.url, page.locator("[name=text]").input_value()
        kind = page.locator("[name=text_kind]").input_value()
        # Only a literal text of an adopted plan has versions.
        for words, sort in (
            (f"{text} Elk half jaar kijken wij of dit klopt.", "letterlijk"),
            (text, "letterlijk"),
            (text, kind),
        ):
            page.goto(form)
            page.locator("form[data-draft] summary").first.click()
            page.locator("[name=text]").fill(words)
            page.locator("[name=text_kind]").select_option(sort)
            page.locator("[name=version_reason]").fill("Voorbeeld van een nieuwe versie")
            page.locator(SAVE).click()
            _settled(page)
        page.goto(plan)
    page.goto(site.address + (versions.last.get_attribute("href") or "/"))


def put_away(page: Page, site: DemoSite) -> None:
    """A list that was put away, as it stands among one's lists."""
    page.locator("button[value=weg]").first.click()
    _settled(page)
    assert site.address in page.url


def views_kept(page: Page, site: DemoSite) -> None:
    """Two views: one kept, one removed."""
    index = page.url
    for name in ("Stille acties", "Acties van vorig jaar"):
        page.goto(f"{index}../acties/?vlag=stil")
        page.locator("summary:has-text('weergave')").click()
        page.locator("#weergave-naam").fill(name)
        page.locator("form:has(#weergave-naam) button").click()
        _settled(page)
    page.goto(index)
    page.locator("button[value=verwijderen]").first.click()
    _settled(page)
    shown = page.context.new_page()
    shown.goto(index)
    while shown.locator("button[value=verwijderen]").count():
        shown.locator("button[value=verwijderen]").first.click()
        _settled(shown)
    shown.close()
    assert site.address in page.url


def view_without_name(page: Page, site: DemoSite) -> None:
    """A list to be kept as a view, without a name."""
    page.locator("summary:has-text('weergave')").click()
    page.locator("form:has(#weergave-naam) button").click()
    _settled(page)
    assert site.address in page.url


def plan_file_rehearsed(page: Page, site: DemoSite) -> None:
    """The plan file of the partnership with another name in it, rehearsed."""
    _send_plan_file(page, site, "titel: Communicatie", "titel: Communicatie en meer")


def plan_file_refused(page: Page, site: DemoSite) -> None:
    """The plan file with a year that is none."""
    _send_plan_file(page, site, "begin: 2023", "begin: gisteren")


def _send_plan_file(page: Page, site: DemoSite, old: str, new: str) -> None:
    link = page.locator("a[href$='.yaml']").first.get_attribute("href") or ""
    text = page.request.get(site.address + link).text()
    assert old in text, old
    given: FilePayload = {
        "name": "planbestand.yaml",
        "mimeType": "application/yaml",
        "buffer": text.replace(old, new, 1).encode(),
    }
    page.locator("#bestand").set_input_files(given)
    page.locator("button[value=proef]").click()
    _settled(page)


def in_english(page: Page, site: DemoSite) -> None:
    """The same page in English."""
    page.get_by_role("button", name="English").click()
    _settled(page)
    assert page.locator("html").get_attribute("lang") == "en", site.address


def changes_rehearsed(page: Page, site: DemoSite) -> None:
    """Several actions to change together: what would change."""
    page.locator("#samen-einde").fill("Q4 2027")
    page.locator("[name=actie]").first.check()
    page.locator(".driehoek-sheet__bar button").click()
    _settled(page)
    assert site.address in page.url


def stopped_without_a_word(page: Page, site: DemoSite) -> None:
    """Taking actions along, one of which stops without saying how it ended."""
    choices = page.locator("[name^='keuze.']")
    for number in range(choices.count()):
        choices.nth(number).select_option("" if number else "stoppen")
    page.locator(".driehoek-sheet__bar button").click()
    _settled(page)
    assert site.address in page.url


def issued(page: Page, site: DemoSite) -> None:
    """The council notes, of which one was issued; what was issued stays."""
    if not page.locator("a[href*='/uitgebracht/']").count():
        index = page.url
        page.goto(f"{index}uvp-2023-2024/GM0296/")
        page.locator("details:has(form[action$='/vaststellen/']) > summary").click()
        page.locator("#zeker").check()
        page.locator("form[action$='/vaststellen/'] button").click()
        _settled(page)
        page.goto(index)
    assert page.locator("a[href*='/uitgebracht/']").count(), site.address


def of_two_partnerships(page: Page, site: DemoSite) -> None:
    """Signed in with a password as somebody who has a function in both partnerships."""
    email, password = "adviseur@voorbeeld.nl", "een lange zin als wachtwoord"
    _sign_in(page, email, password)
    if page.locator("#email").count():
        demo_site.carry_out(
            site,
            "person",
            "add",
            email,
            "--name",
            "Voorbeeld",
            "--function",
            "heuvelrug/adviseur-rhenen",
            typed=password,
        )
        page.goto(f"{site.address}/demo/tweestromenland/beheerder/")
        page.goto(f"{site.address}/tweestromenland/nieuw/bezetting/")
        page.locator("[name=function]").select_option(index=1)
        page.locator("[name=email]").fill(email)
        page.locator(SAVE).click()
        _settled(page)
        page.context.clear_cookies()
        page.goto(f"{site.address}/aanmelden/")
        _sign_in(page, email, password)
    assert page.locator("main a[href='/heuvelrug/']").count(), site.address


def _sign_in(page: Page, email: str, password: str) -> None:
    page.locator("#email").fill(email)
    page.locator("#wachtwoord-veld").fill(password)
    page.locator("form:has(#email) button[type=submit]").click()
    _settled(page)


def wrong_password(page: Page, site: DemoSite) -> None:
    """Signing in with a password that is not the one."""
    _sign_in(page, "iemand@voorbeeld.nl", "niet het wachtwoord")
    assert site.address in page.url


#: An export of StatLine with years in rows and municipalities in headings; the numbers are examples.
EXPORT = (
    '"Geregistreerde misdrijven; soort misdrijf, wijk, buurt, jaarcijfers"\n'
    '"Soort misdrijf: 1.1.1 Diefstal/inbraak woning"\n""\n'
    '"Onderwerp";"Geregistreerde misdrijven";""\n"Regio\'s";"Wijchen";"Druten"\n"Perioden";"aantal";"aantal"\n'
    '"2024*";"41";"."\n"2025*";"90";"12"\n"2026 januari-april";"5";"6"\n"Bron: Politie"\n'
)
OWN_LIST = "Plaats;Jaar;Aantal keren\nWijchen;2024;7\nDruten;2025;3\n"


def _figures_chosen(page: Page, text: str) -> None:
    given: FilePayload = {"name": "cijfers.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("#bestand").set_input_files(given)
    page.locator("form[enctype] button[type=submit]").click()
    _settled(page)


def _in_another_tab(page: Page, button: str) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(button).click()
    _settled(other)
    other.close()


def figures_rehearsed(page: Page, site: DemoSite) -> None:
    """What loading a file with figures would do."""
    _figures_chosen(page, EXPORT)
    _in_another_tab(page, "button[value=weg]")
    assert page.locator("button[value=inlezen]").count(), site.address


def figures_columns(page: Page, site: DemoSite) -> None:
    """A file with figures of which one says what the columns are; sent without saying what they count."""
    _figures_chosen(page, OWN_LIST)
    page.locator("button[value=kolommen]").click()
    _settled(page)
    _in_another_tab(page, "button[value=weg]")
    assert page.locator("#onderwerp-fout").count(), site.address


def figures_loaded(page: Page, site: DemoSite) -> None:
    """A file with figures that was loaded."""
    _figures_chosen(page, EXPORT)
    page.locator("button[value=inlezen]").click()
    _settled(page)
    _in_another_tab(page, "button[value=ongedaan]")
    assert page.locator("button[value=ongedaan]").count(), site.address


def mail_caught(page: Page, site: DemoSite) -> None:
    """Open a mail of the demo with something attached."""
    uid, at = "01a2011d-4e88-7633-9674-a1080323dbd2", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    text = "Beste collega,\n\nOp donderdag 10 december overleggen wij in Wijchen.\n\nTot dan,\nde secretaris"
    content = composed(
        Written(
            "driehoek@localhost", "burgemeester@wijchen.example", "Burgemeester van Wijchen",
            "Uitnodiging: gezagsdriehoek op 10 december", text, f"<{uid}@localhost>", at,
            [File("uitnodiging.ics", "text/calendar; method=REQUEST", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")],
        )
    )  # fmt: skip
    with Catcher(site.data / "post").open() as line:
        line.hand_over(uid, content)
    page.goto(f"{site.address}/demo/post/{uid}/")
    assert page.locator(".driehoek-mail").count() == 1


def note_for_the_mayor(page: Page, site: DemoSite) -> None:
    """On an agenda: a private note that is being written, and not kept."""
    page.locator("details.driehoek-private > summary").first.click()
    page.locator("details.driehoek-private textarea").first.fill("Vraag wat dit voor Wijchen betekent.")
    assert page.locator("details.driehoek-private[open]").count(), site.address
