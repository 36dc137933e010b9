# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """The evaluation room."""

    name = "driehoek.evaluation"
    label = "evaluation"
    default_auto_field = "django.db.models.BigAutoField"
