# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of organisations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from driehoek.access.prepared import prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations import policies
from driehoek.organisations.models import (
    Function,
    Holding,
    Membership,
    MunicipalityFacts,
    Organisation,
    Partnership,
    Person,
    Population,
    SourceDocument,
)
from driehoek.organisations.rules import contribution_cents


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from, ready to show.

    Attributes:
        example: whether it is an example ("voorbeeld"), not a fact.
        document: title of the source document; empty when typed here.
        place: the place in it.
        literal: whether the text is literally that of the document (else a summary).
        circle: coded distribution circle.
    """

    example: bool = False
    document: str = ""
    place: str = ""
    literal: bool = False
    circle: str = "partners"


@dataclass(frozen=True, slots=True)
class PartnershipHead:
    """What every page of a partnership shows of it.

    Attributes:
        pk: internal key, for the next query; never shown.
        municipalities: of the running memberships: key, name and CBS code, by name.
    """

    pk: int
    slug: str
    name: str
    triangle_name: str
    police_team: str
    municipalities: tuple["MunicipalityHead", ...] = ()


@dataclass(frozen=True, slots=True)
class MunicipalityHead:
    """A municipality in a heading or a column. ``pk`` is internal and never shown."""

    pk: int
    name: str
    cbs_code: str


@dataclass(frozen=True, slots=True)
class MunicipalityLine:
    """A member municipality with the facts that papers and the contribution need.

    Attributes:
        inhabitants, year: the latest known number on 1 January, and its year.
        contribution_cents: what it pays in that year; ``None`` without rate or inhabitants.
        by_year: inhabitants per year, oldest first.
    """

    name: str
    cbs_code: str
    member_from: PreciseDate | None
    inhabitants: int | None
    year: int | None
    population_source: str
    contribution_cents: int | None
    by_year: tuple[tuple[int, int], ...]
    council_paper_name: str
    local_paper: str
    channels: str
    note: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class FunctionLine:
    """A function and who holds it; functions, not names, carry tasks."""

    title: str
    kind: str
    organisation: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source document in the partnership's list."""

    key: str
    title: str
    publisher: str
    dated: PreciseDate | None
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class PartnershipPage:
    """Who works together, with what, and what papers need to know."""

    head: PartnershipHead
    about: str
    aliases: tuple[str, ...]
    police_unit: str
    police_district: str
    starts_on: PreciseDate | None
    contribution_rate: int | None
    contribution_note: str
    meetings_per_year: int | None
    evaluation_rhythm: str
    newsletter_name: str
    newsletter_since: PreciseDate | None
    newsletter_rhythm: str
    newsletter_readers: str
    channels: str
    municipalities: tuple[MunicipalityLine, ...]
    organisations: tuple[tuple[str, str, Origin], ...]
    functions: tuple[FunctionLine, ...]
    sources: tuple[SourceLine, ...]
    origin: Origin


def actor_of(person_uid: UUID, on: date) -> Actor | None:
    """Return the actor that this person is on a date, or ``None`` for somebody unknown or inactive; 1-2 queries.

    A function counts from its first to its last day, and no longer than its municipality takes part.
    """
    standings: list[Standing] = []
    name: str | None = None
    for (
        person_name, starts_on, ends_on, member, until, kind, partnership_id, municipality_id, organisation_id,
        function_uid, title,
    ) in _holdings(person_uid):  # fmt: skip
        name = person_name
        left = not member and until is not None and until.last_day < on
        if covers(starts_on, ends_on, on) and not left:
            standings.append(Standing(kind, partnership_id, municipality_id, organisation_id, function_uid, title))
    if name is None:
        name = Person.objects.filter(uid=person_uid, is_active=True).values_list("name", flat=True).first()
        if name is None:
            return None
    return Actor(uid=person_uid, label=name, standings=tuple(standings))


@prepared
def _holdings(person_uid: UUID) -> QuerySet[Any, Any]:
    membership = Membership.objects.filter(
        partnership=OuterRef("partnership"), municipality=OuterRef("function__municipality"), withdrawn_at__isnull=True
    )
    return (
        Holding.objects.filter(
            person__uid=person_uid, person__is_active=True, withdrawn_at__isnull=True,
            function__withdrawn_at__isnull=True, partnership__withdrawn_at__isnull=True,
        )
        .annotate(
            member=Exists(membership.filter(ends_on__isnull=True)),
            until=Subquery(membership.filter(ends_on__isnull=False).order_by("-ends_on").values("ends_on")[:1]),
        )
        .values_list(
            "person__name", "starts_on", "ends_on", "member", "until", "function__kind", "partnership_id",
            "function__municipality_id", "function__organisation_id", "function__uid", "function__title",
        )
    )  # fmt: skip


def covers(starts_on: PreciseDate | None, ends_on: PreciseDate | None, day: date) -> bool:
    """Tell whether a day lies between two ends, of which an unknown one leaves that side open."""
    return not ((starts_on and starts_on.first_day > day) or (ends_on and ends_on.last_day < day))


def heads(actor: Actor) -> tuple[PartnershipHead, ...]:
    """Return the partnerships in which the actor stands, by name; 1 query."""
    return tuple(PartnershipHead(*row) for row in _partnerships(actor))


@prepared
def _partnerships(actor: Actor) -> QuerySet[Any, Any]:
    columns = ("pk", "slug", "name", "triangle_name", "police_team")
    return policies.partnerships(actor).order_by("name").values_list(*columns)


def head(actor: Actor, slug: str) -> PartnershipHead:
    """Return one partnership with its present municipalities; 1 query (2 when it has none in sight).

    Raises:
        Absent: it does not exist or the actor has no standing in it.
    """
    members = _members(actor, slug)
    if members:
        today = clock.today()
        present = (MunicipalityHead(*row[5:8]) for row in members if covers(row[8], row[9], today))
        pk, own_slug, name, triangle_name, police_team = members[0][:5]
        return PartnershipHead(pk, own_slug, name, triangle_name, police_team, tuple(present))
    found = policies.partnership(actor, slug)
    return PartnershipHead(found.pk, found.slug, found.name, found.triangle_name, found.police_team)


@prepared
def _members(actor: Actor, slug: str) -> QuerySet[Any, Any]:
    return (
        policies.seen(actor, Membership)
        .filter(partnership__slug=slug, partnership__withdrawn_at__isnull=True)
        .order_by("municipality__name")
        .values_list(
            "partnership_id", "partnership__slug", "partnership__name", "partnership__triangle_name",
            "partnership__police_team", "municipality_id", "municipality__name", "municipality__cbs_code",
            "starts_on", "ends_on",
        )
    )  # fmt: skip


def source_titles(actor: Actor, partnership_id: int) -> Mapping[str, str]:
    """Return the titles of the source documents by key; 1 query."""
    return dict(_sources(actor, partnership_id))


@prepared
def _sources(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    return policies.within(actor, SourceDocument, partnership_id).values_list("key", "title")


def partnership_page(actor: Actor, slug: str) -> PartnershipPage:
    """Return the page of a partnership; 8 queries.

    Raises:
        Absent: it does not exist or the actor has no standing in it.
    """
    found = policies.partnership_in_full(actor, slug)
    top = head(actor, slug)
    sources = tuple(
        SourceLine(*row)
        for row in policies.within(actor, SourceDocument, found.pk)
        .order_by("title")
        .values_list("key", "title", "publisher", "dated", "place", "note")
    )
    titles = {line.key: line.title for line in sources}

    def told(example: bool, source: str, place: str, circle: str) -> Origin:
        return Origin(example, titles.get(source, source), place, circle=circle)

    provenance = ("example", "source", "source_place", "circle")
    organisations = tuple(
        (name, kind, told(*rest))
        for name, kind, *rest in policies.within(actor, Organisation, found.pk)
        .order_by("kind", "name")
        .values_list("name", "kind", *provenance)
    )
    functions = tuple(
        FunctionLine(title, kind, organisation or "", told(*rest))
        for title, kind, organisation, *rest in policies.within(actor, Function, found.pk)
        .order_by("organisation__name", "title")
        .values_list("title", "kind", policies.shown(actor, "organisation__name"), *provenance)
    )
    return PartnershipPage(
        head=top,
        about=found.about,
        aliases=tuple(found.aliases),
        police_unit=found.police_unit,
        police_district=found.police_district,
        starts_on=found.starts_on,
        contribution_rate=found.contribution_rate,
        contribution_note=found.contribution_note,
        meetings_per_year=found.meetings_per_year,
        evaluation_rhythm=found.evaluation_rhythm,
        newsletter_name=found.newsletter_name,
        newsletter_since=found.newsletter_since,
        newsletter_rhythm=found.newsletter_rhythm,
        newsletter_readers=found.newsletter_readers,
        channels=found.channels,
        municipalities=_municipality_lines(actor, found, titles),
        organisations=organisations,
        functions=functions,
        sources=sources,
        origin=told(found.example, found.source, found.source_place, found.circle),
    )


def _municipality_lines(
    actor: Actor, partnership: Partnership, titles: Mapping[str, str]
) -> tuple[MunicipalityLine, ...]:
    facts = {row.municipality_id: row for row in policies.within(actor, MunicipalityFacts, partnership.pk)}
    taking_part = (
        policies.within(actor, Membership, partnership.pk).select_related("municipality").order_by("municipality__name")
    )
    members = [row for row in taking_part if covers(row.starts_on, row.ends_on, clock.today())]
    people: dict[int, list[tuple[int, int, str]]] = {}
    counted = Population.objects.filter(municipality_id__in=[m.municipality_id for m in members]).order_by("year")
    for municipality_id, known, number, told_by in counted.values_list(
        "municipality_id", "year", "inhabitants", "source"
    ):
        people.setdefault(municipality_id, []).append((known, number, told_by))
    lines = []
    for member in members:
        years = people.get(member.municipality_id, [])
        year, inhabitants, source = years[-1] if years else (None, None, "")
        rate = partnership.contribution_rate
        fact = facts.get(member.municipality_id)
        lines.append(
            MunicipalityLine(
                name=member.municipality.name,
                cbs_code=member.municipality.cbs_code,
                member_from=member.starts_on,
                inhabitants=inhabitants,
                year=year,
                population_source=source,
                contribution_cents=contribution_cents(inhabitants, rate) if inhabitants and rate else None,
                by_year=tuple((entry[0], entry[1]) for entry in years),
                council_paper_name=fact.council_paper_name if fact else "",
                local_paper=fact.local_paper if fact else "",
                channels=fact.channels if fact else "",
                note=fact.note if fact else "",
                origin=Origin(
                    member.example, titles.get(member.source, member.source), member.source_place, circle=member.circle
                ),
            )
        )
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone whom one can become with one click, in demo mode only: the example holder of a function."""

    partnership_slug: str
    partnership_name: str
    code: str
    title: str
    organisation: str
    kind: str
    person_uid: UUID


def demo_personas() -> tuple[Persona, ...]:
    """Return the example holders of functions, by partnership, kind of organisation and title; 1 query."""
    rows = _example_holdings().order_by("partnership__name", "function__organisation__kind", "function__title")
    return tuple(
        Persona(*row)
        for row in rows.values_list(
            "partnership__slug", "partnership__name", "function__code", "function__title",
            "function__organisation__name", "function__kind", "person__uid",
        )
    )  # fmt: skip


def demo_holder(slug: str, function_code: str) -> UUID | None:
    """Return the example person who holds a function, or ``None``; 1 query."""
    rows = _example_holdings().filter(partnership__slug=slug, function__code=function_code)
    return rows.values_list("person__uid", flat=True).first()


def _example_holdings() -> QuerySet[Holding]:
    return Holding.objects.filter(example=True, withdrawn_at__isnull=True, person__is_active=True)


def person_with_password(email: str, password: str) -> UUID | None:
    """Return the person whose address and password these are, or ``None``; 1 query.

    It takes as long for an unknown address as for a wrong password, so that addresses cannot be guessed by the clock.
    """
    found = Person.objects.filter(email=email.strip().lower(), is_active=True).values_list("uid", "password").first()
    uid, stored = found or (None, "")
    if not stored:
        make_password(password)
        return None
    return uid if check_password(password, stored) else None
