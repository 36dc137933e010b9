# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The statistics stand alone, and what is written about them is true."""

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

from driehoek.lib import statistics
from scripts.statistics_reference import PAGES, public
from tests.lib.statistics.covered import COVERED, NOT_COVERED, PUBLISHED, SECOND_WAY, Covered
from tests.lib.statistics.vectors import ABSENT, SHARED

ROOT = Path(__file__).resolve().parents[3]
PLACE = statistics.__name__
NAMES = sorted(found.name for found in pkgutil.walk_packages(statistics.__path__, f"{statistics.__name__}."))


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_give_what_they_say(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


@pytest.mark.parametrize("name", NAMES)
def test_every_public_function_has_an_example(name: str) -> None:
    module = importlib.import_module(name)
    wrong = [
        f"{name}.{own}"
        for own, thing in public(module)
        if inspect.isfunction(thing) and ">>>" not in (inspect.getdoc(thing) or "")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "place", [pytest.param(place, marks=[pytest.mark.long] * ("wobble" in place)) for place in sorted(PAGES)]
)
def test_the_made_pages_are_up_to_date(place: str) -> None:
    assert (ROOT / place).read_text(encoding="utf-8") == PAGES[place]()


def test_every_file_of_published_values_is_used_or_named() -> None:
    folder = SHARED / "vectors"
    if not folder.is_dir():
        pytest.skip(ABSENT)
    files = {file.name for file in folder.iterdir() if file.suffix in (".json", ".csv")}
    used = {one.vector for one in COVERED}
    assert files - used - set(NOT_COVERED) == set()
    assert used & set(NOT_COVERED) == set()
    assert used - files == set()


def test_the_table_names_tests_and_methods_that_exist() -> None:
    for one in (*COVERED, *PUBLISHED):
        file, _, test = one.test.partition(".")
        tree = ast.parse((Path(__file__).parent / f"{file}.py").read_text(encoding="utf-8"))
        found = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert test in found, one.test
        source = ast.unparse(found[test])
        if isinstance(one, Covered):
            assert one.vector.partition(".")[0] in source, one.test
        for method in one.methods:
            module, _, name = method.rpartition(".")
            assert callable(getattr(importlib.import_module(f"driehoek.lib.statistics.{module}"), name))
            assert f"{name}(" in source or f"{name}" in source, (one.test, method)


def test_every_method_names_its_source() -> None:
    named = {method.partition(".")[0] for method in SECOND_WAY}
    silent = [
        name
        for name in named
        if not re.search(r"\b[Ss]ources?: ", importlib.import_module(f"{PLACE}.{name}").__doc__ or "")
    ]
    assert silent == []


def test_every_method_has_a_slow_second_way() -> None:
    methods = set()
    for name in NAMES:
        module = name.removeprefix("driehoek.lib.statistics.")
        if module.partition(".")[0] not in ("arrays", "segments", "sentences"):
            things = public(importlib.import_module(name))
            methods |= {f"{module}.{own}" for own, thing in things if inspect.isfunction(thing)}
    assert set(SECOND_WAY) == methods
    for method, place in SECOND_WAY.items():
        file, _, test = place.partition(".")
        tree = ast.parse((Path(__file__).parent / f"{file}.py").read_text(encoding="utf-8"))
        found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == test]
        assert found, place
        assert f"{method.partition('.')[2]}(" in ast.unparse(found[0]), (method, place)


def test_it_runs_without_django_and_statsmodels() -> None:
    code = "import sys\n"
    code += "".join(f"sys.modules[{name!r}] = None\n" for name in ("django", "statsmodels", "pandas"))
    code += "".join(f"import {name}\n" for name in NAMES)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_public_function_says_what_it_takes_and_refuses(name: str) -> None:
    wrong = []
    for own, thing in public(importlib.import_module(name)):
        if not inspect.isfunction(thing):
            continue
        told, source = inspect.getdoc(thing) or "", inspect.getsource(thing)
        elsewhere = "rguments and errors" in told or "Arguments as in" in told
        parameters = [one for one in inspect.signature(thing).parameters if one not in told]
        refuses = "raise " in source or re.search(r"\bas_[a-z_]+\(", source.partition('"""')[2].partition('"""')[2])
        if (parameters and not elsewhere) or (refuses and "Raises:" not in told and not elsewhere):
            wrong.append(f"{own}: {parameters}")
    assert wrong == []


ASSERTING = {"assert_close", "raises"}
"""What asserts without the word: a comparison within a tolerance, and an error that must come."""


@pytest.mark.parametrize("file", sorted(Path(__file__).parent.glob("test_*.py")), ids=lambda file: file.stem)
def test_every_test_asserts_something(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    assert tests
    idle = []
    for test in tests:
        called = {ast.unparse(node.func).rpartition(".")[2] for node in ast.walk(test) if isinstance(node, ast.Call)}
        if not called & ASSERTING and not any(isinstance(node, ast.Assert) for node in ast.walk(test)):
            idle.append(test.name)
    assert idle == []
