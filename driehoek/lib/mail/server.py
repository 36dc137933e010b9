# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which server takes our mail, read from one address, and from whom it comes."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}
_SENDER = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,180}")
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server.

    Attributes:
        encrypted: from the start (``tls``), after asking (``starttls``), or not at all, on this machine itself.
    """

    host: str
    port: int
    encrypted: str
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return f"MailServer({self.host}:{self.port}, {self.encrypted or 'plain'})"


def parse(url: str) -> MailServer:
    """Return the server at ``smtp://user:password@host:port`` or ``smtps://...``.

    Raises:
        ValueError: it is no such address; the sentence does not repeat it, since it may hold a password.
    """
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        raise ValueError("DRIEHOEK_SMTP_URL has a port that is no number.") from None
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("DRIEHOEK_SMTP_URL must look like smtp://name:password@mail.example.nl:587.")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) != bool(password):
        raise ValueError("DRIEHOEK_SMTP_URL has a name without a password, or the other way round.")
    plain = parts.scheme == "smtp" and parts.hostname in LOCAL
    encrypted = "tls" if parts.scheme == "smtps" else "" if plain else "starttls"
    return MailServer(parts.hostname, port or PORTS[parts.scheme], encrypted, user, password)


def check(url: str, sender: str) -> None:
    """Refuse settings with which no mail could go out.

    Args:
        url: of the server; empty when there is none.
        sender: from whom mail comes.

    Raises:
        ValueError: a sentence that says which setting is wrong.
    """
    if not _SENDER.fullmatch(sender):
        raise ValueError("DRIEHOEK_MAIL_FROM must be an address, such as driehoek@example.nl.")
    if url and parse(url).host not in LOCAL and sender.endswith("@localhost"):
        raise ValueError(
            "DRIEHOEK_SMTP_URL is set; set DRIEHOEK_MAIL_FROM too, to an address that this server sends for."
        )
