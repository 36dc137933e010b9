# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calendars of councils, and the track of a plan or programme through triangle, colleges and councils."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import OwnedRecord
from driehoek.steering.models.register import Decision
from driehoek.steering.rules import Ask, Concern, Weekday

KEEP = Permission.KEEP_TRACKS.value


class CouncilCalendar(OwnedRecord):
    """When the council and college of one municipality meet, and how long before their papers must be in.

    Council dates are public by nature, and the clerk of the council sees only what is public: so is the calendar,
    unless somebody chooses otherwise.

    Attributes:
        college_weekday: on which the college meets.
        before_college, before_council: working days before the meeting on which the papers are in; the second counts
            from the committee where there is one. ``after_college``: working days that the college's papers need.
        council_dates, committee_dates: days as ISO text, in order.
        recesses: ``{"first": ..., "last": ..., "name": ..., "closes": ...}``, days as ISO text, in order.
    """

    NOUN = ("raadskalender", "raadskalenders")
    EDITED_WITH = KEEP
    SEARCHED = Searched(kind=Kind.MEETING, text=("note",))

    college_weekday = models.CharField(
        max_length=10, choices=[(d.value, d.value) for d in Weekday], default=Weekday.TUESDAY.value
    )
    before_college = models.PositiveSmallIntegerField(default=5)
    after_college = models.PositiveSmallIntegerField(default=1)
    before_council = models.PositiveSmallIntegerField(default=10)
    council_dates = models.JSONField(default=list, blank=True)
    committee_dates = models.JSONField(default=list, blank=True)
    recesses = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "municipality", name="steering_councilcalendar_once"),
        ]


class AdoptionTrack(OwnedRecord):
    """The way of a plan or programme from the joint triangle to each council.

    Attributes:
        concerns_kind, concerns_uid: the plan or programme, as values.
        triangle_on: day of the joint triangle; empty until it is chosen.
        triangle_days: working days between the triangle and delivery to the colleges, to write down what was agreed.
        triangle_decision: what the triangle agreed; else the first of it about the same plan or programme counts.
        counts_from: outcomes before this day are about an earlier round; empty when all count.
    """

    NOUN = ("traject", "trajecten")
    EDITED_WITH = KEEP
    SEARCHED = Searched(kind=Kind.MEETING, title="title", code="code", text=("note",))

    code = models.SlugField(max_length=100)
    title = models.CharField(max_length=200)
    concerns_kind = models.CharField(
        max_length=20, choices=[(c.value, c.value) for c in (Concern.PLAN, Concern.PROGRAMME)], blank=True, default=""
    )
    concerns_uid = models.UUIDField(null=True, blank=True)
    triangle_on = models.DateField(null=True, blank=True)
    triangle_days = models.PositiveSmallIntegerField(default=5)
    triangle_decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    counts_from = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="steering_adoptiontrack_code"),
            models.CheckConstraint(
                condition=models.Q(concerns_kind="", concerns_uid__isnull=True)
                | (~models.Q(concerns_kind="") & models.Q(concerns_uid__isnull=False)),
                name="steering_adoptiontrack_concerns_paired",
            ),
        ]


class TrackLine(OwnedRecord):
    """The part of a track in one municipality.

    Attributes:
        ask: what the council is asked.
        council_on: day of the council; empty until it is chosen.
        committee_on: day of the committee; empty for the last one before the council in its calendar.
        to_college_on, to_clerk_on: days on which the papers were really delivered.
        college_decision, council_decision: the outcomes; else the first of that body about the same counts.
    """

    NOUN = ("deel van een traject", "delen van trajecten")
    EDITED_WITH = KEEP
    ENCLOSED_BY = ("track",)
    SEARCHED = Searched(kind=Kind.MEETING, text=("note",), through=("track",))

    track = models.ForeignKey(AdoptionTrack, on_delete=models.PROTECT, related_name="+")
    ask = models.CharField(max_length=15, choices=[(a.value, a.value) for a in Ask], default=Ask.ADOPT.value)
    council_on = models.DateField(null=True, blank=True)
    committee_on = models.DateField(null=True, blank=True)
    to_college_on = models.DateField(null=True, blank=True)
    to_clerk_on = models.DateField(null=True, blank=True)
    college_decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    council_decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("track", "municipality", name="steering_trackline_once"),
        ]
