# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A line that drops while a form is sent: what came is no whole form, and nothing of it is kept."""

import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from driehoek.config.wsgi import application
from driehoek.evaluation.models import Ask
from driehoek.kernel import clock
from driehoek.planning.models import Action, ProgressReport
from driehoek.web.whole_bodies import Whole
from tests.evaluation.asked import MONDAY, function, opened, person, token
from tests.planning.world import build

WORDS = "De drempel ligt er nog niet"
FORM, FILES = "application/x-www-form-urlencoded", "multipart/form-data; boundary=grens"


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Keep the connection of the test: at the end of a request the server closes its own."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def sent(path: str, body: bytes, upto: int, kind: str = FORM) -> str:
    """Send a form of which only so much arrives, as a web server hands it over; return the status."""
    heard: list[str] = []
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "HTTP_HOST": "localhost", "wsgi.url_scheme": "http", "wsgi.errors": io.StringIO(),
        "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body[:upto]),
    }  # fmt: skip
    list(application(environ, lambda status, _headers, _error=None: heard.append(status)))
    return heard[0]


@pytest.mark.django_db
@pytest.mark.usefixtures("_one_connection")
def test_half_a_sentence_is_not_kept() -> None:
    world = build()
    lead = function(world, "trekker")
    ann = person(world, lead, "ann")
    action = world.action("A-1", lead_function=lead, lead_organisation=world.town, status="loopt")
    opened(world)
    form = {
        "actie": action.uid, "versie": 1, "sleutel": action.uid, "stand": "loopt", "gedaan": WORDS,
    }  # fmt: skip
    path, body = f"/antwoord/{token(ann)}/", urlencode(form).encode()
    parts = "".join(f'--grens\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in form.items())
    for whole, kind in ((body, FORM), (f"{parts}--grens--\r\n".encode(), FILES)):
        for upto in (0, 1, len(whole) // 2, len(whole) - 12, len(whole) - 1):
            assert sent(path, whole, upto, kind).startswith("400"), (kind, upto)
    assert not ProgressReport.objects.exists()
    assert not Ask.objects.exclude(answer="").exists()
    assert Action.objects.get().version == 1
    assert sent(path, body, len(body)).startswith("303")
    assert ProgressReport.objects.get().done == WORDS


def test_reading_piece_by_piece_and_line_by_line() -> None:
    body = Whole(io.BytesIO(b"een\ntwee\ndrie and more"), 13)
    assert (body.read(2), body.readline(), body.readline(3), body.read(), body.read(), body.readline()) == (
        b"ee", b"n\n", b"twe", b"e\ndrie", b"", b"",
    )  # fmt: skip
    short = Whole(io.BytesIO(b"een\n"), 9)
    assert short.readline() == b"een\n"
    with pytest.raises(OSError, match="broke off"):
        short.readline()
    with pytest.raises(OSError, match="broke off"):
        Whole(io.BytesIO(b"een"), 9).read(4)
