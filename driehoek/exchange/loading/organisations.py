# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts the partnership, its municipalities, organisations and functions."""

from dataclasses import dataclass

from driehoek.exchange.loading.work import Work, embargo
from driehoek.exchange.planfile.ownership import owners
from driehoek.exchange.planfile.records import organisations as written
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.kernel.actor import Actor
from driehoek.kernel.records import Counts
from driehoek.organisations.commands import put_municipalities, put_partnership, put_populations
from driehoek.organisations.models import (
    Function,
    Membership,
    Municipality,
    MunicipalityFacts,
    Organisation,
    Partnership,
    Population,
    SourceDocument,
)


@dataclass(frozen=True)
class Established:
    """What later tables refer to: organisations and functions as stored, by code."""

    organisations: dict[str, Organisation]
    functions: dict[str, Function]


def begin(actor: Actor, file: PlanFile) -> Work:
    """Put the partnership itself and begin the work of a load."""
    stored, counts = put_partnership(actor=actor, wanted=_partnership(file.partnership))
    work = Work(actor=actor, file=file, partnership=stored, owners=owners(file))
    work.count(Partnership._meta.label, counts)
    return work


def _partnership(record: written.Partnership) -> Partnership:
    police = record.police or written.Police()
    letter, paid = record.newsletter, record.contribution
    known = Partnership.objects.filter(slug=record.code, withdrawn_at__isnull=True).first()
    return Partnership(
        slug=record.code,
        name=record.name,
        about=record.about,
        aliases=list(record.aliases),
        triangle_name=record.triangle_name,
        police_unit=police.unit,
        police_district=police.district,
        police_team=police.team,
        police_source=police.source,
        starts_on=record.starts_on,
        ends_on=record.ends_on,
        contribution_rate=paid.rate if paid else None,
        contribution_note=paid.note if paid else "",
        meetings_per_year=record.meetings_per_year,
        evaluation_rhythm=record.evaluation_rhythm,
        newsletter_name=letter.name if letter else "",
        newsletter_since=letter.since if letter else None,
        newsletter_rhythm=letter.rhythm if letter else "",
        newsletter_readers=letter.readers if letter else "",
        channels=record.channels,
        example=record.example,
        source=record.source,
        source_place=record.place,
        circle=record.circle,
        embargo_until=embargo(record),
        secrecy=known.secrecy if known else None,
    )


def put_established(work: Work) -> Established:
    """Put everything that is no plan."""
    _sources(work)
    _municipalities(work)
    organisations = work.put(Organisation, _organisations(work), lambda row: row.code)
    functions = work.put(Function, _functions(work, organisations), lambda row: row.code)
    return Established(organisations, functions)


def _sources(work: Work) -> None:
    marks = {
        "partnership_id": work.partnership.pk,
        "circle": work.partnership.circle,
        "example": work.partnership.example,
    }
    rows = [
        SourceDocument(
            **marks,
            key=one.code,
            title=one.title,
            publisher=one.publisher,
            dated=one.dated,
            place=one.place,
            note=one.note,
        )
        for one in work.file.sources
    ]
    work.put(SourceDocument, rows, lambda row: row.key)


def _municipalities(work: Work) -> None:
    listed = work.file.municipalities
    stored, counts = put_municipalities(actor=work.actor, municipalities=[_municipality(one) for one in listed])
    work.count(Municipality._meta.label, counts)
    work.municipalities = {one.name: stored[one.cbs_code].pk for one in listed}
    titles = {one.code: one.title for one in work.file.sources}
    populations = [
        Population(
            municipality_id=work.municipalities[one.name],
            year=year,
            inhabitants=count,
            source=titles[told.source][:200],
        )
        for one in listed
        for told in one.populations
        for year, count in told.years.items()
    ]
    counted = put_populations(actor=work.actor, populations=populations) if populations else Counts()
    work.count(Population._meta.label, counted)
    members = [
        Membership(
            **work.shared(one),
            municipality_id=work.municipalities[one.name],
            starts_on=one.member_from,
            ends_on=one.member_to,
        )
        for one in listed
    ]
    work.put(Membership, members, lambda row: row.municipality_id)
    facts = [
        MunicipalityFacts(
            **work.shared(one),
            municipality_id=work.municipalities[one.name],
            council_paper_name=one.council_paper_name,
            local_paper=one.local_paper,
            channels=one.channels,
            note=one.facts_note,
        )
        for one in listed
        if one.council_paper_name or one.local_paper or one.channels or one.facts_note
    ]
    work.put(MunicipalityFacts, facts, lambda row: row.municipality_id)


def _municipality(record: written.Municipality) -> Municipality:
    return Municipality(
        cbs_code=record.cbs_code,
        name=record.name,
        province=record.province,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        predecessors=list(record.predecessors),
    )


def _organisations(work: Work) -> list[Organisation]:
    return [
        Organisation(**work.owned(one, one.municipality), code=one.code, name=one.name, kind=one.kind)
        for one in work.file.organisations
    ]


def _functions(work: Work, organisations: dict[str, Organisation]) -> list[Function]:
    of = {one.code: one.municipality for one in work.file.organisations}
    return [
        Function(
            **work.owned(one, of[one.organisation]),
            code=one.code,
            title=one.title,
            kind=one.kind,
            organisation_id=organisations[one.organisation].pk,
        )
        for one in work.file.functions
    ]
