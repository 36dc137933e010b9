# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which figures an actor may see, and who may bring them in."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from driehoek.access.decision import reach, require
from driehoek.access.permissions import Permission
from driehoek.access.visibility import visible
from driehoek.figures.models import Annotation, Dataset, FetchRun
from driehoek.figures.rules import FetchState
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Forbidden
from driehoek.organisations.policies import within

QUIET = timedelta(minutes=2)
"""A run of which nothing was heard for so long lost its worker, and is taken up again."""

NATIONAL = Q(partnership__isnull=True, withdrawn_at__isnull=True)


def datasets(actor: Actor, partnership_id: int) -> QuerySet[Dataset]:
    """Return the tables of which this actor may see figures in a partnership.

    National ones are for everybody who stands in the partnership; its own ones as far as their circle goes; those of
    other partnerships never.
    """
    if not actor.everywhere and partnership_id not in actor.partnership_ids:
        return Dataset.objects.none()
    return Dataset.objects.filter(NATIONAL | (Q(partnership_id=partnership_id) & visible(actor, clock.now())))


def datasets_ever(actor: Actor, partnership_id: int) -> QuerySet[Dataset]:
    """Return the same, with those of the partnership itself of which everything was put back."""
    own = Q(partnership_id=partnership_id) & visible(actor, clock.now(), without="withdrawal")
    if not actor.everywhere and partnership_id not in actor.partnership_ids:
        return Dataset.objects.none()
    return Dataset.objects.filter(NATIONAL | own)


def sees_dataset(actor: Actor, dataset: Dataset) -> bool:
    """Tell whether the actor may know of one dataset; a job of the system may know of all."""
    if dataset.partnership_id is None:
        return actor.everywhere or bool(actor.partnership_ids)
    return Dataset.objects.filter(visible(actor, clock.now(), without="withdrawal"), pk=dataset.pk).exists()


def annotations(actor: Actor, partnership_id: int) -> QuerySet[Annotation]:
    """Return the remarks on figures that this actor may see in a partnership."""
    return within(actor, Annotation, partnership_id)


def fetch_runs(actor: Actor, partnership_id: int) -> QuerySet[FetchRun]:
    """Return the times that a table was fetched for a partnership that this actor may see."""
    return within(actor, FetchRun, partnership_id)


def fetches_waiting() -> QuerySet[FetchRun]:
    """Return what the worker must fetch: what waits, and what lost its worker; for the system alone."""
    lost = Q(state=FetchState.RUNNING.value) & (Q(progress__isnull=True) | Q(progress__at__lt=clock.now() - QUIET))
    return FetchRun._default_manager.filter(Q(state=FetchState.WAITING.value) | lost, withdrawn_at__isnull=True)


def require_load(actor: Actor, partnership_id: int | None) -> None:
    """Refuse who may not bring a table in: national ones are only for the server itself.

    Raises:
        Forbidden: the permission does not reach this partnership, or not the whole country.
    """
    if partnership_id is not None:
        require(actor, Permission.LOAD_FIGURES, partnership_id)
    elif not reach(actor, Permission.LOAD_FIGURES).everything:
        raise Forbidden("Landelijke cijfers leest alleen de beheerder van de server in.")
