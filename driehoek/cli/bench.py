# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek bench NAME``: runs a measurement from ``benchmarks/``."""

import argparse
import importlib
import json
import pkgutil

from driehoek.cli.failure import Failure


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the name of the benchmark, or none to list them."""
    parser.add_argument("name", nargs="?", help="which; without a name: list them")


def run(arguments: argparse.Namespace) -> int:
    """Print the table of one benchmark and, as the last line, one JSON object with its figures and the machine."""
    known = _known()
    if arguments.name is None:
        print("\n".join(f"{name:<20} {summary}" for name, summary in known.items()) or "There are no benchmarks yet.")
        return 0
    if arguments.name not in known:
        raise Failure(f"There is no benchmark '{arguments.name}'; 'driehoek bench' lists them.")
    measurement = importlib.import_module(f"benchmarks.{arguments.name}").measure()
    print(measurement.table())
    print(json.dumps(measurement.as_json(arguments.name), ensure_ascii=False, sort_keys=True))
    return 0


def _known() -> dict[str, str]:
    try:
        package = importlib.import_module("benchmarks")
    except ModuleNotFoundError:
        raise Failure("The benchmarks are not installed: they stand in the source, in the folder benchmarks.") from None
    found = {}
    for module in pkgutil.iter_modules(package.__path__):
        if module.name != "measurement":
            text = importlib.import_module(f"benchmarks.{module.name}").__doc__ or ""
            found[module.name] = text.partition("\n")[0]
    return found
