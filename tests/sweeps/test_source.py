# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the source is kept: sizes, names, no hidden workflow."""

import ast

from tests.sweeps.source import PACKAGE, imported_modules, python_files, shown, tree

LONGEST_FILE = 400  # lines
LONGEST_FUNCTION = 60  # lines
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "services", "service", "managers", "common", "misc"}
LICENCE_LINE = "# SPDX-License-" + "Identifier: EUPL-1.2"  # in two parts, or the licence check takes it for one
EVERYWHERE = ("driehoek", "benchmarks", "scripts", "tests")


def test_no_file_is_too_long() -> None:
    wrong = [
        f"{shown(file)}: {lines} lines"
        for file in python_files(*EVERYWHERE)
        if (lines := file.read_text(encoding="utf-8").count("\n")) > LONGEST_FILE and "migrations" not in file.parts
    ]
    assert wrong == []


def test_no_function_is_too_long() -> None:
    wrong = [
        f"{shown(file)}:{node.lineno} {node.name}"
        for file in python_files("driehoek", "benchmarks", "scripts")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert wrong == []


def test_no_vague_names() -> None:
    wrong = [shown(file) for file in python_files(*EVERYWHERE) if VAGUE_NAMES & {file.stem, *file.parts}]
    assert wrong == []


def test_no_signals_as_workflow() -> None:
    """The command calls the next step; the one signal is that of a new connection, for the write guard."""
    allowed = {PACKAGE / "kernel" / "guard.py"}
    wrong = [
        f"{shown(file)}: {name}"
        for file in python_files("driehoek")
        if file not in allowed
        for name in imported_modules(file)
        if name.startswith("django.") and (".signals" in name or name.startswith("django.dispatch"))
    ]
    assert wrong == []
    in_guard = {name for name in imported_modules(PACKAGE / "kernel" / "guard.py") if ".signals." in name}
    assert in_guard == {"django.db.backends.signals.connection_created"}


def test_no_manager_classes() -> None:
    """Questions to the database stand in policies and queries, not on the tables."""
    wrong = [
        f"{shown(file)}:{node.lineno} {node.name}"
        for file in python_files("driehoek")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ClassDef) and any(getattr(base, "attr", "") == "Manager" for base in node.bases)
    ]
    assert wrong == []


def test_writing_without_a_command_is_for_tests_only() -> None:
    wrong = [
        f"{shown(file)}:{node.lineno}"
        for file in python_files("driehoek", "benchmarks", "scripts")
        if file != PACKAGE / "kernel" / "guard.py"
        for node in ast.walk(tree(file))
        if (isinstance(node, ast.Attribute) and node.attr == "seeding")
        or (isinstance(node, ast.Name) and node.id == "seeding")
    ]
    assert wrong == []


def test_every_source_file_says_its_licence_and_what_it_is() -> None:
    wrong = []
    for file in python_files(*EVERYWHERE):
        text = file.read_text(encoding="utf-8")
        if LICENCE_LINE not in text[:300]:
            wrong.append(f"{shown(file)}: no licence")
        if tree(file).body and "migrations" not in file.parts and not ast.get_docstring(tree(file)):
            wrong.append(f"{shown(file)}: no docstring")
    assert wrong == []
