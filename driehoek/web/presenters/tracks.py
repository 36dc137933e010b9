# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A plan or programme on its way to every council: six calendars on one page, in words a mayor reads in a minute."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.access.permissions import Permission
from driehoek.steering.backwards import Standing
from driehoek.steering.queries.tracks import MunicipalTrack, TrackHead, TrackPage
from driehoek.steering.rules import StepState, TrackStep
from driehoek.web import formats
from driehoek.web.doors import Place
from driehoek.web.editing.fields import Option
from driehoek.web.frame import Link
from driehoek.web.presenters.origin import SourceMark, head_mark
from driehoek.web.presenters.track_remarks import Remark, remarks
from driehoek.web.words import capital, day, lower, word

#: The steps of one municipality, in columns; the joint triangle stands above the table.
COLUMNS = tuple(step for step in TrackStep if step is not TrackStep.TRIANGLE)
MOST_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at the top; see the component lead_sentences."""

    text: str
    href: str
    state: str
    examples: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of one municipality; see the component track_table.

    Attributes:
        on: the day; ``None`` when there is none.
        state: the code, empty when there is nothing to do.
        note: why it is earlier than the terms alone would say, or that it only follows from a later step.
        href: of the outcome in the register; empty when there is none.
    """

    label: str
    on: date | None
    weekday: str
    state: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One municipality; see the component track_table."""

    name: str
    ask: str
    cells: tuple[Cell, ...]
    college_days: int | None
    council_days: int | None
    remarks: tuple[Remark, ...]
    note: str
    change: str
    example: bool


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something to do, whoever does it."""

    on: date
    weekday: str
    what: str
    who: str
    late: bool


@dataclass(frozen=True, slots=True)
class DateField:
    """The field with which the council date of one municipality is chosen."""

    id: str
    name: str
    label: str
    options: tuple[Option, ...]
    value: str
    error: str


@dataclass(frozen=True, slots=True)
class TrackScreen:
    """The page of a track."""

    title: str
    example: bool
    circle: str
    mark: SourceMark
    note: str
    about: Link | None
    triangle: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    ahead: tuple[Ahead, ...]
    fields: tuple[DateField, ...]
    triangle_field: DateField | None
    tasks: tuple[Link, ...]
    calendars: str


def weekday_of(on: date) -> str:
    """Return the day of the week in short, such as "do"."""
    return formats.weekday(on, get_language() or "nl")[: 2 if get_language() == "nl" else 3]


def track_screen(page: TrackPage, place: Place, errors: Mapping[str, str], typed: Mapping[str, str]) -> TrackScreen:
    """Return the page.

    Args:
        errors: sentence by CBS code, of dates that were refused; ``typed`` what was chosen then.
    """
    paths = place.paths
    about = None
    if page.about:
        href = paths.plan(page.about.code) if page.about.kind == "plan" else paths.programme(page.about.code)
        about = Link(page.about.title, href)
    return TrackScreen(
        title=page.title,
        example=page.origin.example,
        circle="" if page.origin.circle == "openbaar" else page.origin.circle,
        mark=head_mark(page.origin),
        note=page.note,
        about=about,
        triangle=_triangle(page),
        sentences=_sentences(page),
        columns=tuple(word(step, "track_step") for step in COLUMNS),
        rows=tuple(_row(line, page, place) for line in page.lines),
        ahead=_ahead(page),
        fields=tuple(
            _date_field(line, errors, typed)
            for line in page.lines
            if place.may_of(Permission.KEEP_TRACKS, line.municipality.name)
        ),
        triangle_field=_triangle_field(page, errors, typed) if place.may_of(Permission.KEEP_TRACKS, "") else None,
        tasks=_tasks(page, place),
        calendars=paths.council_calendars,
    )


def _tasks(page: TrackPage, place: Place) -> tuple[Link, ...]:
    if not place.may_of(Permission.KEEP_TRACKS, ""):
        return ()
    return (Link(_("Change this track"), place.paths.edit("traject", page.uid)),)


def _triangle(page: TrackPage) -> tuple[str, ...]:
    """Say when the joint triangle meets, by when it should, and whether that fits."""
    told = []
    if page.triangle:
        told.append(_("The joint triangle agreed on %(day)s.") % {"day": day(page.triangle.on)})
    elif page.triangle_on:
        told.append(_("The joint triangle meets on %(day)s.") % {"day": day(page.triangle_on)})
    if page.triangle_by and not page.triangle:
        told.append(_("To reach every chosen council it must meet by %(day)s.") % {"day": day(page.triangle_by)})
    return tuple(told)


def _sentences(page: TrackPage) -> tuple[Sentence, ...]:
    """Say in at most three sentences what asks attention first."""
    found = []
    late = [line for line in page.lines if line.late or _too_late_for(line, page)]
    without = [line for line in page.lines if line.council_on is None and TrackStep.COUNCIL not in line.outcomes]
    decided = sum(1 for line in page.lines if TrackStep.COUNCIL in line.outcomes)
    if late:
        names = ", ".join(line.municipality.name for line in late)
        text = ngettext(
            "%(num)s council does not reach its date like this: %(names)s.",
            "%(num)s councils do not reach their date like this: %(names)s.",
            len(late),
        )
        found.append(Sentence(text % {"num": len(late), "names": names}, "#gemeenten", "warning"))
    elif page.triangle_by and not page.triangle:
        text = _("The joint triangle must meet by %(day)s; then every council with a date reaches it.")
        found.append(Sentence(text % {"day": day(page.triangle_by)}, "", "info"))
    first = next(iter(_ahead(page)), None)
    if first:
        text = _("First now: %(who)s, %(what)s, by %(day)s.")
        found.append(Sentence(text % {"who": first.who, "what": first.what, "day": day(first.on)}, "#komt", "loopt"))
    if without:
        text = ngettext(
            "%(num)s council of %(of)s has no date yet.", "%(num)s councils of %(of)s have no date yet.", len(without)
        )
        found.append(Sentence(text % {"num": len(without), "of": len(page.lines)}, "#data", "info"))
    elif decided == len(page.lines):
        found.append(Sentence(_("Every council has dealt with it."), "", "success"))
    return tuple(found)


def _too_late_for(line: MunicipalTrack, page: TrackPage) -> bool:
    """Tell whether the day of the triangle is too late for this council."""
    return bool(page.triangle is None and page.triangle_on and line.triangle_by and page.triangle_on > line.triangle_by)


def _row(line: MunicipalTrack, page: TrackPage, place: Place) -> Row:
    may = place.may_of(Permission.KEEP_TRACKS, line.municipality.name)
    steps = {step.step: step for step in line.steps}
    lost = _too_late_for(line, page)  # counting the days to a council that is not reached would mislead
    return Row(
        name=line.municipality.name,
        ask=lower(line.ask, "track_ask") if line.ask else "",
        cells=tuple(_cell(step, steps.get(step), line, place) for step in COLUMNS),
        college_days=None if lost else line.to_college,
        council_days=None if lost else line.to_council,
        remarks=remarks(line, page),
        note=line.note,
        change=_change(line, page, place) if may else "",
        example=line.example and not page.origin.example,
    )


def _change(line: MunicipalTrack, page: TrackPage, place: Place) -> str:
    """Return the form in which one tells more of a municipality: what is asked, delivered and decided."""
    if line.uid:
        return place.paths.edit("trajectdeel", line.uid)
    asked = urlencode({"municipality": line.municipality.cbs_code})
    return f"{place.paths.new('trajectdeel', page.uid)}&{asked}"


def _cell(step: TrackStep, stands: Standing | None, line: MunicipalTrack, place: Place) -> Cell:
    label = word(step, "track_step")
    if stands is None or (stands.day is None and stands.state is not StepState.DONE):
        return Cell(label, None, "", "", "", "")
    note = ""
    if stands.state is StepState.DONE and not stands.told:
        note = _("follows from a later step")
    elif stands.around and stands.state is not StepState.DONE:
        note = _("earlier because of %(names)s") % {"names": ", ".join(stands.around)}
    on = stands.day if stands.told else None
    outcome = line.outcomes.get(step)
    href = place.paths.agreement(outcome.code) if outcome else ""
    return Cell(label, on, weekday_of(on) if on else "", stands.state.value, note, href)


def _ahead(page: TrackPage) -> tuple[Ahead, ...]:
    """Return what is to be done by whom, of all municipalities together, the first day first; what is late too."""
    found = []
    if page.triangle is None and (page.triangle_on or page.triangle_by):
        on = page.triangle_on or page.triangle_by
        assert on is not None, "one of the two"
        what = lower(TrackStep.TRIANGLE, "track_step")
        found.append(Ahead(on, weekday_of(on), what, _("All municipalities"), on < page.today))
    for line in page.lines:
        if _too_late_for(line, page):
            continue  # its steps come before the triangle: first another date
        for step in line.steps:
            if step.step is TrackStep.TRIANGLE or step.state is StepState.DONE or step.planned is None:
                continue
            what = lower(step.step, "track_step")
            late = step.state is StepState.LATE
            found.append(Ahead(step.planned, weekday_of(step.planned), what, line.municipality.name, late))
    return tuple(sorted(found, key=lambda one: (one.on, one.who))[:MOST_AHEAD])


def _date_field(line: MunicipalTrack, errors: Mapping[str, str], typed: Mapping[str, str]) -> DateField:
    """Return the field with the days of the council's own calendar; the first that can be reached says so."""
    code = line.municipality.cbs_code
    known = dict.fromkeys((*line.choices, *((line.council_on,) if line.council_on else ())))
    options = [Option("", _("No date yet"))]
    for on in sorted(known):
        label = f"{weekday_of(on)} {day(on)}"
        if on == line.first_reachable:
            label = _("%(day)s (first that can be reached)") % {"day": label}
        options.append(Option(on.isoformat(), label))
    stands = line.council_on.isoformat() if line.council_on else ""
    return DateField(
        id=f"raad-{code}",
        name=f"raad.{code}",
        label=line.municipality.name,
        options=tuple(options),
        value=typed.get(code, stands),
        error=errors.get(code, ""),
    )


def _triangle_field(page: TrackPage, errors: Mapping[str, str], typed: Mapping[str, str]) -> DateField:
    stands = capital(day(page.triangle_on)) if page.triangle_on else ""
    return DateField(
        id="driehoek-dag",
        name="driehoek",
        label=_("Day of the joint triangle"),
        options=(),
        value=typed.get("driehoek", stands),
        error=errors.get("driehoek", ""),
    )


@dataclass(frozen=True, slots=True)
class TrackCard:
    """A track on the list of tracks."""

    title: str
    href: str
    triangle_on: date | None
    last_on: date | None
    dates: str
    example: bool
    circle: str


def track_cards(found: tuple[TrackHead, ...], place: Place) -> tuple[TrackCard, ...]:
    """Return the list of tracks."""
    return tuple(
        TrackCard(
            title=one.title,
            href=place.paths.track(one.code),
            triangle_on=one.triangle_on,
            last_on=one.last_on,
            dates=_("%(num)s of %(of)s councils have a date") % {"num": one.asked, "of": one.of},
            example=one.origin.example,
            circle="" if one.origin.circle == "openbaar" else one.origin.circle,
        )
        for one in found
    )
