# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was made of figures is kept until figures come in: it follows from the tables within sight and nothing else."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.utils.translation import get_language

from driehoek.access.prepared import prepared
from driehoek.figures.models import Load
from driehoek.figures.policies import datasets
from driehoek.kernel.actor import Actor

T = TypeVar("T")

#: Answers that are kept in one process.
MOST = 64
_KEPT: dict[Hashable, Any] = {}


def remembered(actor: Actor, partnership_id: int, about: Hashable, make: Callable[[], T]) -> T:
    """Return what was made before of the same tables within sight, or make it now; 1 query and those of making it.

    Whoever sees other tables gets another answer. What was made must hold nothing else that depends on who asks, such
    as remarks, which have a circle of their own.

    Args:
        about: what is made, and of which areas.
    """
    loads = tuple(_loads(actor, partnership_id))
    key = (partnership_id, about, get_language(), loads)
    if key not in _KEPT:
        made = make()
        while len(_KEPT) >= MOST:
            _KEPT.pop(next(iter(_KEPT)), None)
        _KEPT[key] = made
        return made
    found: T = _KEPT[key]
    return found


@prepared
def _loads(actor: Actor, partnership_id: int) -> QuerySet[Any, Any]:
    """Each table within sight with its newest load, and how often its loads changed: undoing one changes it."""
    every = Load.objects.filter(dataset=OuterRef("pk")).order_by()
    newest = Subquery(every.order_by("-pk").values("uid")[:1])
    changes = Subquery(every.values("dataset").annotate(changes=Sum("version")).values("changes"))
    rows = datasets(actor, partnership_id).order_by("pk")
    return rows.annotate(newest=newest, changes=changes).values_list("uid", "version", "newest", "changes")
