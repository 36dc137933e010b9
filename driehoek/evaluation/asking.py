# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is asked about which action: the person who holds the function that leads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from driehoek.evaluation.models import Ask, Round
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.organisations.models import Holding
from driehoek.organisations.policies import within
from driehoek.organisations.queries import actor_of, covers
from driehoek.organisations.rules import FunctionKind
from driehoek.planning.models import Action
from driehoek.planning.rules import CLOSED

#: Where only an organisation leads an action, who of it is asked: the first kind of which somebody is there.
CONTACTS = (
    FunctionKind.ACTION_LEAD, FunctionKind.PARTNER_CONTACT, FunctionKind.ADVISER, FunctionKind.WORKING_GROUP_CHAIR,
    FunctionKind.TEAM_CHIEF, FunctionKind.PROSECUTOR,
)  # fmt: skip
#: Circles that everybody who leads an action for the partnership sees.
SEEN_BY_LEADS = frozenset({Circle.PUBLIC.value, Circle.PARTNERS.value})


@dataclass(frozen=True, slots=True)
class Gathered:
    """Actions to ask about, and whom.

    Attributes:
        asked: key of the person by key of the action; an action that is not in it has nobody to ask.
        persons: key of the function as what each person is asked.
    """

    actions: Sequence[Action]
    asked: Mapping[int, int]
    persons: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """How many were asked in a round: people, actions, and actions for which there is nobody to ask."""

    people: int
    actions: int
    nobody: int


def asked_of(round_: Round) -> Asked:
    """Return how many were asked; 1 query."""
    rows = Ask.objects.filter(round=round_, withdrawn_at__isnull=True).values_list("request_id", flat=True)
    keys = list(rows)
    return Asked(len({*keys} - {None}), len(keys), sum(key is None for key in keys))


@dataclass(frozen=True, slots=True)
class _Holder:
    person: int
    person_uid: Any
    function: int
    organisation: int
    kind: str


def gather(actor: Actor, partnership_id: int, programme_ids: Sequence[int]) -> Gathered:
    """Return every action within sight on which work is still done, and whom to ask.

    2 queries, and 2 more for each person who is to be asked about an action of a narrower circle.
    """
    open_: QuerySet[Action] = (
        within(actor, Action, partnership_id, "programme")
        .filter(programme__in=programme_ids)
        .exclude(status__in=[status.value for status in CLOSED])
        .order_by("programme__code", "position", "code")
    )
    actions = list(open_)
    holders = _holders(partnership_id)
    by_function: dict[int, _Holder] = {}
    by_organisation: dict[int, _Holder] = {}
    for holder in holders:
        by_function.setdefault(holder.function, holder)
    for kind in CONTACTS:
        for holder in holders:
            if holder.kind == kind.value:
                by_organisation.setdefault(holder.organisation, holder)
    asked: dict[int, int] = {}
    persons: dict[int, int] = {}
    readers: dict[int, Actor | None] = {}
    for action in actions:
        found = by_function.get(action.lead_function_id or 0)
        if found is None and action.lead_function_id is None:
            found = by_organisation.get(action.lead_organisation_id or 0)
        if found is not None and _may_see(action, found, readers):
            asked[action.pk] = found.person
            persons.setdefault(found.person, found.function)
    return Gathered(actions, asked, persons)


def _holders(partnership_id: int) -> list[_Holder]:
    """Return who holds a function today, the holder before a replacement, in a fixed order."""
    today = clock.today()
    rows = (
        Holding.objects.filter(
            partnership=partnership_id, withdrawn_at__isnull=True, person__is_active=True,
            function__withdrawn_at__isnull=True,
        )
        .order_by("replacement", "function__code", "pk")
        .values_list(
            "person_id", "person__uid", "function_id", "function__organisation_id", "function__kind", "starts_on",
            "ends_on",
        )
    )  # fmt: skip
    return [
        _Holder(person, uid, function, organisation, kind)
        for person, uid, function, organisation, kind, starts_on, ends_on in rows
        if covers(starts_on, ends_on, today)
    ]


def _may_see(action: Action, holder: _Holder, readers: dict[int, Actor | None]) -> bool:
    plain = action.embargo_until is None and action.secrecy is None
    if plain and action.circle in SEEN_BY_LEADS:
        return True
    if holder.person not in readers:
        readers[holder.person] = actor_of(holder.person_uid, clock.today())
    reader = readers[holder.person]
    return reader is not None and within(reader, Action, action.partnership_id).filter(pk=action.pk).exists()
