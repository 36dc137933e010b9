# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Packages written part by part, so that a test can put anything in them."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = (
    f'xmlns:office="{URN}office:1.0" xmlns:table="{URN}table:1.0" xmlns:text="{URN}text:1.0" '
    f'xmlns:style="{URN}style:1.0" xmlns:fo="{URN}xsl-fo-compatible:1.0"'
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"

_WORKBOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{{since_1904}}"/>'
    '<sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATIONS = (
    f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId4" Type="{OFFICE}/theme" Target="theme/theme1.xml"/>'
    "</Relationships>"
)


def package(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return file.getvalue()


def worksheet(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def xlsx(rows: str = "", *, name: str = "Blad1", since_1904: bool = False, **parts: str | bytes) -> bytes:
    """Return a workbook of one sheet; other parts go by the last word of their name: ``styles=...``."""
    paths = {
        "theme": "xl/theme/theme1.xml",
        "sheet": "xl/worksheets/sheet1.xml",
        "relations": "xl/_rels/workbook.xml.rels",
    }
    usual: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": _WORKBOOK.format(name=name, since_1904=int(since_1904)),
        "xl/_rels/workbook.xml.rels": _RELATIONS,
        "xl/worksheets/sheet1.xml": worksheet(rows),
    }
    return package(usual | {paths.get(part, f"xl/{part}.xml"): content for part, content in parts.items()})


def shared(*texts: str) -> str:
    return f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'


def content_of_ods(rows: str, styles: str = "") -> str:
    return (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        "<office:body>"
        f'<office:spreadsheet><table:table table:name="Blad1">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )


def ods(rows: str = "", styles: str = "", **parts: str) -> bytes:
    return package({"mimetype": ODS, "content.xml": content_of_ods(rows, styles)} | parts)


def text_cell(text: str, attributes: str = "") -> str:
    paragraph = f"<text:p>{text}</text:p>"
    return f'<table:table-cell office:value-type="string" {attributes}>{paragraph}</table:table-cell>'
