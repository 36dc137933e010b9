# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bringing a file in as the pages do it, in a few words."""

from dataclasses import dataclass
from uuid import UUID

from driehoek.exchange.models import ImportRun
from driehoek.exchange.sheets.commands import TakenOver, Upload, open_run, take_over_run
from driehoek.exchange.sheets.plans import Plan, RowPlan
from driehoek.exchange.sheets.queries import FirstLook, first_look_at, import_page
from driehoek.exchange.sheets.understanding import Understanding
from driehoek.kernel.actor import Actor
from driehoek.lib.spreadsheets.reading import read
from tests.planning.world import World

PROGRAMME = "uvp-2025"


@dataclass(frozen=True)
class Brought:
    """A file that was brought in as far as its rehearsal."""

    world: World
    actor: Actor
    uid: UUID
    look: FirstLook

    @property
    def plan(self) -> Plan:
        """What it would do."""
        page = import_page(self.actor, self.world.partnership.pk, self.uid, self.world.head.municipalities)
        assert page.worked is not None
        assert page.worked.plan is not None
        return page.worked.plan

    def row(self, number: int) -> RowPlan:
        """Return what would become of a row, by its number in the file."""
        return next(row for row in self.plan.rows if row.number == number - 1)

    def take_over(self, *, everything: bool = False) -> TakenOver:
        """Take it over."""
        return take_over_run(
            actor=self.actor, partnership_id=self.world.partnership.pk, run_uid=self.uid,
            municipalities=self.world.head.municipalities, digest=self.plan.digest, everything=everything,
        )  # fmt: skip


def bring(
    world: World,
    content: bytes,
    name: str = "lijst.xlsx",
    actor: Actor | None = None,
    programme: str = PROGRAMME,
    understood: Understanding | None = None,
) -> Brought:
    """Read a file, look at it, and open a run."""
    who = actor or world.coordinator
    book = read(content, name)
    key, places = world.partnership.pk, world.head.municipalities
    look = first_look_at(who, key, programme, book, places)
    uid = open_run(
        actor=who, partnership_id=key, programme_code=programme, upload=Upload(name, content, book),
        understood=understood or look.understood,
    )  # fmt: skip
    return Brought(world, who, uid, look)


def runs() -> int:
    """Return how many runs there are."""
    return ImportRun._default_manager.count()
