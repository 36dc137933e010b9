# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The few filters of OData that we ask with; a key that is not exactly the same matches nothing, as at CBS."""

import re
from collections.abc import Callable, Mapping
from typing import Any

Matches = Callable[[Mapping[str, Any]], bool]

_TOKEN = re.compile(r"\s*(\(|\)|,|'(?:[^']|'')*'|[A-Za-z_][A-Za-z0-9_]*)")


def compiled(text: str) -> Matches:
    """Return a test of one row; an empty filter takes every row."""
    if not text:
        return lambda _: True
    tokens, at = [], 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        assert found, f"no filter: {text[at:]}"
        tokens.append(found[1])
        at = found.end()
    matches = _any(tokens)
    assert not tokens, f"left over in the filter: {tokens}"
    return matches


def _any(tokens: list[str]) -> Matches:
    parts = [_all(tokens)]
    while tokens[:1] == ["or"]:
        tokens.pop(0)
        parts.append(_all(tokens))
    return lambda row: any(part(row) for part in parts)


def _all(tokens: list[str]) -> Matches:
    parts = [_one(tokens)]
    while tokens[:1] == ["and"]:
        tokens.pop(0)
        parts.append(_one(tokens))
    return lambda row: all(part(row) for part in parts)


def _one(tokens: list[str]) -> Matches:
    first = tokens.pop(0)
    if first == "(":
        inner = _any(tokens)
        assert tokens.pop(0) == ")"
        return inner
    if first == "startswith":
        assert tokens.pop(0) == "("
        name, comma, begin, end = (tokens.pop(0) for _ in range(4))
        assert (comma, end) == (",", ")")
        return lambda row: str(row[name]).startswith(_text(begin))
    assert tokens.pop(0) == "eq", "only eq and startswith are asked"
    value = _text(tokens.pop(0))
    return lambda row: bool(row[first] == value)


def _text(token: str) -> str:
    assert token[0] == token[-1] == "'", f"no text: {token}"
    return token[1:-1].replace("''", "'")
