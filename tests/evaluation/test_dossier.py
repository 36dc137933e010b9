# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""An evaluation whole: what stands in it, for whom, live and as it is read back."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from driehoek.evaluation.dossier.gathering import gather, gather_all, gather_evaluation
from driehoek.evaluation.dossier.judged import NONE
from driehoek.evaluation.dossier.keeping import CODEC
from driehoek.evaluation.dossier.model import Dossier
from driehoek.evaluation.dossier.sight import KINDS, in_sight, seen_of
from driehoek.evaluation.models import Adjustment, Ask, Evaluation, GoalJudgement, Judgement, Round
from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.models import Record
from driehoek.planning.models import ProgressReport
from driehoek.planning.rules import UNCHANGED
from tests.evaluation.asked import MONDAY, function, opened, person
from tests.planning.world import World, store


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def round_(world: World) -> Round:
    """A round about four actions, with a theme and a goal judged, and one adjustment chosen."""
    lead = function(world, "trekker")
    person(world, lead, "ann")
    for code in ("A-1", "A-2"):
        world.action(
            code, lead_function=lead, lead_organisation=world.town, status="vertraagd", end="2026-12-31",
            adjustment=code == "A-1", adjustment_text="Er is niemand.",
        )  # fmt: skip
    world.action("B-1", "snelheid", circle="driehoek", status="afgerond")
    world.action("C-1", "verkeer", circle="eigen_gemeente", municipality=world.aa, circle_municipality=world.aa)
    made = opened(world)
    evaluation = Evaluation.objects.get(round=made)
    own = {"partnership": world.partnership, "evaluation": evaluation}
    store(Judgement(**own, node=world.nodes["ondermijning"], done="Veel gedaan.", works="Samen op pad."))
    store(GoalJudgement(**own, node=world.nodes["zicht"], result="behaald", reason="Het is er."))
    store(
        Adjustment(
            partnership=world.partnership, round=made, action=world.actions["A-1"], kind="uitstellen", reason="Ziek."
        )
    )
    told = {"A-1": ("Eerst dit.", "Toen dat.", UNCHANGED), "A-2": (UNCHANGED,)}
    for code, texts in told.items():
        for number, text in enumerate(texts):
            store(
                ProgressReport(
                    partnership=world.partnership, action=world.actions[code], number=number + 1, done=text,
                    reported_on=date(2026, 11, 2), status="vertraagd", reporter="trekker",
                )
            )  # fmt: skip
    return made


def frozen(world: World, round_: Round, actor: Actor) -> Dossier | None:
    """Return the evaluation as it is read back from what was kept of it whole."""
    whole = gather_all(world.head, round_.code)
    assert whole is not None
    back = CODEC.read(Dossier, CODEC.write(whole))
    return in_sight(back, seen_of(actor, world.partnership.pk, [each.uid for each in whole.programmes]))


def codes(dossier: Dossier | None) -> list[str]:
    """Return the actions that stand in it."""
    assert dossier is not None
    return [action.code for theme in dossier.themes for action in theme.actions]


def test_it_holds_what_was_told_judged_and_asked(world: World, round_: Round) -> None:
    found = gather(world.coordinator, world.head, round_.code)
    assert found is not None
    assert (found.round and found.round.code, found.looked_at) == (round_.code, 2026)
    assert [place.name for place in found.places] == ["Aa", "Bree", "Cee"]
    assert [programme.overall for programme in found.programmes] == ["niet_te_beoordelen"]
    theme, other = found.themes
    assert (theme.code, [judged.works for judged in theme.judgements]) == ("ondermijning", ["Samen op pad."])
    assert [(goal.code, [one.result for one in goal.judged]) for goal in theme.goals] == [("zicht", ["behaald"])]
    first, second = theme.actions
    assert (first.done, first.told_on, first.goal_code, first.function) == (
        "Toen dat.", date(2026, 11, 2), "zicht", "trekker"
    )  # fmt: skip
    assert (second.done, second.told_on, second.asked, second.answer) == ("", None, True, "")
    assert [action.code for action in other.actions] == ["B-1"]
    assert [(one.action_uid, one.kind, one.text) for one in found.adjustments] == [
        (first.uid, "uitstellen", "Er is niemand.")
    ]


def test_an_action_that_needs_adjusting_is_there_before_anybody_chose(world: World, round_: Round) -> None:
    with guard.seeding():
        Adjustment.objects.all().delete()
    found = gather(world.coordinator, world.head, round_.code)
    assert found is not None
    assert [(one.kind, one.text) for one in found.adjustments] == [("", "Er is niemand.")]


def test_each_gets_what_is_in_sight_and_the_same_live_and_frozen(world: World, round_: Round) -> None:
    theirs = {"coordinator": ["A-1", "A-2", "B-1"], "adviser": ["A-1", "A-2", "C-1"], "other": ["A-1", "A-2"]}
    people = {"coordinator": world.coordinator, "adviser": world.adviser(world.aa), "other": world.adviser(world.bree)}
    for name, who in people.items():
        live = gather(who, world.head, round_.code)
        assert codes(live) == theirs[name], name
        assert frozen(world, round_, who) == live, name
    assert gather(world.outsider, world.head, round_.code) is None
    assert frozen(world, round_, world.outsider) is not None


def test_what_got_a_narrower_circle_since_is_left_out_of_what_was_frozen(world: World, round_: Round) -> None:
    adviser = world.adviser(world.bree)
    kept = gather_all(world.head, round_.code)
    assert kept is not None

    def read() -> Dossier:
        found = in_sight(kept, seen_of(adviser, world.partnership.pk, [each.uid for each in kept.programmes]))
        assert found is not None
        return found

    def narrow(*rows: Record) -> None:
        with guard.seeding():
            for row in rows:
                type(row)._default_manager.filter(pk=row.pk).update(circle="driehoek")

    narrow(world.actions["A-2"], world.town, *ProgressReport.objects.all(), *Ask.objects.all())
    theme = read().themes[0]
    (action,) = theme.actions
    assert (action.code, action.function, action.organisation) == ("A-1", "trekker", "")
    assert (action.done, action.told_on, action.asked) == ("", None, False)
    narrow(Evaluation.objects.get(round=round_), *Adjustment.objects.all())
    found = read()
    assert (found.themes[0].judgements, found.themes[0].goals[0].judged, found.adjustments) == ((), (), ())
    assert (found.programmes[0].evaluation, found.programmes[0].evaluation_uid) == ("", NONE)
    narrow(round_)
    assert read().round is None
    narrow(world.programmes["uvp-2023"])
    assert read().programmes == ()


def test_what_was_withdrawn_since_stays_in_what_was_frozen(world: World, round_: Round) -> None:
    kept = gather_all(world.head, round_.code)
    with guard.seeding():
        type(world.actions["A-1"]).objects.filter(pk=world.actions["A-1"].pk).update(withdrawn_at=clock.now())
    assert kept is not None
    seen = seen_of(world.coordinator, world.partnership.pk, [each.uid for each in kept.programmes])
    assert "A-1" in codes(in_sight(kept, seen))
    assert "A-1" not in codes(gather(world.coordinator, world.head, round_.code))


def test_everything_a_piece_can_rest_on_is_asked_for(world: World, round_: Round) -> None:
    """A kind that is not asked for would hide its pieces from everybody."""
    text = CODEC.write(gather_all(world.head, round_.code))
    named = {part.split('"')[0] for part in text.split('"record": "')[1:]}
    assert named <= KINDS.keys()
    assert {"planning.action", "evaluation.judgement", "organisations.function"} <= named


def test_an_evaluation_that_no_round_made_has_the_same_form(world: World) -> None:
    made = world.evaluation("eigen")
    store(
        Judgement(
            partnership=world.partnership, evaluation=made, node=world.nodes["verkeer"], done="Er is gecontroleerd."
        )
    )
    found = gather_evaluation(world.coordinator, world.head, made.uid)
    assert found is not None
    assert (found.round, found.looked_at, found.programmes[0].overall) == (None, 2024, "meeste_afgerond")
    assert [one.done for theme in found.themes for one in theme.judgements] == ["Er is gecontroleerd."]
    assert gather_evaluation(world.outsider, world.head, made.uid) is None


def test_a_dozen_questions_whatever_the_size(world: World, round_: Round) -> None:
    gather(world.coordinator, world.head, round_.code)
    with CaptureQueriesContext(connection) as asked:
        gather(world.coordinator, world.head, round_.code)
    assert len(asked) <= 12
