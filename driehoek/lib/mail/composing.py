# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mail as bytes: plain text in UTF-8, headers that nobody can add to, files behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

#: Only ASCII on the line, so that every server on the way can carry it.
POLICY = SMTP.clone(cte_type="7bit")
INVITATION = "text/calendar"


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes along; the media type may have parameters."""

    filename: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """All that makes a mail."""

    sender: str
    to_email: str
    to_name: str
    subject: str
    text: str
    message_id: str
    at: datetime
    files: Sequence[File] = ()


def composed(written: Written) -> bytes:
    """Return the mail as bytes, lines ending in CRLF; the same mail gives the same bytes but for part boundaries.

    An invitation stands in it twice: beside the text, where programs look for what to answer to, and as a file.

    Raises:
        ValueError: a header holds a line break; whoever stored the mail should have refused it.
    """
    mail = EmailMessage(policy=POLICY)
    mail["From"] = Address("Driehoek", addr_spec=written.sender)
    mail["To"] = Address(written.to_name, addr_spec=written.to_email)
    mail["Subject"] = written.subject
    mail["Date"] = format_datetime(written.at)
    mail["Message-ID"] = written.message_id
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(written.text, charset="utf-8")
    mail["Content-Language"] = "nl"
    for file in written.files:
        if file.media_type.startswith(INVITATION):
            main, parameters = _split(file.media_type)
            parameters.pop("charset", None)
            mail.add_alternative(
                file.content.decode(), subtype=main.partition("/")[2], params=parameters, charset="utf-8"
            )
    for file in written.files:
        main, parameters = _split(file.media_type)
        mail.add_attachment(
            file.content,
            maintype=main.partition("/")[0],
            subtype=main.partition("/")[2],
            filename=file.filename,
            params=parameters,
        )
    return mail.as_bytes()


def _split(media_type: str) -> tuple[str, dict[str, str]]:
    main, *rest = (part.strip() for part in media_type.split(";"))
    pairs = (part.partition("=") for part in rest)
    return main, {name: value.strip('"') for name, _, value in pairs}
