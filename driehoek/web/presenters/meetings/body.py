# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One body on screen: who sits in it, and when it meets."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from driehoek.kernel import clock
from driehoek.steering.kinds import BODY, BODY_MEMBER
from driehoek.steering.queries.bodies import BodyPage, MemberLine
from driehoek.steering.queries.meetings import MeetingHead
from driehoek.steering.rules import AHEAD, MeetingState
from driehoek.web.editing.kinds.meetings import MeetingForm
from driehoek.web.frame import Link
from driehoek.web.paths import Paths, asking
from driehoek.web.presenters.meetings.hub import MeetingRow
from driehoek.web.presenters.meetings.moments import times, weekday
from driehoek.web.presenters.origin import SourceMark, head_mark
from driehoek.web.words import capital, word


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Who sits: as what, who comes instead, and from when until when."""

    function: str
    organisation: str
    seat: str
    replacement: str
    period: str
    edit: str
    example: bool


@dataclass(frozen=True, slots=True)
class BodyScreen:
    """The page; ``facts`` are pairs of what and its value."""

    name: str
    kicker: str
    circle: str
    example: bool
    mark: SourceMark
    facts: tuple[tuple[str, str], ...]
    group_href: str
    members: tuple[MemberRow, ...]
    former: tuple[MemberRow, ...]
    ahead: tuple[MeetingRow, ...]
    past: tuple[MeetingRow, ...]
    tasks: tuple[Link, ...]
    add_member: str


def body_screen(page: BodyPage, paths: Paths, *, plans: bool, records: bool) -> BodyScreen:
    """Return the page.

    Args:
        plans: whether this reader plans its meetings.
        records: whether this reader edits the body.
    """
    line, now = page.line, clock.now()
    ahead = [one for one in page.meetings if one.ends_at >= now and one.state != MeetingState.CANCELLED]
    past = [one for one in reversed(page.meetings) if one not in ahead]
    return BodyScreen(
        name=capital(line.name),
        kicker=", ".join(part for part in (word(line.kind, "body_kind"), line.municipality) if part),
        circle=line.circle,
        example=line.example,
        mark=head_mark(page.origin),
        facts=tuple(_facts(page)),
        group_href=paths.working_group(page.group_code) if page.group_code else "",
        members=tuple(_member(one, paths, records=records) for one in page.members if one.now),
        former=tuple(_member(one, paths, records=records) for one in page.members if not one.now),
        ahead=tuple(_meeting(one, paths) for one in ahead),
        past=tuple(_meeting(one, paths) for one in past),
        tasks=tuple(_tasks(page, paths, plans=plans, records=records)),
        add_member=paths.new(BODY_MEMBER.name, line.uid) if records else "",
    )


def _facts(page: BodyPage) -> list[tuple[str, str]]:
    line = page.line
    found = []
    if line.meetings_per_year:
        text = ngettext("%(num)s time a year", "%(num)s times a year", line.meetings_per_year)
        found.append((_("Meets"), text % {"num": line.meetings_per_year}))
    if line.rhythm:
        found.append((_("Rhythm"), line.rhythm))
    if page.group:
        found.append((_("Working group"), page.group))
    return found


def _member(line: MemberLine, paths: Paths, *, records: bool) -> MemberRow:
    since = _("since %(day)s") % {"day": line.starts_on} if line.starts_on else ""
    until = _("until %(day)s") % {"day": line.ends_on} if line.ends_on else ""
    return MemberRow(
        capital(line.function),
        line.organisation,
        line.seat,
        capital(line.replacement),
        " ".join(part for part in (since, until) if part),
        paths.edit(BODY_MEMBER.name, line.uid) if records else "",
        line.example,
    )


def _meeting(head: MeetingHead, paths: Paths) -> MeetingRow:
    if head.state == MeetingState.HELD:
        note = "" if head.approved else _("The list of agreements was not approved yet.")
    elif head.state in AHEAD and head.ends_at >= clock.now():
        note = ""
    else:
        note = capital(word(head.state, "meeting_state")) + "."
    detail = ", ".join(part for part in (times(head), head.place) if part)
    return MeetingRow(
        head.day, weekday(head.day), capital(head.title), paths.meeting(head.code), detail, note, head.origin.circle,
        head.origin.example,
    )  # fmt: skip


def _tasks(page: BodyPage, paths: Paths, *, plans: bool, records: bool) -> list[Link]:
    found = []
    if plans:
        found.append(Link(_("Plan a meeting"), paths.new(MeetingForm.name, page.line.uid)))
        found.append(Link(_("Plan a year"), asking(paths.year_planning, orgaan=page.line.code)))
    if records:
        found.append(Link(_("Add a member"), paths.new(BODY_MEMBER.name, page.line.uid)))
        found.append(Link(_("Change this body"), paths.edit(BODY.name, page.line.uid)))
    return found
