# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Filling a Word template: a .docx made in Word, with Jinja placeholders in its paragraphs, tables and header."""

import zipfile
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError, UndefinedError

from driehoek.lib.documents.jinja import document_environment
from driehoek.lib.documents.placeholders import BrokenTemplate, UnknownPlaceholder, check_template
from driehoek.lib.documents.properties import Properties
from driehoek.lib.documents.word_figures import WordFigures

MAX_UNPACKED = 30_000_000
"""Bytes a template may unpack to. A house style with a logo and fonts is a few million."""
ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip entry can have; every entry gets it, so that equal content gives equal bytes."""


def check_word_template(template: bytes, root: str, kind: type) -> None:
    """Refuse a Word template whose placeholders do not fit the content.

    Args:
        template: the bytes of the .docx.
        root: name under which the template finds the content, such as ``note``.
        kind: the content dataclass.

    Raises:
        TemplateRefused: with the name of the placeholder that is unknown or missing.
    """
    opened = _open(template)
    sources = {"tekst": opened.patch_xml(opened.get_xml())}
    for name, uri in (("koptekst", opened.HEADER_URI), ("voettekst", opened.FOOTER_URI)):
        for key, part in opened.get_headers_footers(uri):
            sources[f"{name} {key}"] = opened.patch_xml(opened.get_part_xml(part))
    check_template(sources, root, kind, document_environment())


def render_word(template: bytes, root: str, content: Any, properties: Properties) -> bytes:
    """Fill a Word template.

    The same template, content and properties give the same bytes.

    Raises:
        TemplateRefused: the template does not fit the content.
    """
    check_word_template(template, root, type(content))
    opened = _open(template)
    try:
        opened.render({root: content}, document_environment(draw=WordFigures(opened).draw), autoescape=True)
    except (UndefinedError, SecurityError) as error:
        raise UnknownPlaceholder(f"Het sjabloon kan niet worden gevuld: {error}") from error
    if opened.docx.element.xpath("//w:t//w:tbl"):
        raise BrokenTemplate(
            "In het sjabloon staat een tabel met cijfers tussen andere tekst. Zet die alleen in een alinea, met een p:"
            " {{p grafiek.numbers }}."
        )
    _describe(opened, properties)
    filled = BytesIO()
    opened.save(filled)
    return with_fixed_times(filled.getvalue())


def _open(template: bytes) -> DocxTemplate:
    """Open a template after a look at what it would unpack to."""
    try:
        with zipfile.ZipFile(BytesIO(template)) as packed:
            too_large = sum(each.file_size for each in packed.infolist()) > MAX_UNPACKED
            names = packed.namelist()
    except zipfile.BadZipFile as error:
        raise BrokenTemplate("Het sjabloon is geen Word-bestand (.docx).") from error
    if too_large:
        raise BrokenTemplate("Het sjabloon is uitgepakt groter dan 30 MB.")
    if "word/document.xml" not in names or any("vbaProject" in each for each in names):
        raise BrokenTemplate("Het sjabloon is geen Word-bestand (.docx) zonder macro's.")
    opened = DocxTemplate(BytesIO(template))
    opened.init_docx()
    return opened


def _describe(opened: DocxTemplate, properties: Properties) -> None:
    core = opened.docx.core_properties
    core.title = properties.title[:255]
    core.subject = properties.subject[:255]
    core.author = properties.author[:255]
    core.last_modified_by = properties.author[:255]
    core.language = properties.language
    core.comments = ""
    core.revision = 1
    # python-docx writes naive moments as UTC.
    core.created = core.modified = properties.moment.replace(tzinfo=None)


def with_fixed_times(packed: bytes) -> bytes:
    """Pack a Word file again without the moments at which its parts were written."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(packed)) as source, zipfile.ZipFile(result, "w") as target:
        for each in source.infolist():
            entry = zipfile.ZipInfo(each.filename, ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            target.writestr(entry, source.read(each))
    return result.getvalue()
