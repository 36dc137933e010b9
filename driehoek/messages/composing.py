# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mail of the outbox as the bytes that go out; only here does a personal link come into the text."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.conf import settings

from driehoek.kernel import files
from driehoek.lib.mail.composing import File, Written, composed
from driehoek.messages.models import Mail
from driehoek.messages.rules import PERSONAL_LINK

#: Per kind of thing that a mail is about: what makes the personal link, given the uid of that thing and the address
#: that the mail goes to; a ``LookupError`` when the one at that address has no such link (any more).
Links = Mapping[str, Callable[[UUID, str], str]]


class Unwritable(Exception):
    """The mail cannot be written out; the sentence says why."""


NO_FILE = "Deze mail kan niet worden samengesteld: een bijlage ontbreekt of is beschadigd."
NO_LINK = "Deze mail kan niet worden samengesteld: de persoonlijke link is er niet meer."
WRONG = "Deze mail kan niet worden samengesteld: adres of onderwerp klopt niet."


def bytes_of(mail: Mail, links: Links) -> bytes:
    """Return what is handed over for a mail; attachments come from the store of files, a personal link is made now.

    Raises:
        Unwritable: an attachment is gone or damaged, a link cannot be made, or a header cannot be.
    """
    text = _with_link(mail, links)
    try:
        attached = [
            File(one.filename, one.media_type, files.fetch(one.sha256)) for one in mail.attachments.order_by("position")
        ]
    except (OSError, ValueError) as problem:
        raise Unwritable(NO_FILE) from problem
    try:
        return composed(
            Written(
                sender=settings.DRIEHOEK_MAIL_FROM,
                to_email=mail.to_email,
                to_name=mail.to_name,
                subject=mail.subject,
                text=text,
                message_id=mail.message_id,
                at=mail.posted_at,
                files=attached,
            )
        )
    except ValueError as problem:
        raise Unwritable(WRONG) from problem


def _with_link(mail: Mail, links: Links) -> str:
    """Return the text with the personal link in it: it stands in no table and on no page."""
    if PERSONAL_LINK not in mail.text:
        return mail.text
    make = links.get(mail.about_kind)
    if make is None or mail.about_uid is None:
        raise Unwritable(NO_LINK)
    try:
        return mail.text.replace(PERSONAL_LINK, make(mail.about_uid, mail.to_email))
    except LookupError as problem:
        raise Unwritable(NO_LINK) from problem
