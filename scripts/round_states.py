# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""States of the pages of a round that take more than going to them."""

import sqlite3
from datetime import timedelta
from uuid import UUID

from playwright.sync_api import Page

from driehoek.config.production import DESK_SECRET
from driehoek.kernel import clock
from driehoek.lib.signing import signed
from scripts.demo_site import DemoSite


def newest(page: Page, site: DemoSite) -> None:
    """The round that the demonstration opened."""
    page.locator("main li a").first.click()
    page.wait_for_load_state("networkidle")
    assert "/rondes/ronde-" in page.url, site.address


def wishes(page: Page, site: DemoSite) -> None:
    """What the actions of that round need."""
    newest(page, site)
    page.goto(f"{page.url}bijsturing/")


def wishes_refused(page: Page, site: DemoSite) -> None:
    """The same, with more deployment asked and nothing said of what gives way."""
    wishes(page, site)
    for closed in page.locator("main details:not([open]):has([name=soort])").all():
        closed.locator("summary").first.click()
    form = page.locator("form.driehoek-wish").first
    form.locator("[name=soort][value=inzet]").check()
    form.locator("button[value=kiezen]").click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".driehoek-error-summary").count(), site.address


def closing(page: Page, site: DemoSite) -> None:
    """What is missing before that round is closed."""
    newest(page, site)
    page.goto(f"{page.url}afsluiten/")


def report(page: Page, site: DemoSite) -> None:
    """The evaluation of that round as it stands."""
    newest(page, site)
    page.locator("main a[href$='/verslag/']").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".driehoek-paper").count(), site.address


def answering(page: Page, site: DemoSite) -> None:
    """Behind a personal link, as it stands in a mail of the example round."""
    page.goto(site.address + site.personal_link())


def answering_refused(page: Page, site: DemoSite) -> None:
    """The same, sent with a day that does not exist and without a reason."""
    answering(page, site)
    page.locator("[name=planning]").first.fill("31 februari 2027")
    page.locator("[name=stand]").first.select_option("vertraagd")
    page.locator("form[data-draft] button").first.click()
    page.wait_for_load_state("networkidle")


def round_refused(page: Page, site: DemoSite) -> None:
    """A new round with a day on which nobody works, and without a programme."""
    page.locator("[name=naam]").fill("")
    page.locator("[name=trekkers]").fill("24 mei 2027")
    for box in page.locator("[name=programma]:checked").all():
        box.uncheck()
    page.locator("main form button").last.click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".driehoek-error-summary").count(), site.address


def conversation(page: Page, site: DemoSite) -> None:
    """The conversation about working together of this year, of which the record is still open."""
    page.locator("main section li a").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator("[name=dag]").count(), site.address


def last_conversation(page: Page, site: DemoSite) -> None:
    """The one of last year, of which the record was closed."""
    page.locator("main section li a").nth(1).click()
    page.wait_for_load_state("networkidle")
    assert not page.locator("[name=dag]").count(), site.address


def point(page: Page, site: DemoSite) -> None:
    """A point that was talked about last year, and not yet this year."""
    conversation(page, site)
    page.locator("#punt-6 a").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator("[name=gezegd]").count(), site.address


def point_refused(page: Page, site: DemoSite) -> None:
    """The same, with a day that does not exist."""
    point(page, site)
    page.locator("main details summary").first.click()
    page.locator("[name=voor]").fill("31 februari 2027")
    page.locator("main form button").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".driehoek-error-summary").count(), site.address


def weekly_mail(page: Page, site: DemoSite) -> None:
    """Behind the link in a weekly mail by which one switches it off; made as the demonstration makes it."""
    with sqlite3.connect(f"file:{site.data / 'driehoek.sqlite3'}?mode=ro", uri=True) as database:
        (uid,) = database.execute("SELECT uid FROM organisations_person WHERE is_active ORDER BY id LIMIT 1").fetchone()
    token = signed(UUID(uid).bytes, purpose=b"driehoek.organisations.weekly.1", secret=DESK_SECRET)
    page.goto(f"{site.address}/weekbericht/{token}/")
    assert page.locator("button[name=doe]").count(), site.address


def survey(page: Page, site: DemoSite) -> None:
    """A questionnaire about working together, as somebody opens it who is asked; it is sent for the looking."""
    page.request.get(f"{site.address}/demo/heuvelrug/coordinator/")
    page.goto(f"{site.address}/heuvelrug/samenwerken/")
    conversation(page, site)
    if page.locator("[name=sluit]").count():
        page.locator("#vragenlijst ~ details summary").click()
        page.locator("[name=sluit]").fill(f"{clock.today() + timedelta(days=14):%d-%m-%Y}")
        page.locator("button[value=vragenlijst]").click()
        page.wait_for_load_state("networkidle")
    with sqlite3.connect(f"file:{site.data / 'driehoek.sqlite3'}?mode=ro", uri=True) as database:
        (uid,) = database.execute("SELECT uid FROM evaluation_surveyinvitation ORDER BY id LIMIT 1").fetchone()
    token = signed(UUID(uid).bytes, purpose=b"driehoek.evaluation.surveying.1", secret=DESK_SECRET)
    page.context.clear_cookies()
    page.goto(f"{site.address}/vragenlijst/{token}/")
    assert page.locator("input[type=radio]").count(), site.address
