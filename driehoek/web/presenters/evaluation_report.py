# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The evaluation of a round on screen: the same words as on paper, with the papers that can be made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from driehoek.evaluation.queries import Corrected, RoundHead
from driehoek.kernel import clock
from driehoek.lib.documents.figures import ChartBlock
from driehoek.publications.kinds.evaluation_report.content import EvaluationReport
from driehoek.publications.kinds.evaluation_report.labels import LABELS, STORY
from driehoek.publications.kinds.evaluation_report.writing import Asked, Written
from driehoek.web.doors import Place
from driehoek.web.formats import plain_date
from driehoek.web.presenters.action_list import FacetLink
from driehoek.web.presenters.closing import CorrectionRow, correction_rows
from driehoek.web.presenters.papers import PaperLine, paper_line


@dataclass(frozen=True, slots=True)
class ReportScreen:
    """The evaluation with the addresses around it.

    Attributes:
        labels, story: the Dutch words of the paper, in every language of the screen.
        stand: from what it was made, in a sentence; draft: nobody froze it yet.
        places: the whole and the part of each municipality. papers: the files of what is shown.
        corrections: figures that their source changed after the lock; the report stays as it was.
    """

    report: EvaluationReport
    labels: Mapping[str, str]
    story: tuple[tuple[str, str], ...]
    title: str
    stand: str
    draft: bool
    places: tuple[FacetLink, ...]
    papers: tuple[PaperLine, ...]
    corrections: tuple[CorrectionRow, ...]

    def drawing(self, chart: ChartBlock) -> Markup:
        """Return the drawing of a chart as it is on paper."""
        return Markup(chart.picture.svg)  # noqa: S704 - made by lib/charts, which escapes every text


def report_screen(
    written: Written, head: RoundHead, place: Place, asked: Asked, corrected: Sequence[Corrected]
) -> ReportScreen:
    """Return the evaluation of a round on screen."""
    return ReportScreen(
        report=written.report,
        labels=LABELS,
        story=STORY,
        title=head.title,
        stand=_stand(written),
        draft=written.frozen is None,
        places=_places(place, head, asked),
        papers=_papers(written, place, head.code, asked),
        corrections=correction_rows(corrected),
    )


def _stand(written: Written) -> str:
    if written.frozen is None:
        return _("A draft: it grows while answers and judgements come in. Those who judge and those who run it see it.")
    day = plain_date(written.frozen.frozen_at.astimezone(clock.AMSTERDAM).date(), get_language() or "nl")
    words = {"day": day, "number": written.frozen.number}
    if written.frozen.replaced:
        return _("As it was locked on %(day)s (part %(number)s). It was locked anew since.") % words
    return _("As it was locked on %(day)s (part %(number)s). It does not change any more.") % words


def _places(place: Place, head: RoundHead, asked: Asked) -> tuple[FacetLink, ...]:
    if head.municipality:
        return ()
    part = {"deel": str(asked.number)} if asked.number is not None else {}
    whole = FacetLink(_("All together"), place.paths.round_report(head.code, **part), None, asked.municipality is None)
    return (
        whole,
        *(
            FacetLink(
                one.name,
                place.paths.round_report(head.code, gemeente=one.cbs_code, **part),
                None,
                asked.municipality == one,
            )
            for one in place.head.municipalities
        ),
    )


def _papers(written: Written, place: Place, code: str, asked: Asked) -> tuple[PaperLine, ...]:
    """Return the files: of each edition as it holds now, and as it went to the triangle where more came of it."""
    own = {"gemeente": asked.municipality.cbs_code} if asked.municipality is not None else {}

    def lines(title: str, number: str) -> tuple[PaperLine, ...]:
        address = partial(_address, place, code, own, number)
        return tuple(paper_line(title, edition, address) for edition in written.editions)

    if asked.number is not None:
        return lines(_("Evaluation report"), str(asked.number))
    made = lines(_("Evaluation report"), "")
    if written.frozen is None or not written.report.agreed:
        return made
    return (*made, *lines(_("As it went to the triangle"), str(written.frozen.number)))


def _address(place: Place, code: str, own: Mapping[str, str], number: str, form: str, edition: str) -> str:
    return place.paths.round_report_file(code, form, editie=edition, deel=number, **own)
