# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the messages room."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """The messages room."""

    name = "driehoek.messages"
    label = "messages"
    default_auto_field = "django.db.models.BigAutoField"
