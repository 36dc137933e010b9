# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Where the processor time of a page goes, measured inside one process; started by :mod:`benchmarks.pages`.

Arguments: a cookie and the addresses of pages. Prints one JSON object: per address, milliseconds per part.
"""

import io
import json
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import Any

import django

from benchmarks.pages.yardstick import BARE, milliseconds

ROUNDS = 40
#: Parts, and the function whose time it is; a part within another counts for itself alone.
PARTS = {
    "SQL": ("django.db.backends.sqlite3.base", "SQLiteCursorWrapper", ("execute", "fetchall", "fetchmany", "fetchone")),
    "rows": ("driehoek.access.prepared", "_Composed", ("ask",)),
    "composing": ("django.db.models.query", "QuerySet", ("_fetch_all", "iterator", "exists", "count")),
    "template": ("driehoek.web.rendering", "", ("html",)),
}


class Clock:
    """Adds up processor time per part; time within an inner part is taken from the outer one."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._within = [0.0]

    def timed(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its own time counted under a part."""

        @wraps(function)
        def counted(*given: Any, **named: Any) -> Any:
            began = time.thread_time()
            self._within.append(0.0)
            try:
                return function(*given, **named)
            finally:
                took, inner = time.thread_time() - began, self._within.pop()
                self.spent[part] += took - inner
                self._within[-1] += took

        return counted


def asked(application: Any, path: str, cookie: str) -> None:
    """Ask for a page as a web server does."""
    place, _, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": place, "QUERY_STRING": query, "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "HTTP_HOST": "localhost", "HTTP_COOKIE": cookie, "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
    }  # fmt: skip
    heard: list[str] = []
    answer = application(environ, lambda status, _headers, _error=None: heard.append(status))
    b"".join(answer)
    answer.close()
    if not heard[0].startswith("200"):
        raise RuntimeError(f"{path}: {heard[0]}")


def main(cookie: str, paths: list[str]) -> dict[str, dict[str, float]]:
    """Return per page the milliseconds per part, the middle of all rounds, and those of the very first time."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    django.setup()
    wsgi = __import__("driehoek.config.wsgi", fromlist=["application"])
    clock = Clock()
    for part, (module, owner, names) in PARTS.items():
        holder = __import__(module, fromlist=["_"])
        holder = getattr(holder, owner) if owner else holder
        for name in names:
            setattr(holder, name, clock.timed(part, getattr(holder, name)))
    whole = clock.timed("rest", asked)
    told = {BARE: {"template": milliseconds()}}
    for path in paths:
        rounds = []
        for _ in range(ROUNDS):
            clock.spent.clear()
            whole(wsgi.application, path, cookie)
            rounds.append({part: spent * 1000 for part, spent in clock.spent.items()})
        parts = {part: statistics.median(one.get(part, 0.0) for one in rounds[1:]) for part in ("rest", *PARTS)}
        told[path] = {"first": sum(rounds[0].values()), **parts}
    return told


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2:])))
