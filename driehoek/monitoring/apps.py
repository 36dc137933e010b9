# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """The monitoring room."""

    name = "driehoek.monitoring"
    label = "monitoring"
    default_auto_field = "django.db.models.BigAutoField"
