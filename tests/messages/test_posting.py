# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails in the outbox: in the caller's transaction, once per key, with a few statements, and never with odd headers."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.audit.recording import command
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Forbidden, Invalid
from driehoek.messages.commands import post, post_many
from driehoek.messages.models import Mail, MailAttachment
from driehoek.messages.rules import HEAVIEST, Address, Attachment, Letter, MailState
from tests.planning.world import World

TO = Address("an@wijchen.example", "An de Vries")


def letter(number: int = 1, **other: object) -> Letter:
    """Return a mail that can be sent, with what a test wants otherwise."""
    plain: dict[str, object] = {"to": TO, "subject": "Driehoek", "text": "Beste An,", "key": f"proef:{number}"}
    return Letter(**(plain | other))  # type: ignore[arg-type]


def send(world: World, one: Letter, who: Actor | None = None) -> UUID:
    """Post one mail as the coordinator."""
    return post_many(actor=who or world.coordinator, partnership_id=world.partnership.pk, letters=[one])[0]


def test_a_mail_waits_with_all_that_is_needed_to_send_it(world: World) -> None:
    about = ("meeting", world.partnership.uid)
    file = Attachment("agenda.pdf", "application/pdf", b"%PDF")
    uid = post(
        actor=world.coordinator, partnership_id=world.partnership.pk, to=TO, subject="Überleg", text="Dag",
        key="k", attachments=[file], about=about, circle=Circle.TRIANGLE,
    )  # fmt: skip
    mail = Mail._default_manager.get(uid=uid)
    assert (mail.state, mail.tries, mail.circle) == (MailState.WAITING, 0, Circle.TRIANGLE)
    assert (mail.about_kind, mail.about_uid) == about
    assert mail.message_id == f"<{uid.hex}@localhost>"
    attached = MailAttachment._default_manager.get(mail=mail)
    assert (attached.filename, attached.size) == ("agenda.pdf", 4)


def test_the_same_key_is_the_same_mail(world: World) -> None:
    first = send(world, letter(1))
    assert send(world, letter(1, subject="Anders")) == first
    assert post_many(
        actor=world.coordinator, partnership_id=world.partnership.pk, letters=[letter(1), letter(2), letter(2)]
    ) == (first, *[Mail._default_manager.get(key="proef:2").uid] * 2)
    assert Mail._default_manager.count() == 2
    assert Mail._default_manager.get(uid=first).subject == "Driehoek"


def test_nothing_waits_when_what_it_is_about_did_not_happen(world: World) -> None:
    @command
    def fails(*, actor: Actor) -> None:
        post(actor=actor, partnership_id=world.partnership.pk, to=TO, subject="S", text="T", key="k")
        raise Invalid("Toch niet.")

    with pytest.raises(Invalid):
        fails(actor=world.coordinator)
    assert not Mail._default_manager.exists()


def test_five_thousand_mails_take_a_few_statements_and_one_audit_event(world: World) -> None:
    letters = [letter(number, text=f"Beste nummer {number}") for number in range(5000)]
    with CaptureQueriesContext(connection) as asked:
        uids = post_many(actor=world.coordinator, partnership_id=world.partnership.pk, letters=letters)
    assert len(set(uids)) == 5000
    assert len(asked) < 250
    event = AuditEvent.objects.get(command="messages.post_many")
    assert (event.made, event.records) == (5000, [])


def test_history_tells_neither_whom_nor_what(world: World) -> None:
    uid = send(world, letter(subject="GEHEIMWOORD", text="GEHEIMWOORD"))
    told = HistoryEntry.objects.get(uid=uid).after
    assert "GEHEIMWOORD" not in str(told)
    assert TO.email not in str(told)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("subject", letter(subject="Dag\nBcc: allen@example.nl")),
        ("subject", letter(subject="Dag\r\nBcc: allen@example.nl")),
        ("subject", letter(subject="Dag\u2028Bcc: allen@example.nl")),
        ("subject", letter(subject="  ")),
        ("subject", letter(subject="x" * 201)),
        ("to", letter(to=Address("an@wijchen.example\nBcc: b@example.nl"))),
        ("to", letter(to=Address("an@wijchen.example, b@example.nl"))),
        ("to", letter(to=Address("<an@wijchen.example>"))),
        ("to", letter(to=Address("an@localhost"))),
        ("to", letter(to=Address("an@wijchen.example", "An\r\nBcc: b@example.nl"))),
        ("text", letter(text=" \n ")),
        ("attachments", letter(attachments=[Attachment("../x", "text/plain", b"")])),
        ("attachments", letter(attachments=[Attachment("x\r\ny", "text/plain", b"")])),
        ("attachments", letter(attachments=[Attachment('x"y', "text/plain", b"")])),
        ("attachments", letter(attachments=[Attachment("x", "text/plain\r\nX: y", b"")])),
        ("attachments", letter(attachments=[Attachment("x", "text/plain", b"x" * (HEAVIEST + 1))])),
    ],
    ids=str,
)
def test_what_cannot_be_sent_is_refused_beside_its_field(world: World, field: str, wrong: Letter) -> None:
    with pytest.raises(Invalid) as refusal:
        send(world, wrong)
    assert list(refusal.value.fields) == [field]
    assert not Mail._default_manager.exists()


def test_who_does_not_stand_in_the_partnership_sends_nothing_from_it(world: World) -> None:
    with pytest.raises(Forbidden):
        send(world, letter(), Actor.visitor())
    with pytest.raises(Forbidden):
        post_many(actor=world.coordinator, partnership_id=world.partnership.pk + 1, letters=[letter()])
    with pytest.raises(Forbidden):
        post_many(actor=world.coordinator, partnership_id=None, letters=[letter()])


@pytest.mark.django_db(transaction=True)
def test_the_same_key_at_the_same_moment_is_one_mail(world: World) -> None:
    ready = threading.Barrier(4)

    def one(_number: int) -> UUID:
        try:
            ready.wait(timeout=30)
            return send(world, letter(7))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(one, range(4)))) == 1
    assert Mail._default_manager.count() == 1
