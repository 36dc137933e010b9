# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the system answers: for whoever watches over it."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from driehoek.web.doors import everybody


@require_safe
@never_cache
@everybody
def healthy(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view takes a request
    """Answer after one trivial question to the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("gezond\n", content_type="text/plain; charset=utf-8")
