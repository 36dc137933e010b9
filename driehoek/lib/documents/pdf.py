# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Making a PDF with Typst: tagged, PDF/UA-1 and PDF/A-2a at once, with our own fonts and nothing of the machine's."""

import json
from pathlib import Path
from typing import Any, Literal, cast

import typst

from driehoek.lib.documents.content import to_plain
from driehoek.lib.documents.glyphs import displayable
from driehoek.lib.documents.pictures import fonts
from driehoek.lib.documents.properties import Properties

HERE = Path(__file__).parent
HOUSE = HERE / "house.typ"
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]


class PdfRefused(ValueError):
    """Typst could not make the document, or made it with a warning; the message is Typst's own."""


def render_pdf(template: str, content: Any, properties: Properties) -> bytes:
    """Compile a Typst template with its content.

    The template finds the content in ``content.json``, the properties in ``properties.json`` and the house style in
    ``house.typ``; it can reach no other file. The same input gives the same bytes.

    Raises:
        PdfRefused: an error, or a warning such as a font that does not exist: what falls back silently is
            not what was asked.
    """
    described = {
        "title": properties.title,
        "subject": properties.subject,
        "author": properties.author,
        "language": properties.language.split("-")[0],
        "region": properties.language.split("-")[-1],
        "dated": [properties.dated.year, properties.dated.month, properties.dated.day],
    }
    files = {
        "main.typ": template.encode(),
        "house.typ": HOUSE.read_bytes(),
        "content.json": displayable(json.dumps(to_plain(content), ensure_ascii=False)).encode(),
        "properties.json": json.dumps(described, ensure_ascii=False).encode(),
    }
    # Typst takes a dictionary of files in memory; its stub does not say so.
    compiler = typst.Compiler(cast(bytes, files), font_paths=fonts())
    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=[*STANDARDS], timestamp=properties.moment
        )
    except typst.TypstError as error:
        raise PdfRefused(str(error)) from error
    if warnings:
        raise PdfRefused("; ".join(str(each) for each in warnings))
    if not isinstance(made, bytes):
        raise PdfRefused("Typst made several files where one was asked")
    return made
