# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mail as its receiver reads it."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.headerregistry import DateHeader
from email.message import EmailMessage
from email.policy import default
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What came along."""

    filename: str
    media_type: str
    content: bytes

    @property
    def disposition(self) -> str:
        """How it is offered: to be kept under its own name, never shown in place."""
        return f"attachment; filename*=UTF-8''{quote(self.filename, safe='')}"


@dataclass(frozen=True, slots=True)
class Received:
    """A mail that came."""

    sender: str
    to: str
    subject: str
    at: datetime | None
    text: str
    files: tuple[ReceivedFile, ...]


def read(content: bytes) -> Received:
    """Return a mail as its receiver reads it: the plain text, and what came along."""
    mail = message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(("plain",))
    date = mail["Date"]
    return Received(
        sender=str(mail["From"] or ""),
        to=str(mail["To"] or ""),
        subject=str(mail["Subject"] or ""),
        at=date.datetime if isinstance(date, DateHeader) else None,
        text=str(body.get_content()).replace("\r\n", "\n") if isinstance(body, EmailMessage) else "",
        files=tuple(
            ReceivedFile(part.get_filename() or "", part.get_content_type(), _bytes(part))
            for part in mail.iter_attachments()
        ),
    )


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
