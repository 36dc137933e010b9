# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The base record that every partnership-owned table has, legal secrecy, and named recipients."""

from collections.abc import Collection, Hashable
from typing import ClassVar

from django.db import models

from driehoek.kernel.circle import Circle
from driehoek.kernel.ids import new_uid
from driehoek.kernel.search_tables import SearchEnclosure, SearchEntry, SearchWord
from driehoek.kernel.searched import Searched

__all__ = ["Recipient", "Record", "SearchEnclosure", "SearchEntry", "SearchWord", "Secrecy", "Tracked"]

SECRECY_BODIES = ("raad", "college", "burgemeester", "commissie")
CIRCLES = [(circle.value, circle.value) for circle in Circle]


class Tracked(models.Model):
    """A row that is only ever changed by a command: it knows its version and the operations that touched it.

    Attributes:
        uid: stable public identifier, for links, files and spreadsheets.
        version: rises by one at each change; the second of two simultaneous writers is refused.
        withdrawn_at: moment at which the record was withdrawn; nothing is ever deleted.
        created_in, changed_in: uids of the first and the latest operation.
        APPEND_ONLY: whether what was once stored stays as it was; only who may see it, and withdrawal, may change.
        NOT_IN_HISTORY: columns of which the history only tells that they changed.
        EDITED_WITH: the permissions, by value, of which one is needed to undo a change; empty for what stays done.
        NOUN: what people call one and several of these.
        SEARCHED: which of its columns are searched, or a sentence that says why none; each table says so itself.
    """

    SEARCHED: ClassVar[Searched | str]

    APPEND_ONLY: ClassVar[bool] = False
    NOT_IN_HISTORY: ClassVar[frozenset[str]] = frozenset()
    EDITED_WITH: ClassVar[str] = ""
    NOUN: ClassVar[tuple[str, str]] = ("onderdeel", "onderdelen")

    uid = models.UUIDField(default=new_uid, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    created_in = models.UUIDField()
    changed_in = models.UUIDField()

    class Meta:
        abstract = True

    @property
    def called(self) -> str:
        """The record as a sentence to people names it: by its code, title or name."""
        names = (getattr(self, column, "") for column in ("code", "title", "name", "slug"))
        return next((str(name) for name in names if name), self.NOUN[0])

    def owes(self, changed: Collection[str], *, made: bool) -> tuple[Hashable, str] | None:  # noqa: ARG002 - for those that owe
        """Return what the operation must still do because these columns changed: a key and the sentence if not."""
        return None


class Record(Tracked):
    """A tracked row that says where it comes from and who may see it.

    Attributes:
        example: shown as "voorbeeld" wherever it is used; never passed off as a fact of the partnership.
        source: key of the source document in the partnership's list; empty when typed here.
        source_place: the place in that source, such as "2.1, eerste pijl".
        circle: the distribution circle.
        embargo_until: not to be seen by others than those who prepare it before this moment.
        secrecy: uid of a :class:`Secrecy` record, when legal secrecy was imposed.
        ENCLOSED_BY: foreign keys to what the record belongs to; it is never seen by more people than those records.
    """

    ENCLOSED_BY: ClassVar[tuple[str, ...]] = ()

    example = models.BooleanField(default=False)
    source = models.CharField(max_length=80, blank=True, default="")
    source_place = models.CharField(max_length=300, blank=True, default="")
    circle = models.CharField(max_length=20, choices=CIRCLES, default=Circle.PARTNERS.value)
    embargo_until = models.DateTimeField(null=True, blank=True)
    secrecy = models.UUIDField(null=True, blank=True)

    class Meta:
        abstract = True


class Recipient(models.Model):
    """One function that may see one record of the circle "genoemden", or that knows what is secret.

    Attributes:
        record_uid: uid of the record, or of the :class:`Secrecy`.
        function_uid: uid of the function; whoever holds it may see the record.
    """

    record_uid = models.UUIDField()
    function_uid = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["function_uid", "record_uid"], name="kernel_recipient_once"),
        ]


class Secrecy(Tracked):
    """Legal secrecy (geheimhouding) on one or more records.

    Imposed by council, college, mayor or committee (Gemeentewet 87) on a ground of the Woo, article 5.1, first or
    second paragraph; never by the triangle, police or OM. Once given to the council only the council lifts it
    (Gemeentewet 89). Those who know are the :class:`Recipient` rows with this uid.
    """

    SEARCHED = "it says why something is not to be seen; what it lies on is searched itself"

    partnership_id = models.BigIntegerField(help_text="tenant; a value, since the kernel knows no partnership")
    circle_municipality_id = models.BigIntegerField(null=True, blank=True)
    imposed_by = models.CharField(max_length=20, choices=[(b, b) for b in SECRECY_BODIES])
    imposed_on = models.DateField()
    ground = models.CharField(max_length=40, help_text="for instance Woo 5.1, tweede lid, onder c")
    only_council_lifts = models.BooleanField(default=False)
    lifted_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(imposed_by__in=SECRECY_BODIES), name="kernel_secrecy_competent_body"
            ),
        ]
