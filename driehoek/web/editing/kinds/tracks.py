# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of council calendars and adoption tracks."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.organisations.editing import RecordValues
from driehoek.organisations.picking import picks
from driehoek.planning.kinds.plans import PLAN
from driehoek.planning.kinds.programmes import PROGRAMME
from driehoek.steering.kinds import COUNCIL_CALENDAR, DECISION, TRACK, TRACK_LINE
from driehoek.steering.queries.tracks import track_code
from driehoek.steering.rules import Ask, BodyKind, Concern, Weekday
from driehoek.web.editing.calendar_fields import Day, Days, Recesses
from driehoek.web.editing.declared import DeclaredForm, reference
from driehoek.web.editing.fields import Choice, Field, LongText, Number, Option, Text
from driehoek.web.editing.forms import Standing, coded


class CalendarForm(DeclaredForm):
    """The calendar of one council and college."""

    kind = COUNCIL_CALENDAR
    local = True
    menu = "meetings"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New council calendar"), _("Change council calendar")

    def defaults(self) -> Mapping[str, object]:
        """Return what is usual; council dates are public by nature."""
        row = self.kind.model()
        return {
            "college_weekday": row.college_weekday, "before_college": row.before_college,
            "after_college": row.after_college, "before_council": row.before_council, "circle": "openbaar",
        }  # fmt: skip

    def home(self, record: RecordValues | None) -> tuple[str, str]:  # noqa: ARG002 - there is one page
        """Return the page of the calendars."""
        return self.place.paths.council_calendars, _("Council calendars")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        paste = _("Paste them in one go: one day on each line, or with commas between them.")
        days = _("working days")
        return (
            Days(name="council_dates", label=_("Council dates"), hint=paste, rows=8),
            Days(name="committee_dates", label=_("Committee dates"), rows=6,
                 hint=_("Leave empty when there is no committee. The last one before each council counts.")),
            Choice(name="college_weekday", label=_("On which day does the executive meet?"),
                   options=coded("weekday", list(Weekday)), required=True),
            Number(name="before_college", label=_("Papers in before the executive"), suffix=days, required=True),
            Number(name="after_college", label=_("From the executive to the clerk of the council"), suffix=days,
                   required=True),
            Number(name="before_council", label=_("Papers in before the committee, or else the council"), suffix=days,
                   required=True),
            Recesses(name="recesses", label=_("Recesses and days on which the town hall is closed"),
                     hint=_("One on each line: 19-12-2026 t/m 03-01-2027 kerstreces. End with (raad en griffie) or "
                            "(college) when only they are closed. Public holidays are known already.")),
            LongText(name="note", label=_("Note"), rows=2, folded=True),
        )  # fmt: skip


class TrackForm(DeclaredForm):
    """A plan or programme on its way through triangle, colleges and councils."""

    kind = TRACK
    menu = "meetings"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New adoption track"), _("Change adoption track")

    def defaults(self) -> Mapping[str, object]:
        """Return what is usual."""
        return {"triangle_days": self.kind.model().triangle_days}

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the page of the track."""
        paths = self.place.paths
        if record is None:
            return paths.tracks, _("Adoption tracks")
        return paths.track(str(record.values["code"])), record.title

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        agreed = _decisions(self, BodyKind.TRIANGLE)
        return (
            Text(name="title", label=_("Title"), required=True, hint=_("Such as: UVP 2027-2028 to the six councils.")),
            Choice(name="concerns", label=_("Which plan or programme?"), options=self._concerns()),
            Day(name="triangle_on", label=_("Day of the joint triangle"),
                hint=_("Leave empty to see by when the triangle has to agree.")),
            Number(name="triangle_days", label=_("From the triangle to the papers for the executives"),
                   suffix=_("working days"), required=True),
            Choice(name="triangle_decision", label=_("What did the triangle agree?"), uid=True, folded=True,
                   options=(Option("", _("The first agreement about this plan or programme")), *agreed)),
            Day(name="counts_from", label=_("Outcomes count from"), folded=True,
                hint=_("Earlier outcomes about the same plan or programme are of an earlier round.")),
            LongText(name="note", label=_("Note"), rows=3, folded=True),
        )  # fmt: skip

    def _concerns(self) -> tuple[Option, ...]:
        who, key = self.place.actor, self.place.head.pk
        found = [Option("", _("Nothing that is recorded here"))]
        for concern, kind, heading in (
            (Concern.PLAN, PLAN, _("Plans")),
            (Concern.PROGRAMME, PROGRAMME, _("Programmes")),
        ):
            found += [
                Option(f"{concern.value}:{one.uid}", one.label, heading) for one in picks(who, kind.model, key, "title")
            ]
        return tuple(found)

    def read(self, uid: UUID) -> Standing:
        """Return the record as it stands, with what it is about as one choice."""
        found = super().read(uid)
        kind, about = found.values.get("concerns_kind"), found.values.get("concerns_uid")
        return replace(found, values={**found.values, "concerns": f"{kind}:{about}" if kind else ""})

    def add(self, values: Mapping[str, object]) -> UUID:
        """Make the record."""
        return super().add(_apart(values))

    def change(self, version: int, values: Mapping[str, object]) -> int:
        """Change the record."""
        return super().change(version, _apart(values))


class TrackLineForm(DeclaredForm):
    """The part of a track in one municipality."""

    kind = TRACK_LINE
    local = True
    menu = "meetings"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New municipality in a track"), _("Change municipality in a track")

    def defaults(self) -> Mapping[str, object]:
        """Return what is usual."""
        return {"ask": Ask.ADOPT.value}

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the page of the track."""
        above = record.parent_uid if record else self.under
        found = track_code(self.place.actor, self.place.head.pk, above) if above else None
        if found is None:
            return self.place.paths.tracks, _("Adoption tracks")
        return self.place.paths.track(found[0]), found[1]

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        tracks = picks(self.place.actor, TRACK.model, self.place.head.pk, "title")
        return (
            *((reference("track", _("Track"), tracks),) if self.new else ()),
            Choice(name="ask", label=_("What is the council asked?"), options=coded("track_ask", list(Ask)),
                   required=True),
            Day(name="council_on", label=_("Day of the council")),
            Day(name="committee_on", label=_("Day of the committee"),
                hint=_("Leave empty for the last committee before the council in its calendar.")),
            Day(name="to_college_on", label=_("Delivered to the executive on")),
            Day(name="to_clerk_on", label=_("Delivered to the clerk on")),
            self._outcome("college_decision", _("What did the executive decide?"), BodyKind.EXECUTIVE),
            self._outcome("council_decision", _("What did the council decide?"), BodyKind.COUNCIL),
            LongText(name="note", label=_("Note"), rows=2, folded=True),
        )  # fmt: skip

    def _outcome(self, name: str, label: str, body: BodyKind) -> Field:
        first = Option("", _("The first outcome about this plan or programme"))
        return Choice(name=name, label=label, uid=True, folded=True, options=(first, *_decisions(self, body)))


def _decisions(form: DeclaredForm, body: BodyKind) -> tuple[Option, ...]:
    """Return what the bodies of a kind agreed or decided, by body."""
    found = picks(
        form.place.actor, DECISION.model, form.place.head.pk, "subject", "body",
        group="body__name", body__kind=body.value,
    )  # fmt: skip
    return tuple(Option(str(one.uid), one.label, one.group) for one in found)


def _apart(values: Mapping[str, object]) -> dict[str, object]:
    kind, _colon, uid = str(values["concerns"]).partition(":")
    rest = {name: value for name, value in values.items() if name != "concerns"}
    return {**rest, "concerns_kind": kind, "concerns_uid": UUID(uid) if uid else None}


FORMS = (CalendarForm, TrackForm, TrackLineForm)
