# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching a table: described, asked page by page onto the disk, then read row by row."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from driehoek.lib.statline.fetching.addresses import Allowed, next_address
from driehoek.lib.statline.fetching.asking import Asker
from driehoek.lib.statline.fetching.failures import Answered
from driehoek.lib.statline.fetching.keeping import Kept, Page, alone
from driehoek.lib.statline.fetching.limits import Limits
from driehoek.lib.statline.model import Area, Measure, Row, Subject, Table, TableHead
from driehoek.lib.statline.odata import entity, page, rows, v3, v4
from driehoek.lib.statline.odata.choice import Choice, area_of, choose
from driehoek.lib.statline.odata.described import Described
from driehoek.lib.statline.odata.requests import Request, plan
from driehoek.lib.statline.odata.source import Bases, Host, Source, Wanted
from driehoek.lib.statline.refusals import Refused

Progress = Callable[[int, int | None], None]
"""Told how many rows are there, and how many there will be at most."""

_DELIVERIES = 2  # times that a table may be renewed under our hands


@dataclass(frozen=True, slots=True)
class Fetched:
    """A table of which every page is on disk.

    Attributes:
        table: its rows are read from disk each time that they are asked for.
        remarks: Dutch sentences for whoever asked; what was left out and why.
        sha256: one fingerprint of all answers.
        forget: throws the pages away, once the figures are in.
    """

    table: Table
    remarks: tuple[str, ...]
    sha256: str
    forget: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Job:
    """One selection of one table at one address."""

    asker: Asker
    base: str
    source: Source
    wanted: Wanted
    keep: Path
    progress: Progress
    remarks: list[str] = field(default_factory=list)

    @property
    def version(self) -> Any:
        """The reader of what the table says about itself."""
        return v4 if self.source.host is Host.CBS4 else v3

    @property
    def folder(self) -> Path:
        """Where the pages of exactly this selection are."""
        asked = json.dumps([self.base, repr(self.source), repr(self.wanted)])
        return self.keep / f"{self.source.id}-{hashlib.sha256(asked.encode()).hexdigest()[:16]}"


@contextmanager
def fetch(
    source: Source,
    wanted: Wanted,
    *,
    keep: Path,
    bases: Bases | None = None,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = lambda: False,
    limits: Limits | None = None,
    proxy: str = "",
    asker: Asker | None = None,
) -> Iterator[Fetched]:
    """Fetch a table; it stays ours until the end of the ``with``.

    Args:
        source: which table.
        wanted: which part of it.
        keep: folder in which pages are kept; a load that broke off goes on where it was.
        bases: addresses of the hosts.
        progress: called after each page.
        stopped: whether the one who asked wants no more.
        limits: bounds on size and time.
        proxy: address of the server through which one goes outside; empty for straight on.
        asker: asks; given by tests only.

    Raises:
        Refused: with a Dutch sentence; what was fetched stays on disk where going on can help.
        Stopped: no longer wanted; what was fetched stays on disk.
    """
    at = bases or Bases()
    asking = asker or Asker(Allowed.beside(at.all), limits or Limits(), stopped, proxy=proxy)
    job = _Job(asking, at.of(source.host), source, wanted, keep, progress or _silent)
    with alone(keep, source.id):
        yield _fetched(job)


def _silent(done: int, expected: int | None) -> None:
    """Tell nobody."""
    del done, expected


def _fetched(job: _Job) -> Fetched:
    for _ in range(_DELIVERIES):
        described: Described = job.version.describe(job.asker, job.base, job.source)
        choice = choose(described, job.source, job.wanted)
        requests = plan(job.base, job.source, described.data, choice, described.measures)
        kept = Kept.opened(job.folder, f"{described.modified} {described.data}")
        _download(job, requests, kept)
        if job.version.last_modified(job.asker, job.base, job.source) == described.modified:
            head = _head(job, described, choice)
            reading = partial(_rows, job.source, described, choice, requests, kept)
            skipped = [f"'{title}' is een deel van een jaar en is overgeslagen." for title in choice.skipped]
            return Fetched(Table(head, reading), (*job.remarks, *skipped), kept.sha256, kept.forget)
        kept.forget()
        job.remarks[:] = ["De bron heeft de tabel tijdens het ophalen vernieuwd; daarna is opnieuw begonnen."]
    raise Refused(
        "renewed",
        "De bron vernieuwt deze tabel op dit moment. Er is niets ingelezen; probeer het over een uur opnieuw.",
    )


def _download(job: _Job, requests: Sequence[Request], kept: Kept) -> None:
    """Fetch every page that is not yet on disk."""
    expected = sum(request.cells for request in requests)
    job.progress(kept.rows, expected)
    for number, request in enumerate(requests):
        pages = [each for each in kept.pages if each.request == number]
        if pages and not pages[-1].link:
            continue
        counted = v4.count(job.asker, request.counted) if request.counted else None
        _request(job, number, request, counted, pages, kept, expected)


def _request(
    job: _Job, number: int, request: Request, counted: int | None, pages: list[Page], kept: Kept, expected: int
) -> None:
    address = next_address(pages[-1].url, pages[-1].link) if pages else request.url
    most = request.cells if counted is None else counted
    while address:
        if address in {each.url for each in pages} or len(kept.pages) >= job.asker.limits.pages:
            kept.forget()
            raise entity.endless(address)
        try:
            fresh = kept.keep(number, address, partial(_ask, job.asker, address))
        except Answered as problem:
            raise entity.refusal(problem, address) from None
        pages.append(fresh)
        got = sum(each.rows for each in pages)
        job.progress(kept.rows, expected)
        if got > most:
            kept.forget()
            raise Refused("too-many", "De bron geeft meer rijen dan de tabel kan hebben. Er is niets ingelezen.")
        address = next_address(address, fresh.link) if fresh.link else ""
    got = sum(each.rows for each in pages)
    if got == 0 or (counted is not None and got != counted):
        kept.forget()
        told = ", ".join(each.period.title() for each in request.moments[:1])
        if got == 0:
            raise Refused(
                "empty", f"De bron geeft geen enkele rij voor {told}. Er is niets ingelezen.", request.url[:200]
            )
        raise Refused(
            "count",
            f"De bron geeft {got} rijen voor {told}, waar er {counted} horen te zijn. Er is niets ingelezen.",
            request.url[:200],
        )


def _ask(asker: Asker, address: str, into: BinaryIO) -> tuple[int, str]:
    found: tuple[int, str] = asker.fetch(address, into, page.measure)
    return found


def _rows(
    source: Source, described: Described, choice: Choice, requests: Sequence[Request], kept: Kept
) -> Iterator[Row]:
    for number, request in enumerate(requests):
        found = _source_rows(kept, number)
        yield from rows.read(source, described.data, choice, described.measures, request, found)


def _source_rows(kept: Kept, number: int) -> Iterator[dict[str, Any]]:
    for each in kept.pages:
        if each.request == number:
            with kept.read(each) as stream:
                yield from page.Page(stream).rows()


def _head(job: _Job, described: Described, choice: Choice) -> TableHead:
    source = job.source
    measures: tuple[Measure, ...] = described.measures
    return TableHead(
        id=source.id,
        title=described.title,
        division_year=described.division_year,
        modified=described.modified,
        publisher=described.publisher,
        licence=described.licence,
        attribution=source.attribution or f"Bron: {described.publisher}",
        language=described.language,
        measures=measures,
        subjects=tuple(Subject(code.code, code.title) for code in choice.subjects),
        areas=tuple(Area(area_of(code), code.title) for code in choice.areas),
        periods=tuple((each.period, each.status) for each in choice.moments),
        rounded_to=source.rounded_to,
        url=f"{job.base}/{source.id}" if source.host is Host.CBS4 else f"{job.base}/ODataApi/odata/{source.id}",
        retrieved_at=datetime.now(UTC),
    )
