# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """The planning room."""

    name = "driehoek.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"
