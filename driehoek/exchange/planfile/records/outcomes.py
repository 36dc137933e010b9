# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: RUF009 - item() declares a dataclass field, as dataclasses.field() does
"""Evaluations, facts for council notes, and the whole file."""

from dataclasses import dataclass
from typing import ClassVar

from driehoek.evaluation.rules import ActionsState, GoalResult, Overall
from driehoek.exchange.planfile.kinds import (
    Code,
    Flag,
    Line,
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
from driehoek.exchange.planfile.records.bodies import Body
from driehoek.exchange.planfile.records.conversations import Conversation
from driehoek.exchange.planfile.records.figures import SetChoice
from driehoek.exchange.planfile.records.meetings import Meeting, Proposal
from driehoek.exchange.planfile.records.organisations import (
    Function,
    Municipality,
    Organisation,
    Partnership,
    SourceDocument,
)
from driehoek.exchange.planfile.records.plans import Plan, Tag
from driehoek.exchange.planfile.records.programmes import Programme
from driehoek.exchange.planfile.records.register import Decision
from driehoek.exchange.planfile.records.tracks import AdoptionTrack, CouncilCalendar, Recommendation
from driehoek.kernel.dates import PreciseDate

FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class Judgement(Record):
    """What an evaluation says of one node, for all together or for one municipality."""

    node: str = item("onderdeel", Reference(to="node"), "Node of the plan.", required=True)
    municipality: str = item(
        "gemeente", MunicipalityName(), "Municipality that it was said for; left out for all together.", default=""
    )
    actions_state: str = item(
        "acties", choice_of(ActionsState), "What is said of the state of the actions.", default="niet_genoemd"
    )
    done: str = item("gedaan", Text(), "What was done.", default="")
    works: str = item("werkt", Text(), "What works.", default="")
    helps: str = item("helpt", Text(), "Who or what helps.", default="")
    ahead: str = item("vervolg", Text(), "What comes next.", default="")
    example_text: str = item("verhaal", Text(), "One example that tells the story.", default="")
    asks_attention: bool = item("vergt_aandacht", Flag(), "Whether it asks attention.", default=False)
    attention_text: str = item("aandachtspunt", Text(), "What asks attention.", default="")
    recommendation: str = item("aanbeveling", Text(), "What is recommended to whoever decides.", default="")


@dataclass(frozen=True, kw_only=True)
class GoalJudgement(Record):
    """Whether a goal was reached, for all together or for one municipality."""

    node: str = item("onderdeel", Reference(to="node"), "Goal: a node of the plan.", required=True)
    municipality: str = item(
        "gemeente", MunicipalityName(), "Municipality that it was said for; left out for all together.", default=""
    )
    result: str = item("oordeel", choice_of(GoalResult), "Whether it was reached.", required=True)
    reason: str = item("reden", Text(), "Why; always told where it cannot be assessed.", default="")


@dataclass(frozen=True, kw_only=True)
class Evaluation(Record):
    """An evaluation of a programme over a period, which need not be that of the programme."""

    code: str = item("code", Code(), "Code.", required=True)
    programme: str = item("programma", Reference(to="programme"), "Programme.", required=True)
    title: str = item("titel", Line(maximum=200), "Title.", required=True)
    period_start: PreciseDate = item("begin", When(), "Start of the period that was looked at.", required=True)
    period_end: PreciseDate = item("eind", When(), "End of the period that was looked at.", required=True)
    overall: str = item("beeld", choice_of(Overall), "The whole in one word.", default="niet_te_beoordelen")
    overall_text: str = item("toelichting", Text(), "The whole in words.", default="")
    contents_text: str = item("inhoud", Text(), "What the evaluation consists of.", default="")
    remaining: str = item("vraagt_nog", Text(), "What is still asked of the triangle as a whole.", default="")
    judgements: tuple[Judgement, ...] = item("oordelen", each(Judgement), "Judgement per node.")
    goals: tuple[GoalJudgement, ...] = item("doelen", each(GoalJudgement), "Judgement per goal.")


@dataclass(frozen=True, kw_only=True)
class Annex(Part):
    """A numbered annex of a council note."""

    COMPACT: ClassVar[bool] = True

    number: int = item("nummer", Whole(minimum=1, maximum=99), "Number.", required=True)
    title: str = item("titel", Line(), "Title.", required=True)
    what: str = item("wat", Line(), "What it is, in words that fit in a sentence.", default="")


@dataclass(frozen=True, kw_only=True)
class NoteFacts(Record):
    """Facts for the council note on a programme."""

    programme: str = item("programma", Reference(to="programme"), "Programme.", required=True)
    municipality: str = item("gemeente", MunicipalityName(), "Municipality; left out for all.", default="")
    annexes: tuple[Annex, ...] = item("bijlagen", each(Annex), "Annexes.")


@dataclass(frozen=True, kw_only=True)
class PlanFile(Part):
    """A whole plan file."""

    format: int = item("planbestand", Whole(minimum=FORMAT, maximum=FORMAT), "Version of this format.", required=True)
    partnership: Partnership = item("samenwerkingsverband", one(Partnership), "The partnership.", required=True)
    sources: tuple[SourceDocument, ...] = item("bronnen", each(SourceDocument), "Documents that records rest on.")
    municipalities: tuple[Municipality, ...] = item("gemeenten", each(Municipality), "Municipalities.")
    organisations: tuple[Organisation, ...] = item("organisaties", each(Organisation), "Organisations.")
    functions: tuple[Function, ...] = item("functies", each(Function), "Functions.")
    bodies: tuple[Body, ...] = item("organen", each(Body), "Bodies.")
    tags: tuple[Tag, ...] = item("labels", each(Tag), "Labels that nodes and actions can carry.")
    sets: tuple[SetChoice, ...] = item("sets", each(SetChoice), "Sets of crimes that the partnership uses.")
    plans: tuple[Plan, ...] = item("plannen", each(Plan), "Plans.")
    programmes: tuple[Programme, ...] = item("programmas", each(Programme), "Programmes.")
    evaluations: tuple[Evaluation, ...] = item("evaluaties", each(Evaluation), "Evaluations.")
    proposals: tuple[Proposal, ...] = item("voorstellen", each(Proposal), "Proposals.")
    meetings: tuple[Meeting, ...] = item("overleggen", each(Meeting), "Meetings with their agendas.")
    decisions: tuple[Decision, ...] = item("besluiten_en_afspraken", each(Decision), "Decisions and agreements.")
    calendars: tuple[CouncilCalendar, ...] = item("raadskalenders", each(CouncilCalendar), "Council calendars.")
    tracks: tuple[AdoptionTrack, ...] = item("trajecten", each(AdoptionTrack), "Adoption tracks.")
    recommendations: tuple[Recommendation, ...] = item(
        "aanbevelingen", each(Recommendation), "Recommendations, motions and promises."
    )
    conversations: tuple[Conversation, ...] = item(
        "gesprekken", each(Conversation), "Conversations about working together, of which the record was closed."
    )
    note_facts: tuple[NoteFacts, ...] = item("raadsnota", each(NoteFacts), "Facts for council notes.")
