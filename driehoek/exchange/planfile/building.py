# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From checked plain data to the records of a plan file."""

from dataclasses import replace
from typing import Any, TypeVar

from driehoek.exchange.planfile.kinds import Each, One, Reference
from driehoek.exchange.planfile.problems import Problem, shown
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import NO_SOURCE, Inherited, Item, Part, Path, Record, held_type, items
from driehoek.exchange.planfile.records.outcomes import PlanFile

AnyPart = TypeVar("AnyPart", bound=Part)


def build(document: Document) -> tuple[PlanFile | None, list[Problem]]:
    """Return the records of a document whose form was checked, and what could not be read after all."""
    builder = _Builder(document)
    made = builder.whole()
    return (None if builder.problems else made), builder.problems


class _Builder:
    """Builds records and remembers what went wrong."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.problems: list[Problem] = []

    def whole(self) -> PlanFile:
        """Build the whole file; its records are within the partnership."""
        partnership = self._document.data["samenwerkingsverband"]
        around = _passed_on(self._marks(partnership, Inherited()))
        return self._part(PlanFile, self._document.data, (), around)

    def _part(self, record: type[AnyPart], data: dict[str, Any], path: Path, around: Inherited) -> AnyPart:
        values: dict[str, Any] = {"path": path}
        inner = around
        if issubclass(record, Record):
            if path == ("samenwerkingsverband",):
                around = Inherited()
            marks = self._marks(data, around)
            values |= marks
            inner = _passed_on(marks)
        for name, item in items(record):
            if item.key in data and name not in values:
                values[name] = self._value(record, item, data[item.key], (*path, item.key), inner)
        return record(**values)

    def _marks(self, data: dict[str, Any], around: Inherited) -> dict[str, Any]:
        example = data.get("voorbeeld", around.example)
        named = data.get("bron")
        source = around.source_for(example=example) if named is None else _source(str(named))
        return {"example": example, "source": source, "circle": data.get("kring", around.circle_for(example=example))}

    def _value(self, record: type[Part], item: Item, data: Any, path: Path, around: Inherited) -> Any:
        inner = held_type(record, item.kind)
        if isinstance(item.kind, Each) and inner is not None:
            return tuple(self._part(inner, one, (*path, place), around) for place, one in enumerate(data))
        if isinstance(item.kind, One) and inner is not None:
            return self._part(inner, data, path, around)
        if isinstance(item.kind, Reference) and item.kind.to == "source":
            return _source(str(data))
        try:
            return item.kind.read(data)
        except ValueError:
            found = shown(data)
            self.problems.append(self._document.problem("no_such_day", path, found_nl=found.nl, found_en=found.en))
            return item.default


def _source(code: str) -> str:
    return "" if code == NO_SOURCE else code


def _passed_on(marks: dict[str, Any]) -> Inherited:
    return Inherited(source=marks["source"], circle=marks["circle"], example=marks["example"])


def at(part: AnyPart, path: Path) -> AnyPart:
    """Return the same part at another place."""
    return replace(part, path=path)
