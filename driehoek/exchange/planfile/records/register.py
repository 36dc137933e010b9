# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: RUF009 - item() declares a dataclass field, as dataclasses.field() does
"""Decisions and agreements with what came of them, as written in a plan file."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from driehoek.exchange.planfile.kinds import (
    Code,
    Day,
    Line,
    MunicipalityName,
    Reference,
    Text,
    When,
    choice_of,
    each,
    one,
)
from driehoek.exchange.planfile.records.base import Record, item
from driehoek.exchange.planfile.records.meetings import Concern
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.rules import AdoptionKind
from driehoek.steering.rules import Authority, DecisionKind, Deployment, Follow


@dataclass(frozen=True, kw_only=True)
class FollowUp(Record):
    """What came of an agreement, told on a day; only ever added."""

    told_on: date = item("datum", Day(), "Day.", required=True)
    state: str = item("stand", choice_of(Follow), "How it stands since then.", required=True)
    text: str = item("tekst", Text(), "What came of it.", default="")
    told_by: str = item("door", Line(maximum=200), "Function that told it.", default="")


@dataclass(frozen=True, kw_only=True)
class DecisionGoal(Record):
    """A goal of a plan that an agreement or decision serves."""

    COMPACT: ClassVar[bool] = True

    plan: str = item("plan", Reference(to="plan"), "Plan.", required=True)
    node: str = item("onderdeel", Reference(to="node"), "Node of that plan.", required=True)


@dataclass(frozen=True, kw_only=True)
class Account(Record):
    """What a council was told of it."""

    COMPACT: ClassVar[bool] = True

    body: str = item("raad", Reference(to="body"), "The council.", required=True)
    told_on: PreciseDate = item("datum", When(), "Day.", required=True)
    how: str = item("hoe", Line(), "By which note, answer or talk.", required=True)


@dataclass(frozen=True, kw_only=True)
class Decision(Record):
    """An agreement (afspraak) of the triangle or a decision (besluit) of a council, college or mayor."""

    code: str = item("code", Code(maximum=100), "Code.", required=True)
    body: str = item("orgaan", Reference(to="body"), "Body.", required=True)
    decided_on: PreciseDate = item("datum", When(), "Day.", required=True)
    kind: str = item("soort", choice_of(DecisionKind), "Kind.", required=True)
    subject: str = item("onderwerp", Line(), "Subject.", required=True)
    text: str = item("tekst", Text(), "What was agreed or decided.", default="")
    reason: str = item("reden", Text(), "Why.", default="")
    authority: str = item("gezag", choice_of(Authority), "Authority under which it falls.", default="")
    meeting: str = item("overleg", Reference(to="meeting"), "Meeting of this file in which it was made.", default="")
    agenda_item: str = item("agendapunt", Line(), "Title of the point of that agenda.", default="")
    meeting_label: str = item(
        "vergadering", Line(maximum=200), "Meeting, if there was one that is not in this file.", default=""
    )
    municipality: str = item("gemeente", MunicipalityName(), "Municipality that it is for.", default="")
    concerns: Concern | None = item("gaat_over", one(Concern), "What it is about.")
    adoption: str = item(
        "vaststelling",
        choice_of(AdoptionKind),
        "What the body did with the plan or programme; besloten when the source does not say.",
        default="",
    )
    owner: str = item("wie", Reference(to="function"), "Function that does it.", default="")
    owner_organisation: str = item(
        "organisatie", Reference(to="organisation"), "Organisation that does it.", default=""
    )
    due_on: PreciseDate | None = item("uiterlijk", When(), "By when.")
    follow: str = item(
        "opvolging", choice_of(Follow), "How it stands; left out for what asks no following up.", default=""
    )
    review_on: date | None = item("opnieuw_bekijken", Day(), "When it is looked at again.")
    superseded_by: str = item("vervangen_door", Reference(to="decision"), "Later one that takes its place.", default="")
    deployment: str = item("inzet", choice_of(Deployment), "Deployment of the police: planned or ad hoc.", default="")
    gives_way: str = item("wijkt", Text(), "What shrinks because of it.", default="")
    note: str = item("toelichting", Text(), "What is uncertain about it.", default="")
    goals: tuple[DecisionGoal, ...] = item("doelen", each(DecisionGoal), "Goals that it serves.")
    follow_ups: tuple[FollowUp, ...] = item("opgevolgd", each(FollowUp), "What came of it, oldest first.")
    accounts: tuple[Account, ...] = item("verantwoord", each(Account), "Councils that were told of it.")
