# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The JSON Schema of a plan file, made from the records, and the check of plain data against it."""

import difflib
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from driehoek.exchange.planfile.kinds import Each, One
from driehoek.exchange.planfile.problems import Problem, shown
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import Item, Part, Path, held_type, items
from driehoek.exchange.planfile.records.outcomes import FORMAT, PlanFile

IDENTIFIER = f"https://driehoek.example/schema/plan-file-{FORMAT}.schema.json"
LARGEST_LIST = 5_000
"""Most records in one list."""
SEARCHED, LONGEST = 500, 80
"""Longest list, and longest word, for which a likely spelling is sought."""
_GROUP = {"x-expected-nl": "een groep velden", "x-expected-en": "a group of fields"}


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a plan file."""
    definitions: dict[str, Any] = {}
    whole = _object(PlanFile, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": IDENTIFIER,
        "title": "Plan file of Driehoek",
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }


def published() -> str:
    """Return the schema as the text that is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _object(record: type[Part], definitions: dict[str, Any]) -> dict[str, Any]:
    properties = {item.key: _property(record, item, definitions) for _, item in items(record)}
    required = [item.key for _, item in items(record) if item.required]
    about = (record.__doc__ or "").splitlines()[0]
    described = {"description": about, "type": "object", **_GROUP, "properties": properties}
    return described | ({"required": required} if required else {}) | {"additionalProperties": False}


def _property(record: type[Part], item: Item, definitions: dict[str, Any]) -> dict[str, Any]:
    inner = held_type(record, item.kind)
    if inner is None:
        body = item.kind.schema()
    else:
        if inner.__name__ not in definitions:
            definitions[inner.__name__] = {}
            definitions[inner.__name__] = _object(inner, definitions)
        body = {"$ref": f"#/$defs/{inner.__name__}"}
        if isinstance(item.kind, Each):
            expected = item.kind.expected
            body = {
                "type": "array",
                "maxItems": LARGEST_LIST,
                "items": body,
                "x-expected-nl": expected.nl,
                "x-expected-en": expected.en,
            }
        else:
            assert isinstance(item.kind, One)
    if item.default not in (None, "", (), False):
        body = body | {"default": item.default}
    return {"description": item.about} | body


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def check(document: Document) -> Iterator[Problem]:
    """Yield what is wrong with the form of the data, at most one problem for each value."""
    seen: set[tuple[Path, str]] = set()
    for error in _validator().iter_errors(document.data):
        for path, found in _problems(document, error):
            if (path, _once(found)) not in seen:
                seen.add((path, _once(found)))
                yield found


def _once(found: Problem) -> str:
    return found.expected.nl if found.code == "missing" else ""


def _problems(document: Document, error: ValidationError) -> Iterator[tuple[Path, Problem]]:
    path: Path = tuple(error.absolute_path)
    if error.validator == "required":
        match = re.match(r"'([^']+)'", error.message)
        key = match[1] if match else "?"
        yield path, document.problem("missing", path, key=key)
    elif error.validator == "additionalProperties":
        yield from _unknown_keys(document, path, error)
    else:
        yield path, _wrong_value(document, path, error)


def _unknown_keys(document: Document, path: Path, error: ValidationError) -> Iterator[tuple[Path, Problem]]:
    known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    instance: Any = error.instance
    for key in instance:
        if key not in known:
            nl, en = suggestion(key, known)
            yield (
                (*path, key),
                document.problem("unknown_key", (*path, key), key=key, suggestion_nl=nl, suggestion_en=en),
            )


def _wrong_value(document: Document, path: Path, error: ValidationError) -> Problem:
    rules: Any = error.schema
    value: Any = error.instance
    found = shown(value)
    if error.validator == "maxLength":
        return document.problem("too_long", path, limit=rules["maxLength"], length=len(value))
    if error.validator == "maxItems":
        return document.problem("too_many", path, limit=LARGEST_LIST, count=len(value))
    if error.validator == "uniqueItems":
        return document.problem("repeated", path)
    if error.validator in ("minimum", "maximum") and rules["type"] == "integer":
        return document.problem(
            "bounds",
            path,
            minimum=rules["minimum"],
            maximum=rules["maximum"],
            found_nl=found.nl,
            found_en=found.en,
        )
    if "x-expected-nl" not in rules:  # the key of a number per year
        return document.problem("not_a_year", path, found_nl=found.nl, found_en=found.en)
    return document.problem(
        "value",
        path,
        expected_nl=rules["x-expected-nl"],
        expected_en=rules["x-expected-en"],
        found_nl=found.nl,
        found_en=found.en,
    )


def suggestion(word: str, known: Any) -> tuple[str, str]:
    """Return the words "(did you mean ...?)" in both languages, or nothing when nothing looks like it.

    In a very long list one does not look: comparing takes time, and a file must not be able to hold a worker.
    """
    if len(known) > SEARCHED or len(str(word)) > LONGEST:
        return "", ""
    close = difflib.get_close_matches(str(word), [str(one) for one in known], n=1, cutoff=0.6)
    return (f" (bedoelt u “{close[0]}”?)", f" (did you mean “{close[0]}”?)") if close else ("", "")
