# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: RUF009 - item() declares a dataclass field, as dataclasses.field() does
"""The partnership, its municipalities, organisations and functions, as written in a plan file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from driehoek.exchange.planfile.kinds import (
    RATE,
    Code,
    Expected,
    Line,
    MunicipalityName,
    Pattern,
    PerYear,
    Reference,
    Scaled,
    Text,
    When,
    Whole,
    choice_of,
    each,
    many,
    one,
)
from driehoek.exchange.planfile.records.base import Part, Record, item
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.rules import FunctionKind, OrganisationKind

GM_CODE = Pattern(
    Expected("een CBS-gemeentecode als GM0296", "a CBS municipality code such as GM0296"), r"^GM[0-9]{4}$"
)


@dataclass(frozen=True, kw_only=True)
class Police(Part):
    """Where the partnership stands in the police organisation."""

    unit: str = item("eenheid", Line(maximum=100), "Regional unit.", default="")
    district: str = item("district", Line(maximum=100), "District.", default="")
    team: str = item("basisteam", Line(maximum=100), "Basic team.", default="")
    source: str = item("bron", Reference(to="source"), "Source of unit and district.", default="")


@dataclass(frozen=True, kw_only=True)
class Contribution(Part):
    """The shared budget: what each municipality pays."""

    rate: int = item(
        "euro_per_inwoner",
        Scaled(
            Expected("een bedrag per inwoner als 0,15", "an amount per inhabitant such as 0,15"),
            RATE,
            decimals=4,
            largest=99_999,
        ),
        "Euro per inhabitant per year; kept in ten-thousandths of a euro.",
        required=True,
    )
    note: str = item("peildatum", Line(), "Day on which inhabitants are counted, and whose choice that is.", default="")


@dataclass(frozen=True, kw_only=True)
class Newsletter(Part):
    """The newsletter for the councils."""

    name: str = item("naam", Line(maximum=100), "Name.", required=True)
    since: PreciseDate | None = item("sinds", When(), "First issue.")
    rhythm: str = item("ritme", Line(maximum=60), "How often, such as ieder kwartaal.", default="")
    readers: str = item("voor", Line(maximum=200), "For whom.", default="")


@dataclass(frozen=True, kw_only=True)
class Partnership(Record):
    """The partnership (samenwerkingsverband)."""

    code: str = item("code", Code(maximum=60), "Short name in links and commands.", required=True)
    name: str = item("naam", Line(maximum=100), "Name.", required=True)
    about: str = item("over", Text(), "What the partnership is, in a few sentences.", default="")
    aliases: tuple[str, ...] = item("ook_bekend_als", many(Line()), "Other names in use.", default=())
    triangle_name: str = item(
        "naam_driehoek", Line(maximum=100), "What the partnership calls its triangle.", default="gezagsdriehoek"
    )
    starts_on: PreciseDate | None = item("begin", When(), "Start of the partnership.")
    ends_on: PreciseDate | None = item("eind", When(), "End of the partnership.")
    police: Police | None = item("politie", one(Police), "Place in the police organisation.")
    contribution: Contribution | None = item("bijdrage", one(Contribution), "The shared budget.")
    newsletter: Newsletter | None = item("nieuwsbrief", one(Newsletter), "The newsletter for the councils.")
    meetings_per_year: int | None = item(
        "overleggen_per_jaar", Whole(minimum=1, maximum=60), "Meetings of the triangle a year, about."
    )
    evaluation_rhythm: str = item(
        "evaluatieritme", Line(maximum=60), "How often the triangle evaluates, as it follows Elk.", default=""
    )
    channels: str = item("kanalen", Line(maximum=200), "Channels by which residents are informed.", default="")


@dataclass(frozen=True, kw_only=True)
class SourceDocument(Part):
    """A document that records rest on."""

    code: str = item("code", Code(), "Code that records refer to.", required=True)
    title: str = item("titel", Line(), "Title.", required=True)
    publisher: str = item("uitgever", Line(maximum=200), "Who published it.", default="")
    dated: PreciseDate | None = item("datum", When(), "Date of the document.")
    place: str = item("vindplaats", Line(maximum=400), "Web address or place.", default="")
    note: str = item(
        "toelichting", Text(), "What a reader should know of it, such as what contradicts itself in it.", default=""
    )


@dataclass(frozen=True, kw_only=True)
class Population(Part):
    """Inhabitants of a municipality on 1 January, per year."""

    source: str = item("bron", Reference(to="source"), "Source of the figures.", required=True)
    years: Mapping[int, int] = item("op_1_januari", PerYear(), "Inhabitants by year.", required=True)


@dataclass(frozen=True, kw_only=True)
class Municipality(Record):
    """A municipality, its membership of the partnership and its facts for papers."""

    name: str = item("naam", Line(maximum=80), "Name; other records refer to it.", required=True)
    cbs_code: str = item(
        "cbs_code",
        GM_CODE,
        "Code of Statistics Netherlands.",
        required=True,
    )
    province: str = item("provincie", Line(maximum=40), "Province.", default="")
    valid_from: PreciseDate | None = item("bestaat_sinds", When(), "Day since which the code is valid, if after 1830.")
    valid_to: PreciseDate | None = item("bestaat_tot", When(), "Day on which the municipality was abolished.")
    predecessors: tuple[str, ...] = item(
        "voortgekomen_uit", many(GM_CODE), "Codes of the municipalities from which it was formed.", default=()
    )
    member_from: PreciseDate | None = item("lid_vanaf", When(), "Start of the membership.")
    member_to: PreciseDate | None = item("lid_tot", When(), "End of the membership.")
    council_paper_name: str = item(
        "naam_raadsstuk", Line(maximum=120), "What this council calls its information note.", default=""
    )
    local_paper: str = item("plaatselijk_blad", Line(maximum=120), "The local paper, with its article.", default="")
    channels: str = item(
        "kanalen", Line(maximum=200), "Channels by which this municipality informs its residents.", default=""
    )
    facts_note: str = item("toelichting", Text(), "What else its papers need to know.", default="")
    populations: tuple[Population, ...] = item("inwoners", each(Population), "Inhabitants on 1 January per year.")


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    """An organisation that takes part."""

    COMPACT: ClassVar[bool] = True

    code: str = item("code", Code(), "Code.", required=True)
    name: str = item("naam", Line(maximum=200), "Name.", required=True)
    kind: str = item("soort", choice_of(OrganisationKind), "Kind of organisation.", required=True)
    municipality: str = item("gemeente", MunicipalityName(), "Municipality, when it belongs to one.", default="")


@dataclass(frozen=True, kw_only=True)
class Function(Record):
    """A function: tasks hang on functions. Who holds one is no part of a plan file, which may be shared."""

    COMPACT: ClassVar[bool] = True

    code: str = item("code", Code(), "Code.", required=True)
    title: str = item("titel", Line(maximum=200), "Title, in words that fit in a sentence.", required=True)
    kind: str = item("soort", choice_of(FunctionKind), "Kind of function.", required=True)
    organisation: str = item("organisatie", Reference(to="organisation"), "Organisation.", required=True)
