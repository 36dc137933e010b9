# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the audit room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit room."""

    name = "driehoek.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
