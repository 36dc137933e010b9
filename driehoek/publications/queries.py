# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading papers: as they would be now, and as they were issued."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from driehoek.figures.queries import series_of
from driehoek.figures.queries.views import SeriesView
from driehoek.kernel import files
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.lib.statline.periods import parse
from driehoek.organisations.models import Membership
from driehoek.organisations.ordering import JOINT_FIRST
from driehoek.organisations.policies import seen, within
from driehoek.publications.kinds.council_note.content import CouncilNote
from driehoek.publications.kinds.council_note.kind import COUNCIL_NOTE
from driehoek.publications.kinds.council_note.reading import About
from driehoek.publications.kinds.council_note.stored import read_stored
from driehoek.publications.kinds.council_note.writing import write
from driehoek.publications.models import IssuedPaper, NoteFacts
from driehoek.publications.papers import Format, make


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """An issued paper in a list.

    Attributes:
        digests: SHA-256 of the file per format, for whoever wants to check a copy.
    """

    uid: UUID
    title: str
    municipality: str
    issued_at: datetime
    example: bool
    digests: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A value in an issued paper that its source has changed since.

    Attributes:
        paper, title: the paper; indicator, area, period: the value.
        was, now: the value in the paper, and the present one; ``None`` where there is none any more.
        on: when the present one was read.
    """

    paper: UUID
    title: str
    indicator: str
    area: str
    period: str
    was: int
    now: int | None
    on: datetime


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """An annex that the note on a programme refers to.

    Attributes:
        uid: of the record that holds it and the other annexes of the same note.
        municipality: whose note it is; empty when it holds for every municipality.
        number: as the note says it; what: what it is, in words that fit in a sentence.
    """

    uid: UUID
    programme: str
    municipality: str
    number: int
    title: str
    what: str
    example: bool


def council_note(actor: Actor, partnership: str, programme: str, municipality: str) -> CouncilNote:
    """Return the council note of one municipality as the data have it now.

    10 queries, one more under secrecy, and at most 6 more where figures are tied to the goals of its plan.

    Args:
        partnership: slug; programme: title or code; municipality: name.

    Raises:
        Absent: no such partnership, municipality or programme within sight.
        Forbidden: the actor makes no papers of this municipality.
    """
    return write(actor, About(partnership, programme, municipality)).note


def partnerships_of(actor: Actor, municipality: str) -> tuple[str, ...]:
    """Return the slugs of the partnerships in which a municipality takes part, within sight; 1 query."""
    rows = seen(actor, Membership).filter(
        municipality__name__iexact=municipality, ends_on__isnull=True, partnership__withdrawn_at__isnull=True
    )
    return tuple(rows.order_by("partnership__slug").values_list("partnership__slug", flat=True))


def annexes(actor: Actor, partnership_id: int) -> tuple[AnnexLine, ...]:
    """Return the annexes of the council notes of a partnership, by programme and number; 1 query."""
    rows = (
        within(actor, NoteFacts, partnership_id, "programme")
        .order_by("-programme__period_start", JOINT_FIRST)
        .values_list("uid", "programme__title", "municipality__name", "annexes", "example")
    )
    return tuple(
        AnnexLine(uid, programme, place or "", int(each["number"]), each["title"], each["what"], example)
        for uid, programme, place, found, example in rows
        for each in sorted(found, key=lambda annex: int(annex["number"]))
    )


def issued_papers(actor: Actor, partnership_id: int) -> tuple[IssuedLine, ...]:
    """Return the issued papers of a partnership within sight, newest first; 1 query."""
    rows = (
        within(actor, IssuedPaper, partnership_id)
        .order_by("-issued_at", "-id")
        .values_list("uid", "title", "municipality__name", "issued_at", "example", "files")
    )
    return tuple(
        IssuedLine(uid, title, place or "", issued_at, example, tuple(sorted(digests.items())))
        for uid, title, place, issued_at, example, digests in rows
    )


def corrected(actor: Actor, partnership_id: int) -> tuple[Corrected, ...]:
    """Return what was corrected after a paper was issued, newest paper first; 1 query, 5 where papers hold figures.

    The paper stays as it left the house; its readers can be told.
    """
    rows = within(actor, IssuedPaper, partnership_id).order_by("-issued_at", "-id")
    held = [
        (uid, title, reference)
        for uid, title, parts in rows.values_list("uid", "title", "content__figures")
        for part in parts or ()
        for reference in part["references"]
    ]
    if not held:
        return ()
    keys = tuple(dict.fromkeys(reference["indicator"] for _uid, _title, reference in held))
    areas = tuple(dict.fromkeys(reference["area"] for _uid, _title, reference in held))
    series = series_of(actor, partnership_id, keys, areas)
    found = (
        _now(uid, title, reference, series.get((reference["indicator"], reference["area"])))
        for uid, title, reference in held
    )
    return tuple(one for one in found if one is not None)


def _now(uid: UUID, title: str, reference: Mapping[str, Any], view: SeriesView | None) -> Corrected | None:
    if view is None or view.source.table != reference["table"]:
        return None
    point = view.at(parse(reference["period"]))
    present = None if point is None or point.value is None else round(point.value)
    if present == reference["value"]:
        return None
    return Corrected(
        uid, title, reference["indicator"], reference["area"], reference["period"], reference["value"], present,
        view.source.retrieved_at,
    )  # fmt: skip


def issued_note(actor: Actor, uid: UUID) -> CouncilNote:
    """Return what an issued note said; 1 query.

    Raises:
        Absent: no such paper within sight.
    """
    paper = _paper(actor, uid)
    return read_stored(paper.schema_version, paper.content)


def issued_file(actor: Actor, uid: UUID, form: Format) -> bytes:
    """Return an issued paper as it left the house, byte for byte; 1 query.

    Raises:
        Absent: no such paper within sight.
    """
    return files.fetch(_paper(actor, uid).files[form.value])


def made_again(actor: Actor, uid: UUID, form: Format) -> bytes:
    """Make an issued paper again from its stored content and the template of then; 1 query.

    As long as the house style beneath the templates is the same, these are the bytes that were issued.

    Raises:
        Absent: no such paper within sight.
    """
    paper = _paper(actor, uid)
    note = read_stored(paper.schema_version, paper.content)
    return make(COUNCIL_NOTE, note, form, files.fetch(paper.templates[form.value]))


def _paper(actor: Actor, uid: UUID) -> IssuedPaper:
    paper = seen(actor, IssuedPaper).filter(uid=uid, kind=COUNCIL_NOTE.name).first()
    if paper is None:
        raise Absent("Dit stuk bestaat niet, of u mag het niet zien.")
    return paper
