# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists that are being brought in, and how lists of before were understood."""

from enum import StrEnum

from django.db import models

from driehoek.kernel.fields import unique_while_present
from driehoek.organisations.models import OwnedRecord
from driehoek.planning.models import Programme

#: Under this name the mapping of a run that is done keeps the numbers of the rows that did not come along.
REFUSED_ROWS = "refused"


class ImportState(StrEnum):
    """How far a list has come."""

    OPEN = "open"
    DONE = "ingevoerd"
    UNDONE = "ongedaan"
    DROPPED = "weggelegd"


class ImportRun(OwnedRecord):
    """One action list that somebody brings in.

    What stood in the file is kept only while the run is open, and is for the functions of whoever brought it: a list
    that was not looked at yet may hold anything.

    Attributes:
        file_name, file_size, file_digest: of the file as it came; the size in bytes, the digest its SHA-256.
        parsed: the cells of the file, packed; empty once the run is no longer open.
        mapping: how the list is understood; emptied with the cells, since it repeats words of them, but for
            :data:`REFUSED_ROWS`.
        made, changed, left, refused: rows, once it is done.
        operation: of the change, by which it can be undone; empty until then.
    """

    NOT_IN_HISTORY = frozenset({"parsed", "mapping"})
    SEARCHED = "a list on its way in; its actions are searched once they are kept"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    file_size = models.PositiveIntegerField()
    file_digest = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    state = models.CharField(
        max_length=12, choices=[(s.value, s.value) for s in ImportState], default=ImportState.OPEN.value
    )
    parsed = models.BinaryField(default=bytes, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    operation = models.UUIDField(null=True, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [*OwnedRecord.Meta.constraints]
        indexes = [models.Index(fields=["partnership", "-opened_at"], name="exchange_importrun_newest")]

    @property
    def called(self) -> str:
        """The run by the name of its file."""
        return self.file_name


class ColumnMapping(OwnedRecord):
    """How lists with the same headings were understood before.

    Attributes:
        fingerprint: of the headings.
        mapping: what each column and each word means.
    """

    NOT_IN_HISTORY = frozenset({"mapping"})
    SEARCHED = "how a list was understood; nobody looks for that"

    fingerprint = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "fingerprint", name="exchange_columnmapping_once"),
        ]
