# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps the search index equal to the records, in the transaction that changes them.

Every change passes :mod:`driehoek.kernel.records`, which tells it here; when the operation ends the entries are made
anew from the stored rows, by the same function that builds the whole index. So no command has to think of it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey

from driehoek.kernel import clock
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.models import Record, Tracked
from driehoek.kernel.operation import Operation
from driehoek.kernel.search_tables import SearchEnclosure, SearchEntry, SearchWord
from driehoek.kernel.searched import Searched
from driehoek.lib.searching.words import kept

BATCH = 500
#: What limits who sees a record, and what is shown of every one; a table has those that it needs.
LIMITS = (
    "partnership_id", "municipality_id", "circle", "circle_municipality_id", "secrecy", "embargo_until",
    "withdrawn_at", "example",
)  # fmt: skip
UPDATED = [f.name for f in SearchEntry._meta.concrete_fields if f.name not in ("id", "uid")]
Keys = dict[type[Tracked], set[int]]


@dataclass(slots=True)
class Waiting:
    """The records of one operation of which the entry must be made anew, and of which what they belong to changed."""

    changed: Keys = field(default_factory=dict)
    moved: Keys = field(default_factory=dict)

    def __call__(self) -> None:
        """Write the entries."""
        _write(self.changed, self.moved)


def watch(running: Operation, record: Tracked, changed: Collection[str], *, made: bool) -> None:
    """Have the entry of a record that was made or changed written when the operation ends."""
    model = type(record)
    if searched(model) is None:
        return
    outer = {f"{name}_id" for name in around(model)}
    moved = made or not outer.isdisjoint(changed)
    if moved or not _relevant(model).isdisjoint(changed):
        running.at_end("search", Waiting())
        waiting = running.checks["search"]
        assert isinstance(waiting, Waiting), "the only one under this key"
        waiting.changed.setdefault(model, set()).add(record.pk)
        if moved:
            waiting.moved.setdefault(model, set()).add(record.pk)


def rebuild() -> int:
    """Make the whole index anew from the records, and return how many there are; inside a command."""
    for rows in (SearchEnclosure.objects.all(), SearchEntry.objects.all(), SearchWord.objects.all()):
        rows._raw_delete(rows.db)
    everything = {model: set(model._base_manager.values_list("pk", flat=True)) for model in searched_models()}
    _write(everything, everything)
    return sum(map(len, everything.values()))


@cache
def searched_models() -> tuple[type[Tracked], ...]:
    """Return the tables that are searched."""
    return tuple(m for m in apps.get_models() if issubclass(m, Tracked) and searched(m) is not None)


def searched(model: type[Tracked]) -> Searched | None:
    """Return what a table says about searching; ``None`` where it is not searched."""
    said = getattr(model, "SEARCHED", None)
    return said if isinstance(said, Searched) else None


@cache
def around(model: type[Tracked]) -> tuple[str, ...]:
    """Return the foreign keys to what a record of this table belongs to, as far as searching goes."""
    said = searched(model)
    if said is not None and said.through is not None:
        return said.through
    return model.ENCLOSED_BY if issubclass(model, Record) else ()


@cache
def _limits(model: type[Tracked]) -> tuple[str, ...]:
    own = {column.attname for column in model._meta.concrete_fields}
    return tuple(name for name in LIMITS if name in own)


@cache
def _relevant(model: type[Tracked]) -> frozenset[str]:
    said = searched(model)
    assert said is not None, "only asked of tables that are searched"
    return frozenset((*said.columns, *_limits(model)))


def _write(changed: Mapping[type[Tracked], Collection[int]], moved: Mapping[type[Tracked], Collection[int]]) -> None:
    keys: dict[UUID, int] = {}
    named: dict[UUID, set[UUID]] = {}
    waiting = dict(changed)
    while waiting:
        targets: dict[type[Tracked], set[UUID]] = {}
        for model, pks in waiting.items():
            for entries, outer in _entries_of(model, pks, moved.get(model, pks), targets):
                keys |= _stored(entries)
                named |= outer
        waiting = _never_indexed(targets, keys)
    if named:
        _enclose({keys[inner]: {keys[uid] for uid in outer} for inner, outer in named.items()})


def _never_indexed(targets: Mapping[type[Tracked], set[UUID]], keys: dict[UUID, int]) -> dict[type[Tracked], Any]:
    """Add the keys of the entries that are pointed at; return the rows without one, such as those of a migration."""
    for some in _batches(sorted(set().union(*targets.values()) - keys.keys())):
        keys |= dict(SearchEntry.objects.filter(uid__in=some).values_list("uid", "pk"))
    missing = {model: uids - keys.keys() for model, uids in targets.items()}
    return {
        model: set(model._base_manager.filter(uid__in=uids).values_list("pk", flat=True))
        for model, uids in missing.items()
        if uids
    }


def _entries_of(
    model: type[Tracked], pks: Collection[int], moved: Collection[int], targets: dict[type[Tracked], set[UUID]]
) -> Iterator[tuple[list[SearchEntry], dict[UUID, set[UUID]]]]:
    """Yield, by a few hundred, the entries of rows and what the moved ones belong to; add the latter to the targets."""
    said = searched(model)
    if said is None:
        raise TypeError(f"{model.__name__} is not searched, but what belongs to it is")
    outer = around(model)
    columns = ("pk", "uid", *said.columns, *_limits(model), *(f"{name}__uid" for name in outer))
    for some in _batches(sorted(pks)):
        entries: list[SearchEntry] = []
        named: dict[UUID, set[UUID]] = {}
        for row in model._base_manager.filter(pk__in=some).values(*columns):
            entries.append(_entry(model, said, row))
            if row["pk"] in moved:
                beside = {name: uid for name in outer if (uid := row[f"{name}__uid"]) is not None}
                named[row["uid"]] = set(beside.values())
                for name, uid in beside.items():
                    targets.setdefault(_target(model, name), set()).add(uid)
        yield entries, named


def _target(model: type[Tracked], name: str) -> type[Tracked]:
    key = model._meta.get_field(name)
    assert isinstance(key, ForeignKey), f"{model.__name__}.{name} is no foreign key"
    target = key.related_model
    assert issubclass(target, Tracked), f"{model.__name__} belongs to a table that keeps no versions"
    return target


def _entry(model: type[Tracked], said: Searched, row: Mapping[str, Any]) -> SearchEntry:
    limits = {name: row[name] for name in _limits(model)}
    limits.setdefault("partnership_id", row["pk"])  # a partnership is its own tenant
    title, code = str(row[said.title]) if said.title else "", str(row[said.code]) if said.code else ""
    texts = [str(row[column]) for column in said.text if row[column]]
    names = [str(name) for column in said.names for name in row[column]]
    day = next((_day(row[column]) for column in said.day if row[column] is not None), None)
    of_title = kept(f"{title}\n{code}")
    return SearchEntry(
        uid=row["uid"],
        record_type=model._meta.label,
        kind=said.kind.value,
        sort=str(row[said.sort]) if said.sort else "",
        code=code,
        title=title,
        text=" · ".join((*texts, *names)),
        day=day.text if day else "",
        first_day=day.first_day if day else None,
        title_words=" ".join(sorted(of_title)),
        words=" ".join(sorted(of_title | kept("\n".join((*texts, *names))))),
        **limits,
    )


def _day(value: PreciseDate | datetime | date) -> PreciseDate:
    """Return a day as precisely as a column tells it; of a moment the Dutch day."""
    if isinstance(value, PreciseDate):
        return value
    return PreciseDate.of(value.astimezone(clock.AMSTERDAM).date() if isinstance(value, datetime) else value)


def _stored(entries: list[SearchEntry]) -> dict[UUID, int]:
    """Store entries, whether they were there or not, and their words; return their keys by uid."""
    SearchEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["uid"], update_fields=UPDATED)
    words = sorted({word for entry in entries for word in entry.words.split()})
    SearchWord.objects.bulk_create([SearchWord(word=word) for word in words], ignore_conflicts=True)
    return {entry.uid: entry.pk for entry in entries}


def _enclose(direct: dict[int, set[int]]) -> None:
    """Store what records belong to, at any distance, also for what belongs to them."""
    links = SearchEnclosure.objects
    below = {inner for some in _batches(sorted(direct)) for inner in _inner(some)} - direct.keys()
    for some in _batches(sorted(below)):
        for inner, outer in links.filter(inner_id__in=some, direct=True).values_list("inner_id", "outer_id"):
            direct.setdefault(inner, set()).add(outer)
    beyond: dict[int, set[int]] = {}
    for some in _batches(sorted({outer for outers in direct.values() for outer in outers} - direct.keys())):
        for inner, outer in links.filter(inner_id__in=some).values_list("inner_id", "outer_id"):
            beyond.setdefault(inner, set()).add(outer)
    for some in _batches(sorted(direct)):
        links.filter(inner_id__in=some)._raw_delete(links.db)
    found: dict[int, frozenset[int]] = {}
    SearchEnclosure.objects.bulk_create(
        [
            SearchEnclosure(inner_id=inner, outer_id=outer, direct=outer in outers)
            for inner, outers in direct.items()
            for outer in sorted(_all_around(inner, direct, beyond, found))
        ],
        batch_size=BATCH,
    )


def _inner(keys: Collection[int]) -> Iterable[int]:
    return SearchEnclosure.objects.filter(outer_id__in=keys).values_list("inner_id", flat=True)


def _all_around(
    inner: int, direct: Mapping[int, set[int]], beyond: Mapping[int, set[int]], found: dict[int, frozenset[int]]
) -> frozenset[int]:
    if inner not in direct:
        return frozenset(beyond.get(inner, ()))
    if inner not in found:
        found[inner] = frozenset()  # a record cannot belong to itself; if rows say so, it ends here
        outers = direct[inner]
        found[inner] = frozenset(outers).union(*(_all_around(outer, direct, beyond, found) for outer in outers))
    return found[inner]


def _batches(keys: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(keys)
    while some := list(islice(waiting, BATCH)):
        yield some
