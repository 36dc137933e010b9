# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans: the four-year document, its texts, its adoption and its frozen versions."""

from collections.abc import Collection, Hashable
from enum import StrEnum
from typing import ClassVar

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, period_in_order, unique_while_present
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models import OwnedRecord
from driehoek.planning.rules import AdoptionKind, PlanStatus, TextKind

#: Columns of a passage, or of a plan itself, that say what was adopted.
FROZEN = frozenset({"title", "text", "role_text", "text_kind", "withdrawn_at"})


def choices(values: type[StrEnum]) -> list[tuple[str, str]]:
    """Return an enumeration as the choices of a column; words for people are in the vocabulary."""
    return [(value.value, value.value) for value in values]


class Plan(OwnedRecord):
    """A safety plan of some years (IVP, kadernota, ...).

    Attributes:
        code: unique in the partnership, such as ``ivp-2023-2026``.
        type_label, abbreviation: what this partnership calls it, such as "Integraal Veiligheidsplan" and "IVP".
        levels: list of ``{"singular", "plural"}``, top first, two to five.
        ways_label: what the ways of working together are called here ("manieren").
        role_text: what the plan is for.
    """

    NOUN = ("plan", "plannen")
    EDITED_WITH = Permission.EDIT_PLAN.value
    SEARCHED = Searched(
        kind=Kind.PLAN,
        title="title",
        code="code",
        text=("type_label", "abbreviation", "role_text"),
        day=("period_start",),
    )

    code = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    type_label = models.CharField(max_length=100)
    abbreviation = models.CharField(max_length=20)
    period_start = PreciseDateField()
    period_end = PreciseDateField()
    status = models.CharField(max_length=20, choices=choices(PlanStatus), default=PlanStatus.DRAFT.value)
    predecessor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    levels = models.JSONField()
    ways_label = models.CharField(max_length=60, default="samenwerkingsafspraken")
    role_text = models.TextField(blank=True, default="")
    text_kind = models.CharField(max_length=15, choices=choices(TextKind), default=TextKind.SUMMARY.value)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="planning_plan_code"),
            period_in_order("planning_plan_period"),
        ]

    def owes(self, changed: Collection[str], *, made: bool) -> tuple[Hashable, str] | None:
        """Ask a new version when the plan's own literal text changes."""
        literal = self.text_kind == TextKind.LITERAL or (not made and "text_kind" in changed)
        return self.owes_version() if literal and not FROZEN.isdisjoint(changed) else None

    def owes_version(self) -> tuple[Hashable, str] | None:
        """Return the key of a new version and the sentence when it is not made; ``None`` while nothing is frozen."""
        if self.status != PlanStatus.ADOPTED and not PlanVersion.objects.filter(plan=self).exists():
            return None
        return (
            self.version_key,
            f"De letterlijke tekst van {self.title} ligt vast. Leg een nieuwe versie van het plan vast.",
        )

    @property
    def version_key(self) -> Hashable:
        """The key under which an operation remembers that this plan needs a new version."""
        return "version", self.uid


class Passage(OwnedRecord):
    """A part of a plan with a text that is the plan's own, or our summary of it.

    Literal text of an adopted plan stays as it was adopted: changing it asks a new version in the same operation.
    """

    ENCLOSED_BY: ClassVar[tuple[str, ...]] = ("plan",)

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    text_kind = models.CharField(max_length=15, choices=choices(TextKind), default=TextKind.SUMMARY.value)

    class Meta(OwnedRecord.Meta):
        abstract = True

    def owes(self, changed: Collection[str], *, made: bool) -> tuple[Hashable, str] | None:
        """Ask a new version when a literal text changes."""
        literal = self.text_kind == TextKind.LITERAL or (not made and "text_kind" in changed)
        return self.plan.owes_version() if literal and not FROZEN.isdisjoint(changed) else None


class PlanText(Passage):
    """A chapter of running text in a plan: how they work together, set priorities, steer."""

    NOUN = ("plantekst", "planteksten")
    EDITED_WITH = Permission.EDIT_PLAN.value
    SEARCHED = Searched(kind=Kind.PLAN, title="title", code="code", text=("text",))

    code = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    text = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            unique_while_present("plan", "code", name="planning_plantext_code"),
        ]


class WayOfWorking(Passage):
    """One of the ways in which the partners agreed to work together (eight "manieren" in Heuvelrug)."""

    NOUN = ("werkwijze", "werkwijzen")
    EDITED_WITH = Permission.EDIT_PLAN.value
    SEARCHED = Searched(kind=Kind.PLAN, title="title", text=("text",))

    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()

    class Meta(Passage.Meta):
        constraints = [
            *Passage.Meta.constraints,
            unique_while_present("plan", "number", name="planning_wayofworking_number"),
        ]


class PlanVersion(OwnedRecord):
    """A plan tree as it was frozen, usually at adoption; never changed afterwards.

    Attributes:
        number: 1 for the first.
        reason: why it was frozen, such as "vastgesteld door de gezagsdriehoek".
        content: the whole tree; ``schema_version`` says how to read it.
        digest: SHA-256 of the canonical content, in hexadecimal.
    """

    NOUN = ("versie", "versies")
    EDITED_WITH = Permission.EDIT_PLAN.value
    APPEND_ONLY = True
    ENCLOSED_BY = ("plan",)
    SEARCHED = "a frozen copy of texts that are searched where they stand"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    frozen_at = models.DateTimeField()
    reason = models.CharField(max_length=200)
    schema_version = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            models.UniqueConstraint(fields=["plan", "number"], name="planning_planversion_number"),
        ]

    @property
    def called(self) -> str:
        """The version by its number and plan."""
        return f"Versie {self.number} van {self.plan.title}"


class Adoption(OwnedRecord):
    """What one body did with a plan or a programme, on which date.

    The decision behind it lives in a room above; here stand its uid, date and label as values.

    Attributes:
        municipality: of the council or college; ``None`` for a joint body.
    """

    NOUN = ("vaststelling", "vaststellingen")
    EDITED_WITH = Permission.RECORD_DECISION.value
    ENCLOSED_BY = ("plan", "programme")
    SEARCHED = Searched(kind=Kind.DECISION, title="body_name", sort="kind", day=("adopted_on",))

    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        "planning.Programme", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=choices(AdoptionKind))
    body_name = models.CharField(max_length=200)
    adopted_on = PreciseDateField()
    decision_uid = models.UUIDField()

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(plan__isnull=False, programme__isnull=True)
                | models.Q(plan__isnull=True, programme__isnull=False),
                name="planning_adoption_of_one_thing",
            ),
            unique_while_present("decision_uid", name="planning_adoption_decision"),
        ]
