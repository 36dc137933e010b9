# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of which every text field carries a canary: one token per row, that shows up wherever the row is told of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models

from driehoek.kernel import clock, files
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.fields import PreciseDateField
from driehoek.kernel.ids import new_uid

#: What somebody might type to break out of a page, a Word file, a PDF or a plan file.
HOSTILE_LINE = """<img src=x onerror=alert(1)> & "'s {{ 7*7 }} #x $y"""
HOSTILE = f"{HOSTILE_LINE} <script>alert('x')</script> {{% raise %}} *z* @w \\u005c ]]> : - # http://x.example/?a=b&c"
#: How it looks where it was not escaped.
UNESCAPED = re.compile(r"<script>alert|<img src=x|onerror=alert\(1\)>")
TOKEN = re.compile(r"kq\d{4}z", re.IGNORECASE)
Row = TypeVar("Row", bound=models.Model)

#: Columns with a form of their own, by model and field.
FORMS: dict[str, Any] = {
    "levels": lambda token: [{"singular": f"niveau {token}", "plural": f"niveaus {token}"}] * 3,
    "aliases": lambda token: [f"alias {token}"],
    "annexes": lambda token: [{"number": 1, "title": f"bijlage {token}", "what": f"wat {token}"}],
    "content": lambda token: {
        "title": f"titel {token}",
        "texts": [{"code": token, "title": f"kop {token}", "text": f"tekst {token}"}],
        "ways": [],
        "nodes": [],
    },
    "references": lambda token: [{"label": f"stuk {token}"}],
    "templates": lambda _: {},
    "files": lambda token: {"html": files.keep(f"<p>Uitgebracht met {token}.</p>".encode())},
    "recesses": lambda token: [
        {"first": "2026-12-19", "last": "2027-01-03", "name": f"reces {token}", "closes": "allen"}
    ],
    "predecessors": lambda _: [],
    "places": lambda _: [],
}


@dataclass(frozen=True, slots=True)
class Canary:
    """One row that can be recognised wherever it is told of.

    Attributes:
        zone: name of the zone in which the row lies (see ``personas.ZONES``).
        model: label of the row's model, such as ``planning.Action``.
        uid: the row's public identifier, as text.
    """

    token: str
    zone: str
    model: str
    uid: str


@dataclass(slots=True)
class Aviary:
    """Every canary of a world, by token."""

    known: dict[str, Canary] = field(default_factory=dict)

    def next_token(self) -> str:
        """Return a token that no row has yet."""
        return f"kq{len(self.known):04d}z"

    def store(self, model: type[Row], zone: str, given: dict[str, Any]) -> Row:
        """Store a row of this model with a new canary in each of its text fields."""
        token = self.next_token()
        row = model(**(_filled(model, token, given) | given))
        row.save(force_insert=True)
        self.known[token] = Canary(token, zone, model._meta.label, str(getattr(row, "uid", row.pk)))
        return row

    def tell(self, zone: str, model: str, uid: str) -> str:
        """Return a new canary for something that is no row of its own, such as a value in a history entry."""
        token = self.next_token()
        self.known[token] = Canary(token, zone, model, uid)
        return token

    def found_in(self, text: str) -> list[Canary]:
        """Return the canaries of which the token stands in a text."""
        return [self.known[token] for token in sorted({hit.lower() for hit in TOKEN.findall(text)} & self.known.keys())]

    def of(self, zone: str, labels: Iterable[str]) -> list[Canary]:
        """Return the canaries of a zone in these models."""
        wanted = set(labels)
        return [canary for canary in self.known.values() if canary.zone == zone and canary.model in wanted]


def _filled(model: type[models.Model], token: str, given: dict[str, Any]) -> dict[str, Any]:
    """Return a value for each column that the model needs, and the token in each one that holds words."""
    values: dict[str, Any] = {}
    for column in model._meta.concrete_fields:
        if column.primary_key or column.name in given or column.attname in given or column.name in ("uid", "circle"):
            continue
        value = _value(column, token)
        if value is not None:
            values[column.attname] = value
    return values


def _value(column: "models.Field[Any, Any]", token: str) -> Any:
    if column.name in FORMS:
        return FORMS[column.name](token)
    if isinstance(column, models.ForeignKey) or column.name in ("secrecy", "source", "withdrawn_at", "embargo_until"):
        return None
    if isinstance(column, PreciseDateField):
        return None if column.null else PreciseDate("2026")
    if column.choices:
        return None if column.has_default() else next(iter(column.choices))[0]
    if isinstance(column, models.SlugField):
        return f"code-{token}"
    if isinstance(column, models.TextField):
        return f"Een zin over {column.name} met {token}. {HOSTILE}"
    if isinstance(column, models.CharField):
        words, room = f"{column.name} {token}", column.max_length or 0
        return f"{words} {HOSTILE_LINE}" if room > 120 else words[-room:]
    if isinstance(column, models.UUIDField):
        return None if column.null else new_uid()
    if isinstance(column, models.DateTimeField):
        return None if column.null else clock.now()
    if isinstance(column, models.DateField):
        return None if column.null else clock.today()
    if isinstance(column, models.IntegerField) and not column.null and not column.has_default():
        return 1
    return None
