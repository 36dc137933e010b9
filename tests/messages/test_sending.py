# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending to a real server on this machine: once, again later, given up, or uncertain and then only by a person."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.kernel import clock, files
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.lib.mail.catching import Catcher, caught
from driehoek.lib.mail.server import MailServer
from driehoek.lib.mail.smtp import Smtp
from driehoek.messages import commands
from driehoek.messages.models import Mail
from driehoek.messages.rules import MOST_TRIES, PERSONAL_LINK, QUIET, Address, Attachment, Letter, MailState
from driehoek.worker.sending import FIRST_PAUSE, Sending, carrier, sender
from tests.lib.mail.loopback import HANG_UP, Loopback, listening
from tests.planning.world import World


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A mail server on this machine."""
    with listening() as taking:
        yield taking


def sending(server: Loopback, **other: Any) -> Sending:
    """Return the duty as the worker has it, towards the server of the test."""
    return Sending(lambda: False, lambda: Smtp(server.server, patience=5), **other)


def posted(world: World, *keys: str, **other: Any) -> tuple[UUID, ...]:
    """Put mails in the outbox."""
    letters = [
        Letter(
            Address(f"{key}@drieland.example", f"Zoë {key}"),
            f"Één {key}",
            other.pop("text", "Beste Zoë,"),
            key,
            **other,
        )
        for key in keys
    ]
    return commands.post_many(actor=world.coordinator, partnership_id=world.partnership.pk, letters=letters)


def states() -> dict[str, str]:
    """Return how far each mail is."""
    return dict(Mail._default_manager.values_list("key", "state"))


def one(key: str = "a") -> Mail:
    """Return one mail."""
    return Mail._default_manager.get(key=key)


def test_what_waits_is_sent_once_with_all_that_was_posted(world: World, server: Loopback) -> None:
    posted(world, "a", attachments=[Attachment("agenda één.pdf", "application/pdf", b"%PDF")])
    posted(world, "b")
    duty = sending(server)
    assert duty.send_waiting() == "2 handled"
    assert duty.send_waiting() == ""
    assert states() == {"a": "verzonden", "b": "verzonden"}
    assert [receiver for receiver, _ in server.taken] == ["a@drieland.example", "b@drieland.example"]
    mail = server.mails[0]
    assert (mail["Subject"], mail["Message-ID"]) == ("Één a", one().message_id)
    assert [part.get_filename() for part in mail.iter_attachments()] == ["agenda één.pdf"]
    assert one().told.startswith("250")
    assert AuditEvent.objects.filter(command="messages.note_sent", actor_label="post versturen").count() == 2


def test_nothing_goes_out_before_the_transaction_has_ended(world: World, server: Loopback) -> None:
    with pytest.raises(Invalid):
        posted(world, "a", "geen adres")
    assert sending(server).send_waiting() == ""
    assert server.taken == []


def test_a_temporary_refusal_is_tried_again_later_and_under_the_same_name(world: World, server: Loopback) -> None:
    posted(world, "a")
    server.to_mail = ["451 4.3.0 vol", "250 OK, bewaard"]
    duty = sending(server)
    duty.send_waiting()
    assert (one().state, one().tries, one().told) == ("wacht", 1, "451 4.3.0 vol")
    assert duty.send_waiting() == ""
    with clock.stopped(clock.now() + timedelta(minutes=2)):
        assert duty.send_waiting() == "1 handled"
    assert (one().state, one().tries) == ("verzonden", 2)
    assert [mail["Message-ID"] for mail in server.mails] == [one().message_id]


def test_in_the_end_it_is_given_up_and_a_person_may_try_again(world: World, server: Loopback) -> None:
    (uid,) = posted(world, "a")
    server.to_receiver = {"a@drieland.example": "450 4.2.1 nu niet"}
    duty, at = sending(server), clock.now()
    for number in range(MOST_TRIES):
        with clock.stopped(at + number * timedelta(hours=5)):
            duty.send_waiting()
    assert (one().state, one().tries) == ("mislukt", MOST_TRIES)
    server.to_receiver = {}
    commands.retry_mail(actor=world.coordinator, partnership_id=world.partnership.pk, mail_uid=uid)
    duty.send_waiting()
    assert one().state == "verzonden"


@pytest.mark.parametrize("where", ["to_receiver", "to_mail"])
def test_a_refusal_for_good_is_the_end_and_does_not_stop_the_others(world: World, server: Loopback, where: str) -> None:
    posted(world, "a", "b")
    if where == "to_mail":
        server.to_mail = ["554 5.7.1 nooit"]
    else:
        server.to_receiver = {"a@drieland.example": "550 5.1.1 onbekend"}
    sending(server).send_waiting()
    assert states() == {"a": "mislukt", "b": "verzonden"}
    assert one().told.startswith("55")
    assert one().tries == 1


def test_without_an_answer_it_is_uncertain_and_no_machine_sends_it_again(world: World, server: Loopback) -> None:
    first, _ = posted(world, "a", "b")
    server.to_mail = [HANG_UP]
    duty = sending(server)
    for days in range(4):
        with clock.stopped(clock.now() + timedelta(days=days)):
            duty.send_waiting()
    assert states() == {"a": "onzeker", "b": "verzonden"}
    assert len(server.taken) == 2
    who: dict[str, Any] = {"actor": world.coordinator, "partnership_id": world.partnership.pk, "mail_uid": first}
    with pytest.raises(Invalid):
        commands.retry_mail(**who)
    with pytest.raises(Invalid):
        commands.take_back_mail(**who)
    commands.resend_mail(**who)
    duty.send_waiting()
    assert states()["a"] == "verzonden"
    assert server.mails[0]["Message-ID"] == server.mails[2]["Message-ID"]


def test_a_person_may_settle_that_it_arrived(world: World, server: Loopback) -> None:
    (uid,) = posted(world, "a")
    server.to_mail = [HANG_UP]
    sending(server).send_waiting()
    commands.settle_mail(actor=world.coordinator, partnership_id=world.partnership.pk, mail_uid=uid)
    assert states() == {"a": "verzonden"}
    assert sending(server).send_waiting() == ""


def test_what_lost_its_worker_is_named_after_a_while(world: World, server: Loopback) -> None:
    posted(world, "a", "b")
    assert commands.claim(actor=sender(), mail=one()) is not None
    duty = sending(server)
    duty.send_waiting()
    assert states() == {"a": "bezig", "b": "verzonden"}
    with clock.stopped(clock.now() + QUIET + timedelta(seconds=1)):
        assert duty.send_waiting() == "1 named uncertain"
    assert states() == {"a": "onzeker", "b": "verzonden"}
    assert [receiver for receiver, _ in server.taken] == ["b@drieland.example"]


def test_a_worker_that_was_only_slow_still_tells_how_it_ended(world: World) -> None:
    posted(world, "a")
    mail = one()
    at = commands.claim(actor=sender(), mail=mail)
    assert at is not None
    with clock.stopped(clock.now() + QUIET + timedelta(seconds=1)):
        assert commands.name_lost(actor=sender()) == 1
    commands.note_sent(actor=sender(), mail=mail, handed_at=at, told="250 OK")
    assert states() == {"a": "verzonden"}


def test_two_workers_do_not_take_the_same_mail(world: World) -> None:
    posted(world, "a")
    first, second = one(), one()
    assert commands.claim(actor=sender(), mail=first) is not None
    assert commands.claim(actor=sender(), mail=second) is None


def test_what_is_taken_back_does_not_go_out(world: World, server: Loopback) -> None:
    (uid,) = posted(world, "a")
    seen = one()
    commands.take_back_mail(actor=world.coordinator, partnership_id=world.partnership.pk, mail_uid=uid)
    assert commands.claim(actor=sender(), mail=seen) is None
    assert sending(server).send_waiting() == ""
    assert states() == {"a": "ingetrokken"}


def test_a_server_that_is_away_costs_no_turns_and_is_asked_less_often(world: World) -> None:
    posted(world, "a", "b")
    now, opened = 0.0, 0

    def away() -> Smtp:
        nonlocal opened
        opened += 1
        return Smtp(MailServer("127.0.0.1", 1, ""), patience=1)

    duty = Sending(lambda: False, away, clock=lambda: now)
    duty.send_waiting()
    assert states() == {"a": "wacht", "b": "wacht"}
    assert (one().tries, bool(one().told), bool(one("b").told)) == (0, True, True)
    asked: list[float] = []
    for now in range(0, 600, 2):
        before = duty._not_before
        duty.send_waiting()
        if duty._not_before != before:
            asked.append(now)
    assert asked == [FIRST_PAUSE, 3 * FIRST_PAUSE, 7 * FIRST_PAUSE, 15 * FIRST_PAUSE]


def test_a_worker_that_must_leave_stops_between_two_mails(world: World, server: Loopback) -> None:
    posted(world, "a", "b", "c")
    duty = Sending(lambda: len(server.taken) >= 1, lambda: Smtp(server.server, patience=5))
    duty.send_waiting()
    assert sorted(states().values()) == ["verzonden", "wacht", "wacht"]


def test_a_personal_link_is_made_when_the_mail_goes_out_and_kept_nowhere(world: World, server: Loopback) -> None:
    about = ("request", world.partnership.uid)
    posted(world, "a", text=f"Antwoord hier: {PERSONAL_LINK}", about=about)
    made: list[tuple[UUID, str]] = []

    def link(uid: UUID, to_email: str) -> str:
        made.append((uid, to_email))
        return "https://driehoek.example/antwoord/GEHEIM/"

    sending(server, links={"request": link}).send_waiting()
    assert made == [(world.partnership.uid, "a@drieland.example")]
    assert "https://driehoek.example/antwoord/GEHEIM/" in server.mails[0].get_content()
    assert one().text == f"Antwoord hier: {PERSONAL_LINK}"
    assert "GEHEIM" not in str(list(Mail._default_manager.values()))


def test_a_link_that_nobody_makes_is_told_and_nothing_is_sent(world: World, server: Loopback) -> None:
    posted(world, "a", text=PERSONAL_LINK, about=("request", world.partnership.uid))
    posted(world, "b")
    sending(server).send_waiting()
    assert states() == {"a": "mislukt", "b": "verzonden"}
    assert "persoonlijke link" in one().told


def test_a_lost_attachment_is_told_and_does_not_stop_the_others(
    world: World, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted(world, "a", attachments=[Attachment("x.pdf", "application/pdf", b"weg")])
    posted(world, "b")

    def gone(digest: str) -> bytes:
        raise FileNotFoundError(digest)

    monkeypatch.setattr(files, "fetch", gone)
    sending(server).send_waiting()
    assert states() == {"a": "mislukt", "b": "verzonden"}


def test_in_the_demo_nothing_leaves_whatever_server_is_set(world: World, settings: Any, tmp_path: Any) -> None:
    settings.DRIEHOEK_DEMO = True
    settings.DRIEHOEK_SMTP_URL = "smtp://mail.example.nl"
    settings.MAIL_CAUGHT = tmp_path
    assert carrier() == Catcher(tmp_path)
    (uid,) = posted(world, "a")
    Sending(lambda: False).send_waiting()
    assert [file.stem for file in caught(tmp_path)] == [str(uid)]
    settings.DRIEHOEK_DEMO = False
    assert isinstance(carrier(), Smtp)
    settings.DRIEHOEK_SMTP_URL = ""
    assert carrier() is None


@pytest.mark.parametrize(
    "act", [commands.retry_mail, commands.resend_mail, commands.settle_mail, commands.take_back_mail]
)
def test_only_who_looks_after_the_outbox_does_something_about_a_mail(world: World, act: Any) -> None:
    (uid,) = posted(world, "a")
    own = {"partnership_id": world.partnership.pk, "mail_uid": uid}
    for who in (world.mayor, world.secretary, world.outsider, Actor.visitor()):
        with pytest.raises(Forbidden):
            act(actor=who, **own)
    elsewhere = next(iter(world.outsider.partnership_ids))
    with pytest.raises(Absent):
        act(actor=world.outsider, partnership_id=elsewhere, mail_uid=uid)
    assert states() == {"a": MailState.WAITING}


def test_only_the_system_sends(world: World) -> None:
    posted(world, "a")
    mail, who = one(), world.coordinator
    at = clock.now()
    for act in (
        lambda: commands.claim(actor=who, mail=mail),
        lambda: commands.note_sent(actor=who, mail=mail, handed_at=at, told=""),
        lambda: commands.note_uncertain(actor=who, mail=mail, handed_at=at, told=""),
        lambda: commands.note_not_taken(actor=who, mail=mail, told="", for_good=True),
        lambda: commands.note_unreachable(actor=who, told=""),
        lambda: commands.name_lost(actor=who),
    ):
        with pytest.raises(Forbidden):
            act()
    assert states() == {"a": "wacht"}
