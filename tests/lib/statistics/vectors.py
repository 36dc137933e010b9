# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The published values beside the repository, read where they are and never copied."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared"
ABSENT = "the folder ../shared with sources and data is not there"


def document(name: str) -> dict[str, Any]:
    """Return a vector file of JSON as it is; skips the test where the folder is absent."""
    file = SHARED / "vectors" / f"{name}.json"
    if not file.is_file():
        pytest.skip(ABSENT)
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a vector file; never an empty list."""
    found: list[dict[str, Any]] = document(name)["cases"]
    assert found, f"{name} has no cases"
    return found


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a vector file of CSV."""
    return rows(SHARED / "vectors" / f"{name}.csv")


def data(place: str) -> list[dict[str, str]]:
    """Return the rows of a data file, such as ``crime/x.csv``."""
    return rows(SHARED / "data" / place)


def rows(file: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, never none of them; or skip the test."""
    if not file.is_file():
        pytest.skip(ABSENT)
    with file.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    assert found, f"{file.name} has no rows"
    return found


def numbers(values: Any) -> npt.NDArray[np.float64]:
    """Return a list of the file as numbers; null is missing."""
    return np.asarray(values, dtype=np.float64)


def column(found: list[dict[str, Any]], part: str, name: str) -> npt.NDArray[np.float64]:
    """Return one field of all cases as an array: ``column(cases, "out", "lower")``."""
    return numbers([case[part][name] for case in found])


def assert_close(got: Any, expected: Any, rtol: float, atol: float = 0.0) -> None:
    """Assert equality within a tolerance; missing must be missing."""
    np.testing.assert_allclose(got, expected, rtol=rtol, atol=atol, equal_nan=True)


def counts_around() -> Iterator[int]:
    """Yield counts that matter: zero, small, the limits of the policy, large."""
    yield from (0, 1, 2, 4, 5, 9, 10, 19, 20, 49, 50, 100, 731)
