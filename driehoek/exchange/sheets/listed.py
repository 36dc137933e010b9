# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An action as a list shows it: by the keys of the columns, the same for writing, comparing and reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from driehoek.exchange.sheets.amounts import money
from driehoek.exchange.sheets.cells import UNSAID
from driehoek.exchange.sheets.choices import Choices
from driehoek.exchange.sheets.columns import BY_KEY, Kind
from driehoek.kernel import definitions

JOINT = "gezamenlijk"
_VOCABULARY = {
    Kind.STATUS: "action_status",
    Kind.REASON: "deviation_reason",
    Kind.SORT: "action_kind",
    Kind.LIGHT: "traffic_light",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """An action that is in the programme already.

    Attributes:
        values: by key of a column.
        municipality_id: of whom it is; ``None`` when joint.
        may_edit, may_report: what the reader may do to it.
        agreed: its planning was agreed, so that a later end asks a reason.
        base: values of an earlier version, by version and key, as far as the reader may know them.
    """

    uid: UUID
    version: int
    code: str
    title: str
    values: Mapping[str, object]
    municipality_id: int | None = None
    may_edit: bool = True
    may_report: bool = True
    agreed: bool = False
    base: Mapping[int, Mapping[str, object]] = field(default_factory=dict)


def written(key: str, value: object, choices: Choices) -> str:
    """Write a value of an action as our own lists have it; reading that gives the same value."""
    column = BY_KEY[key]
    if value is None or value == "":
        return ""
    if column.kind in _VOCABULARY:
        return definitions.label(_VOCABULARY[column.kind], str(value))
    shelves = {
        Kind.THEME: choices.themes, Kind.GOAL: choices.goals, Kind.LEAD: choices.organisations,
        Kind.FUNCTION: choices.functions, Kind.GROUP: choices.groups, Kind.PARTNERS: choices.organisations,
        Kind.TAGS: choices.tags,
    }  # fmt: skip
    if column.kind in shelves:
        many = value if isinstance(value, tuple) else (value,)
        return "; ".join(sorted(shelves[column.kind].written(uid) for uid in many))
    if column.kind is Kind.PLACES:
        return "; ".join(str(name) for name in value) if isinstance(value, tuple) and value else JOINT
    if column.kind is Kind.MONEY and isinstance(value, int):
        return money(value)
    if column.kind is Kind.PERCENTAGE:
        return f"{value}%"
    if column.kind is Kind.FLAG:
        return "ja" if value == UNSAID else str(value)
    return str(value)
