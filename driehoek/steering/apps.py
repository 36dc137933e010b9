# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    """The steering room."""

    name = "driehoek.steering"
    label = "steering"
    default_auto_field = "django.db.models.BigAutoField"
