# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The house style of papers as a Word document: real styles, so that a template can be changed in Word itself.

This makes the templates that ship with the system. A municipality replaces them with a file of its own; the
placeholders are what counts, not how the file was made.
"""

from io import BytesIO
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Arial"
"""On every office computer, and on Linux under a metric twin: the same page breaks everywhere."""
INK, ACCENT, QUIET = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x0D, 0x3B, 0x61), RGBColor(0x55, 0x60, 0x6B)
MARKED, MARKED_EDGE, HAIRLINE = "FFF3D1", "6E4E00", "B2CADD"
LANGUAGE = "nl-NL"
TEXT_WIDTH = Mm(156)
MARK_STYLE, NOTICE_STYLE, LEAD_STYLE, OPENING_STYLE = "Voorbeeldmerk", "Kennisgeving", "Onderwerp", "Inleidende tekst"
TABLE_HEAD_STYLE, TABLE_TEXT_STYLE = "Tabelkop", "Tabeltekst"
UNWANTED_PARTS = {"thumbnail", "extended-properties", "stylesWithEffects", "customXml"}
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr")
"""What may follow borders and shading in the properties of a paragraph; Word wants the order of the standard."""
AFTER_TABLE_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")


def new_house_document() -> WordDocument:
    """Begin a document in the house style: A4, styles, Dutch, nothing in it yet."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    section.top_margin, section.bottom_margin = Mm(29), Mm(25)
    section.header_distance, section.footer_distance = Mm(14), Mm(12)
    _leave_out(document)
    _set_defaults(document)
    _set_built_in_styles(document)
    _add_own_styles(document)
    return document


def _leave_out(document: WordDocument) -> None:
    """Take out what the library's empty document brings: a thumbnail, claims on who made it, table styles."""
    for relations in (document.part.package.rels, document.part.rels):
        unwanted = [key for key, each in relations.items() if each.reltype.rpartition("/")[2] in UNWANTED_PARTS]
        for key in unwanted:
            del relations[key]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) is None:
            styles.remove(style)


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Make an element of WordprocessingML with attributes of that namespace."""
    element = cast(BaseOxmlElement, OxmlElement(tag))
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _set_defaults(document: WordDocument) -> None:
    """Set font and language for everything that says nothing else."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(run):
        run.remove(child)
    run.append(_element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    run.append(_element("w:sz", val="21"))
    run.append(_element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))
    settings = document.settings.element
    for old in settings.findall(qn("w:themeFontLang")):
        old.set(qn("w:val"), LANGUAGE)
    compatibility = settings.find(qn("w:compat"))
    if compatibility is not None:
        # Without this Word opens the file in compatibility mode.
        compatibility.append(
            _element(
                "w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
            )
        )


def _style(
    document: WordDocument,
    name: str,
    size: float,
    before: float,
    after: float,
    *,
    bold: bool = False,
    colour: RGBColor = INK,
) -> ParagraphStyle:
    """Set a paragraph style, made when it is not there; built-in names show in the reader's own language."""
    styles = document.styles
    known = name in [each.name for each in styles]
    style = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:color", "w:spacing", "w:kern"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    style.font.name = FONT
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15
    style.paragraph_format.widow_control = True
    style.quick_style = True
    return style


def _set_built_in_styles(document: WordDocument) -> None:
    _style(document, "Normal", 10.5, 0, 6)
    title = _style(document, "Title", 21, 0, 12, bold=True, colour=ACCENT)
    borders = title.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        title.element.get_or_add_pPr().remove(borders)
    headings = (
        ("Heading 1", 13, 16, 4, ACCENT),
        ("Heading 2", 11.5, 14, 4, ACCENT),
        ("Heading 3", 10.5, 9, 2, INK),
    )
    for name, size, before, after, colour in headings:
        heading = _style(document, name, size, before, after, bold=True, colour=colour)
        heading.paragraph_format.keep_with_next = True
        heading.paragraph_format.keep_together = True
    for name in ("List Number", "List Bullet"):
        _style(document, name, 10.5, 0, 6)
    _style(document, "Header", 9, 0, 0, bold=True, colour=ACCENT)
    footer = _style(document, "Footer", 9, 0, 0, colour=QUIET)
    for style in (document.styles["Header"], footer):
        assert isinstance(style, ParagraphStyle)
        style.paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _add_own_styles(document: WordDocument) -> None:
    _style(document, LEAD_STYLE, 12, 0, 7)
    # Leads up to a list or a theme and stays on its page.
    _style(document, OPENING_STYLE, 10.5, 0, 6).paragraph_format.keep_with_next = True
    head = _style(document, TABLE_HEAD_STYLE, 10, 2, 2, bold=True, colour=ACCENT)
    head.paragraph_format.keep_with_next = True
    _style(document, TABLE_TEXT_STYLE, 10, 2, 2)
    add_edged_style(document, NOTICE_STYLE, 10, 10, edge=MARKED_EDGE, ground=MARKED)
    mark = document.styles.add_style(MARK_STYLE, WD_STYLE_TYPE.CHARACTER)
    mark.font.name, mark.font.size, mark.font.bold = FONT, Pt(8.5), True
    mark.font.color.rgb = RGBColor.from_string(MARKED_EDGE)
    mark.element.get_or_add_rPr().append(_element("w:shd", val="clear", color="auto", fill=MARKED))
    mark.quick_style = True


def add_edged_style(
    document: WordDocument, name: str, size: float, after: float, *, edge: str, ground: str
) -> ParagraphStyle:
    """Add a paragraph style with a thick line at its left and a ground of its own."""
    style = _style(document, name, size, 0, after)
    properties = style.element.get_or_add_pPr()
    borders = _element("w:pBdr")
    # Borders in the colour of the ground give the text its white around.
    borders.append(_element("w:top", val="single", sz="4", space="4", color=ground))
    borders.append(_element("w:left", val="single", sz="20", space="6", color=edge))
    borders.append(_element("w:bottom", val="single", sz="4", space="4", color=ground))
    properties.insert_element_before(borders, *AFTER_BORDERS)
    properties.insert_element_before(_element("w:shd", val="clear", color="auto", fill=ground), *AFTER_BORDERS[1:])
    return style


def add_quiet_style(document: WordDocument, name: str, size: float, after: float) -> ParagraphStyle:
    """Add a paragraph style for what is said beside the text."""
    return _style(document, name, size, 0, after, colour=QUIET)


def add_labelled_style(document: WordDocument, name: str, size: float, after: float, label: Mm) -> ParagraphStyle:
    """Add a paragraph style for a label, a tab and a text that stays to the right of the label."""
    style = _style(document, name, size, 0, after)
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = label, Mm(-label.mm)
    style.paragraph_format.tab_stops.add_tab_stop(label)
    return style


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that Word computes, such as PAGE or NUMPAGES."""
    for part in ("begin", instruction, "separate", "1", "end"):
        run: Run = paragraph.add_run()
        if part in ("begin", "separate", "end"):
            run._r.append(_element("w:fldChar", fldCharType=part))
        elif part == instruction:
            code = _element("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {instruction} "
            run._r.append(code)
        else:
            run.text = part


def set_header_and_footer(document: WordDocument, header: str, footer: str) -> None:
    """Write the running header, and the footer with page numbers at its right."""
    section = document.sections[0]
    section.header.paragraphs[0].text = header
    line = section.footer.paragraphs[0]
    line.text = f"{footer}\tPagina "
    add_field(line, "PAGE")
    line.add_run(" van ")
    add_field(line, "NUMPAGES")


def add_table(document: WordDocument, header: tuple[str, ...], widths: tuple[Mm, ...], description: str) -> Table:
    """Add a table with a header row that returns on each page, thin rules and a description for screen readers."""
    table: Table = document.add_table(rows=1, cols=len(header))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    properties = table._tbl.tblPr
    borders = _element("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=HAIRLINE))
    properties.insert_element_before(borders, *AFTER_TABLE_BORDERS)
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(_element("w:tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0"))
    properties.append(_element("w:tblCaption", val=description))
    properties.append(_element("w:tblDescription", val=description))
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    for cell, word in zip(row.cells, header, strict=True):
        cell.paragraphs[0].text = word
        cell.paragraphs[0].style = document.styles[TABLE_HEAD_STYLE]
        edge = _element("w:tcBorders")
        edge.append(_element("w:bottom", val="single", sz="8", space="0", color=str(ACCENT)))
        cell._tc.get_or_add_tcPr().append(edge)
    set_widths(table, widths)
    return table


def add_row(table: Table) -> _Row:
    """Add a row that does not break over two pages."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    return row


def set_widths(table: Table, widths: tuple[Mm, ...]) -> None:
    """Fix the widths of all columns; Word and LibreOffice read them from different places."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def add_marked_line(document: WordDocument, name: str, style: str) -> None:
    """Add the placeholder of one line of content, with its mark when it rests on example records."""
    paragraph = document.add_paragraph(style=style)
    marked = "{% if " + name + ".example %}"
    paragraph.add_run(marked + "Voorbeeld{% endif %}", style=MARK_STYLE)
    paragraph.add_run(marked + " {% endif %}{{ " + name + ".text }}")


def add_charts(document: WordDocument, name: str, heading: str = "Heading 3") -> None:
    """Add the placeholders of a list of charts: heading, sentence, picture, table and source of each."""
    document.add_paragraph("{%p for chart in " + name + " %}")
    add_marked_line(document, "chart.heading", heading)
    add_marked_line(document, "chart.sentence", OPENING_STYLE)
    document.add_paragraph("{{ chart.picture }}", style="Normal")
    document.add_paragraph("{{p chart.numbers }}")
    add_marked_line(document, "chart.source", "Footer")
    document.add_paragraph("{%p endfor %}")


def saved(document: WordDocument) -> bytes:
    """Return the bytes of a document."""
    target = BytesIO()
    document.save(target)
    return target.getvalue()
