# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Editions of a paper by circle: the same meeting for the triangle, for the partners, for everybody.

An edition is read with the eyes of its readers: an actor who sees that circle and nothing more. What its readers may
not see is never read, so it leaves no trace: no gap in the numbers, no title, no name. Private notes are of a
function, and readers of an edition hold none; only a copy of one's own is read with one's own eyes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from driehoek.access.roles import roles
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Forbidden


class Edition(StrEnum):
    """For whom a paper is made; the value stands in its address and file name."""

    TRIANGLE = "driehoek"
    MUNICIPALITY = "gemeente"
    PARTNERS = "partners"
    PUBLIC = "openbaar"
    OWN = "eigen"


CIRCLES: Mapping[Edition, Circle] = {
    Edition.TRIANGLE: Circle.TRIANGLE,
    Edition.MUNICIPALITY: Circle.MUNICIPALITY,
    Edition.PARTNERS: Circle.PARTNERS,
    Edition.PUBLIC: Circle.PUBLIC,
}
READERS: Mapping[Edition, str] = {
    Edition.TRIANGLE: "lezer_driehoek",
    Edition.MUNICIPALITY: "lezer_gemeente",
    Edition.PARTNERS: "lezer_partners",
    Edition.PUBLIC: "lezer_openbaar",
}
"""The role that sees what every reader of an edition may see."""
FOR: Mapping[Edition, str] = {
    Edition.TRIANGLE: "de driehoek",
    Edition.PARTNERS: "de partners",
    Edition.PUBLIC: "iedereen (openbaar)",
}
"""For whom an edition is, as its paper says it; a municipality is named."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper is made.

    Attributes:
        municipality_id: of the body, for the circle of one municipality; ``None`` for a joint body.
    """

    partnership_id: int
    municipality_id: int | None = None


def editions(actor: Actor, place: Place, of: Circle) -> tuple[Edition, ...]:
    """Return the editions that somebody can make of a record of this circle, narrowest first.

    That is each circle that may hold the record and to which the maker belongs.
    """
    return tuple(edition for edition, circle in CIRCLES.items() if circle.holds(of) and _belongs(actor, place, circle))


def eyes(actor: Actor, place: Place, edition: Edition) -> Actor:
    """Return with whose eyes an edition is read.

    Raises:
        Forbidden: the maker does not belong to the circle of this edition.
    """
    if edition is Edition.OWN:
        return actor
    if not _belongs(actor, place, CIRCLES[edition]):
        raise Forbidden("Deze uitgave is voor een kring waar u niet bij hoort.")
    role = READERS[edition]
    return Actor(None, role, (Standing(role, place.partnership_id, place.municipality_id),))


def _belongs(actor: Actor, place: Place, circle: Circle) -> bool:
    if circle is Circle.MUNICIPALITY and place.municipality_id is None:
        return False
    return any(_within(standing, place, circle) for standing in actor.standings)


def _within(standing: Standing, place: Place, circle: Circle) -> bool:
    role = roles().get(standing.role)
    if role is None or standing.partnership_id not in (None, place.partnership_id):
        return False
    if circle is Circle.MUNICIPALITY and standing.municipality_id not in (None, place.municipality_id):
        return False
    return circle is Circle.PUBLIC or circle in role.circles
