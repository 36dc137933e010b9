# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed, as a question; and what is shown of the answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.searching.asking import MOST_WORDS, Question, asked
from driehoek.lib.searching.showing import CUT, LENGTH, Piece, marked, snippet
from driehoek.lib.searching.words import runs

TEXT = "Waar de jeugdoverlast blijft, gaan jongerenwerk en boa samen de wijk in."


def words_found(text: str, typed: str) -> list[str]:
    return [piece.text for piece in marked(text, asked(typed)) if piece.found]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("overlast", ["jeugdoverlast"]),
        ("jeu", ["jeugdoverlast"]),
        ("je", []),
        ("wijken", ["wijk"]),
        ("boa", ["boa"]),
        ("BOA'S", ["boa"]),
        ("werk", ["jongerenwerk"]),
        ("overlast wijken", ["jeugdoverlast", "wijk"]),
    ],
)
def test_the_words_that_were_asked_for_are_marked(typed: str, found: list[str]) -> None:
    assert words_found(TEXT, typed) == found


def test_a_code_is_found_as_a_whole() -> None:
    assert words_found("Zie OND-03 en OND-04, ook 03.", "ond-03") == ["OND-03"]


def test_small_words_count_only_by_themselves() -> None:
    assert [term.word for term in asked("de aanpak van overlast", {"de", "van"}).terms] == ["aanpak", "overlast"]
    assert [term.word for term in asked("de van", {"de", "van"}).terms] == ["de", "van"]


def test_words_that_mean_the_same_are_asked_for_too() -> None:
    question = asked("jeugd", (), {"jeugd": ("jeugd", "jongeren")})
    assert [term.exact for term in question.terms] == [frozenset({"jeugd", "jonger"})]


def test_longer_words_are_those_around_the_one_that_was_asked_for() -> None:
    (term,) = asked("overlast").widened(["jeugdoverlast", "overlastgevend", "last", "overlas"]).terms
    assert term.wider == ("jeugdoverlast",)  # what begins with it is found without being named


def test_the_stem_of_a_word_is_looked_for_inside_only_when_it_is_long() -> None:
    assert asked("veiligheid").inside == ("veiligheid",)  # not "veil", which stands in "surveillance"
    assert asked("inbraken").inside == ("inbraken", "inbraak")


def test_both_databases_are_asked_the_same() -> None:
    question = asked("inbraken ond-03")
    assert question.fts5(exact=True) == '("inbraak" OR "inbraken") AND ("ond03")'
    assert question.tsquery(exact=True) == "('inbraak' | 'inbraken') & ('ond03')"
    assert '"ond03"*' in question.fts5()
    assert "'ond03':*" in question.tsquery()


def test_nothing_was_asked() -> None:
    assert not asked("")
    assert not asked(" -!? ")
    assert Question().fts5() == ""


@given(st.text())
def test_no_more_words_are_asked_for_than_fit(text: str) -> None:
    assert len(asked(text).terms) <= MOST_WORDS


@given(st.text(), st.text(max_size=20))
def test_the_pieces_together_are_the_text(text: str, typed: str) -> None:
    pieces = marked(text, asked(typed))
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        assert not piece.found or any(True for _ in runs(piece.text))


@given(st.text(), st.text(max_size=20))
def test_a_snippet_is_short_and_of_the_text(text: str, typed: str) -> None:
    pieces = [piece for piece in snippet(text, asked(typed)) if piece != Piece(CUT)]
    shown = "".join(piece.text for piece in pieces)
    assert len(shown) <= LENGTH
    assert shown in " ".join(text.split())


def test_a_snippet_stands_around_the_first_word_that_was_found() -> None:
    pieces = snippet("voor " * 100 + "inbraak " + "na " * 200, asked("inbraken"))
    assert pieces[0] == pieces[-1] == Piece(CUT)
    assert Piece("inbraak", found=True) in pieces
