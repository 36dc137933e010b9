# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts council calendars, adoption tracks and recommendations."""

from collections.abc import Mapping
from typing import Any

from driehoek.exchange.loading.organisations import Established
from driehoek.exchange.loading.plans import Planned
from driehoek.exchange.loading.work import Work
from driehoek.exchange.planfile.records import tracks as written
from driehoek.steering.models import (
    AdoptionTrack,
    CouncilCalendar,
    Decision,
    Recommendation,
    RecommendationStep,
    TrackLine,
)
from driehoek.steering.rules import RecommendationState


def put_tracks(work: Work, established: Established, planned: Planned, decisions: Mapping[str, Decision]) -> None:
    """Put everything that goes to the councils, or came from them."""
    calendars = [_calendar(work, one) for one in work.file.calendars]
    work.put(CouncilCalendar, calendars, lambda row: row.municipality_id)
    tracks = work.put(AdoptionTrack, [_track(work, one, decisions) for one in work.file.tracks], lambda row: row.code)
    lines = [_line(work, line, tracks[one.code], decisions) for one in work.file.tracks for line in one.lines]
    work.put(TrackLine, lines, lambda row: (row.track_id, row.municipality_id))
    made = work.put(
        Recommendation,
        [_recommendation(work, one, established, planned) for one in work.file.recommendations],
        lambda row: row.code,
    )
    steps = [
        RecommendationStep(
            **work.owned(step, one.municipality),
            recommendation_id=made[one.code].pk,
            told_on=step.told_on,
            state=step.state,
            text=step.text,
            told_by=step.told_by,
        )
        for one in work.file.recommendations
        for step in one.steps
    ]
    work.put(
        RecommendationStep, steps, lambda row: (row.recommendation_id, row.told_on, row.state, row.text, row.told_by)
    )


def _calendar(work: Work, one: written.CouncilCalendar) -> CouncilCalendar:
    return CouncilCalendar(
        **work.owned(one, one.municipality),
        college_weekday=one.college_weekday,
        before_college=one.before_college,
        after_college=one.after_college,
        before_council=one.before_council,
        council_dates=sorted(day.isoformat() for day in one.council_dates),
        committee_dates=sorted(day.isoformat() for day in one.committee_dates),
        recesses=[
            {"first": each.first.isoformat(), "last": each.last.isoformat(), "name": each.name, "closes": each.closes}
            for each in sorted(one.recesses, key=lambda each: each.first)
        ],
        note=one.note,
    )


def _outcome(decisions: Mapping[str, Decision], code: str) -> int | None:
    return decisions[code].pk if code else None


def _track(work: Work, one: written.AdoptionTrack, decisions: Mapping[str, Decision]) -> AdoptionTrack:
    kind, code = ("plan", one.plan) if one.plan else ("programma", one.programme)
    return AdoptionTrack(
        **work.owned(one),
        code=one.code,
        title=one.title,
        concerns_kind=kind if code else "",
        concerns_uid=work.uids[kind, code] if code else None,
        triangle_on=one.triangle_on,
        triangle_days=one.triangle_days,
        triangle_decision_id=_outcome(decisions, one.triangle_decision),
        counts_from=one.counts_from,
        note=one.note,
    )


def _line(work: Work, one: written.TrackLine, track: AdoptionTrack, decisions: Mapping[str, Decision]) -> TrackLine:
    return TrackLine(
        **work.owned(one, one.municipality),
        track_id=track.pk,
        ask=one.ask,
        council_on=one.council_on,
        committee_on=one.committee_on,
        to_college_on=one.to_college_on,
        to_clerk_on=one.to_clerk_on,
        college_decision_id=_outcome(decisions, one.college_decision),
        council_decision_id=_outcome(decisions, one.council_decision),
        note=one.note,
    )


def _recommendation(
    work: Work, one: written.Recommendation, established: Established, planned: Planned
) -> Recommendation:
    stands: dict[str, Any] = {"state": RecommendationState.OPEN.value, "state_on": None}
    if one.steps:
        last = max(one.steps, key=lambda step: step.told_on)
        stands = {"state": last.state, "state_on": last.told_on}
    return Recommendation(
        **work.owned(one, one.municipality),
        code=one.code,
        kind=one.kind,
        title=one.title,
        text=one.text,
        made_by=one.made_by,
        paper=one.paper,
        made_on=one.made_on,
        answer=one.answer,
        answer_text=one.answer_text,
        answered_on=one.answered_on,
        node_id=planned.nodes[one.plan, one.node].pk if one.node else None,
        owner_id=established.functions[one.owner].pk if one.owner else None,
        due_on=one.due_on,
        **stands,
    )
