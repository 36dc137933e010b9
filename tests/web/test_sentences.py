# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What commands say is told in the language of the reader; no command says something that has no English."""

import ast
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.utils import translation

from driehoek.kernel.definitions import load
from driehoek.lib.spreadsheets.refusals import SENTENCES
from driehoek.web.sentences import GAP, said
from tests.conftest import ROOT
from tests.web.loaded import signed_in

ROOMS = (
    "access", "audit", "cycle", "evaluation", "kernel", "messages", "monitoring", "organisations", "planning",
    "publications", "steering",
)  # fmt: skip
#: Fetching figures says why it fails on screen, and so does a file with figures; what is logged is English.
FETCHING = ("lib/statline/odata", "lib/statline/fetching", "figures/fetching", "figures/commands/fetching")
FROM_FILES = ("lib/statline/exports", "figures/uploads")
#: Papers and mails are Dutch whatever the screen; a plan file has Dutch keys and so Dutch remarks.
DUTCH_BY_NATURE = (
    "cycle/weekly_letter",
    "evaluation/day_letters",
    "evaluation/letters",
    "evaluation/surveying",
    "publications/kinds/",
    "publications/meeting_",
    "exchange/planfile/",
    "exchange/loading/",
    "exchange/exporting/",
)
#: A sentence: it begins with a capital, a name or what was typed, has a space, and ends; another one may follow it.
SENTENCE = re.compile(r"(?s)['A-Z{].{8,}[^.] ?.*[.?!](?: ?\{\})?")
KNOWN = {pair["nl"]: pair["en"] for pair in load("sentences")["sentences"]}


def text_of(node: ast.AST) -> str | None:
    """Return the text of a literal, with a gap for each value in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{\w+\}", GAP, node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else GAP for part in node.values)
    return None


def sentences() -> Iterator[tuple[str, str]]:
    """Yield each sentence in the rooms below the screens, and its file."""
    for file in sorted((ROOT / "driehoek").rglob("*.py")):
        place = str(file.relative_to(ROOT / "driehoek"))
        told = (*ROOMS, *FETCHING, *FROM_FILES, "exchange/sheets", "exchange/commands")
        if not place.startswith(told) or place.startswith(DUTCH_BY_NATURE):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        apart = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                apart |= {id(part) for part in ast.walk(node) if part is not node}
            if isinstance(node, ast.Expr):  # a docstring
                apart.add(id(node.value))
        for node in ast.walk(tree):
            text = None if id(node) in apart else text_of(node)
            if text and " " in text and SENTENCE.fullmatch(text.strip()):
                yield text.strip(), place


def test_what_a_command_says_has_its_english() -> None:
    found = dict(sentences())
    assert len(found) > 150
    assert {text: place for text, place in found.items() if text not in KNOWN} == {}


def test_why_a_spreadsheet_is_not_read_has_its_english() -> None:
    gapped = {re.sub(r"\{\w+\}", GAP, sentence) for sentence in SENTENCES.values()}
    assert gapped - KNOWN.keys() == set()


def remarks() -> Iterator[str | None]:
    """Yield what the reader of spreadsheets remarks about a file, as far as it is written out."""
    for file in sorted((ROOT / "driehoek" / "lib" / "spreadsheets").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "remark":
                yield text_of(node.args[0])


def test_what_is_remarked_about_a_spreadsheet_has_its_english() -> None:
    found = set(remarks())
    assert len(found) >= 5
    assert found - KNOWN.keys() == set()


def test_each_sentence_has_as_many_gaps_in_both_languages() -> None:
    assert [nl for nl, en in KNOWN.items() if nl.count(GAP) != en.count(GAP)] == []


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Geef de actie een naam.", "Give the action a name."),
        ("Actie A-1 staat al in UVP 2025.", "Action A-1 stands in UVP 2025 already."),
        ("U koos 300 acties. Er kunnen er 200 tegelijk: maak de keuze kleiner.",
         "You chose 300 actions. At most 200 go at once: choose fewer."),
        ("'Jan' is geen trekker die wij kennen. Bedoelt u 'politie'? "
         "Zeg hierboven wat het betekent, of verbeter de cel.",
         "'Jan' is no lead that we know. Did you mean 'politie'? Say above what it means, or correct the cell."),
        ("'ooit' is geen datum die wij kennen. Schrijf bijvoorbeeld 20 mei 2025, mei 2025, Q2 2025 of 2025.",
         "'ooit' is no date that we know. Write for instance 20 mei 2025, mei 2025, Q2 2025 or 2025."),
        ("Op blad 'Lijst 2' staat ver buiten de lijst nog iets, in AB900, AC12; dat is niet gelezen.",
         "On sheet 'Lijst 2' there is something far outside the list, in AB900, AC12; that was not read."),
        ("Een zin die niemand kent.", "Een zin die niemand kent."),
        ("", ""),
    ],
)  # fmt: skip
def test_a_sentence_in_the_language_of_the_reader(dutch: str, english: str) -> None:
    with translation.override("en"):
        assert said(dutch) == english
    with translation.override("nl"):
        assert said(dutch) == dutch


@pytest.mark.django_db
@pytest.mark.usefixtures("examples")
def test_a_refused_form_answers_in_english() -> None:
    client = signed_in("tweestromenland", "coordinator")
    client.cookies["taal"] = "en"
    answer = client.post("/tweestromenland/nieuw/orgaan/", {"sleutel": str(uuid4()), "name": "Raad", "kind": "raad"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Choose the municipality of this body." in page
    assert "Kies de gemeente" not in page
