# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping a part of a round as it is at this moment, whole, with its digest."""

from django.db.models import Max

from driehoek.evaluation.dossier.keeping import CODEC
from driehoek.evaluation.dossier.model import Dossier, Outcomes
from driehoek.evaluation.models import Part, Reopening, Round
from driehoek.evaluation.rules import PartKind
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.lib.frozen import digest


def freeze(actor: Actor, round_: Round, kind: PartKind, number: int, content: Dossier | Outcomes) -> Part:
    """Keep a part; it is never changed afterwards.

    Args:
        number: which lock of the round it is of.
    """
    text = CODEC.write(content)
    return records.insert(
        Part(
            partnership_id=round_.partnership_id,
            municipality_id=round_.municipality_id,
            circle=round_.circle,
            circle_municipality_id=round_.circle_municipality_id,
            embargo_until=round_.embargo_until,
            secrecy=round_.secrecy,
            example=round_.example,
            round=round_,
            kind=kind.value,
            number=number,
            content=text,
            digest=digest(text),
            frozen_at=clock.now(),
            frozen_by=actor.capacity(round_.partnership_id)[:300],
        )
    )


def last_lock(round_: Round) -> int:
    """Return the number of the last lock of a round; 0 when it was never locked."""
    rows = Part.objects.filter(round=round_, kind=PartKind.CONTENT.value)
    return rows.aggregate(last=Max("number"))["last"] or 0


def holding(round_: Round) -> Part | None:
    """Return the part that holds: of the last lock, unless the round was opened again since."""
    number = last_lock(round_)
    if Reopening.objects.filter(round=round_, number__gte=number, withdrawn_at__isnull=True).exists():
        return None
    return Part.objects.filter(round=round_, kind=PartKind.CONTENT.value, number=number).first()
