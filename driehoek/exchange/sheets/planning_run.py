# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working out what a run would do: its cells, as they are understood, against what is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from driehoek.exchange.models import ImportRun
from driehoek.exchange.sheets.comparing import Ground, plan
from driehoek.exchange.sheets.ground import ground_of
from driehoek.exchange.sheets.keeping import unpacked
from driehoek.exchange.sheets.layout import Layout, layout
from driehoek.exchange.sheets.plans import Plan
from driehoek.exchange.sheets.rows import read_rows
from driehoek.exchange.sheets.understanding import Understanding
from driehoek.kernel.actor import Actor
from driehoek.lib.spreadsheets.model import Workbook
from driehoek.organisations.queries import MunicipalityHead
from driehoek.planning.models import Programme


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What a list says and would do.

    Attributes:
        plan: ``None`` as long as no column is understood as the action.
    """

    book: Workbook
    understood: Understanding
    layout: Layout
    ground: Ground
    plan: Plan | None


def worked_out(actor: Actor, run: ImportRun, municipalities: Iterable[MunicipalityHead]) -> WorkedOut:
    """Work out what a run would do; 6 queries."""
    understood = Understanding.of_json(run.mapping)
    return work_out(actor, run.programme, unpacked(run.parsed), understood, municipalities)


def work_out(
    actor: Actor,
    programme: Programme,
    book: Workbook,
    understood: Understanding,
    municipalities: Iterable[MunicipalityHead],
) -> WorkedOut:
    """Work out what a list would do with the actions of a programme; 6 queries."""
    found = layout(book, understood)
    ground = ground_of(actor, programme, municipalities, _versions(found, understood))
    if "title" not in understood.columns.values() or not found.found.body:
        return WorkedOut(book, understood, found, ground, None)
    rows = read_rows(found.body, understood, ground.choices)
    return WorkedOut(book, understood, found, ground, plan(rows, ground, understood) if rows else None)


def _versions(found: Layout, understood: Understanding) -> dict[UUID, int]:
    """Return which version of each action the list was made from."""
    by_key = {key: index for index, key in understood.columns.items()}
    if not {"uid", "version"} <= by_key.keys():
        return {}
    versions: dict[UUID, int] = {}
    for number in found.found.body:
        uid, version = (found.sheet.rows[number][by_key[key]].value for key in ("uid", "version"))
        try:
            versions[UUID(str(uid))] = int(str(version))
        except ValueError:
            continue
    return versions
