# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values of messages: addresses, attachments, states and when to try again; no Django, no database."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from driehoek.kernel.circle import Circle

SUBJECT_LENGTH = 200
NAME_LENGTH = 200
FILENAME_LENGTH = 150
KEY_LENGTH = 200
HEAVIEST = 10 * 1024 * 1024  # bytes of attachments together: what most servers take


#: Stands in the text of a mail where the receiver's own link comes, which is only made when the mail goes out.
PERSONAL_LINK = "{persoonlijke_link}"


class MailState(StrEnum):
    """How far a mail is."""

    WAITING = "wacht"
    RUNNING = "bezig"
    SENT = "verzonden"
    UNCERTAIN = "onzeker"
    FAILED = "mislukt"
    WITHDRAWN = "ingetrokken"


@dataclass(frozen=True, slots=True)
class Address:
    """A business address and whose it is."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along.

    Attributes:
        media_type: such as ``application/pdf`` or ``text/calendar; method=REQUEST; charset=utf-8``.
    """

    filename: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to be sent.

    Attributes:
        key: the same key is the same mail, however often it is posted; one builds it from uids.
        about: what kind of thing it is about, and its uid.
        circle, embargo_until, secrecy: who, besides the one it is for, may read in the outbox what it says; those of
            what it is about.
    """

    to: Address
    subject: str
    text: str
    key: str
    attachments: Sequence[Attachment] = ()
    about: tuple[str, UUID] | None = None
    circle: Circle = Circle.PARTNERS
    circle_municipality_id: int | None = None
    embargo_until: datetime | None = None
    secrecy: UUID | None = None


#: How long to wait after the first, second, ... time that it did not work; then the last one again and again.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
)
#: After so many times, some three days, a mail is given up; a person may try again.
MOST_TRIES = 22
#: A mail that was handed over so long ago and of which nothing was heard since lost its worker.
QUIET = timedelta(minutes=5)

#: What a person may do with a mail, by its state.
RETRY = frozenset({MailState.WAITING, MailState.FAILED})
TAKE_BACK = frozenset({MailState.WAITING, MailState.FAILED})
DOUBT = frozenset({MailState.UNCERTAIN})


def wait_after(tries: int) -> timedelta:
    """Return how long to wait after so many times, the last one included."""
    return WAITS[min(max(tries, 1), len(WAITS)) - 1]


_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}"
)
_MEDIA_TYPE = re.compile(r'[a-z]+/[a-z0-9.+-]+(?:; ?[a-z]+="?[A-Za-z0-9_-]+"?)*')
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")

NO_ADDRESS = "Dit e-mailadres klopt niet. Het moet lijken op naam@gemeente.nl."
ONE_LINE = "Een onderwerp of naam is één regel zonder tekens die een mail kunnen veranderen."
NO_SUBJECT = "Een mail heeft een onderwerp van ten hoogste 200 tekens."
NO_TEXT = "Een mail heeft een tekst."
NO_FILE = "De naam of de soort van deze bijlage klopt niet."
TOO_HEAVY = "De bijlagen zijn samen te groot om te mailen: ten hoogste 10 MB."


def shortcomings(letter: Letter) -> Mapping[str, str]:
    """Return what is wrong with a mail, by field; a line break in a header would let a text add headers of its own."""
    wrong: dict[str, str] = {}
    if len(letter.to.email) > 254 or not _EMAIL.fullmatch(letter.to.email):
        wrong["to"] = NO_ADDRESS
    elif _CONTROL.search(letter.to.name) or len(letter.to.name) > NAME_LENGTH:
        wrong["to"] = ONE_LINE
    if not letter.subject.strip() or len(letter.subject) > SUBJECT_LENGTH:
        wrong["subject"] = NO_SUBJECT
    elif _CONTROL.search(letter.subject):
        wrong["subject"] = ONE_LINE
    if not letter.text.strip():
        wrong["text"] = NO_TEXT
    if any(not _fits(file) for file in letter.attachments):
        wrong["attachments"] = NO_FILE
    elif sum(len(file.content) for file in letter.attachments) > HEAVIEST:
        wrong["attachments"] = TOO_HEAVY
    return wrong


def _fits(file: Attachment) -> bool:
    named = 0 < len(file.filename) <= FILENAME_LENGTH and not re.search(r'[/\\"]', file.filename)
    return named and not _CONTROL.search(file.filename) and bool(_MEDIA_TYPE.fullmatch(file.media_type))
