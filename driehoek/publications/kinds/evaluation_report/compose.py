# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing the evaluation report, in the order of the paper."""

from collections.abc import Iterator
from dataclasses import replace

from driehoek.kernel import clock
from driehoek.kernel.dates import dutch
from driehoek.lib.documents.content import Line
from driehoek.publications.dutch import listed, span
from driehoek.publications.kinds.council_note.compose import lines_of
from driehoek.publications.kinds.evaluation_report.colophon import colophon, made_from
from driehoek.publications.kinds.evaluation_report.content import EvaluationReport
from driehoek.publications.kinds.evaluation_report.first_page import (
    NOTHING,
    advice,
    agreed,
    asked,
    remaining,
    summary,
)
from driehoek.publications.kinds.evaluation_report.leads import lead_groups
from driehoek.publications.kinds.evaluation_report.making import Making
from driehoek.publications.kinds.evaluation_report.theme_figures import told_of
from driehoek.publications.kinds.evaluation_report.theme_text import theme_groups, theme_rows
from driehoek.publications.meeting_paper import Detail, Head, example_notice, line

DRAFT = "Concept. De ronde is nog niet afgesloten; wat hier staat, kan nog veranderen."


def compose(making: Making) -> EvaluationReport:
    """Write the report, as far as its readers see the evaluation."""
    requests = tuple(asked(making))
    left = tuple(remaining(making))
    made = EvaluationReport(
        head=_head(making),
        draft=(Line(DRAFT),) if making.draft else (),
        summary=tuple(summary(making)),
        agreed=tuple(agreed(making)),
        asked=requests,
        nothing_asked=() if requests or left else (Line(NOTHING),),
        remaining=left,
        advice=tuple(advice(making)),
        themes=tuple(theme_rows(making)),
        groups=tuple(theme_groups(making, told_of(making.dossier, making.place))),
        leads=tuple(lead_groups(making)),
        made_from=tuple(made_from(making)),
        colophon=tuple(colophon(making)),
    )
    marked = any(each.example for each in lines_of(made))
    return replace(made, head=replace(made.head, example_notice=example_notice(marked=marked)))


def _head(making: Making) -> Head:
    dossier = making.dossier
    name = dossier.round.title if dossier.round is not None else listed([one.title for one in dossier.programmes])
    place = f", gemeente {making.place}" if making.place else ""
    about = f"{name}{place}, over {span(dossier.period_start, dossier.period_end)}"
    return Head(
        partnership=f"{dossier.partnership} (concept)" if making.draft else dossier.partnership,
        lead=line(about, example=dossier.round is not None and dossier.round.example),
        day=making.day.isoformat(),
        example_notice=(),
        details=tuple(_details(making)),
    )


def _details(making: Making) -> Iterator[Detail]:
    dossier = making.dossier
    if dossier.round is not None:
        yield Detail("Programma", line(listed([one.title for one in dossier.programmes])))
        yield Detail("Driehoek", Line(f"op {dutch(dossier.round.triangle_on)}"))
    if making.frozen is not None:
        day = making.frozen.frozen_at.astimezone(clock.AMSTERDAM).date()
        yield Detail("Afgesloten", Line(f"op {dutch(day)}"))
    yield Detail("Bestemd voor", line(making.reader))
