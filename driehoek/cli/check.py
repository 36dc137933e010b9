# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek check``: whether the configuration is sound."""

import argparse

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from driehoek.cli.failure import Failure


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Print where the data is and run the checks; in production those of deployment too, and warnings count."""
    in_production = settings.DRIEHOEK_ENV == "production"
    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    print(f"Environment: {settings.DRIEHOEK_ENV}{', demo mode' if settings.DRIEHOEK_DEMO else ''}")
    print(f"Data folder: {settings.DRIEHOEK_DATA}")
    print(f"Database:    {engine}")
    try:
        call_command("check", deploy=in_production, fail_level="WARNING")
    except SystemCheckError as problem:
        raise Failure(str(problem)) from None
    return 0
