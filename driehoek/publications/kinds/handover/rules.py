# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Which bodies a function takes part in, by what practice says of it; no database."""

from collections.abc import Mapping

from driehoek.organisations.rules import FunctionKind
from driehoek.steering.rules import BodyKind

F, B = FunctionKind, BodyKind

_TRIANGLES = frozenset({B.TRIANGLE, B.MUNICIPAL_TRIANGLE})

#: A body of one municipality counts only for functions of that municipality.
BODIES: Mapping[FunctionKind, frozenset[BodyKind]] = {
    F.MAYOR: _TRIANGLES | {B.EXECUTIVE, B.MAYOR},
    F.PROSECUTOR: _TRIANGLES,
    F.TEAM_CHIEF: _TRIANGLES,
    F.TRIANGLE_CHAIR: _TRIANGLES,
    F.TRIANGLE_SECRETARY: _TRIANGLES | {B.OFFICIALS},
    F.COORDINATOR: frozenset({B.TRIANGLE, B.OFFICIALS}),
    F.ADVISER: frozenset({B.MUNICIPAL_TRIANGLE, B.OFFICIALS, B.EXECUTIVE}),
    F.PORTFOLIO_HOLDER: frozenset({B.EXECUTIVE}),
    F.WORKING_GROUP_CHAIR: frozenset({B.WORKING_GROUP, B.OFFICIALS}),
    F.CLERK: frozenset({B.COUNCIL}),
    F.COUNCILLOR: frozenset({B.COUNCIL}),
}


def takes_part(kind: str, municipality: int | None, body: str, of: int | None) -> bool:
    """Tell whether a function of this kind and municipality takes part in a body of this kind and municipality.

    Police, prosecution and the partnership itself sit in the triangle of every municipality.
    """
    if BodyKind(body) not in BODIES.get(FunctionKind(kind), frozenset()):
        return False
    return of is None or municipality is None or of == municipality
