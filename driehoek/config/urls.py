# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""All addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("driehoek.web.urls")),
]

handler400 = "driehoek.web.views.errors.bad_request"
handler403 = "driehoek.web.views.errors.forbidden"
handler404 = "driehoek.web.views.errors.not_found"
handler500 = "driehoek.web.views.errors.server_error"
