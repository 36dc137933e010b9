# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists that a person wants to find back."""

from django.db import models

from driehoek.kernel.fields import unique_while_present
from driehoek.organisations.models import OwnedRecord


class SavedView(OwnedRecord):
    """A name for a list of actions as its address says it.

    One's own view has the circle "genoemden" and names nobody, so that only its owner comes to it; a shared one has
    the circle of the partners.

    Attributes:
        owner_uid: uid of the person whose it is; a value, because persons are of no partnership.
        query: what follows the question mark in the address, with known fields only.
    """

    NOUN = ("weergave", "weergaven")
    SEARCHED = "a way to look at a list, chosen from the list itself"

    owner_uid = models.UUIDField()
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000, blank=True, default="")

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "owner_uid", "name", name="planning_savedview_name"),
        ]
