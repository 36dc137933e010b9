# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker notes while it sends: claimed, sent, to be tried again, refused, or uncertain.

A mail is claimed right before it is handed over, in a transaction of its own. So ``bezig`` means: handed over, the
answer not yet noted. When the worker dies there, nobody knows whether the mail was taken, and no machine sends it
again.
"""

from datetime import datetime

from django.db.models import F

from driehoek.audit.recording import command
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.messages import policies
from driehoek.messages.models import Mail
from driehoek.messages.rules import MOST_TRIES, MailState, wait_after

NO_ANSWER = "De mail is aangeboden, maar het antwoord van de mailserver is niet gezien."
LONGEST_TOLD = 500


@command
def claim(*, actor: Actor, mail: Mail) -> datetime | None:
    """Take a mail to hand it over now; None when it no longer waits. It stands in no audit: how it ends does.

    Raises:
        Forbidden: the actor does not send for every partnership.
    """
    policies.require_sender(actor)
    now = clock.now()
    rows = Mail._default_manager.filter(pk=mail.pk, state=MailState.WAITING.value)
    claimed = rows.update(state=MailState.RUNNING.value, handed_at=now, tries=F("tries") + 1)
    return now if claimed else None


@command
def note_sent(*, actor: Actor, mail: Mail, handed_at: datetime, told: str) -> None:
    """Note that the server took the mail.

    Raises:
        Forbidden: as :func:`claim`.
    """
    _end(actor, mail, handed_at, MailState.SENT, told)


@command
def note_uncertain(*, actor: Actor, mail: Mail, handed_at: datetime, told: str) -> None:
    """Note that the mail was handed over and that nobody knows whether it was taken.

    Raises:
        Forbidden: as :func:`claim`.
    """
    _end(actor, mail, handed_at, MailState.UNCERTAIN, f"{NO_ANSWER} ({told})")


@command
def note_not_taken(*, actor: Actor, mail: Mail, told: str, for_good: bool, handed_at: datetime | None = None) -> None:
    """Note that the mail was surely not taken: it is tried again later, or given up.

    Args:
        handed_at: when it was claimed; None when it was refused before that.

    Raises:
        Forbidden: as :func:`claim`.
    """
    policies.require_sender(actor)
    tries = mail.tries + 1
    if for_good or tries >= MOST_TRIES:
        _end(actor, mail, handed_at, MailState.FAILED, told, tries=tries)
        return
    rows = Mail._default_manager.filter(pk=mail.pk)
    rows = (
        rows.filter(state=MailState.RUNNING, handed_at=handed_at) if handed_at else rows.filter(state=MailState.WAITING)
    )
    rows.update(
        state=MailState.WAITING.value, next_at=clock.now() + wait_after(tries), tries=tries, told=told[:LONGEST_TOLD]
    )


@command
def note_unreachable(*, actor: Actor, told: str) -> int:
    """Note beside all mails that wait why they do; return how many wait. They lose no turn: it is not about them.

    Raises:
        Forbidden: as :func:`claim`.
    """
    policies.require_sender(actor)
    return policies.due().update(told=told[:LONGEST_TOLD])


@command
def name_lost(*, actor: Actor) -> int:
    """Name what lost its worker uncertain, and return how many: only a person may have them sent again.

    Raises:
        Forbidden: as :func:`claim`.
    """
    policies.require_sender(actor)
    found = list(policies.lost().select_for_update(skip_locked=True))
    for mail in found:
        records.update(mail, {"state": MailState.UNCERTAIN.value, "ended_at": clock.now(), "told": NO_ANSWER})
    return len(found)


def _end(
    actor: Actor, mail: Mail, handed_at: datetime | None, state: MailState, told: str, *, tries: int | None = None
) -> None:
    """Note how it ended, unless somebody else decided about the mail in the meantime."""
    policies.require_sender(actor)
    now = Mail._default_manager.select_for_update().get(pk=mail.pk)
    open_states = (MailState.RUNNING, MailState.UNCERTAIN) if handed_at else (MailState.WAITING,)
    if now.state not in open_states or (handed_at and now.handed_at != handed_at):
        return
    changes: dict[str, object] = {"state": state.value, "ended_at": clock.now(), "told": told[:LONGEST_TOLD]}
    records.update(now, changes if tries is None else changes | {"tries": tries})
