# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the Word templates of meetings share: their styles, the head, and texts with a label in front."""

from datetime import UTC, datetime

from docx.document import Document
from docx.shared import Mm, Pt

from driehoek.lib.documents.word import with_fixed_times
from driehoek.lib.documents.word_house import (
    ACCENT,
    LANGUAGE,
    LEAD_STYLE,
    MARKED_EDGE,
    NOTICE_STYLE,
    TABLE_TEXT_STYLE,
    add_edged_style,
    add_labelled_style,
    add_quiet_style,
    add_row,
    add_table,
    new_house_document,
    saved,
    set_header_and_footer,
    set_widths,
)
from driehoek.lib.documents.word_writer import TemplateWriter

MADE = datetime(2026, 1, 1, tzinfo=UTC)
DETAIL_STYLE, OUTCOME_STYLE, OUTCOME_DETAIL_STYLE, PRIVATE_STYLE = (
    "Gegeven",
    "Uitkomst",
    "Uitkomst nader",
    "Annotatie",
)
ASIDE_STYLE = "Terzijde"
GROUND, PRIVATE_GROUND = "F2F6FA", "FFFFFF"
LABEL_WIDTH = Mm(30)


def new_meeting_document() -> Document:
    """Begin a document in the house style, with the styles of meetings."""
    document = new_house_document()
    add_labelled_style(document, DETAIL_STYLE, 10.5, 2, LABEL_WIDTH)
    # The same edge and indent, so that both stand in one block; the white is above what came of a point.
    add_edged_style(document, OUTCOME_DETAIL_STYLE, 10.5, 0, edge=str(ACCENT), ground=GROUND)
    outcome = add_edged_style(document, OUTCOME_STYLE, 10.5, 0, edge=str(ACCENT), ground=GROUND)
    outcome.paragraph_format.space_before = Pt(9)
    outcome.paragraph_format.keep_with_next = True
    add_quiet_style(document, ASIDE_STYLE, 9.5, 4)
    add_edged_style(document, PRIVATE_STYLE, 10, 6, edge=MARKED_EDGE, ground=PRIVATE_GROUND)
    return document


class MeetingWriter(TemplateWriter):
    """Writes the parts that papers of a meeting share."""

    def head(self, root: str, name: str, notices: tuple[str, ...] = ("head.example_notice",)) -> None:
        """Add the title, the notices and the facts about the meeting."""
        set_header_and_footer(self.document, "{{ " + root + ".head.partnership }}", name)
        self.document.add_paragraph(name, style="Title")
        self.line(f"{root}.head.lead", LEAD_STYLE)
        for notice in notices:
            self.lines(f"{root}.{notice}", NOTICE_STYLE)
        self.control(f"for detail in {root}.head.details")
        paragraph = self.document.add_paragraph(style=DETAIL_STYLE)
        paragraph.add_run("{{ detail.label }}").bold = True
        paragraph.add_run("\t")
        self.marked(paragraph, "detail.text")
        self.control("endfor")

    def labelled(self, label: str, name: str, style: str = "Normal") -> None:
        """Add the lines of a text, with a label before the first."""
        self.control(f"for line in {name}")
        paragraph = self.document.add_paragraph(style=style)
        asked = label if label.endswith("?") else f"{label}:"
        paragraph.add_run("{% if loop.first %}" + asked + " {% endif %}").bold = True
        self.marked(paragraph, "line")
        self.control("endfor")

    def rows(self, name: str, columns: tuple[tuple[str, str, Mm], ...], description: str, more: str = "") -> None:
        """Add a table where there is anything to put in it: per column its heading, its field and its width.

        Args:
            more: the lines of a row that stand in smaller letters below its first cell.
        """
        widths = tuple(width for _heading, _field, width in columns)
        self.control(f"if {name}")
        table = add_table(self.document, tuple(heading for heading, _field, _width in columns), widths, description)
        add_row(table).cells[0].text = "{%tr for row in " + name + " %}"
        row = add_row(table)
        for cell, (_heading, field, _width) in zip(row.cells, columns, strict=True):
            self.line(f"row.{field}", TABLE_TEXT_STYLE, cell)
        if more:
            first = row.cells[0]
            first.add_paragraph("{%p for line in row." + more + " %}")
            self.marked(first.add_paragraph(style=ASIDE_STYLE), "line")
            first.add_paragraph("{%p endfor %}")
        add_row(table).cells[0].text = "{%tr endfor %}"
        set_widths(table, widths)
        self.control("endif")

    def finished(self, title: str) -> bytes:
        """Return the bytes of the template; the same code gives the same bytes."""
        core = self.document.core_properties
        core.title, core.language, core.author = f"{title} (sjabloon)", LANGUAGE, "Driehoek"
        core.comments, core.last_modified_by, core.revision = "", "Driehoek", 1
        core.created = core.modified = MADE.replace(tzinfo=None)  # python-docx writes naive moments as UTC
        return with_fixed_times(saved(self.document))
