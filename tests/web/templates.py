# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The templates as the tests read them: places, sources, and the text that a template prints by itself."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parent.parent.parent
WEB = ROOT / "driehoek" / "web"
TAG = re.compile(r"<[^>]*>", re.DOTALL)
ATTRIBUTE = re.compile(r"""\s(?!aria-label|title|alt|placeholder)[a-z-]+="[^"]*\"""")
SPOKEN_ATTRIBUTE = re.compile(r"""\b(?:aria-label|title|alt|placeholder|aria-description)="([^"{]*[A-Za-z][^"{]*)""")


def templates() -> list[Path]:
    """Return every template of a page or component, samples included."""
    return sorted([*(WEB / "templates").rglob("*.jinja"), *(WEB / "components").rglob("*.jinja")])


def printed_text(environment: Environment, source: str) -> Iterator[str]:
    """Yield the words that stand in a template itself, outside every gettext call, tag and comment."""
    whole = ""
    for output in environment.parse(source).find_all(nodes.Output):
        for part in output.nodes:
            whole += part.data if isinstance(part, nodes.TemplateData) else "{}"
    yield from SPOKEN_ATTRIBUTE.findall(whole)
    for text in TAG.sub("\n", ATTRIBUTE.sub("", whole)).split("\n"):
        words = re.sub(r"[^A-Za-z]+", " ", text.replace("{}", " ")).strip()
        if words:
            yield words
