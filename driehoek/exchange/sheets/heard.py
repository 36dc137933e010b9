# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What came of reading one cell: values with a note, or the sentence why not."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heard:
    """What a cell says.

    Attributes:
        values: by key of a column; one cell may say more than one thing ("afgerond, 100%").
        note: a Dutch sentence when the reader should know how it was read; may be empty.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    note: str = ""


class NotRead(ValueError):
    """A cell that could not be read.

    Args:
        sentence: Dutch: what is wrong and what to do.
        word: the text of which the reader may say once what it means, for every row; empty when that makes no sense.
        asks: what kind of thing the word could be: ``status``, ``lead``, ``theme`` ...
    """

    def __init__(self, sentence: str, word: str = "", asks: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.word = word
        self.asks = asks
        self.suggestions = suggestions
