# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek bench NAME``: runs a measurement from ``benchmarks/``."""

import argparse
import ast
import importlib
import json
import pkgutil
from pathlib import Path

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
    try:
        module = importlib.import_module(f"benchmarks.{arguments.name}")
    except ModuleNotFoundError as missing:
        raise Failure(f"This benchmark needs '{missing.name}', one of the test tools: make environment-dev") from None
    measurement = module.measure()
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
        spec = module.module_finder.find_spec(f"benchmarks.{module.name}", None)
        # Its first line is read, not imported: a list must not need what only a measurement needs.
        text = (
            ast.get_docstring(ast.parse(Path(spec.origin).read_text(encoding="utf-8"))) if spec and spec.origin else ""
        )
        if module.name != "measurement":
            found[module.name] = (text or "").partition("\n")[0]
    return found
