# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the partnership, its municipalities, organisations and functions."""

import re
from collections import Counter

from driehoek.exchange.exporting.work import Work, line, marks, text
from driehoek.exchange.planfile.records import organisations as written
from driehoek.organisations.models import (
    Function,
    Membership,
    MunicipalityFacts,
    Organisation,
    Partnership,
    Population,
    SourceDocument,
)


def partnership(row: Partnership) -> written.Partnership:
    """Return the partnership itself."""
    police = written.Police(
        unit=row.police_unit, district=row.police_district, team=row.police_team, source=row.police_source
    )
    letter = written.Newsletter(
        name=row.newsletter_name,
        since=row.newsletter_since,
        rhythm=row.newsletter_rhythm,
        readers=row.newsletter_readers,
    )
    paid = row.contribution_rate
    return written.Partnership(
        **marks(row),
        code=row.slug,
        name=row.name,
        about=text(row.about),
        aliases=tuple(row.aliases),
        triangle_name=row.triangle_name,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        police=police if police != written.Police() else None,
        contribution=written.Contribution(rate=paid, note=line(row.contribution_note)) if paid is not None else None,
        newsletter=letter if row.newsletter_name else None,
        meetings_per_year=row.meetings_per_year,
        evaluation_rhythm=line(row.evaluation_rhythm),
        channels=line(row.channels),
    )


def sources(work: Work) -> tuple[written.SourceDocument, ...]:
    """Return the source documents."""
    return tuple(
        written.SourceDocument(
            code=row.key,
            title=line(row.title),
            publisher=line(row.publisher),
            dated=row.dated,
            place=line(row.place),
            note=text(row.note),
        )
        for row in work.rows(SourceDocument, "pk")
    )


def municipalities(
    work: Work, known: tuple[written.SourceDocument, ...]
) -> tuple[tuple[written.Municipality, ...], tuple[written.SourceDocument, ...]]:
    """Return the municipalities, and the source documents with those of inhabitants that were not among them."""
    members = _members(work)
    keys = [row.municipality_id for row in members]
    facts = {row.municipality_id: row for row in work.rows(MunicipalityFacts, "pk")}
    counted = list(Population.objects.filter(municipality_id__in=keys, withdrawn_at__isnull=True).order_by("year"))
    codes = {one.title[:200]: one.code for one in known}
    added = []
    for title in Counter(row.source for row in counted):
        if title not in codes:
            codes[title] = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:80] or "inwoners"
            added.append(written.SourceDocument(code=codes[title], title=line(title)))
    inhabitants = by_municipality(counted)
    found = tuple(_municipality(work, row, facts.get(row.municipality_id), inhabitants, codes) for row in members)
    return found, (*known, *added)


def _members(work: Work) -> list[Membership]:
    rows = work.rows(Membership, "municipality__name", "-pk")
    latest = {row.municipality_id: row for row in reversed(rows)}
    return list(latest.values())


def by_municipality(rows: list[Population]) -> dict[int, dict[str, dict[int, int]]]:
    """Group inhabitants by municipality, source and year."""
    grouped: dict[int, dict[str, dict[int, int]]] = {}
    for row in rows:
        grouped.setdefault(row.municipality_id, {}).setdefault(row.source, {})[row.year] = row.inhabitants
    return grouped


def _municipality(
    work: Work,
    row: Membership,
    facts: MunicipalityFacts | None,
    inhabitants: dict[int, dict[str, dict[int, int]]],
    codes: dict[str, str],
) -> written.Municipality:
    place = row.municipality
    counted = inhabitants.get(place.pk, {})
    return written.Municipality(
        **work.shared(row),
        name=place.name,
        cbs_code=place.cbs_code,
        province=place.province,
        valid_from=place.valid_from,
        valid_to=place.valid_to,
        predecessors=tuple(place.predecessors),
        member_from=row.starts_on,
        member_to=row.ends_on,
        council_paper_name=line(facts.council_paper_name) if facts else "",
        local_paper=line(facts.local_paper) if facts else "",
        channels=line(facts.channels) if facts else "",
        facts_note=text(facts.note) if facts else "",
        populations=tuple(written.Population(source=codes[title], years=years) for title, years in counted.items()),
    )


def organisations(work: Work) -> tuple[written.Organisation, ...]:
    """Return the organisations."""
    return tuple(
        written.Organisation(
            **work.shared(row), code=row.code, name=line(row.name), kind=row.kind, municipality=work.owner(row)
        )
        for row in work.coded(Organisation, "pk")
    )


def functions(work: Work) -> tuple[written.Function, ...]:
    """Return the functions of the organisations that are in the file; who holds them is not."""
    return tuple(
        written.Function(
            **work.shared(row),
            code=row.code,
            title=line(row.title),
            kind=row.kind,
            organisation=work.code(Organisation, row.organisation_id),
        )
        for row in work.keep(
            Function, (row for row in work.coded(Function, "pk") if work.has(Organisation, row.organisation_id))
        )
    )
