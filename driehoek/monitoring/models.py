# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures at goals, what one makes of them, and which definition of a set a partnership uses."""

from django.db import models
from django.db.models import Q

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, period_in_order, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.monitoring.rules import Measure, Operator
from driehoek.organisations.models import OwnedRecord
from driehoek.planning.models import Node


class GoalFigure(OwnedRecord):
    """A figure by which a goal is followed, or why no figure fits.

    Attributes:
        municipality: of whom the figure is; ``None`` for all of the partnership together.
        indicator: key of the definition; empty when no figure fits, and then ``reason`` says why.
        baseline, target: in thousandths; a relative target in thousandths of a percent.
        measure: whether the target is a value or a percentage less or more than the baseline.
        per_year: the target holds for every year until the last.
    """

    NOUN = ("cijfer bij een doel", "cijfers bij doelen")
    EDITED_WITH = Permission.EDIT_PLAN.value
    ENCLOSED_BY = ("node",)
    SEARCHED = Searched(kind=Kind.THEME, code="indicator", text=("reason", "note"))

    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=60, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    baseline = models.BigIntegerField(null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField(null=True, blank=True)
    operator = models.CharField(max_length=15, choices=[(o.value, o.value) for o in Operator], blank=True, default="")
    target = models.BigIntegerField(null=True, blank=True)
    measure = models.CharField(
        max_length=10, choices=[(m.value, m.value) for m in Measure], blank=True, default=Measure.ABSOLUTE.value
    )
    per_year = models.BooleanField(default=False)
    until = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("node", "municipality", "indicator", name="monitoring_goalfigure_local"),
            unique_while_present(
                "node", "indicator", name="monitoring_goalfigure_joint", where=Q(municipality__isnull=True)
            ),
            models.CheckConstraint(
                condition=(~Q(indicator="") & Q(reason=""))
                | (Q(indicator="", baseline__isnull=True, target__isnull=True) & ~Q(reason="")),
                name="monitoring_goalfigure_figure_or_reason",
            ),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True, baseline_year__isnull=True)
                | Q(baseline__isnull=False, baseline_year__isnull=False),
                name="monitoring_goalfigure_baseline_of_a_year",
            ),
            models.CheckConstraint(
                condition=Q(operator="", target__isnull=True, until__isnull=True)
                | (~Q(operator="") & Q(target__isnull=False, until__isnull=False)),
                name="monitoring_goalfigure_whole_target",
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(measure=Measure.RELATIVE.value) | Q(baseline__isnull=False),
                name="monitoring_goalfigure_relative_to_something",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "indicator"], name="monitoring_goalfigure_used")]


class Interpretation(OwnedRecord):
    """What one makes of a figure at a theme or goal in a period, such as that of an evaluation.

    Attributes:
        municipality: filled when it is about one municipality.
        indicator: key of the definition.
    """

    NOUN = ("duiding", "duidingen")
    EDITED_WITH = Permission.ENTER_FIGURES.value
    ENCLOSED_BY = ("node",)
    SEARCHED = Searched(kind=Kind.THEME, code="indicator", text=("text",), day=("period_end",))

    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=60)
    period_start = PreciseDateField()
    period_end = PreciseDateField()
    text = models.TextField()

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present(
                "node", "indicator", "municipality", "period_start", "period_end", name="monitoring_duiding_local"
            ),
            unique_while_present(
                "node", "indicator", "period_start", "period_end", name="monitoring_duiding_joint",
                where=Q(municipality__isnull=True),
            ),
            period_in_order("monitoring_duiding_period"),
        ]  # fmt: skip


class SetChoice(OwnedRecord):
    """Which definition of a set of crimes a partnership uses, such as one of the four of high impact crime.

    Attributes:
        family: what is chosen, such as ``hic``; follows from the indicator.
        indicator: key of the set.
    """

    NOUN = ("keuze van een set", "keuzes van sets")
    EDITED_WITH = Permission.EDIT_PARTNERSHIP.value
    SEARCHED = "it has no text"

    family = models.CharField(max_length=20)
    indicator = models.CharField(max_length=60)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "family", name="monitoring_setchoice_once"),
        ]
