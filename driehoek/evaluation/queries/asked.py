# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody who comes through a link is shown: the actions that are asked about, and nothing else."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from driehoek.evaluation.invited import Invited, in_sight
from driehoek.evaluation.questions import open_questions
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.policies import shown, within
from driehoek.planning.models import ProgressReport
from driehoek.planning.rules import UNCHANGED


@dataclass(frozen=True, slots=True)
class AskedBack:
    """A question back, and in which function somebody asked it."""

    text: str
    by: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class AskedAction:
    """One action as the one who leads it sees it.

    Attributes:
        version: sent along with the answer, so that a change in between is noticed.
        attention, adjustment: text where the action asks it; ``None`` where it does not.
        told, told_on: what was last told in words, and when anything was last told.
        answer, answered_at, answered_by: what was answered in this round; empty as long as nothing was.
        questions: asked back since, and without an answer yet.
    """

    uid: UUID
    version: int
    code: str
    title: str
    theme: str
    status: str
    end: PreciseDate | None
    reason: str
    attention: str | None
    adjustment: str | None
    told: str
    told_on: date | None
    answer: str
    answered_at: datetime | None
    answered_by: str
    example: bool
    questions: tuple[AskedBack, ...] = ()


def asked_actions(guest: Invited) -> tuple[AskedAction, ...]:
    """Return what is asked, in the order of the programmes; 3 queries."""
    rows = list(
        in_sight(guest)
        .order_by("action__programme__code", "action__position", "action__code")
        .values_list(
            "action_id", "action__uid", "action__version", "action__code", "action__title",
            shown(guest.actor, "action__node__title"), "action__status", "action__current_end",
            "action__deviation_reason", "action__attention", "action__attention_text", "action__adjustment",
            "action__adjustment_text", "answer", "answered_at", "answered_by", "action__example",
        )
    )  # fmt: skip
    told = last_texts(guest, [row[0] for row in rows])
    questions: dict[int, list[AskedBack]] = {}
    back = open_questions(guest.actor, guest.request.partnership_id).filter(
        round=guest.request.round_id, action__in=[row[0] for row in rows]
    )
    for key, text, by, at in back.values_list("action_id", "text", "asked_by", "asked_at"):
        questions.setdefault(key, []).append(AskedBack(text, by, at))
    return tuple(
        AskedAction(
            uid, version, code, title, theme or "", status, end, reason, attention_text if attention else None,
            adjustment_text if adjustment else None, *told.get(pk, ("", None)), answer, answered_at, answered_by,
            example, tuple(questions.get(pk, ())),
        )
        for (
            pk, uid, version, code, title, theme, status, end, reason, attention, attention_text, adjustment,
            adjustment_text, answer, answered_at, answered_by, example,
        ) in rows
    )  # fmt: skip


def last_texts(guest: Invited, action_ids: Collection[int]) -> dict[int, tuple[str, date | None]]:
    """Return what was last told of each action in words, and on which day anything was last told; 1 query."""
    reports = within(guest.actor, ProgressReport, guest.request.partnership_id).filter(action__in=action_ids)
    found: dict[int, tuple[str, date | None]] = {}
    for key, day, done in reports.order_by("reported_on", "number").values_list("action_id", "reported_on", "done"):
        words = found.get(key, ("", None))[0] if done in ("", UNCHANGED) else done
        found[key] = (words, day)
    return found
