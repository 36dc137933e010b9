# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what people make: values, colours, dates, percentages, merged and hidden parts."""

import io
import zipfile
from datetime import date, datetime
from xml.sax.saxutils import escape

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from python_calamine import CalamineWorkbook

from driehoek.lib.spreadsheets.model import Area, Cell, Value
from driehoek.lib.spreadsheets.reading import read
from driehoek.lib.spreadsheets.refusals import Unreadable
from driehoek.lib.spreadsheets.writing import OutColumn, Table, write
from tests.lib.spreadsheets.parts import MAIN, OFFICE, ods, package, text_cell, worksheet, xlsx

QUOTES = {'"': "&quot;"}
TITLE = 'table:number-columns-spanned="3"'
NOON = datetime.fromisoformat("2025-03-01T12:30")


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_an_excel_list_comes_as_it_looks() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Acties"
    sheet["A1"] = "Actielijst 2025"
    sheet.merge_cells("A1:D1")
    sheet.append(["nr", "Actie", "Deadline", "Gereed"])
    sheet.append([1, "Toezicht\nop straat", date(2025, 3, 1), 0.25])
    sheet["D3"].number_format = "0%"
    sheet["A3"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet.append([2.5, "Vet", NOON, True])
    sheet["B4"].font = Font(bold=True)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[4].hidden = True
    second = book.create_sheet("Verborgen")
    second.sheet_state = "hidden"
    second["B2"] = "x"

    found = read(saved(book), "lijst.xlsx")

    assert [(each.name, each.hidden) for each in found.sheets] == [("Acties", False), ("Verborgen", True)]
    list_, other = found.sheets
    title = "Actielijst 2025"
    assert list_.rows == (
        (Cell(title), *(Cell(title, merged=True),) * 3),
        (Cell("nr"), Cell("Actie"), Cell("Deadline"), Cell("Gereed")),
        (Cell(1, fill="00B050"), Cell("Toezicht\nop straat"), Cell(date(2025, 3, 1)), Cell(0.25, percent=True)),
        (Cell(2.5), Cell("Vet", bold=True), Cell(NOON), Cell(True)),
    )
    assert list_.merged == (Area(0, 0, 0, 3),)
    assert (set(list_.hidden_columns), set(list_.hidden_rows)) == ({2}, {3})
    assert other.rows == ((Cell(), Cell()), (Cell(), Cell("x")))


def test_a_csv_comes_as_text() -> None:
    found = read(b"nr;Actie;Begroot\r\n1;\"Toezicht; op straat\";1,5\r\n2;'=samen;'-\r\n", "lijst.csv")
    (sheet,) = found.sheets
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["nr", "Actie", "Begroot"],
        ["1", "Toezicht; op straat", "1,5"],
        ["2", "=samen", "-"],
    ]


def test_a_csv_comes_in_many_ways() -> None:
    table = [["nr", "Actie", "Begroot"], ["1", "Toezicht, café", "1.250,50"]]
    lines = "nr;Actie;Begroot\r\n1;Toezicht, café;1.250,50\r\n"
    contents = {
        "UTF-8": lines.encode(),
        "UTF-8 with mark": lines.encode("utf-8-sig"),
        "Windows": lines.encode("cp1252"),
        "UTF-16": lines.encode("utf-16"),
        "UTF-16 without mark": lines.encode("utf-16-le"),
        "UTF-16 the other way": lines.encode("utf-16-be"),
        "separator told": ("sep=;\r\n" + lines).encode(),
        "tabs": lines.replace(";", "\t").encode(),
        "bars": lines.replace(";", "|").encode(),
        "commas": b'nr,Actie,Begroot\r\n1,"Toezicht, caf\xc3\xa9","1.250,50"\r\n',
        "line ends of Unix": lines.replace("\r\n", "\n").encode(),
        "quotes": '"nr";"Actie";"Begroot"\n"1";"Toezicht, café";"1.250,50"'.encode(),
        "lines of separators below": (lines + ";;\r\n" * 500).encode(),
        "columns of separators": lines.replace("\r\n", ";" * 300 + "\r\n").encode(),
    }
    for what, content in contents.items():
        (sheet,) = read(content, "lijst.csv").sheets
        assert [[cell.value for cell in row] for row in sheet.rows] == table, what


def test_a_comma_in_numbers_is_no_separator() -> None:
    (sheet,) = read(b"1,5;2,5\n3,5;4,5\n", "x.csv").sheets
    assert [[cell.value for cell in row] for row in sheet.rows] == [["1,5", "2,5"], ["3,5", "4,5"]]


def test_the_kind_of_a_file_is_in_its_contents() -> None:
    book = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')
    assert read(book, "lijst.ods").form == "xlsx"
    assert read(book, "lijst.csv").form == "xlsx"
    assert read(ods(f"<table:table-row>{text_cell('x')}</table:table-row>"), "lijst.xlsx").form == "ods"
    assert read(b"a\tb\n1\t2\n", "uitvoer.xls").form == "csv"


CODES = ("dd-mm-yyyy", "d mmm jjjj", "h:mm", "[h]:mm", '0" dagen"', "0.0%", "[Red]0%", "mmm", '"m"0', "General", "@")
MEANT: list[tuple[str, Value]] = [
    ("dd-mm-yyyy", date(2025, 3, 1)),
    ("d mmm jjjj", date(2025, 3, 1)),
    ("h:mm", NOON),
    ("[h]:mm", "1097220:30"),
    ('0" dagen"', 45717.5208333333),
    ("0.0%", 45717.5208333333),
    ("[Red]0%", 45717.5208333333),
    ("mmm", date(2025, 3, 1)),
    ('"m"0', 45717.5208333333),
    ("General", 45717.5208333333),
    ("@", 45717.5208333333),
]


def test_a_number_is_what_its_format_says() -> None:
    codes = "".join(
        f'<numFmt numFmtId="{200 + place}" formatCode="{escape(code, QUOTES)}"/>' for place, code in enumerate(CODES)
    )
    styles = "".join(f'<xf numFmtId="{200 + place}"/>' for place in range(len(CODES)))
    sheet = f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>'
    cells = "".join(f'<c s="{place}"><v>45717.520833333336</v></c>' for place in range(len(CODES)))
    (row,) = read(xlsx(f"<row>{cells}</row>", styles=sheet), "x.xlsx").sheets[0].rows
    for (code, value), cell in zip(MEANT, row, strict=True):
        found = cell.value.date() if isinstance(cell.value, datetime) and type(value) is date else cell.value
        assert found == value, code
        assert cell.percent is ("%" in code), code


@pytest.mark.parametrize(
    ("number", "since_1904", "expected"),
    (
        ("1", False, date(1900, 1, 1)),
        ("59", False, date(1900, 2, 28)),
        ("60", False, 60),  # the 29 February 1900 that never was
        ("61", False, date(1900, 3, 1)),
        ("45717", False, date(2025, 3, 1)),
        ("44255", True, date(2025, 3, 1)),
        ("2958465", False, date(9999, 12, 31)),
        ("2958466", False, 2958466),
        ("-1", False, -1),
        ("1E+300", False, "1E+300"),
        ("0.5", False, 0.5),
        ("volgt", False, "volgt"),
    ),
)
def test_days_that_excel_counts(number: str, since_1904: bool, expected: Value) -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    book = xlsx(f'<row><c s="0"><v>{number}</v></c></row>', since_1904=since_1904, styles=styles)
    assert read(book, "x.xlsx").sheets[0].rows == ((Cell(expected),),)


def test_colours_come_from_the_theme_and_the_palette_too() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    theme = (
        f'<a:theme xmlns:a="{drawing}"><a:themeElements><a:clrScheme><a:dk1>'
        '<a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent6><a:srgbClr val="70AD47"/></a:accent6>'
        "</a:clrScheme></a:themeElements></a:theme>"
    )
    colours = (
        'rgb="FF00b050"',
        'indexed="10"',
        'theme="9"',
        'theme="9" tint="0.6"',
        'theme="0"',
        'rgb="nonsense"',
        'theme="99"',
    )
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor {colour}/></patternFill></fill>' for colour in colours
    )
    striped = '<fill><patternFill patternType="lightUp"><fgColor rgb="FFFF0000"/></patternFill></fill>'
    styles = "".join(f'<xf fillId="{place}" xfId="{place}"/>' for place in range(9))
    sheet = f'<styleSheet xmlns="{MAIN}"><fills>{fills}{striped}</fills><cellXfs>{styles}</cellXfs></styleSheet>'
    cells = "".join(f'<c s="{place}"><v>1</v></c>' for place in range(9))
    (row,) = read(xlsx(f"<row>{cells}</row>", styles=sheet, theme=theme), "x.xlsx").sheets[0].rows
    assert [cell.fill for cell in row] == ["00B050", "FF0000", "70AD47", "C5E0B4", "FFFFFF", "", "", "", ""]


def test_a_cell_far_away_is_left_out_and_told() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>{}</v></c></row>'
    found = read(xlsx(far.format("x")), "far.xlsx")
    assert found.sheets[0].rows == ((Cell(1),),)
    assert found.remarks == ("Op blad 'Blad1' staat ver buiten de lijst nog iets, in XFD1048576; dat is niet gelezen.",)
    assert read(xlsx(far.format(" ")), "far.xlsx").remarks == ()


def test_only_a_far_cell_is_no_list() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "far.xlsx")
    assert refusal.value.reason == "no-cells"


def test_colour_without_text_counts_inside_the_list_only() -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><fills><fill/><fill><patternFill patternType="solid">'
        '<fgColor rgb="FFFF0000"/></patternFill>'
        '</fill></fills><cellXfs><xf/><xf fillId="1"/></cellXfs></styleSheet>'
    )
    row = '<row r="{0}">{1}<c r="B{0}" s="1"/><c r="C{0}" s="1"/></row>'
    filled = row.format(2, '<c r="A2"><v>1</v></c>') + '<row r="1"><c r="B1"><v>2</v></c></row>'
    empty = "".join(row.format(number, "") for number in range(3, 3000))
    (sheet,) = read(xlsx(filled + empty, styles=styles), "x.xlsx").sheets
    assert sheet.rows == ((Cell(), Cell(2)), (Cell(1), Cell(fill="FF0000")))


def test_odd_texts_of_excel() -> None:
    texts = (
        f'<sst xmlns="{MAIN}"><si><r><t>vet </t></r><r><t>en schuin</t></r><rPh><t>gelezen</t></rPh></si><si/></sst>'
    )
    cells = (
        '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>in de cel</t></is></c><c t="b"><v>1</v></c>'
        '<c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v></v></c><c t="d"><v>2025-03-01</v></c><c t="str">'
        "<v>a_x000D_&#10;b_x0000_</v></c>"
        '<c t="str"><f>1</f><v>uitkomst</v></c>'
    )
    (row,) = read(xlsx(f"<row>{cells}</row>", sharedStrings=texts), "x.xlsx").sheets[0].rows
    assert [cell.value for cell in row] == [
        "vet en schuin", None, "in de cel", True, "#N/A", None, date(2025, 3, 1), "a\nb", "uitkomst",
    ]  # fmt: skip


def test_what_is_left_out_is_told() -> None:
    parts = {"externalLinks/externalLink1": "<x/>", "comments1": "<x/>"}
    colours = '<conditionalFormatting sqref="A1"/>'
    sheet = worksheet("<row><c><v>1</v></c></row>", after=colours)
    more: dict[str, str | bytes] = {f"xl/{name}.xml": part for name, part in parts.items()}
    book = package(
        {
            **unpacked(xlsx(sheet=sheet)),
            "xl/vbaProject.bin": b"x",
            **more,
        }
    )
    remarks = " ".join(read(book, "lijst.xlsm").remarks)
    for word in ("macro's", "andere bestanden", "Opmerkingen", "voorwaardelijke opmaak"):
        assert word in remarks


def test_an_ods_comes_as_it_looks() -> None:
    styles = (
        '<style:style style:name="red" style:family="table-cell" style:parent-style-name="loop">'
        '<style:table-cell-properties fo:background-color="#ff0000"/></style:style>'
        '<style:style style:name="loop" style:family="table-cell" style:parent-style-name="red">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    rows = (
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="16382" table:default-cell-style-name="red"/>'
        f"<table:table-row>{text_cell('Titel', TITLE)}"
        '<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>'
        '<table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="1"/>'
        '<table:table-cell office:value-type="percentage" office:value="0.25"/>'
        '<table:table-cell office:value-type="date" office:date-value="2025-03-01"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2">'
        '<table:table-cell office:value-type="time" office:time-value="PT09H30M00S"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell office:value-type="string"><office:annotation><text:p>opmerking</text:p></office:annotation>'
        '<text:p>a<text:s text:c="2"/>b<text:tab/><text:span>c</text:span></text:p><text:p>d</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    found = read(ods(rows, styles), "lijst.ods")
    last = (Cell("09:30"), Cell(True), Cell("a  b\tc\nd", fill="FF0000", bold=True))
    assert found.sheets[0].rows == (
        (Cell("Titel"), Cell("Titel", merged=True), Cell("Titel", fill="FF0000", merged=True)),
        (Cell(1), Cell(0.25, percent=True), Cell(date(2025, 3, 1), fill="FF0000", bold=True)),
        last,
        last,
    )
    assert (set(found.sheets[0].hidden_columns), set(found.sheets[0].hidden_rows)) == ({1}, {1})
    assert found.sheets[0].merged == (Area(0, 0, 0, 2),)
    assert found.remarks == ("Opmerkingen bij cellen zijn niet gelezen.",)


@pytest.mark.parametrize("form", ("xlsx", "ods"))
def test_a_second_reader_reads_the_same(form: str) -> None:
    rows = [
        (f"actie {number}", number, number / 7, date(2025, 1, 1 + number % 28), None, number % 2 == 0)
        for number in range(200)
    ]
    columns = tuple(OutColumn(name) for name in ("tekst", "heel", "deel", "dag", "leeg", "waar"))
    content = write(Table("Lijst", columns, rows), form)
    other = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    ours = [[cell.value for cell in row] for row in read(content, f"lijst.{form}").sheets[0].rows]
    for one, two in zip(ours, other, strict=True):
        assert [value if value is not None else "" for value in one] == pytest.approx(two)


def test_other_ways_to_write_the_same_xml() -> None:
    good = {name: part.decode() for name, part in unpacked(xlsx('<row><c t="str"><v>x</v></c></row>')).items()}
    strict = {name: part.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main") for name, part in good.items()}
    strict = {
        name: part.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, part in strict.items()
    }
    prefixed = {name: _prefixed(part) if "sheet1" in name else part for name, part in good.items()}
    absolute = {name: part.replace('Target="w', 'Target="/xl/w') for name, part in good.items()}
    moved = {name.replace("workbook", "book"): part for name, part in good.items()} | {
        "_rels/.rels": good["xl/_rels/workbook.xml.rels"]
        .replace("/worksheet", "/officeDocument", 1)
        .replace("worksheets/sheet1.xml", "xl/book.xml")
    }
    for parts in (good, strict, prefixed, absolute, moved):
        assert read(package(parts), "x.xlsx").sheets[0].rows == ((Cell("x"),),)


def _prefixed(part: str) -> str:
    return part.replace("xmlns=", "xmlns:y=").replace("</", "</y:").replace("<", "<y:").replace("<y:/y:", "</y:")


def test_a_sheet_that_is_a_chart_is_passed_over() -> None:
    parts = unpacked(xlsx("<row><c><v>1</v></c></row>"))
    book = parts["xl/workbook.xml"].replace(b"</sheets>", b'<sheet name="Grafiek" sheetId="2" r:id="rId9"/></sheets>')
    relations = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Rel", f'<Relationship Id="rId9" Type="{OFFICE}/chartsheet" Target="chartsheets/s1.xml"/></Rel'.encode()
    )
    made = package({**parts, "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": relations})
    assert [sheet.name for sheet in read(made, "x.xlsx").sheets] == ["Blad1"]
