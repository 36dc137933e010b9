# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities and their inhabitants: national, of no partnership."""

from django.db import models

from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.models import Tracked


class Municipality(Tracked):
    """A Dutch municipality under one CBS code.

    Attributes:
        cbs_code: ``GM`` and four digits; a merger gives a new code.
        valid_from, valid_to: while the code was in use; empty is unknown or still in use.
        predecessors: codes of the municipalities from which it was formed, such as ``GM0241``.
    """

    SEARCHED = "national; what a partnership says of a municipality is searched"

    cbs_code = models.CharField(max_length=6)
    name = models.CharField(max_length=100)
    province = models.CharField(max_length=40, blank=True, default="")
    valid_from = PreciseDateField(null=True, blank=True)
    valid_to = PreciseDateField(null=True, blank=True)
    predecessors = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [unique_while_present("cbs_code", name="organisations_municipality_code")]


class Population(Tracked):
    """Inhabitants of a municipality on 1 January of a year, with their source."""

    SEARCHED = "figures of all municipalities, of no partnership"

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    inhabitants = models.PositiveIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            unique_while_present("municipality", "year", name="organisations_population_once"),
        ]
