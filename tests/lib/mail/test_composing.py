# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mail that others read as it was meant, in ASCII on the line."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.lib.mail.composing import File, Written, composed

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
#: What a subject or a text may hold: anything that people type.
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=200)


def written(
    subject: str = "Onderwerp", text: str = "Beste An,\n", name: str = "An", files: tuple[File, ...] = ()
) -> bytes:
    """Return a mail as bytes."""
    return composed(
        Written("driehoek@example.nl", "an@wijchen.example", name, subject, text, "<1@example.nl>", AT, files)
    )


def read(content: bytes) -> EmailMessage:
    """Read it as another program would."""
    return message_from_bytes(content, policy=default)


def text_of(part: object) -> str:
    """Return the text of a part, lines as Python has them."""
    assert isinstance(part, EmailMessage)
    return str(part.get_content()).replace("\r\n", "\n")


def test_dutch_and_more_comes_back() -> None:
    mail = read(written("Uitnodiging: Überleg coördinatie – één", "Beste Zoë,\n\n.Een punt € 10\n", "Zoë de Bröt"))
    assert mail["Subject"] == "Uitnodiging: Überleg coördinatie – één"
    assert mail["To"].addresses[0].display_name == "Zoë de Bröt"
    assert mail["To"].addresses[0].addr_spec == "an@wijchen.example"
    assert mail["Message-ID"] == "<1@example.nl>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime == AT
    assert text_of(mail) == "Beste Zoë,\n\n.Een punt € 10\n"


@given(subject=WORDS, text=WORDS, name=WORDS)
def test_whatever_is_typed_stays_where_it_was_typed(subject: str, text: str, name: str) -> None:
    content = written(subject, text, name)
    assert content.isascii()
    assert all(len(line) < 999 for line in content.split(b"\r\n"))
    mail = read(content)
    assert set(mail.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language", "Content-Type",
        "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert [one.addr_spec for one in mail["To"].addresses] == ["an@wijchen.example"]
    assert text_of(mail).rstrip("\n") == text


@pytest.mark.parametrize("subject", ["a\nBcc: b@example.nl", "a\r\nBcc: b@example.nl", "a\rBcc: b@example.nl"])
def test_a_line_break_in_a_header_is_refused_here_too(subject: str) -> None:
    with pytest.raises(ValueError, match=r"linefeed|carriage"):
        written(subject)


def test_files_come_along_and_an_invitation_can_be_answered() -> None:
    calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Coördinatie\r\nEND:VCALENDAR\r\n"
    files = (
        File("uitnodiging.ics", "text/calendar; method=REQUEST; charset=utf-8", calendar.encode()),
        File("agenda één.pdf", "application/pdf", b"%PDF\x00\xff"),
    )
    mail = read(written(files=files))
    attached = list(mail.iter_attachments())
    assert [(one.get_filename(), one.get_content_type()) for one in attached] == [
        ("uitnodiging.ics", "text/calendar"), ("agenda één.pdf", "application/pdf"),
    ]  # fmt: skip
    assert attached[1].get_content() == b"%PDF\x00\xff"
    parts = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    beside, file = parts
    assert beside.get_content_disposition() is None
    assert beside.get_param("method") == file.get_param("method") == "REQUEST"
    assert text_of(beside) == calendar.replace("\r\n", "\n")
    assert file.get_payload(decode=True) == calendar.encode()
    body = mail.get_body(("plain",))
    assert body is not None
    assert text_of(body) == "Beste An,\n"
