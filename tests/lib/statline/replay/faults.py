# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the servers of CBS and the police fail, and how a hostile one would."""

import gzip
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from tests.lib.statline.replay.filters import compiled
from tests.lib.statline.replay.server import Answer, Handler, Replay

HTML = "<!DOCTYPE html><html><head><title>Onderhoud</title></head><body>We zijn zo terug.</body></html>"
ATOM = (
    '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
    '<title type="text">TypedDataSet</title></feed>'
)


def page(status: int, text: str = HTML) -> Answer:
    """A web page instead of figures."""
    return lambda handler: handler.send(status, text, {"Content-Type": "text/html"})


def atom(handler: Handler) -> None:
    """Atom, whatever was asked."""
    handler.send(200, ATOM, {"Content-Type": "application/atom+xml;type=feed;charset=utf-8"})


def halfway(handler: Handler) -> None:
    """The connection ends in the middle of a page, before as much came as was promised."""
    body = _own(handler)
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def cut_json(handler: Handler) -> None:
    """A page that ends in the middle, and says that this is all."""
    body = _own(handler)
    handler.send(200, body[: len(body) // 2])


def reset(handler: Handler) -> None:
    """The connection is reset."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.wfile = BytesIO()  # the handler flushes it when it is done
    handler.close_connection = True


def too_busy(seconds: str) -> Answer:
    """Asks to come back later."""
    return lambda handler: handler.send(429, "{}", {"Retry-After": seconds})


def drip(stop: threading.Event) -> Answer:
    """Sends a byte now and then, without end."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not stop.wait(0.05):
            try:
                handler.wfile.write(b" ")
            except OSError:
                break
        handler.close_connection = True

    return answer


def silence(stop: threading.Event) -> Answer:
    """Takes the request and says nothing."""

    def answer(handler: Handler) -> None:
        stop.wait(20)
        handler.close_connection = True

    return answer


def bomb(megabytes: int) -> Answer:
    """A small answer that is huge once unpacked."""

    def answer(handler: Handler) -> None:
        body = gzip.compress(b'{"value": [' + b" " * (megabytes << 20), 9)
        handler.send(200, body, {"Content-Encoding": "gzip"})

    return answer


def oversized(megabytes: int) -> Answer:
    """An answer that goes on and on, without saying how long it is."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(megabytes):
                handler.wfile.write(b" " * (1 << 20))
        except OSError:
            pass
        handler.close_connection = True

    return answer


def redirect(to: str) -> Answer:
    """Sends us elsewhere."""
    return lambda handler: handler.send(302, "", {"Location": to})


def changed(change: Callable[[dict[str, Any]], object]) -> Answer:
    """The server's own answer, with something changed in it."""

    def answer(handler: Handler) -> None:
        told = json.loads(_own(handler))
        change(told)
        handler.send(200, json.dumps(told))

    return answer


def in_turn(*answers: Answer) -> Answer:
    """One after the other, then the last one for good."""
    turns: Iterator[Answer] = iter(answers)
    last = answers[-1]
    return lambda handler: next(turns, last)(handler)


def _own(handler: Handler) -> bytes:
    told = handler.answer()[1]
    return told.encode() if isinstance(told, str) else json.dumps(told).encode()


def selected(server: Replay, table: str, text: str) -> list[Any]:
    """What the server itself gives for a filter on the untyped figures of a table."""
    rows = server.tables[table].sets["UntypedDataSet"]
    return [row for row in rows if compiled(text)(row)]
