# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person can choose from in a form: records in sight, with the words by which people know them."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from driehoek.kernel.actor import Actor
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.organisations.policies import within

Row = TypeVar("Row", bound=PartnershipRow)


@dataclass(frozen=True, slots=True)
class Pick:
    """Something to choose in a form: its uid, its words, and under which heading."""

    uid: UUID
    label: str
    group: str = ""


def picks(
    actor: Actor, model: type[Row], partnership_id: int, label: str, *through: str, group: str = "", **where: object
) -> tuple[Pick, ...]:
    """Return the records of a table that can be chosen, by heading and words; 1 query.

    Args:
        label, group: columns, also of what the record points at; of what is out of sight only with ``through``.
        where: which of the records, as Django writes it.
    """
    columns = ("uid", label, group) if group else ("uid", label)
    rows = within(actor, model, partnership_id, *through).filter(**where).values_list(*columns)
    found = (Pick(uid, words, *(heading or "" for heading in rest)) for uid, words, *rest in rows)
    return tuple(sorted(found, key=lambda pick: (pick.group.casefold(), pick.label.casefold())))
