# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Foreign keys, names of models in strings and migrations stay in the layers too: import-linter does not see them."""

import ast
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

from tests.sweeps.source import PACKAGE, imported_modules, layers, python_files, shown, tree

OWN = [config.label for config in apps.get_app_configs() if config.name.startswith("driehoek.")]


def relations() -> "Iterator[tuple[type[models.Model], models.Field[object, object], str]]":
    """Yield each foreign key and many-to-many of our own tables with the room it points at."""
    for label in OWN:
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            for field in model._meta.get_fields(include_hidden=False):
                if isinstance(field, models.ForeignKey | models.ManyToManyField):
                    target = field.related_model
                    assert isinstance(target, type), f"{model.__name__}.{field.name} points at nothing"
                    yield model, field, target._meta.app_label


def test_there_are_relations_to_sweep() -> None:
    assert len(list(relations())) > 20


def test_foreign_keys_point_down() -> None:
    wrong = [
        f"{model._meta.label}.{field.name} -> {target}"
        for model, field, target in relations()
        if target in OWN and target != model._meta.app_label and layers()[target] >= layers()[model._meta.app_label]
    ]
    assert wrong == []


def test_a_foreign_key_into_another_room_has_no_way_back() -> None:
    """A reverse accessor would let the lower room reach up to one that it may not know."""
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model, field, target in relations()
        if target != model._meta.app_label and getattr(field.remote_field, "related_name", None) != "+"
    ]
    assert wrong == []


def test_migrations_depend_on_rooms_below() -> None:
    wrong = []
    seen = 0
    for (label, name), migration in MigrationLoader(None, ignore_no_migrations=True).disk_migrations.items():
        if label not in OWN:
            continue
        seen += 1
        for target, _ in [*migration.dependencies, *migration.run_before]:
            if target in OWN and target != label and layers()[target] >= layers()[label]:
                wrong.append(f"{label}.{name} -> {target}")
    assert seen > 0
    assert wrong == []


def test_models_looked_up_by_name_are_of_the_same_room_or_below() -> None:
    wrong = []
    for file in python_files("driehoek"):
        room = file.relative_to(PACKAGE).parts[0]
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get_model" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    target = first.value.partition(".")[0]
                    if target in layers() and target != room and layers()[target] >= layers().get(room, 0):
                        wrong.append(f"{shown(file)}:{node.lineno} {target}")
    assert wrong == []


@pytest.mark.parametrize(("part", "other"), [("commands", "queries"), ("queries", "commands")])
def test_commands_and_queries_of_a_room_do_not_import_each_other(part: str, other: str) -> None:
    wrong = []
    for file in python_files("driehoek"):
        within = file.relative_to(PACKAGE).with_suffix("").parts
        if len(within) > 1 and within[1] == part:
            forbidden = f"driehoek.{within[0]}.{other}"
            wrong += [
                shown(file) for name in imported_modules(file) if name == forbidden or name.startswith(f"{forbidden}.")
            ]
    assert wrong == []


def test_every_room_has_its_place() -> None:
    rooms = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    assert rooms - layers().keys() == set()
