# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be said about a change, as it was worked out when the figures came in."""

from django.db import models

from driehoek.figures.models.dataset import Dataset, Load
from driehoek.figures.rules import Compared
from driehoek.lib.statistics.labels import Label


class Finding(models.Model):
    """One comparison of one indicator in one area: both counts, the label, and all that is needed to make it again.

    Attributes:
        indicator: key in the definitions.
        period: that was looked at: "now".
        compared: what with.
        now, before: the counts; ``before`` over ``years_before`` years; empty where one is missing.
        reference: ratio that counts as "no difference": 1, or what the whole country did, of which the counts stand in
            ``reference_now`` and ``reference_before``.
        label: code of a label of ``lib/statistics``.
        p_chance, p_wobble: against pure chance, and against the usual wobble.
        wobble: s that was used; empty where none is known, or where counts vary no more than by chance.
        method: version of the methods.
        load: of the newest value that took part.
    """

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+", db_index=False)
    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="+", db_index=False)
    indicator = models.CharField(max_length=60)
    area = models.CharField(max_length=80)
    area_name = models.CharField(max_length=120, blank=True, default="")
    period = models.CharField(max_length=8)
    compared = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Compared])
    now = models.FloatField(null=True, blank=True)
    before = models.FloatField(null=True, blank=True)
    years_before = models.PositiveSmallIntegerField(default=1)
    reference = models.FloatField(default=1.0)
    reference_now = models.FloatField(null=True, blank=True)
    reference_before = models.FloatField(null=True, blank=True)
    label = models.CharField(max_length=40, choices=[(label.code, label.code) for label in Label])
    p_chance = models.FloatField(null=True, blank=True)
    p_wobble = models.FloatField(null=True, blank=True)
    wobble = models.FloatField(null=True, blank=True)
    pooled = models.BooleanField(default=False)
    rounded_to = models.PositiveSmallIntegerField(default=0)
    provisional = models.BooleanField(default=False)
    method = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "indicator", "area", "period", "compared"], name="figures_finding_once"
            ),
        ]
        indexes = [models.Index(fields=["area", "indicator"], name="figures_finding_area")]
