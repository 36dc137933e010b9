# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the demonstration mailed, out of the folder of its catcher, as the one who receives it reads it."""

import re
import time
from collections.abc import Collection
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

WITHIN = 120.0  # seconds


@dataclass(frozen=True)
class Received:
    """A mail: its subject, its text, and the path of the personal link in it; empty when there is none."""

    subject: str
    text: str
    link: str


@dataclass(frozen=True)
class Mailbox:
    """The mails of everybody; ``data`` is the data folder of the demonstration."""

    data: Path

    def of(self, function: str) -> list[Received]:
        """Return what the invented holder of a function received, oldest first."""
        found = []
        for file in sorted((self.data / "post").glob("*.eml"), key=lambda one: one.stat().st_mtime_ns):
            mail = message_from_bytes(file.read_bytes(), policy=policy.default)
            if f"{function}@" not in str(mail["To"]):
                continue
            body = mail.get_body(("plain",))
            text = body.get_content() if body is not None else ""
            link = re.search(r"/antwoord/[\w-]+/", text)
            found.append(Received(str(mail["Subject"]), text, link[0] if link else ""))
        return found

    def wait_for(self, functions: Collection[str], mails: int = 1) -> None:
        """Wait until everybody received so many.

        Raises:
            AssertionError: with who did not, when it takes too long.
        """
        end = time.monotonic() + WITHIN
        while missing := [one for one in functions if len(self.of(one)) < mails]:
            assert time.monotonic() < end, f"no mail came for {missing}"
            time.sleep(1)
