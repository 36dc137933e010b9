# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An issued note keeps what it said, its templates and its bytes, and can be made again."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.kernel import guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.kernel.models import Recipient, Secrecy
from driehoek.lib.documents.content import UnreadableContent, to_plain
from driehoek.publications.commands import issue_note
from driehoek.publications.kinds.council_note.content import SCHEMA_VERSION
from driehoek.publications.kinds.council_note.kind import COUNCIL_NOTE
from driehoek.publications.kinds.council_note.sample import sample_note
from driehoek.publications.kinds.council_note.stored import READERS, read_stored
from driehoek.publications.models import IssuedPaper
from driehoek.publications.papers import Format, make
from driehoek.publications.queries import council_note, issued_file, issued_note, issued_papers, made_again
from tests.documents.reading import words_of_word
from tests.publications.morgenland import ABOUT, OPERATION, Morgenland, morgenland

KEPT = Path(__file__).parent / "kept"


@pytest.fixture
def world(db: None) -> Morgenland:
    with guard.seeding():
        return morgenland()


def test_an_issued_note_keeps_its_content_templates_and_bytes(world: Morgenland) -> None:
    actor = world.adviser()
    uid = issue_note(actor=actor, about=ABOUT)
    paper = IssuedPaper.objects.get(uid=uid)
    assert (paper.kind, paper.schema_version, paper.circle) == ("council_note", SCHEMA_VERSION, "openbaar")
    assert paper.programme_uid == world.programme.uid
    assert paper.templates == {form.value: hashlib.sha256(COUNCIL_NOTE.template(form)).hexdigest() for form in Format}
    said = council_note(actor, "morgenland", "UVP 2029-2030", "Rietdam")
    assert issued_note(actor, uid) == said
    for form in Format:
        content = issued_file(actor, uid, form)
        assert paper.files[form.value] == hashlib.sha256(content).hexdigest()
        assert made_again(actor, uid, form) == content


def test_a_later_change_of_the_data_does_not_touch_what_was_issued(world: Morgenland) -> None:
    actor = world.adviser()
    uid = issue_note(actor=actor, about=ABOUT)
    before = {form: issued_file(actor, uid, form) for form in Format}
    with guard.seeding():
        judgement = world.judgements[0]
        judgement.done = "Heel iets anders."
        judgement.save()
    assert {form: issued_file(actor, uid, form) for form in Format} == before
    assert {form: made_again(actor, uid, form) for form in Format} == before
    again = issue_note(actor=actor, about=ABOUT)
    assert "Heel iets anders." in words_of_word(issued_file(actor, again, Format.WORD))
    assert [line.uid for line in issued_papers(actor, world.partnership.pk)] == [again, uid]


def test_issuing_is_one_audit_event(world: Morgenland) -> None:
    issue_note(actor=world.adviser(), about=ABOUT)
    event = AuditEvent.objects.get(command="publications.issue_note")
    assert (event.made, event.changed) == (1, 0)


def test_who_may_make_a_draft_may_not_always_issue(world: Morgenland) -> None:
    clerk = world.adviser(role="griffier")
    assert council_note(clerk, "morgenland", "UVP 2029-2030", "Rietdam").municipality == "Rietdam"
    with pytest.raises(Forbidden):
        issue_note(actor=clerk, about=ABOUT)
    with pytest.raises(Forbidden):
        issue_note(actor=world.adviser(world.oostwaard), about=ABOUT)
    assert not IssuedPaper.objects.exists()
    assert not AuditEvent.objects.exists()


def test_an_issued_note_is_out_of_reach_for_another_partnership(world: Morgenland) -> None:
    uid = issue_note(actor=world.adviser(), about=ABOUT)
    for stranger in (Actor.visitor(),):
        with pytest.raises(Absent):
            issued_note(stranger, uid)
    member = world.adviser(role="raadslid")
    assert issued_note(member, uid).municipality == "Rietdam"


def test_the_mark_of_examples_goes_with_the_paper(world: Morgenland) -> None:
    with guard.seeding():
        judgement = world.judgements[0]
        judgement.example = True
        judgement.save()
    uid = issue_note(actor=world.adviser(), about=ABOUT)
    assert IssuedPaper.objects.get(uid=uid).example


def test_secrecy_and_embargo_go_with_the_paper(world: Morgenland) -> None:
    until = datetime(2999, 1, 1, tzinfo=UTC)
    with guard.seeding():
        world.note_facts.embargo_until = until
        world.note_facts.save()
    coordinator = world.adviser(role="coordinator")
    uid = issue_note(actor=coordinator, about=ABOUT)
    assert IssuedPaper.objects.get(uid=uid).embargo_until == until
    assert issued_note(coordinator, uid).municipality == "Rietdam"
    with pytest.raises(Absent):
        issued_note(world.adviser(role="raadslid"), uid)


def test_secrecy_on_the_note_goes_with_the_paper(world: Morgenland) -> None:
    function = uuid4()
    with guard.seeding():
        secrecy = Secrecy.objects.create(
            partnership_id=world.partnership.pk,
            imposed_by="college",
            imposed_on=date(2031, 4, 15),
            ground="Woo 5.1, tweede lid, onder c",
            created_in=OPERATION,
            changed_in=OPERATION,
        )
        Recipient.objects.create(record_uid=secrecy.uid, function_uid=function)
        world.note_facts.secrecy = secrecy.uid
        world.note_facts.save()
    standing = replace(world.adviser().standings[0], function_uid=function)
    knowing = Actor(uuid4(), "iemand", (standing,))
    uid = issue_note(actor=knowing, about=ABOUT)
    assert IssuedPaper.objects.get(uid=uid).secrecy == secrecy.uid
    assert "Opgelegd door: college" in words_of_word(issued_file(knowing, uid, Format.WORD))
    with pytest.raises(Absent):
        issued_note(world.adviser(), uid)


def test_every_schema_version_has_a_reader_and_a_kept_sample() -> None:
    kept = {int(path.stem.rpartition("_")[2]) for path in KEPT.glob("council_note_*.json")}
    assert kept == set(READERS) == set(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("version", sorted(READERS))
def test_a_kept_sample_of_each_version_still_becomes_a_paper(version: int) -> None:
    plain = json.loads((KEPT / f"council_note_{version}.json").read_text(encoding="utf-8"))
    note = read_stored(version, plain)
    words = words_of_word(make(COUNCIL_NOTE, note, Format.WORD))
    expected = (KEPT / f"council_note_{version}.txt").read_text(encoding="utf-8").strip()
    assert words == expected


def test_the_newest_kept_sample_has_the_fields_of_today() -> None:
    plain = json.loads((KEPT / f"council_note_{SCHEMA_VERSION}.json").read_text(encoding="utf-8"))
    assert set(plain) == set(to_plain(sample_note()))


def test_an_unknown_version_or_field_is_refused() -> None:
    with pytest.raises(UnreadableContent, match="version 99"):
        read_stored(99, {})
    with pytest.raises(UnreadableContent, match="absent or unknown"):
        read_stored(1, {})
