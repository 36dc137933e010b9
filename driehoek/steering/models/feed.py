# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calendars that somebody follows with a program of their own."""

from django.db import models

from driehoek.kernel.fields import unique_while_present
from driehoek.organisations.models import OwnedRecord
from driehoek.steering.models.body import Body
from driehoek.steering.rules import CalendarScope


class FeedToken(OwnedRecord):
    """A secret address at which one person's calendar can be followed without signing in.

    Its circle is "genoemden" and it names nobody, so that only its owner comes to it. What the calendar shows is
    decided at each request by what its owner may see then: the address is a key to one's own view, not a copy of it.

    Attributes:
        owner_uid: uid of the person whose it is; a value, because persons are of no partnership.
        digest: SHA-256 of what is secret in the address; the secret itself is shown once and stored nowhere.
        label: where it is followed, in the words of its owner.
        scope: what it shows; ``body`` for one body.
    """

    NOUN = ("agendakoppeling", "agendakoppelingen")
    NOT_IN_HISTORY = frozenset({"digest", "label"})
    SEARCHED = "a key of one person, which nobody looks for"

    owner_uid = models.UUIDField()
    digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=80)
    scope = models.CharField(max_length=10, choices=[(s.value, s.value) for s in CalendarScope])
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "owner_uid", "label", name="steering_feedtoken_label"),
            models.CheckConstraint(
                condition=~models.Q(scope=CalendarScope.BODY.value) | models.Q(body__isnull=False),
                name="steering_feedtoken_body",
            ),
        ]

    @property
    def called(self) -> str:
        """The connection by the words of its owner."""
        return self.label
