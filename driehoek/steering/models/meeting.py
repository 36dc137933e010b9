# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Meetings of a body: their agenda, who was there, and the private notes beside it."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import Function, OwnedRecord
from driehoek.steering.models.body import Body
from driehoek.steering.models.proposal import Proposal
from driehoek.steering.rules import ItemKind, ItemState, MeetingState, Presence

MEET = f"{Permission.RECORD_DECISION.value} {Permission.PLAN_MEETINGS.value}"


class Meeting(OwnedRecord):
    """A meeting of a body.

    Attributes:
        code: unique in the partnership, such as ``driehoek-2026-12-10``.
        starts_at, ends_at: moments; ``ends_at`` after ``starts_at``.
        papers_due: last day on which papers can come along.
        sequence: rises whenever the invitation changes, for calendars (RFC 5545, SEQUENCE).
        invited_at: when the last invitation went out; empty before the first.
        approved_in: the meeting that approved the list of this one.
    """

    NOUN = ("overleg", "overleggen")
    EDITED_WITH = MEET
    ENCLOSED_BY = ("body",)
    SEARCHED = Searched(kind=Kind.MEETING, title="title", code="code", text=("place", "note"))

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=100)
    title = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True, default="")
    papers_due = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=15, choices=[(s.value, s.value) for s in MeetingState], default=MeetingState.PLANNED.value
    )
    note = models.TextField(blank=True, default="")
    sequence = models.PositiveIntegerField(default=0)
    invited_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    approved_in = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="steering_meeting_code"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="steering_meeting_in_order"
            ),
        ]
        indexes = [models.Index(fields=["partnership", "starts_at"], name="steering_meeting_calendar")]


class AgendaItem(OwnedRecord):
    """One point of an agenda.

    An agenda never looks up: title, reason, what is asked and references are its own, taken from the proposal.

    Attributes:
        position: place on the agenda, from 1.
        minutes: how long it may take; empty when not said.
        references: what it rests on, as ``{"label": ..., "kind": ..., "uid": ...}`` or with an address of a paper.
        said: what was said, in few words.
    """

    NOUN = ("agendapunt", "agendapunten")
    EDITED_WITH = MEET
    ENCLOSED_BY = ("meeting", "proposal")
    SEARCHED = Searched(kind=Kind.MEETING, title="title", text=("reason", "asked", "said"), through=("meeting",))

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in ItemKind])
    title = models.CharField(max_length=300)
    reason = models.TextField(blank=True, default="")
    asked = models.TextField(blank=True, default="")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    references = models.JSONField(default=list, blank=True)
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=15, choices=[(s.value, s.value) for s in ItemState], default=ItemState.OPEN.value
    )
    said = models.TextField(blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = OwnedRecord.Meta.constraints
        indexes = [models.Index(fields=["meeting", "position"], name="steering_agendaitem_order")]


class Attendance(OwnedRecord):
    """Whether a function was at a meeting."""

    NOUN = ("aanwezigheid", "aanwezigheden")
    EDITED_WITH = MEET
    ENCLOSED_BY = ("meeting",)
    SEARCHED = "it has no text"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=15, choices=[(p.value, p.value) for p in Presence])
    replaced_by = models.ForeignKey(Function, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("meeting", "function", name="steering_attendance_once"),
        ]


class Annotation(OwnedRecord):
    """A private note at an agenda item, for one administrator (annotatie).

    Its circle is always "genoemden": the one it is for, and the function of whoever wrote it. Nobody else ever sees it,
    the chair, the secretary and the coordinator no more than others. The history tells that it changed, never what
    stood in it.

    Attributes:
        function: the administrator for whom it is.
        author: the function of whoever wrote it.
    """

    NOUN = ("annotatie", "annotaties")
    EDITED_WITH = Permission.ANNOTATE.value
    ENCLOSED_BY = ("item",)
    NOT_IN_HISTORY = frozenset({"text"})
    SEARCHED = "it is for one reader, on the agenda, and nowhere else"

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("item", "function", "author", name="steering_annotation_once"),
            models.CheckConstraint(condition=models.Q(circle="genoemden"), name="steering_annotation_private"),
        ]
