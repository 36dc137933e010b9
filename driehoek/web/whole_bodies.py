# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is sent is read whole or not at all: of a form whose line dropped halfway, no half sentence is kept.

A web server hands over what came before the line dropped, and a form that is cut off can still be read as one.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, UnreadablePostError

from driehoek.web import refusals

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Whole:
    """The body of a request, of which the length was told beforehand."""

    def __init__(self, stream: Any, length: int) -> None:
        self._stream, self._left = stream, length

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; fewer than asked only at the end.

        Raises:
            OSError: it broke off before its end.
        """
        wanted = self._left if size < 0 else min(size, self._left)
        found: list[bytes] = []
        while wanted:
            some = self._taken(self._stream.read(wanted))
            wanted -= len(some)
            found.append(some)
        return b"".join(found)

    def readline(self, size: int = -1) -> bytes:
        """Return the next line; raises as :meth:`read`."""
        wanted = self._left if size < 0 else min(size, self._left)
        return self._taken(self._stream.readline(wanted)) if wanted else b""

    def _taken(self, some: bytes) -> bytes:
        if not some:
            raise OSError("the request broke off before its end")
        self._left -= len(some)
        return some


def read_whole(application: Application) -> Application:
    """Return the application with each body read whole or refused."""

    def asked(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        if length.isascii() and length.isdecimal():
            environ["wsgi.input"] = Whole(environ["wsgi.input"], int(length))
        return application(environ, start_response)

    return asked


class BrokenOffMiddleware:
    """Refuses a request that broke off, in words: nobody may be there to read them, and it is no mistake of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what broke off; leave everything else to others."""
        return refusals.bad_request(request) if isinstance(exception, UnreadablePostError) else None
