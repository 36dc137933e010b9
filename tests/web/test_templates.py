# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules that hold for every template."""

import re
from pathlib import Path

import pytest
from django.utils import translation
from jinja2 import UndefinedError

from driehoek.web.rendering import page_environment
from tests.web.templates import WEB, printed_text, templates

ALL = templates()
WORDLESS = [path for path in ALL if path.name != "sample.jinja"]
FORBIDDEN = {
    "inline style": re.compile(r"""\sstyle\s*=""", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "event attribute": re.compile(r"""\son[a-z]+\s*=""", re.IGNORECASE),
    "hx-on": re.compile(r"\bhx-on\b", re.IGNORECASE),
    "evaluated htmx": re.compile(r"""\bhx-(?:vals|vars|headers)\s*=\s*["'](?:js|javascript):""", re.IGNORECASE),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
}
# The other language is offered in its own words, whatever the language of the page.
OWN_NAMES = {"English", "Nederlands"}


def shown(path: Path) -> str:
    return str(path.relative_to(WEB))


def test_there_are_templates() -> None:
    assert len(ALL) > 60


@pytest.mark.parametrize("path", ALL, ids=shown)
def test_nothing_that_a_strict_content_security_policy_forbids(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(source)] == []


@pytest.mark.parametrize("path", WORDLESS, ids=shown)
def test_words_come_from_the_catalogue(path: Path) -> None:
    found = set(printed_text(page_environment(), path.read_text(encoding="utf-8")))
    assert found - OWN_NAMES == set()


def test_the_search_for_words_finds_them() -> None:
    source = '<p title="Hallo">Dag {{ name }}</p>{{ _("Sign in") }}<!-- x --><a aria-label="{{ _("x") }}">'
    assert set(printed_text(page_environment(), source)) == {"Hallo", "Dag"}


@pytest.mark.parametrize("path", WORDLESS, ids=shown)
def test_says_at_the_top_what_it_is_for(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("{#-\n")


def test_everything_is_escaped() -> None:
    template = page_environment().from_string("{{ text }}")
    assert template.render(text="<b>&") == "&lt;b&gt;&amp;"


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        page_environment().from_string("{{ nothing }}").render()


def test_a_parameter_that_is_forgotten_is_an_error() -> None:
    with pytest.raises(UndefinedError), translation.override("nl"):
        page_environment().from_string("{{ ui.status_mark() }}").render()


@pytest.mark.parametrize("sheet", sorted((WEB / "static").rglob("*.css")), ids=lambda path: path.name)
def test_no_stylesheet_fetches_from_elsewhere(sheet: Path) -> None:
    assert (
        re.findall(r"(?:https?:)?//[a-z]|@import", re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)) == []
    )


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    drawn = page_environment().get_template("components/icon/template.jinja").module
    asked = {
        name for path in ALL for name in re.findall(r"""ui\.icon\("([a-z_]+)"\)""", path.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked - set(drawn.drawings) == set()  # type: ignore[attr-defined]
