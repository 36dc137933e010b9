# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes ``template.docx``, the Word template of the overview of open agreements that ships with the system.

Run ``python -m driehoek.publications.kinds.open_agreements.word_template`` after a change of the house style or of the
content.
"""

from pathlib import Path

from docx.shared import Mm

from driehoek.publications.meeting_word import MeetingWriter, new_meeting_document

PLACE = Path(__file__).parent / "template.docx"
COLUMNS = (
    ("Afspraak", "what", Mm(60)),
    ("Van", "origin", Mm(39)),
    ("Wanneer", "due", Mm(36)),
    ("Stand", "state", Mm(21)),
)


def build() -> bytes:
    """Make the template; the same code gives the same bytes."""
    document = new_meeting_document()
    write = MeetingWriter(document)
    write.head("overview", "Openstaande afspraken")
    write.control("for owner in overview.owners")
    document.add_paragraph("{{ owner.name }}", style="Heading 1")
    description = "Openstaande afspraken: wat, van welk overleg, wanneer en hoe het staat"
    write.rows("owner.agreements", COLUMNS, description, "told")
    write.control("endfor")
    write.lines("overview.none", "Normal")
    return write.finished("Openstaande afspraken")


if __name__ == "__main__":
    PLACE.write_bytes(build())
