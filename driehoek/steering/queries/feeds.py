# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of the calendars that people follow with a program of their own."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import shown, within
from driehoek.steering.models import Body, FeedToken, Meeting
from driehoek.steering.rules import CalendarScope


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A connection as its owner sees it; what is secret in its address is nowhere to be read."""

    uid: UUID
    label: str
    scope: CalendarScope
    body: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class OpenedFeed:
    """What an address leads to: whose calendar, in which partnership, and what of it.

    Attributes:
        body_pk: of the body, when it is the calendar of one.
    """

    owner_uid: UUID
    partnership_id: int
    slug: str
    partnership: str
    scope: CalendarScope
    body_pk: int | None


def feeds(actor: Actor, partnership_id: int) -> tuple[FeedLine, ...]:
    """Return one's own connections, by name; 1 query."""
    if actor.uid is None:
        return ()
    rows = FeedToken._default_manager.filter(
        partnership_id=partnership_id, owner_uid=actor.uid, withdrawn_at__isnull=True
    )
    values = rows.order_by("label").values_list("uid", "label", "scope", shown(actor, "body__name"), "made_at")
    return tuple(FeedLine(uid, label, CalendarScope(scope), body or "", at) for uid, label, scope, body, at in values)


def opened(token: str) -> OpenedFeed | None:
    """Return what a secret address leads to, or ``None`` for one that never was or was revoked; 1 query.

    The secret is looked up by its hash, so that the time it takes tells nothing about any secret that is stored.
    """
    digest = hashlib.sha256(token.encode()).hexdigest()
    found = (
        FeedToken._default_manager.filter(
            digest=digest, withdrawn_at__isnull=True, partnership__withdrawn_at__isnull=True
        )
        .values_list(
            "digest", "owner_uid", "partnership_id", "partnership__slug", "partnership__name", "scope", "body_id"
        )
        .first()
    )
    if found is None or not hmac.compare_digest(found[0], digest):
        return None
    _, owner, partnership_id, slug, name, scope, body = found
    return OpenedFeed(owner, partnership_id, slug, name, CalendarScope(scope), body)


def calendar_bodies(actor: Actor, partnership_id: int) -> tuple[tuple[int, str, str], ...]:
    """Return the bodies of which one sees a meeting, with key, code and name, by name; 1 query."""
    return tuple((pk, code, name) for pk, code, name in _bodies(actor, partnership_id))


@prepared
def _bodies(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    meets = within(actor, Meeting, partnership_id).filter(body=OuterRef("pk"))
    rows = within(actor, Body, partnership_id).filter(Exists(meets))
    return rows.order_by("name", "code").values_list("pk", "code", "name")
