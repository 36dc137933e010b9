# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking until there is a usable answer: again after a failure, each time later, within bounds on size and time."""

import json
import random
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO

from driehoek.lib.statline.fetching.addresses import Allowed, proxy_of
from driehoek.lib.statline.fetching.answers import Wire, ask
from driehoek.lib.statline.fetching.failures import Failed, Stopped
from driehoek.lib.statline.fetching.limits import Limits
from driehoek.lib.statline.fetching.line import Patience, Resolve, resolve
from driehoek.lib.statline.refusals import Refused

_SLICE = 0.5  # seconds between two looks at whether it is still wanted

_FOR_GOOD = frozenset(("certificate", "encoding", "proxy"))  # asking again does not help

SENTENCES = {
    "slow": "De bron {host} antwoordt te langzaam.",
    "silent": "De bron {host} gaf geen antwoord meer.",
    "reset": "De verbinding met {host} werd steeds verbroken.",
    "broken-off": "Het antwoord van {host} brak steeds halverwege af.",
    "damaged": "Het antwoord van {host} kwam steeds beschadigd aan.",
    "encoding": "{host} antwoordt in een vorm die Driehoek niet leest.",
    "name": "De bron {host} is niet te vinden. Is deze computer met internet verbonden?",
    "unreachable": "De bron {host} is niet te bereiken. Is deze computer met internet verbonden?",
    "certificate": "Het certificaat van {host} klopt niet. Vraag uw beheerder ernaar te kijken.",
    "proxy": "De proxyserver laat de verbinding met {host} niet door. Vraag uw beheerder ernaar te kijken.",
    "page": "{host} geeft een webpagina in plaats van cijfers; vaak is dat een storing of onderhoud.",
    "atom": "{host} geeft Atom (XML) in plaats van JSON, ook nadat om JSON is gevraagd.",
    "not-json": "Het antwoord van {host} is geen geldige JSON.",
    "status": "{host} meldt een storing (code {status}).",
    "busy": "{host} heeft het te druk (code 429).",
}


@dataclass
class Asker:
    """Asks one source, and keeps account of size and time.

    Attributes:
        allowed: the servers that may be asked.
        limits: bounds.
        stopped: whether whoever started it wants no more.
        clock, sleep, chance: time and jitter, so that tests need not wait.
        names: finds the addresses of a host.
        proxy: address of the server through which one goes outside, such as ``http://proxy:8080``; empty for none.
        received: bytes so far, unpacked.
        waited: how long we waited before each new attempt.
    """

    allowed: Allowed
    limits: Limits = field(default_factory=Limits)
    stopped: Callable[[], bool] = lambda: False
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    names: Resolve = resolve
    proxy: str = ""
    received: int = 0
    waited: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start the clock of the whole table."""
        self._end = self.clock() + self.limits.whole
        self._tls = ssl.create_default_context()
        self._through = proxy_of(self.proxy)

    def fetch(self, url: str, into: BinaryIO, check: Callable[[BinaryIO], Any]) -> Any:
        """Fetch an answer into a file, again when need be, until ``check`` accepts it; return what that says.

        Args:
            url: asked exactly as it stands.
            into: a file that may be written from the start, more than once.
            check: reads the file from the start, and raises ``Failed`` when it is not whole.

        Raises:
            Refused: after the last attempt, or at once when asking again is no use.
            Answered: the server refuses this request.
            Stopped: it is no longer wanted.
        """
        parts = self.allowed.check(url)
        wire = Wire(self._tls, self.limits, self.names, self._through)
        for attempt in range(1, self.limits.attempts + 1):
            into.seek(0)
            into.truncate()
            until = min(self._end, self.clock() + self.limits.request)
            try:
                size = ask(wire, parts, Patience(until, self.limits.silence, self.stopped, self.clock), into.write)
                into.seek(0)
                checked = check(into)
            except Failed as problem:
                self._wait(problem, attempt, parts.hostname or "")
                continue
            self._count(size)
            return checked
        raise AssertionError("the last attempt raises")

    def document(self, url: str) -> dict[str, Any]:
        """Fetch one small JSON object.

        Raises:
            Refused, Answered, Stopped: as with :meth:`fetch`.
        """
        found: dict[str, Any] = self.fetch(url, BytesIO(), read_object)
        return found

    def number(self, url: str) -> int:
        """Fetch one whole number.

        Raises:
            Refused, Answered, Stopped: as with :meth:`fetch`.
        """
        found: int = self.fetch(url, BytesIO(), read_number)
        return found

    def _count(self, size: int) -> None:
        self.received += size
        if self.received > self.limits.total:
            raise Refused(
                "total-size",
                f"De tabel is groter dan {self.limits.total >> 20} MB. Vraag minder jaren of minder soorten.",
            )

    def _wait(self, problem: Failed, attempt: int, host: str) -> None:
        """Wait before the next attempt, or give up."""
        limits = self.limits
        wait = min(limits.longest_wait, limits.first_wait * 2 ** (attempt - 1)) * (0.5 + self.chance())
        if problem.after is not None:
            wait = problem.after
        late = self.clock() + wait > self._end
        if attempt == limits.attempts or late or wait > 4 * limits.longest_wait or problem.reason in _FOR_GOOD:
            code = "busy" if problem.status == 429 else problem.reason
            said = SENTENCES.get(code, SENTENCES["reset"]).format(host=host, status=problem.status)
            raise Refused(code, f"{said} Wat al is opgehaald blijft bewaard; probeer het later opnieuw.") from None
        self.waited.append(wait)
        while wait > 0:
            if self.stopped():
                raise Stopped
            self.sleep(min(wait, _SLICE))
            wait -= _SLICE


def read_object(stream: BinaryIO) -> dict[str, Any]:
    """Return the JSON object in a file.

    Raises:
        Failed: it is none; the reason says what it is.
    """
    text = json_text(stream)
    try:
        found = json.loads(text)
    except ValueError:
        raise Failed("not-json") from None
    if not isinstance(found, dict):
        raise Failed("not-json")
    return found


def read_number(stream: BinaryIO) -> int:
    """Return the whole number in a file.

    Raises:
        Failed: it holds something else.
    """
    text = stream.read(40).decode("utf-8-sig", "replace").strip()
    if not (text.isascii() and text.isdigit()):
        raise Failed("not-json")
    return int(text)


def json_text(stream: BinaryIO) -> str:
    """Return the text of a file that ought to hold a JSON object.

    Raises:
        Failed: it holds a web page, Atom or something else.
    """
    try:
        text = stream.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Failed("not-json") from None
    begin = text[:2000].lstrip()
    if begin.startswith("{"):
        return text
    if begin.startswith("<"):
        lowered = begin.lower()
        raise Failed("atom" if any(tag in lowered for tag in ("<feed", "<entry", "<service", "<edmx")) else "page")
    raise Failed("not-json")
