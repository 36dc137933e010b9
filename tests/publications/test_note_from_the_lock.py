# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The council note tells a round as it was locked: the same facts as the report, whatever a source corrects later."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from driehoek.evaluation.commands import (
    Verdict,
    Whole,
    conclude_round,
    judge_theme,
    lock_round,
    release_evaluation,
)
from driehoek.evaluation.models import Evaluation, Judgement, Part
from driehoek.evaluation.rules import Overall
from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.monitoring.models import GoalFigure
from driehoek.organisations.models import Membership, Partnership
from driehoek.planning.models import Node, Plan, Programme
from driehoek.publications.commands import issue_note
from driehoek.publications.kinds.council_note.compose import lines_of
from driehoek.publications.kinds.council_note.content import CouncilNote
from driehoek.publications.kinds.council_note.kind import COUNCIL_NOTE
from driehoek.publications.kinds.council_note.reading import About
from driehoek.publications.papers import Format, make
from driehoek.publications.queries import corrected, council_note, issued_file, made_again
from tests.evaluation.asked import MONDAY, opened
from tests.figures.making import load, years
from tests.planning.world import World, build, store

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SERVER = Actor.system("proef", "systeem_opdrachtregel")
COUNTS = (60, 61, 62, 60, 20)


def count(last: int) -> None:
    load([*years("GM9001", 2022, (*COUNTS[:-1], last)), *years("GM9002", 2022, (50,) * 5)])


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """A public plan whose round was judged, locked, concluded and released; a burglary figure fell."""
    with clock.stopped(MONDAY):
        world = build()
        with guard.seeding():
            for model in (Plan, Programme, Node, Partnership, Membership):
                model._default_manager.all().update(circle="openbaar")
        count(COUNTS[-1])
        tied = {"partnership": world.partnership, "node": world.nodes["zicht"], "indicator": "woninginbraak"}
        store(GoalFigure(**tied, circle="openbaar"))
        world.action("A-1")
        round_ = opened(world)
        evaluation = Evaluation.objects.get()
        judge_theme(
            actor=world.coordinator, evaluation_uid=evaluation.uid, node_uid=world.nodes["ondermijning"].uid,
            verdict=Verdict(done="Er is veel gedaan.", story="Een boer belde."),
        )  # fmt: skip
        said = {evaluation.uid: Whole(Overall.PARTLY, overall_text="De helft is klaar.")}
        lock_round(actor=world.coordinator, round_uid=round_.uid, said=said)
        conclude_round(actor=world.coordinator, round_uid=round_.uid, word="Er was niets te beslissen.")
        release_evaluation(actor=world.coordinator, round_uid=round_.uid)
        yield world


def note(world: World) -> CouncilNote:
    return council_note(SERVER, world.partnership.slug, world.programmes["uvp-2023"].code, "Aa")


def test_it_tells_what_was_locked_and_names_the_part(world: World) -> None:
    made = note(world)
    words = " ".join(line.text for line in lines_of(made))
    for told in ("De helft is klaar.", "Er is veel gedaan.", "Een boer belde.", "duidelijke daling"):
        assert told in words
    part = Part.objects.get(kind="inhoud")
    assert [line.text.endswith(part.digest) for line in made.made_from] == [True]
    assert "vastgelegd deel 1" in made.made_from[0].text


def test_neither_a_correction_nor_a_later_word_changes_it(world: World) -> None:
    before = {form: make(COUNCIL_NOTE, note(world), form) for form in Format}
    count(58)
    with guard.seeding():
        Judgement.objects.update(done="Iets anders.")
        Evaluation.objects.update(overall="meeste_afgerond", overall_text="Iets anders.")
    assert {form: make(COUNCIL_NOTE, note(world), form) for form in Format} == before


def test_an_issued_note_tells_of_a_correction_after_the_lock(world: World) -> None:
    adviser = world.adviser(world.aa)
    uid = issue_note(actor=adviser, about=About(world.partnership.slug, world.programmes["uvp-2023"].code, "Aa"))
    count(24)
    (one,) = corrected(adviser, world.partnership.pk)
    assert (one.paper, one.indicator, one.was, one.now) == (uid, "woninginbraak", 20, 24)
    files = [issued_file(adviser, uid, Format.WORD), made_again(adviser, uid, Format.WORD)]
    assert all(one == other for one, other in pairwise(files))


def test_a_judgement_that_is_not_for_everybody_is_not_in_it(world: World) -> None:
    with guard.seeding():
        Judgement.objects.update(circle="partners")
    words = " ".join(line.text for line in lines_of(note(world)))
    assert "Er is veel gedaan." not in words
    assert "De helft is klaar." in words
