# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a list over: who may change what, what is asked and remembered, and what is kept for how long."""

import io
from datetime import timedelta

import pytest
from openpyxl import Workbook

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.exchange.models import ColumnMapping, ImportRun
from driehoek.exchange.sheets.commands import drop_run, forget_runs, take_over_run, understand_run, undo_run
from driehoek.exchange.sheets.plans import Fate
from driehoek.exchange.sheets.policies import OPEN_DAYS
from driehoek.exchange.sheets.queries import import_page, import_runs
from driehoek.exchange.sheets.understanding import NEW, Understanding
from driehoek.kernel import clock
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.models import Action, ProgressReport
from driehoek.planning.rules import ActionStatus, CauseKind
from driehoek.worker.duties import forget_old_lists
from tests.exchange.sheets.carrying import Brought, bring
from tests.planning.world import World

pytestmark = pytest.mark.django_db
HEADINGS = ("Nr", "Actie", "Thema", "Gemeente", "Trekker", "Gereed", "Status", "Stand van zaken")


def listed(*rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    """Return a workbook with these rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (headings, *rows):
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def understood(found: Brought, **more: object) -> Brought:
    """Say something about a list."""
    look = found.look.understood
    understand_run(
        actor=found.actor, partnership_id=found.world.partnership.pk, run_uid=found.uid,
        understood=Understanding(look.sheet, look.header, look.columns, **more),  # type: ignore[arg-type]
    )  # fmt: skip
    return found


def test_a_state_from_a_list_has_the_list_as_its_cause_and_its_words_are_reported(world: World) -> None:
    found = bring(world, listed(("OND-01", None, None, None, None, None, "loopt", "Twee parken bezocht.")))
    assert found.take_over().counts.changed == 1
    action = Action.objects.get(code="OND-01")
    assert (action.status, action.status_cause_kind) == ("loopt", CauseKind.IMPORT)
    assert action.status_cause_uid == found.uid
    assert action.status_cause_label == "actielijst lijst.xlsx"
    report = ProgressReport.objects.get(action=action)
    assert (report.done, report.status, report.on_behalf_of) == (
        "Twee parken bezocht.",
        "loopt",
        "actielijst lijst.xlsx",
    )
    event = AuditEvent.objects.get(command="exchange.take_over")
    assert (event.made, event.changed, event.records) == (1, 1, [])


def test_an_adviser_makes_actions_of_the_own_municipality_only(world: World) -> None:
    rows = [(None, f"Actie van {place}", "Ondermijning", place, "politie", "2026", "loopt", None)
            for place in ("Aa", "Bree", "gezamenlijk", None)]  # fmt: skip
    found = bring(world, listed(*rows), actor=world.adviser(world.aa))
    fates = [row.fate for row in found.plan.rows]
    assert fates == [Fate.NEW, Fate.REFUSED, Fate.REFUSED, Fate.NEW], "what the list does not say, is of one's own"
    found.take_over()
    made = Action.objects.filter(title__startswith="Actie van").select_related("municipality")
    assert {(row.title, row.municipality.name if row.municipality else "") for row in made} == {
        ("Actie van Aa", "Aa"), ("Actie van None", "Aa"),
    }  # fmt: skip


def test_an_adviser_may_tell_how_a_joint_action_goes_and_change_nothing_else_of_it(world: World) -> None:
    adviser = world.adviser(world.aa)
    told = bring(world, listed(("OND-01", None, None, None, None, None, "loopt", "Gaat goed.")), actor=adviser)
    assert told.row(2).fate is Fate.CHANGED
    told.take_over()
    undo_run(actor=adviser, partnership_id=world.partnership.pk, run_uid=told.uid)
    assert Action.objects.get(code="OND-01").status == "niet_gestart"
    changed = bring(world, listed(("OND-01", "Een andere naam van toezicht op parken", None, None, None, None, None,
        None)),
                    actor=adviser)  # fmt: skip
    assert changed.row(2).fate is Fate.REFUSED
    assert "gezamenlijk" in " ".join(remark.sentence for remark in changed.row(2).wrong)


def test_all_or_nothing(world: World) -> None:
    good, wrong = (
        ("A-1", "Een goede", "Ondermijning", None, None, "2026", None, None),
        ("A-2", "Een foute", "Mars", *[None] * 5),
    )
    found = bring(world, listed(good, wrong))
    with pytest.raises(Invalid, match="1 rijen kunnen nog niet mee"):
        found.take_over(everything=True)
    assert not Action.objects.filter(code="A-1").exists()
    assert found.take_over().counts.made == 1
    page = import_page(found.actor, world.partnership.pk, found.uid, world.head.municipalities)
    assert page.refused_rows == (2,)
    assert "Een foute" not in str(ImportRun._default_manager.get(uid=found.uid).mapping)


def test_only_what_was_shown_is_carried_out(world: World) -> None:
    found = bring(world, listed(("OND-01", None, None, None, None, None, "loopt", None)))
    digest = found.plan.digest
    report_progress(
        actor=world.coordinator,
        action_uid=world.actions["OND-01"].uid,
        report=Report(ActionStatus.RUNNING, done="Gestart."),
    )
    with pytest.raises(Conflict):
        take_over_run(
            actor=found.actor, partnership_id=world.partnership.pk, run_uid=found.uid,
            municipalities=world.head.municipalities, digest=digest,
        )  # fmt: skip


def test_what_a_word_means_is_asked_once_and_remembered(world: World) -> None:
    rows = [("B-1", "Eerste", "Rare naam", None, "Jan", "2026", "in de vriezer", None),
            ("B-2", "Tweede", "Rare naam", None, "Jan", "2026", "in de vriezer", None)]  # fmt: skip
    found = bring(world, listed(*rows))
    assert {(one.asks, one.word, len(one.cells)) for one in found.plan.questions} == {
        ("theme", "Rare naam", 2), ("lead", "Jan", 2), ("status", "in de vriezer", 2),
    }  # fmt: skip
    meanings = {
        "theme": {"rare naam": str(world.nodes["verkeer"].uid)}, "lead": {"jan": str(world.team_lead.uid)},
        "status": {"in de vriezer": "niet_gestart"},
    }  # fmt: skip
    understood(found, meanings=meanings).take_over()
    made = Action.objects.get(code="B-1")
    assert (made.node, made.lead_function, made.status) == (world.nodes["verkeer"], world.team_lead, "niet_gestart")
    again = bring(world, listed(*rows, ("B-3", "Derde", "Rare naam", None, "Jan", "2026", "in de vriezer", None)))
    assert again.look.recognised
    assert again.plan.counts == {Fate.SAME: 2, Fate.NEW: 1}
    again.take_over()
    assert ColumnMapping._default_manager.count() == 1


def test_a_name_that_looks_like_one_is_asked(world: World) -> None:
    found = bring(world, listed((None, "Toezicht op vakantiepark", "Ondermijning", *[None] * 5)))
    assert [one.code for one in found.row(2).alike] == ["OND-01"]
    same = understood(found, rows={1: str(world.actions["OND-01"].uid)})
    assert (same.row(2).fate, same.row(2).code) == (Fate.CHANGED, "OND-01")
    assert (understood(found, rows={1: NEW}).row(2).fate, found.row(2).code) == (Fate.NEW, "OND-03")


def test_what_is_not_in_the_list_is_named_and_stays(world: World) -> None:
    found = bring(world, listed(("OND-01", None, None, None, None, None, "loopt", None)))
    assert [one.code for one in found.plan.missing] == ["OND-02", "VER-01"]
    found.take_over()
    assert Action.objects.filter(withdrawn_at__isnull=True).count() == 3


def test_an_agreed_planning_that_moves_asks_a_reason_once_for_the_whole_list(world: World) -> None:
    world.action("AF-1", title="Afgesproken", end="2024-Q2", node="snelheid")
    rows = listed(("AF-1", None, None, None, None, "Q4 2024", None, None))
    found = bring(world, rows, programme="uvp-2023")
    assert "De planning schuift op van Q2 2024 naar Q4 2024" in found.row(2).wrong[0].sentence
    understood(found, reason="partner").take_over()
    action = Action.objects.get(code="AF-1")
    assert action.current_end is not None
    assert action.original_end is not None
    assert (action.current_end.text, action.original_end.text, action.deviation_reason) == (
        "2024-Q4",
        "2024-Q2",
        "partner",
    )


def test_the_cells_are_for_their_maker_and_are_forgotten(world: World) -> None:
    found = bring(world, listed(("C-1", "Geheim plan", "Ondermijning", *[None] * 5)))
    key = world.partnership.pk
    assert [run.uid for run in import_runs(found.actor, key)] == [found.uid]
    for other in (world.coordinator, world.adviser(world.aa)):
        assert import_runs(other, key) == ()
        with pytest.raises(Absent):
            import_page(other, key, found.uid, ())
    assert "Geheim plan" not in str(list(HistoryEntry.objects.values_list("before", "after")))
    drop_run(actor=found.actor, partnership_id=key, run_uid=found.uid)
    run = ImportRun._default_manager.get(uid=found.uid)
    assert (bytes(run.parsed), run.mapping) == (b"", {})
    with pytest.raises(Invalid):
        drop_run(actor=found.actor, partnership_id=key, run_uid=found.uid)


def test_a_list_that_nobody_carries_on_is_forgotten_after_a_while(world: World) -> None:
    found = bring(world, listed(("C-1", "Oud", "Ondermijning", *[None] * 5)))
    with clock.stopped(clock.now() + timedelta(days=OPEN_DAYS - 1)):
        assert forget_old_lists() == ""
    with clock.stopped(clock.now() + timedelta(days=OPEN_DAYS + 1)):
        assert forget_old_lists() == "1 put away"
        with pytest.raises(Forbidden):
            forget_runs(actor=world.coordinator)
    assert bytes(ImportRun._default_manager.get(uid=found.uid).parsed) == b""


def test_what_changed_again_is_left_and_named_when_undoing(world: World) -> None:
    found = bring(
        world, listed(("OND-01", None, None, None, None, None, "loopt", None), ("OND-02", *[None] * 5, "loopt", None))
    )
    found.take_over()
    report_progress(
        actor=world.coordinator,
        action_uid=world.actions["OND-01"].uid,
        report=Report(ActionStatus.COMPLETED, done="Klaar."),
    )
    undone = undo_run(actor=found.actor, partnership_id=world.partnership.pk, run_uid=found.uid)
    assert undone.left == ("OND-01",)
    assert {row.code: row.status for row in Action.objects.all()} == {
        "OND-01": "afgerond", "OND-02": "niet_gestart", "VER-01": "niet_gestart",
    }  # fmt: skip
    with pytest.raises(Invalid):
        undo_run(actor=found.actor, partnership_id=world.partnership.pk, run_uid=found.uid)


def test_who_may_edit_no_programme_brings_nothing_in(world: World) -> None:
    content = listed(("D-1", "Van de burgemeester", "Ondermijning", *[None] * 5))
    with pytest.raises(Forbidden):
        bring(world, content, actor=world.mayor)
    with pytest.raises((Absent, Forbidden)):
        bring(world, content, actor=world.outsider)
