# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The system under trial: started as people start it, killed as no one should."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from threading import Event

import psutil

READY_WITHIN = 120.0  # seconds


class Site:
    """Driehoek on a data folder of its own, that can be killed and started again.

    Attributes:
        up: set while the web server answers.
    """

    def __init__(self, data: Path, database_url: str, port: int) -> None:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("DRIEHOEK_") and k != "DATABASE_URL"}
        self.data, self.port, self.up = data, port, Event()
        self.environment = kept | {
            "DRIEHOEK_DATA": str(data), "DRIEHOEK_ENV": "desk", "DRIEHOEK_DEMO": "1", "DATABASE_URL": database_url,
        }  # fmt: skip
        self.process: subprocess.Popen[bytes] | None = None
        self._verb("setup")

    def _verb(self, *words: str) -> None:
        command = [sys.executable, "-m", "driehoek.cli.main", *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"driehoek {words[0]} failed:\n{done.stdout}{done.stderr}")

    def start(self) -> None:
        """Serve, and wait until it answers."""
        command = [sys.executable, "-m", "driehoek.cli.main", "serve", "--port", str(self.port)]
        with (self.data / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + READY_WITHIN
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"driehoek serve did not come up:\n{self._log()}")
            time.sleep(0.1)
        self.up.set()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/gezond/", timeout=5) as answer:
                return int(answer.status) == 200
        except (urllib.error.URLError, OSError):
            return False

    def kill_web(self) -> int:
        """Kill every process of the web server with SIGKILL and wait until the rest is gone; return how many."""
        assert self.process is not None, "it was started"
        self.up.clear()
        mine = [] if self.process.poll() is not None else psutil.Process(self.process.pid).children(recursive=True)
        web = [child for child in mine if "gunicorn" in " ".join(child.cmdline())]
        if not web:
            raise RuntimeError(f"the web server was gone before it was killed:\n{self._log()}")
        for child in web:
            os.kill(child.pid, signal.SIGKILL)
        self.process.wait(timeout=60)  # the supervisor stops when the web server has fallen
        return len(web)

    def _log(self) -> str:
        return (self.data / "serve.log").read_text()

    def stop(self) -> None:
        """Stop in an orderly way."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=60)
