# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files with figures that somebody brings in, and how files with the same headings were read before."""

from enum import StrEnum

from django.db import models

from driehoek.figures.models.dataset import Load
from driehoek.kernel.fields import unique_while_present
from driehoek.organisations.models import OwnedRecord


class UploadState(StrEnum):
    """How far a file has come."""

    OPEN = "open"
    DONE = "ingelezen"
    UNDONE = "ongedaan"
    DROPPED = "weggelegd"


class FigureUpload(OwnedRecord):
    """One file with figures that somebody brings in.

    What stood in it is kept only while it is open, and is for the functions of whoever brought it.

    Attributes:
        file_name, file_size, file_digest: of the file as it came; the size in bytes, the digest its SHA-256.
        packed: the file, packed; empty once it is no longer open.
        columns: how it is to be read, where somebody had to say so.
        rehearsal: what loading it would do, and did; see ``uploads.rehearsing``.
        load: that it became.
    """

    NOT_IN_HISTORY = frozenset({"packed", "columns", "rehearsal"})
    SEARCHED = "a file on its way in; its figures are found by their indicator"

    file_name = models.CharField(max_length=200)
    file_size = models.PositiveIntegerField()
    file_digest = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    state = models.CharField(
        max_length=12, choices=[(s.value, s.value) for s in UploadState], default=UploadState.OPEN.value
    )
    packed = models.BinaryField(default=bytes, blank=True)
    columns = models.JSONField(default=dict, blank=True)
    rehearsal = models.JSONField(default=dict, blank=True)
    load = models.ForeignKey(Load, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(OwnedRecord.Meta):
        constraints = [*OwnedRecord.Meta.constraints]
        indexes = [models.Index(fields=["partnership", "-opened_at"], name="figures_upload_newest")]

    @property
    def called(self) -> str:
        """The upload by the name of its file."""
        return self.file_name


class FigureColumns(OwnedRecord):
    """How files with the same headings were read before: remembered per source, by its headings.

    Attributes:
        fingerprint: of the headings.
        columns: what each column is.
    """

    NOT_IN_HISTORY = frozenset({"columns"})
    SEARCHED = "how a file was read; nobody looks for that"

    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField(default=dict, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "fingerprint", name="figures_columns_once"),
        ]
