# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Planning and opening a round: who is asked what, once, on working days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.evaluation.commands import change_deadlines, open_round, plan_round, remind, start_checking
from driehoek.evaluation.deadlines import Deadlines, planned_back, shortcomings
from driehoek.evaluation.links import token_of
from driehoek.evaluation.models import Ask, Evaluation, Judgement, Question, Request, Round
from driehoek.evaluation.queries import round_board
from driehoek.kernel import clock, guard
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.lib.workdays import Span
from driehoek.messages.models import Mail
from driehoek.messages.policies import outbox, readable
from driehoek.messages.rules import PERSONAL_LINK
from driehoek.organisations.models import Holding, Membership
from tests.evaluation.asked import DAYS, MONDAY, function, mails_about, opened, person, planned
from tests.planning.world import World, store


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.stopped(MONDAY):
        yield


class TestDeadlines:
    def test_backwards_in_working_days(self) -> None:
        days = planned_back(date(2026, 6, 18))
        assert days.coordinator_by == date(2026, 6, 11)
        assert days.groups_by == date(2026, 6, 4)
        # Whitsun (25 May) lies between: nine days more than two weeks before
        assert days.leads_by == date(2026, 5, 20)
        assert shortcomings(days) == {}

    def test_around_a_recess(self) -> None:
        closed = [Span(date(2026, 10, 19), date(2026, 10, 23), "herfstreces")]
        days = planned_back(date(2026, 12, 3), closed)
        assert all(not closed[0].first <= day <= closed[0].last for day in (days.leads_by, days.opens_on))
        assert days.opens_on < planned_back(date(2026, 12, 3)).opens_on

    def test_what_is_wrong_stands_beside_the_day(self) -> None:
        wrong = shortcomings(
            Deadlines(date(2026, 11, 2), date(2026, 11, 1), date(2026, 11, 21), date(2026, 12, 25), date(2026, 12, 28))
        )
        assert wrong["leads_by"].startswith("Deze dag ligt voor")
        assert wrong["groups_by"] == "Op deze dag wordt niet gewerkt. Kies bijvoorbeeld 20-11-2026."
        assert "24-12-2026" in wrong["coordinator_by"]
        assert wrong.keys() == {"leads_by", "groups_by", "coordinator_by"}


class TestPlanning:
    def test_only_who_runs_rounds(self, world: World) -> None:
        key = world.partnership.pk
        for who in (world.mayor, world.outsider, world.adviser(world.aa)):
            with pytest.raises(Forbidden):
                plan_round(actor=who, partnership_id=key, planned=planned(world))
        own = planned(world, municipality_id=world.aa.pk)
        uid = plan_round(actor=world.adviser(world.aa), partnership_id=key, planned=own)
        assert Round.objects.get(uid=uid).municipality == world.aa
        with pytest.raises(Forbidden):
            plan_round(actor=world.adviser(world.bree), partnership_id=key, planned=own)

    def test_what_lacks_is_said_and_nothing_is_kept(self, world: World) -> None:
        empty = planned(world, title=" ", programme_uids=(), period_end=planned(world).period_start)
        with pytest.raises(Invalid) as problem:
            plan_round(actor=world.coordinator, partnership_id=world.partnership.pk, planned=empty)
        assert problem.value.fields.keys() == {"title", "programmes"}
        assert not Round.objects.exists()

    def test_a_programme_out_of_sight(self, world: World) -> None:
        hidden = world.programme("dicht", "2026", "2027", circle=Circle.TRIANGLE.value)
        told = planned(world, programme_uids=(hidden.uid,), municipality_id=world.aa.pk)
        with pytest.raises(Absent):
            plan_round(actor=world.adviser(world.aa), partnership_id=world.partnership.pk, planned=told)


class TestOpening:
    def test_one_mail_per_person_with_all_their_actions(self, world: World) -> None:
        lead = function(world, "trekker-verkeer")
        ann = person(world, lead, "ann")
        other = function(world, "trekker-zorg")
        person(world, other, "ann")
        bob = person(world, function(world, "trekker-digitaal"), "bob")
        for code, by in (("A-1", lead), ("A-2", other), ("A-3", None)):
            world.action(code, lead_function=by, lead_organisation=world.town if by else None)
        world.action("A-4", lead_function=lead, status="afgerond")
        round_ = opened(world)
        assert round_.state == "open"
        request = Request.objects.get()
        assert request.person == ann
        assert sorted(Ask.objects.filter(request=request).values_list("action__code", flat=True)) == ["A-1", "A-2"]
        assert Ask.objects.get(action__code="A-3").request is None
        assert not Ask.objects.filter(action__code="A-4").exists()
        (mail,) = mails_about(request.uid)
        assert mail.to_email == "ann@voorbeeld.nl"
        assert mail.subject == "Hoe staat het met uw 2 acties? Graag uiterlijk 16 november 2026"
        assert "A-1 Actie A-1" in mail.text
        assert PERSONAL_LINK in mail.text
        assert token_of(request.uid, 1) not in mail.text
        assert not Mail.objects.filter(to_email=bob.email).exists()

    def test_an_organisation_is_asked_through_its_contact(self, world: World) -> None:
        chief = person(world, function(world, "teamchef", "teamchef", organisation=world.police), "chef")
        contact = person(world, function(world, "contact", "partnercontact", organisation=world.police), "contact")
        world.action("A-1", lead_organisation=world.police)
        opened(world)
        assert Request.objects.get().person == contact
        assert contact != chief

    def test_who_left_or_is_not_active_is_not_asked(self, world: World) -> None:
        lead = function(world, "trekker")
        person(world, lead, "weg", ends_on="2026-10-31")
        now = person(world, lead, "nu", starts_on="2026-11-01")
        world.action("A-1", lead_function=lead, lead_organisation=world.town)
        opened(world)
        assert Request.objects.get().person == now

    def test_what_the_lead_may_not_see_is_not_asked_and_not_named(self, world: World) -> None:
        lead = function(world, "trekker")
        person(world, lead, "ann")
        world.action("A-1", lead_function=lead, lead_organisation=world.town)
        world.action(
            "GEHEIM-9", lead_function=lead, lead_organisation=world.town, circle=Circle.TRIANGLE.value, title="Kanarie"
        )
        opened(world)
        assert Ask.objects.get(action__code="GEHEIM-9").request is None
        assert "Kanarie" not in Mail.objects.get().text
        assert "uw actie?" in Mail.objects.get().subject

    def test_nobody_reads_in_the_outbox_what_it_says(self, world: World) -> None:
        lead = function(world, "trekker")
        person(world, lead, "ann")
        world.action("A-1", lead_function=lead, lead_organisation=world.town)
        opened(world)
        assert not Mail.objects.filter(readable(world.coordinator)).exists()
        assert outbox(world.coordinator, world.partnership.pk).count() == 1

    def test_a_municipality_that_left_is_not_asked(self, world: World) -> None:
        lead = function(world, "trekker", municipality=world.aa)
        person(world, lead, "ann")
        world.action("A-1", lead_function=lead, lead_organisation=world.town)
        with guard.seeding():
            Membership.objects.filter(municipality=world.aa).update(ends_on=PreciseDate("2026-10-31"))
        opened(world)
        assert Ask.objects.get().request is None
        assert not Mail.objects.exists()

    def test_a_public_action_is_asked_as_narrowly_as_the_round(self, world: World) -> None:
        lead = function(world, "trekker")
        person(world, lead, "ann")
        world.action("A-1", lead_function=lead, lead_organisation=world.town, circle=Circle.PUBLIC.value)
        opened(world)
        assert Ask.objects.get().circle == "partners"

    def test_only_once_and_only_by_who_may(self, world: World) -> None:
        lead = function(world, "trekker")
        person(world, lead, "ann")
        world.action("A-1", lead_function=lead, lead_organisation=world.town)
        round_ = opened(world)
        with pytest.raises(Invalid, match="al geopend"):
            open_round(actor=world.coordinator, round_uid=round_.uid)
        with pytest.raises(Absent):
            open_round(actor=world.outsider, round_uid=round_.uid)
        with pytest.raises(Forbidden):
            open_round(actor=world.mayor, round_uid=round_.uid)
        assert Mail.objects.count() == 1
        assert AuditEvent.objects.get(command="evaluation.open_round").changed == 1

    def test_nothing_to_ask(self, world: World) -> None:
        for action in world.actions.values():
            assert action.pk
        uid = plan_round(
            actor=world.coordinator, partnership_id=world.partnership.pk,
            planned=planned(world, programme_uids=(world.programme("leeg", "2026", "2027").uid,)),
        )  # fmt: skip
        with pytest.raises(Invalid, match="geen actie meer"):
            open_round(actor=world.coordinator, round_uid=uid)
        assert Round.objects.get(uid=uid).state == "voorbereiding"


class TestAfterOpening:
    def test_one_reminder_on_a_working_day(self, world: World) -> None:
        lead = function(world, "trekker")
        person(world, lead, "ann")
        world.action("A-1", lead_function=lead, lead_organisation=world.town)
        round_ = opened(world)
        with clock.stopped(datetime(2026, 11, 14, 9, tzinfo=UTC)), pytest.raises(Invalid, match="16-11-2026"):
            remind(actor=world.coordinator, round_uid=round_.uid)
        recess = [Span(date(2026, 11, 12), date(2026, 11, 13), "reces")]
        with clock.stopped(datetime(2026, 11, 13, 9, tzinfo=UTC)), pytest.raises(Invalid, match="16-11-2026"):
            remind(actor=world.coordinator, round_uid=round_.uid, closed=recess)
        with clock.stopped(datetime(2026, 11, 13, 9, tzinfo=UTC)):
            assert remind(actor=world.coordinator, round_uid=round_.uid) == 1
            with pytest.raises(Invalid, match="al een herinnering"):
                remind(actor=world.coordinator, round_uid=round_.uid)
        _first, again = mails_about(Request.objects.get().uid)
        assert "Dit is de enige herinnering." in again.text

    def test_a_moved_day_is_told(self, world: World) -> None:
        lead = function(world, "trekker")
        person(world, lead, "ann")
        world.action("A-1", lead_function=lead, lead_organisation=world.town)
        round_ = opened(world)
        later = Deadlines(DAYS.opens_on, date(2026, 11, 18), DAYS.groups_by, DAYS.coordinator_by, DAYS.triangle_on)
        change_deadlines(actor=world.coordinator, round_uid=round_.uid, days=later)
        change_deadlines(actor=world.coordinator, round_uid=round_.uid, days=later)
        _first, moved = mails_about(Request.objects.get().uid)
        assert "uiterlijk 18 november 2026" in moved.text

    def test_who_works_towards_a_moved_day_hears_it_but_not_who_moved_it(self, world: World) -> None:
        for code, kind in (
            ("voorzitter", "werkgroepvoorzitter"),
            ("adviseur", "adviseur_oov"),
            ("trekker", "actietrekker"),
        ):
            person(world, function(world, code, kind), code)
        person(world, function(world, "coordinator", "coordinator"), "ander")
        world.action("A-1")
        round_ = opened(world)
        later = replace(DAYS, coordinator_by=date(2026, 12, 8))
        change_deadlines(actor=world.coordinator, round_uid=round_.uid, days=later)
        assert [mail.to_email for mail in Mail.objects.all()] == ["ander@voorbeeld.nl"]
        earlier = replace(later, groups_by=date(2026, 11, 27))
        change_deadlines(actor=world.coordinator, round_uid=round_.uid, days=earlier)
        change_deadlines(actor=world.coordinator, round_uid=round_.uid, days=earlier)
        told = list(Mail.objects.order_by("pk"))[1:]
        assert {mail.to_email.partition("@")[0] for mail in told} == {"voorzitter", "adviseur", "ander"}
        assert "27 november 2026 (was 30 november 2026)" in told[0].text
        assert "coördinator is klaar" not in told[0].text

    def test_a_link_that_ends_earlier_is_told(self, world: World) -> None:
        lead = function(world, "trekker")
        person(world, lead, "ann")
        world.action("A-1", lead_function=lead, lead_organisation=world.town)
        round_ = opened(world)
        days = replace(DAYS, groups_by=date(2026, 11, 27))
        change_deadlines(actor=world.coordinator, round_uid=round_.uid, days=days)
        _first, again = mails_about(Request.objects.get().uid)
        assert "tot en met 27 november 2026" in again.text

    def test_on_to_the_check(self, world: World) -> None:
        world.action("A-1")
        round_ = opened(world)
        start_checking(actor=world.coordinator, round_uid=round_.uid)
        with pytest.raises(Invalid):
            start_checking(actor=world.coordinator, round_uid=round_.uid)
        assert Round.objects.get().state == "controle"

    def test_an_organisation_has_the_same_function_answer_as_last_time(self, world: World) -> None:
        contact = person(world, function(world, "contact", "partnercontact", organisation=world.police), "contact")
        took_over = person(world, function(world, "chef", "teamchef", organisation=world.police), "chef")
        world.action("A-1", lead_organisation=world.police)
        first = opened(world)
        with guard.seeding():
            Request.objects.filter(round=first).update(
                person=took_over, function=Holding.objects.get(person=took_over).function
            )
        second = opened(world, title="Tweede", previous_uid=first.uid)
        assert Request.objects.get(round=second).person == took_over
        assert Request.objects.filter(person=contact).count() == 0
        with guard.seeding():
            Holding.objects.filter(person=took_over).update(ends_on=PreciseDate("2026-10-31"))
        third = opened(world, title="Derde", previous_uid=second.uid)
        assert Request.objects.get(round=third).person == contact

    def test_the_board_says_how_far_each_theme_is(self, world: World) -> None:
        lead = function(world, "trekker")
        person(world, lead, "ann")
        world.action("A-1", lead_function=lead, lead_organisation=world.town)
        round_ = opened(world)
        store(
            Question(
                partnership=world.partnership, round=round_, action=world.actions["A-1"], text="Hoeveel?",
                asked_by="voorzitter", asked_at=MONDAY,
            )
        )  # fmt: skip
        draft = Evaluation.objects.get(round=round_)
        rows = {"partnership": world.partnership, "evaluation": draft, "node": world.nodes["zicht"]}
        store(Judgement(**rows, ready_at=MONDAY))
        store(Judgement(**rows, municipality=world.aa, ready_at=MONDAY))
        board = round_board(world.coordinator, world.partnership.pk, round_.code)
        assert board is not None
        (theme,) = board.themes
        assert (theme.asked, theme.answered, theme.questions, theme.ready) == (1, 0, 1, True)
        assert theme.places_ready == (world.aa.name,)
        assert board.waiting[0].lines[0].programme == "uvp-2023"
