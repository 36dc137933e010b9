# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text in CSV that a spreadsheet would take for a formula: made harmless when written, given back when read.

A spreadsheet program runs a cell of a CSV that begins with one of a few characters. Such text gets an apostrophe in
front; so does text that would look like it after taking one away. That makes the two functions each other's exact
inverse.
"""

import re

_DANGEROUS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_DEFUSED = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")


def defused(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def armed(text: str) -> str:
    """Return text as it was before :func:`defused`."""
    return text[1:] if _DEFUSED.match(text) else text
