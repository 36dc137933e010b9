# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An invented evaluation, to see a template filled and to hold the three formats against each other.

Nothing in it exists. It has every kind of line there is: what is asked and what came of it, joint and local judgements,
a theme nobody judged, goals with each result, examples, figures that changed clearly and figures that did not.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from driehoek.evaluation.dossier.model import (
    ActionPart,
    AdjustmentPart,
    Dossier,
    FigurePart,
    Frozen,
    GoalPart,
    GoalResultPart,
    JudgementPart,
    OutcomePart,
    Outcomes,
    PlacePart,
    ProgrammePart,
    RoundPart,
    ThemePart,
)
from driehoek.kernel.dates import PreciseDate
from driehoek.lib.statistics.change import compare
from driehoek.lib.statistics.labels import Label
from driehoek.publications.kinds.council_note.sample import sample_material
from driehoek.publications.kinds.evaluation_report.compose import compose
from driehoek.publications.kinds.evaluation_report.content import EvaluationReport
from driehoek.publications.kinds.evaluation_report.making import Making

NAMES = UUID("5b1f0a52-6f0e-4f0e-9d8e-0f2f0d9c6a11")
YEAR, NEXT = PreciseDate("2030"), PreciseDate("2031-07-01")


def _uid(name: str) -> UUID:
    return uuid5(NAMES, name)


def _action(code: str, title: str, status: str = "loopt", **told: object) -> ActionPart:
    plain = ActionPart(
        rests=(), uid=_uid(code), code=code, title=title, programme_code="uvp", theme_code="water", goal_code="",
        municipality="", organisation="politie", function="teamchef", working_group="", status=status,
        start=PreciseDate("2029"), first_end=YEAR, end=YEAR, deviation_reason="", attention=None, adjustment=None,
        asked=True, answer="bericht", answered_at=None, answered_by="", told_on=date(2030, 11, 4), done="", result="",
        ahead="", help="", example=False,
    )  # fmt: skip
    return replace(plain, **told)  # type: ignore[arg-type]


def _actions() -> tuple[ActionPart, ...]:
    return (
        _action("W-1", "Steigers nalopen", "afgerond", done="Alle steigers zijn nagelopen & voorzien van licht."),
        _action(
            "W-2",
            "Wekelijkse controle in de haven",
            "vertraagd",
            end=NEXT,
            deviation_reason="capaciteit_politie",
            adjustment="De controle lukt niet meer elke week.",
            done="Er was twaalf keer een controle.",
            result="Op het water is het rustiger.",
            ahead="Een voorstel om te stoppen.",
        ),
        _action(
            "W-3",
            "Zwemlessen voor nieuwe inwoners",
            answer="niets_veranderd",
            organisation="gemeente Rietdam",
            function="beleidsadviseur sport",
            municipality="Rietdam",
            attention="Er is een wachtlijst.",
            example=True,
        ),
        _action("W-4", "Reddingsposten", "doorlopend", answer="", organisation="", function="", end=None),
    )


def _judgement(municipality: str = "", **told: object) -> JudgementPart:
    plain = JudgementPart(
        rests=(), uid=_uid(f"oordeel-{municipality}"), programme_code="uvp", municipality=municipality,
        actions_state="diverse_afgerond", done="", works="", helps="", ahead="", story="", attention=None,
        recommendation="", ready_at=None, example=False, source="", source_place="",
    )  # fmt: skip
    return replace(plain, **told)  # type: ignore[arg-type]


def _goals() -> tuple[GoalPart, ...]:
    def goal(code: str, title: str, *judged: tuple[str, str, str]) -> GoalPart:
        results = tuple(
            GoalResultPart((), _uid(f"{code}-{place}"), place, result, why, example=False)
            for place, result, why in judged
        )
        return GoalPart((), _uid(code), code, title, "", example=False, judged=results)

    return (
        goal(
            "D-1",
            "Minder ongevallen bij het zwemmen",
            ("", "deels_behaald", "Het aantal daalde, maar niet overal."),
            ("Rietdam", "behaald", ""),
        ),
        goal("D-2", "Inwoners kennen de reddingsposten", ("", "niet_te_beoordelen", "Er is niet naar gevraagd.")),
        goal("D-3", "Een veilige haven"),
    )


def _figures() -> tuple[FigurePart, ...]:
    known = sample_material().themes[0].figures[0]

    def figure(area: str, name: str, **more: object) -> FigurePart:
        series = replace(known.series, area=area, area_name=name)
        told = FigurePart((), "water", "vernieling", True, area, name, series, None, example=False)
        return replace(told, **more)  # type: ignore[arg-type]

    change = compare(60, 185, 73.0, 1.0, 3.0)
    steady = replace(
        known.finding, area="GM9002", area_name="Oostwaard", label=Label.NO_DEMONSTRABLE_CHANGE.code, now=60.0,
        p_chance=float(change.p_chance), p_wobble=float(change.p_wobble),
    )  # fmt: skip
    return (
        figure("GM9001", "Rietdam", finding=known.finding),
        figure("GM9002", "Oostwaard", finding=steady),
        figure("GM9003", "Zuidzijl", example=True),
    )


def _themes() -> tuple[ThemePart, ...]:
    told = _judgement(
        done="De steigers zijn nagelopen en er is licht gekomen.\n\nIn de haven is minder gecontroleerd dan bedacht.",
        works="Eén vaste avond per week, samen met de havenmeester.",
        helps="De watersportvereniging belt als er iets is.",
        ahead="Het licht komt ook op de noordoever.",
        story="In mei belde een schipper: een jongen lag in het water. De reddingsboei hing er net een week.",
        attention="In de nieuwe wijken is nog weinig begonnen.",
        recommendation="Maak van de losse controles één vaste avond.",
    )
    local = _judgement("Rietdam", actions_state="loopt", done="In Rietdam lopen de zwemlessen nog.", example=True)
    water = ThemePart(
        (), _uid("water"), "ivp", "water", "Veilig aan het water", "", "", "werkgroep Water", example=False,
        judgements=(told, local), goals=_goals(), actions=_actions(), figures=_figures(),
    )  # fmt: skip
    bare = ThemePart(
        (), _uid("druk"), "ivp", "druk", "Ondernemen zonder druk", "", "", "", example=False, judgements=(), goals=(),
        actions=(), figures=(),
    )  # fmt: skip
    own = replace(
        bare, uid=_uid("dijk"), code="dijk", title="Wonen achter de dijk", municipality="Rietdam", example=True,
        actions=(_action("R-1", "Dijkwacht", municipality="Rietdam", organisation="gemeente Rietdam"),),
    )  # fmt: skip
    return water, bare, own


def sample_dossier() -> Dossier:
    """Return the invented evaluation."""
    programme = ProgrammePart(
        (), _uid("uvp"), "uvp", "UVP 2029-2030", "", "Evaluatie UVP 2029-2030", _uid("evaluatie"), YEAR, YEAR,
        "meeste_afgerond", "Op één na is alles begonnen.", "", "Kies wie volgend jaar de haven in het oog houdt.",
        example=False, source="Evaluatie van Morgenland", source_place="hoofdstuk 2",
    )  # fmt: skip
    stop = AdjustmentPart(
        (), _uid("W-2"), "uitstellen", "De controle lukt niet meer elke week.", "Er zijn op donderdag te weinig mensen",
        "Stem in met een half jaar uitstel.", "De controle op donderdagavond vervalt.", "gepland", NEXT, lifted=False,
        proposal_uid=_uid("voorstel"), proposal_code="V-7", body="gezagsdriehoek Morgenland", example=False,
    )  # fmt: skip
    lifted = replace(
        stop, action_uid=_uid("W-3"), kind="", text="Er is een wachtlijst.", reason="", asked="", gives_way="",
        deployment="", new_end=None, lifted=True, proposal_code="", body="", example=True,
    )  # fmt: skip
    round_ = RoundPart(_uid("ronde"), "eindejaar-2030", "Eindejaar 2030", "volledig", date(2030, 12, 12), example=False)
    return Dossier(
        "Morgenland", "morgenland", round_, YEAR, YEAR, 2030, (PlacePart("GM9001", "Rietdam"),), (programme,),
        _themes(), (stop, lifted),
    )  # fmt: skip


def sample_outcomes() -> Outcomes:
    """Return what came of the invented evaluation."""
    agreed = OutcomePart(
        (), "W-2", "Wekelijkse controle in de haven", "V-7", "Controle uitstellen", "uitstellen", "behandeld",
        _uid("afspraak"), "afspraak-7", "afspraak", "controle uitgesteld tot 1 juli 2031",
        "De havenmeester houdt tot dan een lijst bij.", PreciseDate("2030-12-12"), "gezagsdriehoek Morgenland",
        example=False,
    )  # fmt: skip
    put_off = replace(
        agreed, action_code="W-3", action_title="Zwemlessen voor nieuwe inwoners", proposal_title="Meer zwemlessen",
        state="aangehouden", decision_uid=None, decision_code="", subject="", text="", decided_on=None, example=True,
    )  # fmt: skip
    return Outcomes((agreed, put_off), (replace(agreed, action_code="", action_title="", subject="verslag besproken"),))


def sample_making() -> Making:
    """Return everything that the invented report is made from, after the triangle met."""

    def part(kind: str, day: int) -> Frozen:
        frozen_at = datetime(2030, 12, day, 11, tzinfo=UTC)
        return Frozen(kind, 1, f"{day:02d}" * 32, frozen_at, "coördinator", replaced=False)

    frozen = part("inhoud", 3)
    return Making(
        dossier=sample_dossier(),
        day=frozen.frozen_at.date(),
        reader="de partners",
        frozen=frozen,
        outcomes=(sample_outcomes(), part("uitkomsten", 13)),
    )


def sample_report() -> EvaluationReport:
    """Return the invented report."""
    return compose(sample_making())
