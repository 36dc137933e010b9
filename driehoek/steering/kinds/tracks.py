# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calendars of councils and adoption tracks edited by hand."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.organisations.editing import Editable
from driehoek.planning.models import Plan, Programme
from driehoek.steering.calendars import calendar_of as _calendar_of
from driehoek.steering.calendars import days, recess_value, wrong_in
from driehoek.steering.models import AdoptionTrack, CouncilCalendar, Decision, TrackLine
from driehoek.steering.rules import LONGEST_TERM, BodyKind, Concern

EDIT = Permission.KEEP_TRACKS
CONCERNED: Mapping[str, type[Plan] | type[Programme]] = {
    Concern.PLAN.value: Plan,
    Concern.PROGRAMME.value: Programme,
}


def _in_order(row: CouncilCalendar) -> None:
    """Keep days in order and each once, so that pasting the same list again changes nothing."""
    if wrong_in(row):
        return
    calendar = _calendar_of(row)
    row.council_dates = [day.isoformat() for day in days(row.council_dates)]
    row.committee_dates = [day.isoformat() for day in days(row.committee_dates)]
    row.recesses = [recess_value(one) for one in sorted(calendar.recesses, key=lambda one: one.span.first)]


COUNCIL_CALENDAR: Editable[Any] = Editable(
    name="raadskalender",
    model=CouncilCalendar,
    permission=EDIT,
    columns=(
        "college_weekday", "before_college", "after_college", "before_council", "council_dates", "committee_dates",
        "recesses", "note",
    ),
    municipal=True,
    complete=_in_order,
    check=wrong_in,
)  # fmt: skip


def _unpaired(row: AdoptionTrack) -> None:
    if not row.concerns_kind:
        row.concerns_uid = None


def _track(row: Any) -> Mapping[str, str]:
    wrong: dict[str, str] = {}
    table = CONCERNED.get(row.concerns_kind)
    if row.concerns_kind and (
        table is None
        or row.concerns_uid is None
        or not table._default_manager.filter(uid=row.concerns_uid, partnership=row.partnership_id).exists()
    ):
        wrong["concerns_uid"] = "Kies het plan of programma dat langs de raden gaat."
    if row.triangle_days is None or row.triangle_days > LONGEST_TERM:
        wrong["triangle_days"] = f"Vul een aantal werkdagen in, hoogstens {LONGEST_TERM}."
    if row.triangle_decision_id is not None and row.triangle_decision.body.kind != BodyKind.TRIANGLE.value:
        wrong["triangle_decision"] = "Dit is geen afspraak van de gezamenlijke driehoek."
    return wrong


TRACK: Editable[Any] = Editable(
    name="traject",
    model=AdoptionTrack,
    permission=EDIT,
    columns=(
        "title", "concerns_kind", "concerns_uid", "triangle_on", "triangle_days", "counts_from", "note", "code",
    ),
    references={"triangle_decision": Decision},
    code="code",
    named_by="title",
    complete=_unpaired,
    check=_track,
    parts=frozenset({TrackLine}),
)  # fmt: skip

NOT_OF_THE_BODY = "Dit is geen uitkomst van dit orgaan van deze gemeente."


def _line(row: Any) -> Mapping[str, str]:
    wrong: dict[str, str] = {}
    if row.council_on and row.committee_on and row.committee_on >= row.council_on:
        wrong["committee_on"] = "De commissie komt voor de raad. Kies een eerdere dag."
    if row.to_college_on and row.to_clerk_on and row.to_clerk_on < row.to_college_on:
        wrong["to_clerk_on"] = "Eerst gaat het naar het college, daarna naar de griffie."
    for name, kind in (("college_decision", BodyKind.EXECUTIVE), ("council_decision", BodyKind.COUNCIL)):
        decision = getattr(row, name)
        if decision is not None and (decision.body.kind, decision.body.municipality_id) != (
            kind.value,
            row.municipality_id,
        ):
            wrong[name] = NOT_OF_THE_BODY
    return wrong


TRACK_LINE: Editable[Any] = Editable(
    name="trajectdeel",
    model=TrackLine,
    permission=EDIT,
    columns=("ask", "council_on", "committee_on", "to_college_on", "to_clerk_on", "note"),
    references={"track": AdoptionTrack, "college_decision": Decision, "council_decision": Decision},
    parent="track",
    municipal=True,
    check=_line,
)
