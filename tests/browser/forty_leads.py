# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forty leads of seven organisations in Tweestromenland, with a programme and a meeting of the triangle of their own.

Run as a module it loads them into the data folder of a running demonstration; argument: the day of the meeting.
"""

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import django

from driehoek.exchange.planfile.parsing import parse_path
from driehoek.exchange.planfile.records.meetings import Meeting
from driehoek.exchange.planfile.records.organisations import Function
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.records.programmes import Action, Planning, Programme
from driehoek.kernel.dates import PreciseDate

SLUG, PROGRAMME, TITLE = "tweestromenland", "uvp-veertig", "UVP van veertig trekkers"
LEADS, TWICE = 40, 10  # of the forty, so many lead two actions
ORGANISATIONS = (
    "gem-berg-en-dal", "gem-beuningen", "gem-druten", "gem-heumen", "gem-west-maas-en-waal", "gem-wijchen", "politie",
)  # fmt: skip
THEMES = ("digitaal", "verkeer", "zorg")
MEETING = "driehoek-van-de-ronde"


def lead(number: int) -> str:
    """Return the code of the function of a lead."""
    return f"trekker-{number:02}"


def codes_of(number: int) -> tuple[str, ...]:
    """Return the codes of the actions of a lead."""
    return (f"RON-{number:02}", f"RON-{number + LEADS}") if number < TWICE else (f"RON-{number:02}",)


def grown(file: PlanFile, day: date) -> PlanFile:
    """Return the example with the forty, all marked example."""
    functions = tuple(
        Function(
            code=lead(number),
            title=f"trekker {number} van {ORGANISATIONS[number % len(ORGANISATIONS)]}",
            kind="actietrekker",
            organisation=ORGANISATIONS[number % len(ORGANISATIONS)],
            example=True,
        )
        for number in range(LEADS)
    )
    programme = Programme(
        code=PROGRAMME,
        plan=file.plans[0].code,
        title=TITLE,
        period_start=PreciseDate(str(day.year)),
        period_end=PreciseDate(str(day.year)),
        status="vastgesteld",
        circle="openbaar",
        actions=tuple(_action(code, number, day) for number in range(LEADS) for code in codes_of(number)),
        example=True,
    )
    meeting = Meeting(
        code=MEETING,
        body="driehoek",
        title=f"Gezagsdriehoek van {day}",
        starts_at=f"{day} 13:30",
        ends_at=f"{day} 15:30",
        where="gemeentehuis van Wijchen",
        example=True,
    )
    return replace(
        file,
        functions=(*file.functions, *functions),
        programmes=(*file.programmes, programme),
        meetings=(*file.meetings, meeting),
    )


def _action(code: str, number: int, day: date) -> Action:
    return Action(
        code=code,
        title=f"Afspraak {code.removeprefix('RON-')} van {lead(number)}",
        node=THEMES[number % len(THEMES)],
        lead_function=lead(number),
        lead_organisation=ORGANISATIONS[number % len(ORGANISATIONS)],
        planning=Planning(start=PreciseDate(str(day.year)), end=PreciseDate(f"{day.year}-12-31")),
        status="loopt",
        example=True,
    )


def main(day: date) -> None:
    """Load the forty, and have somebody hold each function."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    django.setup()
    load = __import__("driehoek.exchange.commands", fromlist=["load_plan_file"]).load_plan_file
    people = __import__("driehoek.exchange.demo", fromlist=["load_demo_persons"]).load_demo_persons
    clerk = __import__("driehoek.cli.plan_load", fromlist=["command_line"]).command_line()
    tables = __import__("driehoek.organisations.models", fromlist=["Partnership"])
    examples = Path(__file__).resolve().parent.parent.parent / "examples"
    load(actor=clerk, file=grown(parse_path(examples / f"{SLUG}.yaml"), day))
    people(actor=clerk, partnership=tables.Partnership.objects.get(slug=SLUG))


if __name__ == "__main__":
    main(date.fromisoformat(sys.argv[1]))
