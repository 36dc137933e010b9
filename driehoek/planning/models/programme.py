# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Programmes of one or two years."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, period_in_order, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import OwnedRecord
from driehoek.planning.models.node import Node
from driehoek.planning.models.plan import Plan, choices
from driehoek.planning.rules import PlanStatus, TextKind


class Programme(OwnedRecord):
    """An execution programme (UVP): joint for all, or of one municipality with a joint and a local part.

    Attributes:
        code: unique in the partnership, such as ``uvp-2023-2024`` or ``uvp-veenendaal-2023-2024``.
        title: as people call it, such as "UVP 2023-2024".
        municipality: ``None`` when it is one programme for all.
        predecessor: the programme that it follows.
    """

    NOUN = ("programma", "programma's")
    EDITED_WITH = Permission.EDIT_PROGRAMME.value
    ENCLOSED_BY = ("plan",)
    SEARCHED = Searched(
        kind=Kind.PLAN, title="title", code="code", text=("type_label", "abbreviation", "text"), day=("period_start",)
    )

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    type_label = models.CharField(max_length=100, default="Uitvoeringsprogramma")
    abbreviation = models.CharField(max_length=20, default="UVP")
    period_start = PreciseDateField()
    period_end = PreciseDateField()
    status = models.CharField(max_length=20, choices=choices(PlanStatus), default=PlanStatus.DRAFT.value)
    predecessor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True, default="")
    text_kind = models.CharField(max_length=15, choices=choices(TextKind), default=TextKind.SUMMARY.value)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="planning_programme_code"),
            period_in_order("planning_programme_period"),
        ]


class ProgrammeAim(OwnedRecord):
    """What a programme aims at for one theme."""

    NOUN = ("inzet per thema", "inzetten per thema")
    EDITED_WITH = Permission.EDIT_PROGRAMME.value
    ENCLOSED_BY = ("programme", "node")
    SEARCHED = Searched(kind=Kind.THEME, text=("text",))

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    text_kind = models.CharField(max_length=15, choices=choices(TextKind), default=TextKind.SUMMARY.value)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("programme", "node", name="planning_programmeaim_once"),
        ]
