# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching from the replaying server without waiting."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from driehoek.lib.statline.fetching.addresses import Allowed
from driehoek.lib.statline.fetching.asking import Asker
from driehoek.lib.statline.fetching.limits import Limits
from driehoek.lib.statline.model import Row, TableHead
from driehoek.lib.statline.odata import Bases, Host, Source, Wanted, fetch
from tests.lib.statline.replay.server import Replay, Slept

CRIMES = Source("99018NED", Host.POLICE3, "Proefbron", "CC0", "Bron: Proefbron", hidden=("1.4.1",))
SURVEY = Source("99028NED", Host.CBS3, "CBS", levels=("NL", "BT"))
PEOPLE = Source("99759ned", Host.CBS4, "CBS", fixed={"Geslacht": "T001038"})


@dataclass
class Fetching:
    """One way of fetching, and what it led to."""

    server: Replay
    keep: Path
    limits: Limits = field(default_factory=Limits)
    stopped: Callable[[], bool] = lambda: False
    bases: Bases | None = None
    slept: Slept = field(default_factory=Slept)
    told: list[tuple[int, int | None]] = field(default_factory=list)
    remarks: tuple[str, ...] = ()
    asker: Asker | None = None

    def __call__(self, source: Source, wanted: Wanted | None = None, *, forget: bool = False) -> list[Row]:
        """Fetch, and return all rows."""
        return self.table(source, wanted, forget=forget)[1]

    def table(
        self, source: Source, wanted: Wanted | None = None, *, forget: bool = False
    ) -> tuple[TableHead, list[Row]]:
        """Fetch, and return the head and all rows."""
        bases = self.bases or self.server.bases
        self.asker = Asker(Allowed.beside(bases.all), self.limits, self.stopped, sleep=self.slept, chance=lambda: 0.5)
        with fetch(
            source,
            wanted or Wanted(),
            keep=self.keep,
            bases=bases,
            progress=lambda done, expected: self.told.append((done, expected)),
            stopped=self.stopped,
            asker=self.asker,
        ) as fetched:
            self.remarks = fetched.remarks
            rows = list(fetched.table.rows())
            if forget:
                fetched.forget()
            return fetched.table.head, rows


def values(rows: list[Row]) -> dict[tuple[str, str, str], int | None]:
    """Return the values by subject, area and period."""
    return {(row.subject, row.area, row.period): row.value for row in rows}
