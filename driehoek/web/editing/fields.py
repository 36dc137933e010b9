# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields of a form: how a stored value is typed, how what was typed is read, and how a person is told of it.

A value is what a command takes: text, whole number, :class:`PreciseDate`, code, uid, tuple of uids, or ``None``.
What is typed is always text, or several texts for a field in which more can be chosen.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate
from driehoek.web import formats
from driehoek.web.forms.dates import typed_date

Typed = str | tuple[str, ...]
LONGEST_NUMBER = 9  # digits; more does not fit the column
_NUMBER = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(?P<rest>\d{1,3}))?", re.ASCII)
_MONEY = re.compile(r"(?P<whole>\d{1,3}(?:[. ]\d{3})*|\d{1,12})(?:,(?P<cents>\d{2}|-))?", re.ASCII)


class Misread(ValueError):
    """What was typed cannot be read; the message is the sentence beside the field."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; options with the same group stand together."""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Field(ABC):
    """One field.

    Attributes:
        name: under which the command takes and refuses the value.
        label, hint: in the language of the reader.
        folded: in the part that stays closed until wanted.
        required: an empty field is refused here, with ``missing`` as the sentence.
    """

    name: str
    label: str
    hint: str = ""
    folded: bool = False
    required: bool = False
    missing: str = ""
    component: ClassVar[str]

    @property
    def id(self) -> str:
        """The id of the field on the page."""
        return f"veld-{self.name}"

    def sent(self, texts: Sequence[str]) -> Typed:
        """Return what was typed, from the texts that the browser sent under this name."""
        return texts[-1].strip().replace("\r\n", "\n") if texts else ""

    def read(self, typed: Typed) -> object:
        """Return the value.

        Raises:
            Misread: it is empty and may not be, or cannot be read.
        """
        if not typed and self.required:
            raise Misread(self.missing or _("Fill this in."))
        return self._read(typed)

    @abstractmethod
    def _read(self, typed: Typed) -> object:
        """Return the value of what was typed, which may be empty."""

    def typed(self, value: object) -> Typed:
        """Return how a stored value stands in the form."""
        return "" if value is None else str(value)

    def told(self, typed: Typed) -> str:
        """Return what was typed as a person reads it, also where the form holds a code."""
        return typed if isinstance(typed, str) else ", ".join(typed)


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """A line of text."""

    component: ClassVar[str] = "text_field"

    def _read(self, typed: Typed) -> object:
        return typed


@dataclass(frozen=True, kw_only=True)
class LongText(Text):
    """Text of more lines."""

    component: ClassVar[str] = "text_area"
    rows: int = 4


@dataclass(frozen=True, kw_only=True)
class Lines(Field):
    """Several short texts, one on each line; the value is a list."""

    component: ClassVar[str] = "text_area"
    rows: int = 3

    def _read(self, typed: Typed) -> object:
        assert isinstance(typed, str), "one text"
        return [line.strip() for line in typed.split("\n") if line.strip()]

    def typed(self, value: object) -> Typed:
        """One on each line."""
        return "\n".join(str(line) for line in value) if isinstance(value, list | tuple) else ""


@dataclass(frozen=True, kw_only=True)
class Levels(Lines):
    """The levels of a plan, one on each line as "singular, plural"; the value is a list of both."""

    rows: int = 4

    def _read(self, typed: Typed) -> object:
        found = []
        for line in str(typed).split("\n"):
            singular, _comma, plural = (part.strip() for part in line.partition(","))
            if singular:
                found.append({"singular": singular, "plural": plural})
        if any(not level["plural"] for level in found):
            raise Misread(_("Write each level as singular, plural. For instance: doel, doelen."))
        return found

    def typed(self, value: object) -> Typed:
        """One on each line."""
        levels = value if isinstance(value, list) else []
        return "\n".join(f"{level['singular']}, {level['plural']}" for level in levels)


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number that is not negative; the value is an ``int`` or ``None``."""

    component: ClassVar[str] = "text_field"
    inputmode: str = "numeric"
    suffix: str = ""

    def _read(self, typed: Typed) -> object:
        if not typed:
            return None
        assert isinstance(typed, str), "one text"
        digits = typed.replace(".", "")
        if not (digits.isascii() and digits.isdecimal()) or len(digits) > LONGEST_NUMBER:
            raise Misread(_("Fill in a whole number, such as 12."))
        return int(digits)


@dataclass(frozen=True, kw_only=True)
class Money(Field):
    """An amount in euro; the value is in cents."""

    component: ClassVar[str] = "text_field"
    inputmode: str = "decimal"
    suffix: str = "euro"

    def _read(self, typed: Typed) -> object:
        if not typed:
            return None
        assert isinstance(typed, str), "one text"
        found = _MONEY.fullmatch(typed.removeprefix("€").strip())
        if found is None:
            raise Misread(_("We do not know this amount. Write for instance 8.400 or 8.400,50."))
        cents = found["cents"]
        return int(re.sub(r"[. ]", "", found["whole"])) * 100 + (int(cents) if cents and cents != "-" else 0)

    def typed(self, value: object) -> Typed:
        """8400,50 for 840050 cents; without decimals when there are none."""
        if not isinstance(value, int):
            return ""
        whole, cents = divmod(value, 100)
        return f"{whole:,}".replace(",", ".") + (f",{cents:02d}" if cents else "")


@dataclass(frozen=True, kw_only=True)
class Rate(Field):
    """An amount of euro per inhabitant; the value is in ten-thousandths of a euro."""

    component: ClassVar[str] = "text_field"
    inputmode: str = "decimal"
    suffix: str = "euro"

    def _read(self, typed: Typed) -> object:
        if not typed:
            return None
        found = re.fullmatch(r"(\d{1,4})(?:[,.](\d{1,4}))?", str(typed), re.ASCII)
        if found is None:
            raise Misread(_("We do not know this amount. Write for instance 0,15."))
        return int(found[1]) * 10_000 + int((found[2] or "").ljust(4, "0"))

    def typed(self, value: object) -> Typed:
        """0,15 for 1500."""
        if not isinstance(value, int):
            return ""
        whole, parts = divmod(value, 10_000)
        digits = f"{parts:04d}"
        return f"{whole},{digits[:2] if digits.endswith('00') else digits}"


@dataclass(frozen=True, kw_only=True)
class Measured(Field):
    """A number with at most three decimals; the value is in thousandths."""

    component: ClassVar[str] = "text_field"
    inputmode: str = "decimal"
    suffix: str = ""

    def _read(self, typed: Typed) -> object:
        if not typed:
            return None
        found = _NUMBER.fullmatch(str(typed))
        if found is None:
            raise Misread(_("We do not know this number. Write for instance 1.243 or 28,4."))
        return int(found["whole"].replace(".", "")) * 1000 + int((found["rest"] or "").ljust(3, "0"))

    def typed(self, value: object) -> Typed:
        """28,4 for 28400, and 30 for 30000."""
        if not isinstance(value, int):
            return ""
        whole, rest = divmod(value, 1000)
        digits = f"{rest:03d}".rstrip("0")
        return f"{whole},{digits}" if digits else str(whole)


@dataclass(frozen=True, kw_only=True)
class Date(Field):
    """A day, month, quarter or year as people write it."""

    component: ClassVar[str] = "text_field"

    def _read(self, typed: Typed) -> object:
        if not typed:
            return None
        try:
            return typed_date(str(typed))
        except ValueError:
            raise Misread(
                _("We do not know this date. Write for instance 20 May 2027, May 2027, Q2 2027 or 2027.")
            ) from None

    def typed(self, value: object) -> Typed:
        """In words, in the language of the reader."""
        return formats.precise_date(value, get_language() or "nl") if isinstance(value, PreciseDate) else ""


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of some options; the value is the code, or the uid when ``uid`` is set, or the empty value."""

    component: ClassVar[str] = "select_field"
    options: tuple[Option, ...]
    uid: bool = False

    def _read(self, typed: Typed) -> object:
        text = str(typed)
        if not text:
            return None if self.uid else ""
        if all(option.value != text for option in self.options):
            raise Misread(_("Choose one of the list."))
        return UUID(text) if self.uid else text

    def told(self, typed: Typed) -> str:
        """The label of the option."""
        return next((option.label for option in self.options if option.value == typed), "")


@dataclass(frozen=True, kw_only=True)
class Choices(Field):
    """Some of a list of options; the value is a tuple of uids or, with ``uid`` off, of codes."""

    component: ClassVar[str] = "checks_field"
    options: tuple[Option, ...]
    uid: bool = True

    def sent(self, texts: Sequence[str]) -> Typed:
        """Return each ticked box, in the order of the options."""
        ticked = set(texts)
        known = tuple(option.value for option in self.options if option.value in ticked)
        return known + tuple(sorted(text for text in ticked if text and text not in known))

    def _read(self, typed: Typed) -> object:
        known = {option.value for option in self.options}
        if any(text not in known for text in typed):
            raise Misread(_("Choose from the list."))
        return tuple(UUID(text) for text in typed) if self.uid else tuple(typed)

    def typed(self, value: object) -> Typed:
        """Every chosen value that stands in the list, in its order."""
        chosen = {str(one) for one in value} if isinstance(value, list | tuple | frozenset | set) else set()
        return tuple(option.value for option in self.options if option.value in chosen)

    def told(self, typed: Typed) -> str:
        """The labels of the options."""
        return ", ".join(option.label for option in self.options if option.value in typed)


@dataclass(frozen=True, kw_only=True)
class Tick(Field):
    """Yes or no."""

    component: ClassVar[str] = "check_field"

    def _read(self, typed: Typed) -> object:
        return bool(typed)

    def typed(self, value: object) -> Typed:
        """Something when yes."""
        return "1" if value else ""

    def told(self, typed: Typed) -> str:
        """In a word."""
        return _("yes") if typed else _("no")


def keeping(fields: Sequence[Field], values: Mapping[str, object]) -> tuple[Field, ...]:
    """Return the fields, each choice with what stands there now, also where it cannot be chosen by this reader.

    Without it a browser would send the first option, and so change what the reader never saw: who leads, or the
    circle of named recipients.
    """
    return tuple(_with_what_stands(one, values.get(one.name)) if isinstance(one, Choice) else one for one in fields)


def _with_what_stands(field: Choice, value: object) -> Choice:
    stands = field.typed(value)
    if not stands or any(option.value == stands for option in field.options):
        return field
    return replace(field, options=(*field.options, Option(str(stands), _("Stays as it is"))))


def read_all(fields: Sequence[Field], typed: Mapping[str, Typed]) -> tuple[dict[str, object], dict[str, str]]:
    """Return the values, and per field that cannot be read the sentence beside it."""
    values: dict[str, object] = {}
    wrong: dict[str, str] = {}
    for field in fields:
        try:
            values[field.name] = field.read(typed[field.name])
        except Misread as problem:
            wrong[field.name] = str(problem)
    return values, wrong
