# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frozen parts of a round, as a reader may see them, and the evaluation as it stands where nothing is frozen."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from driehoek.access.prepared import prepared
from driehoek.evaluation.dossier.gathering import gather
from driehoek.evaluation.dossier.keeping import CODEC
from driehoek.evaluation.dossier.model import Dossier, Frozen, Outcomes
from driehoek.evaluation.dossier.outcomes import SETTLED, gather_outcomes
from driehoek.evaluation.dossier.sight import in_sight, seen_of
from driehoek.evaluation.models import Part, Reopening, RoundProgramme
from driehoek.evaluation.rules import PartKind
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.organisations.queries import PartnershipHead


def content_of(
    actor: Actor, head: PartnershipHead, code: str, number: int | None = None
) -> tuple[Dossier, Frozen] | None:
    """Return what of a locked round goes to the triangle, as far as the actor may see it; 2 queries.

    Whoever may see nothing of it gets nothing: neither the round nor that there is a part.

    Args:
        actor: whose eyes read; of readers of an edition too. number: of an earlier part; else the one that holds,
            which is none after the round was opened again.
    """
    found = _part(head.pk, code, PartKind.CONTENT, number)
    if found is None:
        return None
    content, frozen = found
    whole = CODEC.read(Dossier, content)
    seen = seen_of(actor, head.pk, [programme.uid for programme in whole.programmes])
    dossier = in_sight(whole, seen)
    return (dossier, frozen) if dossier is not None and dossier.programmes else None


def outcomes_of(
    actor: Actor, head: PartnershipHead, code: str, number: int | None = None
) -> tuple[Outcomes, Frozen] | None:
    """Return what came of a round, as far as the actor may see it; 3 queries. As for :func:`content_of`."""
    found = _part(head.pk, code, PartKind.OUTCOMES, number)
    if found is None:
        return None
    content, frozen = found
    seen = seen_of(actor, head.pk, _programmes(head.pk, code))
    outcomes = in_sight(CODEC.read(Outcomes, content), seen)
    return (outcomes, frozen) if outcomes is not None else None


def outcomes_so_far(actor: Actor, partnership_id: int, round_uid: UUID) -> tuple[Outcomes, int]:
    """Return what came of a round until now, and how many proposals have no answer yet; 4 queries."""
    found = gather_outcomes(actor, partnership_id, round_uid)
    waiting = {one.proposal_code for one in found.outcomes if one.state not in SETTLED and not one.decision_code}
    return found, len(waiting)


def parts_of(actor: Actor, partnership_id: int, code: str) -> tuple[Frozen, ...]:
    """Return which parts of a round were frozen, newest first; 1 query."""
    return tuple(
        Frozen(kind, number, digest, made, by, reopened or later)
        for kind, number, digest, made, by, reopened, later in _all_parts(actor, partnership_id, code)
    )


@prepared
def _all_parts(actor: Actor, partnership_id: int, code: str) -> QuerySet[Any, Any]:
    rows = within(actor, Part, partnership_id, "round").filter(round__code=code)
    return (
        rows.annotate(reopened=_reopened(), later=_later())
        .order_by("-number", "-kind")
        .values_list("kind", "number", "digest", "frozen_at", "frozen_by", "reopened", "later")
    )


def dossier_of(actor: Actor, head: PartnershipHead, code: str) -> tuple[Dossier, Frozen | None] | None:
    """Return the evaluation of a round: frozen where a part holds, else as it stands now; 13 queries at most.

    ``None`` when the round is out of sight. Who may see a draft is up to whoever shows it.
    """
    kept = content_of(actor, head, code)
    if kept is not None:
        return kept
    live = gather(actor, head, code)
    return None if live is None else (live, None)


def _part(partnership_id: int, code: str, kind: PartKind, number: int | None) -> tuple[str, Frozen] | None:
    """Return the text of a part and what names it, whoever asks; 1 query."""
    for content, digest, made, by, own, reopened, later in _parts(partnership_id, code, kind.value, number):
        return content, Frozen(kind.value, own, digest, made, by, reopened or later)
    return None


@prepared
def _parts(partnership_id: int, code: str, kind: str, number: int | None) -> QuerySet[Any, Any]:
    rows = Part.objects.filter(
        partnership_id=partnership_id, round__code=code, kind=kind, withdrawn_at__isnull=True,
        round__withdrawn_at__isnull=True,
    ).annotate(reopened=_reopened(), later=_later())  # fmt: skip
    rows = rows.filter(reopened=False, later=False) if number is None else rows.filter(number=number)
    return rows.values_list("content", "digest", "frozen_at", "frozen_by", "number", "reopened", "later")


def _reopened() -> Exists:
    """Tell of a part whether the round was opened again since."""
    same = {"round": OuterRef("round"), "number__gte": OuterRef("number")}
    return Exists(Reopening.objects.filter(**same, withdrawn_at__isnull=True))


def _later() -> Exists:
    """Tell of a part whether a later one of its kind was made."""
    return Exists(
        Part.objects.filter(round=OuterRef("round"), kind=OuterRef("kind"), number__gt=OuterRef("number"))
    )  # fmt: skip


def _programmes(partnership_id: int, code: str) -> list[UUID]:
    rows = RoundProgramme.objects.filter(
        partnership_id=partnership_id, round__code=code, round__withdrawn_at__isnull=True, withdrawn_at__isnull=True
    )
    return list(rows.values_list("programme__uid", flat=True))
