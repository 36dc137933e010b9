# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""All addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("driehoek.web.urls")),
]
