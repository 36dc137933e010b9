# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page that shows every component."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.web import ui
from driehoek.web.doors import everybody
from driehoek.web.frame import Frame
from driehoek.web.presenters.chart_samples import chart_samples
from driehoek.web.rendering import page


@require_safe
@everybody
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component with its sample; open to all, it holds no data."""
    names = ui.names()
    return page(
        request,
        "pages/gallery.jinja",
        {
            "frame": Frame(title=_("Building blocks of this site")),
            "charts": chart_samples(get_language() or "nl"),
            "specimens": [ui.specimen(name) for name in names],
            "contents": [{"label": name, "href": f"#{name}", "number": ""} for name in names],
        },
    )
