# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making and revoking the secret address at which one follows one's own calendar."""

import hashlib
from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Invalid
from driehoek.organisations.policies import within
from driehoek.steering.models import Body, FeedToken
from driehoek.steering.rules import CalendarScope

MOST = 10
SHORTEST = 43  # characters: 256 random bits
NOT_KEPT = "De agendakoppeling is nog niet gemaakt."
NO_PERSON = "Een agendakoppeling hoort bij een persoon."
NO_LABEL = "Zeg waar u deze agenda volgt, zoals: telefoon."
TAKEN = "U hebt al een agendakoppeling met deze naam. Kies een andere naam, of trek die in."
TOO_MANY = "U hebt al 10 agendakoppelingen. Trek er eerst een in."
NO_BODY = "Kies het orgaan waarvan u de agenda wilt volgen."
NO_FEED = "Deze agendakoppeling bestaat niet, of is niet van u."


def digest_of(token: str) -> str:
    """Return what is stored of a secret: it is long and random, so that a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


@command
def make_feed(
    *, actor: Actor, partnership_id: int, token: str, label: str, scope: CalendarScope, body_code: str = ""
) -> UUID:
    """Keep the hash of a new secret address of one's own calendar, and return the uid of the connection.

    Args:
        token: the secret, at least 256 random bits; shown to its owner once, by whoever made it.

    Raises:
        Forbidden: the actor has no standing here.
        Absent: the actor is no person.
        Invalid: there is no name or no such body, or there are too many.
    """
    require(actor, Permission.READ, partnership_id)
    if actor.uid is None:
        raise Absent(NO_PERSON)
    if len(token) < SHORTEST:
        raise ValueError("a secret of so few characters can be guessed")
    label = " ".join(label.split())
    mine = FeedToken._default_manager.filter(
        partnership_id=partnership_id, owner_uid=actor.uid, withdrawn_at__isnull=True
    )
    if not label:
        raise Invalid(NOT_KEPT, {"label": NO_LABEL})
    if mine.filter(label=label).exists():
        raise Invalid(NOT_KEPT, {"label": TAKEN})
    if mine.count() >= MOST:
        raise Invalid(NOT_KEPT, {"label": TOO_MANY})
    body = within(actor, Body, partnership_id).filter(code=body_code).first() if scope is CalendarScope.BODY else None
    if scope is CalendarScope.BODY and body is None:
        raise Invalid(NOT_KEPT, {"body": NO_BODY})
    feed = FeedToken(
        partnership_id=partnership_id,
        owner_uid=actor.uid,
        digest=digest_of(token),
        label=label,
        scope=scope.value,
        body=body,
        made_at=clock.now(),
        circle=Circle.NAMED.value,
    )
    return records.insert(feed).uid


@command
def revoke_feed(*, actor: Actor, partnership_id: int, feed_uid: UUID) -> None:
    """Revoke a connection of one's own: from now on nothing is at its address. It cannot be undone.

    Raises:
        Absent: it is not one's own, or was revoked already.
    """
    mine = FeedToken._default_manager.filter(partnership_id=partnership_id, withdrawn_at__isnull=True)
    feed = mine.filter(uid=feed_uid, owner_uid=actor.uid).first() if actor.uid else None
    if feed is None:
        raise Absent(NO_FEED)
    records.withdraw(feed)
