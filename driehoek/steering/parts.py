# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bodies of a partnership, for the workbench."""

from driehoek.kernel.actor import Actor
from driehoek.organisations.editing.parts import Part, PartOf, parts
from driehoek.steering.kinds import BODY


def body_parts(actor: Actor, partnership_id: int, *, withdrawn: bool = False) -> tuple[Part, ...]:
    """Return the bodies that agree, decide or advise; 1 query."""
    bodies = PartOf(kind=BODY.name, model=BODY.model, label="name", where={"partnership_id": partnership_id})
    return parts(actor, (bodies,), withdrawn=withdrawn)[BODY.name]
