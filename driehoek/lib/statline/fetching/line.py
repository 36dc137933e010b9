# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One connection to a server, on which no wait is longer than a moment: so a cancel and a limit are always noticed."""

import io
import re
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from driehoek.lib.statline.fetching.failures import Failed, Stopped

_MOMENT = 0.2
_PIECE = 1 << 16

type_of_address = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long we wait for one answer.

    Attributes:
        until: moment on the clock at which the answer must be whole.
        silence: seconds without a single byte.
        stopped: whether whoever asked wants no more.
        clock: seconds, only forward.
    """

    until: float
    silence: float
    stopped: Callable[[], bool]
    clock: Callable[[], float]

    def check(self) -> None:
        """Go on, or raise.

        Raises:
            Stopped: it is no longer wanted.
            Failed: it takes too long.
        """
        if self.stopped():
            raise Stopped
        if self.clock() > self.until:
            raise Failed("slow")


class _Incoming(io.RawIOBase):
    """What comes in over a socket, in waits of a moment."""

    def __init__(self, line: socket.socket, patience: Patience) -> None:
        self._line = line
        self._patience = patience

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        patience = self._patience
        silent = patience.clock() + patience.silence
        while True:
            patience.check()
            if patience.clock() > silent:
                raise Failed("silent")
            try:
                return self._line.recv_into(buffer)
            except TimeoutError:
                continue


class Line:
    """A socket in the shape that ``http.client`` wants; the connection ends with :meth:`end`, not with ``close``."""

    def __init__(self, line: socket.socket, patience: Patience) -> None:
        self._line = line
        self._patience = patience
        line.settimeout(_MOMENT)

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return what comes in."""
        if mode != "rb":
            raise ValueError(mode)
        return io.BufferedReader(_Incoming(self._line, self._patience), _PIECE)

    def sendall(self, data: bytes) -> None:
        """Send all of it: a few hundred bytes, so one attempt is enough."""
        self._patience.check()
        self._line.settimeout(self._patience.silence)
        self._line.sendall(data)
        self._line.settimeout(_MOMENT)

    def close(self) -> None:
        """Do nothing: ``http.client`` lets go of the socket before the answer has been read."""

    def end(self) -> None:
        """End the connection."""
        self._line.close()


Resolve = Callable[[str, int], Sequence[tuple[int, type_of_address]]]


def resolve(host: str, port: int) -> Sequence[tuple[int, type_of_address]]:
    """Return the addresses of a host with their family."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, address) for family, _, _, _, address in found]


def connect(
    host: str,
    port: int,
    *,
    tls: ssl.SSLContext | None,
    patience: Patience,
    seconds: float,
    names: Resolve = resolve,
    proxy: tuple[str, int] | None = None,
) -> Line:
    """Return a line to a server: IPv4 first, since IPv6 to CBS may hang once the connection stands.

    Args:
        proxy: host and port of the server through which one goes outside; it only passes on what is encrypted.

    Raises:
        Failed: none of its addresses answers, or the proxy does not let us through.
        Stopped: it is no longer wanted.
    """
    through = proxy if tls else None
    try:
        addresses = sorted(names(*(through or (host, port))), key=lambda each: each[0] != socket.AF_INET)
    except OSError:
        raise Failed("name") from None
    for family, address in addresses:
        patience.check()
        line = socket.socket(family, socket.SOCK_STREAM)
        line.settimeout(seconds)
        try:
            line.connect(address)
            if through:
                _ask_through(line, host, port)
            return Line(tls.wrap_socket(line, server_hostname=host) if tls else line, patience)
        except ssl.SSLCertVerificationError:
            line.close()
            raise Failed("certificate") from None
        except OSError:
            line.close()
        except Failed:
            line.close()
            raise
    raise Failed("unreachable")


def _ask_through(line: socket.socket, host: str, port: int) -> None:
    """Ask a proxy for a connection to a server.

    Raises:
        Failed: it does not give one.
    """
    line.sendall(f"CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode("ascii"))
    told = b""
    while not told.endswith(b"\r\n\r\n"):
        piece = line.recv(1)  # no byte more: what follows belongs to the server behind it
        told += piece
        if not piece or len(told) > _PIECE:
            raise Failed("proxy")
    if not re.match(rb"HTTP/1\.[01] 200\b", told):
        raise Failed("proxy")
