# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Showing what was found: a piece of the text around it, with the words that were asked for set apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from driehoek.lib.searching.asking import Question
from driehoek.lib.searching.words import runs

AROUND = 80
LENGTH = 220
CUT = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether it is a word that was asked for."""

    text: str
    found: bool = False


def marked(text: str, question: Question) -> tuple[Piece, ...]:
    """Return a text in pieces, with each word that was asked for as a piece of its own."""
    return _pieces(text, _places(text, question))


def snippet(text: str, question: Question) -> tuple[Piece, ...]:
    """Return about two lines of a text: around the first words that were asked for, or else its beginning."""
    flat = " ".join(text.split())
    places = _places(flat, question)
    start = _word_begins(flat, places[0][0] - AROUND) if places else 0
    end = _word_ends(flat, start + LENGTH)
    inner = [(begin - start, stop - start) for begin, stop in places if begin >= start and stop <= end]
    before = (Piece(CUT),) if start else ()
    after = (Piece(CUT),) if end < len(flat) else ()
    return (*before, *_pieces(flat[start:end], inner), *after)


def _places(text: str, question: Question) -> list[tuple[int, int]]:
    return [(run.start, run.end) for run in runs(text) if any(term.met_by(run) for term in question.terms)]


def _pieces(text: str, places: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for start, end in places:
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], found=True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)


def _word_begins(text: str, at: int) -> int:
    """Return the beginning of the first word after a place, or that of the text."""
    return 0 if at <= 0 else text.find(" ", at) + 1


def _word_ends(text: str, at: int) -> int:
    """Return the end of the last word before a place, or that of the text."""
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", 0, at)
    return at if space <= 0 else space
