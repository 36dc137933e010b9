# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people have to say about a figure."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.figures.rules import Remark
from driehoek.organisations.models import OwnedRecord


class Annotation(OwnedRecord):
    """A remark on an indicator in an area over some periods, such as "more checks in these months".

    Attributes:
        indicator: key in the definitions.
        area: code of the area; empty where it is about every area of the partnership.
        period_from, period_to: codes of periods, such as ``2024JJ00`` or ``2024MM03``.
        text: what one should know when reading the figure.
    """

    NOUN = ("kanttekening", "kanttekeningen")
    EDITED_WITH = Permission.ENTER_FIGURES.value
    SEARCHED = "stands with the figure that it explains, which is found by its indicator"

    indicator = models.CharField(max_length=60)
    area = models.CharField(max_length=80, blank=True, default="")
    period_from = models.CharField(max_length=8)
    period_to = models.CharField(max_length=8)
    kind = models.CharField(max_length=30, choices=[(one.value, one.value) for one in Remark])
    text = models.TextField()

    class Meta(OwnedRecord.Meta):
        constraints = [*OwnedRecord.Meta.constraints]
        indexes = [models.Index(fields=["partnership", "indicator"], name="figures_annotation_indicator")]
