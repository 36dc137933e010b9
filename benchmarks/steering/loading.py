# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Loads sixty partnerships that meet, by the same command as any plan file; started by :mod:`benchmarks.steering`.

Argument: the folder of the examples.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

import django

from benchmarks.steering.filling import grown
from driehoek.exchange.planfile.parsing import parse_path

PARTNERSHIPS, AGREEMENTS = 60, 8_000
#: Of which so many in the partnership whose pages are asked for; the others share the rest.
LARGEST = 1_000
OTHERS = (AGREEMENTS - LARGEST) // (PARTNERSHIPS - 1) + 1


def main(examples: Path) -> None:
    """Load all sixty: the first grown from one example, the others from the bodies of the other."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    django.setup()
    commands = __import__("driehoek.exchange.commands", fromlist=["load_plan_file"])
    plan_load = __import__("driehoek.cli.plan_load", fromlist=["command_line"])
    clerk = plan_load.command_line()
    first, other = parse_path(examples / "tweestromenland.yaml"), parse_path(examples / "heuvelrug.yaml")
    commands.load_plan_file(actor=clerk, file=grown(first, "driehoek", LARGEST))
    bare = replace(other, plans=(), programmes=(), evaluations=(), proposals=(), meetings=(), decisions=(), sets=())
    bare = replace(bare, tags=(), bodies=tuple(replace(one, working_group="") for one in bare.bodies))
    for number in range(1, PARTNERSHIPS):
        commands.load_plan_file(actor=clerk, file=grown(bare, "driehoek", OTHERS, code=f"veel-{number:02}"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
