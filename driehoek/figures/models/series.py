# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Series and their values. These rows come by the million, so they keep no version of their own; see decision 30."""

from django.db import models
from django.db.models import F, Q

from driehoek.figures.models.dataset import Dataset, Load
from driehoek.lib.statline.model import Missing
from driehoek.lib.statline.periods import PeriodKind, Status

MISSING = [(one.value, one.value) for one in Missing]
STATUSES = [(one.value, one.value) for one in Status]


class Series(models.Model):
    """One measure of one subject in one area, by one kind of period: years and months never stand together.

    Attributes:
        measure, subject, area: codes as the source has them, without padding; the country is ``NL``.
        kind: of its periods.
        area_name: in the words of the source.
        decimals: values are whole numbers, this many digits behind the comma.
        division_year: of the table that last gave it; one of an older division than its dataset is shown no more.
    """

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+", db_index=False)
    measure = models.CharField(max_length=100)
    subject = models.CharField(max_length=40, blank=True, default="")
    area = models.CharField(max_length=80)
    kind = models.CharField(max_length=2, choices=[(one.value, one.value) for one in PeriodKind])
    area_name = models.CharField(max_length=120)
    unit = models.CharField(max_length=40)
    decimals = models.PositiveSmallIntegerField(default=0)
    division_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "measure", "subject", "area", "kind"], name="figures_series_once"
            ),
        ]


class Observation(models.Model):
    """One value, or the reason why there is none.

    Attributes:
        period: code of the period, such as ``2024JJ00``.
        value: times ten to the power of the decimals of its series.
        low, high: margin, on the same scale.
        load: that gave it this value.
    """

    # Checked by the loader, which makes both in one transaction, and not by the database for each of millions of rows.
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    period = models.CharField(max_length=8)
    value = models.BigIntegerField(null=True, blank=True)
    low = models.BigIntegerField(null=True, blank=True)
    high = models.BigIntegerField(null=True, blank=True)
    missing = models.CharField(max_length=20, choices=MISSING, blank=True, default="")
    status = models.CharField(max_length=20, choices=STATUSES)
    note = models.CharField(max_length=300, blank=True, default="")
    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "period"], name="figures_observation_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, missing="") | (Q(value__isnull=True) & ~Q(missing="")),
                name="figures_observation_value_or_reason",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True, high__isnull=True)
                | Q(low__isnull=False, high__isnull=False, low__lte=F("high")),
                name="figures_observation_margin",
            ),
        ]


class ObservationRevision(models.Model):
    """What a value was before a load gave it another one: so one can tell where the old value was used.

    Attributes:
        load: that had given the old value.
        replaced_by: that gave the next one.
    """

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="+", db_index=False)
    period = models.CharField(max_length=8)
    value = models.BigIntegerField(null=True, blank=True)
    low = models.BigIntegerField(null=True, blank=True)
    high = models.BigIntegerField(null=True, blank=True)
    missing = models.CharField(max_length=20, choices=MISSING, blank=True, default="")
    status = models.CharField(max_length=20, choices=STATUSES)
    note = models.CharField(max_length=300, blank=True, default="")
    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="+", db_index=False)
    replaced_by = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "period", "replaced_by"], name="figures_revision_once"),
        ]
