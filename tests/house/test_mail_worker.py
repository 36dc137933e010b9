# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A worker killed right between the server's answer and its own note: nothing twice, the uncertain one named."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lib.mail.loopback import Loopback, listening

pytestmark = [pytest.mark.slow, pytest.mark.once]

MAILS = 6
POST = """
import django
django.setup()
from driehoek.kernel.actor import Actor
from driehoek.messages.commands import post_many
from driehoek.messages.rules import Address, Letter
post_many(
    actor=Actor.system("proef", "systeem_post"), partnership_id=None,
    letters=[Letter(Address(f"nr{n}@drieland.example"), f"Mail {n}", "Beste,", f"k{n}") for n in range(1, %d)],
)
"""


def python(data: Path, *words: str, smtp: str = "") -> subprocess.Popen[bytes]:
    """Start Python with a data folder of its own."""
    environment = {
        "PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "driehoek.config.settings", "DRIEHOEK_DATA": str(data),
        "DRIEHOEK_DEMO": "0", "DRIEHOEK_SMTP_URL": smtp, "PYTHONPATH": str(Path.cwd()),
    }  # fmt: skip
    return subprocess.Popen([sys.executable, *words], env=environment)


def done(process: subprocess.Popen[bytes]) -> None:
    """Wait until it is done, and well."""
    assert process.wait(timeout=120) == 0


def states(data: Path) -> dict[str, str]:
    """Return how far each mail is, as the file says."""
    with contextlib.closing(sqlite3.connect(data / "driehoek.sqlite3", timeout=20)) as database:
        return dict(database.execute("SELECT key, state FROM messages_mail"))


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.05)


def test_a_worker_killed_between_two_mails_sends_nothing_twice(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    done(python(data, "-m", "django", "migrate", "-v", "0"))
    done(python(data, "-c", POST % (MAILS + 1)))
    workers: list[subprocess.Popen[bytes]] = []

    def kill_at_the_third(number: int) -> None:
        if number == 3:
            workers[0].kill()
            workers[0].wait()

    with listening(Loopback(before_answer=kill_at_the_third)) as server:
        smtp = f"smtp://127.0.0.1:{server.port}"
        workers.append(python(data, "-m", "driehoek.worker", smtp=smtp))
        until(lambda: len(server.taken) == 3)
        assert workers[0].wait(timeout=20) == -signal.SIGKILL
        assert states(data) == {
            "k1": "verzonden", "k2": "verzonden", "k3": "bezig", "k4": "wacht", "k5": "wacht", "k6": "wacht",
        }  # fmt: skip

        workers.append(python(data, "-m", "driehoek.worker", smtp=smtp))
        until(lambda: list(states(data).values()).count("verzonden") == MAILS - 1)
        # What lost its worker is named when nothing was heard of it for some minutes: let them pass.
        with contextlib.closing(sqlite3.connect(data / "driehoek.sqlite3", timeout=20)) as database, database:
            database.execute("UPDATE messages_mail SET handed_at = datetime(handed_at, '-6 minutes') WHERE key = 'k3'")
        until(lambda: states(data)["k3"] == "onzeker")
        time.sleep(3)  # a turn of the duty: the uncertain one stays where it is
        workers[1].terminate()
        assert workers[1].wait(timeout=20) == 0

    assert states(data) == {f"k{n}": "onzeker" if n == 3 else "verzonden" for n in range(1, MAILS + 1)}
    assert [receiver for receiver, _ in server.taken] == [f"nr{n}@drieland.example" for n in range(1, MAILS + 1)]
    assert len({mail["Message-ID"] for mail in server.mails}) == MAILS
