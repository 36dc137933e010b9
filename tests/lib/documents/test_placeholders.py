# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A template that asks for too much, or shows too little, is refused with the placeholder's name."""

from dataclasses import dataclass, field

import pytest

from driehoek.lib.documents.content import TRACE, Line
from driehoek.lib.documents.jinja import document_environment
from driehoek.lib.documents.placeholders import (
    BrokenTemplate,
    MissingPlaceholder,
    TemplateRefused,
    UnknownPlaceholder,
    check_template,
    placeholders,
)


@dataclass(frozen=True, slots=True)
class Letter:
    to: str
    urgent: bool
    items: tuple[Line, ...]
    made_by: str = field(metadata=TRACE)


GOOD = (
    "{{ letter.to }}{% if letter.urgent %}!{% endif %}"
    "{% for item in letter.items %}{% if item.example %}Voorbeeld {% endif %}"
    "{{ loop.index }} {{ item.text }}{% endfor %}"
)


def check(source: str) -> None:
    check_template({"tekst": source}, "letter", Letter, document_environment())


def test_a_complete_template_passes() -> None:
    check(GOOD)


def test_leaves_are_listed_and_traces_need_not_be_shown() -> None:
    required = {each.path: each.required for each in placeholders("letter", Letter)}
    assert required == {
        "letter.to": True,
        "letter.urgent": True,
        "letter.items[].text": True,
        "letter.items[].example": True,
        "letter.items[].rule": False,
        "letter.items[].origins[].record": False,
        "letter.items[].origins[].uid": False,
        "letter.items[].origins[].field": False,
        "letter.made_by": False,
    }


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (GOOD + "{{ letter.subject }}", "letter.subject"),
        (GOOD + "{{ brief.to }}", "brief.to"),
        (GOOD + "{% if letter.urgent %}{{ letter.too }}{% endif %}", "letter.too"),
        (GOOD + "{% for x in letter.items %}{{ x.texts }}{% endfor %}", "x.texts"),
        (GOOD + "{% for x in letter.lines %}{{ x }}{% endfor %}", "letter.lines"),
        (GOOD + "{% for x in letter.to %}{{ x }}{% endfor %}", "letter.to"),
        (GOOD + "{% for x in letter.items %}{{ loop.number }}{% endfor %}", "loop.number"),
        (GOOD + "{{ letter.to.text }}", "letter.to.text"),
    ],
)
def test_an_unknown_placeholder_is_refused_by_name(source: str, name: str) -> None:
    with pytest.raises(UnknownPlaceholder) as refusal:
        check(source)
    expected = name if name != "brief.to" else "brief"
    assert refusal.value.placeholder == expected
    assert f"'{expected}'" in str(refusal.value)


def test_the_refusal_offers_the_nearest_name() -> None:
    with pytest.raises(UnknownPlaceholder, match=r"Bedoelt u 'letter.urgent'"):
        check(GOOD + "{{ letter.urgnt }}")


@pytest.mark.parametrize(
    ("cut", "name"),
    [
        ("{{ letter.to }}", "letter.to"),
        ("{{ item.text }}", "letter.items[].text"),
        ("{% if item.example %}Voorbeeld {% endif %}", "letter.items[].example"),
        ("{% if letter.urgent %}!{% endif %}", "letter.urgent"),
    ],
)
def test_a_missing_placeholder_is_refused_by_name(cut: str, name: str) -> None:
    assert cut in GOOD
    with pytest.raises(MissingPlaceholder) as refusal:
        check(GOOD.replace(cut, ""))
    assert refusal.value.placeholder == name


def test_a_text_that_is_only_tested_counts_as_missing() -> None:
    with pytest.raises(MissingPlaceholder) as refusal:
        check(GOOD.replace("{{ letter.to }}", "{% if letter.to %}post{% endif %}"))
    assert refusal.value.placeholder == "letter.to"


def test_a_macro_is_followed_with_what_it_is_given() -> None:
    macro = "{% macro words(item) %}{% if item.example %}Voorbeeld{% endif %}{{ item.text }}{% endmacro %}"
    use = "{{ letter.to }}{{ '!' if letter.urgent else '' }}{% for each in letter.items %}{{ words(each) }}{% endfor %}"
    check(macro + use)
    with pytest.raises(UnknownPlaceholder, match=r"item\.txt"):
        check(macro.replace("item.text", "item.txt") + use)


@pytest.mark.parametrize("source", ["{% for item in letter.items %}", "{{ letter.to", "{% include 'elsewhere' %}"])
def test_broken_syntax_is_refused(source: str) -> None:
    with pytest.raises(BrokenTemplate):
        check(source)


def test_every_refusal_is_one_kind_of_error() -> None:
    assert issubclass(UnknownPlaceholder, TemplateRefused)
    assert issubclass(MissingPlaceholder, TemplateRefused)
    assert issubclass(BrokenTemplate, TemplateRefused)
