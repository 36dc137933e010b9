# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where what a plan says comes from."""

from collections.abc import Mapping

from driehoek.organisations.queries import Origin
from driehoek.planning.rules import TextKind

PROVENANCE = ("example", "source", "source_place", "circle")


def told(titles: Mapping[str, str], example: bool, source: str, place: str, circle: str, text_kind: str = "") -> Origin:
    """Return the origin of a row, with the title of its source document."""
    return Origin(example, titles.get(source, source), place, text_kind == TextKind.LITERAL, circle)
