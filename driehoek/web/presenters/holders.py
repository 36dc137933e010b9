# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who holds which function, for who manages persons."""

from dataclasses import dataclass

from driehoek.access.permissions import Permission
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.appointing import holders
from driehoek.web.doors import Place


@dataclass(frozen=True, slots=True)
class HolderRow:
    """One who holds a function; ``edit`` is where the term is changed."""

    name: str
    function: str
    organisation: str
    starts_on: PreciseDate | None
    ends_on: PreciseDate | None
    replacement: bool
    example: bool
    edit: str


def holder_rows(place: Place) -> tuple[HolderRow, ...] | None:
    """Return who holds which function; nothing for who does not manage persons; 1 query."""
    if not place.may(Permission.MANAGE_PERSONS):
        return None
    return tuple(
        HolderRow(
            line.name, line.function, line.organisation, line.starts_on, line.ends_on, line.replacement, line.example,
            place.paths.edit("bezetting", line.uid),
        )
        for line in holders(place.actor, place.head.pk)
    )  # fmt: skip
