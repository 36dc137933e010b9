# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What there is to know of a kind of record before a person can edit it by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from driehoek.access.permissions import Permission
from driehoek.kernel.actor import Actor
from driehoek.kernel.models import Record, Tracked
from driehoek.organisations.models import OwnedRecord

Row = TypeVar("Row", bound=Record)

#: What a person may fill in of every record: where it comes from, and who may see it from when.
SHARED = ("source", "source_place", "example", "circle", "embargo_until")
#: The name under which ``values`` says why literal text of an adopted plan changes.
VERSION_REASON = "version_reason"


def _no_remarks(_row: Any) -> Mapping[str, str]:
    return {}


def _no_warnings(_row: Any) -> tuple[str, ...]:
    return ()


def _as_it_is(_row: Any) -> None:
    """Leave the row as the person filled it in."""


def _nothing_more(_actor: Actor, _row: Any, _changed: frozenset[str]) -> None:
    """Ask no other permission than that of the kind; let nothing follow."""


@dataclass(frozen=True, kw_only=True)
class Many:
    """A list of other records that a person chooses for this one, such as the tags of a node.

    Attributes:
        model: the table that joins the two, one row per choice.
        own, other: its foreign keys to the record and to what is chosen.
        target: what is chosen from.
    """

    model: type[OwnedRecord]
    own: str
    other: str
    target: type[OwnedRecord]


@dataclass(frozen=True, kw_only=True)
class Editable(Generic[Row]):
    """One kind of record that people add, change, withdraw and bring back by hand.

    Attributes:
        name: Dutch, as in web addresses.
        permission: asked for each of the four.
        columns: plain columns that a person fills in.
        references: foreign keys that a person fills in, with what each points at; given as uid.
        many: lists of other records, by the name under which ``values`` gives them.
        parent: the reference under which a record is made, such as its plan; fixed from then on.
        fixed: other columns and references that stay as they were when the record was made.
        code, named_by: the column that identifies the record, and the one from which it is made when left empty; a
            code is fixed once made.
        municipal: whether a record always is of one municipality.
        national: whether the reference ``municipality`` is what the record is about, member or not.
        spread_as_parent: whether it is for whoever sees what it is made under, and says nothing of its own.
        lasting: whether it is there from the start, so that it is neither added nor withdrawn by hand.
        complete: fills in what follows from the rest, such as the level of a node; ``pk`` is empty while it is made.
        check: what is wrong, a sentence per column.
        warn: what is unusual, though allowed.
        ask: further permissions, given what changes; raises ``Forbidden``.
        parts: tables of which rows stay with a record that is withdrawn, and come back with it.
        follow: lets what repeats this record elsewhere follow a change, given what changed.
        freeze: keeps a new version of the plan whose literal text changes, with the reason.
    """

    name: str
    model: type[Row]
    permission: Permission
    columns: tuple[str, ...]
    references: Mapping[str, type[Tracked]] = field(default_factory=dict)
    many: Mapping[str, Many] = field(default_factory=dict)
    parent: str = ""
    fixed: frozenset[str] = frozenset()
    code: str = ""
    named_by: str = ""
    municipal: bool = False
    national: bool = False
    spread_as_parent: bool = False
    lasting: bool = False
    complete: Callable[[Row], None] = _as_it_is
    check: Callable[[Row], Mapping[str, str]] = _no_remarks
    warn: Callable[[Row], tuple[str, ...]] = _no_warnings
    ask: Callable[[Actor, Row, frozenset[str]], None] = _nothing_more
    parts: frozenset[type[Record]] = frozenset()
    follow: Callable[[Actor, Row, frozenset[str]], None] = _nothing_more
    freeze: Callable[[Actor, Row, str], None] | None = None

    @property
    def stays(self) -> frozenset[str]:
        """Names that may only be given when a record is made."""
        return self.fixed | ({self.parent, self.code} - {""})
