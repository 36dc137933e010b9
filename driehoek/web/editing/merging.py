# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two people changed the same record: both versions field by field, so that the second writer chooses.

What the second writer had in front of them when they began travels with the form. Where only one of the two changed
a field that change is proposed; where both did, nothing is proposed and a choice is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from driehoek.web.editing.fields import Field, Typed


class Side(StrEnum):
    """Whose text is kept."""

    MINE = "mijn"
    THEIRS = "hun"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the two versions differ.

    Attributes:
        mine, theirs, before: as a person reads them; ``before`` is what stood there when the writer began.
        proposed: whose text is ticked beforehand; ``None`` when both changed it.
    """

    name: str
    label: str
    mine: str
    theirs: str
    before: str
    proposed: Side | None


def differences(
    fields: Sequence[Field], before: Mapping[str, Typed], mine: Mapping[str, Typed], theirs: Mapping[str, Typed]
) -> tuple[Difference, ...]:
    """Return the fields in which what I typed differs from what stands there now."""
    found = []
    for field in fields:
        own, other = mine[field.name], theirs[field.name]
        if own == other:
            continue
        began = before.get(field.name)
        proposed = Side.MINE if other == began else Side.THEIRS if own == began else None
        told_before = field.told(began) if began is not None else ""
        found.append(Difference(field.name, field.label, field.told(own), field.told(other), told_before, proposed))
    return tuple(found)


def merged(
    fields: Sequence[Field],
    mine: Mapping[str, Typed],
    theirs: Mapping[str, Typed],
    chosen: Mapping[str, str],
) -> tuple[dict[str, Typed], tuple[str, ...]]:
    """Return the text of each field as chosen, and the names of the fields in which a choice is still asked.

    Args:
        chosen: per field name a :class:`Side`; only asked where the two differ.
    """
    result: dict[str, Typed] = {}
    open_choices = []
    for field in fields:
        own, other = mine[field.name], theirs[field.name]
        side = chosen.get(field.name)
        if own != other and side not in set(Side):
            open_choices.append(field.name)
        result[field.name] = other if side == Side.THEIRS else own
    return result, tuple(open_choices)
