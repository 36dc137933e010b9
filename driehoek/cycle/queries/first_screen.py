# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first screen: themes down, "gezamenlijk" and the municipalities across."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from driehoek.access.prepared import prepared
from driehoek.cycle.queries.moved import Moved, moved_at
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import within
from driehoek.organisations.queries import MunicipalityHead, PartnershipHead
from driehoek.planning.models import Action, Node, ProgressReport
from driehoek.planning.queries import ProgrammeHead, current, programme_heads
from driehoek.planning.queries.columns import ADJUSTMENT, ATTENTION, EXAMPLE, OVERDUE, bit, marked, places_in
from driehoek.planning.rules import CLOSED, SILENT_AFTER_DAYS, ActionStatus, Ambition


@dataclass(frozen=True, slots=True)
class Cell:
    """One theme in one municipality, or jointly.

    Attributes:
        local_theme: code of the municipality's own theme here; empty when it has none.
        moved: figures at this theme that clearly moved here.
        examples: how many of the counted actions are examples.
    """

    actions: int = 0
    completed: int = 0
    attention: int = 0
    adjustment: int = 0
    overdue: int = 0
    examples: int = 0
    local_theme: str = ""
    moved: tuple[Moved, ...] = ()


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


#: Bits beside those of the list of actions.
COMPLETED, WITHOUT_LEAD, SILENT = 16, 32, 64


@dataclass(frozen=True, slots=True)
class _Alike:
    """Actions that count in the same row and columns and have the same marks."""

    row: "RowKey"
    columns: tuple[int | None, ...]
    marks: int
    number: int


def first_screen(actor: Actor, head: PartnershipHead) -> FirstScreen:
    """Return the first screen of a partnership; 6 queries whatever its size, 5 where no figure stands at a goal."""
    heads = programme_heads(actor, head.pk)
    programmes = current(heads, clock.today())
    themes, row_of = _themes(actor, head.pk, {programme.plan_code for programme in programmes})
    counted = _counted(actor, head, programmes, row_of)
    return FirstScreen(
        columns=head.municipalities,
        rows=_rows(head, themes, counted, _moved(actor, head, row_of)),
        totals=_totals(counted, _last_report(actor, head.pk, tuple(programme.pk for programme in programmes))),
        programmes=programmes,
        running=any(p.covers(clock.today()) for p in programmes),
        shared=any(len(alike.columns) > 1 for alike in counted),
    )


def _counted(
    actor: Actor,
    head: PartnershipHead,
    programmes: Iterable[ProgrammeHead],
    row_of: Mapping[int, "RowKey | None"],
) -> list[_Alike]:
    keys = {municipality.name: municipality.pk for municipality in head.municipalities}
    since = clock.today() - timedelta(days=SILENT_AFTER_DAYS)
    counts = Counter(_marked(actor, head.pk, tuple(programme.pk for programme in programmes), since))
    found = []
    for (node_id, municipality_id, places, marks), number in counts.items():
        row = row_of.get(node_id)
        if row is not None:  # an action whose goal is out of sight is so too, and does not count
            found.append(_Alike(row, _columns(municipality_id, places_in(places), keys), marks, number))
    return found


@prepared
def _marked(actor: Actor, partnership_id: int, programme_ids: tuple[int, ...], since: date) -> QuerySet[Any, Any]:
    still_open = ~Q(status__in=sorted(CLOSED))
    heard = within(actor, ProgressReport, partnership_id).filter(
        action__programme_id__in=programme_ids, action__withdrawn_at__isnull=True, reported_on__gte=since
    )
    every_mark = (
        marked()
        + bit(COMPLETED, Q(status=ActionStatus.COMPLETED.value))
        + bit(WITHOUT_LEAD, still_open & Q(lead_organisation_id__isnull=True, lead_function_id__isnull=True))
        + bit(SILENT, still_open & ~Q(pk__in=heard.values("action_id")))
    )
    rows = within(actor, Action, partnership_id).filter(programme_id__in=programme_ids)
    return rows.values_list("node_id", "municipality_id", Cast("places", TextField()), every_mark)


def _columns(municipality_id: int | None, places: Iterable[str], keys: Mapping[str, int]) -> tuple[int | None, ...]:
    """Return the columns in which an action counts: its municipality, the places it names, or the joint one."""
    if municipality_id:
        return (municipality_id,)
    return tuple(keys[name] for name in places if name in keys) or (None,)


def _last_report(actor: Actor, partnership_id: int, programme_ids: tuple[int, ...]) -> PreciseDate | None:
    found = _reported_on(actor, partnership_id, programme_ids)
    return PreciseDate.of(found[0][0]) if found else None


@prepared
def _reported_on(actor: Actor, partnership_id: int, programme_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    reports = within(actor, ProgressReport, partnership_id)
    told = reports.filter(action__programme_id__in=programme_ids, action__withdrawn_at__isnull=True)
    return told.order_by("-reported_on").values_list("reported_on")[:1]


Marked = Mapping[int, int]  # number of actions per combination of marks


def _having(counts: Marked, marks: int) -> int:
    """Return how many actions have all of these marks."""
    return sum(number for held, number in counts.items() if held & marks == marks)


def _totals(counted: list[_Alike], last_report: PreciseDate | None) -> Totals:
    counts: Counter[int] = Counter()
    for alike in counted:
        counts[alike.marks] += alike.number

    def having(marks: int) -> int:
        return _having(counts, marks)

    return Totals(
        actions=having(0),
        actions_examples=having(EXAMPLE),
        completed=having(COMPLETED),
        completed_examples=having(COMPLETED | EXAMPLE),
        attention=having(ATTENTION),
        attention_examples=having(ATTENTION | EXAMPLE),
        adjustment=having(ADJUSTMENT),
        adjustment_examples=having(ADJUSTMENT | EXAMPLE),
        overdue=having(OVERDUE),
        overdue_examples=having(OVERDUE | EXAMPLE),
        without_lead=having(WITHOUT_LEAD),
        without_lead_examples=having(WITHOUT_LEAD | EXAMPLE),
        silent=having(SILENT),
        silent_examples=having(SILENT | EXAMPLE),
        last_report=last_report,
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
    nodes = _nodes(actor, partnership_id)
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


@prepared
def _nodes(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Node, partnership_id, "plan").order_by("level", "position", "code")
    return rows.values_list(
        "pk", "level", "parent_id", "extends_id", "municipality_id", "plan__code", "code", "title", "ambition",
        "plan__period_end",
    )  # fmt: skip


MovedIn = Mapping[tuple[RowKey, int], Mapping[str, Moved]]


def _moved(actor: Actor, head: PartnershipHead, row_of: Mapping[int, RowKey | None]) -> MovedIn:
    """Return what clearly moved by row and municipality, each figure once."""
    keys = {municipality.cbs_code: municipality.pk for municipality in head.municipalities}
    found: dict[tuple[RowKey, int], dict[str, Moved]] = defaultdict(dict)
    for node_id, moves in moved_at(actor, head).items():
        row = row_of.get(node_id)
        if row is not None:  # a plan that is not shown now
            for move in moves:
                found[row, keys[move.cbs_code]][move.key] = move
    return found


def _rows(head: PartnershipHead, themes: Themes, counted: list[_Alike], moved: MovedIn) -> tuple[GridRow, ...]:
    grouped: dict[RowKey, dict[int | None, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for alike in counted:
        for column in alike.columns:
            grouped[alike.row][column][alike.marks] += alike.number
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
            tuple(
                _cell(
                    grouped[key][column],
                    theme.local.get(column or 0, ""),
                    tuple(moved.get((key, column), {}).values()) if column else (),
                )
                for column in columns
            ),
        )
        for key, theme in shown
    )


def _cell(counts: Marked, local_theme: str, moved: tuple[Moved, ...]) -> Cell:
    return Cell(
        actions=_having(counts, 0),
        completed=_having(counts, COMPLETED),
        attention=_having(counts, ATTENTION),
        adjustment=_having(counts, ADJUSTMENT),
        overdue=_having(counts, OVERDUE),
        examples=_having(counts, EXAMPLE),
        local_theme=local_theme,
        moved=moved,
    )
