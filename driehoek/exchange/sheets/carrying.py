# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the plan of a list to what the command of planning is given."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from driehoek.exchange.sheets.cells import UNSAID
from driehoek.exchange.sheets.comparing_values import Difference
from driehoek.exchange.sheets.ground import PLAIN_COLUMNS
from driehoek.exchange.sheets.plans import Fate, Plan, RowPlan
from driehoek.planning.commands import ListRow

COLUMN_OF = {key: column for column, key in PLAIN_COLUMNS.items() if key != "code"}
REFERENCE_OF = {"lead": "lead_organisation", "function": "lead_function", "group": "working_group"}


def list_rows(plan: Plan) -> tuple[ListRow, ...]:
    """Return the rows that change something."""
    return tuple(_list_row(row) for row in plan.rows if row.fate in (Fate.NEW, Fate.CHANGED))


def _list_row(row: RowPlan) -> ListRow:
    said = {change.key: change for change in row.changes}
    columns: dict[str, Any] = {
        COLUMN_OF[key]: _emptied(COLUMN_OF[key], change) for key, change in said.items() if key in COLUMN_OF
    }
    for key in ("attention", "adjustment"):
        if key in said:
            columns |= _flag(key, said[key].new)
    if "places" in said:
        places = said["places"].new
        columns["places"] = list(places) if isinstance(places, tuple) and len(places) > 1 else []
    return ListRow(
        uid=row.uid,
        expected_version=row.version,
        code=row.code if row.uid is None else "",
        municipality_id=row.municipality_id if row.uid is None else None,
        columns=columns,
        references=_references(said),
        partner_uids=_uids(said, "partners"),
        tag_uids=_uids(said, "tags"),
        done=str(said["done"].new) if "done" in said else "",
        percentage=_percentage(said),
    )


def _emptied(column: str, change: Difference) -> object:
    """Return the value of a column; an emptied text is an empty text."""
    if change.new is None and column not in ("current_start", "current_end", "means_cents"):
        return ""
    return change.new


def _flag(key: str, said: object) -> dict[str, object]:
    if said is None:
        return {key: False, f"{key}_text": ""}
    return {key: True, f"{key}_text": "" if said == UNSAID else said}


def _references(said: Mapping[str, Difference]) -> dict[str, UUID | None]:
    references: dict[str, UUID | None] = {}
    for key, name in REFERENCE_OF.items():
        if key in said:
            references[name] = _uid(said[key].new)
    goal = _uid(said["goal"].new) if "goal" in said else None
    if goal is not None:
        references["node"] = goal
    elif "theme" in said:
        references["node"] = _uid(said["theme"].new)
    elif "goal" in said:
        references["node"] = _uid(said["goal"].above)
    return references


def _uid(value: object) -> UUID | None:
    return value if isinstance(value, UUID) else None


def _uids(said: Mapping[str, Difference], key: str) -> tuple[UUID, ...] | None:
    value = said[key].new if key in said else None
    return tuple(uid for uid in value if isinstance(uid, UUID)) if isinstance(value, tuple) else None


def _percentage(said: Mapping[str, Difference]) -> int | None:
    value = said["percentage"].new if "percentage" in said else None
    return value if isinstance(value, int) else None
