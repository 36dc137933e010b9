# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposals: the list, one with how it stands, and handing in, taking back and withdrawing."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.access.permissions import Permission
from driehoek.kernel.errors import Invalid
from driehoek.steering.commands import reopen_proposal, submit_proposal, withdraw_proposal
from driehoek.steering.queries import proposal_counts, proposal_lines, proposal_page
from driehoek.web.doors import Place, members
from driehoek.web.editing.filled import version_in
from driehoek.web.menu import framed, say
from driehoek.web.presenters.proposals import SHOWN, proposal_screen, proposals_screen
from driehoek.web.rendering import page


@require_safe
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """The proposals by how far they are."""
    asked = request.GET.get("stand", "")
    asked = asked if asked in SHOWN else ""
    screen = proposals_screen(
        proposal_lines(place.actor, place.head.pk, SHOWN[asked]),
        proposal_counts(place.actor, place.head.pk),
        place.paths,
        asked,
        may=place.may(Permission.PROPOSE),
    )
    context = {"frame": framed(request, place, _("Proposals"), "meetings"), "screen": screen}
    return page(request, "pages/proposals.jinja", context)


@require_safe
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One proposal: its words, how it stands, and what one can do with it."""
    screen = proposal_screen(proposal_page(place.actor, place.head.pk, code), place.paths)
    above = ((_("Proposals"), place.paths.proposals),)
    context = {"frame": framed(request, place, screen.line.title, "meetings", above), "screen": screen}
    return page(request, "pages/proposal.jinja", context)


@require_POST
@members(Permission.PROPOSE)
def move(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Hand a draft in, take a proposal back as a draft, or withdraw it."""
    found = proposal_page(place.actor, place.head.pk, code).head
    given = {"actor": place.actor, "uid": found.uid, "expected_version": version_in(request.POST)}
    deeds: Mapping[str, tuple[Callable[..., object], str]] = {
        "indienen": (submit_proposal, _("The proposal has been handed in.")),
        "terug": (reopen_proposal, _("The proposal is a draft again.")),
        "intrekken": (withdraw_proposal, _("The proposal has been withdrawn. You can take it back as a draft.")),
    }
    deed = deeds.get(request.POST.get("doe", ""))
    if deed is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    back = place.paths.proposal(code)
    try:
        deed[0](**given)
    except Invalid as problem:
        say(request, "error", " ".join(problem.fields.values()) or str(problem))
        lacks = deed[0] is submit_proposal and problem.fields
        return HttpResponseRedirect(place.paths.proposal(code, "wijzigen") if lacks else back, status=303)
    say(request, "success", deed[1])
    return HttpResponseRedirect(back, status=303)
