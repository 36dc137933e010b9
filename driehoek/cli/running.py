# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether something already runs: on the port, or on the data folder."""

import fcntl
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from driehoek.cli.failure import Failure


def port_is_free(host: str, port: int) -> bool:
    """Tell whether this address and port can be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As the web server does it: a port that was closed a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError:
            return False
    return True


@contextmanager
def only_one(data: Path) -> Iterator[None]:
    """Hold the data folder, so that no second server or reset touches it.

    The lock goes with the process that holds it, also when that is killed.

    Raises:
        Failure: when another process holds it.
    """
    data.mkdir(parents=True, exist_ok=True)
    with (data / "running.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Failure(
                f"Driehoek already runs on {data}: stop that one first, or choose another folder (DATA=...)."
            ) from None
        yield
