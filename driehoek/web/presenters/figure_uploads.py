# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bringing figures in: choosing a file, saying what it is, and what was brought in before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.exports import all_tables, known_tables
from driehoek.figures.queries.loads import LoadLine
from driehoek.figures.sources import source
from driehoek.figures.uploads.looking import Look
from driehoek.figures.uploads.policies import OPEN_DAYS
from driehoek.figures.uploads.queries import UploadLine
from driehoek.kernel.clock import AMSTERDAM
from driehoek.kernel.errors import Invalid
from driehoek.lib.spreadsheets.model import column_name
from driehoek.lib.statline.exports.mapping import Use
from driehoek.web import formats
from driehoek.web.forms.figure_uploads import FIXED
from driehoek.web.forms.report import FieldError
from driehoek.web.paths import Paths

SAMPLES = 3
LONGEST = 60
HEADING_CHOICES = 30


@dataclass(frozen=True, slots=True)
class Option:
    """A choice in a list, below a heading where there is one."""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that waits."""

    name: str
    href: str
    at: str


@dataclass(frozen=True, slots=True)
class LoadRow:
    """Something that was brought in."""

    uid: str
    table: str
    title: str
    attribution: str
    file_name: str
    at: str
    who: str
    told: str
    own: bool
    undone: bool
    undoable: bool


@dataclass(frozen=True, slots=True)
class UploadsScreen:
    """The page from which one starts."""

    address: str
    fetches: str
    key: str
    error: str
    open_days: int
    open_files: tuple[OpenFile, ...]
    loads: tuple[LoadRow, ...]


def uploads_screen(
    waiting: Iterable[UploadLine], loads: Iterable[LoadLine], paths: Paths, error: str, key: str
) -> UploadsScreen:
    """Return the page from which one starts."""
    return UploadsScreen(
        address=paths.figure_uploads,
        fetches=paths.figure_fetches,
        key=key,
        error=error,
        open_days=OPEN_DAYS,
        open_files=tuple(
            OpenFile(one.file_name, paths.figure_upload(one.uid), moment(one.opened_at)) for one in waiting
        ),
        loads=tuple(_load_row(one) for one in loads),
    )


def _load_row(one: LoadLine) -> LoadRow:
    told = _("%(made)s new, %(changed)s changed, %(left)s already the same") % {
        "made": number(one.made), "changed": number(one.changed), "left": number(one.unchanged),
    }  # fmt: skip
    return LoadRow(
        str(one.uid), one.table, table_title(one.table), one.attribution, one.filename,
        moment(one.at or one.retrieved_at), one.who if one.own else "", told, one.own, one.undone,
        one.own and one.may_undo,
    )  # fmt: skip


def moment(at: datetime) -> str:
    """Return a moment as "20 mei 2026, 14.05 uur"."""
    here = at.astimezone(AMSTERDAM)
    return _("%(day)s at %(time)s") % {
        "day": formats.plain_date(here.date(), get_language() or "nl"), "time": f"{here:%H:%M}",
    }  # fmt: skip


def number(value: int) -> str:
    """Return a whole number as people write it."""
    return formats.whole_number(value, get_language() or "nl")


def in_file(where: str) -> str:
    """Return a place in a file, such as "regel 14, kolom C", in the language of the reader."""
    return where.replace("regel", _("line")).replace("kolom", _("column"))


def table_title(code: str) -> str:
    """Return what a table is called in the language of the reader; its code for one that we do not know."""
    known = source(code)
    return known.title[get_language() or "nl"] if known else code


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of the file: letters, heading, what stands in it, and what it is."""

    name: str
    letters: str
    heading: str
    samples: tuple[str, ...]
    value: str
    error: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A field for what holds for the whole file."""

    name: str
    label: str
    hint: str
    value: str


@dataclass(frozen=True, slots=True)
class ColumnsScreen:
    """Which table it is, or what its columns are."""

    why: str
    asks_table: bool
    tables: tuple[Option, ...]
    headings: tuple[Option, ...]
    heading: str
    subjects: tuple[Option, ...]
    subject: str
    subject_error: str
    columns: tuple[FileColumn, ...]
    choices: tuple[Option, ...]
    whole: tuple[Whole, ...]
    errors: tuple[FieldError, ...]


def columns_screen(look: Look, sent: Mapping[str, str], problem: Invalid | None) -> ColumnsScreen:
    """Return the page on which one says what a file is."""
    wrong = problem.fields if problem else {}
    candidates = [table for table in known_tables() if not look.candidates or table.id in look.candidates]
    subject = sent.get("onderwerp", "") if problem else f"{look.columns.table}|{look.columns.measure}"
    return ColumnsScreen(
        why=look.why,
        asks_table=bool(look.candidates) or not look.columns.table,
        tables=tuple(Option(table.id, _("%(title)s (%(code)s)") % _named(table.id)) for table in candidates),
        headings=tuple(_headings(look)),
        heading=str(look.columns.heading),
        subjects=(Option("", _("(choose)")), *_subjects()),
        subject=subject,
        subject_error=wrong.get("onderwerp", ""),
        columns=tuple(_columns(look, sent, problem)),
        choices=_choices(),
        whole=tuple(_whole(look, sent, problem)),
        errors=tuple(FieldError(sentence, name) for name, sentence in wrong.items()),
    )


def _named(code: str) -> dict[str, str]:
    return {"title": table_title(code), "code": code}


def _subjects() -> Iterator[Option]:
    for table in all_tables():
        for measure in table.measures:
            yield Option(f"{table.id}|{measure.code}", measure.titles[0], table_title(table.id))


def _choices() -> tuple[Option, ...]:
    return (
        Option(Use.NOTHING.value, _("(not used)")),
        Option(Use.AREA.value, _("municipality or other area")),
        Option(Use.PERIOD.value, _("year, quarter or month")),
        Option(Use.KIND.value, _("kind, such as the kind of crime")),
        Option(Use.VALUE.value, _("the figures")),
    )


def _columns(look: Look, sent: Mapping[str, str], problem: Invalid | None) -> Iterator[FileColumn]:
    wrong = problem.fields if problem else {}
    head = next((line for line in look.grid.lines if line.number == look.columns.heading), None)
    below = [line for line in look.grid.lines if head and line.number > head.number]
    for column in head.filled if head else ():
        name = f"kolom-{column}"
        guess = look.columns.uses.get(column, Use.NOTHING).value
        samples = list(dict.fromkeys(line.cell(column)[:LONGEST] for line in below[:200] if line.cell(column)))
        yield FileColumn(
            name, column_name(column), head.cell(column)[:LONGEST] if head else "", tuple(samples[:SAMPLES]),
            sent.get(name, "") if problem else guess, wrong.get(name, ""),
        )  # fmt: skip


def _whole(look: Look, sent: Mapping[str, str], problem: Invalid | None) -> Iterator[Whole]:
    labels = {
        Use.PERIOD: (_("Year, quarter or month of the whole file"), _("For instance 2025 or 2025 maart.")),
        Use.AREA: (_("Area of the whole file"), _("For instance Wijchen or Nederland.")),
        Use.KIND: (_("Kind of the whole file"), _("For instance 1.1.1 or Totaal misdrijven.")),
    }
    for use, (label, hint) in labels.items():
        name = FIXED[use]
        yield Whole(name, label, hint, sent.get(name, "") if problem else look.columns.fixed.get(use, ""))


def _headings(look: Look) -> Iterator[Option]:
    for line in look.grid.lines[:HEADING_CHOICES]:
        told = ", ".join(text[:24] for text in line.cells if text)[:70]
        yield Option(str(line.number), f"{line.number}: {told}")
