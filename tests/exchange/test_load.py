# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading and exporting: equal to the file, once, all or nothing."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.exchange import commands
from driehoek.exchange.commands import LoadReport, load_plan_file, rehearse_plan_file
from driehoek.exchange.demo import load_demo_persons
from driehoek.exchange.planfile.examples import without_examples
from driehoek.exchange.planfile.ordering import ordered
from driehoek.exchange.planfile.parsing import parse, parse_path
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.writing import write
from driehoek.exchange.queries import plan_file, plan_file_text
from driehoek.kernel import guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.kernel.records import Counts
from driehoek.organisations.models import Holding, Organisation, Partnership, Person
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.models import Action, Node, Plan, PlanVersion, Programme, ProgressReport
from driehoek.planning.rules import ActionStatus
from driehoek.steering.models import Decision
from tests.conftest import ROOT

EXAMPLES = ("heuvelrug", "tweestromenland")
PLANS = Path(__file__).parent / "plans"
CLERK = Actor.system("proef", "systeem_opdrachtregel")

pytestmark = pytest.mark.django_db


def path_of(name: str) -> Path:
    example = ROOT / "examples" / f"{name}.yaml"
    return example if example.exists() else PLANS / f"{name}.yaml"


def text_of(name: str) -> str:
    return path_of(name).read_text(encoding="utf-8")


def load(text: str, *, withdraw: bool = False) -> LoadReport:
    return load_plan_file(actor=CLERK, file=parse(text.encode(), "plan.yaml"), withdraw=withdraw)


@pytest.mark.parametrize("name", [*EXAMPLES, "vijf-niveaus", "twee-niveaus"])
def test_what_is_loaded_is_exported_byte_for_byte(name: str) -> None:
    report = load(text_of(name))
    assert plan_file_text(CLERK, report.partnership) == text_of(name)


@pytest.mark.parametrize("name", [*EXAMPLES, "vijf-niveaus"])
def test_loading_twice_changes_nothing(name: str) -> None:
    first = load(text_of(name))
    events = AuditEvent.objects.count()
    again = load(text_of(name))
    assert again.total == Counts(left=first.total.made)
    assert again.changes == ()
    assert AuditEvent.objects.count() == events
    assert PlanVersion.objects.count() == Plan.objects.filter(status="vastgesteld").count()


def test_a_load_is_one_audit_event_with_counts() -> None:
    report = load(text_of("heuvelrug"))
    event = AuditEvent.objects.get()
    assert (event.command, event.records) == ("exchange.load_plan_file", [])
    assert event.made == report.total.made + PlanVersion.objects.count()
    assert HistoryEntry.objects.count() == event.made


def test_both_partnerships_live_side_by_side() -> None:
    for name in EXAMPLES:
        load(text_of(name))
    for name in EXAMPLES:
        assert plan_file_text(CLERK, name) == text_of(name)


def test_a_load_takes_few_queries() -> None:
    file = parse_path(path_of("heuvelrug"))
    with CaptureQueriesContext(connection) as seen:
        load_plan_file(actor=CLERK, file=file)
    assert len(seen) < 320  # a few per table, whatever the number of records: read, write, index for searching
    with CaptureQueriesContext(connection) as seen:
        plan_file(CLERK, "heuvelrug")
    assert len(seen) < 66


def test_levels_have_the_names_of_their_plan() -> None:
    load(text_of("vijf-niveaus"))
    plan = Plan.objects.get(code="kader-2024")
    assert [level["singular"] for level in plan.levels] == [
        "programmalijn",
        "speerpunt",
        "ambitie",
        "actielijn",
        "maatregel",
    ]
    deepest = Node.objects.get(code="buurten-avond")
    assert deepest.level == 5
    assert deepest.parent is not None
    assert deepest.parent.code == "buurten-werving"


def test_only_what_differs_is_changed() -> None:
    load(text_of("heuvelrug"))
    changed = text_of("heuvelrug").replace("titel: Jonge aanwas voorkomen\n", "titel: Jongeren erbij houden\n")
    report = load(changed)
    assert (report.total.made, report.total.changed) == (0, 1)
    assert [(one.table, one.name, one.fields) for one in report.changes if one.table == "planning.Node"] == [
        ("planning.Node", "ond-jonge-aanwas", ("title",))
    ]
    assert Node.objects.get(code="ond-jonge-aanwas").version == 2
    assert PlanVersion.objects.count() == 2


def test_a_rehearsal_tells_what_would_happen_and_changes_nothing() -> None:
    load(text_of("heuvelrug"))
    changed = text_of("heuvelrug").replace("titel: Jonge aanwas voorkomen\n", "titel: Jongeren erbij houden\n")
    file = parse(changed.encode(), "plan.yaml")
    events = AuditEvent.objects.count()
    report = rehearse_plan_file(actor=CLERK, file=file)
    assert (report.total.made, report.total.changed) == (0, 1)
    assert plan_file_text(CLERK, "heuvelrug") == text_of("heuvelrug")
    assert AuditEvent.objects.count() == events


def test_what_the_file_no_longer_names_is_counted_and_left_alone() -> None:
    load(text_of("heuvelrug"))
    report = load(write(without_examples(parse_path(path_of("heuvelrug")))))
    assert report.unnamed["planning.Action"] == Action.objects.count() > 0
    assert report.total.withdrawn == 0
    assert Action.objects.filter(withdrawn_at__isnull=False).count() == 0


def test_what_the_file_no_longer_names_is_withdrawn_when_asked_and_can_come_back() -> None:
    load(text_of("heuvelrug"))
    bare = write(without_examples(parse_path(path_of("heuvelrug"))))
    report = load(bare, withdraw=True)
    assert report.counts["planning.Action"].withdrawn == Action.objects.count()
    assert set(report.unnamed) == {"planning.ProgressReport", "steering.FollowUp"}
    assert plan_file_text(CLERK, "heuvelrug") == bare
    load(text_of("heuvelrug"))
    assert plan_file_text(CLERK, "heuvelrug") == text_of("heuvelrug")


def test_a_failing_load_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("halfway")

    monkeypatch.setattr(commands, "put_register", fails)
    with pytest.raises(RuntimeError, match="halfway"):
        load(text_of("heuvelrug"))
    assert Partnership.objects.count() == Node.objects.count() == AuditEvent.objects.count() == 0


def test_without_examples_nothing_made_up_is_left() -> None:
    for name in EXAMPLES:
        file = without_examples(parse_path(path_of(name)))
        load_plan_file(actor=CLERK, file=file)
        assert plan_file(CLERK, name) == ordered(file)
        assert "voorbeeld: true" not in write(file)
    models = (Organisation, Programme, Action, ProgressReport, Decision)
    assert [model for model in models if model.objects.filter(example=True).exists()] == []
    assert Action.objects.count() == 12


def test_a_report_on_screen_is_in_the_export_and_survives_a_load() -> None:
    load(text_of("tweestromenland"))
    action = Action.objects.get(programme__code="uvp-2025-2026", code="VS-05")
    report = Report(status=ActionStatus.RUNNING, done="De eerste gesprekken zijn gevoerd.", attention="Eén kern mist.")
    report_progress(actor=CLERK, action_uid=action.uid, report=report)
    exported = plan_file_text(CLERK, "tweestromenland")
    assert "De eerste gesprekken zijn gevoerd." in exported
    assert load(exported).total.changed == 0
    assert plan_file_text(CLERK, "tweestromenland") == exported
    action.refresh_from_db()
    assert action.status_cause_uid == ProgressReport.objects.get(action=action).uid


def test_an_older_file_does_not_take_a_report_away() -> None:
    load(text_of("tweestromenland"))
    action = Action.objects.get(programme__code="uvp-2025-2026", code="VS-05")
    report_progress(actor=CLERK, action_uid=action.uid, report=Report(status=ActionStatus.RUNNING, done="Begonnen."))
    report = load(text_of("tweestromenland"), withdraw=True)
    assert report.unnamed == {"planning.ProgressReport": 1}
    assert ProgressReport.objects.get(action=action).withdrawn_at is None


def test_a_report_that_was_made_is_not_rewritten_by_a_file() -> None:
    load(text_of("tweestromenland"))
    rewritten = text_of("tweestromenland").replace("Vier gemeenten werken ermee.", "Zes gemeenten werken ermee.")
    assert rewritten != text_of("tweestromenland")
    with pytest.raises(Invalid):
        load(rewritten)
    assert plan_file_text(CLERK, "tweestromenland") == text_of("tweestromenland")


def test_legal_secrecy_is_not_lifted_by_a_file_nor_passed_on_by_an_export() -> None:
    load(text_of("heuvelrug"))
    secret = Node.objects.get(code="ond-informatie")
    with guard.seeding():
        Node.objects.filter(pk=secret.pk).update(secrecy=uuid4())
    assert "ond-informatie" not in plan_file_text(CLERK, "heuvelrug")
    load(text_of("heuvelrug"))
    secret.refresh_from_db()
    assert secret.secrecy is not None


def test_what_hangs_on_something_hidden_is_left_out_and_the_rest_is_a_whole_file() -> None:
    load(text_of("heuvelrug"))
    theme = Node.objects.get(code="ondermijning")
    with guard.seeding():
        Node.objects.filter(pk=theme.pk).update(circle="genoemden")
        Programme.objects.filter(code="gezamenlijk-2023-2024").update(circle="genoemden")
    exported = plan_file_text(CLERK, "heuvelrug")
    assert parse(exported.encode(), "plan.yaml").partnership.code == "heuvelrug"
    for gone in ("ond-informatie", "code: OND-02", "wg-ondermijning", "ren-ondermijning", "code: DV-01"):
        assert gone in text_of("heuvelrug")
        assert gone not in exported


def test_a_draft_of_one_municipality_keeps_whose_it_is() -> None:
    title = "        titel: Training signalen van ondermijning voor baliemedewerkers en toezichthouders\n"
    own = "        kring: eigen_gemeente\n        kring_gemeente: Rhenen\n"
    draft = text_of("heuvelrug").replace(title, title + own)
    load(draft)
    action = Action.objects.get(code="OND-03")
    report = ProgressReport.objects.get(action=action)
    assert action.municipality is None
    assert {action.circle, report.circle} == {"eigen_gemeente"}
    assert action.circle_municipality is not None
    assert action.circle_municipality == report.circle_municipality
    exported = plan_file_text(CLERK, "heuvelrug")
    assert exported.count("kring_gemeente: Rhenen") == 1
    assert load(exported).total.changed == 0


def test_who_may_not_load_or_export_is_refused() -> None:
    file: PlanFile = parse_path(path_of("heuvelrug"))
    with pytest.raises(Forbidden):
        load_plan_file(actor=Actor.visitor(), file=file)
    assert Partnership.objects.count() == 0
    load_plan_file(actor=CLERK, file=file)
    with pytest.raises(Forbidden):
        load_plan_file(actor=Actor.visitor(), file=file)
    with pytest.raises(Absent):
        plan_file_text(Actor.visitor(), "heuvelrug")


def test_demo_people_come_once_and_are_no_part_of_the_file() -> None:
    load(text_of("heuvelrug"))
    partnership = Partnership.objects.get()
    count = load_demo_persons(actor=CLERK, partnership=partnership)
    assert count == Holding.objects.filter(example=True).count() == Person.objects.count() > 20
    assert all(person.name.startswith("Voorbeeld: ") for person in Person.objects.all())
    assert load_demo_persons(actor=CLERK, partnership=partnership) == 0
    assert plan_file_text(CLERK, "heuvelrug") == text_of("heuvelrug")
