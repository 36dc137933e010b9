# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by its contents; its name only decides between kinds of text."""

import io
import zipfile

from driehoek.lib.spreadsheets.refusals import Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = {
    "EncryptedPackage": "encrypted",
    "Workbook": "xls",
    "Book": "xls",
    "WordDocument": "word",
    "PowerPoint Document": "presentation",
}
_STARTS = {
    b"%PDF": "pdf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"II*\0": "picture",
    b"MM\0*": "picture",
    b"{\\rtf": "text-document",
    b"\x09\x08": "xls",
    b"PK\x05\x06": "zip",
}
_TEXT = {"csv", "tsv", "tab", "txt", "xls", ""}
_SPREADSHEETS = {"xlsx", "xlsm", "xltx", "xlsb", "ods", "ots", "fods"}
_OFFICE = {"xl/workbook.bin": "xlsb", "word/document.xml": "word", "ppt/presentation.xml": "presentation"}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def kind_of(content: bytes, filename: str) -> str:
    """Return ``xlsx``, ``ods`` or ``csv``.

    Raises:
        Unreadable: it is something else, and the sentence says what.
    """
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    if content.startswith(_OLE):
        raise Unreadable(
            next((why for name, why in _OLE_STREAMS.items() if name.encode("utf-16-le") in content), "unknown")
        )
    for start, reason in _STARTS.items():
        if content.startswith(start):
            raise Unreadable(reason)
    head = content[:10_000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"<"):
        _markup(head, filename)
    extension = filename.lower().rpartition(".")[2] if "." in filename else ""
    if extension in _TEXT:
        return "csv"
    raise Unreadable("not-a-package" if extension in _SPREADSHEETS else "unknown", name=filename)


def _package(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = {name.lower() for name in package.namelist()}
            mimetype = _mimetype(package)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise Unreadable("damaged", repr(error)) from None
    if mimetype.startswith(_OPEN_DOCUMENT):
        document = mimetype.removeprefix(_OPEN_DOCUMENT)
        if document.startswith("spreadsheet"):
            return "ods"
        raise Unreadable("presentation" if document.startswith("presentation") else "text-document")
    for name, reason in _OFFICE.items():
        if name in names:
            raise Unreadable(reason)
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        raise Unreadable("numbers")
    if "[content_types].xml" in names or any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise Unreadable("zip")


def _mimetype(package: zipfile.ZipFile) -> str:
    try:
        part = package.getinfo("mimetype")
    except KeyError:
        return ""
    return package.read(part).decode("ascii", "replace").strip() if part.file_size < 200 else ""


def _markup(head: bytes, filename: str) -> None:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head or b"opendocument.spreadsheet" in head:
        raise Unreadable("flat")
    if any(mark in head for mark in (b"<html", b"<!doctype html", b"<table", b"<meta", b"<body")):
        raise Unreadable("web-page", name=filename)
    if head.startswith(b"<?xml"):
        raise Unreadable("unknown")
