# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reader can do on a page, by what they may do in the partnership; the form or command decides in the end."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from driehoek.access.permissions import Permission
from driehoek.planning.queries import ProgrammeHead
from driehoek.web.doors import Place
from driehoek.web.frame import Link


def programme_tasks(place: Place, programme: ProgrammeHead) -> tuple[Link, ...]:
    """Return what can be done with a programme."""
    if not place.may(Permission.EDIT_PROGRAMME):
        return ()
    paths = place.paths
    imports = f"{paths.imports}?{urlencode({'programma': programme.code})}"
    return (
        Link(_("New action"), paths.new("actie", programme.uid)),
        Link(_("Change together"), paths.change_together(programme.code)),
        Link(_("Bring in or take out a list"), imports),
        Link(_("Take along into the next programme"), paths.carry_over(programme.code)),
    )
