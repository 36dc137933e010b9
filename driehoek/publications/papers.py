# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A kind of paper, and the three files that can be made of it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar

from driehoek.lib.documents.pdf import render_pdf
from driehoek.lib.documents.properties import Properties
from driehoek.lib.documents.web import render_web
from driehoek.lib.documents.word import render_word

Content = TypeVar("Content")


class Format(StrEnum):
    """The file formats of a paper; the value is the extension."""

    WORD = "docx"
    PDF = "pdf"
    WEB = "html"


MEDIA_TYPES = {
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.WEB: "text/html; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Kind(Generic[Content]):
    """One kind of paper.

    Attributes:
        name: stable name, stored with each issued paper.
        root: name under which templates find the content.
        content: the dataclass that holds everything a template may use.
        schema_version: version of that dataclass.
        folder: where ``template.docx``, ``template.typ`` and ``template.html.jinja`` are.
        properties_of: how the file describes itself.
    """

    name: str
    root: str
    content: type[Content]
    schema_version: int
    folder: Path
    properties_of: Callable[[Content], Properties]

    def template(self, form: Format) -> bytes:
        """Return the house template of one format."""
        names = {Format.WORD: "template.docx", Format.PDF: "template.typ", Format.WEB: "template.html.jinja"}
        return (self.folder / names[form]).read_bytes()


def template_hash(template: bytes) -> str:
    """Return the SHA-256 of a template, by which an issued paper names it."""
    return hashlib.sha256(template).hexdigest()


def make(kind: Kind[Any], content: Any, form: Format, template: bytes | None = None) -> bytes:
    """Make the file of one paper.

    Args:
        template: a template of the municipality's own; the house template when None.

    Raises:
        TemplateRefused: the Word or HTML template does not fit the content.
        PdfRefused: the PDF could not be made.
    """
    chosen = kind.template(form) if template is None else template
    properties = kind.properties_of(content)
    match form:
        case Format.WORD:
            return render_word(chosen, kind.root, content, properties)
        case Format.PDF:
            return render_pdf(chosen.decode(), content, properties)
        case Format.WEB:
            return render_web(chosen.decode(), kind.root, content, properties).encode()
