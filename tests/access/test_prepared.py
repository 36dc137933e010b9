# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A prepared question has the same answer as one that is composed anew, for whoever asks and whenever."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import QuerySet

from driehoek.access import prepared as preparing
from driehoek.access.prepared import NotPrepared, prepared
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor, Standing
from driehoek.organisations.models import Function, SourceDocument
from driehoek.organisations.policies import seen, shown, within
from driehoek.planning.models import Action
from tests.access.owned import owned_models
from tests.access.personas import HOLDERS, ZONES
from tests.access.reading import actor
from tests.access.world import World

pytestmark = pytest.mark.django_db

Rows = QuerySet[Any, Any]


@prepared
def actions(actor: Actor, partnership_id: int) -> Rows:
    """Ask for the actions of a partnership with their leads."""
    return everything(actor, partnership_id)


def everything(actor: Actor, partnership_id: int) -> Rows:
    """Compose the same question."""
    rows = within(actor, Action, partnership_id, "programme").order_by("pk")
    columns = ("uid", "current_end", "due", "places", "attention", shown(actor, "lead_function__title"))
    return rows.values_list(*columns)


@prepared
def named(actor: Actor, uids: tuple[UUID, ...], *, newest_first: bool = False) -> Rows:
    """Ask for actions by their uids."""
    return seen(actor, Action).filter(uid__in=uids).order_by("-pk" if newest_first else "pk").values_list("uid")


@prepared
def opened_since(actor: Actor, moment: datetime | None) -> Rows:
    """Ask for what lies under an embargo until then, or under none."""
    rows = seen(actor, Action)
    if moment is None:
        return rows.filter(embargo_until__isnull=True).values_list("uid")
    return rows.filter(embargo_until=moment).values_list("uid")


@pytest.mark.parametrize("holder", [holder.name for holder in HOLDERS])
def test_everybody_hears_what_a_question_composed_for_them_says(world: World, holder: str) -> None:
    who = actor(world, holder)
    for tenant in world.tenants.values():
        assert actions(who, tenant.row.pk) == list(everything(who, tenant.row.pk))


@pytest.mark.long
def test_each_table_and_zone_is_the_same_for_each_persona_in_turn(world: World) -> None:
    """One question per table, asked by all in turn, twice: nothing of one asker stays behind for the next."""
    for model in owned_models():
        ask = prepared(_of_a_table(model))
        for holder in (*HOLDERS, *reversed(HOLDERS)):
            who = actor(world, holder.name)
            for tenant in world.tenants.values():
                expected = list(within(who, model, tenant.row.pk).order_by("pk").values_list("uid"))
                assert ask(who, tenant.row.pk) == expected, (model, holder.name)


def _of_a_table(model: Any) -> Any:
    def rows(actor: Actor, partnership_id: int) -> Rows:
        found: Rows = within(actor, model, partnership_id).order_by("pk").values_list("uid")
        return found

    return rows


def test_an_embargo_ends_at_its_moment_though_the_question_was_composed_before(world: World) -> None:
    tenant = world.tenants["x"]
    who = actor(world, "adviser_b")
    hidden = tenant.hidden["embargo"][Action]
    ends = hidden.embargo_until
    with clock.stopped(ends - timedelta(seconds=1)):
        assert named(who, (hidden.uid,)) == []
    with clock.stopped(ends):
        assert named(who, (hidden.uid,)) == [(hidden.uid,)]
    with clock.stopped(ends - timedelta(seconds=1)):
        assert named(who, (hidden.uid,)) == []
    assert opened_since(actor(world, "coordinator"), ends) == [(hidden.uid,)]
    assert (hidden.uid,) not in opened_since(actor(world, "coordinator"), None)


def test_who_lost_a_function_no_longer_sees_what_it_showed(world: World) -> None:
    tenant = world.tenants["x"]
    chief = actor(world, "team_chief")
    row = tenant.hidden["driehoek"][Action]
    assert named(chief, (row.uid,)) == [(row.uid,)]
    assert named(Actor(chief.uid, chief.label, ()), (row.uid,)) == []
    assert named(chief, (row.uid,)) == [(row.uid,)]


def test_people_with_the_same_kinds_of_functions_share_a_question(world: World) -> None:
    tenant = world.tenants["x"]
    actions(actor(world, "adviser_a"), tenant.row.pk)
    before = preparing._composed.cache_info().misses
    actions(actor(world, "adviser_b"), tenant.row.pk)
    assert preparing._composed.cache_info().misses == before


def test_keys_that_are_alike_and_keys_that_differ_make_different_questions() -> None:
    """Where two functions are in one partnership the condition has another form than where they are in two."""
    one = Actor(None, "", (Standing("adviseur_oov", 1, 2), Standing("coordinator", 1, 3)))
    two = Actor(None, "", (Standing("adviseur_oov", 1, 2), Standing("coordinator", 4, 3)))
    before = preparing._composed.cache_info().currsize
    actions(one, 1), actions(two, 1), actions(one, 5)
    assert preparing._composed.cache_info().currsize == before + 3


def test_lists_of_any_length_are_asked_for_in_full(world: World) -> None:
    who = actor(world, "coordinator")
    rows = [row.uid for row in seen(who, Action).order_by("pk")]
    for length in range(min(len(rows), 6)):
        assert [uid for (uid,) in named(who, tuple(rows[:length]))] == rows[:length]
    assert [uid for (uid,) in named(who, tuple(rows[:3]), newest_first=True)] == rows[:3][::-1]


def test_a_text_that_looks_like_a_stand_in_is_only_a_text(world: World) -> None:
    who = actor(world, "coordinator")
    assert keyed(who, "4711:2") == []


@prepared
def keyed(actor: Actor, key: str) -> Rows:
    """Ask for a source by its key."""
    return seen(actor, SourceDocument).filter(key=key).values_list("uid")


@prepared
def holding(actor: Actor, word: str) -> Rows:
    """Put a value inside another: it would stay behind."""
    return seen(actor, SourceDocument).filter(title__icontains=word).values_list("uid")


@prepared
def next_to(actor: Actor, key: int) -> Rows:
    """Reckon with a value: the outcome would stay behind."""
    return seen(actor, Function).filter(pk=key + 1).values_list("pk")


@prepared
def large(actor: Actor, key: int) -> Rows:
    """Look at a value: what was seen would stay behind."""
    rows = seen(actor, Function).values_list("pk")
    return rows if key < 1_000_000_000 else rows.filter(pk=1)


@prepared
def longest_ago(actor: Actor) -> Rows:
    """Reckon with the day: the outcome would stay behind."""
    return seen(actor, Action).filter(due=clock.today() - timedelta(days=400)).values_list("uid")


@prepared
def today(actor: Actor) -> Rows:
    """Ask what ends today."""
    return seen(actor, Action).filter(due=clock.today()).values_list("uid")


def test_a_question_that_looks_at_a_value_or_changes_it_is_refused(world: World) -> None:
    who = actor(world, "coordinator")
    with pytest.raises(NotPrepared, match="holding"):
        holding(who, "geheim")
    with pytest.raises(NotPrepared, match="next_to"):
        next_to(who, 5)
    with pytest.raises(NotPrepared, match="large"):
        large(who, 5)
    with pytest.raises(NotPrepared, match="longest_ago"):
        longest_ago(who)
    with pytest.raises(NotPrepared, match="bool"):
        holding(who, True)  # type: ignore[arg-type]


def test_the_day_is_that_of_asking(world: World) -> None:
    who = actor(world, "coordinator")
    due = seen(who, Action).filter(due__isnull=False).first()
    assert due is None or due.due is not None
    for day in (datetime(2025, 1, 1, 12, tzinfo=UTC), datetime(2025, 6, 30, 12, tzinfo=UTC)):
        with clock.stopped(day):
            assert today(who) == list(seen(who, Action).filter(due=clock.today()).values_list("uid"))


def test_zones_are_really_asked(world: World) -> None:
    """The world has a hidden action in every zone, so equal answers are not equal for want of rows."""
    hidden = {zone for tenant in world.tenants.values() for zone, rows in tenant.hidden.items() if Action in rows}
    assert hidden == ZONES.keys()
