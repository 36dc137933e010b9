# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every record of a plan file has: how a field is declared, where the record stands, and the common fields."""

from collections.abc import Iterator
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, ClassVar

from driehoek.exchange.planfile.kinds import (
    Each,
    Flag,
    Kind,
    Line,
    Moment,
    MunicipalityName,
    One,
    Reference,
    choice,
)
from driehoek.kernel.circle import Circle

Path = tuple[str | int, ...]
"""Where something stands in a file: keys and places in lists, from the top."""

OWN, COMMON, HELD = 0, 1, 2
"""Order in which fields are written: own facts, common fields, then lists of records held."""


@dataclass(frozen=True)
class Item:
    """How one field of a record is written in a plan file.

    Attributes:
        key: the word in the file (Dutch).
        kind: what its value is.
        required: whether it must be there.
        default: value when it is left out.
        about: what it means, one English sentence for the reference page and the schema.
        rank: place in the writing order.
    """

    key: str
    kind: Kind
    required: bool
    default: Any
    about: str
    rank: int


def item(key: str, kind: Kind, about: str, *, default: Any = None, required: bool = False) -> Any:
    """Declare a field of a record; see :class:`Item`."""
    rank = HELD if isinstance(kind, Each) else OWN
    if isinstance(kind, Each):
        default = ()
    metadata = {"item": Item(key, kind, required, default, about, rank)}
    return field(metadata=metadata) if required else field(default=default, metadata=metadata)


def common(key: str, kind: Kind, about: str, *, default: Any = None) -> Any:
    """Declare a field that every record may have."""
    return field(default=default, metadata={"item": Item(key, kind, False, default, about, COMMON)})


@dataclass(frozen=True, kw_only=True)
class Part:
    """Anything written in a plan file.

    Attributes:
        COMPACT: written on one line when it fits.
        path: where it stands in the file that was read; no part of its meaning.
    """

    COMPACT: ClassVar[bool] = False

    path: Path = field(default=(), compare=False, repr=False)


CIRCLES = ("openbaar", "partners", "eigen_gemeente", "driehoek")
"""The circles a plan file can give; named recipients are added on screen, since a plan file names no persons."""


NO_SOURCE = "geen"
"""What stands under ``bron`` when a record has no source although the record around it has one."""


@dataclass(frozen=True)
class Inherited:
    """What a record takes over from the one around it; at the top, records are within the partnership.

    Attributes:
        source: code of the source document, or empty.
        circle: who may see it.
        example: whether it is an example.
    """

    source: str = ""
    circle: str = Circle.PARTNERS.value
    example: bool = False

    def source_for(self, *, example: bool) -> str:
        """Return the source that a record has when it names none: an example takes over no source."""
        return "" if example else self.source

    def circle_for(self, *, example: bool) -> str:
        """Return the circle that a record has when it names none: an example is not public because a fact is."""
        made_up_here = example and not self.example
        return Circle.PARTNERS.value if made_up_here and self.circle == Circle.PUBLIC.value else self.circle


@dataclass(frozen=True, kw_only=True)
class Record(Part):
    """A record of the partnership, with its source, its example mark and who may see it.

    A record inside another takes over source, circle and example mark, unless it says otherwise; an example
    takes over no source and, inside what is public, is for the partners. Here the marks are always filled in; the
    file leaves out what is taken over.
    """

    source: str = common(
        "bron",
        Reference(to="source"),
        "Code of the source document, or geen; taken over from the enclosing record.",
        default="",
    )
    place: str = common("plaats", Line(), 'Place in that source, such as "2.1, eerste pijl".', default="")
    example: bool = common(
        "voorbeeld",
        Flag(),
        "Not in any source: made up to show the tool, and marked so wherever it is used.",
        default=False,
    )
    circle: str = common(
        "kring",
        choice(*CIRCLES),
        "Who may see it; taken over from the enclosing record, for the partnership partners.",
        default="partners",
    )
    circle_municipality: str = common(
        "kring_gemeente",
        MunicipalityName(),
        "Whose own the circle eigen_gemeente means, when that is not the municipality of the record.",
        default="",
    )
    embargo: str = common(
        "embargo_tot",
        Moment(),
        "Not to be seen before this moment (Dutch time) by others than those who prepare it.",
        default="",
    )


def items(record: type[Part]) -> tuple[tuple[str, Item], ...]:
    """Return the fields of a record in writing order, as pairs of attribute name and declaration."""
    known = _declared.get(record)
    if known is None:
        found = [(one.name, _item(one)) for one in fields(record) if "item" in one.metadata]
        known = _declared[record] = tuple(sorted(found, key=lambda pair: pair[1].rank))
    return known


_declared: dict[type[Part], tuple[tuple[str, Item], ...]] = {}


def _item(declared: "Field[Any]") -> Item:
    declaration: Item = declared.metadata["item"]
    assert declaration.required == (declared.default is MISSING), declared.name
    return declaration


def held_type(record: type[Part], kind: Kind) -> type[Part] | None:
    """Return the dataclass of the records that a field of this kind holds, if it holds records."""
    if isinstance(kind, Each):
        return record if kind.record == "self" else kind.record  # type: ignore[return-value]
    if isinstance(kind, One):
        return kind.record
    return None


def walk(part: Part) -> Iterator[Part]:
    """Yield a part and everything inside it, in the order of the file."""
    yield part
    for name, declaration in items(type(part)):
        if isinstance(declaration.kind, Each):
            for inner in getattr(part, name):
                yield from walk(inner)
        elif isinstance(declaration.kind, One):
            inner = getattr(part, name)
            if inner is not None:
                yield from walk(inner)
