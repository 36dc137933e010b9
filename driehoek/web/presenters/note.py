# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The council note on screen: the same words as on paper, each with the page where they come from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from markupsafe import Markup

from driehoek.figures.indicators import indicators
from driehoek.kernel import clock
from driehoek.kernel.circle import Circle
from driehoek.lib.documents.content import Line
from driehoek.lib.documents.figures import ChartBlock
from driehoek.lib.statline.periods import parse
from driehoek.organisations.queries import MunicipalityHead
from driehoek.planning.queries import ProgrammeHead
from driehoek.publications.kinds.council_note.content import CouncilNote
from driehoek.publications.papers import Format
from driehoek.publications.queries import Corrected, IssuedLine
from driehoek.web.formats import plain_date
from driehoek.web.paths import Paths

FILE_NAMES = {Format.WORD: "Word", Format.PDF: "PDF", Format.WEB: "HTML"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The notes on one programme: municipality and address; none when not everybody may read the programme."""

    programme: str
    notes: tuple[tuple[str, str], ...]
    circle: str


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A page where the words of a paragraph are kept."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that was issued, with its files as they left the house, and what was corrected since."""

    title: str
    municipality: str
    on: date
    example: bool
    files: tuple[tuple[str, str], ...]
    corrections: tuple[SourceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """The programme that a note is about, its plan, and the programme that follows (itself when none does)."""

    programme_code: str
    programme_title: str
    plan_code: str
    plan_title: str
    successor_code: str
    successor_title: str


@dataclass(frozen=True, slots=True)
class NoteScreen:
    """The note with the addresses around it.

    Attributes:
        headings: of the eight parts and their table; a Dutch paper, so Dutch in every language of the screen.
        where: per kind of record the page where it is shown and kept.
        traced: whether the places of origin are shown; ``toggle`` is the address of the other way.
    """

    note: CouncilNote
    municipality: str
    headings: Mapping[str, str]
    where: Mapping[str, SourceLink]
    files: tuple[tuple[str, str], ...]
    issue_to: str
    traced: bool
    toggle: str

    def drawing(self, chart: ChartBlock) -> Markup:
        """Return the drawing of a chart as it is on paper."""
        return Markup(chart.picture.svg)  # noqa: S704 - made by lib/charts, which escapes every text

    def sources(self, lines: Iterable[Line]) -> tuple[SourceLink, ...]:
        """Return the pages where these lines come from, each once."""
        found: dict[str, SourceLink] = {}
        for line in lines:
            for origin in line.origins:
                link = self.where.get(origin.record)
                if link is not None:
                    found.setdefault(link.href, link)
        return tuple(found.values())


def choices(
    programmes: Iterable[ProgrammeHead], municipalities: Iterable[MunicipalityHead], paths: Paths
) -> tuple[Choice, ...]:
    """Return the notes one can make: on programmes that a council may read, for municipalities within reach."""
    own = tuple(municipalities)
    made = []
    for head in programmes:
        fitting = tuple((m.name, paths.note(head.code, m.cbs_code)) for m in own if head.municipality in ("", m.name))
        if fitting:
            public = Circle.PUBLIC.holds(Circle(head.origin.circle))
            made.append(Choice(head.title, fitting if public else (), str(head.origin.circle)))
    return tuple(made)


def issued_screen(
    papers: Iterable[IssuedLine], paths: Paths, corrections: Iterable[Corrected] = ()
) -> tuple[Issued, ...]:
    """Return the issued papers with the addresses of their files, and what was corrected after they were issued."""
    since: dict[UUID, list[SourceLink]] = defaultdict(list)
    for each in corrections:
        since[each.paper].append(SourceLink(correction(each), paths.figure_place(each.indicator, each.area)))
    return tuple(
        Issued(
            paper.title,
            paper.municipality,
            paper.issued_at.astimezone(clock.AMSTERDAM).date(),
            paper.example,
            tuple((FILE_NAMES[Format(form)], paths.issued(paper.uid, form)) for form, _digest in paper.digests),
            tuple(since[paper.uid]),
        )
        for paper in papers
    )


def correction(each: Corrected) -> str:
    """Say what was corrected: "Woninginbraak 2024: 36 werd 38 (gelezen op 3 mei 2026)"."""
    known = indicators().get(each.indicator)
    words = {
        "figure": known.title.in_language(get_language() or "nl") if known is not None else each.indicator,
        "period": parse(each.period).title(get_language() or "nl"),
        "was": each.was,
        "now": each.now,
        "day": plain_date(each.on.astimezone(clock.AMSTERDAM).date(), get_language() or "nl"),
    }
    if each.now is None:
        return _("%(figure)s %(period)s: %(was)s was withdrawn by its source (read on %(day)s)") % words
    return _("%(figure)s %(period)s: %(was)s became %(now)s (read on %(day)s)") % words


def note_screen(
    note: CouncilNote, around: Around, municipality: MunicipalityHead, paths: Paths, *, traced: bool
) -> NoteScreen:
    """Return the note on screen."""
    return NoteScreen(
        note=note,
        municipality=municipality.name,
        headings=_headings(),
        where=_where(around, paths),
        files=tuple(
            (label, paths.note(around.programme_code, municipality.cbs_code, form.value))
            for form, label in FILE_NAMES.items()
        ),
        traced=traced,
        toggle=paths.note(around.programme_code, municipality.cbs_code) + ("" if traced else "?herkomst=ja"),
        issue_to=paths.issue_note(around.programme_code, municipality.cbs_code),
    )


def _headings() -> Mapping[str, str]:
    with override("nl"):
        return {
            "subject": _("Subject"),
            "college_date": _("Date of the municipal executive"),
            "key_message": _("Key message"),
            "earlier": _("Earlier decisions"),
            "date": _("Date"),
            "summary": _("Short description"),
            "explanation": _("Explanation"),
            "communication": _("Communication"),
            "next_steps": _("Next steps"),
            "secrecy": _("Secrecy"),
        }


def _where(around: Around, paths: Paths) -> Mapping[str, SourceLink]:
    plan = SourceLink(around.plan_title, paths.plan(around.plan_code))
    looking_back = _("Evaluation of %(programme)s") % {"programme": around.programme_title}
    evaluation = SourceLink(looking_back, paths.evaluation(around.programme_code))
    here = SourceLink(around.programme_title, paths.programme(around.programme_code))
    following = SourceLink(around.successor_title, paths.programme(around.successor_code))
    register = SourceLink(_("Agreements and decisions"), paths.register)
    partnership = SourceLink(_("Partnership"), paths.partnership)
    return {
        "publications.notefacts": SourceLink(_("Annexes"), f"{paths.notes}#bijlagen"),
        "monitoring.goalfigure": SourceLink(_("Figures"), paths.figures),
        "planning.plan": plan,
        "planning.plantext": plan,
        "planning.node": plan,
        "planning.localchapter": plan,
        "planning.programme": here,
        "planning.programmeaim": following,
        "planning.adoption": register,
        "steering.decision": register,
        "evaluation.evaluation": evaluation,
        "evaluation.judgement": evaluation,
        "organisations.partnership": partnership,
        "organisations.membership": partnership,
        "organisations.municipality": partnership,
        "organisations.municipalityfacts": partnership,
    }
