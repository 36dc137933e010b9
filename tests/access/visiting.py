# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Visiting as a persona, and reading everything that an answer holds: text, headers and files."""

import io
import zipfile
from xml.etree import ElementTree

import pypdf
from django.http import HttpResponseBase
from django.test import Client

from tests.access.canaries import UNESCAPED
from tests.access.personas import may_see
from tests.access.world import World


def client_of(world: World, persona: str) -> Client:
    """Return a browser in which this persona signed in; nobody did for a resident."""
    client = Client()
    person = world.persons.get(persona)
    if person is not None:
        session = client.session
        session["person"] = str(person.uid)
        session.save()
    return client


def heard(response: HttpResponseBase) -> str:
    """Return what the table calls this answer."""
    if 300 <= response.status_code < 400:
        return "login" if response.headers["Location"].startswith("/aanmelden/") else "on"
    return str(response.status_code)


def words_of(response: HttpResponseBase) -> str:
    """Return everything that an answer tells: its headers, and its body unpacked."""
    body = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    kind = response.headers.get("Content-Type", "")
    told = [f"{name}: {value}" for name, value in response.headers.items()]
    if "wordprocessingml" in kind or "spreadsheetml" in kind or "opendocument" in kind:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            for name in parts.namelist():
                part = parts.read(name)
                if name.endswith((".xml", ".rels")):
                    ElementTree.fromstring(part)  # what was typed has not broken the file
                told.append(part.decode("utf-8", "replace"))
    elif "pdf" in kind:
        reader = pypdf.PdfReader(io.BytesIO(body))
        told += [page.extract_text() for page in reader.pages] + [str(reader.metadata)]
    else:
        told.append(body.decode("utf-8", "replace"))
    return "\n".join(told)


def leaks_in(
    world: World, persona: str, asked: str, response: HttpResponseBase, only: frozenset[str] | None = None
) -> set[str]:
    """Return what an answer tells that is not this persona's to know.

    Args:
        asked: the address.
        only: names of the zones that the answer may hold, whoever asks: a public paper holds what is public.
    """
    found = set()
    text = words_of(response)
    if "html" in response.headers.get("Content-Type", "") and UNESCAPED.search(text):
        found.add("text that a person typed stands unescaped in the page")
    # A refusal may repeat the address that was asked for: whoever asked knew it.
    repeated = world.aviary.found_in(asked) if response.status_code != 200 else []
    for canary in world.aviary.found_in(text):
        if canary in repeated:
            continue
        allowed = canary.zone in only if only is not None else may_see(persona, canary.zone)
        if not allowed:
            found.add(f"{canary.model} in {canary.zone}")
    return found
