# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures of a partnership together: all of them, what stands out, and what may be said of each change."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.figures.queries.overview import figures_overview
from driehoek.figures.queries.remarkable import remarkable_page
from driehoek.monitoring.queries import indicators_in_use
from driehoek.web.doors import Place, members
from driehoek.web.frame import Link
from driehoek.web.menu import framed
from driehoek.web.presenters.figures.changes import compared_in, labels_csv, labels_screen
from driehoek.web.presenters.figures.overview import overview_screen
from driehoek.web.presenters.figures.remarkable import remarkable_screen
from driehoek.web.rendering import page


@require_safe
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """Every figure in every municipality, small beside each other."""
    screen = overview_screen(figures_overview(place.actor, place.head), place.paths)
    loading = (
        (Link(_("Bring figures in"), place.paths.figure_uploads), Link(_("Fetch figures"), place.paths.figure_fetches))
        if place.may(Permission.LOAD_FIGURES)
        else ()
    )
    if place.may(Permission.ENTER_FIGURES):
        loading = (*loading, Link(_("Fill in what we count ourselves"), place.paths.own_figures))
    return page(
        request,
        "pages/figures.jinja",
        {"frame": framed(request, place, _("Figures"), "figures"), "screen": screen, "loading": loading},
    )


@require_safe
@members()
def remarkable(request: HttpRequest, place: Place) -> HttpResponse:
    """What stands out among all of them, corrected for their number."""
    screen = remarkable_screen(
        remarkable_page(place.actor, place.head, indicators_in_use(place.actor, place.head.pk)), place.paths
    )
    title = _("What stands out?")
    return page(
        request,
        "pages/figures_remarkable.jinja",
        {"frame": framed(request, place, title, "figures", ((_("Figures"), place.paths.figures),)), "screen": screen},
    )


@require_safe
@members()
def labels(request: HttpRequest, place: Place) -> HttpResponse:
    """Every change with its label, counted and explained."""
    compared = compared_in(request.GET.get("met", ""))
    screen = labels_screen(figures_overview(place.actor, place.head), place.head, compared, place.paths)
    title = _("What changed in the figures")
    return page(
        request,
        "pages/figures_labels.jinja",
        {"frame": framed(request, place, title, "figures", ((_("Figures"), place.paths.figures),)), "screen": screen},
    )


@require_safe
@members()
def labels_file(request: HttpRequest, place: Place) -> HttpResponse:
    """The same table as CSV."""
    compared = compared_in(request.GET.get("met", ""))
    content = labels_csv(figures_overview(place.actor, place.head), compared, _("Figures"))
    return file_of(content, "csv", f"cijfers-{place.head.slug}-{compared.value.replace('_', '-')}")


def file_of(content: bytes, form: str, name: str) -> HttpResponse:
    """Answer with a file: csv or svg."""
    kinds = {"csv": "text/csv; charset=utf-8", "svg": "image/svg+xml"}
    response = HttpResponse(content, content_type=kinds[form])
    response["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=f"{name}.{form}"))
    return response
