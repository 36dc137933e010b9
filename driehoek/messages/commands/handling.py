# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person does about a mail: have it sent again, take it back, or settle whether it arrived."""

from collections.abc import Collection
from uuid import UUID

from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Invalid
from driehoek.messages import policies
from driehoek.messages.models import Mail
from driehoek.messages.rules import DOUBT, RETRY, TAKE_BACK, MailState

NO_SUCH_MAIL = "Deze mail bestaat niet, of u mag hem niet zien."
NOT_NOW = "Dit kan niet meer: de mail is intussen {state}."


@command
def retry_mail(*, actor: Actor, partnership_id: int, mail_uid: UUID) -> None:
    """Have a mail that waits or failed tried now, with all its turns.

    Raises:
        Forbidden, Absent: the actor does not look after this outbox, or there is no such mail in it.
        Invalid: it does not wait and did not fail.
    """
    _back_to_waiting(_mail(actor, partnership_id, mail_uid, RETRY))


@command
def resend_mail(*, actor: Actor, partnership_id: int, mail_uid: UUID) -> None:
    """Have an uncertain mail sent again, under the same Message-ID; a person chose that it may come twice.

    Raises:
        Forbidden, Absent, Invalid: as :func:`retry_mail`, for what is not uncertain.
    """
    _back_to_waiting(_mail(actor, partnership_id, mail_uid, DOUBT))


@command
def settle_mail(*, actor: Actor, partnership_id: int, mail_uid: UUID) -> None:
    """Note that an uncertain mail did arrive, because the receiver said so.

    Raises:
        Forbidden, Absent, Invalid: as :func:`resend_mail`.
    """
    records.update(_mail(actor, partnership_id, mail_uid, DOUBT), {"state": MailState.SENT.value})


@command
def take_back_mail(*, actor: Actor, partnership_id: int, mail_uid: UUID) -> None:
    """Take back a mail that has not gone out; it stays in the outbox as taken back.

    Raises:
        Forbidden, Absent, Invalid: as :func:`retry_mail`.
    """
    mail = _mail(actor, partnership_id, mail_uid, TAKE_BACK)
    records.update(mail, {"state": MailState.WITHDRAWN.value, "ended_at": clock.now()})


def _mail(actor: Actor, partnership_id: int, mail_uid: UUID, states: Collection[MailState]) -> Mail:
    mail = policies.outbox(actor, partnership_id).select_for_update().filter(uid=mail_uid).first()
    if mail is None:
        raise Absent(NO_SUCH_MAIL)
    if mail.state not in states:
        raise Invalid(NOT_NOW.format(state=mail.state))
    return mail


def _back_to_waiting(mail: Mail) -> None:
    records.update(
        mail, {"state": MailState.WAITING.value, "next_at": clock.now(), "tries": 0, "ended_at": None, "told": ""}
    )
