# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values as canonical JSON and back: the same content has the same text, and so the same digest.

What is written is told by the types of the fields, so nothing of a class stands in the text: data classes, tuples,
``None`` and plain values. A type of which a value is one word, such as a date with its precision, is given with how
it is written and read.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")

PLAIN = (bool, int, float, str)


class NotFrozen(ValueError):
    """A text that is no frozen value of the wanted type, or a value that cannot be frozen."""


@dataclass(frozen=True, slots=True)
class Word:
    """How a value of some type is one word: written, and read."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _in_utc(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise NotFrozen("a moment without a zone is no moment")
    return moment.astimezone(UTC).isoformat()


#: Moments are written in UTC, so that one moment has one text.
WORDS: Mapping[type, Word] = {
    datetime: Word(_in_utc, _moment),
    date: Word(date.isoformat, date.fromisoformat),
    UUID: Word(str, UUID),
}


def canonical(content: Any) -> str:
    """Return plain content (dicts, lists, text, numbers) as JSON of which there is one: keys in order.

    Raises:
        ValueError: a number that JSON does not have.
    """
    return json.dumps(content, sort_keys=True, ensure_ascii=False, allow_nan=False)


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class Codec:
    """Writes values as canonical JSON and reads them back, with some types as words besides those of :data:`WORDS`."""

    def __init__(self, words: Mapping[type, Word] | None = None) -> None:
        """Take the types of which a value is one word."""
        self._words = {**WORDS, **(words or {})}

    def write(self, value: Any) -> str:
        """Return a value as text.

        Raises:
            NotFrozen: it holds something of another type than a field says it may.
        """
        try:
            return canonical(self._out(value))
        except ValueError as problem:
            raise NotFrozen(str(problem)) from problem

    def read(self, kind: type[T], text: str) -> T:
        """Return the value of this type that was written as this text.

        A field that did not exist yet when the text was written gets its default.

        Raises:
            NotFrozen: the text is not that of such a value.
        """
        try:
            found: T = self._in(kind, json.loads(text))
        except (TypeError, KeyError, ValueError) as problem:
            raise NotFrozen(f"no frozen {kind.__name__}: {problem}") from problem
        return found

    def _out(self, value: Any) -> Any:
        word = self._words.get(type(value))
        if word is not None:
            return word.write(value)
        if isinstance(value, StrEnum):
            return value.value
        if value is None or type(value) in PLAIN:
            return value
        if isinstance(value, tuple):
            return [self._out(one) for one in value]
        if is_dataclass(value):
            kind: type = type(value)
            return {name: self._out(getattr(value, name)) for name, _, _ in _fields(kind)}
        raise NotFrozen(f"a {type(value).__name__} cannot be frozen")

    def _in(self, kind: Any, content: Any) -> Any:
        word = self._words.get(kind)
        if word is not None:
            return _word(word, _of(str, content))
        if get_origin(kind) in (Union, UnionType):
            return self._chosen(kind, content)
        if get_origin(kind) is tuple:
            return tuple(self._in(one, part) for one, part in _paired(get_args(kind), _of(list, content)))
        if kind is float and type(content) is int:
            return float(content)
        if kind in PLAIN:
            return _of(kind, content)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return kind(_of(str, content))
        if is_dataclass(kind):
            return self._made(kind, _of(dict, content))
        raise NotFrozen(f"{kind} cannot be frozen")

    def _chosen(self, kind: Any, content: Any) -> Any:
        """Read what may also be ``None``; more of a choice than that has no one reading."""
        others = [one for one in get_args(kind) if one is not NoneType]
        if len(others) != 1 or len(get_args(kind)) != len(others) + 1:
            raise NotFrozen(f"{kind} leaves a choice")
        return None if content is None else self._in(others[0], content)

    def _made(self, kind: Any, content: dict[str, Any]) -> Any:
        known = _fields(kind)
        unknown = content.keys() - {name for name, _, _ in known}
        if unknown:
            raise NotFrozen(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
        missing = [name for name, _, required in known if required and name not in content]
        if missing:
            raise NotFrozen(f"{kind.__name__} lacks {', '.join(missing)}")
        return kind(**{name: self._in(type_, content[name]) for name, type_, _ in known if name in content})


@cache
def _fields(kind: type) -> tuple[tuple[str, Any, bool], ...]:
    """Return the name and type of each field with which a value is made, and whether it must be given."""
    hints = get_type_hints(kind)
    return tuple(
        (one.name, hints[one.name], one.default is MISSING and one.default_factory is MISSING)
        for one in fields(kind)
        if one.init
    )


def _paired(kinds: tuple[Any, ...], parts: list[Any]) -> list[tuple[Any, Any]]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return [(kinds[0], part) for part in parts]
    return list(zip(kinds, parts, strict=True))


def _word(word: Word, text: str) -> Any:
    try:
        return word.read(text)
    except Exception as problem:  # a word says in its own way that a text is not its own
        raise NotFrozen(str(problem)) from problem


def _of(kind: Any, content: Any) -> Any:
    if type(content) is not kind:
        raise NotFrozen(f"{content!r:.60} is no {kind.__name__}")
    return content
