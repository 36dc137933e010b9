# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The council note on screen: the same words as on paper, each with the page where they come from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from driehoek.lib.documents.content import Line
from driehoek.organisations.queries import MunicipalityHead
from driehoek.planning.queries import ProgrammeHead
from driehoek.publications.kinds.council_note.content import CouncilNote
from driehoek.publications.papers import Format
from driehoek.web.paths import Paths


@dataclass(frozen=True, slots=True)
class Choice:
    """A note that can be made."""

    programme: str
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A page where the words of a paragraph are kept."""

    label: str
    href: str


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
    """Return the notes one can make: of every programme, for every municipality within reach."""
    own = tuple(municipalities)
    made = []
    for head in programmes:
        fitting = tuple((m.name, paths.note(head.code, m.cbs_code)) for m in own if head.municipality in ("", m.name))
        if fitting:
            made.append(Choice(head.title, fitting))
    return tuple(made)


def note_screen(
    note: CouncilNote,
    programme: ProgrammeHead,
    programmes: Iterable[ProgrammeHead],
    municipality: MunicipalityHead,
    paths: Paths,
    *,
    traced: bool,
) -> NoteScreen:
    """Return the note on screen."""
    successor = next((head for head in programmes if head.predecessor == programme.title), None)
    file_names = {Format.WORD: "Word", Format.PDF: "PDF", Format.WEB: "HTML"}
    return NoteScreen(
        note=note,
        municipality=municipality.name,
        headings=_headings(),
        where=_where(programme, successor, paths),
        files=tuple(
            (label, paths.note(programme.code, municipality.cbs_code, form.value)) for form, label in file_names.items()
        ),
        traced=traced,
        toggle=paths.note(programme.code, municipality.cbs_code) + ("" if traced else "?herkomst=ja"),
        issue_to=paths.issue_note(programme.code, municipality.cbs_code),
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


def _where(programme: ProgrammeHead, successor: ProgrammeHead | None, paths: Paths) -> Mapping[str, SourceLink]:
    plan = SourceLink(programme.plan_title, paths.plan(programme.plan_code))
    evaluation = SourceLink(
        _("Evaluation of %(programme)s") % {"programme": programme.title}, paths.evaluation(programme.code)
    )
    here = SourceLink(programme.title, paths.programme(programme.code))
    following = SourceLink(successor.title, paths.programme(successor.code)) if successor else here
    register = SourceLink(_("Agreements and decisions"), paths.register)
    partnership = SourceLink(_("Partnership"), paths.partnership)
    return {
        "publications.notefacts": SourceLink(_("Annexes"), f"{paths.notes}#bijlagen"),
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
