# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outbox on screen: how far each mail is, and what one can do about it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.kernel.clock import AMSTERDAM
from driehoek.messages.queries import MailLine, Outbox
from driehoek.messages.rules import DOUBT, PERSONAL_LINK, RETRY, TAKE_BACK, MailState
from driehoek.web.formats import plain_date
from driehoek.web.paths import asking
from driehoek.web.presenters.action_list import FacetLink
from driehoek.web.words import word

TONES = {MailState.SENT: "good", MailState.UNCERTAIN: "bad", MailState.FAILED: "bad"}


@dataclass(frozen=True, slots=True)
class MailButton:
    """Something that one can do about a mail."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class MailRow:
    """One mail, as the component shows it.

    Attributes:
        called: how a button names the mail to who hears it.
        subject, to: empty where the reader may not know them; then ``hidden``.
        circle: coded circle; empty where hidden.
    """

    uid: str
    called: str
    hidden: bool
    subject: str
    to: str
    circle: str
    text: str
    files: tuple[str, ...]
    state: str
    tone: str
    when: str
    told: str
    buttons: tuple[MailButton, ...]


@dataclass(frozen=True, slots=True)
class OutboxScreen:
    """The page.

    Attributes:
        states: links that choose a state.
        uncertain, failed: how many ask a person to look.
        no_server: whether no mail server is set, so that nothing goes out.
        caught: address of the mail catcher, in the demo.
    """

    address: str
    states: tuple[FacetLink, ...]
    mails: tuple[MailRow, ...]
    chosen: str
    page: int
    pages: int
    previous: str
    next: str
    uncertain: int
    failed: int
    no_server: bool
    caught: str


def outbox_screen(
    found: Outbox, state: MailState | None, address: str, *, no_server: bool = False, caught: str = ""
) -> OutboxScreen:
    """Return the page."""
    chosen = state.value if state else ""
    links = [FacetLink(_("All"), address, sum(found.counts.values()), state is None)]
    links += [
        FacetLink(word(one, "mail_state"), asking(address, stand=one.value), found.counts[one], one is state)
        for one in MailState
        if found.counts.get(one)
    ]

    def at(number: int) -> str:
        return asking(address, stand=chosen, pagina=number)

    return OutboxScreen(
        address=address,
        states=tuple(links),
        mails=tuple(_row(line) for line in found.lines),
        chosen=chosen,
        page=found.page,
        pages=found.pages,
        previous=at(found.page - 1) if found.page > 1 else "",
        next=at(found.page + 1) if found.page < found.pages else "",
        uncertain=found.counts.get(MailState.UNCERTAIN, 0),
        failed=found.counts.get(MailState.FAILED, 0),
        no_server=no_server,
        caught=caught,
    )


def _row(line: MailLine) -> MailRow:
    words = line.words
    posted = moment(line.posted_at)
    return MailRow(
        uid=str(line.uid),
        called=words.subject if words else _("the mail of %(moment)s") % {"moment": posted},
        hidden=words is None,
        subject=words.subject if words else "",
        to=(f"{words.name} <{words.to}>" if words.name else words.to) if words else "",
        circle=words.circle if words else "",
        text=words.text.replace(PERSONAL_LINK, _("[personal link]")) if words else "",
        files=words.files if words else (),
        state=word(line.state, "mail_state"),
        tone=TONES.get(line.state, "neutral"),
        when=_when(line, posted),
        told=words.told if words and line.state is not MailState.SENT else "",
        buttons=_buttons(line.state),
    )


def _when(line: MailLine, posted: str) -> str:
    parts = [_("written %(moment)s") % {"moment": posted}]
    if line.state is MailState.SENT and line.ended_at:
        parts.append(_("sent %(moment)s") % {"moment": moment(line.ended_at)})
    elif line.state is MailState.WAITING and line.tries:
        parts.append(_("next attempt %(moment)s") % {"moment": moment(line.next_at)})
    elif line.ended_at:
        parts.append(_("ended %(moment)s") % {"moment": moment(line.ended_at)})
    if line.tries > 1:
        parts.append(ngettext("%(num)s attempt", "%(num)s attempts", line.tries) % {"num": line.tries})
    return ", ".join(parts)


def _buttons(state: MailState) -> tuple[MailButton, ...]:
    found = []
    if state in DOUBT:
        found += [MailButton("opnieuw", _("Send again")), MailButton("aangekomen", _("It did arrive"))]
    if state in RETRY:
        found.append(MailButton("nu", _("Try now")))
    if state in TAKE_BACK:
        found.append(MailButton("terug", _("Take back")))
    return tuple(found)


def moment(at: datetime) -> str:
    """Write a moment as people say it."""
    local = at.astimezone(AMSTERDAM)
    return f"{plain_date(local.date(), get_language() or 'nl')}, {local:%H:%M}"
