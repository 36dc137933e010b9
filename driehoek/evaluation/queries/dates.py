# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The deadlines of rounds, for the calendar of those who have something to do for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.access.decision import Reach, reach
from driehoek.access.permissions import Permission
from driehoek.access.prepared import prepared
from driehoek.evaluation.models import Request, Round
from driehoek.evaluation.rules import FROZEN, RoundState
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import within
from driehoek.steering.queries.dates import Asked

NOBODY = UUID(int=0)


class Step(StrEnum):
    """The last day of which step of a round."""

    LEADS = "ronde-trekkers"
    GROUPS = "ronde-werkgroepen"
    COORDINATOR = "ronde-coordinator"
    TRIANGLE = "ronde-driehoek"


@dataclass(frozen=True, slots=True)
class RoundDate:
    """The last day of a step of a round.

    Attributes:
        version: of the round, which rises when a day moves.
        opens: whether the reader may open the page of the round; else one is only asked something in it.
    """

    uid: UUID
    version: int
    code: str
    title: str
    step: Step
    day: date
    opens: bool
    example: bool


def round_dates(actor: Actor, asked: Asked) -> tuple[RoundDate, ...]:
    """Return deadlines of rounds between two days; none for one body; 1 query at most.

    Who is asked something sees the day for leads, until being done; who judges or runs the round sees every day. With
    ``mine`` a working group sees the day for leads and its own. A day that no longer counts, because the round was
    locked before, is left out.
    """
    if asked.body_pk is not None:
        return ()
    runs, judges = reach(actor, Permission.RUN_ROUND), reach(actor, Permission.JUDGE_THEME)
    rows = _rounds(actor, asked.partnership_id, asked.first, asked.last)
    return tuple(one for row in rows for one in _days(row, runs, judges, asked))


def _days(row: Sequence[Any], runs: Reach, judges: Reach, asked: Asked) -> Iterator[RoundDate]:
    uid, version, code, title, state, municipality_id, example, is_asked, *days = row
    key = asked.partnership_id
    may_run = runs.covers(key, municipality_id)
    may_judge = judges.anywhere_in(key) if municipality_id is None else judges.covers(key, municipality_id)
    opens = may_run or may_judge
    wanted = {Step.LEADS: is_asked or opens} | dict.fromkeys((Step.GROUPS, Step.COORDINATOR, Step.TRIANGLE), opens)
    if asked.mine:
        wanted |= {Step.LEADS: is_asked or may_run}
        wanted |= dict.fromkeys((Step.COORDINATOR, Step.TRIANGLE), may_run)
    for step, day in zip(Step, days, strict=True):
        over = step is not Step.TRIANGLE and RoundState(state) in FROZEN and day >= clock.today()
        if wanted[step] and not over and asked.first <= day <= asked.last:
            yield RoundDate(uid, version, code, title, step, day, opens, example)


@prepared
def _rounds(actor: Actor, partnership_id: int, first: date, last: date) -> QuerySet[Any, Any]:
    days = ("leads_by", "groups_by", "coordinator_by", "triangle_on")
    between = Q()
    for day in days:
        between |= Q(**{f"{day}__gte": first, f"{day}__lte": last})
    mine = within(actor, Request, partnership_id).filter(
        round=OuterRef("pk"), person__uid=actor.uid or NOBODY, ended_at__isnull=True
    )
    rows = within(actor, Round, partnership_id).filter(between).annotate(asked=Exists(mine))
    return rows.order_by("triangle_on", "code").values_list(
        "uid", "version", "code", "title", "state", "municipality_id", "example", "asked", *days
    )
