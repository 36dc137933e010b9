# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue: every English source string has its Dutch words, and no others are kept."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation import gettext

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "driehoek" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)s")


@cache
def in_the_source() -> dict[str, tuple[str, ...]]:
    """Return every source string with all its forms (one, or singular and plural)."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found: dict[str, tuple[str, ...]] = {}
    for *_, message, _comments, _context in extract_from_dir(str(ROOT), methods, options):
        forms = (message,) if isinstance(message, str) else tuple(message)
        found[forms[0]] = forms
    return found


@cache
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="nl")


def entries() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    made = {}
    for message in catalogue():
        if message.id:
            ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            words = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            made[ids[0]] = (ids, words)
    return made


def test_there_is_something_to_translate() -> None:
    assert len(in_the_source()) > 200


def test_every_source_string_has_its_place() -> None:
    assert in_the_source().keys() - entries().keys() == set(), "run make messages"


def test_no_string_is_kept_that_nobody_uses() -> None:
    assert entries().keys() - in_the_source().keys() == set(), "run make messages"


def test_every_form_is_translated() -> None:
    assert [ids[0] for ids, words in entries().values() if not all(words) or len(words) != len(ids)] == []


def test_nothing_waits_for_a_check() -> None:
    assert [message.id for message in catalogue() if message.id and message.fuzzy] == []


def test_placeholders_are_the_same() -> None:
    wrong = [
        ids[0]
        for ids, words in entries().values()
        if any(set(PLACEHOLDER.findall(word)) - set(PLACEHOLDER.findall("".join(ids))) for word in words)
        or set(PLACEHOLDER.findall(ids[-1])) - set(PLACEHOLDER.findall(words[-1]))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "word", ["completion board", "stoplicht", "dashboard", "besluit van de driehoek", "lokale driehoek"]
)
def test_words_that_the_field_does_not_use(word: str) -> None:
    assert [ids[0] for ids, words in entries().values() if any(word in text.lower() for text in words)] == []


def test_the_screens_speak_dutch_and_english() -> None:
    with translation.override("nl"):
        assert gettext("Needs attention") == "Vergt aandacht"
    with translation.override("en"):
        assert gettext("Needs attention") == "Needs attention"
