# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The evaluation report: what it says, to whom, and that it stays the same once the round was locked."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from driehoek.evaluation.commands import Verdict, conclude_round, judge_theme, lock_round, release_evaluation
from driehoek.evaluation.models import Evaluation, Round
from driehoek.evaluation.rules import RoundKind
from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.monitoring.models import GoalFigure
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.rules import ActionStatus
from driehoek.publications.editions import Edition
from driehoek.publications.kinds.council_note.compose import lines_of
from driehoek.publications.kinds.evaluation_report.compose import compose
from driehoek.publications.kinds.evaluation_report.content import EvaluationReport, ThemeText
from driehoek.publications.kinds.evaluation_report.kind import EVALUATION_REPORT
from driehoek.publications.kinds.evaluation_report.making import own_part
from driehoek.publications.kinds.evaluation_report.sample import sample_dossier, sample_making, sample_report
from driehoek.publications.kinds.evaluation_report.writing import Asked, report_of_evaluation, report_of_round
from driehoek.publications.papers import Format, make
from tests.evaluation.asked import MONDAY, function, opened, person
from tests.figures.making import load, years
from tests.planning.world import World, actor, build, store

pytestmark = pytest.mark.once


def words(report: EvaluationReport) -> str:
    return " ".join(line.text for line in lines_of(report))


def themes(report: EvaluationReport) -> list[ThemeText]:
    return [theme for group in report.groups for theme in group.themes]


class TestWords:
    def test_the_part_of_a_municipality_is_what_all_share_and_what_is_its_own(self) -> None:
        other = compose(replace(sample_making(), dossier=own_part(sample_dossier(), "Oostwaard"), place="Oostwaard"))
        assert [theme.title.text for theme in themes(other)] == ["Veilig aan het water", "Ondernemen zonder druk"]
        assert "Rietdam" not in words(replace(other, agreed=()))
        own = compose(replace(sample_making(), dossier=own_part(sample_dossier(), "Rietdam"), place="Rietdam"))
        assert own.head.lead.text == "Eindejaar 2030, gemeente Rietdam, over het jaar 2030"
        assert own.themes[0].goals[0].text == "Doelen: 1 behaald en 1 niet te beoordelen"
        assert [row.what.text.partition(" (")[0] for row in themes(own)[-1].actions] == ["Dijkwacht"]

    def test_a_light_round_tells_only_what_deviates(self) -> None:
        dossier = sample_dossier()
        assert dossier.round is not None
        light = replace(dossier, round=replace(dossier.round, kind=RoundKind.LIGHT.value))
        first = themes(compose(replace(sample_making(), dossier=light)))[0]
        assert [row.what.text[-4:-1] for row in first.actions] == ["W-2", "W-3"]
        assert first.rest[0].text == "Verder gaan twee acties zoals gepland."
        assert first.goals == ()

    def test_a_draft_says_so_on_every_page(self) -> None:
        draft = compose(replace(sample_making(), frozen=None, outcomes=None))
        assert draft.head.partnership == "Morgenland (concept)"
        assert draft.draft
        assert not (draft.made_from or draft.agreed)
        assert "nog geen oordeel" in words(draft)

    def test_two_charts_at_most_of_what_is_clear(self) -> None:
        dossier = sample_dossier()
        water, *rest = dossier.themes
        clear = water.figures[0]
        many = tuple(replace(clear, area=f"GM{number}", municipality=f"Plaats {number}") for number in range(5))
        made = compose(replace(sample_making(), dossier=replace(dossier, themes=(replace(water, figures=many), *rest))))
        assert [len(theme.charts) for theme in themes(made)] == [2, 0, 0]
        assert [line.text.endswith("Zie de grafiek.") for line in themes(made)[0].figures] == [True] * 2 + [False] * 3

    def test_nothing_asked_is_said(self) -> None:
        dossier = sample_dossier()
        calm = replace(
            dossier, adjustments=(), programmes=tuple(replace(one, remaining="") for one in dossier.programmes)
        )
        made = compose(replace(sample_making(), dossier=calm))
        assert [line.text for line in made.nothing_asked] == ["Deze evaluatie vraagt geen beslissing."]

    @pytest.mark.parametrize("form", list(Format))
    def test_each_format_draws_the_charts(self, form: Format) -> None:
        report = sample_report()
        assert [chart.key for theme in themes(report) for chart in theme.charts] == ["vernieling"]
        assert len(make(EVALUATION_REPORT, report, form)) > 5_000


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with clock.stopped(MONDAY):
        yield build()


@pytest.fixture
def round_(world: World) -> Round:
    """An open round with one action that needs adjusting, one for the triangle alone, a judgement and a figure."""
    world.body("driehoek", "gezagsdriehoek")
    lead = function(world, "trekker")
    person(world, lead, "ann")
    world.action("A-1", lead_function=lead, adjustment=True, adjustment_text="Te weinig mensen.", end="2026-Q4")
    world.action("B-1", title="Stil onderzoek", circle="driehoek", lead_function=lead)
    count((60, 61, 62, 60, 20))
    tied = {"partnership": world.partnership, "node": world.nodes["zicht"], "indicator": "woninginbraak"}
    store(GoalFigure(**tied))
    made = opened(world)
    judge_theme(
        actor=world.coordinator, evaluation_uid=Evaluation.objects.get().uid, node_uid=world.nodes["ondermijning"].uid,
        verdict=Verdict(done="Er is veel gedaan.", recommendation="Ga zo door."),
    )  # fmt: skip
    return made


def count(counts: tuple[int, ...]) -> None:
    load([*years("GM9001", 2022, counts), *years("GM9002", 2022, (50,) * len(counts))])


def files(who: Actor, world: World, round_: Round, asked: Asked) -> dict[Format, bytes]:
    report = report_of_round(who, world.head, round_.code, asked).report
    return {form: make(EVALUATION_REPORT, report, form) for form in Format}


class TestRound:
    def test_a_draft_is_for_who_judges_or_runs_the_round(self, world: World, round_: Round) -> None:
        made = report_of_round(world.coordinator, world.head, round_.code, Asked(Edition.OWN))
        assert (made.frozen, bool(made.report.draft)) == (None, True)
        assert [row.what.text for row in made.report.asked] == ["Bijsturing nodig: Actie A-1 (A-1)"]
        assert report_of_round(world.adviser(world.aa), world.head, round_.code, Asked()).edition is Edition.PARTNERS
        with pytest.raises(Forbidden):
            report_of_round(world.mayor, world.head, round_.code, Asked())
        with pytest.raises(Absent):
            report_of_round(world.outsider, world.head, round_.code, Asked())

    def test_from_the_lock_it_is_for_the_circle_and_stays_the_same(self, world: World, round_: Round) -> None:
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        made = report_of_round(world.mayor, world.head, round_.code, Asked())
        assert made.frozen is not None
        assert made.report.made_from[0].text.endswith(made.frozen.digest)
        before = files(world.mayor, world, round_, Asked())
        count((60, 61, 62, 60, 24))
        told = Report(status=ActionStatus.COMPLETED, done="Toch klaar.")
        report_progress(actor=world.coordinator, action_uid=world.actions["A-1"].uid, report=told)
        with clock.stopped(MONDAY.replace(month=12)):
            assert files(world.coordinator, world, round_, Asked(Edition.PARTNERS)) == before
        (chart,) = [chart for theme in themes(made.report) for chart in theme.charts]
        assert chart.numbers.rows[0][:2] == ("2026", "20")

    def test_what_came_of_it_is_added_and_the_report_of_before_can_be_made_again(
        self, world: World, round_: Round
    ) -> None:
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        before = report_of_round(world.mayor, world.head, round_.code, Asked()).report
        conclude_round(actor=world.coordinator, round_uid=round_.uid, word="Aangehouden tot maart.")
        after = report_of_round(world.mayor, world.head, round_.code, Asked())
        assert len(after.report.made_from) == 2
        assert "Aangehouden tot maart." in words(after.report)
        assert report_of_round(world.mayor, world.head, round_.code, Asked(number=1)).report == before
        with pytest.raises(Absent):
            report_of_round(world.mayor, world.head, round_.code, Asked(number=2))

    def test_an_edition_hides_without_a_trace(self, world: World, round_: Round) -> None:
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        triangle = report_of_round(world.mayor, world.head, round_.code, Asked(Edition.TRIANGLE)).report
        partners = report_of_round(world.mayor, world.head, round_.code, Asked(Edition.PARTNERS)).report
        assert "Stil onderzoek" in words(triangle)
        assert "Stil onderzoek" not in words(partners)
        assert "Het gaat om 1 actie" in words(partners)
        for who, edition in (
            (world.adviser(world.aa), Edition.TRIANGLE),
            (world.mayor, Edition.PUBLIC),
            (world.mayor, Edition.MUNICIPALITY),
        ):
            with pytest.raises((Absent, Forbidden)):
                report_of_round(who, world.head, round_.code, Asked(edition))

    def test_public_only_by_release(self, world: World, round_: Round) -> None:
        with guard.seeding():
            for row in (world.programmes["uvp-2023"], world.nodes["ondermijning"], world.plan):
                type(row)._default_manager.filter(pk=row.pk).update(circle="openbaar")
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        conclude_round(actor=world.coordinator, round_uid=round_.uid, word="Aangehouden tot maart.")
        code, councillor = Evaluation.objects.get().code, actor("raadslid", world.partnership, municipality=world.aa)
        with pytest.raises(Absent):
            report_of_evaluation(councillor, world.head, code, Asked())
        release_evaluation(actor=world.coordinator, round_uid=round_.uid)
        made = report_of_evaluation(councillor, world.head, code, Asked())
        assert made.edition is Edition.PUBLIC
        assert "Er is veel gedaan." in words(made.report)
        assert "A-1" not in words(made.report), "an action for the partners is not in a public report"
        assert not (made.report.asked or made.report.agreed)

    def test_the_own_part_of_a_municipality_in_its_own_edition(self, world: World, round_: Round) -> None:
        lock_round(actor=world.coordinator, round_uid=round_.uid)
        own = next(one for one in world.head.municipalities if one.name == "Aa")
        made = report_of_round(world.adviser(world.aa), world.head, round_.code, Asked(Edition.MUNICIPALITY, own))
        assert made.editions == (Edition.MUNICIPALITY, Edition.PARTNERS)
        assert {one.label: one.text.text for one in made.report.head.details}["Bestemd voor"] == "de gemeente Aa"


def test_an_evaluation_that_no_round_made(world: World) -> None:
    world.evaluation("ev", overall_text="Het ging goed.", circle="partners")
    made = report_of_evaluation(world.coordinator, world.head, "ev", Asked(Edition.PARTNERS))
    assert (made.frozen, made.report.draft) == (None, ())
    assert "Het ging goed." in words(made.report)
    again = report_of_evaluation(world.mayor, world.head, "ev", Asked(Edition.PARTNERS))
    assert make(EVALUATION_REPORT, again.report, Format.PDF) == make(EVALUATION_REPORT, made.report, Format.PDF)
    with pytest.raises(Absent):
        report_of_evaluation(world.coordinator, world.head, "er-is-niets", Asked())
