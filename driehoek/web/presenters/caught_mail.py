# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail that was caught, on screen."""

from dataclasses import dataclass
from uuid import UUID

from driehoek.lib.mail.reading import Received
from driehoek.web.frame import Link
from driehoek.web.paths import CAUGHT_MAIL
from driehoek.web.presenters.outbox import moment


@dataclass(frozen=True, slots=True)
class CaughtLine:
    """A mail in the list."""

    href: str
    subject: str
    to: str
    at: str


@dataclass(frozen=True, slots=True)
class CaughtScreen:
    """A mail as its receiver reads it."""

    subject: str
    sender: str
    to: str
    at: str
    text: str
    files: tuple[Link, ...]


def caught_line(name: str, mail: Received) -> CaughtLine:
    """Return one line of the list."""
    return CaughtLine(f"{CAUGHT_MAIL}{name}/", mail.subject, mail.to, moment(mail.at) if mail.at else "")


def caught_screen(uid: UUID, mail: Received) -> CaughtScreen:
    """Return the page of one mail."""
    return CaughtScreen(
        subject=mail.subject,
        sender=mail.sender,
        to=mail.to,
        at=moment(mail.at) if mail.at else "",
        text=mail.text,
        files=tuple(
            Link(file.filename, f"{CAUGHT_MAIL}{uid}/bijlage/{number}/") for number, file in enumerate(mail.files, 1)
        ),
    )
