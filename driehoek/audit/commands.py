# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Idempotency: the same form sent twice is carried out once."""

from collections.abc import Callable
from uuid import UUID

from django.db import IntegrityError, transaction

from driehoek.audit.contention import told_when_busy
from driehoek.audit.models import Performed
from driehoek.kernel import operation
from driehoek.kernel.actor import Actor


def once(*, actor: Actor, key: UUID | None, perform: Callable[[], UUID]) -> UUID:
    """Carry out ``perform`` unless this actor already did so under this key, and return the uid of its result.

    The key is stored in the same transaction as the change, so that both are there or neither is. Of two requests
    with one key at the same moment the second waits for the first, and then finds its result.

    Args:
        key: the idempotency key of the form; ``None`` carries it out without one.
    """
    if key is None or actor.uid is None:
        return perform()
    earlier = _earlier(actor.uid, key)
    if earlier is not None:
        return earlier
    try:
        with told_when_busy(), operation.opened(actor) as running, transaction.atomic():
            performed = Performed.objects.create(
                key=key, actor_uid=actor.uid, operation=running.uid, result=running.uid, at=running.at
            )
            result = perform()
            Performed.objects.filter(pk=performed.pk).update(result=result)
            return result
    except IntegrityError:
        earlier = _earlier(actor.uid, key)
        if earlier is None:
            raise
        return earlier


def _earlier(actor_uid: UUID, key: UUID) -> UUID | None:
    return Performed.objects.filter(actor_uid=actor_uid, key=key).values_list("result", flat=True).first()
