# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting mails in the outbox, in the transaction of what they are about."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from driehoek.audit.recording import bulk_command, command
from driehoek.kernel import clock, files, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Forbidden, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.messages.models import Mail, MailAttachment
from driehoek.messages.rules import Address, Attachment, Letter, shortcomings

NOT_HERE = "U mag vanuit dit samenwerkingsverband geen mail versturen."
NO_MAIL = "Deze mail kan zo niet worden verstuurd. Verbeter wat hieronder staat."
ASKED_AT_ONCE = 500


@command
def post(
    *,
    actor: Actor,
    partnership_id: int | None,
    to: Address,
    subject: str,
    text: str,
    key: str,
    attachments: Sequence[Attachment] = (),
    about: tuple[str, UUID] | None = None,
    circle: Circle = Circle.PARTNERS,
    circle_municipality_id: int | None = None,
) -> UUID:
    """Put one mail in the outbox and return its uid; the worker sends it once the transaction has ended well.

    The command that calls this has decided that the actor may; here only stands that mail goes out in the name of a
    partnership in which one stands. The same key twice is the same mail, and changes nothing the second time.

    Raises:
        Forbidden: the actor does not stand in the partnership.
        Invalid: address, subject, text or attachments cannot be sent.
    """
    letter = Letter(to, subject, text, key, attachments, about, circle, circle_municipality_id)
    return _post(actor, partnership_id, [letter])[0]


@bulk_command
def post_many(*, actor: Actor, partnership_id: int | None, letters: Sequence[Letter]) -> tuple[UUID, ...]:
    """Put many mails in the outbox with a few statements, and return their uids in order; else as :func:`post`."""
    return _post(actor, partnership_id, letters)


def _post(actor: Actor, partnership_id: int | None, letters: Sequence[Letter]) -> tuple[UUID, ...]:
    if not actor.everywhere and partnership_id not in actor.partnership_ids:
        raise Forbidden(NOT_HERE)
    for letter in letters:
        wrong = shortcomings(letter)
        if wrong:
            raise Invalid(NO_MAIL, wrong)
    fresh = {letter.key: letter for letter in letters}
    known = _known(list(fresh))
    if len(known) < len(fresh):
        try:
            with transaction.atomic():
                known |= _insert(partnership_id, [one for key, one in fresh.items() if key not in known])
        except IntegrityError:  # somebody else posted one of these at the same moment
            known = _known(list(fresh))
            known |= _insert(partnership_id, [one for key, one in fresh.items() if key not in known])
    return tuple(known[letter.key] for letter in letters)


def _known(keys: Sequence[str]) -> dict[str, UUID]:
    found: dict[str, UUID] = {}
    for start in range(0, len(keys), ASKED_AT_ONCE):
        rows = Mail._default_manager.filter(key__in=keys[start : start + ASKED_AT_ONCE])
        found |= dict(rows.values_list("key", "uid"))
    return found


def _insert(partnership_id: int | None, letters: Sequence[Letter]) -> Mapping[str, UUID]:
    mails = [_mail(partnership_id, letter) for letter in letters]
    records.insert_many(mails)
    records.insert_many(
        [
            MailAttachment(
                mail=mail,
                position=number,
                filename=file.filename,
                media_type=file.media_type,
                sha256=files.keep(file.content),
                size=len(file.content),
            )
            for mail, letter in zip(mails, letters, strict=True)
            for number, file in enumerate(letter.attachments, start=1)
        ]
    )
    return {mail.key: mail.uid for mail in mails}


def _mail(partnership_id: int | None, letter: Letter) -> Mail:
    uid, now = new_uid(), clock.now()
    about_kind, about_uid = letter.about or ("", None)
    return Mail(
        uid=uid,
        partnership_id=partnership_id,
        circle=letter.circle.value,
        circle_municipality_id=letter.circle_municipality_id,
        embargo_until=letter.embargo_until,
        secrecy=letter.secrecy,
        key=letter.key,
        message_id=f"<{uid.hex}@{settings.DRIEHOEK_MAIL_FROM.rpartition('@')[2]}>",
        to_email=letter.to.email,
        to_name=letter.to.name,
        subject=letter.subject,
        text=letter.text,
        about_kind=about_kind,
        about_uid=about_uid,
        posted_at=now,
        next_at=now,
    )
