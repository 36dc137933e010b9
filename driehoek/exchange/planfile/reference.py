# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of fields on the reference page of the plan file, made from the records."""

from collections.abc import Iterator

from driehoek.exchange.planfile.kinds import Choice, Many, Reference
from driehoek.exchange.planfile.records.base import Item, Part, Record, held_type, items
from driehoek.exchange.planfile.records.outcomes import PlanFile

BEGIN = "<!-- fields: made from the records -->"
END = "<!-- end of fields -->"
_MARKS = {"bron", "plaats", "voorbeeld", "kring", "kring_gemeente", "embargo_tot"}


def reference() -> str:
    """Return a heading, an explanation and a table for the file and for every record in it."""
    return "\n".join(_sections(PlanFile, "the file", set()))


def _sections(record: type[Part], key: str, seen: set[type[Part]]) -> Iterator[str]:
    if record in seen:
        return
    seen.add(record)
    about = (record.__doc__ or "").splitlines()[0]
    yield f"### {key if record is PlanFile else f'`{key}`'}"
    yield ""
    yield about + (" With source and marks." if issubclass(record, Record) else "")
    yield ""
    yield "| field | value | meaning |"
    yield "| --- | --- | --- |"
    inner: list[tuple[str, type[Part]]] = []
    for _, item in items(record):
        held = held_type(record, item.kind)
        if held is not None:
            inner.append((item.key, held))
        if not (issubclass(record, Record) and item.key in _MARKS):
            yield _row(item, held)
    yield ""
    for name, one in inner:
        yield from _sections(one, name, seen)


def _row(item: Item, held: type[Part] | None) -> str:
    value = _value(item, held)
    default = f" Default: `{item.default}`." if isinstance(item.default, str | int) and item.default else ""
    required = "**required** " if item.required else ""
    return f"| `{item.key}` | {required}{value} | {item.about}{default} |"


def _value(item: Item, held: type[Part] | None) -> str:
    kind = item.kind.of if isinstance(item.kind, Many) else item.kind
    if held is not None:
        return item.kind.expected.en
    if isinstance(kind, Choice):
        text = ", ".join(f"`{value}`" for value in kind.values)
    elif isinstance(kind, Reference):
        text = f"code of a {kind.to.replace('_', ' ')}"
    else:
        text = kind.expected.en
    return f"list of: {text}" if isinstance(item.kind, Many) else text
