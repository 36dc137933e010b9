# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One page of rows, read row by row: the text of a page stands in memory, its rows do not."""

import json
import re
from collections.abc import Generator, Iterator
from decimal import Decimal
from typing import Any, BinaryIO

from driehoek.lib.statline.fetching.asking import json_text
from driehoek.lib.statline.fetching.failures import Answered, Failed

_LINKS = ("odata.nextLink", "@odata.nextLink")
_ERRORS = ("odata.error", "error")
_SPACE = re.compile(r"[ \t\r\n]*")
_read = json.JSONDecoder(parse_float=Decimal).raw_decode


class Page:
    """The rows of one answer.

    Attributes:
        link: where the next page is; known once all rows were read; empty for the last page.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """Read the text.

        Raises:
            Failed: it is no JSON object.
        """
        self._text = json_text(stream)
        self.link = ""

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows.

        Raises:
            Failed: it breaks off, or is no list of rows.
            Answered: it is an error instead.
        """
        at, found = self._skip(self._skip(0) + 1), False
        try:
            while self._text[at] != "}":
                key, at = _read(self._text, at)
                at = self._skip(self._expect(":", self._skip(at)))
                if key == "value" and self._text[at] == "[":
                    found = True
                    at = yield from self._list(at)
                else:
                    told, at = _read(self._text, at)
                    self._note(key, told)
                at = self._skip(at)
                if self._text[at] == ",":
                    at = self._skip(at + 1)
        except (IndexError, ValueError, RecursionError):
            raise Failed("broken-off") from None
        if self._skip(at + 1) != len(self._text) or not found:
            raise Failed("not-json")

    def _list(self, at: int) -> Generator[dict[str, Any], None, int]:
        """Yield the rows of a list; return where it ended."""
        text, at = self._text, self._skip(at + 1)
        while text[at] != "]":
            row, at = _read(text, at)
            if not isinstance(row, dict):
                raise Failed("not-json")
            yield row
            at = self._skip(at)
            if text[at] == ",":
                at = self._skip(at + 1)
            elif text[at] != "]":
                raise ValueError(text[at])
        return at + 1

    def _note(self, key: object, told: Any) -> None:
        if key in _LINKS and isinstance(told, str):
            self.link = told
        elif key in _ERRORS:
            raise Answered(200, json.dumps(told, default=str))

    def _expect(self, sign: str, at: int) -> int:
        if self._text[at] != sign:
            raise ValueError(sign)
        return at + 1

    def _skip(self, at: int) -> int:
        space = _SPACE.match(self._text, at)
        return space.end() if space else at


def measure(stream: BinaryIO) -> tuple[int, str]:
    """Return how many rows a page has, and where the next one is.

    Raises:
        Failed: it is not whole.
        Answered: it is an error instead.
    """
    page = Page(stream)
    return sum(1 for _ in page.rows()), page.link
