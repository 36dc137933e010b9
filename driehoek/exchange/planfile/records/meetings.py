# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: RUF009 - item() declares a dataclass field, as dataclasses.field() does
"""Proposals, meetings and their agendas, as written in a plan file; private annotations are never in it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from driehoek.exchange.planfile.kinds import (
    ActionPath,
    Code,
    Day,
    Line,
    Moment,
    MunicipalityName,
    Reference,
    Text,
    When,
    Whole,
    choice_of,
    each,
    one,
)
from driehoek.exchange.planfile.records.base import Part, Record, item
from driehoek.kernel.dates import PreciseDate
from driehoek.steering.rules import (
    Deployment,
    ItemKind,
    ItemState,
    MeetingState,
    Presence,
    ProposalKind,
    ProposalState,
)


@dataclass(frozen=True, kw_only=True)
class Concern(Part):
    """What a decision or proposal is about: one of these; a theme is a node of a plan."""

    COMPACT: ClassVar[bool] = True

    plan: str = item("plan", Reference(to="plan"), "A plan.", default="")
    node: str = item("onderdeel", Reference(to="node"), "A node of that plan.", default="")
    programme: str = item("programma", Reference(to="programme"), "A programme.", default="")
    action: str = item("actie", ActionPath(), "An action.", default="")
    evaluation: str = item("evaluatie", Reference(to="evaluation"), "An evaluation.", default="")


@dataclass(frozen=True, kw_only=True)
class Support(Part):
    """What a proposal or agenda item rests on: something of this file, a paper at an address, or words alone."""

    COMPACT: ClassVar[bool] = True

    label: str = item("naam", Line(), "What it is called.", required=True)
    address: str = item("adres", Line(maximum=400), "Where the paper stands.", default="")
    plan: str = item("plan", Reference(to="plan"), "A plan.", default="")
    node: str = item("onderdeel", Reference(to="node"), "A node of that plan.", default="")
    programme: str = item("programma", Reference(to="programme"), "A programme.", default="")
    action: str = item("actie", ActionPath(), "An action.", default="")
    evaluation: str = item("evaluatie", Reference(to="evaluation"), "An evaluation.", default="")


@dataclass(frozen=True, kw_only=True)
class Proposal(Record):
    """What someone asks a body to agree or decide."""

    code: str = item("code", Code(maximum=100), "Code.", required=True)
    title: str = item("titel", Line(), "Title.", required=True)
    kind: str = item("soort", choice_of(ProposalKind), "What is to change when it is followed.", required=True)
    body: str = item("orgaan", Reference(to="body"), "Body that is asked.", required=True)
    municipality: str = item("gemeente", MunicipalityName(), "Municipality; left out for a joint one.", default="")
    reason: str = item("aanleiding", Text(), "Why.", default="")
    asked: str = item("gevraagd", Text(), "What the body is asked to say.", default="")
    concerns: Concern | None = item("gaat_over", one(Concern), "What it is about.")
    proposer: str = item("indiener", Reference(to="function"), "Function that proposes.", default="")
    wanted_on: PreciseDate | None = item("antwoord_voor", When(), "Before when an answer is wanted.")
    papers_due: date | None = item("stukken_tot", Day(), "Last day on which its papers can come along.")
    gives_way: str = item("wijkt", Text(), "What shrinks because of it.", default="")
    deployment: str = item("inzet", choice_of(Deployment), "Deployment of the police: planned or ad hoc.", default="")
    new_end: PreciseDate | None = item("nieuw_eind", When(), "Later end that is asked, for an action.")
    state: str = item("status", choice_of(ProposalState), "How far it is.", default="concept")
    references: tuple[Support, ...] = item("verwijzingen", each(Support), "What it rests on.")


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Record):
    """One point of an agenda, in the order of the list."""

    title: str = item("titel", Line(), "Title, once on the agenda.", required=True)
    kind: str = item("soort", choice_of(ItemKind), "What it is for.", required=True)
    reason: str = item("aanleiding", Text(), "Why.", default="")
    asked: str = item("gevraagd", Text(), "What is asked.", default="")
    minutes: int | None = item("minuten", Whole(minimum=1, maximum=600), "How long it may take.")
    proposal: str = item("voorstel", Reference(to="proposal"), "Proposal from which it comes.", default="")
    state: str = item("status", choice_of(ItemState), "How far it is.", default="open")
    said: str = item("besproken", Text(), "What was said, in few words.", default="")
    references: tuple[Support, ...] = item("verwijzingen", each(Support), "What it rests on.")


@dataclass(frozen=True, kw_only=True)
class Attendance(Record):
    """Whether a function was at a meeting."""

    COMPACT: ClassVar[bool] = True

    function: str = item("functie", Reference(to="function"), "Function, once in the meeting.", required=True)
    presence: str = item("aanwezig", choice_of(Presence), "Whether it was there.", required=True)
    replaced_by: str = item("vervangen_door", Reference(to="function"), "Function that came instead.", default="")


@dataclass(frozen=True, kw_only=True)
class Meeting(Record):
    """A meeting of a body."""

    code: str = item("code", Code(maximum=100), "Code.", required=True)
    body: str = item("orgaan", Reference(to="body"), "Body that meets.", required=True)
    title: str = item("titel", Line(maximum=200), "Title.", required=True)
    starts_at: str = item("begin", Moment(), "Start, Dutch time.", required=True)
    ends_at: str = item("eind", Moment(), "End, Dutch time.", required=True)
    where: str = item("locatie", Line(), "Where.", default="")
    papers_due: date | None = item("stukken_tot", Day(), "Last day on which papers can come along.")
    state: str = item("status", choice_of(MeetingState), "How far it is.", default="gepland")
    note: str = item("toelichting", Text(), "Note.", default="")
    approved_in: str = item(
        "lijst_vastgesteld_in", Reference(to="meeting"), "Later meeting that approved the list of this one.", default=""
    )
    attendance: tuple[Attendance, ...] = item("aanwezigheid", each(Attendance), "Who was there.")
    agenda: tuple[AgendaItem, ...] = item("agenda", each(AgendaItem), "The agenda.")
