# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Both example partnerships with their invented people, and clients who signed in as one of them."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from driehoek.exchange.commands import load_plan_file
from driehoek.exchange.demo import load_demo_persons
from driehoek.exchange.planfile.parsing import parse_path
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Partnership
from tests.conftest import ROOT

CLERK = Actor.system("proef", "systeem_opdrachtregel")


def load(slug: str) -> None:
    """Load one example and give each of its functions an invented holder."""
    load_plan_file(actor=CLERK, file=parse_path(ROOT / "examples" / f"{slug}.yaml"))
    load_demo_persons(actor=CLERK, partnership=Partnership.objects.get(slug=slug))


def signed_in(slug: str, function_code: str) -> Client:
    """Return a client who became the example person of a function with one click."""
    client = Client()
    response = client.get(f"/demo/{slug}/{function_code}/")
    assert response.status_code == 302, function_code
    return client


def soup(response: Any) -> BeautifulSoup:
    """Return the page as a tree."""
    return BeautifulSoup(response.content, "html.parser")
