# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody wants the weekly mail, and the link in it that switches it off without signing in."""

from uuid import UUID

from django.conf import settings

from driehoek.kernel.actor import Actor
from driehoek.lib.signing import signed, unsigned
from driehoek.organisations.models import Person

PURPOSE = b"driehoek.organisations.weekly.1"
#: The kind under which a mail says that it is the weekly one of a person.
ABOUT = "weekbericht"
UID_BYTES = 16


def token_of(person_uid: UUID) -> str:
    """Return the part of the address by which somebody says whether the weekly mail may come."""
    return signed(person_uid.bytes, purpose=PURPOSE, secret=settings.SECRET_KEY)


def path_of(token: str) -> str:
    """Return where one says so."""
    return f"/weekbericht/{token}/"


def read(token: str) -> UUID | None:
    """Return whose link this is, or ``None`` when we never made it."""
    what = unsigned(token, purpose=PURPOSE, secret=settings.SECRET_KEY)
    return UUID(bytes=what) if what is not None and len(what) == UID_BYTES else None


def link_of(person_uid: UUID, to_email: str) -> str:
    """Return the whole address, for the mail that is being sent; 1 query.

    Raises:
        LookupError: the person left, or has another address by now.
    """
    if not Person.objects.filter(uid=person_uid, email=to_email, is_active=True).exists():
        raise LookupError("no such person at this address")
    return settings.DRIEHOEK_ADDRESS + path_of(token_of(person_uid))


def wants_weekly_mail(actor: Actor) -> bool:
    """Tell whether this person wants the weekly mail; 1 query, none for who is no person."""
    if actor.uid is None:
        return False
    return Person.objects.filter(uid=actor.uid, is_active=True, weekly_mail=True).exists()
