# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses that are themselves a key: kept out of every log, out of caches, and told to no other site."""

import logging
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

#: Beginnings of such addresses: a calendar that is followed, and what one answers or chooses without signing in.
BEGINNINGS = ("/agenda/", "/antwoord/", "/vragenlijst/", "/weekbericht/")
_SECRET = re.compile(rf"({'|'.join(BEGINNINGS)})[^\s/?#\"'<>]+")


def masked(text: str) -> str:
    """Return a text in which no secret address can be used."""
    return _SECRET.sub(r"\1***", text)


class Masked(logging.Filter):
    """Takes secret addresses out of what is logged, wherever in the message or its details they stand."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, with the secrets out of it."""
        told = record.getMessage()
        if any(beginning in told for beginning in BEGINNINGS):
            record.msg, record.args = masked(told), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = masked(record.exc_text)
        return True


class SecretAddressMiddleware:
    """Sees to it that what stands at a secret address is kept nowhere, found by no search engine, and not passed on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:  # noqa: D102 - the class says it
        response = self.get_response(request)
        if request.path.startswith(BEGINNINGS):
            response.headers["Cache-Control"] = "no-store, private"
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Robots-Tag"] = "noindex"
        return response
