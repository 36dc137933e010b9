# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a plan or programme still lacks, with why that matters."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from driehoek.cycle.queries import GapsPage
from driehoek.kernel.dates import period
from driehoek.monitoring.gaps import FigureGap, FigureGapKind
from driehoek.planning.gaps import Gap, GapKind, SubjectKind, counted
from driehoek.web.paths import Paths
from driehoek.web.words import indicator_title


@dataclass(frozen=True, slots=True)
class GapLine:
    """One record that lacks something: its name, where it is, and a small line beside it."""

    title: str
    href: str
    note: str
    example: bool


@dataclass(frozen=True, slots=True)
class GapGroup:
    """What lacks in the same way: heading, why it matters, and the records."""

    title: str
    why: str
    anchor: str
    lines: tuple[GapLine, ...]


@dataclass(frozen=True, slots=True)
class GapsScreen:
    """The page.

    Attributes:
        about: title of the plan or programme. looked_at: what was looked at, in words.
        groups: what lacks. sound: headings of the checks that found nothing.
    """

    about: str
    about_href: str
    period: str
    looked_at: str
    total: int
    examples: int
    groups: tuple[GapGroup, ...]
    sound: tuple[str, ...]


def gaps_screen(page: GapsPage, paths: Paths) -> GapsScreen:
    """Return the page."""
    span = page.programme or page.plan
    told = _checks()
    counts = counted(page.gaps)
    groups = []
    for kind in GapKind:
        lines = tuple(_line(gap, page, paths) for gap in page.gaps if gap.kind is kind)
        if lines:
            groups.append(GapGroup(*told[kind], anchor=kind.value.replace("_", "-"), lines=lines))
    of_figures = _of_the_figures()
    for figures in FigureGapKind:
        lines = tuple(_figure_line(gap, page, paths) for gap in page.figure_gaps if gap.kind is figures)
        if lines:
            groups.append(GapGroup(*of_figures[figures], anchor=figures.value.replace("_", "-"), lines=lines))
    unsound = {gap.kind for gap in page.figure_gaps}
    looked_at = (
        ngettext("%(num)s theme", "%(num)s themes", page.themes) % {"num": page.themes},
        ngettext("%(num)s goal", "%(num)s goals", page.goals) % {"num": page.goals},
        ngettext("%(num)s action", "%(num)s actions", page.actions) % {"num": page.actions},
    )
    return GapsScreen(
        about=span.title,
        about_href=paths.programme(span.code) if page.programme else paths.plan(span.code),
        period=period(span.start, span.end),
        looked_at=", ".join(looked_at),
        total=len(page.gaps) + len(page.figure_gaps),
        examples=page.examples,
        groups=tuple(groups),
        sound=(
            *(told[kind][0] for kind, number in counts.items() if not number),
            *(of_figures[kind][0] for kind in FigureGapKind if kind not in unsound),
        ),
    )


def _line(gap: Gap, page: GapsPage, paths: Paths) -> GapLine:
    hrefs = {
        SubjectKind.PLAN: paths.plan(gap.code),
        SubjectKind.PROGRAMME: paths.programme(gap.code),
        SubjectKind.NODE: paths.node(page.plan.code, gap.code),
        SubjectKind.CHAPTER: paths.plan(page.plan.code),
        SubjectKind.ACTION: paths.action(gap.uid),
    }
    notes = {
        GapKind.ANNOUNCED_NOT_NAMED: _("announces %(of)s, names %(number)s"),
        GapKind.TOO_MANY_PRIORITIES: _("%(number)s priorities; more than %(of)s is much"),
    }
    note = notes[gap.kind] % {"number": gap.number, "of": gap.of} if gap.kind in notes else ""
    place = gap.municipality if gap.municipality != gap.title else ""
    code = gap.code if gap.subject is SubjectKind.ACTION else ""
    return GapLine(gap.title, hrefs[gap.subject], ", ".join(part for part in (code, place, note) if part), gap.example)


def _figure_line(gap: FigureGap, page: GapsPage, paths: Paths) -> GapLine:
    figure = indicator_title(gap.key) if gap.key else ""
    number = _("%(number)s figures; more than %(of)s is much") % {"number": gap.number, "of": gap.of}
    told = (gap.municipality, figure, number if gap.number else "")
    href = paths.node(page.plan.code, gap.code)
    return GapLine(gap.title, href, ", ".join(part for part in told if part and part != gap.title), gap.example)


def _of_the_figures() -> Mapping[FigureGapKind, tuple[str, str]]:
    return {
        FigureGapKind.NO_FIGURE: (
            _("Goal without a figure, and without a reason"),
            _("Nobody can see whether it comes nearer. That no figure fits is a good answer too: say why."),
        ),
        FigureGapKind.GONE: (
            _("Figure that no longer exists"),
            _("Its definition is gone, so it cannot be shown. Choose another one."),
        ),
        FigureGapKind.NO_BASELINE: (
            _("Target without a baseline"),
            _("Without where you began nobody can tell afterwards how far you came."),
        ),
        FigureGapKind.AGAINST: (
            _("Target that asks the wrong way"),
            _("It asks more of what should become less, or the other way round."),
        ),
        FigureGapKind.NO_DIRECTION: (
            _("Target for a figure without a good or bad side"),
            _("More of it may be more effort or more reports, so reaching it says little."),
        ),
        FigureGapKind.TOO_MANY: (
            _("Many figures at one theme"),
            _("With more than five a reader loses sight of what matters."),
        ),
        FigureGapKind.OVERDUE: (
            _("Definition that should have been looked at again"),
            _("Sources change what they count. Somebody should check whether it still holds."),
        ),
    }


def _checks() -> Mapping[GapKind, tuple[str, str]]:
    """Return per check its heading and why it matters."""
    return {**_of_the_plan(), **_of_the_goals(), **_of_the_actions()}


def _of_the_plan() -> Mapping[GapKind, tuple[str, str]]:
    return {
        GapKind.PERIOD_OUTSIDE_PLAN: (
            _("Period outside that of the plan"),
            _("What lies outside the period of the plan has not been adopted by any council."),
        ),
        GapKind.NOT_EVALUATED: (
            _("Nobody looked back on what came before"),
            _("Without looking back the same action is planned again, also when it did not work."),
        ),
        GapKind.TOO_MANY_PRIORITIES: (
            _("Many priorities"),
            _("People and money are limited: where everything comes first, nothing does."),
        ),
        GapKind.ANNOUNCED_NOT_NAMED: (
            _("Local themes announced but not named"),
            _("A council reads that there are more local themes than the plan names, and will ask which."),
        ),
        GapKind.THEME_WITHOUT_AIM: (
            _("Priority without an aim in this programme"),
            _("The councils cannot see what this programme wants to reach on the theme."),
        ),
        GapKind.THEME_WITHOUT_ACTION: (
            _("Theme without a joint or local action"),
            _("The plan promises something on this theme, and nobody does anything about it."),
        ),
    }


def _of_the_goals() -> Mapping[GapKind, tuple[str, str]]:
    return {
        GapKind.GOAL_WITHOUT_OWNER: (
            _("Goal without an owner"),
            _("No working group and no lead watches over it, so nobody notices when it stands still."),
        ),
        GapKind.GOAL_WITHOUT_ACTION: (
            _("Goal without an action"),
            _("A goal that nothing is done for will not come nearer by itself."),
        ),
        GapKind.GOAL_WITHOUT_RESULT: (
            _("Goal without an intended result"),
            _("None of its actions says what should come of it, so afterwards nobody can tell whether it worked."),
        ),
        GapKind.GOAL_NAMES_MEANS: (
            _("Goal that seems to name only means"),
            _("It says what we do, not what changes by it; a guess from the words, so judge for yourself."),
        ),
    }


def _of_the_actions() -> Mapping[GapKind, tuple[str, str]]:
    return {
        GapKind.ACTION_WITHOUT_GOAL: (
            _("Action under a theme, not under a goal"),
            _("The theme has goals of its own; without the link nobody sees which of them it serves."),
        ),
        GapKind.ACTION_WITHOUT_LEAD: (
            _("Action without a lead"),
            _("Nobody is asked how it is going, and nobody answers for it."),
        ),
        GapKind.ACTION_WITHOUT_PLANNING: (
            _("Action without planning"),
            _("Without an end it is never late and never finished."),
        ),
        GapKind.ACTION_WITHOUT_RESULT: (
            _("Action without an intended result"),
            _("Afterwards one can say that it was done, not whether it brought what was meant."),
        ),
        GapKind.ACTION_OUTSIDE_PROGRAMME: (
            _("Action planned outside the programme"),
            _("It starts after the programme or ends outside it; it may belong in another one."),
        ),
        GapKind.CAPACITY_WITHOUT_PLANNING: (
            _("Deployment asked without planning"),
            _("Police and partners cannot keep people free when it is not known until when."),
        ),
        GapKind.MONEY_WITHOUT_PAYER: (
            _("Money without a payer"),
            _("An amount that nobody pays is not covered."),
        ),
    }
