# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Meetings, proposals and agreements in a plan file: both ways, no wider than seen, never a private note."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from driehoek.exchange.commands import LoadReport, load_plan_file
from driehoek.exchange.planfile.parsing import parse
from driehoek.exchange.queries import plan_file_text
from driehoek.kernel import guard
from driehoek.kernel.actor import Actor, Standing
from driehoek.organisations.models import Function, Municipality, Partnership
from driehoek.steering.models import AgendaItem, Annotation, Decision, FollowUp, Meeting, Proposal

FILE = Path(__file__).parent / "plans" / "vijf-niveaus.yaml"
CLERK = Actor.system("proef", "systeem_opdrachtregel")
PRIVATE = "Dit leest alleen de burgemeester van Oeverzee."

pytestmark = pytest.mark.django_db


def load(text: str, *, withdraw: bool = False) -> LoadReport:
    return load_plan_file(actor=CLERK, file=parse(text.encode(), "plan.yaml"), withdraw=withdraw)


def partner() -> Actor:
    """Return someone who exports, and sees what is for the partners and for one municipality."""
    place = Municipality.objects.get(name="Oeverzee")
    return Actor(uuid4(), "iemand", (Standing("adviseur_oov", Partnership.objects.get().pk, place.pk),))


@pytest.fixture
def text() -> str:
    found = FILE.read_text(encoding="utf-8")
    load(found)
    return found


def test_what_a_meeting_concluded_points_at_its_point_and_its_follow_up(text: str) -> None:
    made = Decision.objects.get(code="steigers")
    assert made.item is not None
    assert made.meeting == made.item.meeting == Meeting.objects.get(code="stuurgroep-2025-09")
    assert made.due_day is not None
    assert made.due_day.isoformat() == "2025-12-31"
    assert made.superseded_by == Decision.objects.get(code="steigers-2")
    assert [one.state for one in FollowUp.objects.filter(decision=made).order_by("told_on")] == ["open", "klaar"]
    assert Meeting.objects.get(code="stuurgroep-2025-09").starts_at == datetime(2025, 9, 11, 7, 30, tzinfo=UTC)


def test_when_a_proposal_was_handed_in_stays_when_the_file_comes_back(text: str) -> None:
    day = date(2025, 8, 20)
    with guard.seeding():
        Proposal.objects.update(submitted_on=day, submitted_circle="driehoek")
    assert load(text).changes == ()
    made = Proposal.objects.get()
    assert (made.submitted_on, made.submitted_circle) == (day, "driehoek")


def test_a_proposal_says_what_it_is_about_by_name_and_rests_on_records_papers_and_words(text: str) -> None:
    made = Proposal.objects.get()
    assert made.concerns_label == "Steigers nalopen: alle oevers"
    assert [sorted(one) for one in made.references] == [["kind", "label", "uid"], ["address", "label"], ["label"]]
    assert made.references[0]["uid"] == str(made.concerns_uid)


def test_a_private_note_is_in_no_file_and_no_file_takes_it_away(text: str) -> None:
    point, mayor = AgendaItem.objects.get(title="Steigers"), Function.objects.get(code="burgemeester")
    with guard.seeding():
        note = Annotation.objects.create(
            partnership=point.partnership,
            item=point,
            function=mayor,
            author=mayor,
            text=PRIVATE,
            circle="genoemden",
            created_in=uuid4(),
            changed_in=uuid4(),
        )
    for actor in (CLERK, partner()):
        assert PRIVATE not in plan_file_text(actor, "morgenland")
    report = load(text, withdraw=True)
    note.refresh_from_db()
    assert (note.withdrawn_at, note.text) == (None, PRIVATE)
    assert "steering.Annotation" not in report.counts


def test_a_point_of_a_narrower_circle_leaves_no_trace_in_the_file_of_who_does_not_see_it(text: str) -> None:
    seen = plan_file_text(partner(), "morgenland")
    for gone in ("Het kan nog dit jaar", "code: steigers", "functie: contact-woonvast"):
        assert gone in text
        assert gone not in seen
    assert "titel: Stuurgroep september" in seen
    assert parse(seen.encode(), "plan.yaml").meetings[0].agenda[0].title == "Opening"


def test_a_file_of_who_sees_less_moves_no_point_that_it_does_not_show(text: str) -> None:
    with guard.seeding():
        AgendaItem.objects.filter(title="Opening").update(position=3)
    seen = plan_file_text(partner(), "morgenland")
    assert load(seen).total.changed == 0
    assert {one.title: one.position for one in AgendaItem.objects.filter(meeting__code="stuurgroep-2025-09")} == {
        "Steigers": 2,
        "Opening": 3,
    }


def test_points_that_change_places_in_the_file_change_places_on_the_agenda(text: str) -> None:
    opening = "      - titel: Opening\n        soort: opening\n        minuten: 5\n        status: behandeld\n"
    last = "          - {naam: Leefbare kernen, plan: kader-2024, onderdeel: leefbaar}\n"
    load(text.replace(opening, "").replace(last, last + opening))
    found = AgendaItem.objects.filter(meeting__code="stuurgroep-2025-09").order_by("position")
    assert [one.title for one in found] == ["Steigers", "Opening"]


def test_what_happened_on_screen_to_a_meeting_stays(text: str) -> None:
    moment = datetime(2025, 9, 11, 9, 3, tzinfo=UTC)
    with guard.seeding():
        Meeting.objects.filter(code="stuurgroep-2025-09").update(sequence=4, closed_at=moment, invited_at=moment)
    assert load(text).total.changed == 0
    stands = Meeting.objects.get(code="stuurgroep-2025-09")
    assert (stands.sequence, stands.closed_at, stands.invited_at) == (4, moment, moment)


def test_what_was_told_of_an_agreement_is_only_added(text: str) -> None:
    load(text.replace("        tekst: Het hout is besteld.", "        tekst: Het hout is er."), withdraw=True)
    told = FollowUp.objects.filter(decision__code="steigers", withdrawn_at__isnull=True)
    assert {one.text for one in told} == {"Het hout is besteld.", "Het hout is er.", ""}


def test_two_points_of_one_title_both_come_along(text: str) -> None:
    point = AgendaItem.objects.get(title="Opening")
    with guard.seeding():
        AgendaItem.objects.create(
            partnership=point.partnership,
            meeting=point.meeting,
            position=9,
            kind="rondvraag",
            title="Opening",
            created_in=uuid4(),
            changed_in=uuid4(),
        )
    exported = plan_file_text(CLERK, "morgenland")
    assert "titel: Opening (2)" in exported
    assert len(parse(exported.encode(), "plan.yaml").meetings[0].agenda) == 3


def test_a_plan_file_is_read_without_a_database() -> None:
    """The benchmarks and other tools read plan files before anything is set up."""
    words = [sys.executable, "-c", "from driehoek.exchange.planfile.parsing import parse_path"]
    assert subprocess.run(words, cwd=Path(__file__).parents[2], capture_output=True, check=False).returncode == 0
