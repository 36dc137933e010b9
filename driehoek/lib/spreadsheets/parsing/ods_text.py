# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text of a cell in an ods: paragraphs, with spaces and tabs as elements of their own."""

import re

_BLANK = re.compile(r"[ \t\r\n]+")


class CellText:
    """Puts the text of one cell together."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._paragraphs: list[str] = []
        self._parts: list[str] = []
        self._run: list[str] = []
        self._open = False

    def clear(self) -> None:
        """Begin a cell."""
        if self._paragraphs:
            self._paragraphs = []

    def start(self, name: str, repeated: str) -> None:
        """Take the start of an element of text."""
        if name in ("text:p", "text:h"):
            self._parts, self._run, self._open = [], [], True
            return
        self._end_run()
        if name == "text:s":
            spaces = int(repeated) if repeated.isascii() and repeated.isdigit() and len(repeated) < 9 else 1
            # One more than fits in a cell is refused where cells are counted.
            self._parts.append(" " * min(spaces, self._longest + 1))
        elif name == "text:tab":
            self._parts.append("\t")
        elif name == "text:line-break":
            self._parts.append("\n")

    def end(self, name: str) -> None:
        """Take the end of an element of text."""
        self._end_run()
        if name in ("text:p", "text:h"):
            self._paragraphs.append("".join(self._parts))
            self._open = False

    def take(self, data: str) -> None:
        """Take characters; outside a paragraph they are layout of the file."""
        if self._open:
            self._run.append(data)

    def whole(self) -> str | None:
        """Return the text of the cell."""
        return "\n".join(self._paragraphs) if self._paragraphs else None

    def _end_run(self) -> None:
        if self._run:
            text = _BLANK.sub(" ", "".join(self._run))
            self._parts.append(text if self._parts else text.lstrip(" "))
            self._run = []
