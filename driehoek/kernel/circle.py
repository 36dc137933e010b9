# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may see a record: the distribution circle (verspreidingskring).

A circle is one of three separate things that limit who sees a record; legal secrecy (Gemeentewet 87-89) and
embargo are the other two. The circle never answers a request under the Woo by itself.
"""

from enum import StrEnum


class Circle(StrEnum):
    """The distribution circle of a record."""

    PUBLIC = "openbaar"
    PARTNERS = "partners"
    MUNICIPALITY = "eigen_gemeente"
    TRIANGLE = "driehoek"
    NAMED = "genoemden"

    def holds(self, other: "Circle") -> bool:
        """Tell whether a paper of this circle may hold a record of circle ``other``.

        That is so when everyone in this circle may see a record of the other. The circles of one municipality,
        the triangle and named recipients do not contain each other.
        """
        if other in (self, Circle.PUBLIC):
            return True
        return other is Circle.PARTNERS and self is not Circle.PUBLIC


#: A circle, and for "eigen gemeente" the key of the municipality whose own it is.
Spread = tuple[str, int | None]


def reaches_no_wider(inner: Spread, outer: Spread) -> bool:
    """Tell whether everyone who may see a record spread as ``inner`` may also see one spread as ``outer``.

    So it must be for a record and what it belongs to: a goal is not seen by more people than its plan.
    """
    if inner[0] == outer[0] == Circle.MUNICIPALITY:
        return inner[1] == outer[1]
    return Circle(inner[0]).holds(Circle(outer[0]))


def narrower(one: Spread, other: Spread) -> Spread:
    """Return the spread that reaches only people whom both reach; named recipients where neither holds the other."""
    if reaches_no_wider(one, other):
        return one
    if reaches_no_wider(other, one):
        return other
    return Circle.NAMED.value, None
