# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going through the unfinished actions of a programme in one pass."""

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.cycle.queries import action_page
from driehoek.cycle.undoing import undo
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Invalid
from driehoek.kernel.ids import new_uid
from driehoek.planning.commands import MOST_PASSED, Choice, Passed, PassedOn, pass_on
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.queries.choosing import choosable, next_programmes, to_follow
from driehoek.planning.rules import ActionStatus, DeviationReason, Passage, suggested
from tests.planning.world import World


@pytest.fixture
def filled(world: World) -> World:
    """Five unfinished actions."""
    world.action("A-1", end="2024-Q4", status="loopt")
    world.action("A-2", end="2024", status="doorlopend")
    world.action("A-3", status="loopt", attention=True, attention_text="Let op")
    world.action("A-4", status="vertraagd")
    world.action("A-5", municipality=world.bree, status="loopt")
    return world


def passed(world: World, *choices: Choice, who: Actor | None = None, to: str = "uvp-2025") -> PassedOn:
    """Carry out these choices."""
    return pass_on(actor=who or world.coordinator, programme_uid=world.programmes[to].uid, choices=choices)


def choice(world: World, code: str, passage: Passage, **more: object) -> Choice:
    return Choice(uid=world.actions[code].uid, version=1, passage=passage, **more)  # type: ignore[arg-type]


def new(code: str) -> Action:
    return Action.objects.get(code=code, programme__code="uvp-2025", withdrawn_at__isnull=True)


def old(code: str) -> Action:
    return Action.objects.get(code=code, programme__code="uvp-2023")


def everything(world: World) -> tuple[Choice, ...]:
    return (
        choice(world, "A-1", Passage.TAKE, end=PreciseDate("2025-Q2"), reason=DeviationReason.MONEY),
        choice(world, "A-2", Passage.GOING_CONCERN),
        choice(world, "A-3", Passage.FINISH, text="Het is klaar."),
        choice(world, "A-4", Passage.STOP, text="Niemand vraagt er nog om.", reason=DeviationReason.POLICY_CHOICE),
    )


def test_four_ways_on_in_one_operation(filled: World) -> None:
    done = passed(filled, *everything(filled))
    assert [one.refused for one in done.outcomes] == [{}, {}, {}, {}]
    taken = new("A-1")
    assert (str(taken.current_end), str(taken.original_end), taken.deviation_reason) == ("Q2 2025", "Q4 2024", "geld")
    assert (taken.predecessor, taken.kind, taken.status) == (old("A-1"), "voortgezet", "loopt")
    regular = new("A-2")
    assert (regular.kind, regular.status, regular.current_end, regular.due) == (
        "going_concern",
        "doorlopend",
        None,
        None,
    )
    assert (old("A-3").status, old("A-3").attention) == ("afgerond", False)
    assert (old("A-4").status, old("A-4").deviation_reason) == ("vervallen", "beleidskeuze")
    assert ProgressReport.objects.get(action=old("A-4")).done == "Niemand vraagt er nog om."
    assert Action.objects.filter(programme__code="uvp-2025").count() == 2
    event = AuditEvent.objects.get()
    assert (event.command, event.made, event.changed) == ("planning.pass_on", 4, 2)


def test_the_chain_shows_on_the_page_of_the_action(filled: World) -> None:
    passed(filled, *everything(filled))
    page = action_page(filled.coordinator, filled.head, new("A-1").uid)
    assert page.predecessors == (("UVP 2023", old("A-1").uid),)
    assert page.status_cause == "meegenomen uit UVP 2023"


def test_one_that_is_refused_holds_up_no_other(filled: World) -> None:
    done = passed(
        filled,
        choice(filled, "A-1", Passage.TAKE, end=PreciseDate("2026")),
        choice(filled, "A-3", Passage.FINISH),
        choice(filled, "A-4", Passage.STOP, text="Klaar ermee."),
        choice(filled, "A-5", Passage.TAKE),
    )
    refused = [set(one.refused) for one in done.outcomes]
    assert refused == [{"deviation_reason"}, {"done"}, {"deviation_reason"}, set()]
    assert [row.code for row in Action.objects.filter(programme__code="uvp-2025")] == ["A-5"]
    assert not ProgressReport.objects.exists()


def test_twice_is_once(filled: World) -> None:
    passed(filled, *everything(filled))
    again = passed(filled, *everything(filled))
    assert all(one.refused for one in again.outcomes)
    assert "staat al in" in again.outcomes[0].refused[""]
    assert Action.objects.filter(programme__code="uvp-2025").count() == 2
    assert ProgressReport.objects.count() == 2


def test_what_a_colleague_changed_meanwhile_is_looked_at_again(filled: World) -> None:
    for passage in (Passage.TAKE, Passage.FINISH):
        outdated = Choice(uid=filled.actions["A-1"].uid, version=7, passage=passage, text="Klaar.")
        assert "intussen" in passed(filled, outdated).outcomes[0].refused[""]
    assert old("A-1").status == "loopt"


def test_access_is_asked_of_each_action(filled: World) -> None:
    take = tuple(choice(filled, code, Passage.TAKE) for code in ("A-1", "A-5"))
    assert [bool(one.refused) for one in passed(filled, *take, who=filled.adviser(filled.bree)).outcomes] == [
        True,
        False,
    ]
    for who in (filled.mayor, filled.outsider, Actor.visitor()):
        told: tuple[Passed, ...] = passed(filled, *everything(filled), who=who).outcomes
        assert all(one.refused for one in told)
    assert [row.code for row in Action.objects.filter(programme__code="uvp-2025")] == ["A-5"]


def test_the_whole_is_undone_at_once(filled: World) -> None:
    done = passed(filled, *everything(filled))
    undone = undo(actor=filled.coordinator, operation_uid=done.operation)
    assert undone.left == ()
    assert not Action.objects.filter(programme__code="uvp-2025", withdrawn_at__isnull=True).exists()
    assert (old("A-3").status, old("A-3").attention_text, old("A-4").status) == ("loopt", "Let op", "vertraagd")
    assert not ProgressReport.objects.filter(withdrawn_at__isnull=True).exists()
    again = passed(filled, choice(filled, "A-1", Passage.TAKE))
    assert again.outcomes[0].refused == {}


def test_nothing_chosen_and_too_many(filled: World) -> None:
    with pytest.raises(Invalid, match="Kies eerst"):
        passed(filled)
    many = [Choice(uid=new_uid(), version=None, passage=Passage.TAKE) for _ in range(MOST_PASSED + 1)]
    with pytest.raises(Invalid, match=f"{MOST_PASSED} tegelijk"):
        passed(filled, *many)


def test_what_is_suggested() -> None:
    running, waiting = ActionStatus.RUNNING, ActionStatus.NOT_STARTED
    assert suggested(running, "nieuw", silent=False) is Passage.TAKE
    assert suggested(running, "nieuw", silent=True) is Passage.TAKE
    assert suggested(waiting, "nieuw", silent=False) is Passage.TAKE
    assert suggested(waiting, "nieuw", silent=True) is None
    assert suggested(ActionStatus.CONTINUOUS, "nieuw", silent=False) is Passage.GOING_CONCERN
    assert suggested(running, "going_concern", silent=False) is Passage.GOING_CONCERN


def test_the_rows_to_choose_from_and_the_programmes_that_follow(filled: World) -> None:
    who, key, programme = filled.coordinator, filled.partnership.pk, filled.programmes["uvp-2023"]
    assert [row.code for row in choosable(who, key, programme.pk)] == ["A-1", "A-2", "A-3", "A-4", "A-5"]
    passed(filled, choice(filled, "A-1", Passage.TAKE))
    (following,) = next_programmes(who, key, programme.pk, "ivp")
    assert (following.code, following.same_plan) == ("uvp-2025", True)
    assert to_follow(programme.pk) == (filled.plan.uid, None)
    assert following.taken == {filled.actions["A-1"].uid: new("A-1").uid}
    mine = [row.code for row in choosable(filled.adviser(filled.bree), key, programme.pk) if row.editable]
    assert mine == ["A-5"]
    assert next_programmes(who, key, filled.programmes["uvp-2025"].pk, "ivp") == ()
