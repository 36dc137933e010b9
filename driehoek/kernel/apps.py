# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the kernel and puts the write guard on every database connection."""

from django.apps import AppConfig

from driehoek.kernel import guard


class KernelConfig(AppConfig):
    """The kernel room."""

    name = "driehoek.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the write guard on every connection."""
        guard.install()
