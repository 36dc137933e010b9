# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The partnership, its members, its sources and the facts that papers need."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.models import Record
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models.municipality import Municipality


class Partnership(Record):
    """Municipalities, police and OM that share a safety plan (samenwerkingsverband): the tenant.

    Attributes:
        slug: in web addresses and as the name of its plan file.
        triangle_name: what the joint triangle is called here, such as "gezagsdriehoek".
        police_unit, police_district, police_team: eenheid, district and basisteam; ``police_source`` is the key of the
            source document that tells them, where that is another than the plan.
        contribution_rate: in ten-thousandths of a euro per inhabitant per year (EUR 0,15 is 1500); empty when none.
        contribution_note: which inhabitants' date is used, and whose choice that is.
        meetings_per_year: about how often the triangle meets; empty when unknown.
        evaluation_rhythm: how often the triangle evaluates, as it follows "Elk": such as "half jaar".
        newsletter_*: name, first year, rhythm ("ieder kwartaal") and readers of the newsletter.
        about: what the partnership is, in a few sentences.
    """

    NOUN = ("samenwerkingsverband", "samenwerkingsverbanden")
    EDITED_WITH = Permission.EDIT_PARTNERSHIP.value
    SEARCHED = Searched(
        kind=Kind.ORGANISATION,
        title="name",
        code="slug",
        text=("about", "channels", "contribution_note", "newsletter_name"),
        names=("aliases",),
    )

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=100)
    aliases = models.JSONField(default=list, blank=True)
    about = models.TextField(blank=True, default="")
    triangle_name = models.CharField(max_length=100, default="gezagsdriehoek")
    police_source = models.CharField(max_length=80, blank=True, default="")
    police_unit = models.CharField(max_length=100, blank=True, default="")
    police_district = models.CharField(max_length=100, blank=True, default="")
    police_team = models.CharField(max_length=100, blank=True, default="")
    starts_on = PreciseDateField(null=True, blank=True)
    ends_on = PreciseDateField(null=True, blank=True)
    contribution_rate = models.PositiveIntegerField(null=True, blank=True)
    contribution_note = models.CharField(max_length=300, blank=True, default="")
    meetings_per_year = models.PositiveSmallIntegerField(null=True, blank=True)
    evaluation_rhythm = models.CharField(max_length=60, blank=True, default="")
    newsletter_name = models.CharField(max_length=100, blank=True, default="")
    newsletter_since = PreciseDateField(null=True, blank=True)
    newsletter_rhythm = models.CharField(max_length=60, blank=True, default="")
    newsletter_readers = models.CharField(max_length=200, blank=True, default="")
    channels = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [unique_while_present("slug", name="organisations_partnership_slug")]

    @property
    def partnership_id(self) -> int:
        """The tenant of a partnership is itself, so that its changes are audited under it."""
        return self.pk or 0


class PartnershipRow(Record):
    """A record of one partnership."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    circle_municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True


class SourceDocument(PartnershipRow):
    """A document or table from which facts were taken; records name its ``key``.

    Attributes:
        dated: date of the document, as precisely as known.
        place: where it can be found.
    """

    NOUN = ("bron", "bronnen")
    EDITED_WITH = Permission.EDIT_PARTNERSHIP.value
    SEARCHED = Searched(
        kind=Kind.SOURCE, title="title", code="key", text=("publisher", "place", "note"), day=("dated",)
    )

    key = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True, default="")
    dated = PreciseDateField(null=True, blank=True)
    place = models.CharField(max_length=400, blank=True, default="")
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints = [unique_while_present("partnership", "key", name="organisations_sourcedocument_key")]


class Membership(PartnershipRow):
    """A municipality takes part in the partnership from a date, and possibly to a date."""

    NOUN = ("deelname", "deelnames")
    EDITED_WITH = Permission.EDIT_PARTNERSHIP.value
    SEARCHED = "it has no text"

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    starts_on = PreciseDateField(null=True, blank=True)
    ends_on = PreciseDateField(null=True, blank=True)

    class Meta:
        constraints = [
            unique_while_present(
                "partnership",
                "municipality",
                name="organisations_membership_running_once",
                where=models.Q(ends_on__isnull=True),
            )
        ]


class MunicipalityFacts(PartnershipRow):
    """What papers of one municipality need to know.

    Attributes:
        council_paper_name: what its council calls an information note.
        local_paper: local newspaper or the municipality's page in it, with its article, such as "de Wegwijs".
        channels: other channels of this municipality.
    """

    NOUN = ("gegevens van een gemeente", "gegevens van gemeenten")
    EDITED_WITH = Permission.EDIT_PARTNERSHIP.value
    SEARCHED = Searched(kind=Kind.ORGANISATION, text=("council_paper_name", "local_paper", "channels", "note"))

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    council_paper_name = models.CharField(max_length=120, blank=True, default="")
    local_paper = models.CharField(max_length=120, blank=True, default="")
    channels = models.CharField(max_length=200, blank=True, default="")
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints = [unique_while_present("partnership", "municipality", name="organisations_municipalityfacts_once")]
