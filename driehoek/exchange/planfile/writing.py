# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From records to the canonical text of a plan file: one way of writing for one content.

Fields stand in the order of the records, defaults and what is taken over from the enclosing record are left out,
long texts are folded at a fixed width, small records stand on one line.
"""

import re
from collections.abc import Iterator
from typing import Any

from driehoek.exchange.planfile.kinds import PARAGRAPHS, Each, Line, Many, One, PerYear, Reference, Text
from driehoek.exchange.planfile.ordering import ordered
from driehoek.exchange.planfile.ownership import said_once
from driehoek.exchange.planfile.records.base import NO_SOURCE, Inherited, Item, Part, Record, items
from driehoek.exchange.planfile.records.outcomes import PlanFile

WIDTH = 100
"""Width at which running text is folded."""
WIDEST = 120
"""Width within which a small record or list stands on one line."""

_NUMBER_LIKE = re.compile(r"[-+.]?[0-9][-+0-9_.,:eExXoObBa-fA-F]*")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"})
_IN_FLOW = re.compile(r"[\w .;()/+=&'‘’–-]*")


def write(file: PlanFile) -> str:
    """Return the canonical text of a plan file."""
    file = said_once(ordered(file))
    lines: list[str] = []
    around = _within(file.partnership)
    for name, item in items(PlanFile):
        value = getattr(file, name)
        if value == item.default:
            continue
        if lines:
            lines.append("")
        if item.key == "samenwerkingsverband":
            lines.append(f"{item.key}:")
            lines.extend(_fields(value, 2, Inherited()))
        else:
            lines.extend(_field(item, value, 0, around))
    return "\n".join(lines) + "\n"


def _within(record: Record) -> Inherited:
    return Inherited(source=record.source, circle=record.circle, example=record.example)


def _fields(part: Part, indent: int, around: Inherited) -> Iterator[str]:
    inner = _within(part) if isinstance(part, Record) else around
    for item, value in _written(part, around):
        yield from _field(item, value, indent, inner)


def _written(part: Part, around: Inherited) -> Iterator[tuple[Item, Any]]:
    """Yield the fields that have to be written, with their values."""
    for name, item in items(type(part)):
        value = getattr(part, name)
        if isinstance(part, Record) and name in ("source", "circle", "example"):
            taken_over = {
                "source": around.source_for(example=part.example),
                "circle": around.circle_for(example=part.example),
                "example": around.example,
            }[name]
            if value != taken_over:
                yield item, value
        elif item.required or value != item.default:
            yield item, value


def _field(item: Item, value: Any, indent: int, around: Inherited) -> Iterator[str]:
    start = " " * indent + f"{item.key}:"
    if isinstance(item.kind, Each):
        yield start
        for one in value:
            yield from _listed(one, indent + 2, around)
    elif isinstance(item.kind, One):
        compact = _compact(value, len(start) + 1, around)
        if compact is not None:
            yield f"{start} {compact}"
        else:
            yield start
            yield from _fields(value, indent + 2, around)
    elif isinstance(item.kind, Text):
        yield from _text(start, value, indent)
    elif isinstance(item.kind, Many | PerYear):
        yield from _several(start, item, value, indent)
    else:
        yield f"{start} {_scalar(item, value, flow=False)}"


def _listed(part: Part, indent: int, around: Inherited) -> Iterator[str]:
    dash = " " * indent + "- "
    compact = _compact(part, len(dash), around)
    if compact is not None:
        yield dash + compact
        return
    for place, line in enumerate(_fields(part, indent + 2, around)):
        yield line if place else dash + line[indent + 2 :]


def _compact(part: Part, used: int, around: Inherited) -> str | None:
    """Return a small record on one line, or nothing when it does not fit."""
    if not part.COMPACT:
        return None
    pairs = []
    for item, value in _written(part, around):
        if isinstance(item.kind, Each | One | Many | PerYear):
            return None
        pairs.append(f"{item.key}: {_scalar(item, value, flow=True)}")
    line = "{" + ", ".join(pairs) + "}"
    return line if used + len(line) <= WIDEST else None


def _several(start: str, item: Item, value: Any, indent: int) -> Iterator[str]:
    plain = item.kind.write(value)
    if isinstance(plain, dict):
        yield start
        yield from (" " * (indent + 2) + f"{key}: {one}" for key, one in plain.items())
        return
    assert isinstance(item.kind, Many)
    quoting = isinstance(item.kind.of, Line)
    flow = "[" + ", ".join(_quoted(one, flow=True) if quoting else str(one) for one in plain) + "]"
    if len(start) + 1 + len(flow) <= WIDEST:
        yield f"{start} {flow}"
    else:
        yield start
        yield from (" " * (indent + 2) + f"- {_quoted(one, flow=False) if quoting else one}" for one in plain)


def _text(start: str, value: str, indent: int) -> Iterator[str]:
    line = f"{start} {_quoted(value, flow=False)}"
    if PARAGRAPHS not in value and len(line) <= WIDTH:
        yield line
        return
    yield f"{start} >-"
    for place, paragraph in enumerate(value.split(PARAGRAPHS)):
        if place:
            yield ""
        yield from _folded(paragraph, indent + 2)


def _folded(paragraph: str, indent: int) -> Iterator[str]:
    line = ""
    for word in paragraph.split(" "):
        if line and indent + len(line) + 1 + len(word) > WIDTH:
            yield " " * indent + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield " " * indent + line


def _scalar(item: Item, value: Any, *, flow: bool) -> str:
    if isinstance(item.kind, Reference) and item.kind.to == "source" and not value:
        return NO_SOURCE
    plain = item.kind.write(value)
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(item.kind, Line | Text):
        return _quoted(plain, flow=flow)
    text = str(plain)
    return f'"{text}"' if flow and "," in text else text


def _quoted(text: str, *, flow: bool) -> str:
    """Return a text as a plain scalar when every YAML reader would take it as that text, else between quotes."""
    plain = (
        text[0].isalnum()
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and not _NUMBER_LIKE.fullmatch(text)
        and text.lower() not in _WORDS
        and (not flow or _IN_FLOW.fullmatch(text) is not None)
    )
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
