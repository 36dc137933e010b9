# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What papers need besides the data, and the papers that were issued."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import OwnedRecord
from driehoek.planning.models import Programme


class NoteFacts(OwnedRecord):
    """Facts for the council note on a programme that no other record holds.

    Attributes:
        programme: the programme that is looked back on.
        municipality: ``None`` when the facts hold for every municipality.
        annexes: list of ``{"number", "title", "what"}``; an annex is recognised by the title of what it holds, such
            as that of the evaluation or of the next programme.
    """

    NOUN = ("gegevens van een nota", "gegevens van nota's")
    EDITED_WITH = Permission.MAKE_NOTE.value
    SEARCHED = "numbers of annexes, which only the note itself shows"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    annexes = models.JSONField(default=list, blank=True)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "municipality"], name="publications_notefacts_local"),
            models.UniqueConstraint(
                fields=["programme"],
                condition=models.Q(municipality__isnull=True),
                name="publications_notefacts_joint",
            ),
        ]


class IssuedPaper(OwnedRecord):
    """A paper as it left the house: what it said, the templates it was made with, and its bytes.

    A paper is never changed; a new one is issued beside it.

    Attributes:
        kind: kind of paper, such as ``council_note``.
        title: as its file says it.
        programme_uid: what it is about, as a value: the paper outlives the record.
        content: the content of the paper; ``schema_version`` says how to read it.
        templates: SHA-256 of the template per format.
        files: SHA-256 of the bytes per format, under which the file store keeps them.
    """

    SEARCHED = Searched(kind=Kind.NOTE, title="title", sort="kind", day=("issued_at",))

    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=400)
    programme_uid = models.UUIDField()
    schema_version = models.PositiveSmallIntegerField()
    content = models.JSONField()
    templates = models.JSONField()
    files = models.JSONField()
    issued_at = models.DateTimeField()

    class Meta(OwnedRecord.Meta):
        constraints = [*OwnedRecord.Meta.constraints]
        indexes = [
            models.Index(fields=["partnership", "municipality", "programme_uid"], name="publications_issued_about")
        ]
