# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening the zip that an xlsx or ods file is, after looking at its table of contents."""

import io
import zipfile
from typing import BinaryIO, cast

from driehoek.lib.spreadsheets.model import Limits
from driehoek.lib.spreadsheets.refusals import Unreadable

RATIO_FROM = 10_000_000
"""Parts smaller than this may be packed as tightly as they like."""


class Package:
    """The parts of a package that passed the checks; names are compared without regard to case, as OPC asks."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RecursionError) as error:
            raise Unreadable("damaged", repr(error)) from None
        self._parts: dict[str, zipfile.ZipInfo] = {}
        parts = self._zip.infolist()
        if len(parts) > limits.entries:
            raise Unreadable("too-many-parts", limit=limits.entries)
        megabytes = limits.unpacked // 1_000_000
        if sum(part.file_size for part in parts) > limits.unpacked:
            raise Unreadable("bomb", limit=megabytes, ratio=limits.ratio)
        for part in parts:
            _check_name(part.filename)
            if part.flag_bits & 0x1:
                raise Unreadable("encrypted")
            if part.file_size > RATIO_FROM and part.file_size > limits.ratio * max(part.compress_size, 1):
                raise Unreadable("bomb", limit=megabytes, ratio=limits.ratio)
            name = part.filename.lower()
            if name in self._parts:
                raise Unreadable("damaged", f"twice in the package: {name}")
            self._parts[name] = part

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts in lower case."""
        return list(self._parts)

    def open(self, name: str) -> BinaryIO:
        """Open a part for reading; it never gives more bytes than its declared size, which was counted."""
        try:
            return cast("BinaryIO", self._zip.open(self._parts[name.lower()]))
        except KeyError:
            raise Unreadable("damaged", f"absent from the package: {name}") from None
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise Unreadable("damaged", repr(error)) from None


def _check_name(name: str) -> None:
    path = name.replace("\\", "/")
    if path.startswith("/") or ":" in path or ".." in path.split("/"):
        raise Unreadable("unsafe", f"a path out of the package: {name!r}")
