# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bringing in a list: choosing a file, saying what its columns are, and what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.exchange.models import ImportState
from driehoek.exchange.sheets.cells import text_of
from driehoek.exchange.sheets.columns import COLUMNS
from driehoek.exchange.sheets.layout import columns_of
from driehoek.exchange.sheets.planning_run import WorkedOut
from driehoek.exchange.sheets.policies import OPEN_DAYS
from driehoek.exchange.sheets.queries import RunLine
from driehoek.exchange.sheets.words import light_of_colour
from driehoek.kernel import clock
from driehoek.kernel.errors import Invalid
from driehoek.lib.spreadsheets.model import Cell, Sheet, column_name
from driehoek.lib.spreadsheets.writing import FORMS
from driehoek.organisations.undoing import DAYS
from driehoek.planning.queries import ProgrammeHead
from driehoek.web.doors import Place
from driehoek.web.forms.report import FieldError
from driehoek.web.paths import Paths
from driehoek.web.words import word

SAMPLES = 3
LONGEST_SAMPLE = 60
MOST_ROWS = 100
HEADER_CHOICES = 30


@dataclass(frozen=True, slots=True)
class Option:
    """A choice in a list."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """A list that was brought in, in a table."""

    file_name: str
    href: str
    programme: str
    opened_on: date
    state: str
    told: str


@dataclass(frozen=True, slots=True)
class Download:
    """The list of one programme in its three forms."""

    title: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportsScreen:
    """The page from which one starts."""

    address: str
    key: str
    error: str
    programmes: tuple[Option, ...]
    chosen: str
    downloads: tuple[Download, ...]
    runs: tuple[RunRow, ...]
    open_days: int


def imports_screen(
    runs: Iterable[RunLine], heads: Iterable[ProgrammeHead], place: Place, chosen: str, error: str, key: str
) -> ImportsScreen:
    """Return the page from which one starts; the programme that runs today stands first."""
    listed = list(heads)
    edits = reach(place.actor, Permission.EDIT_PROGRAMME)
    own = [head for head in listed if not head.municipality or _may(edits, place, head)]
    running = next((head.code for head in own if head.covers(clock.today())), "")
    known = {head.code for head in own}
    return ImportsScreen(
        address=place.paths.imports,
        key=key,
        error=error,
        programmes=tuple(Option(head.code, _titled(head)) for head in own),
        chosen=chosen if chosen in known else running,
        downloads=tuple(
            Download(
                _titled(head),
                tuple((form, place.paths.action_list_file(head.code, form)) for form in FORMS),
            )
            for head in listed
        ),
        runs=tuple(_run_row(run, place.paths) for run in runs),
        open_days=OPEN_DAYS,
    )


def _may(edits: object, place: Place, head: ProgrammeHead) -> bool:
    town = next((one.pk for one in place.head.municipalities if one.name == head.municipality), None)
    covers = getattr(edits, "covers")  # noqa: B009
    return bool(covers(place.head.pk, town))


def _titled(head: ProgrammeHead) -> str:
    return f"{head.title} ({head.municipality})" if head.municipality else head.title


def _run_row(run: RunLine, paths: Paths) -> RunRow:
    states = {
        ImportState.OPEN.value: _("not brought in yet"),
        ImportState.DONE.value: _("brought in"),
        ImportState.UNDONE.value: _("undone"),
        ImportState.DROPPED.value: _("put away"),
    }
    told = ""
    if run.state in (ImportState.DONE.value, ImportState.UNDONE.value):
        told = _("%(made)s new, %(changed)s changed, %(refused)s not taken over") % {
            "made": run.made, "changed": run.changed, "refused": run.refused,
        }  # fmt: skip
    return RunRow(run.file_name, paths.import_run(run.uid), run.programme, run.opened_on, states[run.state], told)


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of the file: letters, heading, what stands in it, and what it is here.

    Attributes:
        name: of its field in the form. value: key of our column, empty for none.
    """

    name: str
    letters: str
    heading: str
    hidden: bool
    samples: tuple[str, ...]
    value: str
    error: str


@dataclass(frozen=True, slots=True)
class ColumnsScreen:
    """Which sheet, which headings, which columns."""

    sheets: tuple[Option, ...]
    sheet: str
    headers: tuple[Option, ...]
    header: str
    columns: tuple[FileColumn, ...]
    choices: tuple[Option, ...]
    matched: int
    rows: int
    sections: tuple[str, ...]
    hidden_rows: int
    remarks: tuple[str, ...]
    errors: tuple[FieldError, ...]


def columns_screen(worked: WorkedOut, sent: Mapping[str, str], problem: Invalid | None) -> ColumnsScreen:
    """Return the page on which one says what each column is."""
    book, understood, found = worked.book, worked.understood, worked.layout.found
    wrong = problem.fields if problem else {}
    columns = tuple(
        FileColumn(
            name=f"kolom-{column.index}",
            letters=column_name(column.index),
            heading=column.heading,
            hidden=column.hidden,
            samples=_samples(worked, column.index),
            value=sent.get(f"kolom-{column.index}", key) if problem else key,
            error=wrong.get(f"kolom-{column.index}", ""),
        )
        for column, key in columns_of(found, understood)
    )
    return ColumnsScreen(
        sheets=tuple(Option(str(number), sheet.name) for number, sheet in enumerate(book.sheets)),
        sheet=str(understood.sheet),
        headers=_headers(worked.layout.sheet),
        header="" if understood.header is None else str(understood.header),
        columns=columns,
        choices=(Option("", _("(not used)")), *(Option(column.key, column.heading) for column in COLUMNS)),
        matched=sum(bool(column.value) for column in columns),
        rows=len(found.body),
        sections=tuple(found.sections.values())[:8],
        hidden_rows=len(worked.layout.sheet.hidden_rows & set(found.body)),
        remarks=book.remarks,
        errors=tuple(FieldError(sentence, name) for name, sentence in wrong.items()),
    )


def _samples(worked: WorkedOut, index: int) -> tuple[str, ...]:
    texts: dict[str, None] = {}
    for number in worked.layout.found.body[:200]:
        cell = worked.layout.sheet.rows[number][index]
        text = " ".join(text_of(cell.value).split()) or _coloured(cell)
        if text:
            texts[text if len(text) <= LONGEST_SAMPLE else f"{text[:LONGEST_SAMPLE]}…"] = None
        if len(texts) == SAMPLES:
            break
    return tuple(texts)


def _coloured(cell: Cell) -> str:
    """Return what the colour of an empty cell says."""
    light = light_of_colour(cell.fill)
    return _("the colour %(colour)s") % {"colour": word(light, "traffic_light").lower()} if light else ""


def _headers(sheet: Sheet) -> tuple[Option, ...]:
    options = []
    for number, row in enumerate(sheet.rows[:HEADER_CHOICES]):
        texts = dict.fromkeys(" ".join(text_of(cell.value).split())[:24] for cell in row if cell.value is not None)
        told = ", ".join(text for text in texts if text)[:70]
        if told:
            options.append(Option(str(number), f"{number + 1}: {told}"))
    return tuple(options)


@dataclass(frozen=True, slots=True)
class ResultScreen:
    """What came of a list."""

    state: str
    made: int
    changed: int
    left: int
    refused: int
    undoable: bool
    undo_days: int
    refused_rows: str
    programme_href: str
    again_href: str


def result_screen(line: RunLine, refused_rows: Sequence[int], paths: Paths) -> ResultScreen:
    """Return what came of a list; one that was open too long counts as put away."""
    state = ImportState.DROPPED.value if line.state == ImportState.OPEN.value else line.state
    return ResultScreen(
        state, line.made, line.changed, line.left, line.refused, line.undoable, DAYS, _row_numbers(refused_rows),
        paths.programme(line.programme_code), paths.imports,
    )  # fmt: skip


def _row_numbers(rows: Sequence[int]) -> str:
    """Return the numbers of rows as they stand in the file, at most so many."""
    told = ", ".join(str(number + 1) for number in rows[:MOST_ROWS])
    return f"{told} …" if len(rows) > MOST_ROWS else told
