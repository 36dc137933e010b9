# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: RUF009 - item() declares a dataclass field, as dataclasses.field() does
"""Programmes, their aims, actions and progress reports, as written in a plan file."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from driehoek.exchange.planfile.kinds import (
    AMOUNT,
    ActionPath,
    Code,
    Day,
    Expected,
    Flag,
    Line,
    MunicipalityName,
    Reference,
    Scaled,
    Text,
    When,
    WhenOrUnknown,
    Whole,
    choice_of,
    each,
    many,
    one,
)
from driehoek.exchange.planfile.records.base import Part, Record, item
from driehoek.exchange.planfile.records.plans import TEXT_KIND_ABOUT
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.rules import (
    ActionKind,
    ActionStatus,
    CauseKind,
    DeviationReason,
    PlanStatus,
    TextKind,
    TrafficLight,
)


@dataclass(frozen=True, kw_only=True)
class Planning(Part):
    """When an action starts and ends: as first planned, and as planned now."""

    COMPACT: ClassVar[bool] = True

    start: PreciseDate | None = item("begin", When(), "Start as planned now.")
    end: PreciseDate | None = item("eind", When(), "End as planned now.")
    original_start: PreciseDate | str | None = item(
        "oorspronkelijk_begin", WhenOrUnknown(), "Start as first planned; left out when it is the start now."
    )
    original_end: PreciseDate | str | None = item(
        "oorspronkelijk_eind", WhenOrUnknown(), "End as first planned; left out when it is the end now."
    )


@dataclass(frozen=True, kw_only=True)
class Means(Part):
    """What an action costs and who pays."""

    COMPACT: ClassVar[bool] = True

    text: str = item("omschrijving", Line(), "In words.", default="")
    cents: int | None = item(
        "euro",
        Scaled(Expected("een bedrag als 12500 of 12500,50", "an amount such as 12500 or 12500,50"), AMOUNT),
        "Amount; kept in cents.",
    )
    payer: str = item("betaler", Line(maximum=200), "Who pays.", default="")


@dataclass(frozen=True, kw_only=True)
class Lights(Part):
    """Traffic lights per aspect, for who uses them."""

    COMPACT: ClassVar[bool] = True

    content: str = item("inhoud", choice_of(TrafficLight), "Content.", default="")
    planning: str = item("planning", choice_of(TrafficLight), "Planning.", default="")
    finance: str = item("geld", choice_of(TrafficLight), "Money.", default="")
    risk: str = item("risico", choice_of(TrafficLight), "Risk.", default="")


@dataclass(frozen=True, kw_only=True)
class StatusCause(Part):
    """What gave an action its status, when it was not its latest report."""

    COMPACT: ClassVar[bool] = True

    kind: str = item("soort", choice_of(CauseKind), "Kind of cause.", required=True)
    on: date | None = item("datum", Day(), "Day.")
    label: str = item("naam", Line(), "What is shown.", required=True)


@dataclass(frozen=True, kw_only=True)
class ProgressReport(Record):
    """What was reported of an action on a day; reports are only ever added."""

    reported_on: date = item("datum", Day(), "Day of the report.", required=True)
    status: str = item("status", choice_of(ActionStatus), "Status reported.", required=True)
    percentage: int | None = item("percentage", Whole(maximum=100), "Share done, for who uses it.")
    done: str = item("gedaan", Text(), "What was done.", default="")
    result: str = item("resultaat", Text(), "What came of it.", default="")
    next_step: str = item("vervolg", Text(), "Next step.", default="")
    help_asked: str = item("hulpvraag", Text(), "Help asked.", default="")
    new_end: PreciseDate | None = item("nieuw_eind", When(), "New end, when the planning moves.")
    deviation_reason: str = item("reden_afwijking", choice_of(DeviationReason), "Reason of a deviation.", default="")
    attention: bool = item("vergt_aandacht", Flag(), "Asks attention.", default=False)
    attention_text: str = item("aandachtspunt", Text(), "What asks attention.", default="")
    adjustment: bool = item(
        "bijsturing_nodig", Flag(), "Needs adjustment by the triangle or the college.", default=False
    )
    adjustment_text: str = item("bijsturing", Text(), "What is asked.", default="")
    reporter: str = item("door", Line(maximum=200), "Function that reported.", default="")
    on_behalf_of: str = item("namens", Line(maximum=200), "For whom it was reported, and how.", default="")


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """An action."""

    code: str = item("code", Code(maximum=40), "Code; keeps when carried over to a next programme.", required=True)
    title: str = item("titel", Line(), "Title.", required=True)
    node: str = item("onderdeel", Reference(to="node"), "Main node of the plan.", required=True)
    other_nodes: tuple[str, ...] = item(
        "ook_bij", many(Reference(to="node")), "Other nodes that it serves.", default=()
    )
    cluster: str = item("cluster", Line(maximum=200), "Action point that groups actions.", default="")
    description: str = item("omschrijving", Text(), "Approach.", default="")
    municipalities: tuple[str, ...] = item(
        "gemeenten",
        many(MunicipalityName()),
        "Its municipality, or those of a joint action for some of them; left out for all together.",
        default=(),
    )
    lead_function: str = item("trekker", Reference(to="function"), "Function that leads.", default="")
    lead_organisation: str = item(
        "trekkende_organisatie",
        Reference(to="organisation"),
        "Organisation that leads, when the function is not known.",
        default="",
    )
    partners: tuple[str, ...] = item("partners", many(Reference(to="organisation")), "Partners.", default=())
    working_group: str = item("werkgroep", Reference(to="working_group"), "Working group.", default="")
    intended_result: str = item("beoogd_resultaat", Text(), "Product or effect that is meant.", default="")
    expected_effect: str = item("verwacht_effect", Text(), "Why it should work.", default="")
    kind: str = item("soort", choice_of(ActionKind), "Kind.", default="nieuw")
    planning: Planning | None = item("planning", one(Planning), "Planning.")
    means: Means | None = item("middelen", one(Means), "Means.")
    capacity_claim: str = item("inzetvraag", Line(), "Police deployment asked.", default="")
    status: str = item("status", choice_of(ActionStatus), "Status.", required=True)
    status_cause: StatusCause | None = item(
        "status_volgens", one(StatusCause), "Cause of the status; left out when it is the latest report."
    )
    status_note: str = item("status_toelichting", Text(), "What the status rests on.", default="")
    attention: bool = item("vergt_aandacht", Flag(), "Asks attention; lighter than adjustment.", default=False)
    attention_text: str = item("aandachtspunt", Text(), "What asks attention.", default="")
    adjustment: bool = item("bijsturing_nodig", Flag(), "Needs adjustment.", default=False)
    adjustment_text: str = item("bijsturing", Text(), "What is asked.", default="")
    lights: Lights | None = item("stoplicht", one(Lights), "Traffic lights.")
    deviation_reason: str = item("reden_afwijking", choice_of(DeviationReason), "Reason of a deviation.", default="")
    predecessor: str = item("voorganger", ActionPath(), "The same work in an earlier programme.", default="")
    tags: tuple[str, ...] = item("labels", many(Reference(to="tag")), "Labels.", default=())
    reports: tuple[ProgressReport, ...] = item("voortgang", each(ProgressReport), "Reports, oldest first.")

    @property
    def municipality(self) -> str:
        """The municipality of a local action; empty for a joint one, also when it is for some municipalities only."""
        return self.municipalities[0] if len(self.municipalities) == 1 else ""


@dataclass(frozen=True, kw_only=True)
class Aim(Record):
    """What the programme aims at for one node."""

    node: str = item("onderdeel", Reference(to="node"), "Node of the plan.", required=True)
    text: str = item("tekst", Text(), "The aim.", required=True)
    text_kind: str = item("tekstsoort", choice_of(TextKind), TEXT_KIND_ABOUT, default="samenvatting")


@dataclass(frozen=True, kw_only=True)
class Programme(Record):
    """A programme of one or two years (UVP)."""

    code: str = item("code", Code(), "Code.", required=True)
    plan: str = item("plan", Reference(to="plan"), "Plan that it carries out.", required=True)
    title: str = item("titel", Line(maximum=200), "Title.", required=True)
    type_label: str = item(
        "soortnaam", Line(maximum=100), "What such a programme is called here.", default="Uitvoeringsprogramma"
    )
    abbreviation: str = item("afkorting", Line(maximum=20), "Abbreviation.", default="UVP")
    period_start: PreciseDate = item("begin", When(), "Start of the period.", required=True)
    period_end: PreciseDate = item("eind", When(), "End of the period.", required=True)
    municipality: str = item(
        "gemeente", MunicipalityName(), "Municipality; left out for a joint programme.", default=""
    )
    status: str = item("status", choice_of(PlanStatus), "State.", required=True)
    predecessor: str = item("voorganger", Reference(to="programme"), "Programme before this one.", default="")
    text: str = item("tekst", Text(), "How it is built up, and what the source leaves open.", default="")
    text_kind: str = item("tekstsoort", choice_of(TextKind), TEXT_KIND_ABOUT, default="samenvatting")
    aims: tuple[Aim, ...] = item("doelen", each(Aim), "Aims per node.")
    actions: tuple[Action, ...] = item("acties", each(Action), "Actions.")
