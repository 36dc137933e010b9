# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One figure: in all municipalities, in one of them, beside similar ones, its threshold card, and as a file."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.figures.indicators import Indicator
from driehoek.figures.queries.boundaries import boundaries
from driehoek.figures.queries.one import figure_page, known_indicator
from driehoek.figures.queries.peers import peers_page
from driehoek.figures.queries.place import place_page
from driehoek.figures.queries.thresholds import threshold_page
from driehoek.kernel.errors import Absent
from driehoek.lib.charts.kinds import Chart
from driehoek.lib.charts.svg import svg
from driehoek.lib.charts.tables import csv_text
from driehoek.monitoring.queries import goals_of_indicator
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.figures.goals import chances_of, goal_lines, levels_of
from driehoek.web.presenters.figures.goals import of_place as of_own_place
from driehoek.web.presenters.figures.maps import figure_map
from driehoek.web.presenters.figures.one import figure_chart, figure_screen
from driehoek.web.presenters.figures.peers import peers_chart, peers_screen
from driehoek.web.presenters.figures.place import place_chart, place_screen
from driehoek.web.presenters.figures.remarks import add_remark, remark_lines
from driehoek.web.presenters.figures.thresholds import threshold_screen
from driehoek.web.rendering import page
from driehoek.web.views.figures import file_of


def _above(place: Place, *indicators: Indicator) -> tuple[tuple[str, str], ...]:
    language = get_language() or "nl"
    own = ((one.title.in_language(language), place.paths.figure(one.key)) for one in indicators)
    return ((_("Figures"), place.paths.figures), *own)


@require_safe
@members()
def show(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """One figure in all municipalities."""
    found = figure_page(place.actor, place.head, key, get_language() or "nl")
    screen = figure_screen(found, place.paths)
    return page(
        request,
        "pages/figure.jinja",
        {
            "frame": framed(request, place, screen.title, "figures", _above(place)),
            "screen": screen,
            "map": figure_map(found, boundaries(area.area for area in found.series)),
            "goals": goal_lines(goals_of_indicator(place.actor, place.head.pk, key), place.paths),
            "remarks": remark_lines(found.series, place),
            "add_remark": add_remark(place, key),
        },
    )


@require_safe
@members()
def of_place(request: HttpRequest, place: Place, key: str, cbs_code: str) -> HttpResponse:
    """One figure in one municipality."""
    found = place_page(place.actor, place.head, key, cbs_code)
    goals = goals_of_indicator(place.actor, place.head.pk, key)
    own = of_own_place(goals, found.place.name)
    chances = chances_of(own, found.indicator, found.years)
    screen = place_screen(found, place.paths, levels_of(own), chances)
    return page(
        request,
        "pages/figure_place.jinja",
        {
            "frame": framed(request, place, screen.title, "figures", _above(place, found.indicator)),
            "screen": screen,
            "goals": goal_lines((*own, *of_own_place(goals, "")), place.paths),
            "remarks": remark_lines((found.years, found.months), place),
            "add_remark": add_remark(place, key, cbs_code),
        },
    )


@require_safe
@members()
def peers(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """One figure beside similar municipalities."""
    indicator = known_indicator(key)
    found = peers_page(place.actor, place.head, key, request.GET.get("gemeente", ""))
    screen = peers_screen(found, indicator, place.head, place.paths, named=request.GET.get("namen") == "ja")
    title = _("%(figure)s beside similar municipalities") % {"figure": screen.figure}
    return page(
        request,
        "pages/figure_peers.jinja",
        {"frame": framed(request, place, title, "figures", _above(place, indicator)), "screen": screen},
    )


@require_safe
@members()
def download_peers(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """The same comparison as CSV."""
    indicator = known_indicator(key)
    found = peers_page(place.actor, place.head, key, request.GET.get("gemeente", ""))
    if not found.peers:
        raise Absent
    return file_of(csv_text(peers_chart(found, indicator)).encode(), "csv", f"{key}-vergelijk".replace("_", "-"))


@require_safe
@members()
def thresholds(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """From which count on a change is clear."""
    indicator = known_indicator(key)
    screen = threshold_screen(threshold_page(place.actor, place.head, key), indicator, place.paths)
    return page(
        request,
        "pages/figure_thresholds.jinja",
        {"frame": framed(request, place, _("Threshold card"), "figures", _above(place, indicator)), "screen": screen},
    )


@require_safe
@members()
def download(request: HttpRequest, place: Place, key: str, form: str) -> HttpResponse:  # noqa: ARG001 - every view takes a request
    """One figure in all municipalities as a file."""
    found = figure_page(place.actor, place.head, key, get_language() or "nl")
    if not found.series:
        raise Absent
    return _file(figure_chart(found), form, f"{key}-{place.head.slug}")


@require_safe
@members()
def download_of_place(request: HttpRequest, place: Place, key: str, cbs_code: str, form: str) -> HttpResponse:  # noqa: ARG001
    """One figure in one municipality as a file."""
    chart = place_chart(place_page(place.actor, place.head, key, cbs_code), country=False)
    if chart is None:
        raise Absent
    return _file(chart, form, f"{key}-{cbs_code}")


def _file(chart: Chart, form: str, name: str) -> HttpResponse:
    content = csv_text(chart) if form == "csv" else svg(chart, "print", alone=True)
    return file_of(content.encode(), form, name.replace("_", "-"))
