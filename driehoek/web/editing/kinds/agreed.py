# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields of every agreement: who does it, by when, why, on whose authority, and what gives way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.kinds import FUNCTION, ORGANISATION
from driehoek.organisations.picking import Shelf, shelves
from driehoek.steering.commands import Outcome
from driehoek.steering.rules import Authority, DecisionKind, Deployment
from driehoek.web.doors import Place
from driehoek.web.editing.fields import Choice, Date, Field, LongText, Misread, Option, Text, Typed
from driehoek.web.editing.forms import coded


@dataclass(frozen=True, kw_only=True)
class Day(Date):
    """A day as people write it: no month, quarter or year."""

    def _read(self, typed: Typed) -> object:
        found = super()._read(typed)
        if isinstance(found, PreciseDate) and found.first_day != found.last_day:
            raise Misread(_("Write a day, such as 20 May 2027."))
        return found.first_day if isinstance(found, PreciseDate) else None

    def typed(self, value: object) -> Typed:
        """In words, in the language of the reader."""
        return super().typed(PreciseDate.of(value) if isinstance(value, date) else value)


def who_and_when(place: Place) -> tuple[Field, ...]:
    """Return the fields that ask who does it, a function or else an organisation, and by when; 1 query."""
    whole = _("%(organisation)s, as a whole")
    found = shelves(
        place.actor,
        place.head.pk,
        Shelf("owner_organisation", ORGANISATION.model, "name", group="name"),
        Shelf("owner", FUNCTION.model, "title", group="organisation__name", through=("organisation",)),
    )
    options = (
        Option(
            f"{shelf}:{pick.uid}",
            whole % {"organisation": pick.label} if shelf == "owner_organisation" else pick.label,
            pick.group,
        )
        for shelf, pick in found
    )
    return (
        Choice(name="doer", label=_("Who does it?"), options=(Option("", _("Not stated")), *options),
               hint=_("What has a doer or a date is followed up until it is done.")),
        Date(name="due_on", label=_("By when?")),
    )  # fmt: skip


def doer(values: Mapping[str, object]) -> str:
    """Return the one choice for who does it, of the two columns in which that is kept."""
    name = next((name for name in ("owner", "owner_organisation") if values.get(name)), "")
    return f"{name}:{values[name]}" if name else ""


def without_doer(values: Mapping[str, object]) -> dict[str, object]:
    """Return what was filled in, with the two columns in the place of the one choice."""
    name, _colon, uid = str(values["doer"]).partition(":")
    both: dict[str, object] = {"owner": None, "owner_organisation": None}
    rest = {key: value for key, value in values.items() if key != "doer"}
    return rest | both | ({name: UUID(uid)} if uid else {})


def backing() -> tuple[Field, ...]:
    """Return the folded fields of every outcome: why, whose authority, what gives way, when to look again."""
    powers = coded("authority", list(Authority), empty=_("Not stated"))
    kinds = coded("deployment", list(Deployment), empty=_("No deployment of the police"))
    return (
        LongText(name="reason", label=_("For what reason?"), rows=2, folded=True),
        Choice(name="authority", label=_("By which authority?"), options=powers, folded=True),
        Choice(name="deployment", label=_("Deployment of the police"), options=kinds, folded=True,
               hint=_("An officer can be deployed once: say what gives way.")),
        LongText(name="gives_way", label=_("What gives way?"), rows=2, folded=True,
                 hint=_("What shrinks because of this deployment.")),
        Day(name="review_on", label=_("Look at it again on"), folded=True),
        Text(name="meeting_label", label=_("Meeting"), folded=True),
    )  # fmt: skip


def outcome_of(values: Mapping[str, object], kind: DecisionKind) -> Outcome:
    """Return what the commands take of every outcome."""
    values = without_doer(values)
    authority, deployment = str(values["authority"]), str(values["deployment"])
    return Outcome(
        code="",
        decided_on=cast(PreciseDate, values["decided_on"]),
        kind=kind,
        subject=str(values["subject"]),
        text=str(values["text"]),
        authority=Authority(authority) if authority else None,
        meeting_label=str(values["meeting_label"]),
        reason=str(values["reason"]),
        owner_uid=cast(UUID | None, values["owner"]),
        owner_organisation_uid=cast(UUID | None, values["owner_organisation"]),
        due_on=cast(PreciseDate | None, values["due_on"]),
        review_on=cast(date | None, values["review_on"]),
        deployment=Deployment(deployment) if deployment else None,
        gives_way=str(values["gives_way"]),
    )
