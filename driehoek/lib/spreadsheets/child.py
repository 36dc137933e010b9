# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Talking with the child process: in goes the file, out come lines; too long, too much or a sudden end is a reason."""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

from driehoek.lib.spreadsheets.model import Limits
from driehoek.lib.spreadsheets.parsing.cells import OUT_OF_MEMORY
from driehoek.lib.spreadsheets.refusals import Unreadable

_ROOT = Path(__file__).resolve().parents[3]
# Isolated, without site packages: no settings and no packages of others go along.
_START = "import sys; sys.path.append(sys.argv[1]); from driehoek.lib.spreadsheets.parsing.process import main; main()"
_COMMAND = ("-I", "-S", "-X", "utf8", "-c", _START, str(_ROOT))
_PASSED_ON = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Where an interpreter may have to find its own library."""

_PIECE = 1 << 16
_PER_CELL = 80


def converse(told: Sequence[bytes], limits: Limits) -> Generator[bytes, None, None]:
    """Start a child, send it everything, and yield its lines as they come.

    Raises:
        Unreadable: it needs too much time or memory, says too much, or fails.
    """
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        (sys.executable, *_COMMAND),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        cwd="/",
        bufsize=0,
    )
    try:
        yield from _lines(_pump(child, b"".join(told), limits))
        _judge(child.wait(timeout=2), limits)
    except subprocess.TimeoutExpired:
        raise Unreadable("time", limit=limits.seconds) from None
    finally:
        _stop(child)


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    child.wait()


def _judge(code: int, limits: Limits) -> None:
    if code == -signal.SIGXCPU:
        raise Unreadable("time", limit=limits.seconds)
    if code == OUT_OF_MEMORY:
        raise Unreadable("memory")
    if code != 0:
        raise Unreadable("failed", f"the child ended with {code}")


def _pump(child: subprocess.Popen[bytes], told: bytes, limits: Limits) -> Iterator[bytes]:
    assert child.stdin is not None
    assert child.stdout is not None
    most = 4 * limits.text + _PER_CELL * limits.cells + 1_000_000
    until = time.monotonic() + limits.seconds
    rest = memoryview(told)
    os.set_blocking(child.stdin.fileno(), False)
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdin, selectors.EVENT_WRITE)
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            ready = selector.select(max(0.0, until - time.monotonic()))
            if not ready or time.monotonic() > until:
                raise Unreadable("time", limit=limits.seconds)
            for key, _ in ready:
                if key.fileobj is child.stdout:
                    piece = os.read(child.stdout.fileno(), _PIECE)
                    most -= len(piece)
                    if most < 0:
                        raise Unreadable("failed", "the child says too much")
                    if not piece:
                        return
                    yield piece
                else:
                    rest = _send(child, rest)
                    if not rest:
                        selector.unregister(child.stdin)
                        child.stdin.close()


def _send(child: subprocess.Popen[bytes], rest: memoryview) -> memoryview:
    assert child.stdin is not None
    try:
        return rest[os.write(child.stdin.fileno(), rest[:_PIECE]) :]
    except BlockingIOError:
        return rest
    except BrokenPipeError:
        # It ended before it had read everything; its exit code tells why.
        return rest[:0]


def _lines(pieces: Iterator[bytes]) -> Iterator[bytes]:
    begun = b""
    for piece in pieces:
        first, *others = piece.split(b"\n")
        begun += first
        for other in others:
            yield begun
            begun = other
