# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers of the house say what the source says."""

import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import jsonschema
import pytest
import yaml

from driehoek import __version__
from tests.sweeps.source import ROOT, imported_modules, python_files, shown

TERM = re.compile(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def test_every_term_of_the_glossary_stands_in_the_source() -> None:
    terms = TERM.findall((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
    source = "\n".join(file.read_text(encoding="utf-8") for file in python_files("driehoek"))
    assert len(terms) >= 30
    assert [term for term, *_ in terms if not re.search(rf"\b{term}\b", source)] == []
    assert len({term for term, *_ in terms}) == len(terms)


def test_every_decision_has_context_decision_and_consequences() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [file.name[:4] for file in decisions]
    assert len(numbers) >= 4
    assert len(set(numbers)) == len(numbers), "two decisions have one number"
    for file in decisions:
        text = file.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(file.name[:4])}. "), file.name
        assert [part for part in ("**Context.**", "**Decision.**", "**Consequences.**") if part not in text] == [], (
            file.name
        )


def test_publiccode_follows_the_standard_and_the_version(shared: Path) -> None:
    schema = json.loads((shared / "standards" / "publiccode" / "publiccode_schema.json").read_text())
    # The schema wants country codes where the standard has language codes; its own examples would fail.
    schema["properties"]["localisation"]["properties"]["availableLanguages"]["items"] = {
        "type": "string",
        "pattern": "^[a-z]{2}$",
    }
    content = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(content)] == []
    assert content["softwareVersion"] == __version__


def test_every_dependency_has_its_reason_on_its_line() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    named = [
        line
        for line in lines
        if re.match(r'^    "[A-Za-z0-9_.\[\]-]+([<>=].*)?",', line)
        and ("=" in line or "types" in line or "stubs" in line)
    ]
    assert len(named) > 20
    assert [line for line in named if "# " not in line] == []


def test_the_readme_names_the_two_commands_and_every_room() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in text
    assert "make test" in text
    rooms = {file.parent.name for file in (ROOT / "driehoek").glob("*/__init__.py")}
    assert sorted(room for room in rooms if f"`{room}`" not in text) == []


def declared(*groups: str) -> set[str]:
    """Return the names of the dependencies in these groups of pyproject.toml, as the index writes them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    lines = project["dependencies"] + [line for group in groups for line in extras[group]]
    return {re.split(r"[\[<>=~! ]", line)[0].lower().replace("_", "-") for line in lines}


@pytest.mark.parametrize(("folders", "groups"), [(["driehoek"], []), (["tests", "scripts", "benchmarks"], ["dev"])])
def test_everything_imported_is_declared(folders: list[str], groups: list[str]) -> None:
    """What is there only because something else needs it can go without notice."""
    origin = packages_distributions()
    # cosmic_ray is fetched by hand for one script that no check runs, and that script says so.
    own = {"driehoek", "benchmarks", "scripts", "tests", "cosmic_ray"}
    imported = {
        (name.partition(".")[0], shown(file)) for file in python_files(*folders) for name in imported_modules(file)
    }
    wrong = sorted(
        f"{file}: {module}"
        for module, file in imported
        if module not in own
        and module not in sys.stdlib_module_names
        and not {dist.lower().replace("_", "-") for dist in origin.get(module, [])} & declared(*groups)
    )
    assert wrong == []
