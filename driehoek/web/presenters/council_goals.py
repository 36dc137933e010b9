# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The goals of a council on screen: what was agreed for each, what came of it, and what the council was told."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.queries import MunicipalityHead
from driehoek.steering.queries.council_goals import CouncilGoals, GoalThread, ThreadLine
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import FacetLink
from driehoek.web.words import capital


@dataclass(frozen=True, slots=True)
class Strand:
    """An agreement under a goal."""

    subject: str
    href: str
    what: str
    owner: str
    on: PreciseDate
    follow: str
    overdue: bool
    replaced: bool
    told: str
    told_on: PreciseDate | None
    accounts: tuple[tuple[PreciseDate, str, bool], ...]
    kind: str
    circle: str
    example: bool


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its agreements."""

    title: str
    href: str
    local: bool
    strands: tuple[Strand, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme; ``without`` are its goals for which nothing was agreed, as title and address.

    Attributes:
        itself: it has no goals of its own, and nothing was agreed for it.
    """

    title: str
    href: str
    goals: tuple[Goal, ...]
    without: tuple[tuple[str, str], ...]
    itself: bool


@dataclass(frozen=True, slots=True)
class CouncilScreen:
    """The page; ``sentences`` say how far the whole is."""

    municipality: str
    plans: str
    sentences: tuple[str, ...]
    municipalities: tuple[FacetLink, ...]
    themes: tuple[Theme, ...]


def council_screen(
    found: CouncilGoals, chosen: MunicipalityHead, every: Sequence[MunicipalityHead], paths: Paths
) -> CouncilScreen:
    """Return the page."""
    return CouncilScreen(
        municipality=chosen.name,
        plans=", ".join(found.plans),
        sentences=_sentences(found, chosen.name),
        municipalities=tuple(
            FacetLink(one.name, paths.council_goals(one.cbs_code), None, one.pk == chosen.pk) for one in every
        ),
        themes=tuple(
            Theme(
                title=theme.title,
                href=paths.theme(theme.plan_code, theme.code),
                goals=tuple(_goal(goal, theme.plan_code, paths) for goal in theme.goals if goal.lines),
                without=tuple(
                    (goal.title, paths.node(theme.plan_code, goal.code)) for goal in theme.goals if not goal.lines
                ),
                itself=[goal.code for goal in theme.goals if not goal.lines] == [theme.code],
            )
            for theme in found.themes
        ),
    )


def _sentences(found: CouncilGoals, name: str) -> tuple[str, ...]:
    if not found.goals:
        return ()
    agreed = ngettext(
        "For %(num)s of %(all)s goals an agreement or decision stands in the register.",
        "For %(num)s of %(all)s goals agreements or decisions stand in the register.",
        found.agreed,
    ) % {"num": found.agreed, "all": found.goals}
    if not found.agreed:
        return (_("For none of the %(all)s goals an agreement stands in the register.") % {"all": found.goals},)
    told = ngettext(
        "Of %(num)s goal the council of %(name)s was told what came of it.",
        "Of %(num)s goals the council of %(name)s was told what came of it.",
        found.accounted,
    ) % {"num": found.accounted, "name": name}
    if not found.accounted:
        told = _("No account to the council of %(name)s is recorded yet.") % {"name": name}
    return agreed, told


def _goal(goal: GoalThread, plan_code: str, paths: Paths) -> Goal:
    return Goal(
        title=goal.title,
        href=paths.node(plan_code, goal.code),
        local=goal.local,
        strands=tuple(_strand(line, paths) for line in goal.lines),
    )


def _strand(line: ThreadLine, paths: Paths) -> Strand:
    return Strand(
        subject=capital(line.subject),
        href=paths.agreement(line.code),
        what=line.body,
        owner=line.owner,
        on=line.on,
        follow=line.follow,
        overdue=line.overdue,
        replaced=line.replaced,
        told=line.told,
        told_on=PreciseDate.of(line.told_on) if line.told_on else None,
        accounts=tuple((one.on, one.how, one.example) for one in line.accounts),
        kind=line.kind,
        circle="" if line.origin.circle == "openbaar" else line.origin.circle,
        example=line.origin.example,
    )
