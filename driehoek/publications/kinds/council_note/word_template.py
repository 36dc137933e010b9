# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Makes ``template.docx``, the Word template of the council note that ships with the system.

Run ``python -m driehoek.publications.kinds.council_note.word_template`` after a change of the house style or of the
content. A template of a municipality's own is made in Word from this file and never overwritten.
"""

from datetime import UTC, datetime
from pathlib import Path

from docx.document import Document
from docx.shared import Mm
from docx.table import _Cell

from driehoek.lib.documents.word import with_fixed_times
from driehoek.lib.documents.word_house import (
    LANGUAGE,
    LEAD_STYLE,
    MARK_STYLE,
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

PLACE = Path(__file__).parent / "template.docx"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
WIDTHS = (Mm(34), Mm(122))


class _Writer:
    """Writes the parts of the note with their placeholders, in order."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def control(self, tag: str) -> None:
        """Add a paragraph that only holds a Jinja tag and leaves no trace in the filled document."""
        self.document.add_paragraph("{%p " + tag + " %}")

    def line(self, name: str, style: str, cell: _Cell | None = None) -> None:
        """Add a paragraph with one line of content and its mark."""
        if cell is None:
            paragraph = self.document.add_paragraph(style=style)
        else:
            paragraph = cell.paragraphs[0]
            paragraph.style = self.document.styles[style]
        marked = "{% if " + name + ".example %}"
        paragraph.add_run(marked + "Voorbeeld{% endif %}", style=MARK_STYLE)
        paragraph.add_run(marked + " {% endif %}{{ " + name + ".text }}")

    def lines(self, name: str, style: str) -> None:
        """Add each line of a list as a paragraph of its own."""
        self.control(f"for line in {name}")
        self.line("line", style)
        self.control("endfor")

    def paragraphs(self, name: str, style: str = "Normal") -> None:
        """Add paragraphs, each of several lines that run on."""
        self.control(f"for paragraph in {name}")
        paragraph = self.document.add_paragraph(style=style)
        paragraph.add_run("{%r for line in paragraph.lines %}")
        paragraph.add_run("{% if line.example %}Voorbeeld{% endif %}", style=MARK_STYLE)
        paragraph.add_run("{% if line.example %} {% endif %}{{ line.text }}{% if not loop.last %} {% endif %}")
        paragraph.add_run("{%r endfor %}")
        self.control("endfor")

    def heading(self, text: str) -> None:
        """Add the heading of one of the eight parts."""
        self.document.add_paragraph(text, style="Heading 1")

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
    core = document.core_properties
    core.title, core.language, core.author = "Raadsnota (sjabloon)", LANGUAGE, "Driehoek"
    core.comments, core.last_modified_by, core.revision = "", "Driehoek", 1
    core.created = core.modified = MADE.replace(tzinfo=None)  # python-docx writes naive moments as UTC
    return with_fixed_times(saved(document))


if __name__ == "__main__":
    PLACE.write_bytes(build())
