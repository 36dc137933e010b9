# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starts a few processes, passes signals on, and stops all when one of them ends."""

import contextlib
import ctypes
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

READY_WITHIN = 60.0  # seconds
STOPPED_WITHIN = 25.0  # seconds; longer than the web server gives a request that is under way
PAUSE = 0.1  # seconds between two looks

PR_SET_PDEATHSIG = 1  # from linux/prctl.h
_libc = ctypes.CDLL(None)


@dataclass(slots=True)
class Child:
    """One process to keep running.

    Attributes:
        name: in words, for the sentence when it ends.
        command: what to start.
    """

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = field(default=None)

    def ending(self) -> str | None:
        """Return how it ended, or ``None`` while it runs."""
        code = self.process.poll() if self.process else None
        if code is None:
            return None
        return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


class Supervisor:
    """Keeps its children running together, or not at all."""

    def __init__(
        self, *children: Child, environment: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> None:
        self.children = children
        self.environment = dict(environment)
        self.headers = dict(headers or {})  # of the request that asks whether it is ready
        self.asked_to_stop = False

    def run(self, address: str, on_ready: Callable[[], None]) -> int:
        """Start everything, call ``on_ready`` once the address answers, and stay.

        Returns:
            0 when told to stop; 1 when a child ended by itself or the address never answered.
        """
        before = {
            number: signal.signal(number, self._on_signal) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        }
        try:
            for child in self.children:
                child.process = _start(child.command, self.environment)
            problem = self._until_ready(address)
            if not problem and not self.asked_to_stop:
                on_ready()
                problem = self._until_ended()
        finally:
            self._stop_all()
            for number, handler in before.items():
                signal.signal(number, handler)
        if problem:
            print(problem, file=sys.stderr)
        return 1 if problem else 0

    def _on_signal(self, *_: object) -> None:
        self.asked_to_stop = True

    def _fallen(self) -> str:
        for child in self.children:
            ending = child.ending()
            if ending and not self.asked_to_stop:
                return f"The {child.name} ended by itself ({ending}); Driehoek stops. The lines above say why."
        return ""

    def _until_ready(self, address: str) -> str:
        deadline = time.monotonic() + READY_WITHIN
        while not self.asked_to_stop:
            if fallen := self._fallen():
                return fallen
            status = _status(address, self.headers)
            if status is not None:
                return (
                    ""
                    if status < 500
                    else f"The web server answers {address} with error {status}; the lines above say why."
                )
            if time.monotonic() > deadline:
                return f"The web server gave no answer at {address} within {READY_WITHIN:.0f} seconds."
            time.sleep(PAUSE)
        return ""

    def _until_ended(self) -> str:
        while not self.asked_to_stop:
            if fallen := self._fallen():
                return fallen
            time.sleep(PAUSE)
        return ""

    def _stop_all(self) -> None:
        started = [child.process for child in self.children if child.process]
        for process in started:
            process.terminate()
        deadline = time.monotonic() + STOPPED_WITHIN
        for process in started:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            # What it started in its turn: the processes of a web server that was killed would go on answering.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _start(command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a child with a group of its own, so that Ctrl-C reaches only the supervisor, which stops it in peace."""
    return subprocess.Popen(  # noqa: S603
        command,
        env=dict(environment),
        start_new_session=True,
        preexec_fn=_stop_with_the_supervisor if hasattr(_libc, "prctl") else None,
    )


def _stop_with_the_supervisor() -> None:
    """Ask Linux to stop this child when the supervisor is gone, however that ended."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _status(address: str, headers: Mapping[str, str]) -> int | None:
    """Return the status with which the address itself answers, or ``None`` when nothing answers yet."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        connection.request("GET", parts.path, headers=dict(headers))
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
