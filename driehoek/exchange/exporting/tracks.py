# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads council calendars, adoption tracks and recommendations."""

from driehoek.exchange.exporting.meetings import Concerns
from driehoek.exchange.exporting.work import Work, by, line, text
from driehoek.exchange.planfile.records import tracks as written
from driehoek.organisations.models import Function
from driehoek.planning.models import Node
from driehoek.steering.calendars import calendar_of
from driehoek.steering.models import (
    AdoptionTrack,
    CouncilCalendar,
    Decision,
    Recommendation,
    RecommendationStep,
    TrackLine,
)


def calendars(work: Work) -> tuple[written.CouncilCalendar, ...]:
    """Return the calendars of the municipalities; 1 query."""
    return tuple(_calendar(work, row) for row in work.rows(CouncilCalendar, "pk") if row.municipality_id is not None)


def _calendar(work: Work, row: CouncilCalendar) -> written.CouncilCalendar:
    known = calendar_of(row)
    return written.CouncilCalendar(
        **work.shared(row),
        municipality=work.owner(row),
        college_weekday=row.college_weekday,
        before_college=row.before_college,
        after_college=row.after_college,
        before_council=row.before_council,
        council_dates=known.council,
        committee_dates=known.committee,
        note=text(row.note),
        recesses=tuple(
            written.Recess(first=one.span.first, last=one.span.last, name=line(one.span.name), closes=one.closes.value)
            for one in known.recesses
        ),
    )


def tracks(work: Work, about: Concerns) -> tuple[written.AdoptionTrack, ...]:
    """Return the tracks with the way in each municipality; 2 queries."""
    lines = by([row for row in work.rows(TrackLine, "pk") if row.municipality_id is not None], "track_id")
    return tuple(_track(work, row, about, lines.get(row.pk, [])) for row in work.rows(AdoptionTrack, "pk"))


def _track(work: Work, row: AdoptionTrack, about: Concerns, lines: list[TrackLine]) -> written.AdoptionTrack:
    concern = about.get(row.concerns_uid) if row.concerns_uid else None
    return written.AdoptionTrack(
        **work.shared(row),
        code=row.code,
        title=line(row.title),
        plan=concern.plan if concern else "",
        programme=concern.programme if concern else "",
        triangle_on=row.triangle_on,
        triangle_days=row.triangle_days,
        triangle_decision=work.code(Decision, row.triangle_decision_id),
        counts_from=row.counts_from,
        note=text(row.note),
        lines=tuple(
            written.TrackLine(
                **work.shared(one),
                municipality=work.owner(one),
                ask=one.ask,
                council_on=one.council_on,
                committee_on=one.committee_on,
                to_college_on=one.to_college_on,
                to_clerk_on=one.to_clerk_on,
                college_decision=work.code(Decision, one.college_decision_id),
                council_decision=work.code(Decision, one.council_decision_id),
                note=text(one.note),
            )
            for one in lines
        ),
    )


def recommendations(work: Work) -> tuple[written.Recommendation, ...]:
    """Return recommendations, motions and promises with what came of them; 2 queries."""
    steps = by(work.rows(RecommendationStep, "told_on", "pk"), "recommendation_id")
    rows = (row for row in work.rows(Recommendation, "pk") if row.municipality_id is not None)
    return tuple(_recommendation(work, row, steps.get(row.pk, [])) for row in rows)


def _recommendation(work: Work, row: Recommendation, steps: list[RecommendationStep]) -> written.Recommendation:
    known = row.node_id is not None and work.has(Node, row.node_id)
    return written.Recommendation(
        **work.shared(row),
        code=row.code,
        municipality=work.owner(row),
        kind=row.kind,
        title=line(row.title),
        text=text(row.text),
        made_by=line(row.made_by),
        paper=line(row.paper),
        made_on=row.made_on,
        answer=row.answer,
        answer_text=text(row.answer_text),
        answered_on=row.answered_on,
        plan=work.themes[row.node_id][1] if known and row.node_id else "",
        node=work.code(Node, row.node_id) if known else "",
        owner=work.code(Function, row.owner_id),
        due_on=row.due_on,
        steps=tuple(
            written.RecommendationStep(
                **work.shared(one),
                told_on=one.told_on,
                state=one.state,
                text=text(one.text),
                told_by=line(one.told_by),
            )
            for one in steps
        ),
    )
