# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Help that municipalities ask of and offer each other: the list, one of them, agreeing on it and finishing it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.access.permissions import Permission
from driehoek.kernel.errors import Invalid
from driehoek.steering.commands.helping import agree_on_help, finish_help, release_help, withdraw_help
from driehoek.steering.queries.helping import help_lines, help_page
from driehoek.steering.rules import HelpState
from driehoek.web.doors import Place, members
from driehoek.web.editing.filled import version_in
from driehoek.web.editing.forms import municipality_id, municipality_options
from driehoek.web.menu import framed, say
from driehoek.web.presenters.sharing import help_screen, helping_screen
from driehoek.web.rendering import page

LONGEST = 4000


@require_safe
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """What is asked, offered and agreed; what is done or withdrawn apart."""
    done = request.GET.get("stand", "") == "gedaan"
    states = (HelpState.DONE, HelpState.WITHDRAWN) if done else (HelpState.OPEN, HelpState.AGREED)
    lines = help_lines(place.actor, place.head.pk, states)
    screen = helping_screen(lines, place.paths, done=done, may=place.may(Permission.SHARE))
    context = {"frame": framed(request, place, _("Help between municipalities"), "meetings"), "screen": screen}
    return page(request, "pages/helping.jinja", context)


@require_safe
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One question or offer: how far it is, and what one can do."""
    found = help_page(place.actor, place.head.pk, code)
    towns = [one for one in municipality_options(place, Permission.SHARE) if one.value]
    others = tuple(one for one in towns if one.label != found.municipality)
    screen = help_screen(found, place.paths, others)
    above = ((_("Help between municipalities"), place.paths.helping),)
    context = {"frame": framed(request, place, found.title, "meetings", above), "screen": screen}
    return page(request, "pages/help.jinja", context)


@require_POST
@members(Permission.SHARE)
def move(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Agree on it, let go of it, say that it is done, or withdraw it; the commands know who speaks for whom."""
    found = help_page(place.actor, place.head.pk, code)
    given: dict[str, Any] = {"actor": place.actor, "uid": found.uid, "expected_version": version_in(request.POST)}
    words = request.POST.get("woorden", "")[:LONGEST]
    deeds: Mapping[str, tuple[Callable[[], None], str]] = {
        "afspreken": (
            lambda: agree_on_help(
                **given, agreement=words, municipality_id=municipality_id(place, request.POST.get("gemeente", ""))
            ),
            _("It has been agreed. The other municipality sees it here."),
        ),
        "loslaten": (lambda: release_help(**given), _("The agreement is off; it is open again.")),
        "gedaan": (lambda: finish_help(**given, result=words), _("It is done.")),
        "intrekken": (lambda: withdraw_help(**given), _("It has been withdrawn.")),
    }
    deed = deeds.get(request.POST.get("doe", ""))
    if deed is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    try:
        deed[0]()
    except Invalid as problem:
        say(request, "error", " ".join((str(problem), *problem.fields.values())))
    else:
        say(request, "success", deed[1])
    return HttpResponseRedirect(place.paths.help(code), status=303)
