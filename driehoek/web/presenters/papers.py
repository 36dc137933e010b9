# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Links to papers that are made at once: per paper and edition the three formats."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from driehoek.publications.editions import Edition
from driehoek.publications.kinds.open_agreements.writing import editions_of_overview
from driehoek.publications.papers import Format
from driehoek.publications.sitting import editions_of
from driehoek.steering.queries.agenda import AgendaView
from driehoek.steering.rules import MeetingState
from driehoek.web.doors import Place
from driehoek.web.presenters.note import FILE_NAMES

#: States in which there is something to put on a list of agreements.
WITH_LIST = frozenset({MeetingState.RUNNING, MeetingState.HELD})


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper in one edition.

    Attributes:
        readers: for whom it is; files: format and address.
    """

    title: str
    readers: str
    files: tuple[tuple[str, str], ...]

    @property
    def now(self) -> str:
        """The address of the PDF, which every telephone opens."""
        return dict(self.files)[FILE_NAMES[Format.PDF]]


def meeting_papers(view: AgendaView, place: Place) -> tuple[PaperLine, ...]:
    """Return the papers of a meeting that this reader can make: the list first once there is one."""
    head = view.head
    editions = editions_of(place.actor, place.head.pk, head)
    noted = any(item.notes for item in view.items)

    def lines(title: str, paper: str, own: Iterable[Edition]) -> tuple[PaperLine, ...]:
        address = partial(place.paths.meeting_paper, head.code, paper)
        return tuple(paper_line(title, edition, address) for edition in (*editions, *own))

    agenda = lines(_("Agenda"), "agenda", (Edition.OWN,) if noted or not editions else ())
    if MeetingState(head.state) not in WITH_LIST:
        return agenda
    made = lines(_("List of agreements"), "afsprakenlijst", () if editions else (Edition.OWN,))
    return (*made, *agenda)


def open_papers(place: Place) -> tuple[PaperLine, ...]:
    """Return the overview of open agreements in the editions that this reader can make."""
    found = editions_of_overview(place.actor, place.head)
    return tuple(paper_line(_("Open agreements"), edition, place.paths.open_agreements_file) for edition in found)


def yearly_papers(place: Place, year: int, municipality: str) -> tuple[PaperLine, ...]:
    """Return the yearly list of recommendations in the editions that this reader can make; the public one first."""
    title = _("Recommendations %(year)s") % {"year": year}

    def address(form: str, edition: str) -> str:
        return place.paths.recommendations_paper(form, jaar=year, gemeente=municipality, editie=edition)

    found = reversed(editions_of_overview(place.actor, place.head))
    return tuple(paper_line(title, edition, address) for edition in found)


def paper_line(title: str, edition: Edition, address: Callable[[str, str], str]) -> PaperLine:
    """Return a paper in one edition, with the address of each format."""
    files = tuple((label, address(form.value, edition.value)) for form, label in FILE_NAMES.items())
    return PaperLine(title, readers(edition), files)


def readers(edition: Edition) -> str:
    """Say for whom an edition is."""
    told = {
        Edition.TRIANGLE: _("for the triangle"),
        Edition.MUNICIPALITY: _("for the municipality itself"),
        Edition.PARTNERS: _("for the partners"),
        Edition.PUBLIC: _("for everybody"),
        Edition.OWN: _("my own copy, with my annotations"),
    }
    return told[edition]
