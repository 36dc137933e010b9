# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One request over the wire: what was asked goes out exactly as it stands, redirects are not followed."""

import http.client
import re
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import cast
from urllib.parse import SplitResult

from driehoek.lib.statline.fetching.failures import Answered, Failed
from driehoek.lib.statline.fetching.limits import Limits
from driehoek.lib.statline.fetching.line import Patience, Resolve, connect, resolve
from driehoek.lib.statline.fetching.unpacking import unpacked
from driehoek.lib.statline.refusals import Refused

_PIECE = 1 << 16
_COMPLAINT = 1 << 16  # bytes of an error that are read
_TOO_MANY = re.compile(r"\b10[.,]?000\b")
_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
    "User-Agent": "Driehoek (municipal safety plans)",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Wire:
    """What one request needs besides its address.

    Attributes:
        tls: how the server's certificate is checked; None for this machine.
        limits: bounds.
        names: finds the addresses of a host.
        proxy: host and port of the server through which one goes outside; None for straight on.
    """

    tls: ssl.SSLContext
    limits: Limits
    names: Resolve = resolve
    proxy: tuple[str, int] | None = None


def ask(wire: Wire, parts: SplitResult, patience: Patience, take: Callable[[bytes], object]) -> int:
    """Ask for one address, hand the body to ``take`` piece by piece, and return how many bytes it was.

    Raises:
        Failed: no usable answer this time.
        Answered: the server refuses this request.
        Refused: the answer is too large, or points elsewhere.
        Stopped: it is no longer wanted.
    """
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    line = connect(
        host,
        port,
        tls=wire.tls if secure else None,
        patience=patience,
        seconds=wire.limits.connect,
        names=wire.names,
        proxy=wire.proxy,
    )
    try:
        asking = http.client.HTTPConnection(host, port)
        asking.auto_open = 0
        asking.sock = cast("ssl.SSLSocket", line)
        asking.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path, headers=_HEADERS)
        answer = asking.getresponse()
        _check(answer, host)
        return _hand_over(answer, wire.limits, take)
    except (OSError, http.client.HTTPException) as problem:
        raise Failed("broken-off" if isinstance(problem, http.client.IncompleteRead) else "reset") from None
    finally:
        line.end()


def _check(answer: http.client.HTTPResponse, host: str) -> None:
    if answer.status == http.client.OK:
        return
    if answer.status in (301, 302, 303, 307, 308):
        raise Refused("redirect", f"{host} verwijst door naar een ander adres. Dat volgt Driehoek niet.")
    text = answer.read(_COMPLAINT).decode("utf-8", "replace")
    if answer.status in _AGAIN and not is_too_many(text):
        raise Failed("status", answer.status, _after(answer.headers.get("Retry-After", "")))
    raise Answered(answer.status, text)


def is_too_many(text: str) -> bool:
    """Say whether an error is the refusal of more than 10,000 rows at once, which asking again does not help."""
    return _TOO_MANY.search(text) is not None


def _hand_over(answer: http.client.HTTPResponse, limits: Limits, take: Callable[[bytes], object]) -> int:
    promised = answer.length
    received = 0

    def pieces() -> Iterator[bytes]:
        nonlocal received
        while piece := answer.read(_PIECE):
            received += len(piece)
            yield piece
        if promised is not None and received < promised:
            raise Failed("broken-off")

    size = 0
    for piece in unpacked(pieces(), answer.headers.get("Content-Encoding", "").strip().lower()):
        size += len(piece)
        if size > limits.answer:
            raise Refused(
                "answer-size",
                f"Een antwoord van de bron is groter dan {limits.answer >> 20} MB. Zo groot hoort het niet te zijn; "
                "er is niets ingelezen.",
            )
        take(piece)
    return size


def _after(header: str) -> float | None:
    """Return the seconds of a Retry-After, given as a number or as a moment."""
    if header.strip().isdigit():
        return float(header)
    try:
        return max(0.0, (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
