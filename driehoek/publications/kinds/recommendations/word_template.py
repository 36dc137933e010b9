# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes ``template.docx``, the Word template of the yearly list of recommendations that ships with the system.

Run ``python -m driehoek.publications.kinds.recommendations.word_template`` after a change of the house style or of the
content.
"""

from pathlib import Path

from docx.shared import Mm

from driehoek.publications.meeting_word import MeetingWriter, new_meeting_document

PLACE = Path(__file__).parent / "template.docx"
COLUMNS = (("Aanbeveling", "what", Mm(86)), ("Antwoord", "answer", Mm(36)), ("Stand", "state", Mm(34)))


def build() -> bytes:
    """Make the template; the same code gives the same bytes."""
    document = new_meeting_document()
    write = MeetingWriter(document)
    write.head("year", "Aanbevelingen en opvolging")
    write.line("year.basis", "Normal")
    write.control("for place in year.municipalities")
    document.add_paragraph("{{ place.name }}", style="Heading 1")
    write.rows("place.short", COLUMNS, "Aanbevelingen: wat er is gevraagd, het antwoord en de stand")
    write.control("for one in place.recommendations")
    write.line("one.title", "Heading 2")
    write.line("one.source", "Normal")
    write.labelled("Gevraagd", "one.text")
    write.labelled("Antwoord", "one.answer")
    stands = document.add_paragraph(style="Normal")
    stands.add_run("Stand: ").bold = True
    write.marked(stands, "one.state")
    write.labelled("Wie", "one.owner")
    write.labelled("Wanneer", "one.due")
    write.labelled("Wat is gedaan", "one.told")
    write.control("endfor")
    write.control("endfor")
    write.lines("year.none", "Normal")
    return write.finished("Aanbevelingen en opvolging")


if __name__ == "__main__":
    PLACE.write_bytes(build())
