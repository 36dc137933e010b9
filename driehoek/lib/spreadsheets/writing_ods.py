# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table as an OpenDocument spreadsheet."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from driehoek.lib.spreadsheets.model import Value, column_name
from driehoek.lib.spreadsheets.outgoing import Table
from driehoek.lib.spreadsheets.rows import text_of_value

_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE = (
    f'xmlns:office="{_URN}office:1.0" xmlns:table="{_URN}table:1.0" xmlns:text="{_URN}text:1.0" '
    f'xmlns:style="{_URN}style:1.0" xmlns:fo="{_URN}xsl-fo-compatible:1.0" xmlns:number="{_URN}datastyle:1.0" '
    f'xmlns:config="{_URN}config:1.0" xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="{_URN}manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_NUMBER_STYLES = (
    '<number:date-style style:name="dag"><number:day number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/>'
    "</number:date-style>"
    '<number:date-style style:name="tijdstip"><number:day number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/>'
    '<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>'
    '<number:minutes number:style="long"/></number:date-style>'
    '<number:percentage-style style:name="deel">'
    '<number:number number:decimal-places="0" number:min-integer-digits="1"/>'
    "<number:text>%</number:text></number:percentage-style>"
    '<number:text-style style:name="tekst"><number:text-content/></number:text-style>'
)
_DATA_STYLES = {"text": "tekst", "percent": "deel", "date": "dag", "moment": "tijdstip", "number": ""}
_SPACES = re.compile(r"^ | {2,}| $|\t")


def ods_file(table: Table) -> bytes:
    """Return the table as ods, headings frozen, with a filter on each column."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        # The media type comes first and is not packed, so that a program knows the file by its first bytes.
        package.writestr(_part("mimetype"), _MIMETYPE, zipfile.ZIP_STORED)
        package.writestr(_part("META-INF/manifest.xml"), _MANIFEST, zipfile.ZIP_DEFLATED)
        package.writestr(_part("content.xml"), "".join(_content(table)), zipfile.ZIP_DEFLATED)
        package.writestr(_part("settings.xml"), _settings(table.title), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _part(name: str) -> zipfile.ZipInfo:
    """Return a part without a date: the same table gives the same bytes."""
    return zipfile.ZipInfo(name)


def _content(table: Table) -> Iterator[str]:
    yield f"{_HEAD}<office:document-content {_OFFICE}><office:automatic-styles>{_NUMBER_STYLES}"
    for index, column in enumerate(table.columns):
        yield f'<style:style style:name="k{index}" style:family="table-column">'
        yield f'<style:table-column-properties style:column-width="{column.width * 0.22:.2f}cm"/></style:style>'
    yield from _cell_styles()
    title = quoteattr(table.title)
    yield f"</office:automatic-styles><office:body><office:spreadsheet><table:table table:name={title}>"
    for index, column in enumerate(table.columns):
        hidden = ' table:visibility="collapse"' if column.kind == "hidden" else ""
        kind = "text" if column.kind == "hidden" else column.kind
        yield f'<table:table-column table:style-name="k{index}" table:default-cell-style-name="{kind}"{hidden}/>'
    headings = "".join(_cell(column.heading or None, "head") for column in table.columns)
    yield f"<table:table-header-rows><table:table-row>{headings}</table:table-row></table:table-header-rows>"
    kinds = [column.kind for column in table.columns]
    for row in table.rows:
        cells = "".join(_cell(value, kind) for value, kind in zip(row, kinds, strict=True))
        yield f"<table:table-row>{cells}</table:table-row>"
    yield f"</table:table>{_filter(table)}</office:spreadsheet></office:body></office:document-content>"


def _cell_styles() -> Iterator[str]:
    for kind, data in _DATA_STYLES.items():
        known = f' style:data-style-name="{data}"' if data else ""
        yield f'<style:style style:name="{kind}" style:family="table-cell"{known}>'
        yield '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>'
    yield '<style:style style:name="head" style:family="table-cell" style:data-style-name="tekst">'
    yield '<style:table-cell-properties fo:wrap-option="wrap"/>'
    yield '<style:text-properties fo:font-weight="bold"/></style:style>'


def _cell(value: Value, kind: str) -> str:
    if value is None:
        return "<table:table-cell/>"
    shown = text_of_value(value, percent=kind == "percent" and not isinstance(value, bool))
    if isinstance(value, bool):
        told, style = f'boolean" office:boolean-value="{str(value).lower()}', "number"
    elif isinstance(value, str):
        told, style = "string", "head" if kind == "head" else "text"
    elif isinstance(value, int | float):
        share = kind == "percent"
        told = f'{"percentage" if share else "float"}" office:value="{value:.15g}'
        style = "percent" if share else "number"
    else:
        told = f'date" office:date-value="{_iso(value)}'
        style = "moment" if isinstance(value, datetime) else "date"
    paragraphs = "".join(f"<text:p>{_marked(line)}</text:p>" for line in shown.split("\n"))
    return f'<table:table-cell table:style-name="{style}" office:value-type="{told}">{paragraphs}</table:table-cell>'


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, microsecond=0).isoformat()
    return str(value)


def _marked(line: str) -> str:
    """Return text with the spaces that XML would lose as elements."""
    return _SPACES.sub(_space, escape(line))


def _space(found: re.Match[str]) -> str:
    return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'


def _filter(table: Table) -> str:
    if not table.columns:
        return ""
    sheet = "'" + table.title.replace("'", "''") + "'"
    last = f"{column_name(len(table.columns) - 1)}{max(len(table.rows), 1) + 1}"
    target = quoteattr(f"{sheet}.A1:{sheet}.{last}")
    return (
        # The name that LibreOffice itself gives to the filter of a sheet.
        '<table:database-ranges><table:database-range table:name="__Anonymous_Sheet_DB__0" '
        'table:display-filter-buttons="true" '
        f"table:target-range-address={target}/></table:database-ranges>"
    )


def _settings(title: str) -> str:
    """Return the settings of the window: the first row stays in sight."""
    items = (
        ("HorizontalSplitMode", "short", 0),
        ("VerticalSplitMode", "short", 2),
        ("VerticalSplitPosition", "int", 1),
    )
    more = (("PositionBottom", "int", 1), ("ActiveSplitRange", "short", 2))
    frozen = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in (*items, *more)
    )
    entry = f"<config:config-item-map-entry config:name={quoteattr(title)}>{frozen}</config:config-item-map-entry>"
    return (
        f"{_HEAD}<office:document-settings {_OFFICE}><office:settings>"
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        '<config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1'
        '</config:config-item><config:config-item-map-named config:name="Tables">'
        f"{entry}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )
