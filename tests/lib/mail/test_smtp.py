# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing mail to a real server: at each step it is known whether it may have been taken."""

import socket

import pytest

from driehoek.lib.mail.carrying import NotTaken, Uncertain, Unreachable
from driehoek.lib.mail.server import MailServer
from driehoek.lib.mail.smtp import Smtp
from tests.lib.mail.loopback import HANG_UP, Loopback, listening

MAIL = b"Subject: proef\r\n\r\n.\r\n..\r\nEen punt vooraan\r\n.en nog een\r\n"


def sent(loopback: Loopback, content: bytes = MAIL) -> str:
    """Send one mail."""
    with Smtp(loopback.server, patience=5).open() as line:
        line.offer("driehoek@example.nl", "an@wijchen.example")
        return line.hand_over("x", content)


def test_a_mail_arrives_as_it_was_written() -> None:
    with listening() as server:
        assert sent(server).startswith("250")
    ((receiver, content),) = server.taken
    assert receiver == "an@wijchen.example"
    assert content == MAIL


def test_one_line_carries_many_and_a_refusal_spoils_nothing() -> None:
    refusing = Loopback(to_receiver={"weg@wijchen.example": "550 5.1.1 onbekend"})
    with listening(refusing) as server, Smtp(server.server, patience=5).open() as line:
        for name in ("an", "weg", "bo"):
            try:
                line.offer("driehoek@example.nl", f"{name}@wijchen.example")
            except NotTaken as refusal:
                assert (refusal.told, refusal.for_good) == ("550 5.1.1 onbekend", True)
            else:
                line.hand_over(name, MAIL)
    assert [receiver for receiver, _ in server.taken] == ["an@wijchen.example", "bo@wijchen.example"]


@pytest.mark.parametrize(("answer", "for_good"), [("451 4.3.0 later", False), ("554 5.6.0 nooit", True)])
def test_what_is_refused_was_surely_not_taken(answer: str, for_good: bool) -> None:
    with listening(Loopback(to_mail=[answer])) as server:
        with pytest.raises(NotTaken) as refusal:
            sent(server)
        assert (refusal.value.told, refusal.value.for_good) == (answer, for_good)
        assert sent(server).startswith("250")


def test_without_an_answer_nobody_knows() -> None:
    with listening(Loopback(to_mail=[HANG_UP])) as server, pytest.raises(Uncertain):
        sent(server)
    assert len(server.taken) == 1


def test_a_server_that_is_not_there_cannot_be_reached() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        away = MailServer("127.0.0.1", nobody.getsockname()[1], "")
        with pytest.raises(Unreachable), Smtp(away, patience=2).open():
            raise AssertionError("there is no line")


def test_nothing_is_said_to_a_server_that_does_not_encrypt() -> None:
    with listening() as server:
        strict = MailServer("127.0.0.1", server.port, "starttls", "naam", "geheim")
        with pytest.raises(Unreachable) as problem, Smtp(strict, patience=5).open():
            raise AssertionError("there is no line")
    assert "geheim" not in str(problem.value)
