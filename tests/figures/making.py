# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small tables of figures of invented municipalities, and what is stored of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from driehoek.figures.commands import Loaded, load_table
from driehoek.figures.models import Finding, Load, Observation, ObservationRevision, Series
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.model import Area, Measure, Row, Subject, Table, TableHead

SERVER = Actor.system("opdrachtregel", "systeem_opdrachtregel")
CRIME = "GeregistreerdeMisdrijven_1"
BURGLARY, BIKES = "1.1.1", "1.2.3"
AA, BREE, CEE, COUNTRY = "GM9001", "GM9002", "GM9003", "NL"
NAMES = {AA: "Aa", BREE: "Bree", CEE: "Cee", COUNTRY: "Nederland"}
READ_ON = datetime(2026, 5, 20, 9, tzinfo=UTC)


def years(area: str, first: int, counts: Iterable[int | None], subject: str = BURGLARY, **more: Any) -> Iterator[Row]:
    """Yield the yearly counts of one area from a year on."""
    for number, count in enumerate(counts):
        yield cell(area, f"{first + number}JJ00", count, subject=subject, **more)


def cell(area: str, period: str, value: int | None, **more: Any) -> Row:
    """Return one cell; without a value it says that this is unknown."""
    told: dict[str, Any] = {"measure": CRIME, "subject": BURGLARY, "missing": "" if value is not None else "onbekend"}
    return Row(area=area, period=period, value=value, **(told | more))


def table(rows: Iterable[Row] | Callable[[], Iterator[Row]], code: str = "47018NED", **more: Any) -> Table:
    """Return a table of these rows."""
    kept = rows if callable(rows) else list(rows)
    listed = list(kept()) if callable(kept) else kept
    decimals = more.pop("decimals", 0)
    told: dict[str, Any] = {
        "id": code, "title": "Misdrijven", "division_year": None, "modified": None, "publisher": "Politie",
        "licence": "CC BY 4.0", "attribution": "Bron: Politie", "language": "nl",
        "measures": tuple(Measure(m, m, "aantal", decimals) for m in dict.fromkeys(row.measure for row in listed)),
        "subjects": tuple(Subject(s, s) for s in dict.fromkeys(row.subject for row in listed)),
        "areas": tuple(Area(a, NAMES.get(a, a)) for a in dict.fromkeys(row.area for row in listed)),
        "periods": (), "rounded_to": 0, "url": "", "retrieved_at": READ_ON,
    }  # fmt: skip
    return Table(TableHead(**(told | more)), lambda: iter(listed))


def broken(rows: Iterable[Row], problem: BaseException) -> Callable[[], Iterator[Row]]:
    """Return rows that break off after these."""

    def read() -> Iterator[Row]:
        yield from rows
        raise problem

    return read


def load(rows: Iterable[Row], *, actor: Actor = SERVER, partnership_id: int | None = None, **more: Any) -> Loaded:
    """Load a table of these rows."""
    return load_table(actor=actor, table=table(rows, **more), partnership_id=partnership_id)


def stored(partnership_id: int | None = None) -> Mapping[tuple[str, str, str], int | str | None]:
    """Return every stored value of the country or a partnership, or the reason why there is none."""
    rows = Observation.objects.filter(series__dataset__partnership=partnership_id).values_list(
        "series__subject", "series__area", "period", "value", "missing"
    )
    return {(subject, area, period): missing or value for subject, area, period, value, missing in rows}


def everything() -> Mapping[str, list[tuple[object, ...]]]:
    """Return all rows of figures, to see that nothing changed."""
    columns = {
        Series: ("pk", "area", "area_name", "decimals", "division_year"),
        Observation: ("series", "period", "value", "low", "high", "missing", "status", "note", "load"),
        ObservationRevision: ("series", "period", "value", "missing", "status", "note", "load", "replaced_by"),
        Finding: ("indicator", "area", "period", "compared", "now", "before", "label", "p_chance", "p_wobble", "load"),
        Load: ("pk", "state", "made", "changed", "unchanged", "version"),
    }
    return {
        model.__name__: sorted(model._default_manager.values_list(*names), key=repr) for model, names in columns.items()
    }
