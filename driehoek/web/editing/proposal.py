# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a proposal: which fields it has for what is proposed, and what the command is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.access.roles import roles
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.steering.policies import may_propose
from driehoek.steering.proposing import CIRCLES, Proposing
from driehoek.steering.queries import Destination
from driehoek.steering.rules import Concern, Deployment, ProposalKind
from driehoek.web.doors import Place
from driehoek.web.editing.fields import Choice, Date, Field, Lines, LongText, Misread, Option, Text, Tick, Typed
from driehoek.web.editing.forms import coded, municipality_id
from driehoek.web.words import circle_meaning, word

#: Kinds that can be so urgent that the triangle of the municipality answers.
CAN_BE_ACUTE = frozenset(
    {ProposalKind.ADJUST, ProposalKind.STOP, ProposalKind.NEW_ACTION, ProposalKind.DEPLOYMENT, ProposalKind.OTHER}
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a form for a proposal is for.

    Attributes:
        development: what was told between meetings and leads to it.
        uid, label: of what it is about; empty when it is about nothing that is recorded.
        municipality: key of the municipality that what it is about is of; ``None`` when joint or about nothing.
    """

    kind: ProposalKind
    concern: Concern | None = None
    uid: UUID | None = None
    label: str = ""
    development: UUID | None = None
    municipality: int | None = None

    @property
    def fixed(self) -> bool:
        """Whether the municipality follows from what it is about."""
        return self.municipality is not None


@dataclass(frozen=True, kw_only=True)
class Day(Date):
    """One day."""

    def _read(self, typed: Typed) -> object:
        found = super()._read(typed)
        if isinstance(found, PreciseDate) and found.first_day != found.last_day:
            raise Misread(_("Write a day, such as 20 May 2027."))
        return found.first_day if isinstance(found, PreciseDate) else None

    def typed(self, value: object) -> Typed:
        """In words, in the language of the reader."""
        return super().typed(PreciseDate(str(value))) if value else ""


@dataclass(frozen=True, kw_only=True)
class Papers(Lines):
    """Papers on which a proposal rests, one on each line, with a web address behind it if there is one."""

    def _read(self, typed: Typed) -> object:
        return papers_in(str(typed))

    def typed(self, value: object) -> Typed:
        """One on each line."""
        papers = value if isinstance(value, list | tuple) else ()
        return "\n".join(" ".join(filter(None, (one["label"], one.get("address", "")))) for one in papers)


def papers_in(text: str) -> list[dict[str, str]]:
    """Return the papers that somebody typed, one on each line."""
    found = []
    for line in text.split("\n"):
        words = line.split()
        if words and words[-1].lower().startswith(("http://", "https://")):
            found.append({"label": " ".join(words[:-1]) or words[-1], "address": words[-1]})
        elif words:
            found.append({"label": " ".join(words)})
    return found


def proposal_fields(place: Place, topic: Topic, going: Destination) -> tuple[Field, ...]:
    """Return the fields: the short form first, the rest folded away."""
    return (*_short(place, topic, going), *_folded(place, topic, going))


def _short(place: Place, topic: Topic, going: Destination) -> tuple[Field, ...]:
    fields: list[Field] = [Text(name="title", label=_("Title"), required=True)]
    if topic.concern is None:
        fields.append(whose_field(place, _("Whose matter is it?"), folded=False))
    fields.append(LongText(name="reason", label=_("Why do you propose this?"), rows=4, hint=_("No names of persons.")))
    fields.append(LongText(name="asked", label=_("What do you ask?"), rows=2))
    if topic.kind is ProposalKind.DEPLOYMENT:
        hint = _("The police can do a thing once. What becomes less, or is not done, because of this?")
        fields.append(LongText(name="gives_way", label=_("What gives way?"), rows=2, hint=hint))
        options = coded("deployment", [one.value for one in Deployment], empty=_("Make a choice"))
        fields.append(Choice(name="deployment", label=_("Planned or ad hoc?"), options=options))
    if topic.kind is ProposalKind.DEFER:
        fields.append(Date(name="new_end", label=_("Until when?"), hint=_("For instance May 2027 or Q2 2027.")))
    if not going.each and len(going.bodies) > 1:
        chosen = tuple(Option(str(one.uid), one.name) for one in going.bodies)
        fields.append(Choice(name="body", label=_("Who is to answer?"), options=chosen, uid=True))
    return tuple(fields)


def _folded(place: Place, topic: Topic, going: Destination) -> tuple[Field, ...]:
    fields: list[Field] = []
    if topic.kind in CAN_BE_ACUTE:
        hint = _("Then the triangle of the municipality where it happens answers.")
        fields.append(Tick(name="acute", label=_("This cannot wait (acute)"), hint=hint, folded=True))
        if topic.concern is not None and not topic.fixed:
            fields.append(whose_field(place, _("Where does this happen?"), folded=True))
    fields.append(Date(name="wanted_on", label=_("Before when do you want an answer?"), folded=True))
    fields.append(Day(name="papers_due", label=_("Papers can follow until"), folded=True))
    hint = _("One on each line: its name, and its web address if there is one.")
    fields.append(Papers(name="references", label=_("Papers it rests on"), hint=hint, folded=True))
    local = topic.fixed or topic.concern is None or going.each
    hint = _("Never more people than may see what it is about. A draft is for yourself or your municipality only.")
    fields.append(circle_choice(place, _("Who may see it once it is handed in?"), hint, local=local))
    return tuple(fields)


def whose_field(place: Place, label: str, *, folded: bool) -> Choice:
    """Return the field that asks whose matter it is, among those for which the reader may propose."""
    joint = (Option("", _("All together (joint)")),) if may_propose(place.actor, place.head.pk, None) else ()
    own = tuple(
        Option(one.cbs_code, one.name)
        for one in place.head.municipalities
        if may_propose(place.actor, place.head.pk, one.pk)
    )
    return Choice(name="municipality", label=label, options=(*joint, *own), folded=folded)


def circle_choice(place: Place, label: str, hint: str, *, local: bool) -> Choice:
    """Return the field that asks who may see it, among the circles that the reader sees too."""
    held = [s for s in place.actor.standings if s.partnership_id == place.head.pk and s.role in roles()]
    seen = {circle for one in held for circle in roles()[one.role].circles}
    if not local or all(one.municipality_id is None for one in held):
        seen.discard(Circle.MUNICIPALITY)
    options = tuple(
        Option(one.value, f"{word(one.value, 'circle')}: {circle_meaning(one.value)}") for one in CIRCLES if one in seen
    )
    return Choice(name="circle", label=label, options=options, hint=hint, folded=True)


def proposing_of(place: Place, topic: Topic, values: Mapping[str, Any], going: Destination) -> Proposing:
    """Return what the command is given, from the values of the form."""
    whose = topic.municipality
    if "municipality" in values:
        whose = municipality_id(place, values["municipality"])
    body = cast(UUID | None, values.get("body"))
    moved = bool(values.get("acute")) or whose != topic.municipality
    return Proposing(
        kind=topic.kind,
        title=str(values["title"]),
        reason=str(values["reason"]),
        asked=str(values["asked"]),
        concerns=(topic.concern, topic.uid) if topic.concern and topic.uid else None,
        concerns_label=topic.label,
        municipality_id=whose,
        development_uid=topic.development,
        acute=bool(values.get("acute")),
        body_uid=None if moved or going.each else body,
        wanted_on=values["wanted_on"],
        papers_due=values["papers_due"],
        gives_way=str(values.get("gives_way") or ""),
        deployment=Deployment(values["deployment"]) if values.get("deployment") else None,
        new_end=values.get("new_end"),
        references=cast(Sequence[Mapping[str, str]], values["references"]),
        circle=Circle(values["circle"]) if values["circle"] else Circle.PARTNERS,
    )
