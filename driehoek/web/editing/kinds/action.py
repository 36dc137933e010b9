# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of an action: what, for which goal, who, when and how it stands; the rest is folded away until wanted."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields as fields_of
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.access.permissions import Permission
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent
from driehoek.organisations.picking import Pick
from driehoek.planning.commands import (
    ActionForm,
    add_action,
    change_action,
    restore_action,
    withdraw_action,
)
from driehoek.planning.queries import ActionChoices, action_choices, action_to_edit
from driehoek.planning.rules import ActionKind, ActionStatus, DeviationReason
from driehoek.web.doors import Place
from driehoek.web.editing.fields import Choice, Choices, Date, Field, LongText, Money, Option, Text
from driehoek.web.editing.forms import (
    Beginning,
    RecordForm,
    Standing,
    circle_field,
    coded,
    municipality_field,
    municipality_id,
)
from driehoek.web.words import word

TYPED = frozenset(column.name for column in fields_of(ActionForm)) - {"lead_organisation_uid", "lead_function_uid"}
#: How an action can stand when it is first written down; anything else has a story that a report tells.
STARTS = (ActionStatus.NOT_STARTED, ActionStatus.RUNNING, ActionStatus.CONTINUOUS)
ORGANISATION, FUNCTION = "organisatie", "functie"


class ActionRecordForm(RecordForm):
    """An action."""

    name = "actie"
    permission = Permission.EDIT_PROGRAMME
    menu = "programmes"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New action"), _("Change action")

    @cached_property
    def choices(self) -> ActionChoices:
        """What can be chosen in this programme; 3 queries."""
        programme = self.under if self.new else self.standing.belongs_to
        if programme is None:
            raise Absent("Kies eerst het programma waarin de actie komt.")
        return action_choices(self.place.actor, self.place.head.pk, programme)

    def read(self, uid: UUID) -> Standing:
        """Return the action as it stands; 3 queries."""
        found = action_to_edit(self.place.actor, self.place.head.pk, uid)
        return Standing(
            uid=uid,
            version=found.version,
            title=f"{found.code} {found.title}",
            values={**found.values, "lead": _lead(found.values)},
            home=self.place.paths.action(uid),
            above=self.place.paths.programme(found.programme_code),
            belongs_to=found.programme_uid,
            municipality_id=found.municipality_id,
            changed_by=found.changed_by,
            changed_at=found.changed_at,
        )

    def beginning(self) -> Beginning:
        """Return the start of a new action in a programme."""
        values = {
            "code": _next_code(self.choices.codes),
            "status": ActionStatus.NOT_STARTED.value,
            "kind": ActionKind.NEW.value,
            "circle": Circle.PARTNERS.value,
        }
        return Beginning(self.choices.programme, values, self.place.paths.programme(self.choices.programme_code))

    def fields(self) -> tuple[Field, ...]:
        """Return the short form, and the folded rest."""
        local = not self.new and self.standing.municipality_id is not None
        return (*self._short(), *_folded(self.choices, self.place, local=local or self.new))

    def _short(self) -> tuple[Field, ...]:
        goals = (Option("", _("Choose a goal")), *_options(self.choices.nodes))
        stands = STARTS if self.new else tuple(ActionStatus)
        asked = (
            Text(name="title", label=_("Action"), required=True, missing=_("Give the action a name."),
                 hint=_("What happens, starting with a verb if you can.")),
            Choice(name="node_uid", label=_("Goal"), uid=True, required=True, options=goals,
                   missing=_("Choose the goal that this action serves.")),
            Choice(name="lead", label=_("Lead"), options=lead_options(self.choices), hint=_("May still be empty.")),
            Date(name="end", label=_("Ready"), hint=_("For instance 20 May 2027, May 2027, Q2 2027 or 2027.")),
            Choice(name="status", label=_("How does it stand?"), options=coded("action_status", stands)),
        )  # fmt: skip
        if self.new:
            number = Text(name="code", label=_("Number"), required=True, hint=_("Proposed; unique in the programme."))
            return (number, *asked, municipality_field(self.place, self.permission))
        return (
            *asked,
            LongText(name="done", label=_("What was done?"), rows=2,
                     hint=_("Needed when the status changes. It becomes a report in the story of the action.")),
            Choice(name="deviation_reason", label=_("Why does it differ from the planning?"),
                   options=coded("deviation_reason", list(DeviationReason), empty=_("No deviation")),
                   hint=_("Needed when an agreed end moves to a later date.")),
        )  # fmt: skip

    def add(self, values: Mapping[str, object]) -> UUID:
        """Add the action to the programme."""
        assert self.under is not None, "an action is made in a programme"
        return add_action(
            actor=self.place.actor,
            programme_uid=self.under,
            code=str(values["code"]),
            form=_form(values),
            municipality_id=municipality_id(self.place, values["municipality"]),
            status=ActionStatus(str(values["status"])),
        )

    def change(self, version: int, values: Mapping[str, object]) -> int:
        """Change the action; another status, or words about it, become a report."""
        return change_action(
            actor=self.place.actor,
            action_uid=self.standing.uid,
            expected_version=version,
            form=_form(values),
            status=ActionStatus(str(values["status"])),
            done=str(values["done"]),
        )

    def withdraw(self, version: int, reason: str) -> None:  # noqa: ARG002 - asked of texts of a plan only
        """Withdraw the action."""
        assert self.uid is not None, "a record that stands"
        withdraw_action(actor=self.place.actor, action_uid=self.uid, expected_version=version)

    def restore(self) -> None:
        """Bring the action back."""
        assert self.uid is not None, "a record that stood"
        restore_action(actor=self.place.actor, action_uid=self.uid)


def _folded(choices: ActionChoices, place: Place, *, local: bool) -> tuple[Field, ...]:
    tags = tuple(Option(str(tag.uid), tag.label, word(tag.group, "tag_kind")) for tag in choices.tags)
    return (
        LongText(name="description", label=_("Description"), folded=True, rows=3),
        LongText(name="intended_result", label=_("What should come of it?"), folded=True, rows=2),
        LongText(name="expected_effect", label=_("Which effect do you expect in society?"), folded=True, rows=2),
        Date(name="start", label=_("Start"), folded=True),
        Choice(name="kind", label=_("Kind of action"), options=coded("action_kind", list(ActionKind)), folded=True),
        Text(name="cluster", label=_("Cluster"), folded=True, hint=_("A heading of your own within the theme.")),
        Choice(name="working_group_uid", label=_("Working group"), uid=True, folded=True,
               options=(Option("", _("None")), *_options(choices.groups))),
        Choices(name="partner_uids", label=_("Partners"), options=_options(choices.organisations), folded=True),
        Choices(name="other_node_uids", label=_("Also serves"), options=_options(choices.nodes), folded=True),
        Choices(name="tag_uids", label=_("Cross-cutting lines, target groups and more"), options=tags, folded=True),
        Choices(name="places", label=_("Only for"), uid=False, folded=True,
                options=tuple(Option(one.name, one.name) for one in place.head.municipalities),
                hint=_("A joint action for some of the municipalities; none ticked is all.")),
        Text(name="means_text", label=_("Means"), folded=True),
        Money(name="means_cents", label=_("Amount"), folded=True),
        Text(name="means_payer", label=_("Who pays?"), folded=True),
        Text(name="capacity_claim", label=_("Asked of police capacity"), folded=True),
        circle_field(local=local),
    )  # fmt: skip


def _options(picks: Iterable[Pick]) -> tuple[Option, ...]:
    return tuple(Option(str(pick.uid), pick.label, pick.group) for pick in picks)


def lead_options(choices: ActionChoices) -> tuple[Option, ...]:
    """Return who can carry an action: each organisation, followed by the functions in it."""
    found = [Option("", _("Not known yet"))]
    for organisation in choices.organisations:
        whole = _("%(organisation)s (whom is not known)") % {"organisation": organisation.label}
        found.append(Option(f"{ORGANISATION}:{organisation.uid}", whole, organisation.label))
        found += [
            Option(f"{FUNCTION}:{function.uid}", function.label, organisation.label)
            for function in choices.functions
            if function.group == organisation.label
        ]
    return tuple(found)


def _lead(values: Mapping[str, object]) -> str:
    if values["lead_function_uid"]:
        return f"{FUNCTION}:{values['lead_function_uid']}"
    return f"{ORGANISATION}:{values['lead_organisation_uid']}" if values["lead_organisation_uid"] else ""


def _form(values: Mapping[str, object]) -> ActionForm:
    kind, _separator, uid = str(values["lead"]).partition(":")
    lead = UUID(uid) if uid else None
    typed = {name: value for name, value in values.items() if name in TYPED}
    reason = values.get("deviation_reason")
    typed |= {
        "kind": ActionKind(str(values["kind"])),
        "circle": Circle(str(values["circle"])),
        "deviation_reason": DeviationReason(str(reason)) if reason else None,
        "lead_organisation_uid": lead if kind == ORGANISATION else None,
        "lead_function_uid": lead if kind == FUNCTION else None,
    }
    return ActionForm(**typed)  # type: ignore[arg-type]  # each field of the form reads the type of its own name


def _next_code(codes: Iterable[str]) -> str:
    """Propose a code after the last: "A-12" after "A-11"; without any that end in a number, 1."""
    numbered = [found for code in codes if (found := re.fullmatch(r"(.*?)(\d+)", code))]
    if not numbered:
        return "1"
    last = max(numbered, key=lambda found: int(found[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}"
