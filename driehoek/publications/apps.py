# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """The room of papers."""

    name = "driehoek.publications"
    label = "publications"
    default_auto_field = "django.db.models.BigAutoField"
