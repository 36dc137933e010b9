# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Charts inside a Word file: the picture in its run, the numbers as a real table, both described for screen readers."""

from io import BytesIO
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate
from markupsafe import Markup, escape

from driehoek.lib.documents.figures import Numbers, Picture
from driehoek.lib.documents.pictures import png_of, size_of

WIDTH = Mm(156)
_TWIPS = 8844
"""The same width in twentieths of a point, in which Word counts columns."""
_LINE = "B2CADD"
_SIGN, _PADDING, _LONGEST = 108, 230, 40
"""Width of a sign at 9 points in bold, white beside a cell, and the signs beyond which a text goes on below."""


class WordFigures:
    """Draws what a template prints as a whole; one for each file that is filled."""

    def __init__(self, opened: DocxTemplate) -> None:
        self._opened = opened
        self._drawn = 0

    def draw(self, value: Picture | Numbers) -> Markup:
        """Return the XML that stands in place of the placeholder."""
        if isinstance(value, Picture):
            return self._picture(value)
        return table(value)

    def _picture(self, picture: Picture) -> Markup:
        self._drawn += 1
        width, height = size_of(picture.svg)
        part: Any = self._opened.current_rendering_part
        inline = part.new_pic_inline(BytesIO(png_of(picture.svg)), WIDTH, round(WIDTH * height / width))
        for side in "TBLR":
            inline.set(f"dist{side}", "0")  # else it keeps three millimetres of white at its left
        described = inline.docPr
        described.set("name", f"Grafiek {self._drawn}")
        described.set("descr", picture.alt)
        shown = inline.graphic.graphicData.pic.nvPicPr.cNvPr
        shown.set("name", f"grafiek-{self._drawn}.png")
        xml = Markup(inline.xml)  # noqa: S704 - made by python-docx, which escapes
        return Markup('</w:t></w:r><w:r><w:drawing>{}</w:drawing></w:r><w:r><w:t xml:space="preserve">').format(xml)


def table(numbers: Numbers) -> Markup:
    """Return a table of Word: its header returns on each page, no row breaks, and it stands by itself in the text."""
    widths = _widths(numbers)
    grid = Markup("").join(Markup('<w:gridCol w:w="{}"/>').format(width) for width in widths)
    head = _row(numbers.columns, numbers, widths, head=True)
    body = Markup("").join(_row(row, numbers, widths, head=False) for row in numbers.rows)
    return Markup(
        '<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>'
        '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
        '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{line}"/></w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>'
        '<w:tblCaption w:val="{title}"/><w:tblDescription w:val="{title}"/></w:tblPr>'
        "<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    ).format(width=_TWIPS, line=_LINE, title=numbers.title, grid=grid, head=head, body=body)


def _widths(numbers: Numbers) -> list[int]:
    """Divide the width so that no word is cut, and the longest texts get what is left."""
    columns = list(zip(numbers.columns, *numbers.rows, strict=True))
    least = [max(len(word) for text in column for word in (*text.split(), "")) for column in columns]
    wished = [min(max(len(text) for text in column), _LONGEST) for column in columns]
    widths = [_PADDING + _SIGN * signs for signs in least]
    rest, more = _TWIPS - sum(widths), [max(wish - word, 0) for wish, word in zip(wished, least, strict=True)]
    if rest < 0:
        return [width * _TWIPS // sum(widths) for width in widths]
    shares = more if any(more) else [1] * len(widths)
    return [width + rest * share // sum(shares) for width, share in zip(widths, shares, strict=True)]


def _row(cells: tuple[str, ...], numbers: Numbers, widths: list[int], *, head: bool) -> Markup:
    made = Markup("")
    for text, numeric, width in zip(cells, numbers.numeric, widths, strict=True):
        made += Markup(
            '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{keep}<w:spacing w:before="30"'
            ' w:after="30"/><w:jc w:val="{side}"/><w:rPr>{size}</w:rPr></w:pPr><w:r><w:rPr>{bold}{size}</w:rPr>'
            '<w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'
        ).format(
            width=width,
            keep=Markup("<w:keepNext/>") if head else "",
            side="right" if numeric else "left",
            bold=Markup("<w:b/>") if head else "",
            size=Markup('<w:sz w:val="18"/>'),
            text=escape(text),
        )
    header = Markup("<w:tblHeader/>") if head else Markup("")
    return Markup("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>{}</w:tr>").format(header, made)
