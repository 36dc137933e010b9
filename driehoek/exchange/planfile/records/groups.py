# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: RUF009 - item() declares a dataclass field, as dataclasses.field() does
"""Working groups, as written in a plan file: who takes part, what they make, what they share."""

from dataclasses import dataclass
from typing import ClassVar

from driehoek.exchange.planfile.kinds import Code, Flag, Line, Reference, Text, When, each
from driehoek.exchange.planfile.records.base import Record, item
from driehoek.kernel.dates import PreciseDate


@dataclass(frozen=True, kw_only=True)
class GroupMember(Record):
    """An organisation that takes part in a working group."""

    COMPACT: ClassVar[bool] = True

    organisation: str = item("organisatie", Reference(to="organisation"), "Organisation.", required=True)
    function: str = item(
        "functie", Reference(to="function"), "Function of that organisation through which it takes part.", default=""
    )
    chair: bool = item("voorzitter", Flag(), "Chairs the group.", default=False)


@dataclass(frozen=True, kw_only=True)
class GroupProduct(Record):
    """Something that a working group makes."""

    title: str = item("titel", Line(), "What it is, once in the group.", required=True)
    text: str = item("tekst", Text(), "What it is for.", default="")
    due: PreciseDate | None = item("gereed", When(), "When it is to be ready.")
    delivered_on: PreciseDate | None = item("opgeleverd", When(), "When it was ready.")
    found_at: str = item("vindplaats", Line(maximum=400), "Where it can be found.", default="")


@dataclass(frozen=True, kw_only=True)
class SharedKnowledge(Record):
    """Knowledge that a working group shared."""

    title: str = item("titel", Line(), "What it is about, once in the group.", required=True)
    text: str = item("tekst", Text(), "What was learned.", default="")
    shared_on: PreciseDate | None = item("gedeeld", When(), "When it was shared.")
    audience: str = item("met", Line(maximum=200), "With whom.", default="")


@dataclass(frozen=True, kw_only=True)
class WorkingGroup(Record):
    """A working group."""

    code: str = item("code", Code(), "Code.", required=True)
    name: str = item("naam", Line(maximum=200), "Name.", required=True)
    node: str = item("onderdeel", Reference(to="node"), "Node that it works on.", default="")
    assignment: str = item("opdracht", Text(), "Assignment.", default="")
    regional: bool = item("regionaal", Flag(), "Larger than the partnership.", default=False)
    members: tuple[GroupMember, ...] = item("leden", each(GroupMember), "Who takes part.")
    products: tuple[GroupProduct, ...] = item("producten", each(GroupProduct), "What it makes.")
    knowledge: tuple[SharedKnowledge, ...] = item("kennis", each(SharedKnowledge), "What it shared.")
