# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table in which one tells how several actions go."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.kernel.definitions import load
from driehoek.planning.queries import Facet
from driehoek.planning.queries.reporting import ReportingTable, TableFilter, TableRow
from driehoek.web.formats import plain_date
from driehoek.web.forms.table import RowForm
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import Option
from driehoek.web.words import capital, word

# The address uses short Dutch words; the read model has its own names.
FIELDS = {
    "whose": "wie",
    "municipality": "gemeente",
    "lead": "trekker",
    "theme": "thema",
    "programme": "programma",
    "state": "toon",
    "sort": "sorteer",
}
NARROWING = ("whose", "municipality", "lead", "theme", "programme", "state")
LONGEST_WORDS = 160  # characters of the latest report under a row


@dataclass(frozen=True, slots=True)
class RowScreen:
    """A row as the table shows it: the action, what stands in each cell, and what became of the row.

    Attributes:
        place: what the names of the row's fields end with.
        shown: what the row sends along about what it showed.
        cells: text of each cell. errors: sentence beside a cell; under ``""`` one about the row.
        theirs: what stands in a cell now, in words, where someone else changed it.
        heard: when the action was last told of, and what.
        state: empty, ``bewaard``, ``fout`` or ``gewijzigd``. said: the same in a sentence.
        waiting: whether something stands in it that was not kept.
    """

    place: str
    shown: str
    code: str
    title: str
    href: str
    about: str
    cells: Mapping[str, str]
    errors: Mapping[str, str]
    theirs: Mapping[str, str]
    heard: str
    overdue: bool
    example: bool
    state: str
    said: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class TableScreen:
    """Everything on the page of the table.

    Attributes:
        action: where the rows are sent to: the same list.
        together: per programme that is shown where one changes several of its actions at once; only for editors.
        chosen: what the list is narrowed to, in words.
        suggestions: what one may fill in under "namens".
        statuses, reasons: choices of two of the columns.
    """

    address: str
    action: str
    asked: TableFilter
    active: int
    chosen: str
    together: tuple[Link, ...]
    on_behalf_of: str
    suggestions: tuple[str, ...]
    whose: tuple[Option, ...]
    municipalities: tuple[Option, ...]
    leads: tuple[Option, ...]
    themes: tuple[Option, ...]
    programmes: tuple[Option, ...]
    states: tuple[Option, ...]
    sorts: tuple[Option, ...]
    statuses: tuple[Option, ...]
    reasons: tuple[Option, ...]
    rows: tuple[RowScreen, ...]
    total: int
    found: int
    page: int
    pages: int
    previous_href: str
    next_href: str


def table_screen(
    table: ReportingTable,
    rows: Iterable[tuple[RowForm, TableRow]],
    paths: Paths,
    on_behalf_of: str,
    *,
    edits: bool = False,
) -> TableScreen:
    """Return the page of the table.

    Args:
        edits: whether the reader may change actions somewhere in the partnership.
    """
    asked = table.asked
    here = {field: getattr(asked, name) for name, field in FIELDS.items()}

    def at(number: int) -> str:
        wanted = {name: value for name, value in here.items() if value and (name, value) != ("sorteer", "nummer")}
        query = urlencode(wanted | ({"blz": str(number)} if number > 1 else {}))
        return f"{paths.my_actions}?{query}" if query else paths.my_actions

    current = min(asked.page, table.pages)
    statuses, reasons = choices()
    lists = _lists(table)
    return TableScreen(
        address=paths.my_actions,
        action=at(current),
        asked=asked,
        active=sum(bool(value) for name, value in asdict(asked).items() if name in NARROWING),
        on_behalf_of=on_behalf_of,
        suggestions=_suggestions(asked.lead),
        chosen=_chosen(asked, lists),
        together=tuple(Link(head.title, paths.change_together(head.code)) for head in table.chosen if edits),
        whose=lists["whose"],
        municipalities=lists["municipality"],
        leads=lists["lead"],
        themes=lists["theme"],
        programmes=lists["programme"],
        states=lists["state"],
        sorts=_sorts(),
        statuses=statuses,
        reasons=reasons,
        rows=tuple(row_screen(form, row, paths) for form, row in rows),
        total=table.total,
        found=table.found,
        page=current,
        pages=table.pages,
        previous_href=at(current - 1) if current > 1 else "",
        next_href=at(current + 1) if current < table.pages else "",
    )


def choices() -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """Return the choices of status and of reason."""
    return _words("action_status"), (Option("", _("Choose a reason")), *_words("deviation_reason"))


def _words(vocabulary: str) -> tuple[Option, ...]:
    values: Mapping[str, object] = load("vocabulary")["vocabularies"][vocabulary]["values"]
    return tuple(Option(code, word(code, vocabulary)) for code in values)


def _lists(table: ReportingTable) -> Mapping[str, tuple[Option, ...]]:
    """Return what one may choose from, by what it narrows."""
    everything = Option("", _("All"))
    return {
        "state": (
            Option("", _("Not finished")),
            Option("stil", _("Not heard of for half a year")),
            Option("alles", _("Finished too")),
        ),
        "programme": (Option("", _("Running now")), *(Option(head.code, head.title) for head in table.programmes)),
        "whose": (everything, Option("ik", _("Mine as lead")), Option("gemeente", _("Of my municipality"))),
        "lead": (everything, *_counted(table.leads)),
        "municipality": (everything, *_counted(table.municipalities)),
        "theme": (everything, *_counted(table.themes)),
    }


def _chosen(asked: TableFilter, lists: Mapping[str, tuple[Option, ...]]) -> str:
    """Say what the list is narrowed to; what is usual only where nothing else is."""
    labels = {name: {option.value: option.label for option in options} for name, options in lists.items()}
    parts = [
        labels[name].get(value, value)
        for name in lists
        if (value := getattr(asked, name)) or name in ("state", "programme")
    ]
    return " · ".join(parts)


def _counted(facets: Iterable[Facet]) -> Iterable[Option]:
    return (Option(facet.value, f"{capital(facet.label)} ({facet.count})") for facet in facets)


def _sorts() -> tuple[Option, ...]:
    return (
        Option("nummer", _("Number")),
        Option("einde", _("Ready by")),
        Option("trekker", _("Lead")),
        Option("stand", _("Status")),
        Option("gehoord", _("Longest not heard of")),
    )


def _suggestions(lead: str) -> tuple[str, ...]:
    """Return how one may have heard of the actions of a lead."""
    if not lead:
        return ()
    return tuple(f"{lead}, {how}" for how in (_("by telephone"), _("by mail"), _("in a meeting")))


def row_screen(form: RowForm, row: TableRow, paths: Paths) -> RowScreen:
    """Return one row."""
    about = (capital(row.where) or _("Joint"), row.lead or _("no lead yet"))
    return RowScreen(
        place=form.place,
        shown=form.shown.text(),
        code=row.code,
        title=row.title,
        href=paths.action(row.uid),
        about=" · ".join(about),
        cells=form.typed,
        errors=form.errors,
        theirs={name: _in_words(name, value) for name, value in form.theirs.items()},
        heard=_heard(row),
        overdue=row.overdue,
        example=row.example,
        state=form.state,
        said=_said(form, row),
        waiting=bool(form.touched),
    )


def _in_words(column: str, value: str) -> str:
    if not value:
        return _("empty")
    vocabularies = {"stand": "action_status", "reden": "deviation_reason"}
    return word(value, vocabularies[column]) if column in vocabularies else value


def _heard(row: TableRow) -> str:
    if row.last_heard is None:
        return _("Nothing heard yet")
    words = row.last_words if len(row.last_words) <= LONGEST_WORDS else f"{row.last_words[:LONGEST_WORDS].rstrip()}…"
    on = plain_date(row.last_heard, get_language() or "nl")
    return f"{on}: {words}" if words else on


def _said(form: RowForm, row: TableRow) -> str:
    """Say in a sentence what became of a row."""
    if form.state == "bewaard":
        return _("Kept at %(time)s") % {"time": form.at}
    if form.state == "gewijzigd":
        changed = _("Not kept: changed in the meantime by someone else (%(cause)s).") % {"cause": row.changed_by}
        return changed if form.theirs else f"{changed} {_('Read what was told, and keep yours if it still holds.')}"
    return _("Not kept yet") if form.state == "fout" or form.touched else ""
