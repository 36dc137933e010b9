# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers for new actions that have none in the list."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from driehoek.exchange.sheets.plans import Fate, RowPlan

OTHERWISE = "ACT"


def numbered(rows: Iterable[RowPlan], taken: frozenset[str], prefixes: Mapping[UUID, str]) -> list[RowPlan]:
    """Give each new action without a number the next free one of its theme.

    Args:
        taken: numbers in use in the programme, also those of actions that the reader does not see.
        prefixes: first letters of numbers, by uid of the theme.
    """
    listed = list(rows)
    used = {code.casefold() for code in taken} | {row.code.casefold() for row in listed if row.code}
    last: dict[str, int] = {}
    made = []
    for row in listed:
        if row.fate is Fate.NEW and not row.code:
            prefix = prefixes.get(_theme(row) or UUID(int=0), OTHERWISE)
            number = last.get(prefix, 0) + 1
            while f"{prefix}-{number:02d}".casefold() in used:
                number += 1
            last[prefix] = number
            made.append(replace(row, code=f"{prefix}-{number:02d}"))
        else:
            made.append(row)
    return made


def _theme(row: RowPlan) -> UUID | None:
    theme = next((change.new for change in row.changes if change.key == "theme"), None)
    return theme if isinstance(theme, UUID) else None
