# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From bytes to plain data with the line of every value.

YAML as people write it: mappings, lists and scalars. Anchors, aliases and tags are refused, so that what stands
on a line is what is meant there, and a small file cannot grow into a large one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from driehoek.exchange.planfile.problems import PlanFileError, Problem, megabytes, problem
from driehoek.exchange.planfile.records.base import Path

LARGEST = 5_000_000
"""Largest file accepted, in bytes."""

#: How files begin that people send by mistake: opening bytes, and what they are.
OTHER_KINDS = (
    (b"PK\x03\x04", "Word-, Excel- of zipbestand", "Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "oud Word- of Excelbestand", "old Word or Excel file"),
    (b"%PDF", "PDF-bestand", "PDF file"),
)
DEEPEST = 24
"""Deepest nesting accepted; five levels of nodes need sixteen."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_TRUE, _FALSE, _NULL = {"true", "True", "TRUE"}, {"false", "False", "FALSE"}, {"", "~", "null", "Null", "NULL"}

_SYNTAX = (
    ("expected ':'", "yaml_colon"),
    ("mapping values are not allowed", "yaml_nested_colon"),
    ("while scanning a quoted scalar", "yaml_quote"),
    ("',' or ']'", "yaml_bracket"),
    ("',' or '}'", "yaml_bracket"),
    ("while parsing a flow", "yaml_bracket"),
    ("expected key", "yaml_indent"),
    ("expected <block end>", "yaml_indent"),
    ("expected '-' indicator", "yaml_indent"),
    ("block collection", "yaml_indent"),
    ("block sequence entries are not allowed", "yaml_indent"),
    ("cannot start any token", "yaml_start"),
)

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """Plain data and where it stood.

    Attributes:
        name: name of the file, for messages.
        data: what the file holds.
        lines: line of each value by path, from 1.
    """

    name: str
    data: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """Return the line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def named(self, path: Path) -> str:
        """Write a path with codes instead of places in lists: ``plannen[ivp].boom[zorg].titel``."""
        text, value = "", self.data
        for step in path:
            if isinstance(step, int):
                value = value[step] if isinstance(value, list) and step < len(value) else None
                text += f"[{_label(value) or step + 1}]"
            else:
                value = value.get(step) if isinstance(value, dict) else None
                text += f".{step}" if text else step
        return text

    def problem(self, code: str, path: Path, /, **values: object) -> Problem:
        """Return a problem at a path."""
        return problem(code, self.name, self.line(path), self.named(path), **values)


def _label(value: object) -> str:
    if isinstance(value, dict):
        for key in ("code", "naam", "gemeente", "nummer", "onderdeel", "datum"):
            if isinstance(value.get(key), str | int):
                return str(value[key])
    return ""


def read(content: bytes, name: str) -> Document:
    """Read a file into plain data.

    Args:
        content: the bytes of the file.
        name: its name, for messages.

    Raises:
        PlanFileError: when it cannot be read; the first problem only, since the rest would follow from it.
    """
    text = _decoded(content, name)
    _check_characters(text, name)
    return _Builder(text, name).document()


def _decoded(content: bytes, name: str) -> str:
    if len(content) > LARGEST:
        raise PlanFileError([problem("too_large", name, 1, "", size=megabytes(len(content)))])
    for opening, kind_nl, kind_en in OTHER_KINDS:
        if content.startswith(opening):
            raise PlanFileError([problem("other_kind", name, 1, "", kind_nl=kind_nl, kind_en=kind_en)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PlanFileError([problem("encoding", name, line, "")]) from error
    if not re.search(r"^[^\S\n]*[^\s#]", text, re.MULTILINE):
        raise PlanFileError([problem("empty_file", name, 1, "")])
    return text


def _check_characters(text: str, name: str) -> None:
    control = _CONTROL.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        raise PlanFileError([problem("control", name, line, "", found=f"U+{ord(control[0]):04X}")])
    tab = re.search(r"^ *\t[^\S\n]*\S", text, re.MULTILINE)
    if tab is not None:
        line = text.count("\n", 0, tab.start()) + 1
        raise PlanFileError([problem("tab", name, line, "")])


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


class _Builder:
    """Builds plain data from the events of the YAML parser."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self._document = Document(name, None)

    def document(self) -> Document:
        """Read the only document of the file."""
        try:
            self._expect(yaml.StreamStartEvent)
            self._expect(yaml.DocumentStartEvent)
            data = self._value(next(self._events), ())
            self._expect(yaml.DocumentEndEvent)
            last = next(self._events)
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from error
        if not isinstance(last, yaml.StreamEndEvent):
            raise self._wrong("second_document", (), last)
        return Document(self._document.name, data, self._document.lines)

    def _expect(self, kind: type[Any]) -> None:
        event = next(self._events)
        assert isinstance(event, kind), event

    def _value(self, event: Any, path: Path) -> Any:
        self._document.lines.setdefault(path, _line(event))
        if isinstance(event, yaml.AliasEvent):
            raise self._wrong("anchor", path, event, found=f"*{event.anchor}")
        if event.anchor is not None:
            raise self._wrong("anchor", path, event, found=f"&{event.anchor}")
        if event.tag is not None:
            raise self._wrong("tag", path, event, found=event.tag)
        if len(path) > DEEPEST:
            raise self._wrong("too_deep", path[:3], event, limit=DEEPEST)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(path)

    def _sequence(self, path: Path) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return values

    def _mapping(self, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._wrong("odd_key", path, event)
            key = event.value
            inner = (*path, key)
            if key in values:
                raise self._wrong("duplicate_key", inner, event, key=key, first=self._document.lines[inner])
            if event.anchor is not None or event.tag is not None:
                raise self._wrong("anchor" if event.anchor else "tag", inner, event, found=event.anchor or event.tag)
            self._document.lines[inner] = _line(event)
            values[key] = self._value(next(self._events), inner)
        return values

    def _scalar(self, event: Any, path: Path) -> Any:
        text: str = event.value
        control = _CONTROL.search(text)
        if control is not None:
            raise self._wrong("control", path, event, found=f"U+{ord(control[0]):04X}")
        if not event.implicit[0]:
            return text
        if text in _NULL:
            return None
        if text in _TRUE or text in _FALSE:
            return text in _TRUE
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        return text

    def _wrong(self, code: str, path: Path, event: Any, /, **values: object) -> PlanFileError:
        line = _line(event)
        steps = [f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path]
        return PlanFileError([problem(code, self._document.name, line, "".join(steps).lstrip("."), **values)])

    def _syntax(self, error: yaml.MarkedYAMLError) -> PlanFileError:
        said = f"{error.context or ''} {error.problem or ''}"
        code = next((code for words, code in _SYNTAX if words in said), "yaml_other")
        mark = (error.context_mark if code == "yaml_quote" else None) or error.problem_mark or error.context_mark
        number = int(mark.line) if mark is not None else 0
        lines = self._text.splitlines()
        found = lines[number].strip() if number < len(lines) else ""
        found = f"“{found[:60]}”" if found else "een lege regel"
        return PlanFileError([problem(code, self._document.name, number + 1, "", found=found)])
