# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What an action points at: as its form names it, and as it was where the writer does not see it."""

from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import narrower
from driehoek.kernel.errors import Absent
from driehoek.organisations.models import Organisation, OwnedRecord
from driehoek.organisations.policies import within
from driehoek.planning.models import Action, ActionNode, ActionPartner, ActionTag, Node, Tag

Row = TypeVar("Row", bound=OwnedRecord)
Hanging = TypeVar("Hanging", ActionPartner, ActionTag, ActionNode)


def chosen(
    actor: Actor, model: type[Row], action: Action, uid: UUID | None, *, stands: Row | None = None, **where: object
) -> Row | None:
    """Return what the form names, of the action's own partnership.

    Args:
        stands: what the action points at now: that may stay, also where the writer does not see it.

    Raises:
        Absent: it is out of sight.
    """
    if uid is None or (stands is not None and stands.uid == uid):
        return stands if uid is not None else None
    found = within(actor, model, action.partnership_id).filter(uid=uid, **where).first()
    if found is None:
        raise Absent("Iets wat u koos bestaat hier niet, of u mag het niet zien.")
    return found


def hang(
    actor: Actor, action: Action, partners: Collection[UUID], tags: Collection[UUID], nodes: Collection[UUID]
) -> bool:
    """Make partners, tags and other goals those of the form; tell whether anything changed.

    What the writer does not see, and so could not have kept in the form, stays.
    """
    plan_id = action.programme.plan_id
    organisations = [chosen(actor, Organisation, action, uid) for uid in partners]
    labels = [chosen(actor, Tag, action, uid) for uid in tags]
    goals = [chosen(actor, Node, action, uid, plan_id=plan_id) for uid in nodes]
    changed = [
        _put(
            ActionPartner,
            action,
            "organisation",
            [*organisations, *_unseen(actor, ActionPartner, action, "organisation")],
        ),
        _put(ActionTag, action, "tag", [*labels, *_unseen(actor, ActionTag, action, "tag")]),
        _put(ActionNode, action, "node", [*goals, *_unseen(actor, ActionNode, action, "node")]),
    ]
    return any(changed)


def _unseen(actor: Actor, model: type[Hanging], action: Action, end: str) -> list[Any]:
    """Return what hangs on the action and is out of the writer's sight."""
    joined = model._default_manager.filter(action=action, withdrawn_at__isnull=True).select_related(end)
    rows = {getattr(row, end).pk: getattr(row, end) for row in joined}
    if not rows:
        return []
    target = type(next(iter(rows.values())))
    seen = set(within(actor, target, action.partnership_id).filter(pk__in=rows).values_list("pk", flat=True))
    return [row for pk, row in rows.items() if pk not in seen and row.withdrawn_at is None]


def _put(model: type[Hanging], action: Action, end: str, rows: Sequence[OwnedRecord | None]) -> bool:
    wanted = []
    for key, row in sorted({row.pk: row for row in rows if row is not None}.items()):
        own = action.circle, action.circle_municipality_id
        # An organisation is no secret of its own; a tag or a goal may be.
        spread = own if end == "organisation" else narrower(own, (row.circle, row.circle_municipality_id))
        wanted.append(
            model(
                partnership_id=action.partnership_id,
                municipality_id=action.municipality_id,
                circle=spread[0],
                circle_municipality_id=spread[1],
                example=action.example,
                action=action,
                **{f"{end}_id": key},
            )
        )
    kept = frozenset({"source", "source_place"})
    stored = model._default_manager.filter(action=action)
    counts = records.put(stored, wanted, attrgetter(f"{end}_id"), keep=kept, withdraw_others=True)[1]
    return bool(counts.made or counts.changed or counts.withdrawn)
