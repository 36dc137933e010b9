# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes of the sources, as ``definitions/figure_codes.yaml`` lists them, and when a set of them may be summed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from driehoek.kernel.definitions import load


class Unsound(ValueError):
    """A definition that would count wrongly; the text says what is the matter, in Dutch."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in a language: ``"nl"`` or ``"en"``."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes of one source.

    Attributes:
        key: its name in the definitions.
        title: what it lists.
        total: the code that contains all others; "" where there is none.
        names: the title of each code.
    """

    key: str
    title: Words
    total: str
    names: dict[str, Words]

    def refuse_unsound(self, codes: Sequence[str]) -> None:
        """Refuse codes that cannot be summed.

        Raises:
            Unsound: no code, a code twice, a total together with its parts, or a code that this list does not have.
        """
        if not codes:
            raise Unsound("een set zonder codes telt niets")
        unknown = [code for code in codes if code not in self.names]
        if unknown:
            raise Unsound(f"onbekende codes in {self.key}: {', '.join(unknown)}")
        double = sorted({code for code in codes if codes.count(code) > 1})
        if double:
            raise Unsound(f"codes die elkaar overlappen, want ze staan er twee keer: {', '.join(double)}")
        if len(codes) > 1 and self.total in codes:
            raise Unsound(f"het totaal {self.total} bevat de andere codes al")


@cache
def code_lists() -> dict[str, CodeList]:
    """Return the code lists by name."""
    return {
        key: CodeList(key, Words(**one["title"]), one["total"], {c: Words(**n) for c, n in one["codes"].items()})
        for key, one in load("figure_codes")["lists"].items()
    }
