# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The passport of an indicator: everything that one should know of it, in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.codes import Words
from driehoek.figures.indicators import Indicator, indicators
from driehoek.figures.queries.views import SeriesView
from driehoek.figures.sources import sources
from driehoek.kernel import clock
from driehoek.monitoring.queries import TiedGoal
from driehoek.web.formats import plain_date, whole_number
from driehoek.web.paths import Paths
from driehoek.web.presenters.goal_figures import told_baseline, told_target
from driehoek.web.words import capital, lower


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it is about, what it is, and a smaller line under it."""

    key: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One code that is counted, whether there are figures of it here, and where its own passport is."""

    code: str
    name: str
    there: bool
    href: str = ""


@dataclass(frozen=True, slots=True)
class TableLine:
    """One table that has this figure; ``used`` says when it was retrieved, where it is the one that is shown."""

    code: str
    title: str
    publisher: str
    used: str
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetLine:
    """Another definition of the same set; ``chosen`` where this partnership uses it."""

    title: str
    href: str
    chosen: bool
    here: bool
    parts: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal that is followed by the figure."""

    title: str
    href: str
    plan: str
    municipality: str
    baseline: str
    target: str
    example: bool


@dataclass(frozen=True, slots=True)
class PassportScreen:
    """The page.

    Attributes:
        lacking: names of the codes of a set of which there are no figures here; empty when it is complete.
        family: what the set is one definition of. sets: all of them, where there are several.
        has_figures: whether anything can be shown here.
        overdue: whether the definition should have been looked at again.
        source: what the definitions of its file rest on, in Dutch. file: where they stand.
    """

    title: str
    why: str
    href: str
    has_figures: bool
    counted: tuple[Fact, ...]
    reading: tuple[Fact, ...]
    limits: tuple[str, ...]
    codes: tuple[CodeLine, ...]
    lacking: tuple[str, ...]
    set_line: str
    sets: tuple[SetLine, ...]
    family: str
    choose: str
    tables: tuple[TableLine, ...]
    goals: tuple[GoalLine, ...]
    care: tuple[Fact, ...]
    source: str
    file: str
    checked: bool
    overdue: bool


def passport_screen(
    one: Indicator,
    series: Sequence[SeriesView],
    lacking: Sequence[str],
    goals: Sequence[TiedGoal],
    chosen: Mapping[str, str],
    paths: Paths,
    choose: str = "",
) -> PassportScreen:
    """Return the passport.

    Args:
        series: of the areas of the partnership that have figures.
        lacking: codes of a set of which there are no figures here.
        goals: those that are followed by it, within sight.
        chosen: by family the set that the partnership uses.
        choose: where another set is chosen, for who may.
    """
    language = get_language() or "nl"
    return PassportScreen(
        title=one.title.in_language(language),
        why=one.why.in_language(language),
        href=paths.figure(one.key),
        has_figures=bool(series),
        counted=_counted(one, language),
        reading=_reading(one),
        limits=tuple(limit.in_language(language) for limit in one.limits),
        codes=_codes(one, lacking, language, paths) if one.codes else (),
        lacking=tuple(f"{code} {name}" for code, name in one.names_of_codes(language) if code in lacking),
        set_line=set_line(one, language),
        sets=_sets(one, chosen, language, paths),
        family=lower(one.family, "set_family") if one.is_set else "",
        choose=choose if one.is_set else "",
        tables=_tables(one, series, language),
        goals=tuple(_goal(goal, paths) for goal in goals),
        care=_care(one, language),
        source=one.source,
        file=f"definitions/indicators/{one.file}.yaml",
        checked=one.is_checked,
        overdue=one.next_review < clock.today(),
    )


def set_line(one: Indicator, language: str) -> str:
    """Return which set is counted, as it stands under a figure; empty for an indicator that is no set."""
    if not one.is_set or one.used_by is None or one.set_version is None:
        return ""
    return _("Set %(name)s of %(date)s, as %(who)s counts it") % {
        "name": one.set_name, "date": plain_date(one.set_version, language), "who": one.used_by.in_language(language),
    }  # fmt: skip


def known_of(one: Indicator, language: str) -> tuple[str, ...]:
    """Return what one should know beside a figure: which set is counted, and what it does not tell."""
    counted = f"{set_line(one, language)}." if one.is_set else ""
    limits = (limit.in_language(language) for limit in one.limits)
    return tuple(part for part in (counted, *limits) if part)


def _counted(one: Indicator, language: str) -> tuple[Fact, ...]:
    def said(words: Words | None) -> str:
        return capital(words.in_language(language)) if words else ""

    facts = [
        Fact(_("Above the line"), said(one.numerator)),
        Fact(_("Below the line"), said(one.denominator) or _("Nothing: it is a plain number")),
        Fact(_("Unit"), said(one.unit)),
        Fact(_("Sort of figure"), capital(lower(one.sort.value, "indicator_sort"))),
        Fact(_("Periods"), ", ".join(lower(kind, "kind_of_period") for kind in one.kinds_of_period)),
        Fact(_("Areas"), ", ".join(lower(kind, "kind_of_area") for kind in one.kinds_of_area)),
    ]
    if one.rate:
        per = _("per %(number)s") % {"number": whole_number(one.rate.per, language)}
        facts[1] = Fact(facts[1].key, facts[1].value, per)
    return tuple(facts)


def _reading(one: Indicator) -> tuple[Fact, ...]:
    direction = {
        "lager": _("A clear fall is good news, and is shown so."),
        "hoger": _("A clear rise is good news, and is shown so."),
        "neutraal": _("A change gets no colour: more may be more effort, or more people who report."),
    }
    facts = [
        Fact(
            _("Which way is better"), capital(lower(one.direction.value, "indicator_direction")),
            direction[one.direction.value],
        ),
        Fact(_("What it tells of"), capital(lower(one.effect.value, "indicator_effect"))),
    ]  # fmt: skip
    if one.person_related:
        facts.append(
            Fact(
                _("About persons"), _("Yes"),
                _("Numbers of 1 to 4 are shown to nobody outside, since they may be about people who can be known."),
            )
        )  # fmt: skip
    return tuple(facts)


def _codes(one: Indicator, lacking: Sequence[str], language: str, paths: Paths) -> tuple[CodeLine, ...]:
    alone = {
        other.codes[0]: other.key
        for other in indicators().values()
        if len(other.codes) == 1 and other.codelist == one.codelist and one.is_set
    }
    return tuple(
        CodeLine(code, name, code not in lacking, paths.figure_passport(alone[code]) if code in alone else "")
        for code, name in one.names_of_codes(language)
    )


def _sets(one: Indicator, chosen: Mapping[str, str], language: str, paths: Paths) -> tuple[SetLine, ...]:
    family = [other for other in indicators().values() if one.is_set and other.family == one.family]
    if len(family) < 2:
        return ()
    return tuple(
        SetLine(
            other.title.in_language(language),
            paths.figure_passport(other.key),
            chosen.get(other.family) == other.key,
            other.key == one.key,
            ", ".join(other.codes),
        )
        for other in family
    )


def _tables(one: Indicator, series: Sequence[SeriesView], language: str) -> tuple[TableLine, ...]:
    shown = {view.source.table: view.source.text for view in series}
    found = []
    for use in one.tables:
        source = sources()[use.table]
        breaks = tuple(each.text[language] for each in source.breaks if each.concerns(frozenset(one.codes)))
        title = source.title[language]
        found.append(TableLine(use.table, title, source.publisher, shown.get(use.table, ""), breaks))
    return tuple(found)


def _goal(goal: TiedGoal, paths: Paths) -> GoalLine:
    return GoalLine(
        title=goal.title,
        href=paths.node(goal.plan_code, goal.code),
        plan=goal.plan_title,
        municipality=goal.municipality,
        baseline=told_baseline(goal.baseline),
        target=told_target(goal.target, goal.baseline),
        example=goal.example,
    )


def _care(one: Indicator, language: str) -> tuple[Fact, ...]:
    return (
        Fact(_("Who keeps the definition"), capital(one.owner.in_language(language))),
        Fact(_("Checked by"), capital(one.checked_by.in_language(language))),
        Fact(_("Looked at again"), _before(one.next_review, language)),
    )


def _before(day: date, language: str) -> str:
    return _("before %(date)s") % {"date": plain_date(day, language)}
