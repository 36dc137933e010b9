# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes ``template.docx``, the Word template of the list of agreements that ships with the system.

Run ``python -m driehoek.publications.kinds.agreements.word_template`` after a change of the house style or of the
content.
"""

from pathlib import Path

from docx.shared import Mm

from driehoek.publications.meeting_word import OUTCOME_DETAIL_STYLE, OUTCOME_STYLE, MeetingWriter, new_meeting_document

PLACE = Path(__file__).parent / "template.docx"
COLUMNS = (("Wat", "what", Mm(78)), ("Wie", "owner", Mm(42)), ("Wanneer", "due", Mm(36)))


def _outcomes(write: MeetingWriter) -> None:
    write.control("for outcome in point.outcomes")
    write.control("for line in outcome.text")
    write.control("if loop.first")
    first = write.document.add_paragraph(style=OUTCOME_STYLE)
    first.add_run("{{ outcome.kind }}: ").bold = True
    write.marked(first, "line")
    write.control("else")
    further = write.document.add_paragraph(style=OUTCOME_DETAIL_STYLE)
    further.paragraph_format.keep_with_next = True
    write.marked(further, "line")
    write.control("endif")
    write.control("endfor")
    for label, name in (
        ("Wie", "owner"),
        ("Wanneer", "due"),
        ("Gezag", "authority"),
        ("Waarom", "reason"),
        ("Wat wijkt?", "gives_way"),
        ("Opnieuw bekijken", "review"),
    ):
        write.labelled(label, f"outcome.{name}", OUTCOME_DETAIL_STYLE)
    write.control("endfor")


def build() -> bytes:
    """Make the template; the same code gives the same bytes."""
    document = new_meeting_document()
    write = MeetingWriter(document)
    write.head("agreements", "Afsprakenlijst")
    write.heading("Wie doet wat")
    write.rows("agreements.tasks", COLUMNS, "Wie doet wat, en wanneer")
    write.lines("agreements.no_tasks", "Normal")
    write.heading("Per agendapunt")
    write.control("for point in agreements.points")
    heading = write.document.add_paragraph("{{ point.number }}. ", style="Heading 2")
    write.marked(heading, "point.title")
    write.lines("point.said", "Normal")
    _outcomes(write)
    write.control("endfor")
    write.lines("agreements.no_points", "Normal")
    write.control("if agreements.postponed")
    write.heading("Aangehouden")
    write.lines("agreements.postponed", "List Bullet")
    write.control("endif")
    write.heading("Vaststelling")
    write.line("agreements.approval", "Normal")
    return write.finished("Afsprakenlijst")


if __name__ == "__main__":
    PLACE.write_bytes(build())
