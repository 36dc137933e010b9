# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is asked about which action: the person who holds the function that leads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from driehoek.evaluation.models import Ask, Round
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.organisations.holders import Holder, holders
from driehoek.organisations.policies import within
from driehoek.organisations.queries import actor_of
from driehoek.organisations.rules import FunctionKind
from driehoek.planning.models import Action, ProgressReport
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


def asked_since(round_: Round) -> date:
    """Return the Dutch day from which whatever is told of an action counts as an answer in this round."""
    return round_.opened_at.astimezone(clock.AMSTERDAM).date() if round_.opened_at else round_.opens_on


def unanswered(round_: Round) -> QuerySet[Ask]:
    """Return what was asked and of which nothing was told since, neither through the link nor in another way."""
    told = ProgressReport.objects.filter(
        partnership=round_.partnership_id, withdrawn_at__isnull=True, reported_on__gte=asked_since(round_)
    )
    asks = Ask.objects.filter(round=round_, answer="", withdrawn_at__isnull=True, action__withdrawn_at__isnull=True)
    return asks.exclude(action__in=told.values("action_id"))


def gather(actor: Actor, partnership_id: int, programme_ids: Sequence[int], previous_id: int | None = None) -> Gathered:
    """Return every action within sight on which work is still done, and whom to ask.

    An action that only an organisation leads is asked of the function of that organisation that was asked last time,
    also where a colleague took it over then; or else of its contact. 3 queries, and 2 more for each person who is to
    be asked about an action of a narrower circle.

    Args:
        previous_id: key of the round before; ``None`` when there is none.
    """
    open_: QuerySet[Action] = (
        within(actor, Action, partnership_id, "programme")
        .filter(programme__in=programme_ids)
        .exclude(status__in=[status.value for status in CLOSED])
        .order_by("programme__code", "position", "code")
    )
    actions = list(open_)
    people = holders(partnership=partnership_id)
    by_function: dict[int, Holder] = {}
    by_organisation: dict[int, Holder] = {}
    for holder in people:
        by_function.setdefault(holder.function_id, holder)
    for kind in CONTACTS:
        for holder in people:
            if holder.kind == kind.value:
                by_organisation.setdefault(holder.organisation_id, holder)
    last = _asked_last(previous_id)
    asked: dict[int, int] = {}
    persons: dict[int, int] = {}
    readers: dict[int, Actor | None] = {}
    for action in actions:
        found = by_function.get(action.lead_function_id or 0)
        if found is None and action.lead_function_id is None:
            again = by_function.get(last.get(action.pk, 0))
            same = again is not None and again.organisation_id == action.lead_organisation_id
            found = again if same else by_organisation.get(action.lead_organisation_id or 0)
        if found is not None and _may_see(action, found, readers):
            asked[action.pk] = found.person_id
            persons.setdefault(found.person_id, found.function_id)
    return Gathered(actions, asked, persons)


def _asked_last(round_id: int | None) -> dict[int, int]:
    """Return which function was asked about each action in a round, by their keys; 1 query."""
    if round_id is None:
        return {}
    rows = Ask.objects.filter(round=round_id, request__isnull=False, withdrawn_at__isnull=True)
    return dict(rows.values_list("action_id", "request__function_id"))


def _may_see(action: Action, holder: Holder, readers: dict[int, Actor | None]) -> bool:
    plain = action.embargo_until is None and action.secrecy is None
    if plain and action.circle in SEEN_BY_LEADS:
        return True
    if holder.person_id not in readers:
        readers[holder.person_id] = actor_of(holder.person_uid, clock.today())
    reader = readers[holder.person_id]
    return reader is not None and within(reader, Action, action.partnership_id).filter(pk=action.pk).exists()
