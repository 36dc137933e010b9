# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers as files: which edition an address asks for, and how a file is sent."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from driehoek.kernel.errors import Absent
from driehoek.publications.editions import Edition
from driehoek.publications.papers import MEDIA_TYPES, Format


def edition_of(request: HttpRequest) -> Edition | None:
    """Return the edition that was asked for, if any.

    Raises:
        Absent: there is no such edition.
    """
    asked = request.GET.get("editie", "")
    if asked and asked not in set(Edition):
        raise Absent
    return Edition(asked) if asked else None


def as_file(made: bytes, name: str, form: Format) -> HttpResponse:
    """Send a paper to be kept, the HTML one too: it carries its style with it, which our own pages forbid."""
    response = HttpResponse(made, content_type=MEDIA_TYPES[form])
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{form.value}")
    response["Content-Disposition"] = str(disposition)
    return response
