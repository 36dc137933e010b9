# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of runs, and the action list of a programme as a file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.exchange.models import REFUSED_ROWS, ImportRun, ImportState
from driehoek.exchange.planfile.records.base import CIRCLES
from driehoek.exchange.sheets.columns import COLUMNS, Kind
from driehoek.exchange.sheets.ground import ground_of
from driehoek.exchange.sheets.layout import first_look, layout
from driehoek.exchange.sheets.listed import written
from driehoek.exchange.sheets.planning_run import WorkedOut, work_out, worked_out
from driehoek.exchange.sheets.plans import Plan
from driehoek.exchange.sheets.policies import (
    OPEN_FOR,
    programme_in_sight,
    require_editor,
    run_in_sight,
    runs_in_sight,
    understood_before,
)
from driehoek.exchange.sheets.recalling import reused
from driehoek.exchange.sheets.understanding import Understanding
from driehoek.kernel.actor import Actor
from driehoek.kernel.clock import AMSTERDAM
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.models import Secrecy
from driehoek.lib.spreadsheets.model import Value, Workbook
from driehoek.lib.spreadsheets.writing import OutColumn, Table, write
from driehoek.organisations.policies import within
from driehoek.organisations.queries import MunicipalityHead
from driehoek.planning.models import Action, Programme

SHOWN = 50


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run in a list.

    Attributes:
        state: coded, see :class:`ImportState`.
        kept_until: day after which an open one is forgotten.
        made, changed, left, refused: rows, once it is done.
        undoable: whether something changed that can be undone.
    """

    uid: UUID
    file_name: str
    programme: str
    programme_code: str
    opened_on: date
    kept_until: date
    state: str
    made: int
    changed: int
    left: int
    refused: int
    undoable: bool


@dataclass(frozen=True, slots=True)
class RunPage:
    """One run; what it would do only while it is open, and afterwards the rows that did not come along, from zero."""

    line: RunLine
    worked: WorkedOut | None
    refused_rows: tuple[int, ...] = ()


def import_runs(actor: Actor, partnership_id: int) -> tuple[RunLine, ...]:
    """Return the runs within sight, newest first; 1 query.

    Raises:
        Forbidden: the actor may not edit any programme here.
    """
    require_editor(actor, partnership_id)
    rows = runs_in_sight(actor, partnership_id).select_related("programme").defer("parsed", "mapping")
    return tuple(_line(run) for run in rows.order_by("-opened_at")[:SHOWN])


def import_page(actor: Actor, partnership_id: int, uid: UUID, municipalities: Iterable[MunicipalityHead]) -> RunPage:
    """Return one run with what it would do; 7 queries whatever the number of rows.

    Raises:
        Absent: no such run within sight.
        Forbidden: the actor may not edit any programme here.
    """
    require_editor(actor, partnership_id)
    run = run_in_sight(actor, partnership_id, uid)
    still_open = run.state == ImportState.OPEN.value and bool(run.parsed)
    if still_open:
        return RunPage(_line(run), worked_out(actor, run, municipalities))
    return RunPage(_line(run), None, tuple(run.mapping.get(REFUSED_ROWS, ())))


def _line(run: ImportRun) -> RunLine:
    return RunLine(
        run.uid, run.file_name, run.programme.title, run.programme.code, run.opened_at.astimezone(AMSTERDAM).date(),
        _day(run.opened_at + OPEN_FOR), run.state, run.made, run.changed, run.left, run.refused,
        run.state == ImportState.DONE.value and run.operation is not None,
    )  # fmt: skip


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def action_list(
    actor: Actor, partnership_id: int, programme_code: str, municipalities: Iterable[MunicipalityHead]
) -> Table:
    """Return the actions of a programme as the table that comes back in as it went out; 6 queries.

    Left out: what the actor does not see, what is secret by law and what is for named recipients only, since a file can
    be passed on to anyone.

    Raises:
        Absent: no such programme within sight.
    """
    programme = programme_in_sight(actor, partnership_id, programme_code)
    secret = Secrecy.objects.filter(lifted_on__isnull=True).values("uid")
    rows = within(actor, Action, partnership_id).filter(circle__in=CIRCLES).exclude(secrecy__in=secret)
    ground = ground_of(actor, programme, municipalities, rows=rows)
    return Table(
        title=programme.title,
        columns=tuple(
            OutColumn(column.heading, column.width, "hidden" if column.hidden else "text") for column in COLUMNS
        ),
        rows=[
            [_out(column.key, column.kind, action.values.get(column.key),
                ground.choices) if not column.hidden else hidden[column.key]
             for column in COLUMNS]
            for action in ground.existing
            for hidden in ({"uid": str(action.uid), "version": str(action.version)},)
        ],
    )  # fmt: skip


def _out(key: str, kind: Kind, value: object, choices: object) -> Value:
    if kind is Kind.DATE and isinstance(value, PreciseDate) and len(value.text) == len("2025-05-20"):
        return value.first_day
    return written(key, value, choices)  # type: ignore[arg-type]


def action_list_file(
    actor: Actor, partnership_id: int, programme_code: str, form: str, municipalities: Iterable[MunicipalityHead]
) -> bytes:
    """Return the actions of a programme as a file; ``form`` is xlsx, ods or csv. See :func:`action_list`."""
    return write(action_list(actor, partnership_id, programme_code, municipalities), form)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What a file looks like before anything is kept of it.

    Attributes:
        recognised: whether a list with the same headings came in before, or whether it is a list of ours.
        rows: number of rows that hold an action.
        nothing_to_do: every row is as it is here already.
    """

    understood: Understanding
    recognised: bool
    rows: int = 0
    nothing_to_do: bool = False


def first_look_at(
    actor: Actor, partnership_id: int, programme_code: str, book: Workbook, municipalities: Iterable[MunicipalityHead]
) -> FirstLook:
    """Look at a file: find its list, remember it from before, and see whether there is anything to do; 8 queries.

    Raises:
        Absent: no such programme within sight.
        Forbidden: the actor may not edit any programme here.
    """
    require_editor(actor, partnership_id)
    programme = programme_in_sight(actor, partnership_id, programme_code)
    understood = first_look(book)
    found = layout(book, understood)
    before = understood_before(actor, partnership_id, found.fingerprint) if found.fingerprint else None
    if before is not None:
        understood = reused(found, understood, before)
    places = tuple(municipalities)
    understood = replace(understood, places=understood.places or _only_place(actor, programme, places))
    recognised = before is not None or {"uid", "version"} <= set(understood.columns.values())
    plan = work_out(actor, programme, book, understood, places).plan if recognised else None
    if plan is None:
        return FirstLook(understood, recognised)
    return FirstLook(understood, recognised, len(plan.rows), plan.nothing_to_do)


def _only_place(actor: Actor, programme: Programme, places: Iterable[MunicipalityHead]) -> str:
    """Return whose new actions must be, of somebody who may not make joint ones: the only municipality they edit."""
    edits = reach(actor, Permission.EDIT_PROGRAMME)
    if edits.covers(programme.partnership_id, programme.municipality_id):
        return ""
    own = [place.name for place in places if edits.covers(programme.partnership_id, place.pk)]
    return own[0] if len(own) == 1 else ""


def rehearsed(
    actor: Actor,
    partnership_id: int,
    programme_code: str,
    book: Workbook,
    understood: Understanding,
    municipalities: Iterable[MunicipalityHead],
) -> Plan | None:
    """Return what a file would do, without keeping anything of it; 7 queries. ``None`` when it holds no list.

    Raises:
        Absent: no such programme within sight.
    """
    programme = programme_in_sight(actor, partnership_id, programme_code)
    return work_out(actor, programme, book, understood, municipalities).plan
