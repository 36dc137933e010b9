# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the placeholders of a Word template that ships with the system: lines, lists, paragraphs, control tags."""

from docx.document import Document
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from driehoek.lib.documents.word_house import MARK_STYLE


class TemplateWriter:
    """Writes what a template repeats, in order; a kind of paper adds its own parts."""

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
        self.marked(paragraph, name)

    def marked(self, paragraph: Paragraph, name: str) -> None:
        """Add a line of content, with its mark, to a paragraph."""
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
        """Add the heading of a part."""
        self.document.add_paragraph(text, style="Heading 1")
