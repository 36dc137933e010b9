# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of agreements and decisions, of a later one that replaces an earlier one, and of accounts to councils."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.evaluation.kinds import EVALUATION
from driehoek.kernel import clock
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.editing import RecordValues
from driehoek.organisations.picking import Shelf, picks, shelves
from driehoek.planning.kinds.nodes import NODE
from driehoek.planning.kinds.plans import PLAN
from driehoek.planning.kinds.programmes import PROGRAMME
from driehoek.steering.commands import record_decision
from driehoek.steering.kinds import ACCOUNT, BODY, DECISION
from driehoek.steering.queries.register import DecisionHead, decision_head
from driehoek.steering.rules import BodyKind, Concern, DecisionKind, Follow
from driehoek.web.editing.declared import DeclaredForm, reference, references
from driehoek.web.editing.fields import Choice, Date, Field, LongText, Option, Text
from driehoek.web.editing.forms import Beginning, Standing, coded
from driehoek.web.editing.kinds.agreed import backing, doer, outcome_of, who_and_when, without_doer
from driehoek.web.editing.kinds.deciding import BINDING, Deciding


class DecisionForm(DeclaredForm):
    """An agreement or decision that changes nothing else by itself."""

    kind = DECISION
    menu = "register"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New agreement or decision"), _("Change agreement or decision")

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return its own page, or the register before there is one."""
        if record is None:
            return self.place.paths.register, _("Agreements and decisions")
        return self.place.paths.agreement(str(record.values["code"])), record.title

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        who, key = self.place.actor, self.place.head.pk
        kinds = coded("decision_kind", list(DecisionKind), empty=_("Make a choice"))
        return (
            *((reference("body", _("Which body?"), picks(who, BODY.model, key, "name")),) if self.new else ()),
            Date(name="decided_on", label=_("On which day?"), required=True),
            Choice(name="kind", label=_("What is it?"), options=kinds, required=True,
                   hint=_("The triangle makes agreements; only a council, executive or mayor takes decisions.")),
            Text(name="subject", label=_("Subject"), required=True),
            LongText(name="text", label=_("What was agreed or decided?")),
            *who_and_when(self.place),
            Choice(name="concerns", label=_("What is it about?"), options=self._concerns(), folded=True),
            references("goals", _("Which goals does it serve?"),
                       picks(who, NODE.model, key, "title", group="plan__title"), folded=True),
            *backing(),
            *(() if self.new else self._standing()),
            LongText(name="note", label=_("Note"), rows=3, folded=True),
        )  # fmt: skip

    def _standing(self) -> tuple[Field, ...]:
        """Return how it stands, and whether something took its place."""
        follow = coded("follow", list(Follow), empty=_("Asks no following up"))
        later = self.standing.values["superseded_by"]
        kept = Option(str(later), _("The later one, as it stands"))
        return (
            Choice(name="follow", label=_("How does it stand?"), folded=True, options=follow),
            *(
                (Choice(name="superseded_by", label=_("Replaced by"), uid=True, folded=True,
                        options=(Option("", _("Nothing: it still holds")), kept)),)
                if later else ()
            ),
        )  # fmt: skip

    def _concerns(self) -> tuple[Option, ...]:
        found = [Option("", _("Nothing that is recorded here"))]
        for concern, pick in shelves(
            self.place.actor,
            self.place.head.pk,
            Shelf(Concern.PLAN.value, PLAN.model, "title", heading=_("Plans")),
            Shelf(Concern.PROGRAMME.value, PROGRAMME.model, "title", heading=_("Programmes")),
            Shelf(Concern.EVALUATION.value, EVALUATION.model, "title", heading=_("Evaluations")),
        ):
            found.append(Option(f"{concern}:{pick.uid}", pick.label, pick.group))
        if not self.new:
            stands = _concern(self.standing.values)
            if stands and all(option.value != stands for option in found):
                found.append(Option(stands, _("As it stands"), _("Something else")))
        return tuple(found)

    def read(self, uid: UUID) -> Standing:
        """Return the record as it stands, with what it is about as one choice."""
        found = super().read(uid)
        return replace(found, values={**found.values, "concerns": _concern(found.values), "doer": doer(found.values)})

    def add(self, values: Mapping[str, object]) -> UUID:
        """Make the record."""
        return super().add(_apart(values))

    def change(self, version: int, values: Mapping[str, object]) -> int:
        """Change the record."""
        return super().change(version, _apart(values))


def _concern(values: Mapping[str, object]) -> str:
    return f"{values['concerns_kind']}:{values['concerns_uid']}" if values.get("concerns_kind") else ""


def _apart(values: Mapping[str, object]) -> dict[str, object]:
    kind, _colon, uid = str(values["concerns"]).partition(":")
    rest = {name: value for name, value in without_doer(values).items() if name != "concerns"}
    return {**rest, "concerns_kind": kind, "concerns_uid": UUID(uid) if uid else None}


class ReplacingForm(Deciding):
    """A new agreement or decision that takes the place of an earlier one."""

    name = "nieuwe-afspraak"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called."""
        return (_("New agreement that replaces this one"),) * 2

    def beginning(self) -> Beginning:
        """Return where it starts: the earlier one, its body, and today; 1 query."""
        earlier = self._earlier()
        values = {
            "decided_on": PreciseDate.of(clock.today()), "kind": DecisionKind.AGREEMENT.value,
            "subject": earlier.subject, "body": earlier.body_uid,
        }  # fmt: skip
        return Beginning(earlier.subject, values, self.place.paths.agreement(earlier.code))

    def fields(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            self.bodies(),
            Date(name="decided_on", label=_("On which day?"), required=True),
            Choice(name="kind", label=_("What is it?"), options=coded("decision_kind", BINDING),
                   hint=_("The triangle makes agreements; only a council, executive or mayor takes decisions.")),
            Text(name="subject", label=_("Subject"), required=True),
            LongText(name="text", label=_("What was agreed or decided?")),
            *self.rest(),
        )  # fmt: skip

    def add(self, values: Mapping[str, object]) -> UUID:
        """Record the outcome in the place of the earlier one."""
        outcome = outcome_of(values, DecisionKind(str(values["kind"])))
        earlier = self._earlier()
        return record_decision(
            actor=self.place.actor,
            body_uid=cast(UUID, values["body"]),
            outcome=replace(outcome, supersedes_uid=earlier.uid, example=earlier.example),
        ).uid

    def made(self, uid: UUID) -> str:
        """Return the page of the new one."""
        found = decision_head(self.place.actor, self.place.head.pk, uid)
        return self.place.paths.agreement(found.code) if found else self.place.paths.register

    def _earlier(self) -> DecisionHead:
        found = decision_head(self.place.actor, self.place.head.pk, self.under) if self.under else None
        if found is None:
            raise Absent("Deze afspraak bestaat niet, of u mag haar niet zien.")
        return found


class AccountForm(DeclaredForm):
    """What a council was told of an agreement."""

    kind = ACCOUNT
    menu = "register"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("Account to a council"), _("Change account to a council")

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the page of the agreement."""
        above = record.parent_uid if record else self.under
        found = decision_head(self.place.actor, self.place.head.pk, above) if above else None
        if found is None:
            return self.place.paths.register, _("Agreements and decisions")
        return self.place.paths.agreement(found.code), found.subject

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        who, key = self.place.actor, self.place.head.pk
        councils = picks(who, BODY.model, key, "name", kind=BodyKind.COUNCIL.value)
        decisions = picks(who, DECISION.model, key, "subject", group="body__name")
        of_what = () if self.under or not self.new else (reference("decision", _("Of which agreement?"), decisions),)
        return (
            *of_what,
            reference("body", _("To which council?"), councils),
            Date(name="told_on", label=_("On which day?"), required=True),
            Text(name="how", label=_("In what way?"), required=True,
                 hint=_("Such as: council note of 20 May 2025, or an answer in the committee.")),
        )  # fmt: skip


FORMS = (DecisionForm, ReplacingForm, AccountForm)
