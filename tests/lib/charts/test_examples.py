# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The examples in the descriptions of functions are true."""

import doctest
import importlib
import pkgutil

import pytest

import driehoek.lib.charts as package

pytestmark = pytest.mark.once
MODULES = sorted(f"{package.__name__}.{each.name}" for each in pkgutil.iter_modules(package.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


def test_there_are_examples() -> None:
    found = [test for name in MODULES for test in doctest.DocTestFinder().find(importlib.import_module(name))]
    assert sum(len(test.examples) for test in found) >= 15
