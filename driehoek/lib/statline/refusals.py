# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a table is not taken, for the person who chose it."""


class Refused(Exception):
    """A table that is not taken, as a whole.

    Attributes:
        reason: a code for programs and tests: ``period-kind``.
        sentence: Dutch; it says what is the matter and what to do.
        where: the place in the source: ``regel 4, kolom 3``, an address; may be empty.
    """

    def __init__(self, reason: str, sentence: str, where: str = "") -> None:
        self.reason = reason
        self.sentence = sentence
        self.where = where
        super().__init__(f"{where}: {sentence}" if where else sentence)
