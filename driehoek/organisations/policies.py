# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rows of organisations an actor may see."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import BigIntegerField, Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from driehoek.access.visibility import visible, visible_partnership
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.kernel.models import Record
from driehoek.organisations.models import Partnership, SourceDocument
from driehoek.organisations.models.partnership import PartnershipRow

Row = TypeVar("Row", bound=PartnershipRow)
AnyRow = TypeVar("AnyRow", bound=Record)

#: A partnership is of no single municipality.
NOBODYS = Value(None, output_field=BigIntegerField())


def seen(actor: Actor, model: type[Row], *through: str) -> QuerySet[Row]:
    """Return the rows of a partnership-owned table that this actor may see now.

    Lists and single records of every room go through this one function.

    Args:
        through: foreign keys to what a row belongs to, such as the theme of a judgement; where that is out of sight,
            so is the row.
    """
    now = clock.now()
    condition = visible(actor, now)
    for relation in through:
        condition &= visible(actor, now, through=relation)
    return model._default_manager.filter(condition)


def within(actor: Actor, model: type[Row], partnership_id: int, *through: str) -> QuerySet[Row]:
    """Return the rows of one partnership that this actor may see now; ``through`` as in :func:`seen`."""
    return seen(actor, model, *through).filter(partnership_id=partnership_id)


def editable(actor: Actor, model: type[AnyRow], *, withdrawn: bool = False) -> QuerySet[AnyRow]:
    """Return the rows of a table, or partnerships themselves, that this actor sees now, to read or to change them.

    Args:
        withdrawn: the rows that were withdrawn instead, and that the actor would see if they were brought back.
    """
    rows = model._default_manager.filter(withdrawn_at__isnull=not withdrawn)
    if model is Partnership:
        nobodys: QuerySet[Any] = rows.annotate(circle_municipality_id=NOBODYS)
        return nobodys.filter(visible_partnership(actor, clock.now()))
    return rows.filter(visible(actor, clock.now(), without="withdrawal"))


def out_of_sight(actor: Actor, rows: QuerySet[Row]) -> frozenset[UUID]:
    """Return the uids of the rows that this actor may not see, withdrawn or not; 1 query.

    A job of the system serves everybody, so nothing is out of its sight.
    """
    if actor.everywhere:
        return frozenset()
    in_sight = rows.filter(visible(actor, clock.now(), without="withdrawal"))
    return frozenset(rows.exclude(pk__in=in_sight.values("pk")).values_list("uid", flat=True))


def shown(actor: Actor, column: str) -> Case:
    """Return a column of the row that a foreign key points at, where that row may be seen; else nothing.

    A record may be public while what it points at is not: the function that leads an action, or the theme beside it.

    Args:
        column: with the foreign key in front, such as ``lead_organisation__name``.
    """
    relation = column.rpartition("__")[0]
    return Case(When(visible(actor, clock.now(), through=relation), then=F(column)))


def document_title(actor: Actor, partnership_id: int) -> Subquery:
    """Return the title of the source document that a row names by its key, where that document may be seen."""
    rows = within(actor, SourceDocument, partnership_id).filter(key=OuterRef("source"))
    return Subquery(rows.values("title")[:1])


def partnerships(actor: Actor) -> QuerySet[Partnership]:
    """Return the partnerships in which the actor stands."""
    rows = Partnership.objects.filter(withdrawn_at__isnull=True)
    return rows.filter(Q() if actor.everywhere else Q(pk__in=actor.partnership_ids))


def partnership(actor: Actor, slug: str) -> Partnership:
    """Return one partnership in which the actor stands.

    Raises:
        Absent: it does not exist, or the actor has no standing in it; the two are not told apart.
    """
    found = partnerships(actor).filter(slug=slug).first()
    if found is None:
        raise Absent("Dit samenwerkingsverband bestaat niet, of u hoort er niet bij.")
    return found


def partnership_in_full(actor: Actor, slug: str) -> Partnership:
    """Return a partnership as this actor may see it: only its heading, where its record is not for them; 1 query.

    Whoever stands in a partnership knows its name; the rest has a circle, secrecy and embargo like any record.

    Raises:
        Absent: as :func:`partnership`.
    """
    in_sight = Case(When(visible_partnership(actor, clock.now()), then=True), default=False)
    found = partnerships(actor).annotate(circle_municipality_id=NOBODYS, in_sight=in_sight).filter(slug=slug).first()
    if found is None or found.in_sight:
        return found or partnership(actor, slug)
    heading = ("pk", "slug", "name", "triangle_name", "police_team")
    return Partnership(**{column: getattr(found, column) for column in heading})
