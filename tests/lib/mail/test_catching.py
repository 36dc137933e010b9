# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail that is caught: whole or not there, and one file however often it comes."""

from pathlib import Path

from driehoek.lib.mail.catching import Catcher, caught


def test_a_mail_is_one_file(tmp_path: Path) -> None:
    folder = tmp_path / "post"
    assert caught(folder) == ()
    with Catcher(folder).open() as line:
        line.offer("a@example.nl", "b@example.nl")
        line.hand_over("018a", b"een")
        line.hand_over("018b", b"twee")
        line.hand_over("018a", b"een, opnieuw")
    assert [(one.name, one.read_bytes()) for one in caught(folder)] == [
        ("018b.eml", b"twee"), ("018a.eml", b"een, opnieuw"),
    ]  # fmt: skip
    assert len(list(folder.iterdir())) == 2
