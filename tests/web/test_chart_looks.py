# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Charts in each of our themes, light and dark: every part has a rule, and stands out enough from what it lies on."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from driehoek.lib.charts.looks import PRINT, SCREEN
from driehoek.web.themes import OURS

STYLES = OURS.parent / "css"
VALUE = re.compile(r"(--driehoek-[a-z0-9-]+)\s*:\s*(#[0-9a-f]{6})\s*;")
MIX = re.compile(r"\.driehoek-chart__([a-z0-9-]+) \{\s*(?:fill|stroke): color-mix\(in srgb, var\((--[a-z-]+)\) (\d+)%")
DARK = "@media screen and (prefers-color-scheme: dark)"
Colour = tuple[float, float, float]


def tokens(theme: Path, *, dark: bool) -> dict[str, Colour]:
    """Return the colours that a theme gives to tokens."""
    found: dict[str, Colour] = {}
    for sheet in (STYLES / "tokens.css", theme):
        light, _, night = sheet.read_text().partition(DARK)
        light = light.partition(":root:not(")[0]
        for part in (light, night) if dark else (light,):
            found |= {name: rgb(value) for name, value in VALUE.findall(part)}
    return found


def rgb(value: str) -> Colour:
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast as WCAG 2 defines it."""

    def light(colour: Colour) -> float:
        parts = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


THEMES = pytest.mark.parametrize("theme", sorted(OURS.glob("*.css")), ids=lambda theme: theme.stem)
NIGHT = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


@THEMES
@NIGHT
def test_words_can_be_read_on_every_tone(theme: Path, dark: bool) -> None:
    found = tokens(theme, dark=dark)
    paper, shares = found["--driehoek-paper"], mixes()
    grounds = [mixed(found[token], paper, share) for name, (token, share) in shares.items() if name.startswith("area-")]
    assert len(grounds) == 4
    for ground in (paper, *grounds):
        assert contrast(found["--driehoek-ink"], ground) >= 4.5
    assert contrast(found["--driehoek-ink-soft"], paper) >= 4.5


@THEMES
@NIGHT
def test_lines_and_dots_stand_out(theme: Path, dark: bool) -> None:
    found = tokens(theme, dark=dark)
    paper = found["--driehoek-paper"]
    for token in ("accent", "ink", "ink-soft", "line-strong", "good", "act"):
        assert contrast(found[f"--driehoek-{token}"], paper) >= 3, token
    for name in ("dots-others", "hatch"):
        token, share = mixes()[name]
        assert contrast(mixed(found[token], paper, share), paper) >= 3, name


def mixes() -> dict[str, tuple[str, float]]:
    text = (STYLES / "charts.css").read_text()
    return {name: (token, int(share) / 100) for name, token, share in MIX.findall(text)}


def test_tones_differ_in_black_and_white_on_paper() -> None:
    found = (re.search(r'fill="(#[0-9a-f]{6})"', PRINT[f"area-{name}"]) for name in range(1, 5))
    tones = [rgb(each[1]) for each in found if each]
    assert len(tones) == 4
    for light, dark in pairwise(tones):
        assert contrast(light, dark) >= 1.15
    assert all(contrast(rgb("#1b1f24"), tone) >= 4.5 for tone in tones)


def test_lines_on_paper_differ_in_dash_not_in_colour_alone() -> None:
    dashes = [re.search(r'stroke-dasharray="([^"]+)"', PRINT[f"line-{place}"]) for place in range(1, 5)]
    assert dashes[0] is None
    assert len({dash[1] for dash in dashes[1:] if dash}) == 3


@pytest.mark.parametrize("role", sorted(SCREEN))
def test_every_part_of_a_chart_has_a_rule(role: str) -> None:
    plain = {"key-text"}  # the colour of all words
    assert role in plain or re.search(rf"\.driehoek-chart__{role}(?![a-z0-9-])", (STYLES / "charts.css").read_text())
