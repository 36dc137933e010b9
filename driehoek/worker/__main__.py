# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entry of the worker: ``python -m driehoek.worker``; started and stopped by ``driehoek serve``."""

import os
import signal
import sys
import threading
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
django.setup()

from django.db import close_old_connections  # noqa: E402 - after Django is ready

from driehoek.worker import duties, loop  # noqa: E402

LOOK_UP = 2.0  # seconds: how soon a worker notices that its supervisor is gone


def main() -> int:
    """Work until told to stop, or until the supervisor is gone."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    supervisor = os.getppid()

    def wait(seconds: float) -> bool:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if stop.wait(min(left, LOOK_UP)) or os.getppid() != supervisor:
                return True
        return stop.is_set()

    def leaving() -> bool:
        return stop.is_set() or os.getppid() != supervisor

    loop.run(duties.duties(leaving), now=time.monotonic, wait=wait, after_each=close_old_connections)
    return 0


if __name__ == "__main__":
    sys.exit(main())
