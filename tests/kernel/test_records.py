# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The ways in which a row changes, and what each leaves behind."""

from collections.abc import Callable
from datetime import UTC, datetime
from operator import attrgetter

import pytest
from django.contrib.auth.hashers import check_password
from django.db import IntegrityError, transaction

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.audit.recording import bulk_command, command
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Conflict, Invalid
from driehoek.kernel.records import Counts
from driehoek.organisations.commands import add_person, put_records
from driehoek.organisations.models import Person, SourceDocument
from driehoek.planning.models import Action, ActionTag, Node, NodeLink, Plan, PlanText, Programme, ProgressReport, Tag
from tests.planning.world import World, actor, store


@command
def do(*, actor: Actor, what: Callable[[], object]) -> object:
    """Carry something out as a command."""
    return what()


@bulk_command
def do_in_bulk(*, actor: Actor, what: Callable[[], object]) -> object:
    """Carry something out as a bulk command."""
    return what()


def _source(world: World, key: str, title: str = "Nota") -> SourceDocument:
    return SourceDocument(partnership=world.partnership, key=key, title=title)


def test_update_tells_old_and_new_and_raises_the_version(world: World) -> None:
    row = world.action("A-1", end="2024-Q2")
    do(
        actor=world.coordinator,
        what=lambda: records.update(row, {"title": "Anders", "current_end": PreciseDate("2025")}),
    )
    entry = HistoryEntry.objects.get(uid=row.uid)
    assert entry.before == {"title": "Actie A-1", "current_end": "2024-Q2"}
    assert entry.after == {"title": "Anders", "current_end": "2025"}
    assert (entry.made, entry.record_type, entry.circle) == (False, "planning.Action", "partners")
    event = AuditEvent.objects.get()
    assert event.records == [{"type": "planning.Action", "uid": str(row.uid), "fields": ["current_end", "title"]}]
    assert "Anders" not in str(event.records)
    stored = Action.objects.get(pk=row.pk)
    assert (stored.version, stored.changed_in) == (2, event.operation)
    assert stored.created_in != event.operation


def test_what_stays_the_same_leaves_nothing(world: World) -> None:
    row = world.action("A-1")
    assert do(actor=world.coordinator, what=lambda: records.update(row, {"title": row.title})) is False
    assert Action.objects.get(pk=row.pk).version == 1
    assert not AuditEvent.objects.exists()
    assert not HistoryEntry.objects.exists()


def test_the_second_of_two_writers_is_refused(world: World) -> None:
    mine = world.action("A-1")
    theirs = Action.objects.get(pk=mine.pk)
    do(actor=world.coordinator, what=lambda: records.update(theirs, {"title": "Van hen"}))
    with pytest.raises(Conflict):
        do(actor=world.coordinator, what=lambda: records.update(mine, {"title": "Van mij"}))
    with pytest.raises(Conflict):
        do(actor=world.coordinator, what=lambda: records.update(theirs, {"title": "Later"}, expected_version=1))
    with pytest.raises(Conflict):
        do(actor=world.coordinator, what=lambda: records.touch(mine))
    assert Action.objects.get(pk=mine.pk).title == "Van hen"
    assert AuditEvent.objects.count() == 1


def test_withdrawn_and_restored_is_all_kept(world: World) -> None:
    row = world.action("A-1")
    do(actor=world.coordinator, what=lambda: records.withdraw(row))
    assert Action.objects.get(pk=row.pk).withdrawn_at is not None
    do(actor=world.coordinator, what=lambda: records.restore(row))
    assert Action.objects.get(pk=row.pk).withdrawn_at is None
    first, second = HistoryEntry.objects.filter(uid=row.uid).order_by("pk")
    assert first.before == {"withdrawn_at": None} == second.after


def test_a_password_is_nowhere_but_with_its_person(world: World) -> None:
    person = add_person(
        actor=actor("systeem_opdrachtregel", None), name="An", email="An@Aa.example", password="geheim!"
    )
    assert check_password("geheim!", Person.objects.get().password)
    entry = HistoryEntry.objects.get(uid=person.uid)
    assert entry.after["password"] == records.NOT_TOLD
    assert entry.after["email"] == "an@aa.example"
    assert person.password not in str(AuditEvent.objects.values_list("records", flat=True))


class TestCircleOfHistory:
    """An old value keeps the circle in which it was written."""

    @pytest.mark.parametrize(
        ("before", "after", "told"),
        [
            ("driehoek", "partners", "driehoek"),
            ("partners", "driehoek", "driehoek"),
            ("partners", "openbaar", "partners"),
            ("driehoek", "genoemden", "genoemden"),
            ("openbaar", "openbaar", "openbaar"),
        ],
    )
    def test_the_narrower_of_both(self, world: World, before: str, after: str, told: str) -> None:
        world.partnership.circle = "openbaar"
        source = store(SourceDocument(partnership=world.partnership, key="bron", title="Oud", circle=before))
        do(actor=world.coordinator, what=lambda: records.update(source, {"title": "Nieuw", "circle": after}))
        assert HistoryEntry.objects.get(uid=source.uid).circle == told

    def test_from_one_municipality_to_another(self, world: World) -> None:
        source = store(
            SourceDocument(
                partnership=world.partnership, key="bron", title="Oud", circle="eigen_gemeente",
                circle_municipality=world.aa,
            )
        )  # fmt: skip
        change = {"title": "Nieuw", "circle_municipality_id": world.bree.pk}
        do(actor=world.coordinator, what=lambda: records.update(source, change))
        entry = HistoryEntry.objects.get(uid=source.uid)
        assert (entry.circle, entry.circle_municipality_id) == ("genoemden", None)


class TestPut:
    """Making rows equal to the wanted ones."""

    def put(self, world: World, *wanted: SourceDocument, withdraw_others: bool = False) -> Counts:
        existing = SourceDocument.objects.filter(partnership=world.partnership)
        made = do_in_bulk(
            actor=world.coordinator,
            what=lambda: records.put(existing, wanted, attrgetter("key"), withdraw_others=withdraw_others),
        )
        assert isinstance(made, tuple)
        counts = made[1]
        assert isinstance(counts, Counts)
        return counts

    def test_made_changed_left_withdrawn(self, world: World) -> None:
        assert self.put(world, *(_source(world, k) for k in "abc")) == Counts(made=3)
        counts = self.put(world, _source(world, "a"), _source(world, "b", "Anders"), withdraw_others=True)
        assert counts == Counts(changed=1, left=1, withdrawn=1)
        assert SourceDocument.objects.filter(withdrawn_at__isnull=True).count() == 2
        assert self.put(world, _source(world, "c")) == Counts(changed=1)
        assert SourceDocument.objects.filter(withdrawn_at__isnull=True).count() == 3

    def test_twice_changes_nothing(self, world: World) -> None:
        self.put(world, _source(world, "a"))
        assert self.put(world, _source(world, "a")) == Counts(left=1)
        assert AuditEvent.objects.count() == 1
        assert SourceDocument.objects.get().version == 1

    def test_one_event_that_counts_and_all_of_the_history(self, world: World) -> None:
        self.put(world, *(_source(world, f"k{n}") for n in range(7)))
        event = AuditEvent.objects.get()
        assert (event.made, event.changed, event.records) == (7, 0, [])
        assert HistoryEntry.objects.filter(operation=event.operation, made=True).count() == 7

    def test_two_wanted_rows_with_one_key_are_refused(self, world: World) -> None:
        with pytest.raises(ValueError, match="two wanted rows"):
            self.put(world, _source(world, "a"), _source(world, "a", "Anders"))
        self.put(world, _source(world, "a"))
        with pytest.raises(ValueError, match="two wanted rows"):
            self.put(world, _source(world, "a"), _source(world, "a", "Anders"))
        assert SourceDocument.objects.get().title == "Nota"

    def test_the_present_row_is_meant_not_the_withdrawn_one(self, world: World) -> None:
        now = datetime(2025, 1, 1, tzinfo=UTC)
        present = store(_source(world, "a", "Nieuw"))
        store(SourceDocument(partnership=world.partnership, key="a", title="Oud", withdrawn_at=now))
        assert self.put(world, _source(world, "a", "Nieuw")) == Counts(left=1)
        assert SourceDocument.objects.get(withdrawn_at__isnull=True).pk == present.pk

    def test_few_statements_for_many_rows(
        self, world: World, django_assert_max_num_queries: Callable[[int], object]
    ) -> None:
        wanted = [_source(world, f"k{n}") for n in range(300)]
        # A dozen of these keep the search index: SQLite takes about fifty entries in one statement.
        with django_assert_max_num_queries(30):  # type: ignore[attr-defined]
            self.put(world, *wanted)

    def test_only_rows_of_the_own_partnership(self, world: World) -> None:
        other = world.outsider.standings[0].partnership_id
        assert other is not None
        with pytest.raises(ValueError, match="another partnership"):
            put_records(
                actor=world.coordinator, partnership=world.partnership, model=SourceDocument,
                wanted=[SourceDocument(partnership_id=other, key="a", title="b")], key=attrgetter("key"),
            )  # fmt: skip


def test_unique_among_what_is_present(world: World) -> None:
    row = world.action("A-1")
    with pytest.raises(IntegrityError), transaction.atomic():
        world.action("A-1")
    do(actor=world.coordinator, what=lambda: records.withdraw(row))
    again = world.action("A-1")
    assert again.pk != row.pk


class TestOnlyAdded:
    """Reports stay as they were told."""

    def report(self, world: World) -> ProgressReport:
        return store(
            ProgressReport(
                partnership=world.partnership, action=world.action("A-1"), number=1, reported_on="2024-01-01",
                status="loopt", done="Gedaan", reporter="politie",
            )
        )  # fmt: skip

    def test_the_text_does_not_change(self, world: World) -> None:
        report = self.report(world)
        with pytest.raises(Invalid, match="Voortgangsbericht 1 over actie A-1 is al vastgelegd"):
            do(actor=world.coordinator, what=lambda: records.update(report, {"done": "Verbloemd"}))
        assert ProgressReport.objects.get().done == "Gedaan"

    def test_who_may_see_it_does(self, world: World) -> None:
        report = self.report(world)
        assert do(actor=world.coordinator, what=lambda: records.update(report, {"circle": "driehoek"}))
        assert do(actor=world.coordinator, what=lambda: records.withdraw(report))


class TestEnclosure:
    """Nothing is seen by more people than what it belongs to."""

    def test_a_part_wider_than_its_whole_is_refused(self, world: World) -> None:
        row = world.action("A-1")
        with pytest.raises(Invalid, match=r"A-1 is voor de kring openbaar, maar hoort bij .* voor de kring partners"):
            do(actor=world.coordinator, what=lambda: records.update(row, {"circle": "openbaar"}))
        wide = Node(
            partnership=world.partnership, plan_id=world.plan.pk, level=1, code="w", title="w", circle="openbaar"
        )
        with pytest.raises(Invalid):
            do(actor=world.coordinator, what=lambda: records.insert(wide))
        with pytest.raises(Invalid):
            do(actor=world.coordinator, what=lambda: records.insert_many([wide]))
        assert not AuditEvent.objects.exists()
        assert not Node.objects.filter(code="w").exists()

    def test_a_whole_narrower_than_its_parts_is_refused(self, world: World) -> None:
        world.action("A-1")
        with pytest.raises(Invalid):
            do(actor=world.coordinator, what=lambda: records.update(world.nodes["zicht"], {"circle": "driehoek"}))
        assert Node.objects.get(code="zicht").circle == "partners"

    def test_both_at_once_in_either_order(self, world: World) -> None:
        plan, theme, goal = world.plan, world.nodes["ondermijning"], world.nodes["zicht"]
        others = [world.nodes["verkeer"], world.nodes["snelheid"], *world.programmes.values()]

        def narrow() -> None:
            for row in (plan, theme, goal, *others):
                records.update(row, {"circle": "driehoek"})

        def widen() -> None:
            for row in (goal, theme, *others, plan):
                records.update(row, {"circle": "partners"})

        do_in_bulk(actor=world.coordinator, what=narrow)
        assert Plan.objects.get().circle == "driehoek"
        do(actor=world.coordinator, what=widen)
        assert {n.circle for n in Node.objects.all()} == {"partners"}

    def test_the_own_municipality_of_another_is_no_part(self, world: World) -> None:
        local = world.node(
            "lokaal", "Lokaal", circle="eigen_gemeente", circle_municipality=world.aa, municipality=world.aa
        )
        goal = Node(
            partnership=world.partnership, plan=world.plan, parent=local, level=2, code="doel", title="Doel",
            circle="eigen_gemeente", circle_municipality=world.bree,
        )  # fmt: skip
        with pytest.raises(Invalid):
            do(actor=world.coordinator, what=lambda: records.insert(goal))

    def test_a_link_shows_the_title_of_the_other_and_so_is_within_it(self, world: World) -> None:
        store_narrow = world.node("geheim", "Geheim", circle="driehoek")
        link = NodeLink(partnership=world.partnership, node=world.nodes["verkeer"], other=store_narrow, reason="r")
        with pytest.raises(Invalid):
            do(actor=world.coordinator, what=lambda: records.insert(link))

    def test_moving_under_something_narrower(self, world: World) -> None:
        narrow = world.node("geheim", "Geheim", circle="driehoek")
        row = world.action("A-1")
        with pytest.raises(Invalid):
            do(actor=world.coordinator, what=lambda: records.update(row, {"node_id": narrow.pk}))

    def test_what_was_withdrawn_does_not_count_until_it_comes_back(self, world: World) -> None:
        row = world.action("A-1")
        do(actor=world.coordinator, what=lambda: records.withdraw(row))
        do(actor=world.coordinator, what=lambda: records.update(world.nodes["zicht"], {"circle": "driehoek"}))
        with pytest.raises(Invalid):
            do(actor=world.coordinator, what=lambda: records.restore(row))

    def test_tags_count_too(self, world: World) -> None:
        tag = store(Tag(partnership=world.partnership, kind="rode_draad", code="t", label="t", circle="driehoek"))
        with pytest.raises(Invalid):
            hung = ActionTag(partnership=world.partnership, action=world.action("A-1"), tag=tag)
            do(actor=world.coordinator, what=lambda: records.insert(hung))


class TestLiteralText:
    """What was adopted stays as it was adopted."""

    def text(self, world: World, **more: str) -> PlanText:
        world.plan.status = "vastgesteld"
        store(world.plan)
        return store(
            PlanText(
                partnership=world.partnership, plan=world.plan, code="t", title="T", text="Zo staat het er.",
                **({"text_kind": "letterlijk"} | more),
            )
        )  # fmt: skip

    @pytest.mark.parametrize("change", [{"text": "Anders"}, {"title": "Anders"}, {"text_kind": "samenvatting"}])
    def test_it_does_not_change_by_itself(self, world: World, change: dict[str, str]) -> None:
        text = self.text(world)
        with pytest.raises(Invalid, match="nieuwe versie"):
            do(actor=world.coordinator, what=lambda: records.update(text, change))
        assert PlanText.objects.get().text == "Zo staat het er."

    def test_nor_by_a_bulk_load(self, world: World) -> None:
        self.text(world)
        wanted = PlanText(
            partnership=world.partnership, plan=world.plan, code="t", title="T", text="Anders", text_kind="letterlijk"
        )
        with pytest.raises(Invalid, match="nieuwe versie"):
            put_records(
                actor=world.coordinator, partnership=world.partnership, model=PlanText, wanted=[wanted],
                key=attrgetter("code"),
            )  # fmt: skip
        assert PlanText.objects.get().text == "Zo staat het er."

    def test_withdrawing_or_adding_asks_a_version_too(self, world: World) -> None:
        text = self.text(world)
        with pytest.raises(Invalid):
            do(actor=world.coordinator, what=lambda: records.withdraw(text))
        more = Node(
            partnership=world.partnership, plan=world.plan, level=1, code="n", title="N", text_kind="letterlijk"
        )
        with pytest.raises(Invalid):
            do(actor=world.coordinator, what=lambda: records.insert(more))

    def test_a_summary_may_be_written_better(self, world: World) -> None:
        text = self.text(world, text_kind="samenvatting")
        assert do(actor=world.coordinator, what=lambda: records.update(text, {"text": "Beter"}))

    def test_who_sees_it_and_where_it_stands_may_change(self, world: World) -> None:
        text = self.text(world)
        assert do(actor=world.coordinator, what=lambda: records.update(text, {"circle": "driehoek", "position": 4}))

    def test_a_draft_is_free(self, world: World) -> None:
        text = self.text(world)
        world.plan.status = "concept"
        store(world.plan)
        assert do(actor=world.coordinator, what=lambda: records.update(PlanText.objects.get(pk=text.pk), {"text": "A"}))


def test_a_plan_has_levels_and_a_period_in_order(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        world.node("x", "x", level=7)
    with pytest.raises(IntegrityError), transaction.atomic():
        store(
            Programme(
                partnership=world.partnership, plan=world.plan, code="x", title="x",
                period_start=PreciseDate("2026"), period_end=PreciseDate("2025"),
            )
        )  # fmt: skip
