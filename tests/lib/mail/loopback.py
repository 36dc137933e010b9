# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real mail server on this machine that takes, refuses, delays or hangs up, as a test tells it."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from driehoek.lib.mail.server import MailServer

TAKEN = "250 OK, bewaard"
HANG_UP = "hang up"


@dataclass
class Loopback:
    """What the server took, and what it is to answer.

    Attributes:
        taken: the mails it took, as bytes, with for whom.
        to_receiver: answers by address, before the mail is handed over.
        to_mail: answers to the next mails once they are handed over; then it takes all.
        before_answer: called when a mail was taken and before that is told.
        also_taken: whether it takes a mail of which it hangs up before the answer.
    """

    taken: list[tuple[str, bytes]] = field(default_factory=list)
    to_receiver: dict[str, str] = field(default_factory=dict)
    to_mail: list[str] = field(default_factory=list)
    before_answer: Callable[[int], None] = lambda _number: None
    port: int = 0

    @property
    def server(self) -> MailServer:
        """Where it listens."""
        return MailServer("127.0.0.1", self.port, "")

    @property
    def mails(self) -> list[EmailMessage]:
        """The mails it took, read by Python's own reader."""
        return [message_from_bytes(content, policy=default) for _, content in self.taken]

    async def handle_RCPT(  # noqa: N802 - the server calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        """Answer to for whom a mail is."""
        answer = self.to_receiver.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Answer to a mail."""
        answer = self.to_mail.pop(0) if self.to_mail else TAKEN
        content: Any = envelope.content
        if answer in (TAKEN, HANG_UP):
            self.taken.append((envelope.rcpt_tos[0], bytes(content)))
            self.before_answer(len(self.taken))
        if answer == HANG_UP:
            line: Any = server.transport
            line.abort()
        return answer


@contextmanager
def listening(loopback: Loopback | None = None, **strict: Any) -> Iterator[Loopback]:
    """Let the server listen on a free port of this machine; ``strict``: what more it asks, such as encryption."""
    taking = loopback or Loopback()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        taking.port = free.getsockname()[1]
    controller = Controller(taking, hostname="127.0.0.1", port=taking.port, **strict)
    controller.start()
    try:
        yield taking
    finally:
        controller.stop()
