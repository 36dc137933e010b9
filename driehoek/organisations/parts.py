# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything of a partnership that is edited by hand, for the workbench."""

from collections.abc import Mapping
from typing import Any

from driehoek.kernel.actor import Actor
from driehoek.organisations.editing import Editable
from driehoek.organisations.editing.parts import Part, PartOf, parts
from driehoek.organisations.kinds import FACTS, FUNCTION, MEMBERSHIP, ORGANISATION, PARTNERSHIP, SOURCE


def partnership_parts(actor: Actor, partnership_id: int, *, withdrawn: bool = False) -> Mapping[str, tuple[Part, ...]]:
    """Return organisations, functions, municipalities and sources by kind; 1 query."""
    found = [
        _listed(kind, partnership_id, label, detail)
        for kind, label, detail in (
            (ORGANISATION, "name", ""),
            (FUNCTION, "title", "organisation__name"),
            (MEMBERSHIP, "municipality__name", ""),
            (FACTS, "municipality__name", "council_paper_name"),
            (SOURCE, "title", "publisher"),
        )
    ]
    name, model = PARTNERSHIP.name, PARTNERSHIP.model
    itself = PartOf(kind=name, model=model, label="name", municipality="", where={"pk": partnership_id})
    return parts(actor, (itself, *found), withdrawn=withdrawn)


def _listed(kind: Editable[Any], partnership_id: int, label: str, detail: str) -> PartOf:
    where = {"partnership_id": partnership_id}
    return PartOf(kind=kind.name, model=kind.model, label=label, detail=detail, municipality="", where=where)
