# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The source as the sweeps read it: files, syntax trees and the rooms in their layers."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "driehoek"
LAYERS_CONTRACT = "Each room imports only the rooms below it"


def python_files(*folders: str) -> list[Path]:
    """Return the Python files under these folders of the repository, migrations included."""
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


@cache
def tree(file: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def shown(file: Path) -> str:
    """Return the path as people write it."""
    return str(file.relative_to(ROOT))


def imported_modules(file: Path) -> Iterator[str]:
    """Yield the full name of each module or member that a file imports."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@lru_cache(maxsize=1)
def layers() -> dict[str, int]:
    """Return each room with its height; the numbers rise from the bottom, read from the contract in pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    lines = next(contract["layers"] for contract in contracts if contract["name"] == LAYERS_CONTRACT)
    return {name.strip(" ()"): height for height, line in enumerate(reversed(lines)) for name in line.split("|")}
