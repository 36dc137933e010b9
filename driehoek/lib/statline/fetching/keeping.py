# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answers of one table on disk, so that a load that broke off goes on where it was.

A page is first written beside its name, then put on the disk, then named in the list: a page in the list is whole,
whenever the process was killed.
"""

import fcntl
import gzip
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from driehoek.lib.statline.refusals import Refused

_LIST = "pages.jsonl"
_DENSITY = 3  # of gzip: the disk is faster than another's server anyway


@dataclass(frozen=True, slots=True)
class Page:
    """One answer that is kept.

    Attributes:
        request: number of the request it belongs to, from 0.
        url: what was asked.
        name: file.
        rows: how many rows it holds.
        link: where the next page of this request is; empty for the last one.
        sha256: of the answer as it came, unpacked.
    """

    request: int
    url: str
    name: str
    rows: int
    link: str
    sha256: str


@dataclass
class Kept:
    """The kept pages of one table in one selection.

    Attributes:
        folder: where they are.
        pages: in order of request, then of page.
    """

    folder: Path
    pages: list[Page] = field(default_factory=list)

    @classmethod
    def opened(cls, folder: Path, stamp: str) -> "Kept":
        """Return what is kept in a folder under a stamp; anything kept there under another stamp is thrown away.

        Args:
            folder: made when it is not there.
            stamp: says of which delivery of the table the pages are.
        """
        kept = cls(folder)
        listed = kept._listed()
        pages = [Page(**entry) for entry in listed[1:]]
        if listed[:1] == [{"stamp": stamp}] and all((folder / page.name).is_file() for page in pages):
            kept.pages += pages
            return kept
        kept.forget()
        folder.mkdir(parents=True)
        kept._append({"stamp": stamp})
        return kept

    def keep(self, request: int, url: str, fetch: Callable[[BinaryIO], tuple[int, str]]) -> Page:
        """Let ``fetch`` write an answer, which returns its rows and next link, and keep it as the next page."""
        name = f"{len(self.pages):06d}.json.gz"
        draft = self.folder / f"{name}.new"
        raw = self.folder / "answer.new"
        with raw.open("w+b") as stream:
            rows, link = fetch(cast(BinaryIO, stream))
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            stream.seek(0)
            with draft.open("wb") as below, gzip.GzipFile("", "wb", _DENSITY, below, mtime=0) as packed:
                shutil.copyfileobj(stream, packed)
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        raw.unlink()
        draft.replace(self.folder / name)
        page = Page(request, url, name, rows, link, digest)
        self._append(asdict(page))
        self.pages.append(page)
        return page

    def read(self, page: Page) -> BinaryIO:
        """Return a page, unpacked."""
        return cast(BinaryIO, gzip.open(self.folder / page.name, "rb"))

    @property
    def rows(self) -> int:
        """How many rows are kept."""
        return sum(page.rows for page in self.pages)

    @property
    def sha256(self) -> str:
        """One fingerprint of everything that is kept."""
        return hashlib.sha256("".join(page.sha256 for page in self.pages).encode()).hexdigest()

    def forget(self) -> None:
        """Throw everything away."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.pages.clear()

    def _append(self, entry: dict[str, Any]) -> None:
        with (self.folder / _LIST).open("a", encoding="utf-8") as listed:
            listed.write(json.dumps(entry) + "\n")
            listed.flush()
            os.fsync(listed.fileno())

    def _listed(self) -> list[dict[str, Any]]:
        """Return the entries of the list; a last line that was not finished is left out, and cut off."""
        path = self.folder / _LIST
        if not path.is_file():
            return []
        text = path.read_text(encoding="utf-8")
        whole = text[: text.rfind("\n") + 1]
        if whole != text:
            path.write_text(whole, encoding="utf-8")
        return [json.loads(line) for line in whole.splitlines()]


@contextmanager
def alone(folder: Path, table: str) -> Iterator[None]:
    """Hold a table for oneself; the system lets go of it when the process ends, however it ends.

    Raises:
        Refused: somebody else is fetching it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{table}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Refused(
                "fetching",
                f"Tabel {table} wordt al opgehaald. Wacht tot dat klaar is, of stop het en begin dan opnieuw.",
            ) from None
        yield


def forget_old(folder: Path, seconds: float, now: Callable[[], float] = time.time) -> int:
    """Throw away what nobody went on with for so long; return how many tables that were."""
    gone = 0
    if not folder.is_dir():
        return 0
    for each in folder.iterdir():
        listed = each / _LIST
        with suppress(OSError, Refused):
            if listed.is_file() and now() - listed.stat().st_mtime > seconds:
                with alone(folder, each.name.partition("-")[0]):
                    shutil.rmtree(each)
                    gone += 1
    return gone
