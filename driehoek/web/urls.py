# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the pages."""

from django.urls import path

from driehoek.web.views import gallery, language

urlpatterns = [
    path("taal/", language.choose, name="language"),
    path("componenten/", gallery.gallery, name="gallery"),
]
