# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes ``template.docx``, the Word template of the agenda that ships with the system.

Run ``python -m driehoek.publications.kinds.agenda.word_template`` after a change of the house style or of the content.
"""

from pathlib import Path

from docx.shared import Mm

from driehoek.lib.documents.word_house import OPENING_STYLE
from driehoek.publications.meeting_word import ASIDE_STYLE, PRIVATE_STYLE, MeetingWriter, new_meeting_document

PLACE = Path(__file__).parent / "template.docx"
COLUMNS = (
    ("Afspraak", "what", Mm(60)),
    ("Wie", "owner", Mm(39)),
    ("Wanneer", "due", Mm(36)),
    ("Stand", "state", Mm(21)),
)


def _parts(write: MeetingWriter, name: str) -> None:
    write.control(f"for part in {name}")
    write.control("if part.title")
    write.document.add_paragraph("{{ part.title }}", style="Heading 1")
    write.control("endif")
    write.control("for point in part.points")
    write.control("if part.title")
    write.marked(write.document.add_paragraph("{{ point.number }}. ", style="Heading 2"), "point.title")
    write.control("else")
    write.marked(write.document.add_paragraph("{{ point.number }}. ", style="Heading 1"), "point.title")
    write.control("endif")
    write.lines("point.aside", ASIDE_STYLE)
    write.labelled("Waarom", "point.reason")
    write.labelled("Gevraagd", "point.asked")
    write.labelled("Wat wijkt?", "point.gives_way")
    write.labelled("Stukken", "point.references")
    write.labelled("Annotatie", "point.annotations", PRIVATE_STYLE)
    write.control("endfor")
    write.control("endfor")


def build() -> bytes:
    """Make the template; the same code gives the same bytes."""
    document = new_meeting_document()
    write = MeetingWriter(document)
    write.head("agenda", "Agenda", ("own_copy", "head.example_notice"))
    _parts(write, "agenda.first")
    write.lines("agenda.follow_up_opening", OPENING_STYLE)
    write.rows("agenda.follow_up", COLUMNS, "Eerdere afspraken: wat, wie, wanneer en hoe het staat", "told")
    write.lines("agenda.no_follow_up", "Normal")
    _parts(write, "agenda.parts")
    write.lines("agenda.no_points", "Normal")
    return write.finished("Agenda")


if __name__ == "__main__":
    PLACE.write_bytes(build())
