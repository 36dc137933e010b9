# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The workbenches: everything that can be edited of the partnership, or of one plan with its programmes."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.access.permissions import Permission
from driehoek.organisations.kinds import FACTS, FUNCTION, MEMBERSHIP, ORGANISATION, PARTNERSHIP, SOURCE
from driehoek.organisations.parts import partnership_parts
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed
from driehoek.web.presenters.workbench import Bench, workbench
from driehoek.web.rendering import page


@require_safe
@members(Permission.EDIT_PARTNERSHIP)
def partnership(request: HttpRequest, place: Place) -> HttpResponse:
    """Who works together, to edit."""
    present = partnership_parts(place.actor, place.head.pk)
    gone = partnership_parts(place.actor, place.head.pk, withdrawn=True)
    benches = (
        Bench(_("Facts of the partnership"), PARTNERSHIP.name, present[PARTNERSHIP.name]),
        Bench(_("Organisations"), ORGANISATION.name, present[ORGANISATION.name], _("Add an organisation")),
        Bench(_("Functions"), FUNCTION.name, present[FUNCTION.name], _("Add a function")),
        Bench(_("Municipalities that take part"), MEMBERSHIP.name, present[MEMBERSHIP.name]),
        Bench(_("Facts for papers"), FACTS.name, present[FACTS.name], _("Add facts of a municipality")),
        Bench(_("Sources"), SOURCE.name, present[SOURCE.name], _("Add a source")),
    )
    title = _("Edit the partnership")
    screen = workbench(title, place.head.name, benches, gone, place.paths)
    above = ((_("Partnership"), place.paths.partnership),)
    frame = framed(request, place, title, "partnership", above)
    return page(request, "pages/workbench.jinja", {"frame": frame, "screen": screen})
