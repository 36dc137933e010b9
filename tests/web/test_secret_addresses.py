# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses that are a key stand in no log."""

import io
import logging
from copy import deepcopy
from logging.config import dictConfig
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from driehoek.config import web_server
from driehoek.web.secret_addresses import Masked, masked

TOKEN = "Ab3-_xyz" * 5 + "123"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"Not Found: /agenda/{TOKEN}.ics", "Not Found: /agenda/***"),
        (f'GET "/antwoord/{TOKEN}/?x=1" 200', 'GET "/antwoord/***/?x=1" 200'),
        (f"http://x.example/agenda/{TOKEN}.ics en /antwoord/{TOKEN}", "http://x.example/agenda/*** en /antwoord/***"),
        ("/tweestromenland/agenda-koppeling/", "/tweestromenland/agenda-koppeling/"),
    ],
)
def test_what_is_secret_is_taken_out(text: str, told: str) -> None:
    assert masked(text) == told


@pytest.fixture
def log() -> Any:
    """What the logging of the settings writes."""
    written = io.StringIO()
    config: dict[str, Any] = deepcopy(settings.LOGGING)
    config["handlers"]["stderr"]["stream"] = written
    before = {name: list(logging.getLogger(name).handlers) for name in ("", "driehoek")}
    dictConfig(config)
    yield written
    for name, handlers in before.items():
        logging.getLogger(name).handlers[:] = handlers


@pytest.mark.django_db
def test_a_wrong_address_is_logged_without_its_secret(log: io.StringIO) -> None:
    assert Client().get(f"/agenda/{TOKEN}.ics").status_code == 404
    assert Client().post(f"/agenda/{TOKEN}.ics").status_code == 405
    assert log.getvalue().count("/agenda/***") == 2
    assert TOKEN not in log.getvalue()


def test_neither_does_a_traceback_tell_it(log: io.StringIO) -> None:
    try:
        raise RuntimeError(f"/agenda/{TOKEN}.ics")
    except RuntimeError:
        logging.getLogger("driehoek.proef").exception("It broke off at %s.", f"/agenda/{TOKEN}.ics")
    assert "RuntimeError: /agenda/***" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_the_web_server_keeps_no_list_of_who_asked_what_and_masks_what_it_does_log() -> None:
    assert web_server.accesslog is None
    own = logging.getLogger("proef.gunicorn")

    class Server:
        """As much of the web server as the hook needs."""

        class log:  # noqa: N801 - as the web server calls it
            """Its logs."""

            error_log = own

    web_server.on_starting(Server)
    assert any(isinstance(one, Masked) for one in own.filters)
