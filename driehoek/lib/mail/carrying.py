# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every way of carrying mail can do, and how it may end."""

from contextlib import AbstractContextManager
from typing import Protocol


class NotTaken(Exception):
    """The mail was surely not taken.

    Args:
        told: what the server said.
        for_good: whether trying again is of no use.
    """

    def __init__(self, told: str, *, for_good: bool) -> None:
        super().__init__(told)
        self.told = told
        self.for_good = for_good


class Unreachable(Exception):
    """There is no talking to the server now; it says nothing about this one mail."""


class Uncertain(Exception):
    """The mail was handed over, and no answer came: it may have been taken."""


class Line(Protocol):
    """An open line to whatever takes mail."""

    def offer(self, sender: str, receiver: str) -> None:
        """Say from whom and for whom; nothing has been taken yet.

        Raises:
            NotTaken, Unreachable: it will not be taken, or not now.
        """

    def hand_over(self, name: str, content: bytes) -> str:
        """Hand the mail over and return what was answered once it was taken.

        Args:
            name: of the mail, the same at every attempt.

        Raises:
            NotTaken, Unreachable, Uncertain: it was not taken, or nobody knows.
        """


class Carrier(Protocol):
    """A way of carrying mail."""

    def open(self) -> AbstractContextManager[Line]:
        """Open a line for several mails.

        Raises:
            Unreachable: there is none.
        """
