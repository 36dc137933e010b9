# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One action in a round, for whoever asks its lead something back."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.evaluation.models import Ask
from driehoek.evaluation.queries.board import RoundHead
from driehoek.evaluation.queries.desk import ROUND, round_in
from driehoek.evaluation.queries.desk_parts import AskedAlready
from driehoek.evaluation.questions import with_answers
from driehoek.kernel.actor import Actor
from driehoek.organisations.policies import shown, within
from driehoek.planning.models import ProgressReport
from driehoek.planning.rules import MAX_LEVELS, UNCHANGED


@dataclass(frozen=True, slots=True)
class OneAsked:
    """An action about which a round asks.

    Attributes:
        function: who is asked; empty when nobody could be, or out of sight.
        plan_code, theme_code: of the theme that it is under; empty when that is out of sight.
        told: what was last told in words: when, by whom and what.
    """

    round: RoundHead
    uid: UUID
    municipality_id: int | None
    code: str
    title: str
    function: str
    asked: bool
    plan_code: str
    theme_code: str
    example: bool
    told: tuple[tuple[date, str, str], ...]
    questions: tuple[AskedAlready, ...]


LAST = 3


def one_asked(actor: Actor, partnership_id: int, code: str, uid: UUID) -> OneAsked | None:
    """Return an action about which a round asks; ``None`` where either is out of sight; 3 queries."""
    rows = tuple(_asks(actor, partnership_id, code, uid))
    if not rows:
        return None
    key, whose, own, title, request_id, function, plan_code, example, *themes = rows[0][len(ROUND) :]
    theme = next((one for one in reversed(themes) if one), "")
    back = with_answers(actor, partnership_id).filter(round=rows[0][0], action=key)
    reports = _reports(actor, partnership_id, key)[:LAST]
    return OneAsked(
        round=round_in(rows[0]),
        uid=uid,
        municipality_id=whose,
        code=own,
        title=title,
        function=function or "",
        asked=request_id is not None,
        plan_code=plan_code,
        theme_code=theme,
        example=example,
        told=tuple((day, behalf or reporter, done) for day, reporter, behalf, done in reports),
        questions=tuple(AskedAlready(*row) for row in back.values_list("text", "asked_by", "asked_at", "answered")),
    )


@prepared
def _asks(actor: Actor, partnership_id: int, code: str, uid: UUID) -> QuerySet[Any, Any]:
    rows = within(actor, Ask, partnership_id, "round", "action").filter(round__code=code, action__uid=uid)
    # The theme is the highest of the nodes above: as many steps as a plan has levels.
    above = ["action__node" + "__parent" * step + "__code" for step in range(MAX_LEVELS)]
    return rows.values_list(
        *(f"round__{column}" if column != "pk" else "round_id" for column in ROUND), "action_id",
        "action__municipality_id", "action__code", "action__title", "request_id",
        shown(actor, "request__function__title"), "action__node__plan__code", "action__example",
        *(shown(actor, column) for column in above),
    )  # fmt: skip


def _reports(actor: Actor, partnership_id: int, action_id: int) -> QuerySet[Any, Any]:
    rows = within(actor, ProgressReport, partnership_id).filter(action=action_id).exclude(done__in=["", UNCHANGED])
    return rows.order_by("-reported_on", "-number").values_list("reported_on", "reporter", "on_behalf_of", "done")
