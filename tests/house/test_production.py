# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Production refuses to start unsafely, says what to set, and passes Django's own deployment checks."""

import http.client
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

import pytest

from driehoek.config import production
from scripts.demo_site import free_port

pytestmark = pytest.mark.once

SAFE = {
    "DRIEHOEK_ENV": "production",
    "DRIEHOEK_SECRET_KEY": secrets.token_urlsafe(60),
    "DRIEHOEK_ALLOWED_HOSTS": "veiligheid.example.nl",
}


def driehoek(data: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command line with these settings and no others of ours."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("DRIEHOEK_") and k != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "-m", "driehoek.cli.main", *words],
        env=clean | {"DRIEHOEK_DATA": str(data)} | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_safe_settings_have_no_shortcomings() -> None:
    assert production.shortcomings(demo=False, debug=False, secret="aB3-" * 20 + "xyzwvu", allowed_hosts=["a.nl"]) == []


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"demo": True}, "DRIEHOEK_DEMO"),
        ({"debug": True}, "DRIEHOEK_DEBUG"),
        ({"secret": ""}, "DRIEHOEK_SECRET_KEY"),
        ({"secret": production.DESK_SECRET}, "DRIEHOEK_SECRET_KEY"),
        ({"secret": "short"}, "DRIEHOEK_SECRET_KEY"),
        ({"secret": "a" * 80}, "DRIEHOEK_SECRET_KEY"),
        ({"allowed_hosts": []}, "DRIEHOEK_ALLOWED_HOSTS"),
        ({"allowed_hosts": ["*"]}, "DRIEHOEK_ALLOWED_HOSTS"),
    ],
)
def test_each_shortcoming_names_what_to_set(changed: dict[str, object], named: str) -> None:
    safe: dict[str, object] = {
        "demo": False,
        "debug": False,
        "secret": "aB3-" * 20 + "xyzwvu",
        "allowed_hosts": ["a.nl"],
    }
    found = production.shortcomings(**(safe | changed))  # type: ignore[arg-type]
    assert len(found) == 1
    assert named in found[0]


@pytest.mark.slow
def test_production_without_settings_does_not_start_and_says_all_that_is_missing(tmp_path: Path) -> None:
    done = driehoek(tmp_path, "serve", DRIEHOEK_ENV="production", DRIEHOEK_DEMO="1", DRIEHOEK_DEBUG="1")
    assert done.returncode == 1
    for name in ("DRIEHOEK_DEMO", "DRIEHOEK_DEBUG", "DRIEHOEK_SECRET_KEY", "DRIEHOEK_ALLOWED_HOSTS"):
        assert name in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_the_web_server_itself_refuses_too(tmp_path: Path) -> None:
    """Who starts the WSGI entry with another server gets no unsafe system either."""
    done = subprocess.run(
        [sys.executable, "-c", "import driehoek.config.wsgi"],
        env=os.environ | {"DRIEHOEK_ENV": "production", "DRIEHOEK_DEMO": "1", "DRIEHOEK_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode != 0
    assert "DRIEHOEK_DEMO" in done.stderr


@pytest.mark.long
def test_production_passes_the_deployment_checks(tmp_path: Path) -> None:
    done = driehoek(tmp_path, "check", **SAFE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no issues" in done.stdout
    assert "demo" not in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"DRIEHOEK_ENV": "staging"}, "DRIEHOEK_ENV"),
        ({"DRIEHOEK_DEMO": "maybe"}, "DRIEHOEK_DEMO"),
        ({"DATABASE_URL": "postgresql://u:geheim@h/db?pool=1"}, "pool"),
    ],
)
def test_a_setting_that_makes_no_sense_is_one_sentence(tmp_path: Path, given: dict[str, str], named: str) -> None:
    done = driehoek(tmp_path, "check", **given)
    assert done.returncode == 1
    assert named in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "geheim" not in done.stderr


@pytest.mark.slow
def test_demo_data_is_never_thrown_away_in_production(tmp_path: Path) -> None:
    kept = tmp_path / "driehoek.sqlite3"
    kept.write_bytes(b"")
    done = driehoek(tmp_path, "demo", "reset", **SAFE)
    assert done.returncode == 1
    assert "not a demo" in done.stderr
    assert kept.exists()


@pytest.mark.long
def test_it_runs_in_production_behind_a_proxy(tmp_path: Path) -> None:
    """Over TLS and by its own name a page carries the strict headers; http is sent to https, another name refused."""
    assert driehoek(tmp_path, "setup", **SAFE).returncode == 0
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DRIEHOEK_") and k != "DATABASE_URL"}
    with (tmp_path / "serve.log").open("w+") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "driehoek.cli.main", "serve", "--port", str(port)],
            env=environment | SAFE | {"DRIEHOEK_DATA": str(tmp_path)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            deadline = time.monotonic() + 60
            while "Stop with" not in (told := (tmp_path / "serve.log").read_text()):
                assert process.poll() is None and time.monotonic() < deadline, told
                time.sleep(0.1)
            assert "Sign in" not in told
            over_tls = {"Host": "veiligheid.example.nl", "X-Forwarded-Proto": "https"}
            status, headers = ask(port, over_tls, "/aanmelden/")
            assert status == 200
            assert "max-age=31536000" in headers["Strict-Transport-Security"]
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            assert ask(port, {"Host": "veiligheid.example.nl"})[0] == 301
            assert ask(port, {"Host": "elsewhere.example.com", "X-Forwarded-Proto": "https"})[0] == 400
            assert ask(port, over_tls, "/demo/heuvelrug/coordinator/")[0] == 404
        finally:
            process.terminate()
        assert process.wait(timeout=60) == 0


def ask(port: int, headers: dict[str, str], path: str = "/") -> tuple[int, dict[str, str]]:
    """Return status and headers of one answer, without following a redirection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders())
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("mail", "named"),
    [
        ({"DRIEHOEK_SMTP_URL": "mail.example.nl"}, "DRIEHOEK_SMTP_URL"),
        ({"DRIEHOEK_SMTP_URL": "smtp://naam:geheimwoord@mail.example.nl"}, "DRIEHOEK_MAIL_FROM"),
        ({"DRIEHOEK_MAIL_FROM": "Driehoek"}, "DRIEHOEK_MAIL_FROM"),
    ],
)
def test_mail_that_could_not_go_out_stops_the_start(tmp_path: Path, mail: dict[str, str], named: str) -> None:
    done = driehoek(tmp_path, "serve", **(SAFE | mail))
    assert done.returncode != 0
    assert named in done.stderr + done.stdout
    assert "geheimwoord" not in done.stderr + done.stdout
