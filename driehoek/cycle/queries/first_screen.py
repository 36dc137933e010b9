# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first screen: themes down, "gezamenlijk" and the municipalities across."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import within
from driehoek.organisations.queries import MunicipalityHead, PartnershipHead
from driehoek.planning.models import Action, Node, ProgressReport
from driehoek.planning.queries import ProgrammeHead, current, programme_heads
from driehoek.planning.rules import CLOSED, ActionStatus, Ambition, is_overdue, is_silent


@dataclass(frozen=True, slots=True)
class Cell:
    """One theme in one municipality, or jointly.

    Attributes:
        local_theme: code of the municipality's own theme here; empty when it has none.
        examples: how many of the counted actions are examples.
    """

    actions: int = 0
    completed: int = 0
    attention: int = 0
    adjustment: int = 0
    overdue: int = 0
    examples: int = 0
    local_theme: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A theme with its cells: first the joint one, then one per municipality in the order of the heads."""

    plan_code: str
    code: str
    title: str
    joint: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """What the three sentences are made of; ``*_examples`` says how many of those counted are examples.

    Attributes:
        without_lead: actions not finished that nobody carries yet.
        silent: actions not finished of which nothing was heard for half a year.
        last_report: day of the latest progress report; ``None`` when there is none.
    """

    actions: int = 0
    actions_examples: int = 0
    completed: int = 0
    completed_examples: int = 0
    attention: int = 0
    attention_examples: int = 0
    adjustment: int = 0
    adjustment_examples: int = 0
    overdue: int = 0
    overdue_examples: int = 0
    without_lead: int = 0
    without_lead_examples: int = 0
    silent: int = 0
    silent_examples: int = 0
    last_report: PreciseDate | None = None


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """The grid and what stands above it.

    Attributes:
        programmes: the programmes whose actions are counted: those of today, or else the latest.
        running: whether those programmes run today.
        shared: whether an action of some municipalities counts in more than one column.
    """

    columns: tuple[MunicipalityHead, ...]
    rows: tuple[GridRow, ...]
    totals: Totals
    programmes: tuple[ProgrammeHead, ...]
    running: bool
    shared: bool


@dataclass(slots=True)
class _Counted:
    action_id: int
    node_id: int
    columns: tuple[int | None, ...]
    status: ActionStatus
    attention: bool
    adjustment: bool
    overdue: bool
    has_lead: bool
    example: bool

    @property
    def open(self) -> bool:
        return self.status not in CLOSED


def first_screen(actor: Actor, head: PartnershipHead) -> FirstScreen:
    """Return the first screen of a partnership; 4 queries whatever its size."""
    heads = programme_heads(actor, head.pk)
    programmes = current(heads, clock.today())
    themes, row_of = _themes(actor, head.pk, {programme.plan_code for programme in programmes})
    # An action whose goal is out of sight is so too, and does not count.
    counted = [one for one in _counted(actor, head, programmes) if row_of.get(one.node_id) is not None]
    heard = _last_heard(actor, head.pk, programmes)
    return FirstScreen(
        columns=head.municipalities,
        rows=_rows(head, themes, row_of, counted),
        totals=_totals(counted, heard, clock.today()),
        programmes=programmes,
        running=any(p.covers(clock.today()) for p in programmes),
        shared=any(len(one.columns) > 1 for one in counted),
    )


def _counted(actor: Actor, head: PartnershipHead, programmes: Iterable[ProgrammeHead]) -> list[_Counted]:
    today = PreciseDate.of(clock.today())
    keys = {municipality.name: municipality.pk for municipality in head.municipalities}
    rows = (
        within(actor, Action, head.pk)
        .filter(programme_id__in=[programme.pk for programme in programmes])
        .values_list(
            "pk", "node_id", "municipality_id", "places", "status", "attention", "adjustment", "current_end",
            "lead_organisation_id", "lead_function_id", "example",
        )
    )  # fmt: skip
    return [
        _Counted(
            pk, node_id, _columns(municipality_id, places, keys), ActionStatus(status), attention, adjustment,
            is_overdue(ActionStatus(status), end, today), bool(organisation or function), example,
        )
        for (
            pk, node_id, municipality_id, places, status, attention, adjustment, end, organisation, function, example,
        ) in rows
    ]  # fmt: skip


def _columns(municipality_id: int | None, places: list[str], keys: Mapping[str, int]) -> tuple[int | None, ...]:
    """Return the columns in which an action counts: its municipality, the places it names, or the joint one."""
    if municipality_id:
        return (municipality_id,)
    return tuple(keys[name] for name in places if name in keys) or (None,)


def _last_heard(actor: Actor, partnership_id: int, programmes: Iterable[ProgrammeHead]) -> dict[int, date]:
    rows = (
        within(actor, ProgressReport, partnership_id)
        .filter(action__programme_id__in=[programme.pk for programme in programmes], action__withdrawn_at__isnull=True)
        .order_by("reported_on")
        .values_list("action_id", "reported_on")
    )
    return dict(rows)


def _totals(counted: list[_Counted], heard: dict[int, date], today: date) -> Totals:
    def silent(one: _Counted) -> bool:
        return is_silent(one.status, heard.get(one.action_id), today)

    def count(holds: Callable[[_Counted], bool]) -> tuple[int, int]:
        members = [one for one in counted if holds(one)]
        return len(members), sum(one.example for one in members)

    return Totals(
        *count(lambda _: True),
        *count(lambda one: one.status is ActionStatus.COMPLETED),
        *count(lambda one: one.attention),
        *count(lambda one: one.adjustment),
        *count(lambda one: one.overdue),
        *count(lambda one: one.open and not one.has_lead),
        *count(silent),
        last_report=PreciseDate.of(max(heard.values())) if heard else None,
    )


#: A joint theme by its key, or local namesakes by their title.
RowKey = int | str


@dataclass(slots=True)
class _Theme:
    plan_code: str
    code: str
    title: str
    joint: bool
    local: dict[int, str]
    priority: bool = False


Themes = dict[RowKey, _Theme]


def _themes(actor: Actor, partnership_id: int, plan_codes: set[str]) -> tuple[Themes, dict[int, RowKey | None]]:
    """Return the themes by row, and for each node in sight the row in which it counts.

    Args:
        plan_codes: of the plans whose programmes are shown; when there are none, the plan that runs longest counts.
    """
    nodes = list(
        within(actor, Node, partnership_id, "plan")
        .order_by("level", "position", "code")
        .values_list(
            "pk", "level", "parent_id", "extends_id", "municipality_id", "plan__code", "code", "title", "ambition",
            "plan__period_end",
        )
    )  # fmt: skip
    if not plan_codes and nodes:
        plan_codes = {max(nodes, key=lambda row: (row[-1], row[5]))[5]}
    themes: Themes = {}
    row_of: dict[int, RowKey | None] = {}
    # Joint themes first: a local one may stand before the one that it extends.
    ordered = sorted(nodes, key=lambda row: (row[1], row[4] is not None))
    for pk, level, parent_id, extends_id, municipality_id, plan_code, code, title, ambition, _ in ordered:
        if plan_code not in plan_codes:
            continue
        if level > 1:
            row_of[pk] = row_of.get(parent_id or 0)
            continue
        # A local theme stands in the row of the joint one that it extends, or of its namesake elsewhere.
        row_key = (row_of.get(extends_id or 0) or title.casefold()) if municipality_id else pk
        row_of[pk] = row_key
        theme = themes.setdefault(row_key, _Theme(plan_code, code, title, not municipality_id, {}))
        theme.priority |= ambition in ("", Ambition.PRIORITY)
        if municipality_id:
            theme.local.setdefault(municipality_id, code)
    return themes, row_of


def _rows(
    head: PartnershipHead, themes: Themes, row_of: Mapping[int, RowKey | None], counted: list[_Counted]
) -> tuple[GridRow, ...]:
    grouped: dict[RowKey | None, dict[int | None, list[_Counted]]] = defaultdict(lambda: defaultdict(list))
    for one in counted:
        for column in one.columns:
            grouped[row_of.get(one.node_id)][column].append(one)
    columns: list[int | None] = [None, *(municipality.pk for municipality in head.municipalities)]
    # What a plan only keeps up has a row of its own as soon as something is done about it.
    shown = [(key, theme) for key, theme in themes.items() if theme.priority or grouped[key]]
    shown.sort(key=lambda item: not item[1].joint)
    return tuple(
        GridRow(
            theme.plan_code,
            theme.code,
            theme.title,
            theme.joint,
            tuple(_cell(grouped[key][column], theme.local.get(column or 0, "")) for column in columns),
        )
        for key, theme in shown
    )


def _cell(members: list[_Counted], local_theme: str) -> Cell:
    return Cell(
        actions=len(members),
        completed=sum(one.status is ActionStatus.COMPLETED for one in members),
        attention=sum(one.attention for one in members),
        adjustment=sum(one.adjustment for one in members),
        overdue=sum(one.overdue for one in members),
        examples=sum(one.example for one in members),
        local_theme=local_theme,
    )
