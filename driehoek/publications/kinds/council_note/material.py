# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The facts that a council note is written from, each with the place where it is kept.

A query fills this, and the sentence rules read it; so the wording is tested without a database and the
query without a word of Dutch.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from driehoek.figures.queries.views import FindingView, SeriesView
from driehoek.kernel.dates import PreciseDate
from driehoek.lib.documents.content import Origin

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """One value with its place, and whether its record is an example."""

    value: Value
    origin: Origin
    example: bool = False


@dataclass(frozen=True, slots=True)
class AdoptionFacts:
    """What a body did with a plan or programme.

    Attributes:
        kind: vastgesteld, kennisgenomen or informatie.
    """

    kind: str
    date: Fact[PreciseDate]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The plan that the programmes carry out.

    Attributes:
        title: with or without its period: "Integraal Veiligheidsplan Tweestromenland 2023-2026".
        type_label: "Integraal Veiligheidsplan"; abbreviation: "IVP".
        role_text: what the plan is for, in full sentences of the partnership.
        local_text: what it says of this municipality as a whole, in full sentences.
        theme_words: singular and plural name of the highest level, "strategisch thema", "strategische thema's".
    """

    title: Fact[str]
    type_label: Fact[str]
    abbreviation: Fact[str]
    start: PreciseDate
    end: PreciseDate
    role_text: Fact[str] | None
    local_text: Fact[str] | None
    theme_words: tuple[str, str]
    at_council: AdoptionFacts | None


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """A programme under the plan: "UVP 2023-2024".

    Attributes:
        status: concept, ter_besluitvorming, vastgesteld or vervallen; it may be adopted on a day that nobody recorded.
        joint: one programme for all; the triangle adopts it, where the college adopts that of one municipality.
        adopted: its adoption by that body, if recorded.
        at_council: what the council of this municipality did with it, if recorded.
        annex: number of the annex that holds it (or its evaluation), if the note has one.
    """

    title: Fact[str]
    type_label: Fact[str]
    abbreviation: Fact[str]
    start: PreciseDate
    end: PreciseDate
    status: Fact[str]
    joint: bool = True
    adopted: AdoptionFacts | None = None
    at_council: AdoptionFacts | None = None
    annex: Fact[int] | None = None


@dataclass(frozen=True, slots=True)
class EvaluationFacts:
    """The evaluation of the programme.

    Attributes:
        start, end: the period that was looked at, which need not be that of the programme.
        overall: meeste_afgerond, alle_afgerond, deels or niet_te_beoordelen; overall_text says it in words.
        remaining_text: what is still asked of the triangle.
        contents_text: what the evaluation holds.
    """

    title: Fact[str]
    start: PreciseDate
    end: PreciseDate
    overall: Fact[str]
    overall_text: Fact[str] | None
    remaining_text: Fact[str] | None
    contents_text: Fact[str] | None
    annex: Fact[int] | None


@dataclass(frozen=True, slots=True)
class JudgementFacts:
    """What the evaluation says of one theme.

    Attributes:
        municipality: name when the judgement is about one municipality, empty when joint.
        actions_state: alle_afgerond, diverse_afgerond, loopt or niet_genoemd.
    """

    municipality: str
    actions_state: Fact[str]
    done: Fact[str] | None
    example_text: Fact[str] | None
    attention_text: Fact[str] | None
    asks_attention: Fact[bool]


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """A figure of this municipality that is tied to a goal of the theme.

    Attributes:
        title: name of the figure, with the record that ties it to the goal; its counts are never an example.
        example_tie: that it is tied to the goal is an example.
        direction: lager, hoger or neutraal; unit: what is counted.
        aimed: whether the goal has a target for it.
        series: its years, as everybody may see them; finding: what may be said of the year looked at.
    """

    title: Fact[str]
    direction: str
    unit: str
    aimed: bool
    example_tie: bool
    series: SeriesView
    finding: FindingView


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """One theme of the plan with its judgements (joint before local) and the aims of the next programme.

    Attributes:
        local: of this municipality alone.
    """

    name: Fact[str]
    local: bool
    judgements: tuple[JudgementFacts, ...]
    aims: tuple[Fact[str], ...]
    figures: tuple[FigureFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """What a body did on a day.

    Attributes:
        kind: vastgesteld, besloten, kennisgenomen or informatie.
        body: who did it; None when the source does not name the body.
    """

    kind: str
    body: Fact[str] | None


@dataclass(frozen=True, slots=True)
class EarlierFacts:
    """What was done on one day with the plan or the programme, that of the own council first."""

    date: Fact[PreciseDate]
    subject: Fact[str]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class NewsletterFacts:
    """The newsletter: "Veilig Vooruit", since 2021, "elk kwartaal", for "de gemeenteraden van Tweestromenland"."""

    name: Fact[str]
    since: PreciseDate | None
    rhythm: str
    audience: str


@dataclass(frozen=True, slots=True)
class CommunicationFacts:
    """By which means the municipality tells about its priorities.

    Attributes:
        policy: how the partnership communicates, in full sentences.
    """

    policy: Fact[str] | None
    channels: Fact[str] | None
    local_paper: Fact[str] | None
    newsletter: NewsletterFacts | None


@dataclass(frozen=True, slots=True)
class SecrecyFacts:
    """Legal secrecy on something that the note rests on."""

    imposed_by: str
    imposed_on: Fact[PreciseDate]
    ground: str
    only_council_lifts: bool


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """The frozen part from which the evaluation is told.

    Attributes:
        round: title of the round; empty where the readers may not see it.
    """

    round: str
    number: int
    frozen_at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class NoteMaterial:
    """All facts of one note.

    Attributes:
        kept: from which frozen part the evaluation is told; none for one that no round made.
        triangle: "gezagsdriehoek"; members: the number of municipalities, if it may be told.
        evaluation_rhythm: "elk half jaar", if recorded.
    """

    municipality: Fact[str]
    paper_name: Fact[str]
    partnership: Fact[str]
    triangle: Fact[str]
    members: Fact[int] | None
    plan: PlanFacts
    programme: ProgrammeFacts
    successor: ProgrammeFacts | None
    evaluation: EvaluationFacts | None
    themes: tuple[ThemeFacts, ...]
    college_date: Fact[PreciseDate] | None
    earlier: tuple[EarlierFacts, ...]
    communication: CommunicationFacts
    evaluation_rhythm: Fact[str] | None
    secrecy: tuple[SecrecyFacts, ...]
    kept: KeptFacts | None = None
