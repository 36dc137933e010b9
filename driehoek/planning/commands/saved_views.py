# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Keeping a list under a name, sharing it, removing it and putting it back."""

from uuid import UUID

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.planning.models import SavedView
from driehoek.planning.policies import may_share_views, own_views

MOST = 30  # a longer list is searched, not read


@command
def save_view(*, actor: Actor, partnership_id: int, name: str, query: str, shared: bool = False) -> UUID:
    """Keep a list under a name, for oneself or for the whole partnership; a view of that name is replaced.

    Args:
        query: what follows the question mark in the address of the list.

    Returns:
        The uid of the view.

    Raises:
        Forbidden: the actor has no standing here, or may not share.
        Invalid: there is no name, or the list is full.
    """
    require(actor, Permission.READ, partnership_id)
    if actor.uid is None:
        raise Absent("Een weergave hoort bij een persoon.")
    name = " ".join(name.split())
    if not name:
        raise Invalid("De weergave is nog niet bewaard.", {"name": "Geef de weergave een naam."})
    circle = _circle(actor, partnership_id, shared=shared)
    mine = own_views(actor, partnership_id)
    same = mine.filter(name=name).first()
    if same is not None:
        records.update(same, {"query": query, "circle": circle.value})
        return same.uid
    if mine.count() >= MOST:
        raise Invalid(
            "De weergave is nog niet bewaard.", {"name": f"U hebt al {MOST} weergaven. Verwijder er eerst een."}
        )
    view = SavedView(partnership_id=partnership_id, owner_uid=actor.uid, name=name, query=query, circle=circle.value)
    return records.insert(view).uid


@command
def share_view(*, actor: Actor, view_uid: UUID, shared: bool) -> None:
    """Let the partnership see one's view, or keep it to oneself again.

    Raises:
        Absent: it is not one's own.
        Forbidden: the actor may not share.
    """
    view = _own(actor, view_uid)
    records.update(view, {"circle": _circle(actor, view.partnership_id, shared=shared).value})


@command
def remove_view(*, actor: Actor, view_uid: UUID) -> None:
    """Remove one's own view; it can be put back.

    Raises:
        Absent: it is not one's own.
    """
    records.withdraw(_own(actor, view_uid))


@command
def put_view_back(*, actor: Actor, view_uid: UUID) -> None:
    """Put back a view of one's own that was removed.

    Raises:
        Absent: it is not one's own, or was not removed.
        Invalid: another view has its name by now.
    """
    view = _mine(actor, view_uid)
    if view is None or view.withdrawn_at is None:
        raise Absent("Deze weergave is niet verwijderd, of is niet van u.")
    if own_views(actor, view.partnership_id).filter(name=view.name).exists():
        raise Invalid(f"U hebt intussen een andere weergave met de naam {view.name}.")
    records.restore(view)


def _mine(actor: Actor, uid: UUID) -> SavedView | None:
    view = SavedView.objects.filter(uid=uid).first()
    own = view is not None and view.owner_uid == actor.uid and view.partnership_id in actor.partnership_ids
    return view if own else None


def _own(actor: Actor, uid: UUID) -> SavedView:
    view = _mine(actor, uid)
    if view is None or view.withdrawn_at is not None:
        raise Absent("Deze weergave bestaat niet, of is niet van u.")
    return view


def _circle(actor: Actor, partnership_id: int, *, shared: bool) -> Circle:
    if not shared:
        return Circle.NAMED
    if not may_share_views(actor, partnership_id):
        raise Forbidden("Alleen wie programma's bewerkt, kan een weergave delen.")
    return Circle.PARTNERS
