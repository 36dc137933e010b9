# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The examples say what the sources say, in our own words: no long run of words is the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from driehoek.exchange.planfile.kinds import Line, Text
from driehoek.exchange.planfile.parsing import parse_path
from driehoek.exchange.planfile.records.base import items, walk
from driehoek.exchange.planfile.records.outcomes import PlanFile
from tests.conftest import ROOT

RUN = 8
"""So many words in a row are a copied passage, names aside."""
SOURCES = ("ivp-heuvelrug-2023-2026.txt", "informatienota-wijchen-uvp-tweestromenland-2025.txt")
EXAMPLES = ("heuvelrug.yaml", "tweestromenland.yaml")


def words(text: str, names: tuple[str, ...]) -> list[str]:
    """Return the words of a text; words broken at a line end are whole, and names of municipalities are gone."""
    whole = re.sub(r"(\w)-\s*\n\s*(?=[a-z])", r"\1", text)
    flat = " ".join(whole.split()).lower()
    for name in names:
        flat = flat.replace(name.lower(), "|")
    return re.findall(r"\w+|\|", flat)


def runs(listed: list[str]) -> set[tuple[str, ...]]:
    return {tuple(listed[i : i + RUN]) for i in range(len(listed) - RUN + 1)}


def texts(file: PlanFile) -> Iterator[str]:
    for part in walk(file):
        for name, item in items(type(part)):
            value = getattr(part, name)
            if isinstance(item.kind, Line | Text) and value:
                yield value


def copied(file: PlanFile, source: str) -> list[str]:
    names = tuple(one.name for one in file.municipalities)
    theirs = {run for run in runs(words(source, names)) if run.count("|") < 3}
    return [" ".join(run) for text in texts(file) for run in runs(words(text, names)) if run in theirs]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("example", EXAMPLES)
def test_no_passage_of_a_source_is_copied(example: str, source: str, shared: Path) -> None:
    file = parse_path(ROOT / "examples" / example)
    assert copied(file, (shared / "sources" / source).read_text(encoding="utf-8")) == []


def test_a_copied_passage_would_be_noticed() -> None:
    file = parse_path(ROOT / "examples" / EXAMPLES[0])
    borrowed = next(text for text in texts(file) if len(words(text, ())) > 20)
    assert copied(file, f"Aan het begin staat iets anders. {borrowed} En erna ook.")
