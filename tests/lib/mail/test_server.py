# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which server takes our mail: read from one setting, which is never repeated."""

import pytest

from driehoek.lib.mail.server import MailServer, check, parse


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.nl", MailServer("mail.example.nl", 587, "starttls")),
        ("smtps://a%40b.nl:p%3Aw@mail.example.nl", MailServer("mail.example.nl", 465, "tls", "a@b.nl", "p:w")),
        ("smtp://localhost:25", MailServer("localhost", 25, "")),
        ("smtp://naam:woord@mail.example.nl:2525/", MailServer("mail.example.nl", 2525, "starttls", "naam", "woord")),
    ],
)
def test_a_server_is_read(url: str, server: MailServer) -> None:
    assert parse(url) == server
    assert "woord" not in repr(server)


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.nl",
        "http://geheim@x",
        "smtp://",
        "smtp://x:geheim",
        "smtp://geheim@x",
        "smtp://x/geheim",
        "smtp://x?a=geheim",
    ],
)
def test_what_is_no_server_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match="DRIEHOEK_SMTP_URL") as problem:
        parse(url)
    assert "geheim" not in str(problem.value)


def test_a_sender_belongs_to_the_server() -> None:
    check("", "driehoek@localhost")
    check("smtp://localhost", "driehoek@localhost")
    check("smtp://mail.example.nl", "driehoek@example.nl")
    with pytest.raises(ValueError, match="DRIEHOEK_MAIL_FROM"):
        check("smtp://mail.example.nl", "driehoek@localhost")
    with pytest.raises(ValueError, match="DRIEHOEK_MAIL_FROM"):
        check("", "Driehoek <a@b.nl>")
