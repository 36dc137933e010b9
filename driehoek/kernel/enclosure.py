# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A record is never seen by more people than what it belongs to: an action no wider than its goal.

Checked when an operation ends, because a bulk load may narrow a plan before its goals.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model

from driehoek.kernel import definitions
from driehoek.kernel.circle import reaches_no_wider
from driehoek.kernel.errors import Invalid
from driehoek.kernel.models import Record, Tracked
from driehoek.kernel.operation import Operation

SPREAD = frozenset({"circle", "circle_municipality_id"})
BATCH = 500


@dataclass(slots=True)
class Enclosure:
    """The check of one operation: which records to compare with what they belong to, and with what belongs to them."""

    inner: dict[type[Record], set[int]] = field(default_factory=dict)
    outer: dict[type[Record], set[int]] = field(default_factory=dict)

    def __call__(self) -> None:
        """Compare.

        Raises:
            Invalid: something is spread wider than what it belongs to.
        """
        for model, keys in self.inner.items():
            for name in model.ENCLOSED_BY:
                _compare(model, name, "pk", keys)
        for outer, keys in self.outer.items():
            for model, name in _belonging_to(outer):
                _compare(model, name, name, keys)


def watch(running: Operation, record: Tracked, changed: Collection[str], *, made: bool) -> None:
    """Have the spread of a record that was made or changed checked when the operation ends."""
    if not isinstance(record, Record):
        return
    moved = any(f"{name}_id" in changed for name in record.ENCLOSED_BY)
    spread = not SPREAD.isdisjoint(changed) or "withdrawn_at" in changed
    if record.ENCLOSED_BY and (moved or spread or made) and not (made and _within_known(record)):
        _of(running).inner.setdefault(type(record), set()).add(record.pk)
    if spread and not made and _belonging_to(type(record)):
        _of(running).outer.setdefault(type(record), set()).add(record.pk)


def _of(running: Operation) -> Enclosure:
    check = Enclosure()
    running.at_end("enclosure", check)
    found = running.checks["enclosure"]
    assert isinstance(found, Enclosure), "the only check under this key"
    return found


def _spread(record: Any) -> tuple[str, int | None]:
    return record.circle, record.circle_municipality_id


def _within_known(record: Record) -> bool:
    """Tell whether all that the record belongs to is at hand and wide enough, so that no query is needed."""
    cached = record._state.fields_cache
    return all(
        getattr(record, f"{name}_id") is None
        or (cached.get(name) is not None and reaches_no_wider(_spread(record), _spread(cached[name])))
        for name in record.ENCLOSED_BY
    )


@cache
def _belonging_to(outer: type[Record]) -> tuple[tuple[type[Record], str], ...]:
    """Return the tables, with their foreign key, of which rows belong to rows of this one."""
    return tuple(
        (model, name)
        for model in apps.get_models()
        if issubclass(model, Record)
        for name in model.ENCLOSED_BY
        if _target(model, name) is outer
    )


def _target(model: type[Record], name: str) -> type[Model]:
    key = model._meta.get_field(name)
    assert isinstance(key, ForeignKey), f"{model.__name__}.ENCLOSED_BY names {name}, which is no foreign key"
    target: type[Model] = key.related_model
    return target


def _compare(model: type[Record], name: str, column: str, keys: Collection[int]) -> None:
    rows = model._base_manager.filter(withdrawn_at__isnull=True, **{f"{name}__isnull": False})
    for some in _batches(keys):
        for key, circle, own, outer_circle, outer_own in rows.filter(**{f"{column}__in": some}).values_list(
            "pk", "circle", "circle_municipality_id", f"{name}__circle", f"{name}__circle_municipality_id"
        ):
            if not reaches_no_wider((circle, own), (outer_circle, outer_own)):
                raise _too_wide(rows.get(pk=key), name)


def _too_wide(record: Record, name: str) -> Invalid:
    inner, outer = definitions.label("circle", record.circle), getattr(record, name)
    wanted = definitions.label("circle", outer.circle)
    return Invalid(
        f"{record.called} is voor de kring {inner}, maar hoort bij {outer.called}, dat voor de kring {wanted} is. "
        "Geef een onderdeel geen ruimere kring dan dat waar het bij hoort.",
        {"circle": f"De kring {inner} is ruimer dan {wanted}."},
    )


def _batches(keys: Collection[int]) -> Iterator[list[int]]:
    waiting = iter(sorted(keys))
    while some := list(islice(waiting, BATCH)):
        yield some
