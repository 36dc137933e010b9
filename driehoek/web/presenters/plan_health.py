# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the plan is alive: a row of counts per municipality, and under it which actions and goals are meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.cycle.queries.plan_health import Health, Noted, PlanHealth
from driehoek.web.formats import plain_date
from driehoek.web.paths import Paths


@dataclass(frozen=True, slots=True)
class HealthLine:
    """One action or goal that asks a look."""

    title: str
    href: str
    note: str
    example: bool


@dataclass(frozen=True, slots=True)
class HealthGroup:
    """Why some of them ask a look, and which."""

    title: str
    lines: tuple[HealthLine, ...]


@dataclass(frozen=True, slots=True)
class HealthRow:
    """One municipality, or what is joint.

    Attributes:
        cells: the counts, in the order of the columns; each in words.
        groups: what asks a look; empty when nothing does.
    """

    name: str
    anchor: str
    href: str
    cells: tuple[str, ...]
    groups: tuple[HealthGroup, ...]


@dataclass(frozen=True, slots=True)
class HealthScreen:
    """The page.

    Attributes:
        summary: what stands out, of all together. sound: places where nothing asks a look.
        quiet: places in which nothing is planned now.
    """

    programmes: str
    since: str
    summary: str
    columns: tuple[str, ...]
    rows: tuple[HealthRow, ...]
    sound: str
    quiet: str


def health_screen(found: PlanHealth, paths: Paths) -> HealthScreen:
    """Return the page."""
    busy = [one for one in found.places if one.actions or one.goals]
    quiet = [one.name for one in found.places if not one.actions and not one.goals and one.name]
    rows = tuple(_row(one, paths) for one in busy)
    return HealthScreen(
        programmes=", ".join(one.title for one in found.programmes),
        since=_day(found.since),
        summary=_summary(busy),
        columns=(_("Actions with a lead"), _("Heard of in half a year"), _("End has passed"), _("Goals judged once")),
        rows=rows,
        sound=", ".join(row.name for row in rows if not row.groups),
        quiet=", ".join(quiet),
    )


def _summary(places: Sequence[Health]) -> str:
    actions = sum(one.actions for one in places)
    if not actions:
        return _("There is no action on which work is still done.")
    heard = actions - sum(len(one.silent) + len(one.unheard) for one in places)
    first = ngettext(
        "Of %(num)s action on which work is still done we heard of %(heard)s in the last half year",
        "Of %(num)s actions on which work is still done we heard of %(heard)s in the last half year",
        actions,
    ) % {"num": actions, "heard": heard}
    ownerless = sum(len(one.ownerless) for one in places)
    second = ngettext("%(num)s has no lead", "%(num)s have no lead", ownerless) % {"num": ownerless}
    second = second if ownerless else _("each has a lead")
    goals, unjudged = sum(one.goals for one in places), sum(len(one.unjudged) for one in places)
    if not goals:
        return f"{first}; {second}."
    if not unjudged:
        return f"{first}; {second}. " + _("Every goal was judged once.")
    third = ngettext(
        "%(unjudged)s of %(num)s goal was never judged", "%(unjudged)s of %(num)s goals were never judged", goals
    ) % {"num": goals, "unjudged": unjudged}
    return f"{first}; {second}. {third}."


def _row(one: Health, paths: Paths) -> HealthRow:
    def of(number: int, all_: int) -> str:
        return _("%(num)s of %(all)s") % {"num": number, "all": all_} if all_ else "–"

    def action(noted: Noted) -> tuple[str, str]:
        return f"{noted.code} {noted.title}", paths.action(noted.uid)

    def goal(noted: Noted) -> tuple[str, str]:
        return noted.title, paths.node(noted.plan_code, noted.code)

    told = (
        (_("No lead yet"), one.ownerless, action, ""),
        (_("Never heard of"), one.unheard, action, ""),
        (_("Not heard of for half a year"), one.silent, action, _("last on %(day)s")),
        (_("The end has passed"), one.overdue, action, _("was to be ready by %(day)s")),
        (_("Goal or theme that was never judged"), one.unjudged, goal, ""),
    )
    return HealthRow(
        name=one.name or _("Joint, and led by partners"),
        anchor=f"plaats-{one.cbs_code or 'samen'}",
        href=paths.municipality(one.cbs_code) if one.cbs_code else "",
        cells=(
            of(one.actions - len(one.ownerless), one.actions),
            of(one.actions - len(one.silent) - len(one.unheard), one.actions),
            str(len(one.overdue)) if one.actions else "–",
            of(one.goals - len(one.unjudged), one.goals),
        ),
        groups=tuple(
            HealthGroup(title, tuple(_line(each, *where(each), note) for each in noted))
            for title, noted, where, note in told
            if noted
        ),
    )


def _line(noted: Noted, title: str, href: str, note: str) -> HealthLine:
    told = note % {"day": _day(noted.on)} if note and noted.on else ""
    return HealthLine(title, href, told, noted.example)


def _day(day: date) -> str:
    return plain_date(day, get_language() or "nl")
