# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Colours and type: tokens, our own themes, and the house style of a municipality."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from driehoek.web.themes import OUR_CLASS, OURS, Theme, theme_of
from tests.web.templates import WEB

STYLES = WEB / "static" / "driehoek" / "css"
USED = re.compile(r"var\(\s*(--[a-z0-9-]+)")
GIVEN = re.compile(r"^\s*(--[a-z0-9-]+)\s*:", re.MULTILINE)
NAMED = "white|black|gray|grey|red|green|blue|orange|yellow|brown|purple|navy|silver"
COLOUR = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(?:rgb|hsl|oklch|lab)a?\(|:[^;]*(?<![-\w])(?:{NAMED})(?![-\w])", re.IGNORECASE
)
VALUE = re.compile(r"^\s*(--[a-z0-9-]+)\s*:\s*([^;]+);", re.MULTILINE)
#: No theme changes these: nothing, a full circle, and what the element around it has.
LITERAL = {"none", "0", "50%", "inherit"}


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    theme_of.cache_clear()
    yield
    theme_of.cache_clear()


def sheets() -> list[Path]:
    return sorted(STYLES.glob("*.css"))


def test_every_token_that_is_used_has_a_value() -> None:
    used = {name for sheet in sheets() for name in USED.findall(sheet.read_text())}
    given = set(GIVEN.findall((STYLES / "tokens.css").read_text()))
    assert len(used) > 60
    assert used - given == set()


def test_every_token_that_has_a_value_is_used() -> None:
    used = {name for sheet in sheets() for name in USED.findall(sheet.read_text())}
    given = set(GIVEN.findall((STYLES / "tokens.css").read_text()))
    assert given - used == set()


@pytest.mark.parametrize("sheet", [s for s in sheets() if s.name != "tokens.css"], ids=lambda sheet: sheet.name)
def test_colours_come_from_tokens(sheet: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert [line for line in rules.splitlines() if COLOUR.search(line)] == []


@pytest.mark.parametrize("sheet", [s for s in sheets() if s.name != "tokens.css"], ids=lambda sheet: sheet.name)
def test_type_corners_and_shadows_come_from_tokens(sheet: Path) -> None:
    """Else another theme could not change them. Paper has its own rules: a print is always black on white."""
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    given = re.findall(r"(font-family|border-[a-z-]*radius|box-shadow):\s*([^;]+);", rules)
    literal = [
        pair for pair in given if "var(" not in pair[1] and "currentcolor" not in pair[1] and pair[1] not in LITERAL
    ]
    assert literal == []


def test_the_second_theme_gives_every_token_another_value() -> None:
    """What follows from another token follows it; all else is said anew."""
    tokens = (STYLES / "tokens.css").read_text()
    root = tokens[tokens.index(":root {") : tokens.index(":root:not(")]
    ours = dict(VALUE.findall(root))
    theirs = dict(VALUE.findall((OURS / "kade.css").read_text().split("@media")[0]))
    own = {name for name, value in ours.items() if not re.fullmatch(r"var\([^()]+\)", value)}
    assert len(own) > 60
    assert own - theirs.keys() == set()
    assert {name for name in own if theirs[name] == ours[name]} == set()


def test_a_theme_of_ours_can_be_chosen_for_a_partnership(settings: Any) -> None:
    settings.DRIEHOEK_THEMES = {"heuvelrug": "kade", "tweestromenland": "bestaat-niet"}
    assert theme_of("heuvelrug") == Theme("kade", OUR_CLASS, "driehoek/themes/kade.css")
    assert theme_of("tweestromenland").name == "tweestromenland"
    assert theme_of("nergensland") == Theme()


@pytest.mark.parametrize("theme", sorted(OURS.glob("*.css")), ids=lambda theme: theme.stem)
def test_a_theme_of_ours_changes_tokens_that_exist_in_light_and_dark(theme: Path) -> None:
    text = theme.read_text()
    given = set(GIVEN.findall((STYLES / "tokens.css").read_text()))
    assert set(GIVEN.findall(text)) - given == set()
    assert f':root[data-theme="{theme.stem}"]' in text
    assert f':root.{OUR_CLASS}[data-theme="{theme.stem}"]' in text
    assert "prefers-color-scheme: dark" in text


def test_a_partnership_has_its_own_colours_or_the_general_ones() -> None:
    assert theme_of("heuvelrug") == Theme("heuvelrug", OUR_CLASS, "driehoek/themes/heuvelrug.css")
    assert theme_of("nergensland") == Theme()


def test_a_published_house_style_is_loaded_with_its_class(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "heuvelrug.css").write_text(".voorbeeld-theme {\n  --utrecht-link-color: #123456;\n}\n")
    settings.STATICFILES_DIRS = [("huisstijl", tmp_path)]
    assert theme_of("heuvelrug") == Theme("heuvelrug", "voorbeeld-theme", "huisstijl/heuvelrug.css")
    assert theme_of("tweestromenland").html_class == OUR_CLASS


def test_a_house_style_without_a_class_is_left_out(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "heuvelrug.css").write_text("/* nothing yet */\n")
    settings.STATICFILES_DIRS = [("huisstijl", tmp_path)]
    assert theme_of("heuvelrug").html_class == OUR_CLASS
