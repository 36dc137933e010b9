# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of an agreement that changes an action, and of a body that adopts a plan or programme."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.access.permissions import Permission
from driehoek.cycle.commands import adopt, decide_on_action
from driehoek.kernel import clock
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent
from driehoek.organisations.picking import picks
from driehoek.planning.queries import Whereabouts, action_title, whereabouts
from driehoek.planning.rules import AdoptionKind, DeviationReason, Effect
from driehoek.steering.kinds import BODY
from driehoek.steering.rules import Concern, DecisionKind
from driehoek.web.editing.declared import reference
from driehoek.web.editing.fields import Choice, Date, Field, LongText, Option, Text
from driehoek.web.editing.forms import Beginning, RecordForm, Standing, coded
from driehoek.web.editing.kinds.agreed import backing, outcome_of, who_and_when

IN_REGISTER = "Dit wijzigt u in het register van afspraken en besluiten."
BINDING = (DecisionKind.AGREEMENT, DecisionKind.DECISION)


class Deciding(RecordForm):
    """A form that only records: what it records is changed in the register."""

    permission = Permission.RECORD_DECISION
    menu = "register"
    may_be_withdrawn = False

    def read(self, uid: UUID) -> Standing:  # noqa: ARG002 - whichever it is
        """Refuse: what was recorded is changed in the register."""
        raise Absent(IN_REGISTER)

    def change(self, version: int, values: Mapping[str, object]) -> int:  # noqa: ARG002
        """Refuse, as :meth:`read` does."""
        raise Absent(IN_REGISTER)

    def withdraw(self, version: int, reason: str) -> None:  # noqa: ARG002
        """Refuse, as :meth:`read` does."""
        raise Absent(IN_REGISTER)

    def restore(self) -> None:
        """Refuse, as :meth:`read` does."""
        raise Absent(IN_REGISTER)

    def bodies(self) -> Choice:
        """Return the field that asks which body it was."""
        return reference("body", _("Which body?"), picks(self.place.actor, BODY.model, self.place.head.pk, "name"))

    def rest(self) -> tuple[Field, ...]:
        """Return the further fields of every outcome."""
        return (*who_and_when(self.place), *backing())


class ActionDecisionForm(Deciding):
    """An agreement or decision that adjusts, stops or defers an action."""

    name = "afspraak-over-actie"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called."""
        return (_("Agreement about an action"),) * 2

    def beginning(self) -> Beginning:
        """Return where it starts: the action, and today; 1 query."""
        title = action_title(self.place.actor, self.place.head.pk, self._action())
        values = {"decided_on": PreciseDate.of(clock.today()), "kind": DecisionKind.AGREEMENT.value, "subject": title}
        return Beginning(title, values, self.place.paths.action(self._action()))

    def fields(self) -> tuple[Field, ...]:
        """Return its fields."""
        effects = (
            Option("", _("Make a choice")),
            Option(Effect.ADJUST.value, _("Adjust: it goes on, with what was agreed")),
            Option(Effect.STOP.value, _("Stop: nothing more is done")),
            Option(Effect.DEFER.value, _("Defer: it comes later")),
        )
        return (
            Choice(name="effect", label=_("What happens to the action?"), options=effects, required=True),
            self.bodies(),
            Date(name="decided_on", label=_("On which day?"), required=True),
            Choice(name="kind", label=_("What is it?"), options=coded("decision_kind", BINDING),
                   hint=_("The triangle makes agreements; only a council, executive or mayor takes decisions.")),
            Text(name="subject", label=_("Subject"), required=True),
            LongText(name="text", label=_("What was agreed or decided?")),
            Choice(name="deviation_reason", label=_("Why?"),
                   options=coded("deviation_reason", list(DeviationReason), empty=_("No deviation")),
                   hint=_("Needed when the action stops, is deferred or gets a later end.")),
            Date(name="new_end", label=_("New end date"), hint=_("Needed when the action is deferred.")),
            *self.rest(),
        )  # fmt: skip

    def add(self, values: Mapping[str, object]) -> UUID:
        """Record the outcome and change the action by it."""
        reason = str(values["deviation_reason"])
        return decide_on_action(
            actor=self.place.actor,
            action_uid=self._action(),
            body_uid=cast(UUID, values["body"]),
            outcome=outcome_of(values, DecisionKind(str(values["kind"]))),
            effect=Effect(str(values["effect"])),
            reason=DeviationReason(reason) if reason else None,
            new_end=cast(PreciseDate | None, values["new_end"]),
        )

    def made(self, uid: UUID) -> str:  # noqa: ARG002 - the action shows it in its story
        """Return the page of the action."""
        return self.place.paths.action(self._action())

    def _action(self) -> UUID:
        if self.under is None:
            raise Absent("Kies eerst de actie waar dit over gaat.")
        return self.under


class AdoptionForm(Deciding):
    """What a body did with a plan or programme: adopt it, take notice of it, receive it."""

    name = "vaststelling"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called."""
        return (_("What a body did with a plan or programme"),) * 2

    def beginning(self) -> Beginning:
        """Return where it starts: the plan or programme, and today; 1 query."""
        title, home = self._whole()
        values = {"decided_on": PreciseDate.of(clock.today()), "subject": title, "adoption": AdoptionKind.ADOPTED.value}
        return Beginning(title, values, home)

    def fields(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            Choice(name="adoption", label=_("What did the body do?"),
                   options=coded("adoption_kind", list(AdoptionKind))),
            self.bodies(),
            Date(name="decided_on", label=_("On which day?"), required=True),
            Choice(name="kind", label=_("What is it?"), required=True,
                   options=coded("decision_kind", list(DecisionKind), empty=_("Make a choice")),
                   hint=_("The triangle makes agreements; only a council, executive or mayor takes decisions.")),
            Text(name="subject", label=_("Subject"), required=True),
            LongText(name="text", label=_("What was agreed or decided?")),
            *self.rest(),
        )  # fmt: skip

    def add(self, values: Mapping[str, object]) -> UUID:
        """Record the outcome, and what follows from it for the plan or programme."""
        where = self._where()
        concern = Concern.PROGRAMME if where.programme_code else Concern.PLAN
        outcome = outcome_of(values, DecisionKind(str(values["kind"])))
        return adopt(
            actor=self.place.actor,
            body_uid=cast(UUID, values["body"]),
            outcome=replace(outcome, concerns=(concern, self._uid())),
            kind=AdoptionKind(str(values["adoption"])),
        )

    def made(self, uid: UUID) -> str:  # noqa: ARG002 - the plan or programme shows it
        """Return the page of the plan or programme."""
        return self._whole()[1]

    def _where(self) -> Whereabouts:
        found = whereabouts(self.place.actor, self.place.head.pk, self._uid())
        if found is None:
            raise Absent("Dit plan of programma bestaat niet, of u mag het niet zien.")
        return found

    def _whole(self) -> tuple[str, str]:
        where = self._where()
        if where.programme_code:
            return where.programme_title, self.place.paths.programme(where.programme_code)
        return where.plan_title, self.place.paths.plan(where.plan_code)

    def _uid(self) -> UUID:
        if self.under is None:
            raise Absent("Kies eerst het plan of programma waar dit over gaat.")
        return self.under


FORMS = (ActionDecisionForm, AdoptionForm)
