# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Of which municipality a record is, as far as its circle "eigen gemeente" asks: said once, and taken over inside."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from driehoek.exchange.planfile.records.base import Part, Record, items
from driehoek.exchange.planfile.records.meetings import Meeting
from driehoek.exchange.planfile.records.organisations import Function, Municipality
from driehoek.exchange.planfile.records.outcomes import Evaluation, PlanFile
from driehoek.kernel.circle import Circle

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass
class _Homes:
    """What records without a municipality of their own take it from."""

    organisations: Mapping[str, str]
    programmes: Mapping[str, str]
    bodies: Mapping[str, str]
    found: dict[int, str] = field(default_factory=dict)

    def own(self, part: Part) -> str:
        """Return the municipality that a record names, or that of its organisation, programme or body."""
        if isinstance(part, Municipality):
            return part.name
        if isinstance(part, Function):
            return self.organisations.get(part.organisation, "")
        if isinstance(part, Evaluation):
            return self.programmes.get(part.programme, "")
        if isinstance(part, Meeting):
            return self.bodies.get(part.body, "")
        return str(getattr(part, "municipality", ""))

    def fill(self, part: Part, around: str) -> None:
        """Note the municipality of a record and of everything in it."""
        told = part.circle_municipality if isinstance(part, Record) else ""
        whose = told or self.own(part) or around
        self.found[id(part)] = whose
        for name, _ in items(type(part)):
            for inner in _parts(getattr(part, name)):
                self.fill(inner, whose)

    def once(self, part: AnyPart, around: str) -> AnyPart:
        """Return a record that does not say what would be taken over."""
        changes: dict[str, Any] = {}
        whose = self.own(part) or around
        if isinstance(part, Record):
            told = part.circle_municipality if part.circle == Circle.MUNICIPALITY.value else ""
            changes["circle_municipality"] = "" if told == whose else told
            whose = told or whose
        for name, _ in items(type(part)):
            value = getattr(part, name)
            if isinstance(value, Part):
                changes[name] = self.once(value, whose)
            elif _parts(value):
                changes[name] = tuple(self.once(inner, whose) for inner in value)
        return replace(part, **changes)


def _parts(value: object) -> tuple[Part, ...]:
    if isinstance(value, Part):
        return (value,)
    return value if isinstance(value, tuple) and value and isinstance(value[0], Part) else ()


def _homes(file: PlanFile) -> _Homes:
    return _Homes(
        {one.code: one.municipality for one in file.organisations},
        {one.code: one.municipality for one in file.programmes},
        {one.code: one.municipality for one in file.bodies},
    )


def owners(file: PlanFile) -> dict[int, str]:
    """Return the municipality of every record, by the identity of the record; empty for what is joint."""
    homes = _homes(file)
    homes.fill(file, "")
    return homes.found


def said_once(file: PlanFile) -> PlanFile:
    """Return the file with the municipality of a circle only where it is not the one that would be taken over."""
    return _homes(file).once(file, "")
