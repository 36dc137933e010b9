# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kinds of fields of a plan file that hold several values, or fields of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from driehoek.exchange.planfile.kinds.single import Expected, Kind, Line, Plain, Whole


@dataclass(frozen=True)
class Many(Kind):
    """A list of values of one kind, each at most once.

    Attributes:
        of: kind of one value.
    """

    of: Kind = field(default_factory=Line)

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`."""
        return self._annotated({"type": "array", "uniqueItems": True, "items": self.of.schema()})

    def read(self, value: Plain) -> tuple[Any, ...]:
        """Return the values as a tuple."""
        return tuple(self.of.read(one) for one in value)

    def write(self, value: Any) -> Plain:
        """Return the values as a list."""
        return [self.of.write(one) for one in value]


def many(of: Kind) -> Many:
    """Return the kind "a list of these"."""
    return Many(Expected("een lijst", "a list"), of)


@dataclass(frozen=True)
class PerYear(Kind):
    """Whole numbers by year, such as inhabitants on 1 January."""

    expected: Expected = Expected(  # noqa: RUF009 - it is frozen
        "een getal per jaar, bijvoorbeeld 2025: 41836", "a number per year, for instance 2025: 41836"
    )

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`."""
        return self._annotated(
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"pattern": r"^[12][0-9]{3}$"},
                "additionalProperties": Whole().schema(),
            }
        )

    def read(self, value: Plain) -> Mapping[int, int]:
        """Return the numbers by year, oldest first."""
        return {int(year): int(number) for year, number in sorted(value.items())}

    def write(self, value: Any) -> Plain:
        """Return the numbers by year, oldest first."""
        return {str(year): value[year] for year in sorted(value)}


@dataclass(frozen=True)
class One(Kind):
    """A group of fields that belongs to the record.

    Attributes:
        record: the dataclass of the group.
    """

    record: type[Any] = object


@dataclass(frozen=True)
class Each(Kind):
    """A list of records.

    Attributes:
        record: the dataclass of one record; ``"self"`` for a record inside a record of its own kind.
    """

    record: type[Any] | str = object


def one(record: type[Any]) -> One:
    """Return the kind "a group of fields"."""
    return One(Expected("een groep velden", "a group of fields"), record)


def each(record: type[Any] | str) -> Each:
    """Return the kind "a list of records"."""
    return Each(Expected("een lijst van onderdelen, elk met een streepje", "a list of items, each with a dash"), record)
