# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""An invented note, to see a template filled and to hold the three formats against each other.

Nothing in it exists: no municipality of this name, no such partnership, no such plan. It has every kind of line
there is: rules and fields, an example record, local and joint judgements, a theme nobody judged, an ampersand.
"""

from datetime import UTC, datetime
from typing import Any, TypeVar

from driehoek.figures.queries.views import FindingView, Point, SeriesView, SourceLine
from driehoek.figures.rules import Compared
from driehoek.kernel.dates import PreciseDate
from driehoek.lib.documents.content import Origin
from driehoek.lib.statistics.change import compare
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statline.periods import PeriodKind, year
from driehoek.publications.kinds.council_note.compose import compose
from driehoek.publications.kinds.council_note.content import CouncilNote
from driehoek.publications.kinds.council_note.material import (
    Act,
    AdoptionFacts,
    CommunicationFacts,
    EarlierFacts,
    EvaluationFacts,
    Fact,
    FigureFacts,
    JudgementFacts,
    KeptFacts,
    NewsletterFacts,
    NoteMaterial,
    PlanFacts,
    ProgrammeFacts,
    ThemeFacts,
)

Value = TypeVar("Value")


def _fact(value: Value, record: str, field: str, *, example: bool = False) -> Fact[Value]:
    return Fact(value, Origin(record, f"sample-{record}", field), example)


def _judgement(
    state: str,
    done: str = "",
    story: str = "",
    attention: str = "",
    *,
    municipality: str = "",
    asks: bool = False,
    example: bool = False,
) -> JudgementFacts:
    def text(value: str, field: str) -> Fact[str] | None:
        return _fact(value, "evaluation.judgement", field, example=example) if value else None

    return JudgementFacts(
        municipality=municipality,
        actions_state=_fact(state, "evaluation.judgement", "actions_state", example=example),
        done=text(done, "done"),
        example_text=text(story, "story"),
        attention_text=text(attention, "attention_text"),
        asks_attention=_fact(asks, "evaluation.judgement", "asks_attention", example=example),
    )


def _figure() -> FigureFacts:
    """An invented figure that clearly fell, with a year that is not known."""
    counts = {2026: None, 2027: 61, 2028: 58, 2029: 66, 2030: 20}
    points = tuple(Point(year(at), count, "" if count is not None else "onbekend") for at, count in counts.items())
    read_on = datetime(2031, 3, 1, 9, tzinfo=UTC)
    source = SourceLine("Bron: een verzonnen tabel, opgehaald 1 maart 2031", "VERZONNEN", read_on, None, 2031, False, 0)
    finding = FindingView(
        "vernieling", "GM9001", "Rietdam", year(2030), Compared.THREE_YEARS, Label.CLEAR_FALL.code, 20.0, 185.0, 3,
        1.0, None, None, *_chances(), 73.0, False, 0, False, "VERZONNEN", read_on, VERSION,
    )  # fmt: skip
    view = SeriesView("vernieling", "GM9001", "Rietdam", "aantal", 0, PeriodKind.YEAR, points, source)
    title = _fact("Vernieling", "monitoring.goalfigure", "indicator")
    return FigureFacts(title, "lager", "misdrijven", False, False, view, finding)


def _chances() -> tuple[float, float]:
    change = compare(20, 185, 73.0, 1.0, 3.0)
    return float(change.p_chance), float(change.p_wobble)


def _themes() -> tuple[ThemeFacts, ...]:
    def theme(
        name: str, judgements: tuple[JudgementFacts, ...], *aims: str, figures: tuple[FigureFacts, ...] = ()
    ) -> ThemeFacts:
        told = tuple(_fact(aim, "planning.programmeaim", "text") for aim in aims)
        return ThemeFacts(_fact(name, "planning.node", "title"), False, judgements, told, figures)

    return (
        theme(
            "Veilig aan het water",
            (
                _judgement("alle_afgerond", "De steigers zijn nagelopen & voorzien van reddingsmiddelen."),
                _judgement("diverse_afgerond", "In de haven hangt nu verlichting.", municipality="Rietdam"),
            ),
            "Minder ongevallen bij het zwemmen in open water.",
            figures=(_figure(),),
        ),
        theme(
            "Buurten die elkaar kennen",
            (
                _judgement(
                    "diverse_afgerond",
                    "Vier buurten hebben een eigen contactpersoon.",
                    "In 'De Oever' belden buren elkaar toen de stroom uitviel.",
                    "In de nieuwe wijken is nog weinig begonnen.",
                    asks=True,
                    example=True,
                ),
            ),
            "In elke buurt weten inwoners bij wie zij terechtkunnen.",
            "Ook nieuwe inwoners horen daarbij.\n\nDe buurtverenigingen helpen mee.",
        ),
        theme("Ondernemen zonder druk", ()),
    )


def _day(text: str) -> Fact[PreciseDate]:
    return _fact(PreciseDate(text), "planning.adoption", "adopted_on")


def _plan() -> PlanFacts:
    return PlanFacts(
        title=_fact("Integraal Veiligheidsplan Morgenland", "planning.plan", "title"),
        type_label=_fact("Integraal Veiligheidsplan", "planning.plan", "type_label"),
        abbreviation=_fact("IVP", "planning.plan", "abbreviation"),
        start=PreciseDate("2029"),
        end=PreciseDate("2032"),
        role_text=_fact("Het plan wijst de weg voor drie gemeenten aan één rivier.", "planning.plan", "role_text"),
        local_text=_fact("In Rietdam is het een hoofdstuk van de dorpsvisie.", "planning.localchapter", "text"),
        theme_words=("thema", "thema's"),
        at_council=AdoptionFacts("vastgesteld", _day("2029-03-08")),
    )


def _programme(years: str, **known: Any) -> ProgrammeFacts:
    first, last = years.split("-")
    return ProgrammeFacts(
        title=_fact(f"UVP {years}", "planning.programme", "title"),
        type_label=_fact("Uitvoeringsplan", "planning.programme", "type_label"),
        abbreviation=_fact("UVP", "planning.programme", "abbreviation"),
        start=PreciseDate(first),
        end=PreciseDate(last),
        status=_fact("vastgesteld", "planning.programme", "status"),
        **known,
    )


def _evaluation() -> EvaluationFacts:
    return EvaluationFacts(
        title=_fact("Evaluatie UVP 2029-2030", "evaluation.evaluation", "title"),
        start=PreciseDate("2030"),
        end=PreciseDate("2030"),
        overall=_fact("meeste_afgerond", "evaluation.evaluation", "overall"),
        overall_text=_fact("Op één na is alles klaar.", "evaluation.evaluation", "overall_text"),
        remaining_text=_fact("Eén actie vraagt nog bijsturing.", "evaluation.evaluation", "remaining"),
        contents_text=_fact("De evaluatie noemt cijfers < 5 niet.", "evaluation.evaluation", "contents"),
        annex=_fact(1, "publications.notefacts", "annexes"),
    )


def _earlier() -> tuple[EarlierFacts, ...]:
    plan = _fact("Integraal Veiligheidsplan Morgenland 2029-2032", "planning.plan", "title")
    programme = _fact("Uitvoeringsplan 2029-2030", "planning.programme", "title")
    council = _fact("gemeenteraad van Rietdam", "planning.adoption", "body_name")
    return (
        EarlierFacts(_day("2029-06"), programme, (Act("informatie", council), Act("besloten", None))),
        EarlierFacts(_day("2029-03-08"), plan, (Act("vastgesteld", council),)),
    )


def _communication() -> CommunicationFacts:
    return CommunicationFacts(
        policy=None,
        channels=_fact("sociale media", "organisations.partnership", "channels"),
        local_paper=_fact("het Rietdams Nieuws", "organisations.municipalityfacts", "local_paper"),
        newsletter=NewsletterFacts(
            name=_fact("Stroomop", "organisations.partnership", "newsletter_name"),
            since=PreciseDate("2028"),
            rhythm="elk kwartaal",
            audience="de raden van Morgenland",
        ),
    )


def sample_material() -> NoteMaterial:
    """Return the invented facts."""
    return NoteMaterial(
        municipality=_fact("Rietdam", "organisations.municipality", "name"),
        paper_name=_fact("Raadsinformatiebrief", "organisations.municipalityfacts", "council_paper_name"),
        partnership=_fact("Morgenland", "organisations.partnership", "name"),
        triangle=_fact("gezagsdriehoek", "organisations.partnership", "triangle_name"),
        members=_fact(3, "organisations.membership", "municipality"),
        plan=_plan(),
        programme=_programme("2029-2030", at_council=AdoptionFacts("informatie", _day("2029-06"))),
        successor=_programme(
            "2031-2032",
            adopted=AdoptionFacts("vastgesteld", _day("2031-02-11")),
            annex=_fact(2, "publications.notefacts", "annexes"),
        ),
        evaluation=_evaluation(),
        themes=_themes(),
        college_date=_fact(PreciseDate("2031-04-15"), "steering.decision", "decided_on"),
        earlier=_earlier(),
        communication=_communication(),
        evaluation_rhythm=_fact("elk half jaar", "organisations.partnership", "evaluation_rhythm"),
        secrecy=(),
        kept=KeptFacts("Eindejaar 2030", 1, datetime(2030, 12, 3, 11, tzinfo=UTC), "0123456789abcdef" * 4),
    )


def sample_note() -> CouncilNote:
    """Return the invented note."""
    return compose(sample_material())
