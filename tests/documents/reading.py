# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Reading a finished file the way its reader meets it: the words in order, without running headers and footers."""

import re
from io import BytesIO

from bs4 import BeautifulSoup, Tag
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

LISTS = {"List Number"}


def words_of_word(content: bytes) -> str:
    """Read a Word file: paragraphs and tables in order, one a line, with the numbers and dots of lists."""
    lines: list[str] = []
    number = 0
    for block in Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" ".join(cell.text for cell in row.cells) for row in block.rows]
            number = 0
            continue
        number = number + 1 if _style(block) in LISTS else 0
        bullet = "• " if _style(block) == "List Bullet" else ""
        lines.append(f"{number}. {block.text}" if number else f"{bullet}{block.text}")
    return _tidy("\n".join(lines))


def _style(paragraph: Paragraph) -> str:
    return "" if paragraph.style is None else str(paragraph.style.name)


def words_of_pdf(content: bytes) -> str:
    """Read a tagged PDF as a screen reader does: what is marked as an artifact is not read."""
    lines: list[str] = []
    for page in PdfReader(BytesIO(content)).pages:
        open_tags: list[str] = []
        parts: list[str] = []

        def before(operator: bytes, operands: list[object], *_: object, tags: list[str] = open_tags) -> None:
            if operator in (b"BDC", b"BMC"):
                tags.append(str(operands[0]))
            elif operator == b"EMC":
                tags.pop()

        def text(piece: str, *_: object, tags: list[str] = open_tags, kept: list[str] = parts) -> None:
            if "/Artifact" not in tags:
                kept.append(piece)

        page.extract_text(visitor_operand_before=before, visitor_text=text)
        lines.append("".join(parts))
    return _tidy("\n".join(lines))


def words_of_web(content: bytes) -> str:
    """Read the main part of a web page, with the numbers and dots that a browser gives to list items."""
    main = BeautifulSoup(content.decode(), "html.parser").main
    assert isinstance(main, Tag)
    lines: list[str] = []
    for block in main.find_all(["h1", "h2", "h3", "h4", "p", "li", "tr"]):
        assert isinstance(block, Tag)
        prefix = ""
        if block.name == "li":
            ordered = block.parent is not None and block.parent.name == "ol"
            prefix = f"{len(block.find_previous_siblings('li')) + 1}. " if ordered else "• "
        lines.append(prefix + (block.get_text(" ") if block.name == "tr" else block.get_text()))
    return _tidy("\n".join(lines))


def _tidy(text: str) -> str:
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def flat(text: str) -> list[str]:
    """Return the words in order, whatever the lines."""
    return text.split()
