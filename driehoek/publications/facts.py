# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What a note needs and no other page knows, as people edit it by hand."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.organisations.editing import Editable
from driehoek.planning.models import Programme
from driehoek.publications.models import NoteFacts

FIELDS = {"number", "title", "what"}


def _facts(row: NoteFacts) -> Mapping[str, str]:
    if any(not isinstance(annex, dict) or annex.keys() != FIELDS or not annex["title"] for annex in row.annexes):
        return {"annexes": "Geef elke bijlage een nummer, een titel en wat zij bevat."}
    return {}


NOTE_FACTS: Editable[Any] = Editable(
    name="notagegevens",
    model=NoteFacts,
    permission=Permission.MAKE_NOTE,
    columns=("annexes",),
    references={"programme": Programme},
    parent="programme",
    check=_facts,
)

KINDS: tuple[Editable[Any], ...] = (NOTE_FACTS,)
