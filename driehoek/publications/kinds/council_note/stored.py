# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the content of a note that was issued, in whatever schema version it was written."""

from collections.abc import Callable, Mapping
from typing import Any

from driehoek.lib.documents.content import UnreadableContent, from_plain
from driehoek.publications.kinds.council_note.content import CouncilNote


def _read_first(plain: Mapping[str, Any]) -> CouncilNote:
    """Read a note of before figures stood in it."""
    return from_plain(CouncilNote, {**plain, "figures": [], "made_from": []} if "figures" not in plain else {})


def _read_second(plain: Mapping[str, Any]) -> CouncilNote:
    """Read a note of before it named the frozen part that it was made from."""
    return from_plain(CouncilNote, {**plain, "made_from": []} if "made_from" not in plain else {})


def _read_third(plain: Mapping[str, Any]) -> CouncilNote:
    return from_plain(CouncilNote, plain)


READERS: Mapping[int, Callable[[Mapping[str, Any]], CouncilNote]] = {1: _read_first, 2: _read_second, 3: _read_third}
"""One reader per schema version that was ever issued; none is ever removed."""


def read_stored(schema_version: int, plain: Mapping[str, Any]) -> CouncilNote:
    """Read stored content.

    Raises:
        UnreadableContent: the version is unknown, or the content does not fit it.
    """
    reader = READERS.get(schema_version)
    if reader is None:
        raise UnreadableContent(f"a council note of schema version {schema_version} is unknown here")
    return reader(plain)
