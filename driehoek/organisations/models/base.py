# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The base of every partnership-owned table in the rooms above."""

from django.db import models

from driehoek.kernel.circle import Circle
from driehoek.organisations.models.municipality import Municipality
from driehoek.organisations.models.partnership import Partnership, PartnershipRow

__all__ = ["OwnedRecord", "Partnership"]


class OwnedRecord(PartnershipRow):
    """A record of a partnership that is joint, or of one municipality.

    Attributes:
        municipality: ``None`` when joint.
    """

    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(circle=Circle.MUNICIPALITY.value) | models.Q(circle_municipality__isnull=False),
                name="%(app_label)s_%(class)s_circle_whose",
            )
        ]
