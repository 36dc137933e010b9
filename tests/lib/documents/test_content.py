# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Content goes to plain data and back without loss, and odd data is refused with its place."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.documents.content import Line, Origin, Paragraph, UnreadableContent, from_plain, to_plain


@dataclass(frozen=True, slots=True)
class Page:
    title: Line
    body: tuple[Paragraph, ...]
    number: int
    note: str | None


ORIGINS = st.builds(Origin, st.text(), st.text(), st.text())
LINES = st.builds(Line, st.text(), st.booleans(), st.text(), st.lists(ORIGINS, max_size=2).map(tuple))
PARAGRAPHS = st.builds(Paragraph, st.lists(LINES, max_size=3).map(tuple))
PAGES = st.builds(
    Page, LINES, st.lists(PARAGRAPHS, max_size=3).map(tuple), st.integers(), st.one_of(st.none(), st.text())
)


@given(PAGES)
def test_back_and_forth_is_the_same(page: Page) -> None:
    assert from_plain(Page, to_plain(page)) == page


PLAIN = to_plain(Page(Line("a"), (Paragraph((Line("b"),)),), 1, None))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"number": "1"}, "Page.number: expected int"),
        ({"body": {}}, "Page.body: expected a list"),
        ({"body": [{"lines": [{"text": "b"}]}]}, "Page.body[0].lines[0]: these fields are absent or unknown"),
        ({"extra": 1}, "Page: these fields are absent or unknown: extra"),
        ({"number": True}, "Page.number: expected int, found bool"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change: dict[str, object], place: str) -> None:
    with pytest.raises(UnreadableContent) as refusal:
        from_plain(Page, {**PLAIN, **change})
    assert str(refusal.value).startswith(place)


def test_a_document_cannot_hold_a_float() -> None:
    with pytest.raises(TypeError, match="float"):
        to_plain((1.5,))
