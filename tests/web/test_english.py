# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever chose English reads English, except in what the partnership itself wrote: that stays Dutch."""

import re
from datetime import UTC, datetime
from functools import cache

import pytest
from bs4 import BeautifulSoup, Comment
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client
from pytest_django import DjangoDbBlocker

from driehoek.exchange.demo import finish_demo_round, hold_demo_conversations, open_demo_round
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from scripts.forms import FORMS
from scripts.pages import STOPS, Stop
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("examples")]

#: Words that Dutch sentences cannot do without, and that no English sentence has.
DUTCH = frozenset(
    """
    de het een van niet wordt worden voor zijn met dit dat aan naar bij nog ook maar moet geen deze uw
    wij uit om te op u heeft hebben werd geef kies vul iemand gemeente gemeenten acties actie thema
    bericht voortgang gezamenlijk reden afwijking kort nieuw zonder toon alles bewaren terug eerder
    laatste doelen werkgroep trekker
    """.split()  # noqa: SIM905 - a list of words reads as one
)
#: Names of things that are the same in both languages, or are shown as an example of what one may type.
SAME = ("De Wegwijs", "taal", "nieuw", "Op een later moment")
SPOKEN = ("aria-label", "title", "placeholder", "alt")


@pytest.fixture(scope="module", autouse=True)
def _rounds(examples: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The rounds and conversations of the demonstration, so that their pages hold something."""
    clerk = Actor.system("toets", "systeem_opdrachtregel")
    with django_db_blocker.unblock(), clock.stopped(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        finish_demo_round(actor=clerk)
        open_demo_round(actor=clerk)
        hold_demo_conversations(actor=clerk)


@cache
def own_words() -> re.Pattern[str]:
    """Return what finds each text of the partnerships, the longest first."""
    texts: set[str] = set()
    for model in apps.get_models():
        if not model.__module__.startswith("driehoek.") or model.__name__.startswith("Search"):
            continue
        columns = [c.name for c in model._meta.concrete_fields if isinstance(c, models.CharField | models.TextField)]
        jsons = [c.name for c in model._meta.concrete_fields if isinstance(c, models.JSONField)]
        for row in model._base_manager.values_list(*columns, *jsons):
            texts |= set(_strings(row))
    pieces = {part.strip(" .") for text in texts for part in (text, *text.split("\n")) if len(part.strip(" .")) > 2}
    return re.compile("|".join(re.escape(piece) for piece in sorted(pieces, key=len, reverse=True)), re.IGNORECASE)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _strings(part)]
    return []


def english(client: Client) -> Client:
    """Let a visitor choose English."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def dutch_in(page: BeautifulSoup) -> set[str]:
    """Return the phrases of a page that hold Dutch words which nobody of the partnership typed."""
    for out in page.select("script, style, [lang=nl], pre, textarea, option, input"):
        out.extract()
    told = [str(part) for part in page.find_all(string=True) if not isinstance(part, Comment)]
    told += [str(tag[name]) for tag in page.find_all(True) for name in SPOKEN if tag.get(name)]
    found = set()
    for text in told:
        left = own_words().sub(" ", " ".join(text.split()))
        words = set(re.findall(r"[a-zéëï]+", left.lower()))
        if words & DUTCH and not any(same in text for same in SAME):
            found.add(" ".join(text.split())[:120])
    return found


LOOKED_AT = [stop for stop in (*STOPS, *FORMS) if not (stop.submit or stop.state) and stop.path != "/componenten/"]


@pytest.mark.parametrize("stop", LOOKED_AT, ids=lambda stop: stop.name)
def test_a_page_in_english_holds_no_dutch_of_ours(stop: Stop) -> None:
    client = english(signed_in(*stop.persona.split("/")) if stop.persona else Client())
    page = soup(client.get(stop.path))
    for selector in stop.links:
        link = page.select_one(selector)
        assert link is not None
        page = soup(client.get(str(link["href"])))
    if page.html is not None:  # a file to look at has no html element
        assert page.html["lang"] == "en"
    assert dutch_in(page) == set()


@pytest.mark.parametrize("name", ["plan-heuvelrug", "thema-tweestromenland", "programma-2023", "evaluatie"])
def test_what_the_partnership_wrote_says_that_it_is_dutch(name: str) -> None:
    """A screen reader changes its voice for it."""
    stop = next(one for one in STOPS if one.name == name)
    page = soup(english(signed_in(*stop.persona.split("/"))).get(stop.path))
    assert page.select("p[lang=nl]")
    silent = [
        text
        for text in page.select("p.utrecht-paragraph")
        if not text.find_parent(lang="nl") and "lang" not in text.attrs
    ]
    for text in silent:
        assert len(set(re.findall(r"[a-z]+", text.get_text().lower())) & DUTCH) < 3, text.get_text()
