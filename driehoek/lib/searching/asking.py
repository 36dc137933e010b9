# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed in the search box, as a question to either database.

All words must be there. A word is found by its stem; with three letters also at the beginning of another word, with
four also inside one ("overlast" in "jeugdoverlast"). Small words ("de", "van") only count where nothing else was asked.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from driehoek.lib.searching.words import Run, runs, stem

BEGINNING = 3
INSIDE = 4
#: A stem is shorter than the word and stands inside words that have nothing to do with it ("veil" in "surveillance").
STEM_INSIDE = 5
MOST_WORDS = 8
MOST_SIGNS = 200


@dataclass(frozen=True, slots=True)
class Term:
    """One word that was asked for.

    Attributes:
        word: as typed, folded.
        exact: words of which one must be there for the term to be met as it was meant.
        wider: longer words of the index in which it stands; filled from the list of words.
        split: for words with a hyphen: the loose words, which together will do as well.
    """

    word: str
    exact: frozenset[str]
    wider: tuple[str, ...] = ()
    split: tuple[str, ...] = ()

    @property
    def beginning(self) -> str:
        """What a word may begin with to be found; empty for a short one."""
        return self.word if len(self.word) >= BEGINNING else ""

    @property
    def inside(self) -> tuple[str, ...]:
        """What may stand inside a word that is found."""
        found = [self.word] if len(self.word) >= INSIDE else []
        root = stem(self.word)
        if root != self.word and len(root) >= STEM_INSIDE:
            found.append(root)
        return tuple(found)

    def met_by(self, run: Run) -> bool:
        """Tell whether a word of a text is one that this term finds."""
        words = {*run.parts, run.whole}
        if self.exact & (words | {stem(word) for word in words}):
            return True
        if self.beginning and any(word.startswith(self.beginning) for word in words):
            return True
        if any(part in word for part in self.inside for word in words):
            return True
        return not words.isdisjoint(self.split)


@dataclass(frozen=True, slots=True)
class Question:
    """The words that were asked for; without any there is nothing to find."""

    terms: tuple[Term, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def inside(self) -> tuple[str, ...]:
        """Everything that may stand inside a word of the index."""
        return tuple(dict.fromkeys(part for term in self.terms for part in term.inside))

    def widened(self, words: Iterable[str]) -> "Question":
        """Return the question with the words of the index in which its terms stand."""
        known = sorted(set(words))
        return Question(tuple(replace(term, wider=tuple(_holding(term, known))) for term in self.terms))

    def fts5(self, *, exact: bool = False) -> str:
        """Return the question as SQLite reads it."""
        return _written(self, exact, "AND", "OR", lambda word: f'"{word}"', lambda word: f'"{word}"*')

    def tsquery(self, *, exact: bool = False) -> str:
        """Return the question as PostgreSQL reads it."""
        return _written(self, exact, "&", "|", lambda word: f"'{word}'", lambda word: f"'{word}':*")


def asked(text: str, small: Collection[str] = (), alike: Mapping[str, Collection[str]] | None = None) -> Question:
    """Read what was typed.

    Args:
        small: folded words that carry no meaning of their own.
        alike: by stem the words that mean the same.
    """
    typed = list(dict.fromkeys(_term(run, alike or {}) for run in runs(text[:MOST_SIGNS])))
    telling = [term for term in typed if term.word not in small]
    return Question(tuple((telling or typed)[:MOST_WORDS]))


def _term(run: Run, alike: Mapping[str, Collection[str]]) -> Term:
    root = stem(run.whole)
    same = {stem(word) for word in alike.get(root, ())}
    loose = run.parts if len(run.parts) > 1 and not run.is_code else ()
    return Term(run.whole, frozenset({run.whole, root} | same), split=tuple(stem(part) for part in loose))


def _holding(term: Term, words: Iterable[str]) -> Iterable[str]:
    begins = term.beginning or None
    for word in words:
        if any(part in word for part in term.inside) and not (begins and word.startswith(begins)):
            yield word


def _written(
    question: Question,
    exact: bool,
    both: str,
    either: str,
    whole: Callable[[str], str],
    begun: Callable[[str], str],
) -> str:
    """Return a question in the words of one database; only letters and figures stand between its quotation marks."""
    written = []
    for term in question.terms:
        choices = [whole(word) for word in sorted(term.exact)]
        if not exact:
            choices += [begun(term.beginning)] if term.beginning else []
            choices += [whole(word) for word in term.wider]
        if term.split:
            choices.append("(" + f" {both} ".join(whole(word) for word in term.split) + ")")
        written.append("(" + f" {either} ".join(choices) + ")")
    return f" {both} ".join(written)
