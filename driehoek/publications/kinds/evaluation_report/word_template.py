# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes ``template.docx``, the Word template of the evaluation report that ships with the system.

Run ``python -m driehoek.publications.kinds.evaluation_report.word_template`` after a change of the house style or of
the content.
"""

from pathlib import Path

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt

from driehoek.lib.documents.word_house import OPENING_STYLE, add_charts
from driehoek.publications.kinds.evaluation_report.labels import STORY
from driehoek.publications.meeting_word import (
    ASIDE_STYLE,
    OUTCOME_DETAIL_STYLE,
    OUTCOME_STYLE,
    MeetingWriter,
    new_meeting_document,
)

PLACE = Path(__file__).parent / "template.docx"
AFTER_STYLE = "Na een tabel"
ACTIONS = (("Actie", "what", Mm(68)), ("Trekker", "lead", Mm(34)), ("Stand", "state", Mm(29)), ("Tot", "end", Mm(25)))
LED = (("Trekker", "lead", Mm(36)), ("Actie", "what", Mm(66)), ("Stand", "state", Mm(29)), ("Tot", "end", Mm(25)))


def _first_page(write: MeetingWriter) -> None:
    write.heading("In het kort")
    write.paragraphs("report.summary")
    write.control("if report.agreed")
    write.heading("Wat is afgesproken")
    columns = (("Wat", "what", Mm(112)), ("Uitkomst", "outcome", Mm(44)))
    write.rows("report.agreed", columns, "Wat is afgesproken, met de uitkomst", more="more")
    write.control("endif")
    write.heading("Wat wordt gevraagd")
    write.lines("report.remaining", OPENING_STYLE)
    columns = (("Wat", "what", Mm(112)), ("Aan wie", "who", Mm(44)))
    write.rows("report.asked", columns, "Wat wordt gevraagd, en aan wie", more="why")
    write.lines("report.nothing_asked", "Normal")
    write.control("if report.advice")
    write.heading("Aanbevelingen")
    write.control("for one in report.advice")
    write.labelled("{{ one.theme }}", "one.text")
    write.control("endfor")
    write.control("endif")
    write.control("if report.themes")
    write.heading("De thema’s naast elkaar")
    themes = (("Thema", "theme", Mm(100)), ("Acties", "state", Mm(56)))
    write.rows("report.themes", themes, "De thema’s, met hun acties en doelen", more="goals")
    write.control("endif")


def _apart(write: MeetingWriter, label: str, name: str) -> None:
    """Set a text apart; the white is above its first paragraph, so that two of them do not run together."""
    write.control(f"for line in {name}")
    write.control("if loop.first")
    first = write.document.add_paragraph(style=OUTCOME_STYLE)
    first.add_run(f"{label}: ").bold = True
    write.marked(first, "line")
    write.control("else")
    write.line("line", OUTCOME_DETAIL_STYLE)
    write.control("endif")
    write.control("endfor")


def _judged(write: MeetingWriter) -> None:
    write.control("for judged in theme.judged")
    write.lines("judged.whose", "Heading 3")
    write.lines("judged.state", "Normal")
    for label, name in STORY:
        write.labelled(label, f"judged.{name}")
    _apart(write, "Uit de praktijk", "judged.story")
    _apart(write, "Aanbeveling", "judged.advice")
    write.control("endfor")


def _theme(write: MeetingWriter) -> None:
    write.line("theme.title", "Heading 2")
    write.lines("theme.about", ASIDE_STYLE)
    write.lines("theme.not_judged", "Normal")
    _judged(write)
    write.control("if theme.goals")
    write.document.add_paragraph("Doelen", style="Heading 3")
    goals = (("Doel", "goal", Mm(112)), ("Oordeel", "result", Mm(44)))
    write.rows("theme.goals", goals, "Doelen met hun oordeel", more="reason")
    write.control("endif")
    write.control("if theme.figures")
    write.document.add_paragraph("Cijfers", style="Heading 3")
    write.lines("theme.figures", "Normal")
    add_charts(write.document, "theme.charts")
    write.control("endif")
    write.control("if theme.actions")
    write.document.add_paragraph("Acties", style="Heading 3")
    write.control("endif")
    write.rows("theme.actions", ACTIONS, "Acties met trekker, stand en einddatum", more="told")
    write.lines("theme.rest", AFTER_STYLE)


def _groups(write: MeetingWriter) -> None:
    write.control("for group in report.groups")
    write.line("group.title", "Heading 1")
    write.control("for theme in group.themes")
    _theme(write)
    write.control("endfor")
    write.control("endfor")


def _leads(write: MeetingWriter) -> None:
    write.control("if report.leads")
    write.heading("Wie trekt wat")
    write.control("for group in report.leads")
    write.line("group.title", "Heading 2")
    write.line("group.about", "Normal")
    write.rows("group.rows", LED, "Acties per trekker")
    write.control("endfor")
    write.control("endif")


def build() -> bytes:
    """Make the template; the same code gives the same bytes."""
    document = new_meeting_document()
    document.styles.add_style(AFTER_STYLE, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    document.styles[AFTER_STYLE].paragraph_format.space_before = Pt(7)
    write = MeetingWriter(document)
    write.head("report", "Evaluatie", notices=("draft", "head.example_notice"))
    _first_page(write)
    _groups(write)
    _leads(write)
    write.heading("Over dit stuk")
    write.lines("report.made_from", "Normal")
    write.lines("report.colophon", "Normal")
    return write.finished("Evaluatie")


if __name__ == "__main__":
    PLACE.write_bytes(build())
