# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek personas``: whom one can sign in as with one click, in demo mode."""

import argparse
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.conf import settings
from django.urls import reverse

from driehoek.cli.failure import Failure
from driehoek.organisations.queries import Persona, demo_personas
from driehoek.organisations.rules import FunctionKind

# Shown for every municipality when the system starts; of other kinds of function one is enough to look around.
SHOWN_ALL = {FunctionKind.ADVISER.value}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the port of the address."""
    parser.add_argument("--port", type=int, default=8000, help="port on which Driehoek listens (default 8000)")


def run(arguments: argparse.Namespace) -> int:
    """Print the address that signs one in, for every example holder of a function."""
    if not settings.DRIEHOEK_DEMO:
        raise Failure("One-click sign-in exists in demo mode only (DRIEHOEK_DEMO=1, never in production).")
    print("\n".join(_lines(demo_personas(), f"http://127.0.0.1:{arguments.port}/")))
    return 0


def lines(address: str) -> list[str]:
    """Return what is printed at the start: per partnership the advisers, and one of every other kind of function."""
    return list(_lines(_one_of_a_kind(demo_personas()), address))


def _one_of_a_kind(personas: Iterable[Persona]) -> Iterator[Persona]:
    seen = set()
    for persona in personas:
        key = (persona.partnership_slug, persona.kind)
        if persona.kind in SHOWN_ALL or key not in seen:
            seen.add(key)
            yield persona


def _lines(personas: Iterable[Persona], address: str) -> Iterator[str]:
    for name, group in groupby(personas, key=lambda persona: persona.partnership_name):
        members = list(group)
        width = max(len(persona.title) for persona in members)
        yield f"  {name}"
        for persona in members:
            path = reverse("demo-sign-in", args=[persona.partnership_slug, persona.code])
            yield f"    {persona.title:<{width}}  {address.rstrip('/')}{path}"
