# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: RUF009 - item() declares a dataclass field, as dataclasses.field() does
"""Bodies, who sits in them, and who carries which theme, as written in a plan file."""

from dataclasses import dataclass
from typing import ClassVar

from driehoek.exchange.planfile.kinds import (
    Code,
    Line,
    MunicipalityName,
    Reference,
    When,
    Whole,
    choice_of,
    each,
)
from driehoek.exchange.planfile.records.base import Record, item
from driehoek.kernel.dates import PreciseDate
from driehoek.steering.rules import BodyKind, Seat


@dataclass(frozen=True, kw_only=True)
class BodyMember(Record):
    """A function that sits in a body; functions, not names, sit."""

    COMPACT: ClassVar[bool] = True

    function: str = item("functie", Reference(to="function"), "Function, once in the body.", required=True)
    seat: str = item("rol", choice_of(Seat), "As what.", default="lid")
    replacement: str = item("vervanger", Reference(to="function"), "Function that comes instead.", default="")
    starts_on: PreciseDate | None = item("vanaf", When(), "Since when.")
    ends_on: PreciseDate | None = item("tot", When(), "Until when.")


@dataclass(frozen=True, kw_only=True)
class Body(Record):
    """A body that decides, agrees or meets."""

    COMPACT: ClassVar[bool] = True

    code: str = item("code", Code(), "Code.", required=True)
    name: str = item("naam", Line(maximum=200), "Name, in words that fit in a sentence.", required=True)
    kind: str = item("soort", choice_of(BodyKind), "Kind of body.", required=True)
    municipality: str = item("gemeente", MunicipalityName(), "Municipality, when it belongs to one.", default="")
    working_group: str = item(
        "werkgroep", Reference(to="working_group"), "Working group of which it is the meeting.", default=""
    )
    meetings_per_year: int | None = item(
        "overleggen_per_jaar", Whole(minimum=1, maximum=366), "Meetings a year, about."
    )
    rhythm: str = item("ritme", Line(maximum=200), "The same in words.", default="")
    members: tuple[BodyMember, ...] = item("leden", each(BodyMember), "Who sits in it.")


@dataclass(frozen=True, kw_only=True)
class Portfolio(Record):
    """A theme that an administrator carries for the others."""

    COMPACT: ClassVar[bool] = True

    node: str = item("onderdeel", Reference(to="node"), "Node of the plan.", required=True)
    function: str = item("functie", Reference(to="function"), "Function of the administrator.", required=True)
    note: str = item("toelichting", Line(), "What is good to know.", default="")
