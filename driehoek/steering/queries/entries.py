# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register as a list: searched over the years, narrowed, newest first."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import shown, within
from driehoek.organisations.queries import Origin
from driehoek.steering.models import Decision, FollowUp
from driehoek.steering.rules import Follow

ON_A_PAGE = 40
MOST_WORDS = 8
#: How long before its day an agreement is named as one to look at again.
REVIEW_AHEAD = timedelta(days=42)


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """What of the register is asked for; an empty value asks for all.

    Attributes:
        text: words that must all occur, also in what was told of it later.
        body: code of a body.
        state: ``open``, ``over_tijd``, ``klaar``, ``vervallen``, ``vervangen``, ``herzien`` or ``inzet``.
    """

    text: str = ""
    year: int | None = None
    body: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One agreement or decision in the list.

    Attributes:
        owner: the function that does it, else the organisation; empty when not said or out of sight.
        overdue: open, and the day by which it was to be done is past.
        replaced: whether a later one took its place, in sight or not.
    """

    uid: UUID
    code: str
    on: PreciseDate
    kind: str
    subject: str
    text: str
    body: str
    authority: str
    municipality: str
    owner: str
    due: PreciseDate | None
    overdue: bool
    follow: str
    review_on: date | None
    replaced: bool
    deployment: str
    gives_way: str
    note: str
    municipality_id: int | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Deployed:
    """How many agreements about deployment of the police there are of one year."""

    year: int
    planned: int
    ad_hoc: int


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A page of the register.

    Attributes:
        total: of what was asked for; ``everything`` of the whole register within sight, and ``examples`` in it.
        years, bodies, states: what can be chosen, with how many there are within the rest of the choice.
        deployed: per year, newest first; of the whole register within sight.
    """

    entries: tuple[RegisterEntry, ...]
    total: int
    everything: int
    examples: int
    page: int
    pages: int
    years: tuple[tuple[int, int], ...]
    bodies: tuple[tuple[str, str, int], ...]
    states: Mapping[str, int]
    deployed: tuple[Deployed, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    pk: int
    year: int
    body: str
    body_name: str
    follow: str
    due_day: date | None
    review_on: date | None
    superseded_by: int | None
    deployment: str
    example: bool


#: By state whether a row is in it.
STATES: Mapping[str, Callable[[_Row, date], bool]] = {
    "open": lambda row, _today: row.follow == Follow.OPEN,
    "over_tijd": lambda row, today: row.follow == Follow.OPEN and row.due_day is not None and row.due_day < today,
    "herzien": lambda row, today: (
        row.superseded_by is None and row.review_on is not None and row.review_on <= today + REVIEW_AHEAD
    ),
    "klaar": lambda row, _today: row.follow == Follow.DONE,
    "vervallen": lambda row, _today: row.follow == Follow.DROPPED and row.superseded_by is None,
    "vervangen": lambda row, _today: row.superseded_by is not None,
    "inzet": lambda row, _today: bool(row.deployment),
}


@prepared
def _rows(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, Decision, partnership_id, "body").order_by("-decided_on", "code")
    return rows.values_list(
        "pk", "decided_on", "body__code", "body__name", "follow", "due_day", "review_on", "superseded_by_id",
        "deployment", "example",
    )  # fmt: skip


@prepared
def _entries(actor: Actor, partnership_id: int, keys: tuple[int, ...]) -> QuerySet[Any, Any]:
    return within(actor, Decision, partnership_id, "body").filter(pk__in=keys).values_list(
        "pk", "uid", "code", "decided_on", "kind", "subject", "text", "body__name", "authority",
        "municipality__name", shown(actor, "owner__title"), shown(actor, "owner_organisation__name"), "due_on",
        "due_day", "follow", "review_on", "superseded_by_id", "deployment", "gives_way", "note", "municipality_id",
        "example", "source", "source_place", "circle",
    )  # fmt: skip


def _searched(actor: Actor, partnership_id: int, text: str) -> Collection[int] | None:
    """Return the keys of what has all words, in itself or in what was told of it; ``None`` without words."""
    words = text.split()[:MOST_WORDS]
    if not words:
        return None
    # Asked once as a list of keys: tied to each row it takes sixty times as long.
    told = within(actor, FollowUp, partnership_id)
    condition = Q()
    for word in words:
        own = Q(body__name__icontains=word) | Q(pk__in=told.filter(text__icontains=word).values("decision_id"))
        for column in ("subject", "text", "reason", "gives_way", "note", "meeting_label", "code"):
            own |= Q(**{f"{column}__icontains": word})
        condition &= own
    rows = within(actor, Decision, partnership_id, "body")
    return set(rows.filter(condition).values_list("pk", flat=True))


def register_page(
    actor: Actor, partnership_id: int, asked: RegisterFilter, titles: Mapping[str, str], page: int = 1
) -> RegisterPage:
    """Return a page of the register within sight; 2 queries whatever its size, 1 more for words.

    Args:
        titles: of source documents by key.
    """
    today = clock.today()
    rows = [_Row(pk, on.year, *rest) for pk, on, *rest in _rows(actor, partnership_id)]
    hits = _searched(actor, partnership_id, asked.text)
    found = _matching(rows, asked, hits, today)
    pages = max(1, -(-len(found) // ON_A_PAGE))
    page = min(max(page, 1), pages)
    keys = [row.pk for row in found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]]
    entries = {one[0]: _entry(one, titles, today) for one in _entries(actor, partnership_id, tuple(keys))}
    years = Counter(row.year for row in _matching(rows, replace(asked, year=None), hits, today))
    bodies = Counter((row.body, row.body_name) for row in _matching(rows, replace(asked, body=""), hits, today))
    others = _matching(rows, replace(asked, state=""), hits, today)
    return RegisterPage(
        entries=tuple(entries[key] for key in keys if key in entries),
        total=len(found),
        everything=len(rows),
        examples=sum(row.example for row in rows),
        page=page,
        pages=pages,
        years=tuple(sorted(years.items(), reverse=True)),
        bodies=tuple((code, name, count) for (code, name), count in sorted(bodies.items(), key=lambda one: one[0][1])),
        states={name: sum(is_in(row, today) for row in others) for name, is_in in STATES.items()},
        deployed=_deployed(rows),
    )


def to_review(actor: Actor, partnership_id: int) -> int:
    """Return how many agreements within sight are soon to be looked at again; 1 query."""
    today = clock.today()
    rows = [_Row(pk, on.year, *rest) for pk, on, *rest in _rows(actor, partnership_id)]
    return sum(STATES["herzien"](row, today) for row in rows)


def _matching(rows: Collection[_Row], asked: RegisterFilter, hits: Collection[int] | None, today: date) -> list[_Row]:
    is_in = STATES.get(asked.state)
    return [
        row
        for row in rows
        if (hits is None or row.pk in hits)
        and asked.year in (None, row.year)
        and asked.body in ("", row.body)
        and (is_in is None or is_in(row, today))
    ]


def _deployed(rows: Collection[_Row]) -> tuple[Deployed, ...]:
    counts = Counter((row.year, row.deployment) for row in rows if row.deployment)
    years = sorted({year for year, _ in counts}, reverse=True)
    return tuple(Deployed(year, counts[year, "gepland"], counts[year, "ad_hoc"]) for year in years)


def _entry(row: tuple[Any, ...], titles: Mapping[str, str], today: date) -> RegisterEntry:
    (
        _pk, uid, code, on, kind, subject, text, body, authority, municipality, owner, organisation, due, due_day,
        follow, review_on, later, deployment, gives_way, note, municipality_id, example, source, place, circle,
    ) = row  # fmt: skip
    return RegisterEntry(
        uid=uid, code=code, on=on, kind=kind, subject=subject, text=text, body=body, authority=authority,
        municipality=municipality or "", owner=owner or organisation or "", due=due,
        overdue=follow == Follow.OPEN and due_day is not None and due_day < today, follow=follow, review_on=review_on,
        replaced=later is not None, deployment=deployment, gives_way=gives_way, note=note,
        municipality_id=municipality_id, origin=Origin(example, titles.get(source, source), place, circle=circle),
    )  # fmt: skip
