# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of value that a plan file holds, each with its JSON Schema and its normal form.

A kind turns the plain data of YAML (text, integer, boolean, list, mapping) into the value that a record keeps, and
back. Everything that is known about the form of a value stands here once: the reader, the published schema, the
writer and the reference page use the same object.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from driehoek.kernel.dates import PreciseDate

Plain = Any  # what YAML gives: str, int, bool, list or dict

CODE = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
ACTION_PATH = r"^[A-Za-z0-9][A-Za-z0-9_-]*/[A-Za-z0-9][A-Za-z0-9_-]*$"
PRECISE_DATE = r"^[12][0-9]{3}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
DAY = r"^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
MOMENT = r"^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]$"
MOMENT_FORM = "%Y-%m-%d %H:%M"
PARAGRAPHS = "\n\n"  # what stands between two paragraphs of a text
RATE = r"^[0-9]{1,5}(,[0-9]{1,4})?$"
AMOUNT = r"^[0-9]{1,12}(,[0-9]{2})?$"


@dataclass(frozen=True)
class Expected:
    """What a value should have been, for people, in both languages."""

    nl: str
    en: str


@dataclass(frozen=True)
class Kind:
    """A kind of value.

    Attributes:
        expected: what a value of this kind is, in words that finish "verwacht: ...".
    """

    expected: Expected

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a value; TypeError for One and Each, which have that of the record they hold."""
        raise TypeError(f"{type(self).__name__} has no schema of its own; planfile.schema makes it from the record")

    def read(self, value: Plain) -> Any:
        """Turn checked plain data into the value that a record keeps."""
        return value

    def write(self, value: Any) -> Plain:
        """Turn a record's value into plain data."""
        return value

    def _annotated(self, schema: dict[str, Any]) -> dict[str, Any]:
        return schema | {"x-expected-nl": self.expected.nl, "x-expected-en": self.expected.en}


@dataclass(frozen=True)
class Line(Kind):
    """A text of one line, such as a title or a name; runs of white space count as one space."""

    expected: Expected = Expected("een tekst van één regel", "a text of one line")
    maximum: int = 300

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`."""
        return self._annotated({"type": "string", "minLength": 1, "maxLength": self.maximum, "pattern": r"\S"})

    def read(self, value: Plain) -> str:
        """Return the text with single spaces."""
        return " ".join(str(value).split())


@dataclass(frozen=True)
class Text(Kind):
    """Running text of one or more paragraphs, kept with an empty line between paragraphs."""

    expected: Expected = Expected("een tekst", "a text")
    maximum: int = 20_000

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`."""
        return self._annotated({"type": "string", "minLength": 1, "maxLength": self.maximum, "pattern": r"\S"})

    def read(self, value: Plain) -> str:
        """Return the paragraphs, each with single spaces, with an empty line between them."""
        lines = (" ".join(line.split()) for line in re.split(r"[\n\r\x85\u2028\u2029]+", str(value)))
        return PARAGRAPHS.join(line for line in lines if line)


@dataclass(frozen=True)
class Pattern(Kind):
    """A text of a fixed form."""

    pattern: str = ""

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`."""
        return self._annotated({"type": "string", "pattern": self.pattern})


@dataclass(frozen=True)
class Code(Pattern):
    """The code by which other records refer to this one."""

    expected: Expected = Expected(
        "een code van letters, cijfers en streepjes, zonder spaties",
        "a code of letters, digits and dashes, without spaces",
    )
    pattern: str = CODE
    maximum: int = 80

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`; a code of digits only is a number in YAML and is accepted."""
        return self._annotated(
            {"type": ["string", "integer"], "pattern": self.pattern, "maxLength": self.maximum, "minimum": 0}
        )

    def read(self, value: Plain) -> str:
        """Return the code as text."""
        return str(value)


@dataclass(frozen=True)
class Reference(Code):
    """The code of another record.

    Attributes:
        to: name of the list that holds the record, such as ``organisation``.
    """

    to: str = ""


@dataclass(frozen=True)
class MunicipalityName(Line):
    """The name of a municipality of the partnership, as listed in the file."""

    expected: Expected = Expected("de naam van een gemeente", "the name of a municipality")
    maximum: int = 80


@dataclass(frozen=True)
class ActionPath(Pattern):
    """An action in some programme: ``programme/ACTION``."""

    expected: Expected = Expected(
        "een actie als programma/actie, bijvoorbeeld uvp-2023-2024/ZV-01",
        "an action as programme/action, for instance uvp-2023-2024/ZV-01",
    )
    pattern: str = ACTION_PATH


@dataclass(frozen=True)
class When(Kind):
    """A date with its precision."""

    expected: Expected = Expected(
        "een datum als 2025-05-20, 2025-05, 2025-Q2 of 2025",
        "a date such as 2025-05-20, 2025-05, 2025-Q2 or 2025",
    )

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`; a bare year is an integer in YAML."""
        return self._annotated(
            {"type": ["string", "integer"], "pattern": PRECISE_DATE, "minimum": 1000, "maximum": 2999}
        )

    def read(self, value: Plain) -> PreciseDate:
        """Return the precise date; raises ``ValueError`` for a day that does not exist."""
        return PreciseDate(str(value))

    def write(self, value: Any) -> Plain:
        """Return the text, or a number for a year."""
        text = value.text
        return int(text) if text.isdigit() else text


@dataclass(frozen=True)
class Day(Kind):
    """A calendar day."""

    expected: Expected = Expected("een dag als 2025-05-20", "a day such as 2025-05-20")

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`."""
        return self._annotated({"type": "string", "pattern": DAY})

    def read(self, value: Plain) -> date:
        """Return the day; raises ``ValueError`` for a day that does not exist."""
        return date.fromisoformat(value)

    def write(self, value: Any) -> Plain:
        """Return the day as text."""
        return value.isoformat()


UNKNOWN = "onbekend"  # stands for a first planning that nobody knows


@dataclass(frozen=True)
class WhenOrUnknown(When):
    """A date with its precision, or the word for not known."""

    expected: Expected = Expected(
        "een datum als 2025-05-20, 2025-05, 2025-Q2 of 2025, of het woord onbekend",
        "a date such as 2025-05-20, 2025-05, 2025-Q2 or 2025, or the word onbekend",
    )

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`."""
        pattern = PRECISE_DATE.removesuffix("$") + f"$|^{UNKNOWN}$"
        return self._annotated({"type": ["string", "integer"], "pattern": pattern, "minimum": 1000, "maximum": 2999})

    def read(self, value: Plain) -> Any:
        """Return the precise date, or the word."""
        return UNKNOWN if value == UNKNOWN else super().read(value)

    def write(self, value: Any) -> Plain:
        """Return the text, a number for a year, or the word."""
        return UNKNOWN if value == UNKNOWN else super().write(value)


@dataclass(frozen=True)
class Moment(Pattern):
    """A moment to the minute, Dutch time, kept as text."""

    expected: Expected = Expected("een moment als 2026-12-01 09:00", "a moment such as 2026-12-01 09:00")
    pattern: str = MOMENT

    def read(self, value: Plain) -> str:
        """Return the moment as text; raises ``ValueError`` for a day that does not exist."""
        datetime.strptime(value, MOMENT_FORM)  # noqa: DTZ007 - Dutch local time, made aware where it is stored
        return str(value)


@dataclass(frozen=True)
class Flag(Kind):
    """Yes or no; left out when no."""

    expected: Expected = Expected("true of false", "true or false")

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`."""
        return self._annotated({"type": "boolean"})


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number between two bounds."""

    expected: Expected = Expected("een geheel getal", "a whole number")
    minimum: int = 0
    maximum: int = 2_000_000_000

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`."""
        return self._annotated({"type": "integer", "minimum": self.minimum, "maximum": self.maximum})


@dataclass(frozen=True)
class Scaled(Pattern):
    """A number with a decimal comma, kept as a whole number of the smallest unit.

    Attributes:
        decimals: digits kept after the comma: 2 for cents, 4 for a rate in ten-thousandths of a euro.
        shown: least number of digits that are written after the comma when there is any fraction.
        largest: largest number before the comma.
    """

    decimals: int = 2
    shown: int = 2
    largest: int = 999_999_999_999

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`; a number without a comma is an integer in YAML."""
        return self._annotated(
            {"type": ["string", "integer"], "pattern": self.pattern, "minimum": 0, "maximum": self.largest}
        )

    def read(self, value: Plain) -> int:
        """Return the whole number of smallest units."""
        whole, _, fraction = str(value).partition(",")
        return int(whole) * int(10**self.decimals) + int(fraction.ljust(self.decimals, "0") or 0)

    def write(self, value: Any) -> Plain:
        """Return the number with a decimal comma, or a whole number when there is no fraction."""
        whole, fraction = divmod(value, 10**self.decimals)
        if not fraction:
            return whole
        digits = str(fraction).zfill(self.decimals)
        while len(digits) > self.shown and digits.endswith("0"):
            digits = digits[:-1]
        return f"{whole},{digits}"


@dataclass(frozen=True)
class Choice(Kind):
    """One of a short list of words."""

    values: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """See :meth:`Kind.schema`."""
        return self._annotated({"enum": list(self.values)})


def choice_of(values: type[StrEnum]) -> Choice:
    """Return the kind "one of the words of this enumeration"."""
    return choice(*(value.value for value in values))


def choice(*values: str) -> Choice:
    """Return the kind "one of these words"."""
    listed = ", ".join(values)
    return Choice(Expected(f"één van: {listed}", f"one of: {listed}"), values)
