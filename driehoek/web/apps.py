# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the web room with Django; it has templates and static files, and no tables."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages."""

    name = "driehoek.web"
    label = "web"
    verbose_name = "Web"
