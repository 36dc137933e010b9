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
