# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What every kind of document shares: a line of text that knows where it comes from, and content as plain data."""

import types
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

TRACE = {"trace": True}
"""Metadata of fields that a template need not print: they say where a text comes from, they are no text."""

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Origin:
    """The place in the data where a text, or a fact inside a text, is kept.

    Attributes:
        record: kind of record, such as ``evaluation.judgement``.
        uid: its public identifier; empty for a setting of the whole system.
        field: the field of that record.
    """

    record: str
    uid: str
    field: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, list item or table cell of a document.

    Attributes:
        text: the words, one paragraph, no markup.
        example: true when anything it rests on is an example record; every format then shows the mark "voorbeeld".
        rule: name of the sentence rule that made the text; empty when the text is a field as it stands.
        origins: the fields it was taken from or made from.
    """

    text: str
    example: bool = False
    rule: str = field(default="", metadata=TRACE)
    origins: tuple[Origin, ...] = field(default=(), metadata=TRACE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are read as one paragraph."""

    lines: tuple[Line, ...]


class UnreadableContent(ValueError):
    """Stored content does not fit its dataclass; the message names the field."""


def to_plain(content: Any) -> Any:
    """Turn content into dictionaries, lists, texts, numbers and booleans, ready for JSON and for Typst."""
    if is_dataclass(content) and not isinstance(content, type):
        return {each.name: to_plain(getattr(content, each.name)) for each in fields(content)}
    if isinstance(content, tuple):
        return [to_plain(each) for each in content]
    if content is None or isinstance(content, str | bool | int):
        return content
    raise TypeError(f"a document cannot hold a {type(content).__name__}")


def from_plain(kind: type[Content], plain: Mapping[str, Any]) -> Content:
    """Read content back from what :func:`to_plain` wrote.

    Raises:
        UnreadableContent: a field is absent, unknown or of another type.
    """
    result: Content = _read(kind, plain, kind.__name__)
    return result


def _read(kind: Any, plain: Any, place: str) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        return _read_record(kind, plain, place)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        if not isinstance(plain, list):
            raise UnreadableContent(f"{place}: expected a list")
        return tuple(_read(arguments[0], each, f"{place}[{number}]") for number, each in enumerate(plain))
    if origin in (Union, types.UnionType):
        if plain is None and type(None) in arguments:
            return None
        return _read(next(each for each in arguments if each is not type(None)), plain, place)
    if type(plain) is not kind:
        raise UnreadableContent(f"{place}: expected {kind.__name__}, found {type(plain).__name__}")
    return plain


def _read_record(kind: type, plain: Any, place: str) -> Any:
    hints = get_type_hints(kind)
    if not isinstance(plain, Mapping) or set(plain) != set(hints):
        found = set(plain) if isinstance(plain, Mapping) else set()
        odd = ", ".join(sorted(found ^ set(hints)))
        raise UnreadableContent(f"{place}: these fields are absent or unknown: {odd}")
    return kind(**{name: _read(hint, plain[name], f"{place}.{name}") for name, hint in hints.items()})
