# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists kept under a name: keeping one, sharing, removing and putting back."""

from collections.abc import Callable, Mapping
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from driehoek.audit.commands import once
from driehoek.kernel.errors import Invalid
from driehoek.planning.commands import put_view_back, remove_view, save_view, share_view
from driehoek.planning.policies import may_share_views
from driehoek.planning.queries import programme_heads, removed_views, saved_views, themes_of
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed, say
from driehoek.web.presenters.saved_views import ViewForm, canonical, views_screen
from driehoek.web.rendering import page

LONGEST = 2000


@require_http_methods(["GET", "HEAD", "POST"])
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """Show the kept lists; with a name sent along, keep one more."""
    if request.method == "POST":
        return _keep(request, place)
    return _show(request, place, None)


def _show(request: HttpRequest, place: Place, form: ViewForm | None) -> HttpResponse:
    sharing = may_share_views(place.actor, place.head.pk)
    themes = dict(themes_of(place.actor, place.head.pk).values())
    programmes = {head.code: head.title for head in programme_heads(place.actor, place.head.pk)}
    screen = views_screen(
        saved_views(place.actor, place.head.pk),
        removed_views(place.actor, place.head.pk),
        place.paths,
        themes | programmes,
        may_share=sharing,
    )
    above = ((_("Actions"), place.paths.actions()),)
    return page(
        request,
        "pages/saved_views.jinja",
        {"frame": framed(request, place, _("My views"), "programmes", above), "screen": screen, "form": form},
        status=400 if form else 200,
    )


def _keep(request: HttpRequest, place: Place) -> HttpResponse:
    name, query = request.POST.get("naam", "")[:LONGEST], canonical(request.POST.get("lijst", "")[:LONGEST])
    shared = request.POST.get("delen") == "1"
    try:
        key = UUID(request.POST.get("sleutel", ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
    try:
        once(
            actor=place.actor,
            key=key,
            perform=lambda: save_view(
                actor=place.actor, partnership_id=place.head.pk, name=name, query=query, shared=shared
            ),
        )
    except Invalid as problem:
        sharing = may_share_views(place.actor, place.head.pk)
        form = ViewForm(str(uuid4()), name, query, shared, sharing, place.paths.saved_views, problem.fields)
        return _show(request, place, form)
    say(request, "success", _("The view is kept. It stands above the list of actions."))
    return HttpResponseRedirect(f"{place.paths.actions()}?{query}" if query else place.paths.actions(), status=303)


@require_POST
@members()
def change(request: HttpRequest, place: Place, uid: UUID) -> HttpResponse:
    """Share a view, keep it to oneself, remove it or put it back; the commands know whose it is."""
    actor = place.actor
    deeds: Mapping[str, tuple[Callable[[], None], str]] = {
        "delen": (lambda: share_view(actor=actor, view_uid=uid, shared=True), _("The view is shared.")),
        "voor-mij": (lambda: share_view(actor=actor, view_uid=uid, shared=False), _("The view is yours alone.")),
        "verwijderen": (
            lambda: remove_view(actor=actor, view_uid=uid),
            _("The view was removed. Below you can put it back."),
        ),
        "terug": (lambda: put_view_back(actor=actor, view_uid=uid), _("The view is back.")),
    }
    deed = deeds.get(request.POST.get("doe", ""))
    if deed is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    deed[0]()
    say(request, "success", deed[1])
    return HttpResponseRedirect(place.paths.saved_views, status=303)
