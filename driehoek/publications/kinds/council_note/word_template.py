# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Makes ``template.docx``, the Word template of the council note that ships with the system.

Run ``python -m driehoek.publications.kinds.council_note.word_template`` after a change of the house style or of the
content. A template of a municipality's own is made in Word from this file and never overwritten.
"""

from datetime import UTC, datetime
from pathlib import Path

from docx.shared import Mm

from driehoek.lib.documents.word import with_fixed_times
from driehoek.lib.documents.word_house import (
    LANGUAGE,
    LEAD_STYLE,
    NOTICE_STYLE,
    OPENING_STYLE,
    TABLE_TEXT_STYLE,
    add_charts,
    add_row,
    add_table,
    new_house_document,
    saved,
    set_header_and_footer,
    set_widths,
)
from driehoek.lib.documents.word_writer import TemplateWriter

PLACE = Path(__file__).parent / "template.docx"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
WIDTHS = (Mm(34), Mm(122))


class _Writer(TemplateWriter):
    """Writes the parts of the note with their placeholders, in order."""

    def numbered_part(self, name: str) -> None:
        """Add one of the two numbered parts of the explanation."""
        self.line(f"{name}.title", "Heading 2")
        self.paragraphs(f"{name}.opening", OPENING_STYLE)
        self.control(f"for theme in {name}.themes")
        self.line("theme.name", "Heading 3")
        self.paragraphs("theme.text")
        self.control("endfor")

    def figures(self) -> None:
        """Add what the figures say, where the note has any."""
        self.control("for part in note.figures")
        self.numbered_part("part")
        add_charts(self.document, "part.charts")
        self.control("endfor")

    def earlier_decisions(self) -> None:
        """Add the table of earlier decisions, or the line that there are none."""
        self.control("if note.earlier_decisions")
        header = ("Datum", "Korte omschrijving")
        table = add_table(self.document, header, WIDTHS, "Eerdere besluiten: datum en korte omschrijving")
        add_row(table).cells[0].text = "{%tr for row in note.earlier_decisions %}"
        row = add_row(table)
        self.line("row.date", TABLE_TEXT_STYLE, row.cells[0])
        self.line("row.summary", TABLE_TEXT_STYLE, row.cells[1])
        add_row(table).cells[0].text = "{%tr endfor %}"
        set_widths(table, WIDTHS)
        self.control("endif")
        self.lines("note.no_earlier_decisions", "Normal")


def build() -> bytes:
    """Make the template; the same code gives the same bytes."""
    document = new_house_document()
    write = _Writer(document)
    set_header_and_footer(document, "Gemeente {{ note.municipality }}", "{{ note.paper_name.text }}")
    write.line("note.paper_name", "Title")
    write.lines("note.example_notice", NOTICE_STYLE)
    write.heading("Onderwerp")
    write.line("note.subject", LEAD_STYLE)
    write.heading("Collegedatum")
    write.line("note.college_date", "Normal")
    write.heading("Kernboodschap")
    write.paragraphs("note.key_message")
    write.heading("Eerdere besluiten")
    write.earlier_decisions()
    write.heading("Toelichting")
    write.paragraphs("note.introduction", OPENING_STYLE)
    write.lines("note.themes", "List Number")
    write.paragraphs("note.purpose")
    write.numbered_part("note.evaluation")
    write.numbered_part("note.programme")
    write.figures()
    for text, name in (
        ("Communicatie", "communication"),
        ("Vervolgstappen", "next_steps"),
        ("Geheimhouding", "secrecy"),
    ):
        write.heading(text)
        write.paragraphs(f"note.{name}")
    write.lines("note.made_from", "Footer")
    core = document.core_properties
    core.title, core.language, core.author = "Raadsnota (sjabloon)", LANGUAGE, "Driehoek"
    core.comments, core.last_modified_by, core.revision = "", "Driehoek", 1
    core.created = core.modified = MADE.replace(tzinfo=None)  # python-docx writes naive moments as UTC
    return with_fixed_times(saved(document))


if __name__ == "__main__":
    PLACE.write_bytes(build())
