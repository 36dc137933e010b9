# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything of this room that is edited by hand, for the workbenches of a plan and of the partnership."""

from collections.abc import Mapping

from driehoek.kernel.actor import Actor
from driehoek.monitoring.kinds import FIGURE, INTERPRETATION, SET_CHOICE
from driehoek.organisations.editing.parts import Part, PartOf, parts


def figure_parts(
    actor: Actor, partnership_id: int, plan_code: str, *, withdrawn: bool = False
) -> Mapping[str, tuple[Part, ...]]:
    """Return the figures at the goals of a plan and what was made of them, by kind; 1 query.

    The label of each is the key of its indicator, empty where none fits.
    """
    where = {"partnership_id": partnership_id, "node__plan__code": plan_code}
    found = [
        PartOf(kind=kind.name, model=kind.model, label="indicator", detail="node__title", where=where)
        for kind in (FIGURE, INTERPRETATION)
    ]
    return parts(actor, found, withdrawn=withdrawn)


def set_parts(actor: Actor, partnership_id: int, *, withdrawn: bool = False) -> Mapping[str, tuple[Part, ...]]:
    """Return which sets of crimes the partnership uses; 1 query."""
    name, model = SET_CHOICE.name, SET_CHOICE.model
    one = PartOf(kind=name, model=model, label="indicator", where={"partnership_id": partnership_id})
    return parts(actor, (one,), withdrawn=withdrawn)
