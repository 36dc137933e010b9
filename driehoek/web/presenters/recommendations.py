# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yearly list of recommendations, motions and promises, on screen and as a file, and one of them with its story."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from driehoek.access.permissions import Permission
from driehoek.kernel.dates import PreciseDate
from driehoek.lib.spreadsheets.model import Value
from driehoek.lib.spreadsheets.outgoing import OutColumn, Table, tidied
from driehoek.lib.spreadsheets.writing_csv import csv_file
from driehoek.steering.queries.recommendations import RecommendationLine, Told
from driehoek.steering.rules import Answer, RecommendationKind
from driehoek.web.doors import Place
from driehoek.web.frame import Link
from driehoek.web.presenters.origin import SourceMark, head_mark, source_mark
from driehoek.web.presenters.papers import PaperLine, yearly_papers
from driehoek.web.words import lower, word

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of the list.

    Attributes:
        year: of the yearly list.
        municipality: CBS code; empty for all. ``kind``: coded; empty for all. ``state``: ``open`` or empty.
    """

    year: int
    municipality: str = ""
    kind: str = ""
    state: str = ""

    def query(self, **other: object) -> dict[str, str | int]:
        """Return the fields of the address, some of them otherwise."""
        found = {"jaar": self.year, "gemeente": self.municipality, "soort": self.kind, "stand": self.state}
        return {name: value if isinstance(value, int) else str(value) for name, value in {**found, **other}.items()}


@dataclass(frozen=True, slots=True)
class Facet:
    """A link that narrows; see the component facets."""

    label: str
    href: str
    count: int | None
    current: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list.

    Attributes:
        answer, answer_text: what was answered. told: what came of it in the year, or last.
    """

    title: str
    href: str
    what: str
    on: PreciseDate
    answer: str
    answer_text: str
    told: tuple[Told, ...]
    state: str
    due: PreciseDate | None
    overdue: bool
    owner: str
    mark: SourceMark


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one municipality."""

    name: str
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ListScreen:
    """The page of the list."""

    year: int
    lead: str
    years: tuple[Facet, ...]
    municipalities: tuple[Facet, ...]
    kinds: tuple[Facet, ...]
    groups: tuple[Group, ...]
    file: str
    papers: tuple[PaperLine, ...]
    tasks: tuple[Link, ...]


def list_screen(lines: Sequence[RecommendationLine], years: Sequence[int], asked: Asked, place: Place) -> ListScreen:
    """Return the page; ``lines`` are those of the year."""
    shown = narrowed(lines, asked, place)
    names = {one.name: one.cbs_code for one in place.head.municipalities}
    grouped: dict[str, list[Entry]] = {}
    for line in shown:
        grouped.setdefault(line.municipality or _("All together"), []).append(_entry(line, asked.year, place))
    return ListScreen(
        year=asked.year,
        lead=_lead(shown, asked.year),
        years=tuple(
            Facet(str(year), place.paths.recommendations(**asked.query(jaar=year)), None, year == asked.year)
            for year in years
        ),
        municipalities=_municipalities(lines, asked, place),
        kinds=_kinds(lines, asked, place),
        groups=tuple(
            Group(name, f"gemeente-{names.get(name, 'samen')}", tuple(entries)) for name, entries in grouped.items()
        ),
        file=place.paths.recommendations_file(**asked.query()),
        papers=yearly_papers(place, asked.year, asked.municipality),
        tasks=_tasks(asked, place),
    )


def narrowed(lines: Sequence[RecommendationLine], asked: Asked, place: Place) -> list[RecommendationLine]:
    """Return the lines that the address asks for."""
    codes = {one.pk: one.cbs_code for one in place.head.municipalities}
    return [
        line
        for line in lines
        if asked.municipality in ("", codes.get(line.municipality_id or 0, ""))
        and asked.kind in ("", line.kind)
        and (asked.state != OPEN or line.open)
    ]


def years_of(lines: Sequence[RecommendationLine], today: date) -> tuple[int, ...]:
    """Return the years of which there is a list, the latest first; at least this year."""
    first = min((line.made_on.year for line in lines), default=today.year)
    return tuple(range(today.year, min(first, today.year) - 1, -1))


def _lead(lines: Sequence[RecommendationLine], year: int) -> str:
    if not lines:
        return _("Nothing stands on the list of %(year)s.") % {"year": year}
    still = sum(1 for line in lines if line.open)
    unanswered = sum(1 for line in lines if _answer(line) == Answer.NOT_YET.value)
    told = [
        ngettext("%(num)s stands on the list of %(year)s", "%(num)s stand on the list of %(year)s", len(lines))
        % {"num": len(lines), "year": year},
        ngettext("%(num)s is still open", "%(num)s are still open", still) % {"num": still},
    ]
    if unanswered:
        told.append(
            ngettext("%(num)s has no answer yet", "%(num)s have no answer yet", unanswered) % {"num": unanswered}
        )
    return f"{', '.join(told)}."


def _municipalities(lines: Sequence[RecommendationLine], asked: Asked, place: Place) -> tuple[Facet, ...]:
    count: dict[int | None, int] = {}
    for line in lines:
        count[line.municipality_id] = count.get(line.municipality_id, 0) + 1
    found = [
        Facet(_("Everyone"), place.paths.recommendations(**asked.query(gemeente="")), None, not asked.municipality)
    ]
    for one in place.head.municipalities:
        if one.pk in count or asked.municipality == one.cbs_code:
            href = place.paths.recommendations(**asked.query(gemeente=one.cbs_code))
            found.append(Facet(one.name, href, count.get(one.pk, 0), asked.municipality == one.cbs_code))
    return tuple(found)


def _kinds(lines: Sequence[RecommendationLine], asked: Asked, place: Place) -> tuple[Facet, ...]:
    everything = place.paths.recommendations(**asked.query(soort="", stand=""))
    found = [Facet(_("Everything"), everything, None, not asked.kind and not asked.state)]
    still = sum(1 for line in lines if line.open)
    href = place.paths.recommendations(**asked.query(soort="", stand=OPEN))
    found.append(Facet(_("Still open"), href, still, asked.state == OPEN))
    for kind in RecommendationKind:
        number = sum(1 for line in lines if line.kind == kind.value)
        href = place.paths.recommendations(**asked.query(soort=kind.value, stand=""))
        found.append(Facet(word(kind, "recommendation_kind"), href, number, asked.kind == kind.value))
    return tuple(found)


def _tasks(asked: Asked, place: Place) -> tuple[Link, ...]:
    if not place.may(Permission.KEEP_RECOMMENDATIONS):
        return ()
    new = place.paths.new("aanbeveling")
    if asked.municipality:
        new = f"{new}?{urlencode({'municipality': asked.municipality})}"
    return (Link(_("New recommendation, motion or promise"), new),)


def _answer(line: RecommendationLine) -> str:
    """Return the answer, coded; a promise asks for none."""
    return "" if line.kind == RecommendationKind.PROMISE.value and not line.answer_text else line.answer


def _what(line: RecommendationLine) -> str:
    parts = (word(line.kind, "recommendation_kind"), line.made_by, line.paper)
    return ", ".join(part for part in parts if part)


def _entry(line: RecommendationLine, year: int, place: Place) -> Entry:
    return Entry(
        title=line.title,
        href=place.paths.recommendation(line.code),
        what=_what(line),
        on=line.made_on,
        answer=_answer(line),
        answer_text=line.answer_text,
        told=tuple(one for one in line.told if one.on.year == year) or line.told[-1:],
        state=line.state,
        due=line.due_on,
        overdue=line.overdue,
        owner=line.owner,
        mark=source_mark(line.origin),
    )


def list_file(lines: Sequence[RecommendationLine], asked: Asked) -> bytes:
    """Return the list as CSV: a line for each recommendation."""
    heads = (
        _("Municipality"), _("Kind"), _("Code"), _("Title"), _("What was asked"), _("Made by"), _("Paper"),
        _("Made on"), _("Answer"), _("Answer in words"), _("Answered on"), _("Theme"), _("Who does it"), _("Done by"),
        _("How it stands"), _("Told last on"), _("What was done"), _("Example"),
    )  # fmt: skip
    title = _("Recommendations %(year)s") % {"year": asked.year}
    rows = [_csv_row(line) for line in lines]
    return csv_file(tidied(Table(title, tuple(OutColumn(head) for head in heads), rows)))


def _csv_row(line: RecommendationLine) -> tuple[Value, ...]:
    last, answer = line.told[-1] if line.told else None, _answer(line)
    return (
        line.municipality, lower(line.kind, "recommendation_kind"), line.code, line.title, line.text, line.made_by,
        line.paper, line.made_on.text, lower(answer, "recommendation_answer") if answer else "",
        line.answer_text, line.answered_on.text if line.answered_on else "", line.theme, line.owner,
        line.due_on.text if line.due_on else "", lower(line.state, "recommendation_state"),
        last.on.isoformat() if last else "", " ".join(f"{one.on:%Y-%m-%d}: {one.text}" for one in line.told),
        _("yes") if line.origin.example else _("no"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecommendationScreen:
    """The page of one recommendation."""

    title: str
    kicker: str
    example: bool
    circle: str
    mark: SourceMark
    text: str
    facts: tuple[Mapping[str, object], ...]
    answer: str
    answer_text: str
    answered_on: PreciseDate | None
    told: tuple[Told, ...]
    state: str
    overdue: bool
    tasks: tuple[Link, ...]
    tells: bool
    back: Link


def recommendation_screen(line: RecommendationLine, place: Place) -> RecommendationScreen:
    """Return the page of one recommendation."""
    may = place.may_of(Permission.KEEP_RECOMMENDATIONS, line.municipality)
    facts: list[tuple[str, object]] = [
        (_("Made by"), line.made_by), (_("Paper"), line.paper), (_("Made on"), line.made_on),
        (_("Theme"), line.theme), (_("Who does it"), line.owner), (_("Done by"), line.due_on),
    ]  # fmt: skip
    return RecommendationScreen(
        title=line.title,
        kicker=", ".join(part for part in (word(line.kind, "recommendation_kind"), line.municipality) if part),
        example=line.origin.example,
        circle="" if line.origin.circle == "openbaar" else line.origin.circle,
        mark=head_mark(line.origin),
        text=line.text,
        facts=tuple({"key": key, "value": value} for key, value in facts if value),
        answer=_answer(line),
        answer_text=line.answer_text,
        answered_on=line.answered_on,
        told=tuple(reversed(line.told)),
        state=line.state,
        overdue=line.overdue,
        tasks=(Link(_("Change"), place.paths.edit("aanbeveling", line.uid)),) if may else (),
        tells=may,
        back=Link(_("Recommendations"), place.paths.recommendations()),
    )
