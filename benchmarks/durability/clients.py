# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Clients as real ones: they sign in, fill in forms, and send again what was never acknowledged."""

import http.client
import re
import time
import uuid
from dataclasses import dataclass, field
from threading import Event
from typing import Literal

GIVE_UP_AFTER = 12  # times
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(slots=True)
class Write:
    """One thing to send.

    Attributes:
        kind: a plan file to load, or a progress report.
        marker: a text of its own, by which the write is found in the database.
        path: where it is sent.
        content: the plan file.
        key: idempotency key of the form; the same when it is sent again.
        acknowledged: whether the server said that it was done.
        refused: the status with which the server said no, if it did.
        tries: how often it was sent.
        took: seconds of the try that was acknowledged.
    """

    kind: Literal["load", "report"]
    marker: str
    partnership: str
    path: str
    content: str = ""
    key: str = field(default_factory=lambda: str(uuid.uuid4()))
    acknowledged: bool = False
    refused: int = 0
    tries: int = 0
    took: float = 0.0


class Client:
    """Someone who is signed in as coordinator of each partnership."""

    def __init__(self, port: int, up: Event) -> None:
        self.port, self.up = port, up
        self.cookies: dict[str, dict[str, str]] = {}
        self.tokens: dict[str, str] = {}

    def send(self, write: Write) -> None:
        """Send until it is acknowledged or refused; wait while the server is down."""
        for _ in range(GIVE_UP_AFTER):
            self.up.wait(timeout=180)
            write.tries += 1
            began = time.perf_counter()
            try:
                status = self._post(write)
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
                continue
            write.took = time.perf_counter() - began
            write.acknowledged = status == 303
            write.refused = 0 if write.acknowledged else status
            # A conflict is somebody else's change: read again and send again, as a person would.
            if status != 409:
                return

    def _post(self, write: Write) -> int:
        if write.partnership not in self.tokens:
            self._sign_in(write.partnership)
        boundary = uuid.uuid4().hex
        fields = {"csrfmiddlewaretoken": self.tokens[write.partnership]}
        if write.kind == "report":
            fields |= {"sleutel": write.key, "stand": "loopt", "gedaan": write.marker}
        else:
            fields |= {"knop": "laden"}
        body = "".join(_part(boundary, f'name="{name}"', value) for name, value in fields.items())
        if write.kind == "load":
            body += _part(boundary, 'name="bestand"; filename="plan.yaml"', write.content)
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self._ask("POST", write.path, write.partnership, f"{body}--{boundary}--\r\n".encode(), headers)[0]

    def _sign_in(self, partnership: str) -> None:
        self.cookies[partnership] = {}
        status, _ = self._ask("GET", f"/demo/{partnership}/coordinator/", partnership)
        if status != 302:
            raise RuntimeError(f"signing in was answered with {status}")
        _, page = self._ask("GET", f"/{partnership}/planbestand/", partnership)
        found = TOKEN.search(page)
        if found is None:
            raise RuntimeError("the page with the form has no token")
        self.tokens[partnership] = found[1]

    def _ask(
        self, method: str, path: str, partnership: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        kept = self.cookies[partnership]
        cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in kept.items())} if kept else {}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body or None, (headers or {}) | cookie)
            answer = connection.getresponse()
            text = answer.read().decode()
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = line.partition(";")[0].partition("=")
                kept[name] = value
            return answer.status, text
        finally:
            connection.close()


def _part(boundary: str, disposition: str, value: str) -> str:
    return f"--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{value}\r\n"
