# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A plan file without its examples: what is left is what the sources say."""

from dataclasses import replace
from typing import Any, TypeVar

from driehoek.exchange.planfile.kinds import ActionPath, Many, Reference
from driehoek.exchange.planfile.records.base import Item, Part, Record, items, walk
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.records.programmes import Programme

AnyPart = TypeVar("AnyPart", bound=Part)


def without_examples(file: PlanFile) -> PlanFile:
    """Return the file without example records and without references to them.

    No record that stays needs one that goes: the reader refuses such a file.
    """
    return _pruned(file, _codes_of_examples(file))


def _codes_of_examples(file: PlanFile) -> set[tuple[str, str]]:
    """Return type and code of every example that others can refer to; an action by its path."""
    found: set[tuple[str, str]] = set()
    programme = ""
    for part in walk(file):
        if isinstance(part, Programme):
            programme = part.code
        if isinstance(part, Record) and part.example and hasattr(part, "code"):
            kind = type(part).__name__.lower()
            found.add((kind, f"{programme}/{part.code}" if kind == "action" else part.code))
    return found


def _pruned(part: AnyPart, gone: set[tuple[str, str]]) -> AnyPart:
    changes: dict[str, Any] = {}
    for name, item in items(type(part)):
        value = getattr(part, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Part):
            changes[name] = tuple(_pruned(one, gone) for one in value if not getattr(one, "example", False))
        elif isinstance(value, Part):
            changes[name] = _pruned(value, gone)
        else:
            changes[name] = _kept(item, value, gone)
    return replace(part, **changes)


def _kept(item: Item, value: Any, gone: set[tuple[str, str]]) -> Any:
    kind = item.kind.of if isinstance(item.kind, Many) else item.kind
    if isinstance(kind, ActionPath):
        return item.default if ("action", value) in gone else value
    if not isinstance(kind, Reference):
        return value
    to = kind.to.replace("_", "")
    if isinstance(value, tuple):
        return tuple(code for code in value if (to, code) not in gone)
    return item.default if (to, value) in gone else value
