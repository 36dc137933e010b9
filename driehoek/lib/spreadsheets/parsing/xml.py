# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading XML piece by piece, with no document type, no entities and no depth to drown in."""

import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import BinaryIO
from xml.parsers import expat

from driehoek.lib.spreadsheets.refusals import Unreadable

PIECE = 1 << 18
DEPTH = 100
TOKEN = 4_000_000

PREFIXES: Mapping[str, str] = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office:",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table:",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text:",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style:",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo:",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest:",
}
"""Our own prefix for each namespace we know; whatever prefix the file itself uses."""


class Reader:
    """What receives the elements; names have our own prefixes. By itself it lets everything pass."""

    __slots__ = ()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take characters."""


def walk(source: BinaryIO, reader: Reader) -> None:
    """Send every element of a part to a reader.

    Raises:
        Unreadable: the XML is damaged, has a document type, is nested too deep, or has an element that is too long.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    opening, closing = _elements(reader)
    parser.StartElementHandler = opening
    parser.EndElementHandler = closing
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        fed = 0
        while piece := source.read(PIECE):
            parser.Parse(piece, False)
            fed += len(piece)
            # One tag or comment that has no end is read again with every piece: quadratic work.
            if fed - parser.CurrentByteIndex > TOKEN:
                raise Unreadable("damaged", "one element without end")
        parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, UnicodeError, LookupError) as error:
        raise Unreadable("damaged", repr(error)) from None


def _elements(reader: Reader) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
    names: dict[str, str] = {}
    depth = 0
    start, end = reader.start, reader.end

    def opening(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise Unreadable("damaged", "nested too deep")
        for key in attributes:
            if " " in key:
                attributes = {names.get(each) or _name(each, names): value for each, value in attributes.items()}
                break
        start(names.get(name) or _name(name, names), attributes)

    def closing(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(names.get(name) or _name(name, names))

    return opening, closing


def _name(full: str, names: dict[str, str]) -> str:
    space, _, local = full.rpartition(" ")
    short = PREFIXES.get(space, "?") + local if space else local
    if len(names) < 1000:
        names[full] = short
    return short


def _refuse(*_: object) -> None:
    raise Unreadable("unsafe", "a document type or an entity")
