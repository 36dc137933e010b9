# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Private notes beside the points of an agenda: of an adviser, for the administrator next to them (annotatie)."""

from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.kernel.models import Recipient
from driehoek.organisations.models import Function
from driehoek.organisations.policies import seen
from driehoek.steering.models import AgendaItem, Annotation
from driehoek.steering.policies import agenda_items, annotations
from driehoek.steering.rules import FOR_WHOM

LONGEST = 4000


@command
def annotate(*, actor: Actor, item_uid: UUID, function_uid: UUID, text: str) -> UUID | None:
    """Write, rewrite or (with an empty text) take away one's private note at a point, for one administrator.

    Only whoever holds the function for which it is, or that in which it was written, ever sees it.

    Returns:
        The uid of the note; ``None`` where nothing was written.

    Raises:
        Absent: the point or the function is out of sight.
        Forbidden: the actor writes no notes for this administrator.
        Invalid: the text is too long, or the administrator could not see the point.
    """
    item = agenda_items(actor).filter(uid=item_uid).first()
    reader = seen(actor, Function).filter(uid=function_uid).first()
    if item is None or reader is None or item.partnership_id != reader.partnership_id:
        raise Absent("Dit agendapunt of deze functie bestaat niet, of u mag het niet zien.")
    author = _author(actor, reader)
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        sentence = f"Deze tekst is te lang: {LONGEST} tekens is het meeste."
        raise Invalid(sentence, {"text": sentence})
    stands = annotations(actor).filter(item=item, function=reader, author=author).first()
    if stands is not None:
        records.update(stands, {"text": text}) if text else records.withdraw(stands)
        return stands.uid
    if not text:
        return None
    return _written(item, reader, author, text)


def _author(actor: Actor, reader: Function) -> Function:
    """Return the function in which the actor writes for this administrator: one of the same organisation.

    Raises:
        Forbidden: there is none, or they may not.
    """
    require(actor, Permission.ANNOTATE, reader.partnership_id, reader.municipality_id)
    held = Function.objects.filter(
        uid__in=sorted(actor.function_uids), organisation=reader.organisation_id, withdrawn_at__isnull=True
    )
    own = held.filter(uid=reader.uid).first() or held.order_by("pk").first()
    if own is None or (own.pk != reader.pk and (reader.kind not in FOR_WHOM or own.kind in FOR_WHOM)):
        raise Forbidden("Een annotatie schrijft u alleen voor uw eigen bestuurder.")
    return own


def _written(item: AgendaItem, reader: Function, author: Function, text: str) -> UUID:
    note = Annotation(
        partnership_id=item.partnership_id,
        municipality_id=reader.municipality_id,
        circle=Circle.NAMED.value,
        secrecy=item.secrecy,
        embargo_until=item.embargo_until,
        example=item.example,
        item=item,
        function=reader,
        author=author,
        text=text,
    )
    Recipient.objects.bulk_create(
        Recipient(record_uid=note.uid, function_uid=uid) for uid in sorted({reader.uid, author.uid})
    )
    return records.insert(note).uid
