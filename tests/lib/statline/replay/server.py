# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The server: recorded and made tables over loopback, with faults that are switched on for some requests."""

import gzip
import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from driehoek.lib.statline.odata import Bases
from tests.lib.statline.replay.filters import compiled
from tests.lib.statline.replay.tables import Served3, Served4

V4 = "/odata/v1/CBS"
Answer = Callable[["Handler"], None]


@dataclass
class Fault:
    """What goes wrong.

    Attributes:
        where: part of the address that it goes wrong for.
        answer: what comes instead.
        times: how often; a negative number for always.
        after: so many such requests go well first.
    """

    where: str
    answer: Answer
    times: int = -1
    after: int = 0


class Replay(ThreadingHTTPServer):
    """Serves tables.

    Attributes:
        tables: by id.
        faults: the first one that fits is what comes.
        asked: every address that was asked for, in order.
        page: rows on a page of the feed and of version 4.
        most: rows that the small server gives at once.
        packed: whether answers are packed when the client says that it can read that.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.tables: dict[str, Served3 | Served4] = {}
        self.faults: list[Fault] = []
        self.asked: list[str] = []
        self.page = 10_000
        self.most = 10_000
        self.packed = True

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def bases(self) -> Bases:
        return Bases(self.base, self.base, self.base + V4)

    def serve(self, table: Served3 | Served4) -> None:
        self.tables[table.id] = table

    def fail(self, where: str, answer: Answer, times: int = -1, after: int = 0) -> None:
        self.faults.append(Fault(where, answer, times, after))

    def data_pages(self) -> list[str]:
        """The addresses of pages with figures that were asked for."""
        return [url for url in self.asked if re.search(r"(TypedDataSet|UntypedDataSet|Observations)\?", url)]

    def fault_of(self, url: str) -> Fault | None:
        for fault in self.faults:
            if fault.where in unquote(url) and fault.times:
                if fault.after:
                    fault.after -= 1
                    continue
                fault.times -= 1
                return fault
        return None


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Replay
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        fault = self.server.fault_of(self.path)
        if fault is not None:
            fault.answer(self)
            return
        status, told = self.answer()
        self.send(status, told if isinstance(told, str) else json.dumps(told, ensure_ascii=False))

    def answer(self) -> tuple[int, object]:
        """Return what the server itself would say."""
        parts = urlsplit(self.path)
        asked = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        if parts.path.startswith(V4):
            return self._version4(parts.path.removeprefix(V4).strip("/").split("/"), asked)
        found = re.fullmatch(r"/(ODataApi|ODataFeed)/odata/([^/]+)(?:/([^/]+))?", parts.path, re.IGNORECASE)
        table = self.server.tables.get(found[2]) if found else None
        if found is None or not isinstance(table, Served3):
            return 404, "<html><body>The resource cannot be found.</body></html>"
        return self._version3(table, found[1], found[3] or "", asked)

    def _version3(self, table: Served3, kind: str, name: str, asked: Mapping[str, str]) -> tuple[int, object]:
        root = f"{self.server.base}/{kind}/OData/{table.id}"
        metadata = f"{root}/$metadata"
        if not name:
            listed = [{"name": each, "url": f"{root}/{each}"} for each in table.sets]
            return 200, {"odata.metadata": metadata, "value": listed}
        if name not in table.sets:
            return 404, "<html><body>The resource cannot be found.</body></html>"
        rows = self._selected(table.sets[name], asked)
        told: dict[str, object] = {"odata.metadata": f"{metadata}#Cbs.OData.WebAPI.{name}"}
        if kind.lower() == "odataapi":
            if len(rows) > self.server.most:
                said = "This query has more than 10000 results; use the feed."
                return 500, {"odata.error": {"code": "", "message": {"lang": "nl-NL", "value": said}}}
            return 200, told | {"value": rows}
        page, link = self._page(rows, asked)
        return 200, told | {"value": page} | ({"odata.nextLink": link} if link else {})

    def _version4(self, path: Sequence[str], asked: Mapping[str, str]) -> tuple[int, object]:
        table = self.server.tables.get(path[0])
        if not isinstance(table, Served4):
            return 404, {"error": {"code": "404", "message": "not found"}}
        context = f"https://datasets.cbs.nl/odata/v1/CBS/{table.id}/$metadata#{path[1]}"
        if path[1:] == ["Properties"]:
            return 200, {"@odata.context": context, **table.about}
        if path[1] not in table.sets:
            return 404, {"error": {"code": "404", "message": "not found"}}
        rows = self._selected(table.sets[path[1]], asked)
        if path[2:] == ["$count"]:
            return 200, f"\ufeff{len(rows)}"
        page, link = self._page(rows, asked)
        return 200, {"@odata.context": context, "value": page} | ({"@odata.nextLink": link} if link else {})

    def _selected(self, rows: Sequence[Mapping[str, Any]], asked: Mapping[str, str]) -> list[Mapping[str, Any]]:
        matches = compiled(asked.get("$filter", ""))
        found = [row for row in rows if matches(row)]
        if columns := asked.get("$select"):
            names = columns.split(",")
            found = [{name: row[name] for name in names} for row in found]
        return found

    def _page(self, rows: Sequence[Mapping[str, Any]], asked: Mapping[str, str]) -> tuple[object, str]:
        size, skip = self.server.page, int(asked.get("$skip", "0"))
        rest = {name: value for name, value in asked.items() if name != "$skip"} | {"$skip": str(skip + size)}
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in rest.items())
        link = f"{self.server.base}{urlsplit(self.path).path}?{query}" if skip + size < len(rows) else ""
        return rows[skip : skip + size], link

    def send(self, status: int, text: str | bytes, headers: Mapping[str, str] | None = None) -> None:
        """Send an answer."""
        body = text.encode() if isinstance(text, str) else text
        extra = dict(headers or {})
        if self.server.packed and "gzip" in self.headers.get("Accept-Encoding", "") and not extra:
            body, extra = gzip.compress(body, 1), {"Content-Encoding": "gzip"}
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | extra).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@dataclass
class Slept:
    """Counts what would have been slept."""

    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)

    @property
    def total(self) -> float:
        return sum(self.seconds)


@contextmanager
def replaying() -> Iterator[Replay]:
    """Run a server for as long as it is needed."""
    server = Replay()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
