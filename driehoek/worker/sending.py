# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending what waits in the outbox, one mail at a time."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from driehoek.evaluation import surveying
from driehoek.evaluation.invited import link_of
from driehoek.evaluation.letters import ABOUT
from driehoek.kernel.actor import Actor
from driehoek.lib.mail.carrying import Carrier, Line, NotTaken, Uncertain, Unreachable
from driehoek.lib.mail.catching import Catcher
from driehoek.lib.mail.server import parse
from driehoek.lib.mail.smtp import Smtp
from driehoek.messages import commands, policies
from driehoek.messages.composing import Links, Unwritable, bytes_of
from driehoek.messages.models import Mail
from driehoek.organisations import weekly

log = logging.getLogger(__name__)

AT_ONCE = 100
ROUND = 10.0  # seconds: then the other duties have their turn
FIRST_PAUSE, LONGEST_PAUSE = 30.0, 600.0  # seconds
#: Who makes the personal links of mails, by what they are about.
LINKS: Links = {ABOUT: link_of, weekly.ABOUT: weekly.link_of, surveying.ABOUT: surveying.link_of}


def sender() -> Actor:
    """Return the job that sends mail."""
    return Actor.system("post versturen", "systeem_post")


def carrier() -> Carrier | None:
    """Return what takes our mail: in the demo a folder, so that nothing leaves the machine; None without a server."""
    if settings.DRIEHOEK_DEMO:
        return Catcher(settings.MAIL_CAUGHT)
    return Smtp(parse(settings.DRIEHOEK_SMTP_URL)) if settings.DRIEHOEK_SMTP_URL else None


@dataclass
class Sending:
    """The duty that empties the outbox.

    Attributes:
        leaving: whether the worker must stop; asked between two mails.
        links: what makes the personal links.
    """

    leaving: Callable[[], bool]
    carried_by: Callable[[], Carrier | None] = carrier
    links: Links = field(default_factory=lambda: LINKS)
    clock: Callable[[], float] = time.monotonic
    _pause: float = 0.0
    _not_before: float = field(default=float("-inf"))

    def send_waiting(self) -> str:
        """Send what waits, for some seconds; return in a few words what was done, or nothing."""
        lost = commands.name_lost(actor=sender()) if policies.lost().exists() else 0
        told = f"{lost} named uncertain" if lost else ""
        by = self.carried_by()
        if by is None or self.clock() < self._not_before or not policies.due().exists():
            return told
        sent = 0
        try:
            sent = self._round(by)
            self._pause = 0.0
        except Unreachable as problem:
            self._pause = min(max(FIRST_PAUSE, 2 * self._pause), LONGEST_PAUSE)
            self._not_before = self.clock() + self._pause
            waiting = commands.note_unreachable(actor=sender(), told=str(problem))
            log.warning("The mail server takes nothing now; %s mails wait: %s", waiting, problem)
        return ", ".join(part for part in (f"{sent} handled" if sent else "", told) if part)

    def _round(self, by: Carrier) -> int:
        until, handled = self.clock() + ROUND, 0
        with by.open() as line:
            for mail in policies.due()[:AT_ONCE]:
                if self.leaving() or self.clock() > until or not send_one(line, mail, self.links):
                    break
                handled += 1
        return handled


def send_one(line: Line, mail: Mail, links: Links) -> bool:
    """Send one mail; tell whether the line can be used for the next.

    Raises:
        Unreachable: the server cannot be talked to; the mail waits.
    """
    try:
        content = bytes_of(mail, links)
    except Unwritable as problem:
        log.exception("Mail %s cannot be composed.", mail.uid)
        commands.note_not_taken(actor=sender(), mail=mail, told=str(problem), for_good=True)
        return True
    try:
        line.offer(settings.DRIEHOEK_MAIL_FROM, mail.to_email)
    except NotTaken as refusal:
        commands.note_not_taken(actor=sender(), mail=mail, told=refusal.told, for_good=refusal.for_good)
        return True
    claimed = commands.claim(actor=sender(), mail=mail)
    # Somebody took it back in the meantime: the offer was not followed by a mail, and the line starts afresh.
    return _handed_over(line, mail, content, claimed) if claimed else False


def _handed_over(line: Line, mail: Mail, content: bytes, at: datetime) -> bool:
    try:
        told = line.hand_over(str(mail.uid), content)
    except NotTaken as refusal:
        commands.note_not_taken(actor=sender(), mail=mail, told=refusal.told, for_good=refusal.for_good, handed_at=at)
    except Unreachable as problem:
        commands.note_not_taken(actor=sender(), mail=mail, told=str(problem), for_good=False, handed_at=at)
        raise
    except Uncertain as problem:
        commands.note_uncertain(actor=sender(), mail=mail, handed_at=at, told=str(problem))
        return False
    else:
        commands.note_sent(actor=sender(), mail=mail, handed_at=at, told=told)
    return True
