# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of a frozen part a reader may see: the pieces whose records that reader may see now, withdrawn or not.

A frozen part holds records of every circle. It is read with the same conditions as the tables: a record that got a
narrower circle since, an embargo, or secrecy is out of sight in the frozen part too; one that was released is in sight.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints
from uuid import UUID

from django.apps import apps
from django.db.models import CharField, Q, QuerySet, Value

from driehoek.access.prepared import prepared
from driehoek.access.visibility import visible
from driehoek.evaluation.dossier import model
from driehoek.evaluation.dossier.judged import NONE
from driehoek.evaluation.dossier.model import Dossier, FigurePart
from driehoek.evaluation.dossier.themes import belongs
from driehoek.figures.queries.views import SeriesView
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor

T = TypeVar("T")
Seen = frozenset[tuple[str, UUID]]

#: The kinds of records on which a piece can rest, and how they hang on the programmes that were looked at.
KINDS = {
    "planning.programme": "uid",
    "planning.action": "programme__uid",
    "planning.progressreport": "action__programme__uid",
    "evaluation.evaluation": "programme__uid",
    "evaluation.judgement": "evaluation__programme__uid",
    "evaluation.goaljudgement": "evaluation__programme__uid",
    "evaluation.ask": "action__programme__uid",
    "evaluation.adjustment": "action__programme__uid",
    "evaluation.round": "",
    "planning.node": "",
    "planning.workinggroup": "",
    "monitoring.goalfigure": "",
    "organisations.organisation": "",
    "organisations.function": "",
    "figures.dataset": "",
    "figures.annotation": "",
    "steering.proposal": "",
    "steering.decision": "",
    "steering.body": "",
}
ANNOTATION = "figures.annotation"
#: What holds something that may be out of sight.
PIECES = frozenset(
    kind
    for kind in vars(model).values()
    if isinstance(kind, type) and kind.__module__ == model.__name__ and kind not in (model.Rests, model.Mention)
) | {SeriesView}


def seen_of(actor: Actor, partnership_id: int, programmes: Sequence[UUID]) -> Seen:
    """Return which records that a part about these programmes can rest on the actor may see now; 1 query."""
    return frozenset((kind, uid) for kind, uid in _seen(actor, partnership_id, tuple(programmes)))


@prepared
def _seen(actor: Actor, partnership_id: int, programmes: tuple[UUID, ...]) -> QuerySet[Any, Any]:
    in_sight = visible(actor, clock.now(), without="withdrawal")
    first: QuerySet[Any, Any]
    first, *others = [
        apps.get_model(kind)
        ._default_manager.filter(
            in_sight, Q(**{f"{through}__in": programmes}) if through else Q(), partnership_id=partnership_id
        )
        .annotate(kind_of=Value(kind, output_field=CharField()))
        .values_list("kind_of", "uid")
        for kind, through in KINDS.items()
    ]
    return first.union(*others, all=True)


def in_sight(value: T, seen: Seen) -> T | None:
    """Return a piece as somebody may see it who sees these records; ``None`` where nothing of it is in sight."""
    part: Any = value
    kind: Any = type(value)
    if any((one.record, one.uid) not in seen for one in getattr(part, "rests", ())):
        return None
    changed: dict[str, Any] = {}
    hidden = [one for one in getattr(part, "mentions", ()) if (one.record, one.uid) not in seen]
    if hidden:
        changed["mentions"] = tuple(one for one in part.mentions if one not in hidden)
        changed |= {name: _empty(kind, name) for one in hidden for name in one.fields}
    for name in _inside(kind):
        content = getattr(part, name)
        kept = _several(content, seen) if isinstance(content, tuple) else content and in_sight(content, seen)
        if kept != content:
            changed[name] = kept
    if isinstance(part, SeriesView):
        changed["annotations"] = tuple(one for one in part.annotations if (ANNOTATION, one.uid) in seen)
    if isinstance(part, Dossier):
        programmes, themes = changed.get("programmes", part.programmes), changed.get("themes", part.themes)
        changed["themes"] = tuple(theme for theme in themes if belongs(theme, programmes))
    shown: T = replace(part, **changed) if changed else part
    return shown


def _several(content: tuple[Any, ...], seen: Seen) -> tuple[Any, ...]:
    """Return the pieces in sight; of a figure with and without what the partnership brought in itself the first."""
    kept = [one for part in content if (one := in_sight(part, seen)) is not None]
    if not kept or not isinstance(kept[0], FigurePart):
        return tuple(kept)
    once = {(one.node_code, one.indicator, one.area): one for one in reversed(kept)}
    return tuple(one for one in kept if once[one.node_code, one.indicator, one.area] is one)


@cache
def _inside(kind: Hashable) -> tuple[str, ...]:
    """Return the fields that hold pieces, one or several."""
    hints = get_type_hints(kind) if kind.__module__ == model.__name__ else {}
    return tuple(name for name, hint in hints.items() if any(part in PIECES for part in _kinds(hint)))


def _kinds(hint: Any) -> tuple[Any, ...]:
    parts = get_args(hint)
    return tuple(kind for part in parts for kind in _kinds(part)) if parts else (hint,)


@cache
def _empty(kind: Hashable, name: str) -> Any:
    """Return what a field is where nothing may be told."""
    hint = get_type_hints(kind)[name]
    return None if NoneType in _kinds(hint) else {str: "", bool: False, UUID: NONE}[hint]
