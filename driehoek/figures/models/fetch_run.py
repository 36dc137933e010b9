# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching a table for a partnership, as somebody asked for it and the worker does it."""

from django.db import models
from django.db.models import Q

from driehoek.figures.rules import FetchState
from driehoek.kernel.fields import unique_while_present
from driehoek.organisations.models import OwnedRecord

OPEN = (FetchState.WAITING.value, FetchState.RUNNING.value)


class FetchRun(OwnedRecord):
    """One time that a table is fetched at its source; the same run goes on after it broke off.

    Attributes:
        table: code of the table.
        year_from, year_to: empty for as many years as the table has.
        months: whether months are fetched besides years.
        asked_at: when somebody asked for it, or asked to go on.
        stop_asked: whether somebody wants it to stop.
        told: Dutch sentence about how it ended; empty while it is under way.
        load: uid of the load that came of it.
    """

    NOUN = ("keer ophalen", "keren ophalen")
    SEARCHED = "tells how far fetching a table has come; the figures are found by their indicator"

    table = models.CharField(max_length=60)
    year_from = models.PositiveSmallIntegerField(null=True, blank=True)
    year_to = models.PositiveSmallIntegerField(null=True, blank=True)
    months = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in FetchState], default=FetchState.WAITING.value
    )
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    stop_asked = models.BooleanField(default=False)
    told = models.CharField(max_length=1000, blank=True, default="")
    load = models.UUIDField(null=True, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "table", name="figures_fetchrun_one_open", where=Q(state__in=OPEN)),
            models.CheckConstraint(
                condition=Q(year_from__isnull=True, year_to__isnull=True) | Q(year_from__lte=models.F("year_to")),
                name="figures_fetchrun_years",
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="figures_fetchrun_next")]

    @property
    def called(self) -> str:
        """The run by its table."""
        return self.table


class FetchProgress(models.Model):
    """How far a run is. It changes every second, so it keeps no version and stands in no history.

    Attributes:
        rows: rows of the source so far.
        expected: rows at most; empty while that is not known.
        at: when the worker last said so; a run of which nothing was heard for a while is taken up again.
    """

    run = models.OneToOneField(FetchRun, on_delete=models.PROTECT, related_name="progress")
    rows = models.PositiveBigIntegerField(default=0)
    expected = models.PositiveBigIntegerField(null=True, blank=True)
    at = models.DateTimeField()
