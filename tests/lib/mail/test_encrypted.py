# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server that asks for encryption and a password: it gets both, in that order, and only when it is who it says."""

import shutil
import ssl
import subprocess
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from driehoek.lib.mail.carrying import Unreachable
from driehoek.lib.mail.server import MailServer
from driehoek.lib.mail.smtp import Smtp
from tests.lib.mail.loopback import listening

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="a certificate is made with openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of localhost that nobody vouches for, with its key."""
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "made.pem", folder / "key.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(made),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return made, key


@pytest.fixture
def heard() -> list[tuple[bytes, bytes]]:
    """The names and passwords that the server heard."""
    return []


@pytest.fixture
def strict(certificate: tuple[Path, Path], heard: list[tuple[bytes, bytes]]) -> dict[str, Any]:
    """A server that takes nothing without encryption and a password."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)

    def known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: LoginPassword) -> AuthResult:
        heard.append((data.login, data.password))
        return AuthResult(success=data.password == b"woord")

    return {"tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": known}


def sent(port: int, password: str = "woord", host: str = "localhost") -> None:
    """Send one mail."""
    with Smtp(MailServer(host, port, "starttls", "naam", password), patience=5).open() as line:
        line.offer("driehoek@example.nl", "an@wijchen.example")
        line.hand_over("x", b"Subject: x\r\n\r\nx\r\n")


def test_a_server_that_somebody_vouches_for_gets_name_password_and_mail(
    strict: dict[str, Any], certificate: tuple[Path, Path], heard: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    with listening(**strict) as server:
        sent(server.port)
        assert len(server.taken) == 1
        assert heard == [(b"naam", b"woord")]
        with pytest.raises(Unreachable) as problem:
            sent(server.port, "fout-woord")
        assert "fout-woord" not in str(problem.value)


def test_one_that_nobody_vouches_for_hears_nothing(strict: dict[str, Any], heard: list[Any]) -> None:
    with listening(**strict) as server:
        with pytest.raises(Unreachable):
            sent(server.port)
        assert (heard, server.taken) == ([], [])


def test_nor_one_under_another_name(
    strict: dict[str, Any], certificate: tuple[Path, Path], heard: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    with listening(**strict) as server:
        with pytest.raises(Unreachable):
            sent(server.port, host="127.0.0.1")
        assert (heard, server.taken) == ([], [])
