# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files made to harm, or damaged on the way. Each is made when a test asks for it; none is kept."""

import io
import random
import struct
import zipfile
from collections.abc import Callable

from tests.lib.spreadsheets.parts import MAIN, ODS, content_of_ods, ods, package, shared, text_cell, worksheet, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_LOL = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "lol">{_LAUGHS}]>'


def _mixed(size: int, seed: int) -> bytes:
    """Return letters that pack badly enough to pass for honest text: half noise, half the letter a."""
    noise = random.Random(seed).randbytes(size // 2).hex().encode()[: size // 2]
    return noise + b"a" * (size - len(noise))


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml", "<Types/>")
        with zipped.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(200):
                part.write(b" " * 1_000_000)
    return file.getvalue()


def bomb_that_lies() -> bytes:
    """Return a bomb that declares a small size in both its tables."""
    whole = package({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": b" " * 50_000_000})
    return whole.replace(struct.pack("<I", 50_000_000), struct.pack("<I", 5_000))


def one_long_attribute() -> bytes:
    attribute = _mixed(12_000_000, 1) + b"a" * 120_000_000
    return xlsx(
        sheet=b'<worksheet xmlns="%s"><sheetData><row r="' % MAIN.encode() + attribute + b'"/></sheetData></worksheet>'
    )


def one_long_comment() -> bytes:
    return xlsx(sheet=b"<worksheet><!--" + _mixed(12_000_000, 2) + b"a" * 120_000_000 + b"--></worksheet>")


def many_blank_cells() -> bytes:
    """Return so many cells of nothing but a space that reading them all would take too long."""
    cells = '<c t="str"><v> </v></c>' * 200
    line = "".join(f'<row r="{row}">{cells}</row>' for row in range(1, 1000))
    noise = _mixed(4_000_000, 3).decode()
    return xlsx(sheet=worksheet(line * 30) + f"<!--{noise}-->")


def many_parts() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for number in range(5_000):
            zipped.writestr(f"xl/{number}", b"")
    return file.getvalue()


def twice_the_same_part() -> bytes:
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as zipped:
        zipped.writestr("XL/workbook.xml", "<workbook/>")
    return file.getvalue()


def packed_with_a_password() -> bytes:
    content = bytearray(GOOD)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def ods_with_a_password() -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return package(
        {
            "mimetype": ODS,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{urn}"><m:file-entry m:full-path="content.xml">'
            "<m:encryption-data/></m:file-entry></m:manifest>",
            "content.xml": random.Random(4).randbytes(500),
        }
    )


def texts_bomb() -> bytes:
    """Return one long text that two hundred thousand cells point at."""
    cells = '<c t="s"><v>0</v></c>' * 20
    rows = "".join(f'<row r="{row}">{cells}</row>' for row in range(1, 10_001))
    return xlsx(rows, sharedStrings=shared("x" * 32_000))


def areas_bomb() -> bytes:
    """Return merged areas that all cover everything."""
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 5_000))
    areas = '<mergeCell ref="A1:GR20000"/>' * 19_000
    return xlsx(
        sheet=worksheet(rows + '<row r="1"><c r="GR1"><v>1</v></c></row>', after=f"<mergeCells>{areas}</mergeCells>")
    )


def scattered() -> bytes:
    """Return few cells in many wide and high sheets."""
    sheet = "<table:table table:name='b'>" + "".join(
        f'<table:table-row><table:table-cell table:number-columns-repeated="249"/>{text_cell("x")}</table:table-row>'
        for _ in range(1000)
    )
    return package(
        {
            "mimetype": ODS,
            "content.xml": content_of_ods("").replace(
                "</table:table>", "</table:table>" + (sheet + "</table:table>") * 20
            ),
        }
    )


def _row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


MILLION = 'table:number-columns-repeated="1048576"'
MILLION_ROWS = 'table:number-rows-repeated="1048576"'
DEEP = "<a>" * 200_000 + "</a>" * 200_000

FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # What: name of the file, contents, why it is refused.
    "billion laughs": ("lol.xlsx", lambda: xlsx(sharedStrings=f"{_LOL}<sst><si><t>&l9;</t></si></sst>"), "unsafe"),
    "a file from elsewhere": (
        "xxe.xlsx",
        lambda: xlsx(sheet='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>'),
        "unsafe",
    ),
    "a document type from elsewhere": (
        "dtd.xlsx",
        lambda: xlsx(sheet='<!DOCTYPE w SYSTEM "http://localhost/w.dtd"><worksheet/>'),
        "unsafe",
    ),
    "laughs in an ods": ("lol.ods", lambda: ods(**{"styles.xml": f"{_LOL}<a>&l9;</a>"}), "unsafe"),
    "200 MB of nothing": ("bomb.xlsx", bomb, "bomb"),
    "packed too tightly": ("bomb.xlsx", lambda: xlsx(sheet=b" " * 100_000_000), "bomb"),
    "a bomb that lies": ("bomb.xlsx", bomb_that_lies, "damaged"),
    "one attribute of 130 MB": ("attribute.xlsx", one_long_attribute, "damaged"),
    "one comment of 130 MB": ("comment.xlsx", one_long_comment, "damaged"),
    "a path out of the package": (
        "slip.xlsx",
        lambda: package({"../../etc/passwd": "x", "xl/workbook.xml": ""}),
        "unsafe",
    ),
    "a path of Windows": ("slip.xlsx", lambda: package({"C:\\x": "x", "xl/workbook.xml": ""}), "unsafe"),
    "five thousand parts": ("parts.xlsx", many_parts, "too-many-parts"),
    "twice the same part": ("twice.xlsx", twice_the_same_part, "damaged"),
    "no zip at all": ("notzip.xlsx", lambda: b"just words", "not-a-package"),
    "noise": ("noise.xlsx", lambda: random.Random(5).randbytes(50_000), "not-a-package"),
    "cut off": ("truncated.xlsx", lambda: GOOD[: len(GOOD) // 2], "damaged"),
    "one byte changed": ("changed.xlsx", lambda: GOOD.replace(b"PK\x01\x02", b"PK\x01\x09", 1), "damaged"),
    "an empty zip": ("empty.xlsx", lambda: package({}), "zip"),
    "no workbook": ("none.xlsx", lambda: package({"[Content_Types].xml": "<Types/>"}), "damaged"),
    "no content": ("none.ods", lambda: package({"mimetype": ODS}), "damaged"),
    "nothing": ("empty.xlsx", bytes, "empty"),
    "no cells": ("empty.xlsx", xlsx, "no-cells"),
    "encrypted Excel": ("geheim.xlsx", lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "zip with a password": ("geheim.xlsx", packed_with_a_password, "encrypted"),
    "encrypted ods": ("geheim.ods", ods_with_a_password, "encrypted"),
    "old Excel": ("oud.xls", lambda: OLE + bytes(600) + "Workbook".encode("utf-16-le"), "xls"),
    "binary Excel": ("lijst.xlsb", lambda: package({"[Content_Types].xml": "", "xl/workbook.bin": "x"}), "xlsb"),
    "flat ods": (
        "lijst.fods",
        lambda: f'<?xml version="1.0"?><office:document office:mimetype="{ODS}"/>'.encode(),
        "flat",
    ),
    "Apple Numbers": ("lijst.numbers", lambda: package({"Index/Document.iwa": "x"}), "numbers"),
    "a docx named xlsx": ("lijst.xlsx", lambda: package({"[Content_Types].xml": "", "word/document.xml": ""}), "word"),
    "an old Word file": ("lijst.xls", lambda: OLE + bytes(600) + "WordDocument".encode("utf-16-le"), "word"),
    "a pptx": ("lijst.xlsx", lambda: package({"ppt/presentation.xml": ""}), "presentation"),
    "an odt": ("lijst.ods", lambda: package({"mimetype": ODS.replace("spreadsheet", "text")}), "text-document"),
    "a pdf": ("lijst.xlsx", lambda: b"%PDF-1.7\n", "pdf"),
    "a picture": ("lijst.xlsx", lambda: b"\x89PNG\r\n\x1a\n", "picture"),
    "a web page named xls": ("lijst.xls", lambda: b"<html><table><tr><td>x</td></tr></table></html>", "web-page"),
    "a zip in a zip": ("lijst.zip", lambda: package({"lijst.zip": package({"lijst.xlsx": GOOD})}), "zip"),
    "a program": ("lijst.exe", lambda: b"MZ\x90\0" + bytes(500), "unknown"),
    "200,000 deep": ("deep.xlsx", lambda: xlsx(sheet=DEEP), "damaged"),
    "deep in an ods": ("deep.ods", lambda: ods(DEEP), "damaged"),
    "encoding unknown": (
        "code.xlsx",
        lambda: xlsx(sheet='<?xml version="1.0" encoding="utf-7"?><worksheet/>'),
        "damaged",
    ),
    "bytes that are no text": ("code.xlsx", lambda: xlsx(sheet=b"<worksheet>\xff\xfe\xff</worksheet>"), "damaged"),
    "a text that is not there": ("ref.xlsx", lambda: xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), "damaged"),
    "a row without number": ("ref.xlsx", lambda: xlsx('<row r="x"><c r="A1"><v>7</v></c></row>'), "damaged"),
    "a column beyond letters": ("ref.xlsx", lambda: xlsx('<row r="1"><c r="ABCDEF1"><v>7</v></c></row>'), "damaged"),
    "one text, 200,000 cells": ("texts.xlsx", texts_bomb, "too-much-text"),
    "areas over areas": ("areas.xlsx", areas_bomb, "too-many-cells"),
    "cells far apart": ("far.ods", scattered, "too-spread"),
    "a text of a million": (
        "long.xlsx",
        lambda: xlsx(f'<row r="1"><c r="A1" t="str"><v>{"x" * 1_000_000}</v></c></row>'),
        "text-too-long",
    ),
    "no outcome": ("formula.xlsx", lambda: xlsx('<row r="1"><c r="A1"><f>1+1</f></c></row>'), "formula"),
    "no outcome in an ods": ("formula.ods", lambda: ods(_row('<table:table-cell table:formula="of:=1"/>')), "formula"),
    "a million columns": ("wide.ods", lambda: ods(_row(text_cell("x", MILLION))), "too-many-columns"),
    "a million rows": ("high.ods", lambda: ods(_row(text_cell("x"), MILLION_ROWS)), "too-many-rows"),
    "a million by a million": (
        "huge.ods",
        lambda: ods(_row(text_cell("x", MILLION), MILLION_ROWS)),
        "too-many-columns",
    ),
    "spaces by the million": (
        "spaces.ods",
        lambda: ods(_row(text_cell('x<text:s text:c="99999999"/>'))),
        "text-too-long",
    ),
    "spaces in each cell": (
        "spaces.ods",
        lambda: ods(
            _row(
                text_cell('x<text:s text:c="32000"/>', 'table:number-columns-repeated="200"'),
                'table:number-rows-repeated="100"',
            )
        ),
        "too-much-text",
    ),
    "61 sheets": (
        "sheets.ods",
        lambda: package(
            {
                "mimetype": ODS,
                "content.xml": content_of_ods("</table:table>" + "<table:table></table:table>" * 60 + "<table:table>"),
            }
        ),
        "too-many-sheets",
    ),
    "200 MB in one line": ("line.csv", lambda: b"x" * 200_000_000, "too-large"),
    "9 MB in one cell": ("line.csv", lambda: b"x" * 9_000_000, "text-too-long"),
    "10 million columns": ("wide.csv", lambda: b";" * 9_999_999, "too-many-columns"),
    "300 columns": ("wide.csv", lambda: b";".join([b"x"] * 300), "too-many-columns"),
    "5 million rows": ("high.csv", lambda: b"x\n" * 4_999_999, "too-many-rows"),
    "zeros in a csv": ("nul.csv", lambda: b"a;b\nc\0;d\n", "not-text"),
    "noise in a csv": ("noise.csv", lambda: random.Random(6).randbytes(50_000), "not-text"),
    "a quote without end": ("quote.csv", lambda: b'a;b\n"c;d\ne;f\n', "quotes"),
}
