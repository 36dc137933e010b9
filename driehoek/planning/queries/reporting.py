# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table in which one tells how several actions go: those on which the actor may report, narrowed and sorted."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import shown, within
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.policies import reporting
from driehoek.planning.queries.actions import themes_of
from driehoek.planning.queries.narrowing import JOINT, Facet
from driehoek.planning.queries.programmes import ProgrammeHead, current, programme_heads
from driehoek.planning.rules import CLOSED, ActionStatus, is_overdue, is_silent

PAGE = 100  # rows


@dataclass(frozen=True, slots=True)
class TableFilter:
    """What the address of the table asks for; empty fields ask nothing.

    Attributes:
        whose: ``ik`` for what the actor leads, ``gemeente`` for what is of the actor's own municipality.
        municipality: name, or ``gezamenlijk``. lead: name of an organisation. theme: code of a theme.
        programme: code; empty for the programmes that run now.
        state: ``alles``, or ``stil`` for what nothing was heard of for half a year; empty for what is not finished.
        sort: ``nummer``, ``einde``, ``trekker``, ``stand`` or ``gehoord``; with ``-`` in front the other way round.
        page: number of the page, from 1.
    """

    whose: str = ""
    municipality: str = ""
    lead: str = ""
    theme: str = ""
    programme: str = ""
    state: str = ""
    sort: str = "nummer"
    page: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """An action as one tells of it.

    Attributes:
        version: to be sent back, so that a second writer is noticed.
        reports: number of the latest report; another report may leave everything else as it was.
        attention, adjustment: the words; ``None`` when it asks none.
        last_words: what was done, as the latest report within sight tells it.
        changed_by: in which function the state was told last, in words.
    """

    uid: UUID
    version: int
    code: str
    title: str
    theme: str
    where: str
    lead: str
    programme: str
    status: str
    end: PreciseDate | None
    reason: str
    attention: str | None
    adjustment: str | None
    overdue: bool
    example: bool
    reports: int
    last_heard: date | None
    last_words: str
    changed_by: str


@dataclass(frozen=True, slots=True)
class ReportingTable:
    """One page of the table.

    Attributes:
        total: of the actions on which the actor may report in these programmes; ``found`` of those that match.
        pages: how many pages the found ones take.
        programmes: all programmes one may choose from; ``chosen`` those whose actions are counted.
    """

    asked: TableFilter
    rows: tuple[TableRow, ...]
    total: int
    found: int
    pages: int
    programmes: tuple[ProgrammeHead, ...]
    chosen: tuple[ProgrammeHead, ...]
    themes: tuple[Facet, ...]
    municipalities: tuple[Facet, ...]
    leads: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class _Light:
    """An action with only what narrows and sorts."""

    pk: int
    code: str
    theme_code: str
    theme: str
    municipality_id: int | None
    places: tuple[str, ...]
    lead: str
    mine: bool
    status: ActionStatus
    due: date | None
    programme_id: int
    heard: date | None


def reporting_table(actor: Actor, partnership_id: int, asked: TableFilter) -> ReportingTable:
    """Return one page of the actions on which the actor may report; 7 queries whatever their number.

    Raises:
        Absent: the programme that is asked for is out of sight.
    """
    heads = programme_heads(actor, partnership_id)
    chosen = tuple(head for head in heads if head.code == asked.programme)
    if asked.programme and not chosen:
        raise Absent("Dit programma bestaat niet, of u mag het niet zien.")
    chosen = chosen or current(heads, clock.today())
    themes = themes_of(actor, partnership_id)
    every = _light(actor, partnership_id, chosen, themes)
    own = {s.municipality_id for s in actor.standings if s.partnership_id == partnership_id and s.municipality_id}
    today = clock.today()
    matching = _sorted([one for one in every if _matches(one, asked, own, today)], asked.sort)
    pages = max(1, -(-len(matching) // PAGE))
    first = (min(asked.page, pages) - 1) * PAGE
    keys = [one.pk for one in matching[first : first + PAGE]]
    rows = dict(_rows(actor, partnership_id, keys, themes))
    return ReportingTable(
        asked=asked,
        rows=tuple(rows[pk] for pk in keys if pk in rows),
        total=len(every),
        found=len(matching),
        pages=pages,
        programmes=heads,
        chosen=chosen,
        **_facets(every),
    )


def reporting_rows(actor: Actor, partnership_id: int, uids: Iterable[UUID]) -> Mapping[UUID, TableRow]:
    """Return some rows of the table as they stand now, by uid; 5 queries. What is out of reach is not among them."""
    keys = [pk for (pk,) in _keys(actor, partnership_id, sorted(uids))]
    return {row.uid: row for _, row in _rows(actor, partnership_id, keys, themes_of(actor, partnership_id))}


@prepared
def _keys(actor: Actor, partnership_id: int, uids: Sequence[UUID]) -> QuerySet[Any, Any]:
    found = within(actor, Action, partnership_id).filter(reporting(actor).rows(), uid__in=uids)
    return found.order_by().values_list("pk")


@prepared
def _narrowing(actor: Actor, partnership_id: int, programme_ids: Sequence[int]) -> QuerySet[Any, Any]:
    return (
        within(actor, Action, partnership_id)
        .filter(reporting(actor).rows(), programme_id__in=programme_ids)
        .order_by("position", "code")
        .values_list(
            "pk", "code", "node_id", "municipality_id", "municipality__name", "places",
            shown(actor, "lead_organisation__name"), "lead_organisation_id", "lead_function_id",
            "lead_function__uid", "status", "due", "programme_id",
        )
    )  # fmt: skip


@prepared
def _heard(actor: Actor, partnership_id: int, programme_ids: Sequence[int]) -> QuerySet[Any, Any]:
    reports = within(actor, ProgressReport, partnership_id).filter(action__programme_id__in=programme_ids)
    return reports.values_list("action_id").annotate(last=Max("reported_on")).order_by()


def _light(
    actor: Actor, partnership_id: int, programmes: Iterable[ProgrammeHead], themes: Mapping[int, tuple[str, str]]
) -> list[_Light]:
    functions = actor.function_uids
    organisations = {standing.organisation_id for standing in actor.standings if standing.organisation_id is not None}
    programme_ids = sorted(programme.pk for programme in programmes)
    heard: dict[int, date] = dict(_heard(actor, partnership_id, programme_ids))
    return [
        _Light(
            pk, code, *themes[node_id], municipality_id, (name,) if name else tuple(places), lead or "",
            function_uid in functions if function_id else organisation_id in organisations,
            ActionStatus(status), due, programme_id, heard.get(pk),
        )
        for (
            pk, code, node_id, municipality_id, name, places, lead, organisation_id, function_id, function_uid,
            status, due, programme_id,
        ) in _narrowing(actor, partnership_id, programme_ids)
        if node_id in themes  # where the goal is out of sight, so is what serves it
    ]  # fmt: skip


def _matches(one: _Light, asked: TableFilter, own: Collection[int | None], today: date) -> bool:
    return (
        (asked.state == "alles" or one.status not in CLOSED)
        and (asked.whose != "ik" or one.mine)
        and (asked.whose != "gemeente" or one.municipality_id in own)
        and (not asked.municipality or asked.municipality in (one.places or (JOINT,)))
        and (not asked.lead or asked.lead == one.lead)
        and (not asked.theme or asked.theme == one.theme_code)
        and (asked.state != "stil" or is_silent(one.status, one.heard, today))
    )


_STATUS_ORDER = {status: number for number, status in enumerate(ActionStatus)}
_SORTS: dict[str, Callable[[_Light], Any]] = {
    "einde": lambda one: (one.due or date.max, one.code),
    "trekker": lambda one: (not one.lead, one.lead.casefold(), one.code),
    "stand": lambda one: (_STATUS_ORDER[one.status], one.code),
    "gehoord": lambda one: (one.heard or date.min, one.code),
}


def _sorted(found: list[_Light], sort: str) -> list[_Light]:
    key = _SORTS.get(sort.removeprefix("-"))
    ordered = sorted(found, key=key) if key else found
    return ordered[::-1] if sort.startswith("-") else ordered


@prepared
def _full(actor: Actor, partnership_id: int, keys: Sequence[int]) -> QuerySet[Any, Any]:
    return (
        within(actor, Action, partnership_id)
        .filter(pk__in=keys)
        .order_by()
        .values_list(
            "pk", "uid", "version", "code", "title", "node_id", "municipality__name", "places",
            shown(actor, "lead_organisation__name"), shown(actor, "lead_function__title"), "programme__title",
            "status", "current_end", "deviation_reason", "attention", "attention_text", "adjustment",
            "adjustment_text", "example", "status_cause_label",
        )
    )  # fmt: skip


def _rows(
    actor: Actor, partnership_id: int, keys: Sequence[int], themes: Mapping[int, tuple[str, str]]
) -> list[tuple[int, TableRow]]:
    """Return actions in sight as rows, with their keys; 3 queries."""
    told = _latest(actor, partnership_id, keys)
    today = PreciseDate.of(clock.today())
    rows = []
    for (
        pk, uid, version, code, title, node_id, municipality, places, organisation, function, programme, status, end,
        reason, attention, attention_text, adjustment, adjustment_text, example, cause,
    ) in _full(actor, partnership_id, keys):  # fmt: skip
        if node_id not in themes:
            continue
        number, on, words = told.get(pk, (0, None, ""))
        row = TableRow(
            uid, version, code, title, themes[node_id][1], municipality or " en ".join(places),
            function or organisation or "", programme, status, end, reason, attention_text if attention else None,
            adjustment_text if adjustment else None, is_overdue(ActionStatus(status), end, today), example,
            number, on, words, cause,
        )  # fmt: skip
        rows.append((pk, row))
    return rows


@prepared
def _numbers(actor: Actor, partnership_id: int, keys: Sequence[int]) -> QuerySet[Any, Any]:
    reports = within(actor, ProgressReport, partnership_id).filter(action_id__in=keys)
    return reports.values_list("action_id").annotate(last=Max("number")).order_by()


@prepared
def _words(actor: Actor, partnership_id: int, keys: Sequence[int], numbers: Sequence[int]) -> QuerySet[Any, Any]:
    reports = within(actor, ProgressReport, partnership_id).filter(action_id__in=keys, number__in=numbers)
    return reports.order_by().values_list("action_id", "number", "reported_on", "done")


def _latest(actor: Actor, partnership_id: int, keys: Sequence[int]) -> dict[int, tuple[int, date, str]]:
    """Return number, day and words of the latest report within sight, by action; 2 queries, not all the reports."""
    last: dict[int, int] = dict(_numbers(actor, partnership_id, keys))
    rows = _words(actor, partnership_id, keys, sorted(set(last.values())))
    return {action_id: (number, on, done) for action_id, number, on, done in rows if last[action_id] == number}


def _facets(every: list[_Light]) -> dict[str, tuple[Facet, ...]]:
    themes = Counter((one.theme_code, one.theme) for one in every)
    places = Counter(place for one in every for place in one.places or (JOINT,))
    leads = Counter(one.lead for one in every if one.lead)
    ordered = sorted(places.items(), key=lambda item: (item[0] != JOINT, item[0]))
    return {
        "themes": tuple(Facet(code, title, n) for (code, title), n in themes.items()),
        "municipalities": tuple(Facet(name, name, n) for name, n in ordered),
        "leads": tuple(Facet(name, name, n) for name, n in sorted(leads.items())),
    }
