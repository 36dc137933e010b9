# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The requests in which a table is asked: by year and by kind of period, with short addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from driehoek.lib.statline.model import Measure, area_code
from driehoek.lib.statline.odata.choice import Choice, Moment
from driehoek.lib.statline.odata.described import Code
from driehoek.lib.statline.odata.source import Host, Source

_AT_ONCE = 30  # names in one "or": with long lists CBS breaks off the connection
_PLAIN = "$=&'(),/:?"


@dataclass(frozen=True, slots=True)
class Request:
    """One request, which may have many pages.

    Attributes:
        url: of the first page; the next ones are as the answer gives them.
        counted: address that tells how many rows there are; empty in version 3.
        cells: at most so many rows.
    """

    url: str
    counted: str
    areas: tuple[Code, ...]
    subjects: tuple[Code, ...]
    moments: tuple[Moment, ...]
    cells: int


def plan(base: str, source: Source, data: str, choice: Choice, measures: Sequence[Measure]) -> tuple[Request, ...]:
    """Return all requests, in a fixed order, so that a load that broke off knows where it was."""
    return tuple(
        _request(base, source, data, choice, measures, areas, subjects, moments)
        for moments in _by_year(choice.moments)
        for areas in _areas(choice)
        for subjects in ((choice.subjects,) if choice.every_subject else _pieces(choice.subjects))
    )


def _by_year(moments: Sequence[Moment]) -> Iterator[tuple[Moment, ...]]:
    ordered = sorted(moments, key=lambda each: (each.period.kind, each.period))
    for _, group in groupby(ordered, key=lambda each: (each.period.kind, each.period.year)):
        yield tuple(group)


def _areas(choice: Choice) -> Sequence[tuple[Code, ...]]:
    return (choice.areas,) if choice.whole_level else _pieces(choice.areas)


def _pieces(codes: tuple[Code, ...]) -> Sequence[tuple[Code, ...]]:
    return [codes[at : at + _AT_ONCE] for at in range(0, len(codes), _AT_ONCE)]


def _request(
    base: str,
    source: Source,
    data: str,
    choice: Choice,
    measures: Sequence[Measure],
    areas: tuple[Code, ...],
    subjects: tuple[Code, ...],
    moments: tuple[Moment, ...],
) -> Request:
    margin, parts = choice.margins
    asked = (*areas, choice.witness) if choice.witness else areas
    conditions = [
        _one_of(choice.period, [each.key for each in moments]),
        _by_level(choice.area, areas) if choice.whole_level else _one_of(choice.area, [each.key for each in asked]),
        *(_one_of(name, [key]) for name, key in choice.fixed),
    ]
    if not choice.every_subject:
        conditions.append(_one_of(choice.subject, [each.key for each in subjects]))
    cells = len(asked) * max(1, len(subjects)) * len(moments) * max(1, len(parts))
    if source.host is Host.CBS4:
        if source.measures:
            conditions.append(_one_of("Measure", [each.code for each in measures]))
        where = quote(" and ".join(conditions), safe=_PLAIN)
        observations = f"{base}/{source.id}/{data}"
        return Request(
            f"{observations}?$filter={where}",
            f"{observations}/$count?$filter={where}",
            areas,
            subjects,
            moments,
            cells * len(measures),
        )
    where = quote(" and ".join(conditions), safe=_PLAIN)
    columns = (choice.period, choice.area, choice.subject, margin, *(name for name, _ in choice.fixed))
    select = ",".join([*(each for each in columns if each), *(each.code for each in measures)])
    only = f"&$select={quote(select, safe=_PLAIN)}" if source.measures else ""
    return Request(
        f"{base}/ODataFeed/odata/{source.id}/{data}?$format=json&$filter={where}{only}",
        "",
        areas,
        subjects,
        moments,
        cells,
    )


def _one_of(name: str, keys: Sequence[str]) -> str:
    """Return a condition; the keys stand in it exactly as the source has them."""
    quoted = (key.replace("'", "''") for key in keys)
    told = " or ".join(f"{name} eq '{key}'" for key in quoted)
    return f"({told})" if len(keys) > 1 else told


def _by_level(name: str, areas: Sequence[Code]) -> str:
    """Return a condition on whole levels: by the first letters, or the key itself where a level is one area."""
    told = []
    for level, group in groupby(sorted(areas, key=lambda each: each.key[:2]), key=lambda each: each.key[:2]):
        codes = list(group)
        one = len(codes) == 1 and area_code(codes[0].key) == "NL"
        told.append(_one_of(name, [codes[0].key]) if one else f"startswith({name},'{level}')")
    return f"({' or '.join(told)})" if len(told) > 1 else told[0]
