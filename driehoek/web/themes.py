# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Colours and type: a theme of ours per partnership, or the published theme of a municipality.

A theme of ours is a file in ``static/driehoek/themes`` that gives tokens other values: that of the partnership's own
name, or the one that the setting ``DRIEHOEK_THEMES`` names for it, such as ``kade``, which changes every token.

A published theme of NL Design System is one CSS file that gives tokens their values under a class, such as
``.voorbeeld-theme``. Put it in the folder ``huisstijl`` of the data folder under the name of the partnership: the pages
then load it after our own style sheets and carry its class. House styles belong to their municipality and are
therefore never part of this repository.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

OURS = Path(__file__).parent / "static" / "driehoek" / "themes"
OUR_CLASS = "driehoek-theme"
GENERAL = "driehoek"
_CLASS = re.compile(r"\.([a-z][a-z0-9-]*)\s*[,{]")


@dataclass(frozen=True, slots=True)
class Theme:
    """What a page needs to look like a partnership.

    Attributes:
        name: for the ``data-theme`` attribute.
        html_class: the class on the root element under which the tokens have their values.
        sheet: static file with those values.
    """

    name: str = GENERAL
    html_class: str = OUR_CLASS
    sheet: str = f"driehoek/themes/{GENERAL}.css"


@lru_cache(maxsize=256)
def theme_of(slug: str) -> Theme:
    """Return the theme of a partnership: its house style, the theme chosen for it, our colours for it, the general."""
    house_style = _house_style(slug)
    if house_style is not None:
        return house_style
    wanted = settings.DRIEHOEK_THEMES.get(slug, slug)
    name = next((found for found in (wanted, slug) if (OURS / f"{found}.css").is_file()), GENERAL)
    return Theme(name, OUR_CLASS, f"driehoek/themes/{name}.css")


def _house_style(slug: str) -> Theme | None:
    sheet = f"huisstijl/{slug}.css"
    place = finders.find(sheet)
    if not isinstance(place, str):
        return None
    found = _CLASS.search(Path(place).read_text(encoding="utf-8"))
    return Theme(slug, found[1], sheet) if found else None
