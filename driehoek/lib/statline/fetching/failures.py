# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with one answer; whether asking again helps."""


class Stopped(Exception):
    """Whoever started it wants no more. What was fetched so far stays."""


class Failed(Exception):
    """No usable answer this time; asking again may help.

    Attributes:
        reason: a code: ``reset``, ``slow``, ``status``.
        status: of the answer; 0 when there was none.
        after: seconds that the server asks us to wait.
    """

    def __init__(self, reason: str, status: int = 0, after: float | None = None) -> None:
        super().__init__(f"{reason} {status}" if status else reason)
        self.reason = reason
        self.status = status
        self.after = after


class Answered(Exception):
    """The server refuses this request, and will refuse it again.

    Attributes:
        status: of the answer.
        text: the beginning of what it said.
    """

    def __init__(self, status: int, text: str) -> None:
        super().__init__(f"{status}: {text[:200]}")
        self.status = status
        self.text = text
