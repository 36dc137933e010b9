# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions to the database that are put into SQL once, and asked with other values each time.

To put a question into SQL takes Django one to four milliseconds, because of the conditions of
:mod:`driehoek.access.visibility`; to answer it takes the database a tenth of that. People with the same kinds of
functions ask the same questions, only with other keys in them. So a question is composed with stand-ins for every
value: for each key in the actor's standings, each argument, the moment and the day. Where a stand-in turns up among
the parameters, the real value is filled in, from the actor who asks now. What may be seen is decided by the same
filters as ever, in the database, at the moment of asking; nothing that was read is kept.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, wraps
from typing import Any, ParamSpec, cast
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import IntegerField, QuerySet

from driehoek.access import visibility
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor, Standing

P = ParamSpec("P")
Row = tuple[Any, ...]
Composer = Callable[..., QuerySet[Any, Any]]

NOW, TODAY = 0, 1  # numbers of the values that every question has
KEPT = 2048  # questions, about ten kilobytes each


class NotPrepared(TypeError):
    """A question cannot be asked in this way: a value would be lost, or one of another asker would stay behind."""


@dataclass(frozen=True, slots=True)
class _StandIns:
    """A set of stand-ins: for each type, one per number. They need not be unlike real values, only unlike another's."""

    year: int
    first: int

    @property
    def moment(self) -> datetime:
        """The present moment of a question that is being composed."""
        return datetime(self.year, 12, 31, 12, tzinfo=UTC)

    def of(self, type_: type, number: int) -> Any:
        """Return the stand-in for a value of this type."""
        return _TYPES[type_](self, number)


_TYPES: Mapping[type, Callable[[_StandIns, int], Any]] = {
    int: lambda own, number: own.first + number,
    str: lambda own, number: f"{own.year}:{number}",
    UUID: lambda own, number: UUID(int=(own.first << 64) + number),
    date: lambda own, number: date(own.year, 1, 1) + timedelta(days=number),
    datetime: lambda own, number: datetime(own.year, 1, 1, tzinfo=UTC) + timedelta(days=number),
}
_ONE, _OTHER = _StandIns(4711, 471_100_000), _StandIns(6173, 1_617_300_000)
#: For a column of small numbers: Django asks nothing where no row can have the value, and PostgreSQL knows that.
_SMALL_ONE, _SMALL_OTHER = _StandIns(4711, 11_000), _StandIns(6173, 21_000)


class _Form:
    """Takes the values out of a call, and leaves its form: what is the same for all who ask alike."""

    def __init__(self) -> None:
        self.values: list[Any] = [clock.now(), clock.today()]  # NOW and TODAY
        self._numbers: dict[tuple[str, Any], int] = {}

    def of(self, name: str, given: Any) -> Hashable:
        """Return the form of an argument. The same value under the same name has the same number."""
        if given is None:
            return None
        if isinstance(given, Actor):
            uid = ("", self.of("actor_uid", given.uid))
            return (Actor, uid, *(self._standing(standing) for standing in given.standings))
        if isinstance(given, tuple | list | set | frozenset):
            return (tuple, *(self._numbered(value) for value in _padded(tuple(given))))
        found = self._numbers.get((name, given))
        if found is None:
            _, found = self._numbered(given)
            self._numbers[(name, given)] = found
        return type(given), found

    def _numbered(self, value: Any) -> tuple[type, int]:
        if type(value) not in _TYPES:
            raise NotPrepared(f"a {type(value).__name__} is no value to fill in; give it by name")
        self.values.append(value)
        return type(value), len(self.values) - 1

    def _standing(self, standing: Standing) -> tuple[Hashable, ...]:
        return (
            standing.role,
            self.of("partnership_id", standing.partnership_id),
            self.of("municipality_id", standing.municipality_id),
            self.of("organisation_id", standing.organisation_id),
            self.of("function_uid", standing.function_uid),
        )


def _padded(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Repeat the last value up to a power of two: ``IN`` answers the same, and there are few lengths to compose."""
    wanted = 1 << (len(values) - 1).bit_length() if values else 0
    return values + values[-1:] * (wanted - len(values))


def _argument(form: Any, own: _StandIns, found: dict[int, Any]) -> Any:
    """Return an argument of this form, with stand-ins for its values, which are noted by their number."""
    if form is None:
        return None
    kind, *rest = form
    if kind is Actor:
        uid, *held = [[role, *(_argument(part, own, found) for part in parts)] for role, *parts in rest]
        return Actor(uid[1], "", tuple(Standing(*standing) for standing in held))
    if kind is tuple:
        return tuple(_argument(part, own, found) for part in rest)
    found[rest[0]] = own.of(kind, rest[0])
    return found[rest[0]]


@dataclass(frozen=True, slots=True)
class _Composed:
    """A question as SQL.

    Attributes:
        blanks: places among the parameters, and the number of the value that belongs there.
        width: number of columns that were asked for, where the database gives more to sort by; else 0.
        converters: per column what turns a stored value into ours.
    """

    sql: str
    parameters: tuple[Any, ...]
    blanks: tuple[tuple[int, int], ...]
    width: int
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...]

    def ask(self, values: Sequence[Any]) -> list[Row]:
        """Fill in the values and return the answer."""
        if not self.sql:
            return []
        filled = list(self.parameters)
        for place, number in self.blanks:
            filled[place] = _stored(values[number])
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            rows = cursor.fetchall()
        return [self._converted(row) for row in rows] if self.converters or self.width else rows

    def _converted(self, row: Row) -> Row:
        values = list(row[: self.width] if self.width else row)
        for place, steps, expression in self.converters:
            value = values[place]
            for step in steps:
                value = step(value, expression, connection)
            values[place] = value
        return tuple(values)


def _stored(value: Any) -> Any:
    """Return a value as the database takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


@lru_cache(maxsize=KEPT)
def _composed(
    compose: Composer, form: tuple[Any, ...], named: tuple[tuple[str, Any], ...], _rules: Hashable, _engine: str
) -> _Composed:
    """Compose a question; ``_rules`` and ``_engine`` are there because other filters or SQL make another question.

    It is composed with two sets of stand-ins, and what differs must be a stand-in, at the same place: a value that was
    looked at or reckoned with would stay behind for the next who asks.
    """
    one, other = _once(compose, form, named, _ONE), _once(compose, form, named, _OTHER)
    if not one[1]:
        one, other = _once(compose, form, named, _SMALL_ONE), _once(compose, form, named, _SMALL_OTHER)
    question, sql, parameters, numbers = one
    _, sql_too, parameters_too, numbers_too = other
    places = range(len(parameters))
    changing = [place for place in places if sql == sql_too and parameters[place] != parameters_too[place]]
    blanks = tuple((place, numbers.get(parameters[place], -1)) for place in changing)
    if sql != sql_too or any(numbers_too.get(parameters_too[place]) != number for place, number in blanks):
        raise NotPrepared(f"{compose.__qualname__} looks at a value, or changes it, before it asks")
    return _Composed(sql, parameters, blanks, *question)


def _once(
    compose: Composer, form: tuple[Any, ...], named: tuple[tuple[str, Any], ...], own: _StandIns
) -> tuple[tuple[int, Any], str, tuple[Any, ...], dict[Any, int]]:
    """Return width and converters, SQL, parameters, and the number of each stand-in as the database takes it."""
    found: dict[int, Any] = {}
    with clock.stopped(own.moment):
        arguments = [_argument(part, own, found) for part in form]
        compiler = compose(*arguments, **dict(named)).query.get_compiler(connection=connection)
        found |= {NOW: clock.now(), TODAY: clock.today()}
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return (0, ()), "", (), {}
    columns = [column for column, *_ in (compiler.select or [])[: compiler.col_count]]
    converters = tuple(
        (place, steps, column)
        for place, (steps, column) in compiler.get_converters(columns).items()
        # Both engines give whole numbers as such; Django would make each of them into one again.
        if not isinstance(column.output_field, IntegerField)
    )
    width = len(columns) if compiler.has_extra_select else 0
    return (width, converters), sql, tuple(parameters), {_stored(value): number for number, value in found.items()}


def prepared(compose: Callable[P, QuerySet[Any, Any]]) -> Callable[P, list[Row]]:
    """Make a function that composes a queryset of ``values_list`` rows into one that asks it, and returns the rows.

    What is given by place is a value: an actor, a key, a text, a day, several keys, or ``None``. The function may
    pass it on to policies and conditions, but not look at it: it composes with stand-ins. What is given by name
    (sort order, flags) is part of the question, and may be looked at.
    """

    @wraps(compose)
    def asked(*given: P.args, **named: P.kwargs) -> list[Row]:
        form = _Form()
        shape = tuple(form.of(name, value) for name, value in zip(names, given, strict=True))
        rules = tuple(visibility.FILTERS.values())
        question = _composed(compose, shape, tuple(sorted(named.items())), rules, connection.vendor)
        return question.ask(form.values)

    code = compose.__code__
    names = code.co_varnames[: code.co_argcount]
    return cast(Callable[P, list[Row]], asked)
