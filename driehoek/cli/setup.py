# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek setup``: makes everything ready that a start needs; the second time there is nothing to do."""

import argparse
from pathlib import Path

from django.conf import settings
from django.db import transaction

from driehoek.cli import database, figures_load, plan_load, search_rebuild, static
from driehoek.cli.running import only_one
from driehoek.exchange.demo import finish_demo_round, hold_demo_conversations, load_demo_persons, open_demo_round
from driehoek.figures.models import Dataset
from driehoek.organisations.models import Partnership

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Prepare and say what was done."""
    with only_one(settings.DRIEHOEK_DATA):
        prepare()
    return 0


def prepare() -> None:
    """Compile catalogues, collect static files, bring the database up to date; an empty demo gets the examples."""
    if compiled := static.compile_catalogues():
        print(f"Catalogues compiled: {compiled}", flush=True)
    if static.collect():
        print("Static files collected.", flush=True)
    if applied := database.migrate():
        print(f"Database brought up to date: {applied} migrations.", flush=True)
        # What migrations do to rows passes no command, and an older database has no index yet.
        print(f"Search index made: {search_rebuild.rebuild()} records.", flush=True)
    if settings.DRIEHOEK_DEMO and not Partnership.objects.exists():
        _load_examples()
    if settings.DRIEHOEK_DEMO and not Dataset.objects.exists():
        _load_figures()


@transaction.atomic
def _load_examples() -> None:
    """Load all examples or none: a start that is interrupted here begins again."""
    for file in sorted(EXAMPLES.glob("*.yaml")):
        print(f"Example {plan_load.load(file)}", flush=True)
    for partnership in Partnership.objects.order_by("slug"):
        people = load_demo_persons(actor=plan_load.command_line(), partnership=partnership)
        print(f"People invented for {partnership.name}: {people}", flush=True)
    _load_figures()  # before the rounds: what is judged tells the figures of its year
    clerk = plan_load.command_line()
    print(f"Example conversations on working together: {hold_demo_conversations(actor=clerk)} points", flush=True)
    asked = finish_demo_round(actor=clerk) + open_demo_round(actor=clerk)
    print(f"Example rounds: {asked} people asked", flush=True)


@transaction.atomic
def _load_figures() -> None:
    """Load the real figures of the municipalities in the examples, all or none."""
    for file in sorted((EXAMPLES / "figures").glob("*.csv")):
        loaded = figures_load.load(plan_load.command_line(), file, None)
        print(f"Figures {figures_load.summary(file.stem, loaded)}", flush=True)
