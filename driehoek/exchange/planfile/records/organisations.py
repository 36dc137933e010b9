# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The partnership, its municipalities, organisations, functions and bodies, as written in a plan file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from driehoek.exchange.planfile.kinds import (
    RATE,
    Code,
    Expected,
    Flag,
    Line,
    MunicipalityName,
    Pattern,
    PerYear,
    Reference,
    Scaled,
    Text,
    When,
    Whole,
    choice,
    each,
    many,
    one,
)
from driehoek.exchange.planfile.records.base import Part, Record, item
from driehoek.kernel.dates import PreciseDate

ORGANISATION_KINDS = (
    "gemeente", "politie", "om", "regionaal", "zorg", "onderwijs", "ondernemers", "woningcorporatie", "overig",
)  # fmt: skip
FUNCTION_KINDS = (
    "burgemeester", "officier_van_justitie", "teamchef", "adviseur_oov", "coordinator", "secretaris_driehoek",
    "voorzitter_driehoek", "portefeuillehouder", "werkgroepvoorzitter", "actietrekker", "partnercontact",
    "informatieanalist", "communicatieadviseur", "griffier", "financieel_adviseur", "raadslid", "beheerder",
)  # fmt: skip
BODY_KINDS = (
    "gezagsdriehoek", "college", "raad", "burgemeester", "werkgroep", "ambtelijk_overleg", "niet_genoemd",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Police(Part):
    """Where the partnership stands in the police organisation."""

    unit: str = item("eenheid", Line(), "Regional unit.", default="")
    district: str = item("district", Line(), "District.", default="")
    team: str = item("basisteam", Line(), "Basic team.", default="")
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
        ),
        "Euro per inhabitant per year; kept in ten-thousandths of a euro.",
        required=True,
    )
    reference: str = item("peildatum", Line(), "Day on which inhabitants are counted.", default="")


@dataclass(frozen=True, kw_only=True)
class Newsletter(Part):
    """The newsletter for the councils."""

    name: str = item("naam", Line(), "Name.", required=True)
    since: PreciseDate | None = item("sinds", When(), "First issue.")
    rhythm: str = item("ritme", Line(), "How often, in words that fit in a sentence.", default="")
    audience: str = item("voor", Line(), "For whom.", default="")


@dataclass(frozen=True, kw_only=True)
class Partnership(Record):
    """The partnership (samenwerkingsverband)."""

    code: str = item("code", Code(), "Short name in links and commands.", required=True)
    name: str = item("naam", Line(), "Name.", required=True)
    aliases: tuple[str, ...] = item("ook_bekend_als", many(Line()), "Other names in use.", default=())
    triangle_name: str = item(
        "naam_driehoek", Line(), "What the partnership calls its triangle.", default="gezagsdriehoek"
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
        "evaluatieritme", Line(), "How often the triangle evaluates, in words that fit in a sentence.", default=""
    )
    channels: str = item("kanalen", Line(), "Channels by which residents are informed.", default="")


@dataclass(frozen=True, kw_only=True)
class SourceDocument(Part):
    """A document that records rest on."""

    code: str = item("code", Code(), "Code that records refer to.", required=True)
    title: str = item("titel", Line(), "Title.", required=True)
    publisher: str = item("uitgever", Line(), "Who published it.", default="")
    dated: PreciseDate | None = item("datum", When(), "Date of the document.")
    place: str = item("vindplaats", Line(maximum=500), "Web address or place.", default="")
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
        Pattern(Expected("een CBS-gemeentecode als GM0296", "a CBS municipality code such as GM0296"), r"^GM[0-9]{4}$"),
        "Code of Statistics Netherlands.",
        required=True,
    )
    province: str = item("provincie", Line(maximum=80), "Province.", default="")
    valid_from: PreciseDate | None = item("bestaat_sinds", When(), "Day since which the code is valid, if after 1830.")
    valid_to: PreciseDate | None = item("bestaat_tot", When(), "Day on which the municipality was abolished.")
    member_from: PreciseDate | None = item("lid_vanaf", When(), "Start of the membership.")
    member_to: PreciseDate | None = item("lid_tot", When(), "End of the membership.")
    council_paper_name: str = item("naam_raadsstuk", Line(), "What this council calls its information note.", default="")
    local_paper: str = item("plaatselijk_blad", Line(), "The local paper, with its article.", default="")
    channels: str = item("kanalen", Line(), "Channels by which this municipality informs its residents.", default="")
    population: Population | None = item("inwoners", one(Population), "Inhabitants on 1 January per year.")


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    """An organisation that takes part."""

    COMPACT: ClassVar[bool] = True

    code: str = item("code", Code(), "Code.", required=True)
    name: str = item("naam", Line(), "Name.", required=True)
    kind: str = item("soort", choice(*ORGANISATION_KINDS), "Kind of organisation.", required=True)
    municipality: str = item("gemeente", MunicipalityName(), "Municipality, when it belongs to one.", default="")


@dataclass(frozen=True, kw_only=True)
class Holding(Part):
    """Who holds a function, from when to when. Business contact only; leave out what need not be known."""

    person: str = item("naam", Line(), "Name.", required=True)
    email: str = item(
        "e_mail",
        Pattern(Expected("een e-mailadres", "an e-mail address"), r"^[^@\s]+@[^@\s]+\.[^@\s]+$"),
        "Business address.",
        default="",
    )
    starts_on: PreciseDate | None = item("vanaf", When(), "First day.")
    ends_on: PreciseDate | None = item("tot", When(), "Last day.")
    replacement: bool = item("vervanging", Flag(), "Replaces the regular holder.", default=False)


@dataclass(frozen=True, kw_only=True)
class Function(Record):
    """A function: tasks hang on functions, not on names."""

    COMPACT: ClassVar[bool] = True

    code: str = item("code", Code(), "Code.", required=True)
    title: str = item("titel", Line(), "Title, in words that fit in a sentence.", required=True)
    kind: str = item("soort", choice(*FUNCTION_KINDS), "Kind of function.", required=True)
    organisation: str = item("organisatie", Reference(to="organisation"), "Organisation.", required=True)
    holdings: tuple[Holding, ...] = item("bezetting", each(Holding), "Who holds it.")


@dataclass(frozen=True, kw_only=True)
class Body(Record):
    """A body that decides, agrees or meets."""

    COMPACT: ClassVar[bool] = True

    code: str = item("code", Code(), "Code.", required=True)
    name: str = item("naam", Line(), "Name, in words that fit in a sentence.", required=True)
    kind: str = item("soort", choice(*BODY_KINDS), "Kind of body.", required=True)
    municipality: str = item("gemeente", MunicipalityName(), "Municipality, when it belongs to one.", default="")
