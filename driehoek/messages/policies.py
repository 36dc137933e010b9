# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which mails an actor may read, and who looks after the outbox."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.access.decision import reach, require
from driehoek.access.permissions import Permission
from driehoek.access.visibility import visible
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Forbidden
from driehoek.kernel.models import SearchEntry
from driehoek.messages.models import Mail
from driehoek.messages.rules import QUIET, MailState


def outbox(actor: Actor, partnership_id: int) -> QuerySet[Mail]:
    """Return all mails of a partnership, of which one may know how far they are; not what they say: :func:`readable`.

    Raises:
        Forbidden: the actor does not look after the outbox here.
    """
    require(actor, Permission.SEE_OUTBOX, partnership_id)
    return Mail._default_manager.filter(partnership_id=partnership_id, withdrawn_at__isnull=True)


def readable(actor: Actor) -> Q:
    """Return the condition on mails whose receiver and words this actor may read.

    A mail has the circle that what it is about had when it was written. Where that has become narrower since, the mail
    tells no more than that: the entry in the search index knows who may see the record now.
    """
    now = clock.now()
    about = SearchEntry.objects.filter(uid=OuterRef("about_uid"))
    still = Exists(about.filter(visible(actor, now, without="withdrawal")))
    return visible(actor, now) & (Q(about_uid__isnull=True) | ~Exists(about) | still)


def due() -> QuerySet[Mail]:
    """Return the mails that wait and whose time has come, the longest waiting first; for the system alone."""
    waiting = Mail._default_manager.filter(state=MailState.WAITING.value, withdrawn_at__isnull=True)
    return waiting.filter(next_at__lte=clock.now()).order_by("next_at", "pk")


def lost() -> QuerySet[Mail]:
    """Return the mails that were handed over and of which nothing was heard since; for the system alone."""
    return Mail._default_manager.filter(state=MailState.RUNNING.value, handed_at__lt=clock.now() - QUIET)


def require_sender(actor: Actor) -> None:
    """Refuse who does not send for every partnership.

    Raises:
        Forbidden: the actor is not the job that sends mail.
    """
    if not reach(actor, Permission.SEE_OUTBOX).everything:
        raise Forbidden("Alleen het systeem verstuurt mail.")
