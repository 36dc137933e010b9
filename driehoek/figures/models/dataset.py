# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where figures come from: a table of a source, and each time that it was read."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.figures.rules import LoadState
from driehoek.kernel.circle import Circle
from driehoek.kernel.fields import unique_while_present
from driehoek.kernel.models import Record, Tracked
from driehoek.organisations.models import Municipality, Partnership


class Dataset(Record):
    """One table of one source, such as 47018NED of the police.

    Attributes:
        code: of the table, as its source has it.
        partnership: ``None`` for a national table, that everybody who stands in a partnership sees; else what this
            partnership brought in or counted itself, seen by nobody else, and used there instead of the national one.
        division_year: year of the municipal division in which all its years stand now; empty where a table has none.
        title: in the words of the source.
        attribution: line that stands with every figure: "Bron: Politie".
        rounded_to: 5 when the source rounds counts to multiples of five; else 0.
    """

    NOUN = ("cijfertabel", "cijfertabellen")
    EDITED_WITH = Permission.LOAD_FIGURES.value
    SEARCHED = "figures are found by their indicator"

    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    circle_municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=400)
    publisher = models.CharField(max_length=200, blank=True, default="")
    licence = models.CharField(max_length=200, blank=True, default="")
    attribution = models.CharField(max_length=300)
    division_year = models.PositiveSmallIntegerField(null=True, blank=True)
    rounded_to = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            unique_while_present(
                "code", name="figures_dataset_national_code", where=models.Q(partnership__isnull=True)
            ),
            unique_while_present("partnership", "code", name="figures_dataset_own_code"),
            models.CheckConstraint(
                condition=~models.Q(circle=Circle.MUNICIPALITY.value) | models.Q(circle_municipality__isnull=False),
                name="figures_dataset_circle_whose",
            ),
            models.CheckConstraint(
                condition=models.Q(partnership__isnull=False) | models.Q(circle=Circle.PUBLIC.value),
                name="figures_dataset_national_is_public",
            ),
        ]


class Load(Tracked):
    """One time that a table was read and its values put in; the newest of a dataset can be undone.

    Attributes:
        retrieved_at: when it was read at its source.
        table_modified: when the source said that it last changed the table.
        division_year: of the table as it was read; what the dataset goes back to when the next load is undone.
        filename, sha256: of the file that it was read from; empty where it came over the network.
        digest: of all values as they were read, to know the same table again.
        made, changed, unchanged: numbers of values.
    """

    NOUN = ("keer inlezen", "keren inlezen")
    SEARCHED = "tells when a table was read; stands beside its figures"

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="+")
    retrieved_at = models.DateTimeField()
    table_modified = models.DateTimeField(null=True, blank=True)
    division_year = models.PositiveSmallIntegerField(null=True, blank=True)
    url = models.CharField(max_length=500, blank=True, default="")
    filename = models.CharField(max_length=300, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    digest = models.CharField(max_length=64, blank=True, default="")
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in LoadState], default=LoadState.DONE.value
    )

    class Meta:
        indexes = [models.Index(fields=["dataset", "-id"], name="figures_load_newest")]
