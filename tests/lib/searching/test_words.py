# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How Dutch words are read: which forms are one word, and which are not."""

import re
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.searching import words
from driehoek.lib.searching.words import fold, kept, runs, stem

ONE_WORD = [
    "inbraak inbraken", "brief brieven", "huis huizen", "wijk wijken", "bedrijf bedrijven", "actie acties",
    "evaluatie evaluaties", "controle controles", "vernieling vernielingen vernielen", "jongere jongeren",
    "gemeente gemeenten gemeentes", "diefstal diefstallen", "preventief preventieve", "loopt lopen",
    "signaal signalen", "gesprek gesprekken", "besluit besluiten", "veilig veilige veiliger veiligheid",
    "burgemeester burgemeesters", "ondermijning ondermijnend ondermijnende", "mishandeling mishandelde",
]  # fmt: skip
#: What the stemmer does not know; said in docs/explanation, and here so that we notice when it learns.
OTHER_WORDS = ["inbraak ingebroken", "afspraak afgesproken", "loopt liep", "vernield vernielen", "jeugd jongeren"]


@pytest.mark.parametrize("forms", ONE_WORD)
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("forms", OTHER_WORDS)
def test_strong_verbs_and_other_words_are_not_brought_together(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Een CAFÉ in 's-Hertogenbosch", {"een", "cafe", "in", "s", "hertogenbosch", "shertogenbosch"}),
        ("thema's en thema’s", {"thema", "en"}),
        ("OND-03", {"ond", "03", "ond03"}),
        ("e-mail", {"e", "mail", "email"}),
        ("", set()),
        ("!? - _", set()),
    ],
)
def test_what_is_kept_of_a_text(text: str, expected: set[str]) -> None:
    assert expected <= kept(text)
    assert {word for word in kept(text) if word not in expected} <= {stem(word) for word in expected}


def test_a_code_is_known_from_a_word_with_a_hyphen() -> None:
    assert [run.is_code for run in runs("OND-03 jeugd-overlast 2025 A1")] == [True, False, False, False]


def test_a_run_stands_where_it_stood() -> None:
    text = "De inbraken, én OND-03."
    assert [text[run.start : run.end] for run in runs(text)] == ["De", "inbraken", "én", "OND-03"]


def test_a_very_long_word_is_cut() -> None:
    assert kept("a" * 500) == {"a" * words.LONGEST, stem("a" * words.LONGEST)}


@given(st.text())
def test_only_letters_and_figures_are_kept(text: str) -> None:
    """So that nothing that somebody types can mean something to a database."""
    for word in kept(text):
        assert word
        assert all(sign.isalnum() for sign in word)
        assert len(word) <= words.LONGEST


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_threads_do_not_disturb_each_others_stems() -> None:
    """The stemmer keeps state between its steps."""
    terms = [f"{a}{b}ingen" for a in ("werk", "leef", "bouw", "woon", "zorg") for b in ("regel", "handel", "teken")]
    expected = {term: stem(term) for term in terms}
    words.stem.cache_clear()
    wrong: list[str] = []

    def look() -> None:
        for _ in range(200):
            words.stem.cache_clear()
            wrong.extend(term for term in terms if stem(term) != expected[term])

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert re.fullmatch(r"[a-z]+", expected["werkregelingen"])
