# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""All addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("driehoek.web.urls")),
]

handler400 = "driehoek.web.refusals.bad_request"
handler403 = "driehoek.web.refusals.forbidden"
handler404 = "driehoek.web.refusals.not_found"
handler500 = "driehoek.web.refusals.server_error"
