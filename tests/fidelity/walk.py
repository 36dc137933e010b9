# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walks a checklist of facts: each stands in the source document, and in the loaded data."""

import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.db.models import QuerySet

from driehoek.kernel.dates import PreciseDate

LONGEST_PHRASE = 6


@dataclass(frozen=True)
class Checked:
    """One fact.

    Attributes:
        place: where the source says it.
        phrase: at most six words of the source to find it by.
        says: what it says, in a few words of our own.
        record: table and conditions, such as ``planning.Node code=ondermijning``.
        field: the field that must hold it; empty when records are counted.
        holds: the words, or the value as text, that the field must hold.
        count: how many records there must be.
    """

    place: str
    phrase: str
    says: str
    record: str
    field: str = ""
    holds: str = ""
    count: int | None = None


@dataclass(frozen=True)
class Checklist:
    """The facts of one source document and the plan file that must hold them."""

    source: str
    plan_file: str
    facts: tuple[Checked, ...]


def checklist(path: Path) -> Checklist:
    """Read a checklist."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Checklist(data["source"], data["plan_file"], tuple(Checked(**fact) for fact in data["facts"]))


def flat(text: str) -> str:
    """Return a text on one line: words broken at a line end are whole again, in lower case."""
    whole = re.sub(r"(\w)-\s*\n\s*(?=[a-zé])", r"\1", text)
    return " ".join(whole.split()).lower()


def in_source(fact: Checked, source: str) -> bool:
    """Tell whether the phrase stands in a source, with or without the hyphens of broken words."""
    phrase = flat(fact.phrase)
    return phrase in flat(source) or phrase in " ".join(source.split()).lower()


def rows(fact: Checked, slug: str) -> QuerySet[Any]:
    """Return the records of a partnership that a fact is about."""
    label, *conditions = shlex.split(fact.record)
    tenant = "slug" if label == "organisations.Partnership" else "partnership__slug"
    wanted: dict[str, Any] = {tenant: slug}
    for condition in conditions:
        name, _, value = condition.partition("=")
        wanted |= _condition(name, value)
    found: QuerySet[Any] = apps.get_model(label)._default_manager.filter(**wanted)
    return found


def _condition(name: str, value: str) -> dict[str, Any]:
    if value == "null":
        return {f"{name}__isnull": True}
    if name.endswith("__in"):
        return {name: value.split(",")}
    return {name: {"True": True, "False": False}.get(value, value)}


def in_data(fact: Checked, slug: str) -> str:
    """Return what is wrong with the data for a fact; empty when it holds."""
    found = rows(fact, slug)
    if fact.count is not None:
        return "" if found.count() == fact.count else f"{found.count()} records instead of {fact.count}"
    values = [_shown(value) for value in found.values_list(fact.field, flat=True)]
    if len(values) != 1:
        return f"{len(values)} records instead of one"
    if fact.holds and (fact.holds == values[0] or (len(fact.holds) > 3 and fact.holds in values[0])):
        return ""
    return f"{fact.holds!r} is not in {values[0]!r}"


def _shown(value: object) -> str:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value.text if isinstance(value, PreciseDate) else str(value)


def wrong(facts: tuple[Checked, ...], slug: str) -> list[str]:
    """Return every fact that the data does not hold, with the reason."""
    found = [(fact, in_data(fact, slug)) for fact in facts]
    return [f"{fact.place}: {fact.says}: {reason}" for fact, reason in found if reason]
