# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek serve``: the web server and the worker under one supervisor."""

import argparse
import os
import sys

from django.conf import settings
from django.urls import reverse

from driehoek.cli import database, personas, static
from driehoek.cli.failure import Failure
from driehoek.cli.running import only_one, port_is_free
from driehoek.cli.supervisor import Child, Supervisor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take where to listen."""
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1: this machine only)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Start both, say when they are ready, and stay until told to stop or until one of them ends by itself."""
    host, port = arguments.host, arguments.port
    if not port_is_free(host, port):
        raise Failure(
            f"Port {port} is in use by another program. Stop that, or choose another: make run PORT={port + 1}"
        )
    database.must_be_there()
    if not static.collected():
        raise Failure("The static files have not been collected: run 'driehoek setup' first.")
    web_server = [sys.executable, "-m", "gunicorn", "-c", "python:driehoek.config.web_server"]
    address = f"http://{'127.0.0.1' if host in ('0.0.0.0', '') else host}:{port}/"  # noqa: S104
    if settings.DRIEHOEK_ENV != "production":
        os.environ.setdefault("DRIEHOEK_ADDRESS", address.rstrip("/"))
    with only_one(settings.DRIEHOEK_DATA):
        supervisor = Supervisor(
            Child("web server", [*web_server, "--bind", f"{host}:{port}"]),
            Child("worker", [sys.executable, "-m", "driehoek.worker"]),
            environment=os.environ | {"DRIEHOEK_DATA": str(settings.DRIEHOEK_DATA)},
            headers=_as_a_visitor_would(),
        )
        first_page = address.rstrip("/") + reverse("sign-in")
        return supervisor.run(first_page, on_ready=lambda: print(_welcome(address), flush=True))


def _as_a_visitor_would() -> dict[str, str]:
    """Return the headers with which the first page answers as it does to people: in production over TLS, by name."""
    if settings.DRIEHOEK_ENV != "production":
        return {}
    return {"Host": settings.ALLOWED_HOSTS[0].lstrip("."), "X-Forwarded-Proto": "https"}


def _welcome(address: str) -> str:
    lines = ["", f"Driehoek is ready: {address}", f"Data: {settings.DRIEHOEK_DATA}"]
    if settings.DRIEHOEK_DEMO:
        lines += ["", "Sign in with one click (demo mode):", *personas.lines(address)]
    return "\n".join([*lines, "", "Stop with Ctrl-C; the data stays."])
