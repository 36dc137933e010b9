# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The organisations room."""

    name = "driehoek.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"
