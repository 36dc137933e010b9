# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a partnership counts itself: the list of registrations, and the grid in which one types."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.figures.commands import enter_own
from driehoek.figures.indicators import indicators
from driehoek.figures.queries.own import own_grid, own_lines
from driehoek.kernel import clock
from driehoek.kernel.errors import Absent, Invalid
from driehoek.lib.statline.periods import year
from driehoek.web.doors import Place, members
from driehoek.web.forms.own_figures import YEARS_SHOWN, Typed, periods_asked, read
from driehoek.web.menu import framed, say
from driehoek.web.presenters.figures.own import own_screen, registrations
from driehoek.web.rendering import page
from driehoek.web.sentences import said


@require_safe
@members(Permission.ENTER_FIGURES)
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """What one may count oneself, with how far the last years are filled in."""
    this_year = clock.today().year
    years = [year(this_year - back) for back in range(1, YEARS_SHOWN)]
    return page(
        request,
        "pages/own_figures.jinja",
        {
            "frame": framed(request, place, _("What we count ourselves"), "figures", _above(place)),
            "lines": registrations(own_lines(place.actor, place.head, years), place.paths),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.ENTER_FIGURES)
def show(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """One registration: municipalities down, periods across; kept as a whole."""
    known = indicators().get(key)
    if known is None:
        raise Absent
    periods = periods_asked(request.GET.dict(), known.kinds_of_period, clock.today().year)
    grid = own_grid(place.actor, place.head, key, periods)
    mine = reach(place.actor, Permission.ENTER_FIGURES)
    own = [one.cbs_code for one in place.head.municipalities if mine.covers(place.head.pk, one.pk)]
    typed = Typed()
    if request.method == "POST":
        typed = read(request.POST.dict(), own, periods, grid.values)
        if not typed.errors:
            kept = _keep(place, key, typed)
            if kept:
                told = ngettext("%(num)s cell has been kept.", "%(num)s cells have been kept.", kept) % {"num": kept}
                say(request, "success", told)
                return HttpResponseRedirect(request.get_full_path(), status=303)
            if not typed.errors:
                say(request, "info", _("Nothing was changed, so there is nothing to keep."))
    screen = own_screen(grid, place.head.municipalities, own, place.paths, typed.texts, typed.errors)
    above = (*_above(place), (_("What we count ourselves"), place.paths.own_figures))
    return page(
        request,
        "pages/own_figure.jinja",
        {"frame": framed(request, place, screen.title, "figures", above), "screen": screen},
        status=400 if typed.errors else 200,
    )


def _keep(place: Place, key: str, typed: Typed) -> int:
    """Keep what was changed and return how many cells; what is refused stands beside its cell."""
    if not typed.cells:
        return 0
    try:
        enter_own(actor=place.actor, partnership_id=place.head.pk, key=key, cells=typed.cells)
    except Invalid as refused:
        typed.errors.update({at: said(sentence) for at, sentence in refused.fields.items()})
        if not refused.fields:
            typed.errors[f"{typed.cells[0].area}:{typed.cells[0].period}"] = said(refused)
        return 0
    return len(typed.cells)


def _above(place: Place) -> tuple[tuple[str, str], ...]:
    return ((_("Figures"), place.paths.figures),)
