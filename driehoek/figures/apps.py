# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """The figures room."""

    name = "driehoek.figures"
    label = "figures"
    default_auto_field = "django.db.models.BigAutoField"
