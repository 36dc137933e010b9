# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of the outbox."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Value, When

from driehoek.kernel.actor import Actor
from driehoek.messages import policies
from driehoek.messages.models import MailAttachment
from driehoek.messages.rules import MailState

PAGE = 50
#: What a person must look at comes first.
URGENT = (MailState.UNCERTAIN, MailState.FAILED)
COLUMNS = (
    "pk", "uid", "state", "posted_at", "next_at", "ended_at", "tries", "may_read", "to_email", "to_name", "subject",
    "text", "told", "circle",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MailWords:
    """To whom a mail goes and what it says, for whoever may read that.

    Attributes:
        told: what the server answered, or why it does not go out; it may repeat the address.
        files: names of what goes along.
    """

    to: str
    name: str
    subject: str
    text: str
    told: str
    circle: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MailLine:
    """One mail of the outbox.

    Attributes:
        tries: how often a server was asked.
        words: None where the mail is of a circle that the reader is not in.
    """

    uid: UUID
    state: MailState
    posted_at: datetime
    next_at: datetime
    ended_at: datetime | None
    tries: int
    words: MailWords | None


@dataclass(frozen=True, slots=True)
class Outbox:
    """A page of the outbox.

    Attributes:
        counts: how many mails there are by state.
        page, pages: which page of how many.
    """

    lines: tuple[MailLine, ...]
    counts: Mapping[MailState, int]
    page: int
    pages: int


def outbox(actor: Actor, partnership_id: int, state: MailState | None = None, number: int = 1) -> Outbox:
    """Return the mails of a partnership, what asks attention first and then the newest; 3 queries.

    How far each mail is, is for whoever looks after the outbox; to whom it goes and what it says is only for who is in
    its circle.

    Raises:
        Forbidden: the actor does not look after the outbox here.
    """
    rows = policies.outbox(actor, partnership_id)
    counts = {MailState(s): n for s, n in rows.values_list("state").annotate(n=Count("pk")).order_by("state")}
    total = counts.get(state, 0) if state else sum(counts.values())
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    first = Case(When(state__in=URGENT, then=Value(0)), default=Value(1))
    may_read = Case(When(policies.readable(actor), then=Value(True)), default=Value(False))
    chosen = rows.filter(state=state) if state else rows
    found = list(
        chosen.annotate(first=first, may_read=may_read)
        .order_by("first", "-posted_at", "-pk")[(number - 1) * PAGE : number * PAGE]
        .values_list(*COLUMNS, named=True)
    )
    files: dict[int, list[str]] = {}
    attached = MailAttachment._default_manager.filter(mail__in=[row.pk for row in found if row.may_read])
    for mail, name in attached.order_by("mail", "position").values_list("mail", "filename"):
        files.setdefault(mail, []).append(name)
    lines = tuple(_line(row, tuple(files.get(row.pk, ()))) for row in found)
    return Outbox(lines, counts, number, pages)


def _line(row: Any, files: tuple[str, ...]) -> MailLine:
    words = MailWords(row.to_email, row.to_name, row.subject, row.text, row.told, row.circle, files)
    return MailLine(
        uid=row.uid,
        state=MailState(row.state),
        posted_at=row.posted_at,
        next_at=row.next_at,
        ended_at=row.ended_at,
        tries=row.tries,
        words=words if row.may_read else None,
    )
