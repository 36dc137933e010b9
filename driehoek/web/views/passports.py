# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each figure means: all indicators, and the passport of one."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.figures.queries.one import figure_page, known_indicator
from driehoek.figures.queries.present import figures_present
from driehoek.figures.queries.published import areas_of
from driehoek.monitoring.queries import chosen_sets, goals_of_indicator, indicators_in_use
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.figures.passport import passport_screen
from driehoek.web.presenters.figures.passports import Narrowed, passports_screen
from driehoek.web.rendering import page


@require_safe
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """All indicators, with a way to the passport of each."""
    who, key = place.actor, place.head.pk
    asked = Narrowed(
        subject=request.GET.get("onderwerp", ""),
        source=request.GET.get("bron", ""),
        figures=request.GET.get("cijfers", ""),
    )
    present = figures_present(who, key, areas_of(place.head))
    screen = passports_screen(present, indicators_in_use(who, key), chosen_sets(who, key), asked, place.paths)
    frame = framed(request, place, _("What the figures mean"), "figures", ((_("Figures"), place.paths.figures),))
    return page(request, "pages/figure_passports.jinja", {"frame": frame, "screen": screen, "paths": place.paths})


@require_safe
@members()
def show(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """The passport of one indicator."""
    who, indicator, language = place.actor, known_indicator(key), get_language() or "nl"
    found = figure_page(who, place.head, key, language)
    present = figures_present(who, place.head.pk, areas_of(place.head)) if indicator.is_set else {}
    chosen = chosen_sets(who, place.head.pk) if indicator.is_set else {}
    choose = place.paths.partnership_parts if place.may(Permission.EDIT_PARTNERSHIP) else ""
    goals = goals_of_indicator(who, place.head.pk, key)
    lacking = present.get(key, indicator.codes if indicator.is_set else ())
    screen = passport_screen(indicator, found.series, lacking, goals, chosen, place.paths, choose)
    above = (
        (_("Figures"), place.paths.figures),
        (_("What the figures mean"), place.paths.figure_passports),
    )
    frame = framed(request, place, screen.title, "figures", above)
    return page(request, "pages/figure_passport.jinja", {"frame": frame, "screen": screen})
