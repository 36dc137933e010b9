# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing mail to a server, step by step, so that at each step it is known whether the mail may have been taken."""

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from driehoek.lib.mail.carrying import NotTaken, Uncertain, Unreachable
from driehoek.lib.mail.server import MailServer

PATIENCE = 60.0  # seconds for each answer

#: What may go wrong on a line.
BROKEN = (OSError, smtplib.SMTPException, EOFError)
GO_ON = 354
_DOT = re.compile(rb"^\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Smtp:
    """A mail server that takes our mail."""

    server: MailServer
    patience: float = PATIENCE

    @contextmanager
    def open(self) -> "Iterator[SmtpLine]":
        """Open a line: encrypted and signed in before anything is offered."""
        try:
            smtp = self._connected()
        except BROKEN as problem:
            raise Unreachable(_told(problem)) from problem
        try:
            yield SmtpLine(smtp)
        finally:
            with suppress(*BROKEN):
                smtp.quit()
            smtp.close()

    def _connected(self) -> smtplib.SMTP:
        to, own = self.server, socket.gethostname() or "localhost"
        if to.encrypted == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                to.host, to.port, own, timeout=self.patience, context=ssl.create_default_context()
            )
        else:
            smtp = smtplib.SMTP(to.host, to.port, own, timeout=self.patience)
        try:
            if to.encrypted == "starttls":
                smtp.starttls(context=ssl.create_default_context())
            if to.user:
                smtp.login(to.user, to.password)
            smtp.ehlo_or_helo_if_needed()
        except BaseException:
            smtp.close()
            raise
        return smtp


class SmtpLine:
    """An open line to a mail server."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        self._smtp = smtp

    def offer(self, sender: str, receiver: str) -> None:
        """Say from whom and for whom. A sender that is refused is wrong for every mail."""
        try:
            code, answer = self._smtp.mail(sender)
            if code >= 400:
                self._smtp.rset()
                raise Unreachable(_said(code, answer))
            code, answer = self._smtp.rcpt(receiver)
            if code >= 400:
                self._smtp.rset()
                raise NotTaken(_said(code, answer), for_good=code >= 500)
        except BROKEN as problem:
            raise Unreachable(_told(problem)) from problem

    def hand_over(self, name: str, content: bytes) -> str:  # noqa: ARG002 - a server knows a mail by its Message-ID
        """Hand the mail over; from the first byte of it until the answer nobody knows whether it was taken."""
        try:
            code, answer = self._smtp.docmd("DATA")
        except BROKEN as problem:
            raise Unreachable(_told(problem)) from problem
        if code != GO_ON:
            raise NotTaken(_said(code, answer), for_good=code >= 500)
        try:
            self._smtp.send(_DOT.sub(b"..", content).removesuffix(b"\r\n") + b"\r\n.\r\n")
            code, answer = self._smtp.getreply()
        except BROKEN as problem:
            self._smtp.close()
            raise Uncertain(_told(problem)) from problem
        if code >= 300:
            raise NotTaken(_said(code, answer), for_good=code >= 500)
        return _said(code, answer)


def _said(code: int, answer: bytes) -> str:
    return f"{code} {' '.join(answer.decode('utf-8', 'replace').split())}"


def _told(problem: BaseException) -> str:
    if isinstance(problem, smtplib.SMTPResponseException):
        answer = problem.smtp_error
        return _said(problem.smtp_code, answer if isinstance(answer, bytes) else answer.encode())
    return " ".join(str(problem).split()) or type(problem).__name__
