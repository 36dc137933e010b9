# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole system with both partnerships, started as ``make run`` does it, on a folder of its own."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READY_WITHIN = 90.0  # seconds
MAILED_WITHIN = 60.0
#: An action of the example round about which nothing was told yet.
UNANSWERED = "ZV-05"


@dataclass(frozen=True, slots=True)
class DemoSite:
    """A running system.

    Attributes:
        address: without a slash at the end.
        sign_ins: the address that signs one in, by partnership and code of the function: "heuvelrug/coordinator".
        data: its data folder.
    """

    address: str
    sign_ins: dict[str, str]
    data: Path

    def personal_link(self) -> str:
        """Return the path of a link of the example round, out of a mail that the demonstration caught.

        It is that of a lead who has not answered yet.

        Raises:
            RuntimeError: no such mail came.
        """
        deadline = time.monotonic() + MAILED_WITHIN
        while time.monotonic() < deadline:
            for mail in sorted((self.data / "post").glob("*.eml")):
                written = message_from_bytes(mail.read_bytes(), policy=policy.default)
                body = written.get_body(("plain",))
                text = body.get_content() if body is not None else ""
                found = re.search(r"/antwoord/[\w-]+/", text)
                if found and UNANSWERED in text:
                    return found[0]
            time.sleep(0.5)
        raise RuntimeError("no mail of a round was caught")


@contextlib.contextmanager
def running(data: Path, *, demo: bool = True) -> Iterator[DemoSite]:
    """Prepare and serve; stop when done. Without demo there are no partnerships and no sign-ins.

    Raises:
        RuntimeError: with what was printed, when it does not come up.
    """
    around = environment(data, demo=demo)
    driehoek = [sys.executable, "-m", "driehoek.cli.main"]
    done = subprocess.run([*driehoek, "setup"], env=around, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"driehoek setup failed:\n{done.stdout}{done.stderr}")
    log = data / "serve.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [*driehoek, "serve", "--port", str(free_port())], env=around, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield _when_ready(process, log, data)
    finally:
        process.terminate()
        process.wait(timeout=60)


def carry_out(site: DemoSite, *command: str, typed: str = "") -> None:
    """Give a command on the command line of a running system; what is typed comes in on its standard input."""
    driehoek = [sys.executable, "-m", "driehoek.cli.main"]
    subprocess.run([*driehoek, *command], env=environment(site.data), input=f"{typed}\n", text=True, check=True)


def environment(data: Path, *, demo: bool = True) -> dict[str, str]:
    """Return the environment of a process that works with the data of a demonstration."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("DRIEHOEK_") and k != "DATABASE_URL"}
    return kept | {"DRIEHOEK_DATA": str(data), "DRIEHOEK_ENV": "desk", "DRIEHOEK_DEMO": str(int(demo))}


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _when_ready(process: subprocess.Popen[bytes], log: Path, data: Path) -> DemoSite:
    deadline = time.monotonic() + READY_WITHIN
    while "Stop with" not in (text := log.read_text()):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"driehoek serve did not come up:\n{text}")
        time.sleep(0.1)
    found = re.search(r"Driehoek is ready: (\S+?)/?$", text, re.MULTILINE)
    assert found, text
    sign_ins = {
        f"{partnership}/{code}": address
        for address, partnership, code in re.findall(r"(http://\S+?/([\w-]+)/([\w-]+)/)(?=\s)", text)
    }
    return DemoSite(address=found[1], sign_ins=sign_ins, data=data)
