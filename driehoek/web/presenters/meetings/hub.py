# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of meetings: yours first, then the rest of the year, the bodies and who carries which theme."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from driehoek.kernel import clock
from driehoek.steering.kinds import BODY, PORTFOLIO
from driehoek.steering.queries.bodies import BodyLine, PortfolioLine
from driehoek.steering.queries.hub import Ahead, Hub
from driehoek.steering.queries.meetings import MeetingHead
from driehoek.steering.rules import MeetingState
from driehoek.web.editing.kinds.meetings import MeetingForm
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.meetings.moments import long_day, month, times, weekday
from driehoek.web.words import capital, lower, word


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting of a body in which the reader sits; ``asks`` is what it asks of them, in sentences."""

    day: date
    weekday: str
    title: str
    href: str
    when: str
    place: str
    seat: str
    state: str
    asks: tuple[str, ...]
    circle: str
    example: bool


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list; ``note`` says what is special about it."""

    day: date
    weekday: str
    title: str
    href: str
    detail: str
    note: str
    circle: str
    example: bool


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body in a list."""

    name: str
    href: str
    detail: str
    circle: str
    example: bool


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """Who carries a theme."""

    theme: str
    theme_href: str
    function: str
    note: str
    edit: str
    example: bool


@dataclass(frozen=True, slots=True)
class HubScreen:
    """The page.

    Attributes:
        months: the other meetings, by month.
        bodies: those that meet here or in which the reader sits; ``further`` the others.
        beside: the pages around meetings.
    """

    own: tuple[NextMeeting, ...]
    months: tuple[tuple[str, tuple[MeetingRow, ...]], ...]
    held: tuple[MeetingRow, ...]
    bodies: tuple[BodyRow, ...]
    further: tuple[BodyRow, ...]
    portfolios: tuple[PortfolioRow, ...]
    tasks: tuple[Link, ...]
    beside: tuple[Link, ...]
    new_body: str
    new_portfolio: str


def hub_screen(hub: Hub, paths: Paths, *, plans: bool, records: bool) -> HubScreen:
    """Return the page.

    Args:
        plans: whether this reader plans meetings somewhere.
        records: whether this reader keeps bodies somewhere.
    """
    rows = [_row(one.head, paths, _deciding(one)) for one in hub.ahead]
    met = {one.body_pk for one in (*hub.held, *(ahead.head for ahead in (*hub.own, *hub.ahead)))}
    met |= {line.pk for line in hub.bodies if line.seat}
    return HubScreen(
        own=tuple(_next(one, hub, paths) for one in hub.own),
        months=tuple((title, tuple(several)) for title, several in groupby(rows, key=lambda row: month(row.day))),
        held=tuple(_row(one, paths, _approved(one)) for one in hub.held),
        bodies=tuple(_body(one, paths) for one in hub.bodies if one.pk in met),
        further=tuple(_body(one, paths) for one in hub.bodies if one.pk not in met),
        portfolios=tuple(_portfolio(one, paths, records=records) for one in hub.portfolios),
        tasks=_tasks(paths) if plans else (),
        beside=beside(paths),
        new_body=paths.new(BODY.name) if records else "",
        new_portfolio=paths.new(PORTFOLIO.name) if records else "",
    )


def beside(paths: Paths) -> tuple[Link, ...]:
    """Return the pages around meetings."""
    return (
        Link(_("Proposals"), paths.proposals),
        Link(_("Developments and bottlenecks"), paths.developments),
        Link(_("Help between municipalities"), paths.helping),
        Link(_("Open agreements"), paths.open_agreements),
        Link(_("Agreements and decisions"), paths.register),
        Link(_("Who decides what"), paths.deciding),
        Link(_("Calendar"), paths.calendar()),
        Link(_("Your calendar elsewhere"), paths.feeds),
        Link(_("Adoption tracks"), paths.tracks),
        Link(_("Council calendars"), paths.council_calendars),
        Link(_("Goals of the councils"), paths.council_goals()),
        Link(_("Recommendations"), paths.recommendations()),
    )


def _tasks(paths: Paths) -> tuple[Link, ...]:
    return (Link(_("Plan a meeting"), paths.new(MeetingForm.name)), Link(_("Plan a year"), paths.year_planning))


def _next(one: Ahead, hub: Hub, paths: Paths) -> NextMeeting:
    head = one.head
    seat = lower(one.seat, "seat")
    return NextMeeting(
        day=head.day,
        weekday=weekday(head.day),
        title=capital(head.title),
        href=paths.meeting(head.code),
        when=times(head),
        place=head.place,
        seat=_("as a replacement") if one.replaces else seat,
        state=head.state,
        asks=tuple(_asks(one, hub)),
        circle=head.origin.circle,
        example=head.origin.example,
    )


def _asks(one: Ahead, hub: Hub) -> list[str]:
    """Return what a meeting asks of the reader, the most pressing first."""
    head, found = one.head, [_deciding(one) or _("No points that ask a decision yet.")]
    if one.presence == "":
        found.append(_("You did not tell yet whether you come."))
    waits = hub.waiting.get(head.body_pk, 0)
    if waits:
        text = ngettext(
            "%(num)s proposal waits for a place on the agenda.",
            "%(num)s proposals wait for a place on the agenda.",
            waits,
        )
        found.append(text % {"num": waits})
    if head.papers_due is not None and head.papers_due >= clock.today():
        found.append(_("Papers are in by %(day)s.") % {"day": long_day(head.papers_due)})
    return found


def _deciding(one: Ahead) -> str:
    if not one.to_decide:
        return ""
    text = ngettext("%(num)s point asks a decision.", "%(num)s points ask a decision.", one.to_decide)
    return text % {"num": one.to_decide}


def _approved(head: MeetingHead) -> str:
    return "" if head.approved else _("The list of agreements was not approved yet.")


def _row(head: MeetingHead, paths: Paths, note: str) -> MeetingRow:
    detail = ", ".join(part for part in (times(head), head.place) if part)
    running = _("Going on now.") if head.state == MeetingState.RUNNING else ""
    return MeetingRow(
        head.day, weekday(head.day), capital(head.title), paths.meeting(head.code), detail, running or note,
        head.origin.circle, head.origin.example,
    )  # fmt: skip


def _body(line: BodyLine, paths: Paths) -> BodyRow:
    per_year = line.meetings_per_year
    often = ngettext("%(num)s time a year", "%(num)s times a year", per_year) % {"num": per_year} if per_year else ""
    seat = _("you sit here as %(seat)s") % {"seat": lower(line.seat, "seat")} if line.seat else ""
    detail = ", ".join(part for part in (word(line.kind, "body_kind"), line.rhythm or often, seat) if part)
    return BodyRow(capital(line.name), paths.body(line.code), detail, line.circle, line.example)


def _portfolio(line: PortfolioLine, paths: Paths, *, records: bool) -> PortfolioRow:
    return PortfolioRow(
        line.theme,
        paths.node(line.plan_code, line.theme_code),
        capital(line.function),
        line.note,
        paths.edit(PORTFOLIO.name, line.uid) if records else "",
        line.example,
    )
