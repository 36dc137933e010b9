# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of a meeting and of a point on its agenda."""

from collections.abc import Mapping
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.access.permissions import Permission
from driehoek.kernel import clock
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Invalid
from driehoek.organisations.editing import RecordValues
from driehoek.organisations.picking import picks
from driehoek.steering.commands import MeetingPlan, cancel_meeting, change_meeting, plan_meeting
from driehoek.steering.kinds import AGENDA_ITEM, BODY
from driehoek.steering.models import Meeting
from driehoek.steering.queries.bodies import body_code
from driehoek.steering.queries.meetings import MeetingHead, meeting_code, meeting_to_edit
from driehoek.steering.rules import FIXED_POINTS, ItemKind
from driehoek.web.editing.declared import DeclaredForm, reference
from driehoek.web.editing.fields import Choice, Field, LongText, Number, Option, Text
from driehoek.web.editing.forms import Beginning, RecordForm, Standing, circle_field, coded
from driehoek.web.editing.moments import Day, Moment, Time, moment_of
from driehoek.web.editing.references import References

#: What people add to an agenda; the other points come by themselves.
ADDED = (ItemKind.TO_DECIDE, ItemKind.TO_DISCUSS, ItemKind.TO_KNOW)


def embargo_field() -> Field:
    """Return the field that says before when something may not be seen."""
    return Moment(
        name="embargo_until",
        label=_("Not to be seen before"),
        folded=True,
        hint=_("An embargo: a day, or a day and a time such as 11 March 2027 09:00. Those who prepare it see it."),
    )


class MeetingForm(RecordForm):
    """A meeting of a body."""

    name = "overleg"
    permission = Permission.PLAN_MEETINGS
    menu = "meetings"
    may_be_withdrawn = False

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("Plan a meeting"), _("Change when and where")

    def read(self, uid: UUID) -> Standing:
        """Return the meeting as it stands; 2 queries."""
        found = meeting_to_edit(self.place.actor, self.place.head.pk, uid)
        home = self.place.paths.meeting(found.head.code)
        return Standing(
            uid=uid,
            version=found.head.version,
            title=found.head.title,
            values=_values(found.head),
            home=home,
            above=home,
            belongs_to=found.head.body_uid,
            municipality_id=found.head.municipality_pk,
            changed_by=found.changed_by,
            changed_at=found.changed_at,
        )

    def beginning(self) -> Beginning:
        """Return the start of a new meeting, of the body whose page one came from."""
        found = body_code(self.place.actor, self.place.head.pk, self.under) if self.under else None
        home = self.place.paths.body(found[0]) if found else self.place.paths.meetings
        values = {"body_uid": self.under, "start": time(10), "end": time(12)}
        return Beginning(found[1] if found else _("Meetings"), values, home)

    def fields(self) -> tuple[Field, ...]:
        """Return the short form, and the folded rest."""
        bodies = picks(self.place.actor, BODY.model, self.place.head.pk, "name") if self.new else ()
        local = not self.new and self.standing.municipality_id is not None
        return (
            *((reference("body_uid", _("Which body?"), bodies),) if self.new else ()),
            Day(name="day", label=_("On which day?"), required=True, hint=_("For instance 11 March 2027.")),
            Time(name="start", label=_("From"), required=True, hint=_("For instance 10:00.")),
            Time(name="end", label=_("Ends at"), required=True),
            Text(name="place", label=_("Where?"), hint=_("A room, or the address of a video meeting.")),
            Day(name="papers_due", label=_("Papers are in by"), hint=_("The last day on which papers come along.")),
            Text(name="title", label=_("Title"), folded=True, hint=_("The name of the body when left empty.")),
            LongText(name="note", label=_("Note"), rows=3, folded=True),
            embargo_field(),
            circle_field(local=local or self.new, as_parent=self.new),
        )  # fmt: skip

    def add(self, values: Mapping[str, object]) -> UUID:
        """Plan the meeting."""
        body = values["body_uid"]
        assert isinstance(body, UUID), "a required choice"
        with _beside_the_fields():
            return plan_meeting(actor=self.place.actor, body_uid=body, plan=_plan(values))

    def change(self, version: int, values: Mapping[str, object]) -> int:
        """Change the meeting."""
        with _beside_the_fields():
            return change_meeting(
                actor=self.place.actor, meeting_uid=self.standing.uid, expected_version=version, plan=_plan(values)
            )

    def withdraw(self, version: int, reason: str) -> None:  # noqa: ARG002 - asked of texts of a plan only
        """Call the meeting off: a meeting is never withdrawn."""
        cancel_meeting(actor=self.place.actor, meeting_uid=self.standing.uid, expected_version=version)

    def restore(self) -> None:
        """Refuse: what is called off is planned anew."""
        raise Invalid("Een vervallen overleg komt niet terug. Plan een nieuw overleg.")


class _beside_the_fields:  # noqa: N801 - reads as what it does
    """Lets what a command says of a moment stand beside the fields in which its day and time are typed."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _kind: object, problem: BaseException | None, _trace: object) -> None:
        """Rename the columns of what was refused."""
        if isinstance(problem, Invalid):
            names = {"starts_at": "start", "ends_at": "end"}
            raise Invalid(str(problem), {names.get(name, name): text for name, text in problem.fields.items()})


def _values(head: MeetingHead) -> dict[str, object]:
    start, end = (moment.astimezone(clock.AMSTERDAM) for moment in (head.starts_at, head.ends_at))
    return {
        "day": start.date(),
        "start": start.time(),
        "end": end.time(),
        "place": head.place,
        "papers_due": head.papers_due,
        "title": head.title,
        "note": head.note,
        "embargo_until": head.embargo_until,
        "circle": head.origin.circle,
    }


def _plan(values: Mapping[str, object]) -> MeetingPlan:
    day, start, end = values["day"], values["start"], values["end"]
    assert isinstance(day, date) and isinstance(start, time) and isinstance(end, time), "required fields"
    circle, due, embargo = values.get("circle"), values["papers_due"], values["embargo_until"]
    return MeetingPlan(
        starts_at=moment_of(day, start),
        ends_at=moment_of(day, end),
        title=str(values["title"]),
        place=str(values["place"]),
        papers_due=due if isinstance(due, date) else None,
        note=str(values["note"]),
        circle=Circle(str(circle)) if circle else None,
        embargo_until=embargo if isinstance(embargo, datetime) else None,
    )


class AgendaItemForm(DeclaredForm):
    """A point of an agenda."""

    kind = AGENDA_ITEM
    menu = "meetings"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New agenda item"), _("Change agenda item")

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the page of the meeting."""
        above = record.parent_uid if record else self.under
        found = meeting_code(self.place.actor, self.place.head.pk, above) if above else None
        if found is None:
            return self.place.paths.meetings, _("Meetings")
        return self.place.paths.meeting(found[0]), found[1]

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            *self._meeting(),
            Choice(name="kind", label=_("What is it for?"), options=self._kinds()),
            Text(name="title", label=_("Title"), required=True),
            LongText(name="asked", label=_("What is asked?"), rows=2,
                     hint=_("One sentence with which those at the table can agree.")),
            LongText(name="reason", label=_("Why?"), rows=3),
            Number(name="minutes", label=_("How many minutes?"), suffix=_("minutes")),
            References(name="references", label=_("Papers"), folded=True,
                       hint=_("One on each line, with its address if it has one: Evaluation 2026 | https://...")),
            embargo_field(),
        )  # fmt: skip

    def _meeting(self) -> tuple[Field, ...]:
        if not self.new or self.under:
            return ()
        found = picks(self.place.actor, Meeting, self.place.head.pk, "code")
        return (reference("meeting", _("Which meeting?"), found),)

    def _kinds(self) -> tuple[Option, ...]:
        options = coded("item_kind", ADDED)
        stands = None if self.new else self.standing.values["kind"]
        if stands in FIXED_POINTS or stands == ItemKind.OPENING:
            return coded("item_kind", [str(stands)])
        return options

    def defaults(self) -> dict[str, object]:
        """Return that a new one asks a decision."""
        return {"kind": ItemKind.TO_DECIDE.value}


FORMS = (MeetingForm, AgendaItemForm)
