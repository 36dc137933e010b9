# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The themes of a round, first those of the reader's own working groups."""

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.access.permissions import Permission
from driehoek.evaluation.queries.desks import Desks, ThemeDesk
from driehoek.web.doors import Place
from driehoek.web.formats import plain_date


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme: who carries it, how far leads are, what it asks, and how far the judgement is."""

    title: str
    href: str
    where: str
    leads: str
    asks: tuple[str, ...]
    goals: str
    parts: tuple[tuple[str, bool], ...]
    ready: bool
    begun: bool
    example: bool


@dataclass(frozen=True, slots=True)
class ThemesScreen:
    """The page; ``mine`` are themes of one's own working groups or municipality."""

    round: str
    example: bool
    by: str
    summary: str
    mine: tuple[ThemeRow, ...]
    others: tuple[ThemeRow, ...]


def themes_screen(found: Desks, place: Place) -> ThemesScreen:
    """Return the page."""
    own = [_own(one, place) for one in found.themes]
    rows = [_row(one, found.round.code, place) for one in found.themes]
    ready = sum(one.ready for one in found.themes)
    return ThemesScreen(
        round=found.round.title,
        example=found.round.example,
        by=plain_date(found.round.days.groups_by, get_language() or "nl"),
        summary=_("Ready: %(ready)s of %(num)s themes.") % {"ready": ready, "num": len(rows)},
        mine=tuple(row for row, mine in zip(rows, own, strict=True) if mine),
        others=tuple(row for row, mine in zip(rows, own, strict=True) if not mine),
    )


def _own(one: ThemeDesk, place: Place) -> bool:
    towns = {standing.municipality_id for standing in place.actor.standings if standing.partnership_id == place.head.pk}
    of_town = one.municipality_id is not None and one.municipality_id in towns
    only_that = not place.may_of(Permission.JUDGE_THEME, "") and place.may_of(Permission.JUDGE_THEME, one.municipality)
    return one.mine or (of_town and only_that)


def _row(one: ThemeDesk, code: str, place: Place) -> ThemeRow:
    asks = []
    if one.adjustment:
        asks.append(
            ngettext("%(num)s asks for adjustment", "%(num)s ask for adjustment", one.adjustment)
            % {"num": one.adjustment}
        )
    if one.attention:
        asks.append(
            ngettext("%(num)s needs attention", "%(num)s need attention", one.attention) % {"num": one.attention}
        )
    if one.questions:
        asks.append(
            ngettext("%(num)s question is open", "%(num)s questions are open", one.questions) % {"num": one.questions}
        )
    leads = (
        _("%(done)s of %(all)s answered") % {"done": one.heard, "all": one.asked} if one.asked else _("nothing asked")
    )
    goals = _("%(done)s of %(all)s goals judged") % {"done": one.judged, "all": one.goals} if one.goals else ""
    return ThemeRow(
        title=one.title,
        href=place.paths.round_theme(code, one.plan_code, one.code),
        where=", ".join(part for part in (one.municipality, one.working_group) if part),
        leads=leads,
        asks=tuple(asks),
        goals=goals,
        parts=tuple((part.municipality, part.ready) for part in one.parts if part.municipality != one.municipality),
        ready=one.ready,
        begun=bool(one.parts),
        example=one.example,
    )
